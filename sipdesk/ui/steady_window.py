"""A window in which keys that are meant for a field do nothing to a button, answer or tick."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QWidget,
)

from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.locked import cannot_be_changed, is_locked
from sipdesk.ui.meeting.look import TableButton
from sipdesk.ui.save_line import SaveLine
from sipdesk.ui.text_keys import is_letter, nothing_left_for

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
PAUSE_MS = 2000  # longer than between two words of somebody who types with one finger


class SteadyWindow(QMainWindow):
    """To Qt, an arrow on a button is a Tab, and a space between letters presses it: whoever means a
    field lands elsewhere.

    A key comes to the window as the wish to override a shortcut, before the button has it, and once
    more at last, when nobody has taken it. The buttons of the table see to their arrows.
    """

    _is_held = False

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._prepare_button(event)
        elif event.type() is not QEvent.Type.KeyPress:
            self._is_held = False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        guard = _WrittenAt.on(QApplication.focusWidget())
        if guard is not None and is_letter(event):
            self._tell(guard.news())
        elif nothing := nothing_left_for(event):
            announce(QApplication.focusWidget() or self, nothing)
        super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        is_held, self._is_held = self._is_held, False
        return False if is_held else super().focusNextPrevChild(is_next)

    def _prepare_button(self, event: QKeyEvent) -> None:
        button = QApplication.focusWidget()
        goes_by_arrow = isinstance(button, QPushButton) and not isinstance(button, TableButton)
        self._is_held = goes_by_arrow and event.key() in ARROWS
        if isinstance(button, QAbstractButton) and _is_written_at(button, event):
            _WrittenAt.watch(button)

    def _tell(self, sentence: str) -> None:
        """Said where the cursor is, and shown in the line for it: that of the window, or that of
        the table.
        """
        button = QApplication.focusWidget()
        if not sentence or button is None:
            return
        announce(button, sentence)
        for line in self.findChildren(SaveLine):
            if line.isVisible():
                line.show_said(sentence)


def _is_written_at(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Whether a word begins that is meant for a field. Of a number alone, a push button says
    nothing: it may be an answer.
    """
    if isinstance(button, QPushButton):
        return event.text().isalpha() and is_letter(event)
    return isinstance(button, QRadioButton | QCheckBox) and is_letter(event)


def _nothing_written_at(button: QObject | None) -> str:
    if isinstance(button, QWidget) and is_locked(button):
        return cannot_be_changed()
    if isinstance(button, QRadioButton):
        return _("Inget skrevs: pilarna väljer svar.")
    if isinstance(button, QCheckBox):
        return _("Inget skrevs: markören står på en kryssruta.")
    return _("Inget skrevs: markören står på en knapp.")


class _WrittenAt(QObject):
    """Keeps spaces from a button from the first letter of a word until another key, or a pause:
    whoever has stopped typing means the button. Where nobody else answers the letters, it is news
    once that nothing is written.
    """

    _is_told = False

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._since_letter = QElapsedTimer()
        self._since_letter.start()

    @classmethod
    def on(cls, widget: QWidget | None) -> _WrittenAt | None:
        children = widget.children() if widget is not None else []
        return next((each for each in children if isinstance(each, cls)), None)

    @classmethod
    def watch(cls, button: QAbstractButton) -> None:
        if cls.on(button) is None:
            button.installEventFilter(cls(button))

    def news(self) -> str:
        """What is to be told; "" when it was."""
        is_told, self._is_told = self._is_told, True
        return "" if is_told else _nothing_written_at(self.parent())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._stop(watched)
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return isinstance(event, QKeyEvent) and self._takes(watched, event)
        return False

    def _takes(self, watched: QObject, event: QKeyEvent) -> bool:
        is_press = event.type() is QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Space:
            if is_press and self._since_letter.elapsed() >= PAUSE_MS:
                self._stop(watched)
                return False
            return True
        if is_press and is_letter(event):
            self._since_letter.restart()
        elif is_press and event.key() != Qt.Key.Key_Shift:  # which is for a capital
            self._stop(watched)
        return False

    def _stop(self, watched: QObject) -> None:
        watched.removeEventFilter(self)
        self.setParent(None)
        self.deleteLater()
