"""Room for so much text, whatever size the text has."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Room(QObject):
    """Keeps a widget at least so many letters wide and lines high; 0 leaves that to the widget."""

    def __init__(self, widget: QWidget, *, letters: int = 0, lines: int = 0) -> None:
        super().__init__(widget)
        self._widget = widget
        self._letters = letters
        self._lines = lines
        widget.installEventFilter(self)
        self._give()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._give()
        return super().eventFilter(watched, event)

    def _give(self) -> None:
        metrics = self._widget.fontMetrics()
        if self._letters:
            self._widget.setMinimumWidth(metrics.averageCharWidth() * self._letters)
        if self._lines:
            self._widget.setMinimumHeight(metrics.lineSpacing() * self._lines)
