"""The page of the window that shows a document before it is printed or saved."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from sipdesk.case import Case, approved_version
from sipdesk.dates import spoken_date
from sipdesk.errors import ExpectedError, PrintError
from sipdesk.i18n import LANGUAGE_NAMES, MASTER, ngettext, window_language
from sipdesk.i18n import gettext as _
from sipdesk.ports import Documents
from sipdesk.rules import last_follow_up
from sipdesk.ui.document_kind import (
    NAMES,
    DocumentKind,
    Wanted,
    copies_of,
    file_name,
    job_name,
    make_pdf,
    versions_of,
)
from sipdesk.ui.doors import Doors, documents_folder
from sipdesk.ui.flow import FlowLayout
from sipdesk.ui.pdf_pane import PdfPane, kept_together
from sipdesk.ui.printing import print_through_dialog, wait_cursor
from sipdesk.ui.whole_file import write_whole

MOST_CHARACTERS_TOLD = 20


class PreviewPage(QWidget):
    """One document of one case: which one, which version of it, in which language, to where.

    `closed` is emitted when the user goes back; `printed` and `saved_as` carry a sentence for
    the status line.
    """

    closed = Signal()
    printed = Signal(str)
    saved_as = Signal(str)

    def __init__(self, documents: Documents, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._doors = doors
        self._case: Case | None = None
        self._today = dt.date.min
        self._pdf = b""
        self._kinds = _choice_of([(_(name), kind) for kind, name in NAMES.items()])
        self._languages = _choice_of([(name, code) for code, name in LANGUAGE_NAMES.items()])
        self._versions = _choice_of([])
        self._versions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._version_choice = _labelled(_("Vers&ion"), self._versions)
        self._meetings = _choice_of([])
        self._meeting_choice = _labelled(_("Möt&e"), self._meetings)
        self._print = QPushButton(_("Skriv &ut …"))
        self._save = QPushButton(_("S&para som PDF …"))
        self._back = QPushButton(_("&Tillbaka"))
        self._notice = QLabel()
        self._pane = PdfPane()
        self._lay_out()
        self._connect()
        self.clear()

    def show_case(self, case: Case, kind: DocumentKind, today: dt.date) -> None:
        """Show a document of a case, in Swedish to begin with: the record is (PDL 3:13).

        An expected fault is told here; anything else leaves the page empty and is raised.
        """
        self._case, self._today = case, today
        self._offer_meetings(case)
        self._choose(kind, MASTER)
        self._offer_versions(case)
        self._make()
        self._pane.take_focus()

    def clear(self) -> None:
        """Show and keep nothing of any case."""
        self._case = None
        self._versions.clear()
        self._meetings.clear()
        self._meeting_choice.hide()
        self._show_pdf(b"")
        self._tell_above("")

    def _lay_out(self) -> None:
        self._notice.setWordWrap(True)
        self._notice.setTextFormat(Qt.TextFormat.PlainText)
        self._print.setObjectName("primary")
        row = FlowLayout()
        row.addWidget(_labelled(_("&Dokument"), self._kinds))
        row.addWidget(self._version_choice)
        row.addWidget(self._meeting_choice)
        row.addWidget(_labelled(_("Spr&åk"), self._languages))
        for button in (self._print, self._save, self._back):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self._notice)
        column.addWidget(self._pane, 1)

    def _connect(self) -> None:
        self._kinds.activated.connect(self._make)
        self._versions.activated.connect(self._make)
        self._meetings.activated.connect(self._make)
        self._languages.activated.connect(self._make)
        self._print.clicked.connect(self._print_it)
        self._save.clicked.connect(self._save_it)
        self._back.clicked.connect(self.closed)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def _choose(self, kind: DocumentKind, language: str) -> None:
        self._kinds.setCurrentIndex(self._kinds.findData(kind))
        self._languages.setCurrentIndex(self._languages.findData(language))

    def _offer_meetings(self, case: Case) -> None:
        """The follow-up meetings to choose from; the one that is meant unless another is chosen."""
        self._meetings.clear()
        for meeting in case.follow_ups:
            text = spoken_date(meeting.date, window_language()) or _("Utan datum")
            self._meetings.addItem(text, meeting.id)
        last = last_follow_up(case)
        self._meetings.setCurrentIndex(self._meetings.findData(last.id if last else ""))

    def _kind(self) -> DocumentKind:
        return DocumentKind(self._kinds.currentData())

    def _offer_versions(self, case: Case) -> None:
        """The version in work is chosen to begin with."""
        self._versions.clear()
        for name, number in versions_of(case):
            self._versions.addItem(name, number)

    def _version(self) -> int | None:
        """The approved version that is wanted, or None for the version in work."""
        return self._versions.currentData() if self._kind() is DocumentKind.PLAN else None

    def _shown(self, case: Case) -> Case:
        """The case that the document is about: as it is now, or as it was approved."""
        number = self._version()
        version = None if number is None else approved_version(case, number)
        return version.case if version else case

    def _language(self) -> str:
        return self._languages.currentData()

    def _make(self) -> None:
        """Make the chosen document and show it."""
        case = self._case
        if case is None:
            return
        has_choice = self._versions.count() > 1 and self._kind() is DocumentKind.PLAN
        self._version_choice.setVisible(has_choice)
        is_choice = self._kind() is DocumentKind.FOLLOW_UP and self._meetings.count() > 1
        self._meeting_choice.setVisible(is_choice)
        self._show_pdf(b"")
        self._tell_above(_("Dokumentet kunde inte göras. Gå tillbaka och försök igen."))
        try:
            with wait_cursor():
                pdf = self._document(case)
                notice = self._what_is_missing(self._shown(case))
        except ExpectedError as fault:
            self._doors.tell(self, _("Dokument"), _(fault.sentence))
            return
        self._show_pdf(pdf)
        self._tell_above(notice)

    def _document(self, case: Case) -> bytes:
        return make_pdf(self._documents, self._wanted(), case, self._today)

    def _wanted(self) -> Wanted:
        meeting = self._meetings.currentData() or ""
        return Wanted(self._kind(), self._language(), self._version(), meeting)

    def _show_pdf(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._pane.show_pdf(pdf) if pdf else self._pane.clear()
        self._print.setEnabled(bool(pdf))
        self._save.setEnabled(bool(pdf))

    def _tell_above(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    def _what_is_missing(self, case: Case) -> str:
        """A sentence about the characters that no font has, or nothing."""
        if self._kind() is DocumentKind.BLANK:
            return ""
        characters = self._documents.unprintable(case)
        if not characters:
            return ""
        return ngettext(
            "Det finns {n} tecken som inte går att skriva ut: {characters}. "
            "På papperet står � i stället.",
            "Det finns {n} olika tecken som inte går att skriva ut: {characters}. "
            "På papperet står � i stället.",
            len(characters),
            characters=_spelled_out(characters),
        )

    def _print_it(self) -> None:
        case, kind = self._case, self._kind()
        if case is None:
            return
        try:
            job = job_name(kind, self._language())
            copies = copies_of(kind, case)
            done = print_through_dialog(self._pdf, job, copies, self._doors, self)
        except PrintError as fault:
            self._offer_file(_(fault.sentence))
        except ExpectedError as fault:
            self._doors.tell(self, _("Utskrift"), _(fault.sentence))
        else:
            if done:
                self.printed.emit(_("Utskriften är skickad till skrivaren."))

    def _offer_file(self, sentence: str) -> None:
        save, cancel = _("&Spara som PDF"), _("&Avbryt")
        if self._doors.ask(self, _("Utskrift"), sentence, save, cancel):
            self._save_it()

    def _save_it(self) -> None:
        case, pdf = self._case, self._pdf
        if case is None:
            return
        kind, version = self._kind(), self._version()
        name = file_name(kind, case, self._language(), self._today, version)
        path = self._doors.save_path(self, documents_folder() / name)
        if path is None:
            return
        try:
            write_whole(pdf, path)
        except ExpectedError as fault:
            self._doors.tell(self, _("Spara som PDF"), _(fault.sentence))
        else:
            self.saved_as.emit(_("Dokumentet är sparat som {name}.", name=path.name))


def _choice_of(options: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    for text, value in options:
        box.addItem(text, value)
    return box


def _labelled(text: str, box: QComboBox) -> QWidget:
    """A box behind its label, kept together when the row wraps."""
    label = QLabel(text)
    label.setBuddy(box)
    box.setAccessibleName(text.replace("&", ""))
    return kept_together(label, box)


def _spelled_out(characters: str) -> str:
    """The characters with blanks between; those that cannot be seen by their number."""
    shown = [_seen(character) for character in characters[:MOST_CHARACTERS_TOLD]]
    return " ".join(shown + ["…"] * (len(characters) > MOST_CHARACTERS_TOLD))


def _seen(character: str) -> str:
    visible = unicodedata.category(character)[0] in "LNPS"
    return character if visible else f"U+{ord(character):04X}"
