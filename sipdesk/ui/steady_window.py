"""A window in which keys that are meant for a field do nothing to a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.meeting.look import TableButton
from sipdesk.ui.text_keys import is_letter

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class SteadyWindow(QMainWindow):
    """To Qt, an arrow on a button is a Tab, and a space between letters presses it: whoever means a
    field lands elsewhere.

    A key comes to the window as the wish to override a shortcut, before the button has it. The
    buttons of the table see to themselves.
    """

    _is_held = False

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            button = QApplication.focusWidget()
            on_button = isinstance(button, QPushButton) and not isinstance(button, TableButton)
            self._is_held = on_button and event.key() in ARROWS
            if isinstance(button, QPushButton) and on_button and is_letter(event):
                _WrittenAt.watch(button)
        return super().event(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        return False if self._is_held else super().focusNextPrevChild(is_next)


class _WrittenAt(QObject):
    """Says once that nothing is written, and keeps spaces from a button until another key."""

    @classmethod
    def watch(cls, button: QPushButton) -> None:
        if not any(isinstance(each, cls) for each in button.children()):
            button.installEventFilter(cls(button))
            announce(button, _("Inget skrevs: markören står på en knapp."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._stop(watched)
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return isinstance(event, QKeyEvent) and self._takes(watched, event)
        return False

    def _takes(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            return True
        if event.type() is QEvent.Type.KeyPress and not is_letter(event):
            self._stop(watched)
        return False

    def _stop(self, watched: QObject) -> None:
        watched.removeEventFilter(self)
        self.setParent(None)
        self.deleteLater()
