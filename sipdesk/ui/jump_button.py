"""A button of the row above a page, with the way to one of its blocks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class JumpButton(QPushButton):
    """The arrows go along its row and stop at the ends; Qt alone would go on into the page."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = STEPS.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self._go(steps)

    def _go(self, steps: int) -> None:
        row = [each for each in self._around() if isinstance(each, JumpButton)]
        number = row.index(self) + steps
        if 0 <= number < len(row):
            row[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _around(self) -> list[QObject]:
        bar = self.parentWidget()
        return bar.children() if bar is not None else [self]
