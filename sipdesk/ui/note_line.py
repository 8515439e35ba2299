"""The quiet line below a field."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget


class NoteLine(QLabel):
    """Tells how a value was read, and is hidden when there is nothing to tell.

    With `longest`, it always has the height of that text: what is told when the cursor leaves a
    field must not push away the button that the mouse is about to press.
    """

    def __init__(self, longest: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self.setObjectName("note")
        self.setWordWrap(True)
        self.say("")

    def say(self, text: str) -> None:
        self.setText(text)
        self.setVisible(bool(text or self._longest))

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), self._height_kept(width))

    def _height_kept(self, width: int) -> int:
        if not self._longest:
            return 0
        room = QRect(0, 0, width, 0)
        wrapped = Qt.TextFlag.TextWordWrap
        return self.fontMetrics().boundingRect(room, wrapped, self._longest).height()
