"""Which chapter of the handbook is about the place where somebody stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog

from sipdesk.handbook import (
    CONSENT,
    FOLLOW_UP,
    HANDING_OVER,
    MEETING,
    PARTICIPANTS,
    PLAN,
    PRINTING,
    SAFETY,
    START,
    TALK,
    TROUBLE,
)
from sipdesk.ui.main_window import MainWindow

OF_TABS = (TALK, PARTICIPANTS, CONSENT, PLAN, FOLLOW_UP)
# By the name of the class, so that no dialog is imported before somebody wants it.
OF_DIALOGS: Mapping[str, str] = {
    "BackupDialog": SAFETY,
    "CrashDialog": TROUBLE,
    "DeleteDialog": FOLLOW_UP,
    "ExportDialog": HANDING_OVER,
    "FirstStartDialog": START,
    "ForgetWindow": FOLLOW_UP,
    "GoToDialog": START,
    "HandOverDialog": HANDING_OVER,
    "KeysDialog": SAFETY,
    "OpenFileDialog": HANDING_OVER,
    "OwnDetailsDialog": START,
    "PassphraseDialog": SAFETY,
    "PhraseEditor": PLAN,
    "PhrasesDialog": PLAN,
    "ProgressWindow": PRINTING,
    "ReceiveDialog": HANDING_OVER,
    "RecoveryDialog": SAFETY,
    "RecoverySheetDialog": SAFETY,
    "SettingsDialog": SAFETY,
}


def chapter_at(window: MainWindow) -> str:
    """The chapter about what stands in the window."""
    if window.meeting.is_on:
        return MEETING
    if not window.preview.isHidden():
        return PRINTING
    if not window.has_case:
        return START
    tab = window.case_page.tab_in_sight()
    return PARTICIPANTS if tab is None else OF_TABS[tab]


def chapter_of(dialog: QDialog, window: MainWindow | None) -> str:
    """The chapter about a dialog; for a question, about the page that it was asked on."""
    fallback = START if window is None else chapter_at(window)
    return OF_DIALOGS.get(type(dialog).__name__, fallback)
