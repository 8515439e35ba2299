"""Ctrl+P in the print view: the paper that was chosen stays, as one is there already."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class PrintKey(QObject):
    """While the page is in sight, takes the key before the menu of the window does, which would
    begin with the plan anew; also where the cursor is beside the page.
    """

    pressed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return watched is not self._page and self._takes(event)
        if watched is self._page and event.type() is QEvent.Type.Show:
            self._page.window().installEventFilter(self)
        elif watched is self._page and event.type() is QEvent.Type.Hide:
            self._page.window().removeEventFilter(self)
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        if not event.matches(QKeySequence.StandardKey.Print):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() is QEvent.Type.KeyPress:
            self.pressed.emit()
        return True
