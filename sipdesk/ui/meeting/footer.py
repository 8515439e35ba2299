"""The strip below what stands on the table: what is saved or was done, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

GAP = 12  # pixels


class Footer(QWidget):
    """A line beside buttons; a long one goes above them, over the whole width. In what is left
    beside them it would be a tall column, and take the room of the answers.
    """

    def __init__(self, line: QLabel, *buttons: QWidget) -> None:
        super().__init__()
        self._line = line
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(GAP)
        for button in buttons:
            self._buttons.addWidget(button)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP // 2)
        self._layout.addWidget(line, 1)
        self._layout.addLayout(self._buttons)
        self._layout.setAlignment(self._buttons, Qt.AlignmentFlag.AlignRight)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._settle()
        return handled

    def _settle(self) -> None:
        room = self.width() - self._buttons.sizeHint().width() - GAP
        fits = self._line.fontMetrics().horizontalAdvance(self._line.text()) <= room
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._layout.direction():
            self._layout.setDirection(direction)
            self.updateGeometry()
