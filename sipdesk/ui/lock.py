"""The lock: what is written is saved, every dialog ends, and nothing of any case stays in a widget.

A lock asks nothing. It may strike while dialogs wait in event loops of their own, below each other
on the stack: `empty` answers them all with no, and the window itself is freed by `free` once the
caller has let the loops end.
"""

from __future__ import annotations

import gc
import logging
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QWidget

from sipdesk.case import Case
from sipdesk.errors import StoreError
from sipdesk.ui.aside import wait_for_all
from sipdesk.ui.crash import report
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.phrase_dialogs import PhraseEditor
from sipdesk.ui.spot import Spot, go_to, spot_in
from sipdesk.ui.why_locked import Cause

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Left:
    """What a lock keeps for the next window.

    Where everything was; and a case only when it is blank, or could not be saved because of
    `fault`. The history of undo is not kept: it is full of what people wrote. `was_away` says that
    another program was in front; `cause` is told by whoever locks.
    """

    spot: Spot
    place: str
    case_id: str = ""
    blank: Case | None = None
    unsaved: Case | None = None
    fault: StoreError | None = None
    was_away: bool = False
    cause: Cause = Cause.HAND


def empty(window: MainWindow) -> Left:
    """Save, end every dialog, and leave a window that shows nothing and is out of sight.

    It goes out of sight first: a window at the table would show what is behind the meeting.
    """
    try:
        left = _leave(window)
    finally:
        window.hide()
        window.desk.editor.open(None)
        _end_dialogs(window)
    return left


def _leave(window: MainWindow) -> Left:
    _finish_composing(window)
    _save(window)
    case, autosave = window.desk.editor.case, window.autosave
    is_unsaved = autosave.is_unsaved
    autosave.stop()
    return Left(
        spot=spot_in(window),
        place=window.place(),
        case_id=case.id if case is not None else "",
        blank=case if case is not None and window.is_untouched(case) else None,
        unsaved=case if is_unsaved else None,
        fault=autosave.fault,
        was_away=QApplication.activeWindow() is None,
    )


def _finish_composing(window: MainWindow) -> None:
    """What an input method shows as not finished was typed all the same; not each one is asked."""
    QGuiApplication.inputMethod().commit()
    focus = window.focusWidget()
    if isinstance(focus, LineInput | TextInput) and focus.composing:
        event = QInputMethodEvent()
        event.setCommitString(focus.composing)
        QApplication.sendEvent(focus, event)


def _save(window: MainWindow) -> None:
    """Not even a bug in saving may keep the window open: the case is then one that is unsaved."""
    try:
        window.autosave.save_now()
        for phrase in filter(QWidget.isVisible, window.findChildren(PhraseEditor)):
            phrase.keep_written()
    except Exception as error:
        log.error("%s", report(type(error), error.__traceback__))


def _end_dialogs(window: MainWindow) -> None:
    """Answer every dialog and menu with no, the innermost first."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    for widget in reversed(QApplication.topLevelWidgets()):
        if widget is not window and widget.isVisible():
            _end(widget)


def _end(widget: QWidget) -> None:
    if isinstance(widget, QProgressDialog):
        widget.cancel()
    elif isinstance(widget, QDialog):
        widget.reject()
    else:
        widget.close()  # a menu, a list of suggestions, a tip with a name in it
        widget.deleteLater()


def free(window: MainWindow) -> None:
    """Take the window out of memory, with everything that only it knew, and what is made aside."""
    wait_for_all()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()
    gc.collect()  # what pointed at each other, such as a page and its slots


def come_back(window: MainWindow, left: Left) -> None:
    """Open the same case at the same place. A case that is no longer in the file stays closed."""
    if left.unsaved is not None:
        window.desk.editor.open(left.unsaved)
        window.autosave.distrust(left.fault)
    elif left.blank is not None:
        window.desk.editor.open(left.blank)
    elif left.case_id and not window.reopen(left.case_id):
        return
    if not window.has_case:
        with suppress(StoreError):  # the page tells it, once the window is in sight
            window.due_book.read()
    go_to(window, left.spot)
