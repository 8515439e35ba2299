"""A window in which an arrow key leaves the cursor on a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class SteadyWindow(QMainWindow):
    """To Qt, an arrow on a button is a Tab: whoever means the answers below lands elsewhere.

    A key comes to the window as the wish to override a shortcut, before the button has it.
    """

    _is_held = False

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            on_button = isinstance(QApplication.focusWidget(), QPushButton)
            self._is_held = on_button and event.key() in ARROWS
        return super().event(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        return False if self._is_held else super().focusNextPrevChild(is_next)
