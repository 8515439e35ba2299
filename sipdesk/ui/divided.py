"""Two panes beside each other, one of which takes the room that there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


class Divided(QSplitter):
    """The `main` pane grows with the window; the other keeps its width. `letters` are the widths
    that they have to begin with, from the left, in letters.
    """

    def __init__(self, left: QWidget, right: QWidget, main: QWidget, letters: tuple[int, int]):
        super().__init__(Qt.Orientation.Horizontal)
        self._letters = letters
        for number, pane in enumerate((left, right)):
            self.addWidget(pane)
            self.setStretchFactor(number, int(pane is main))
            if pane is main:
                self.setCollapsible(number, False)
        self.share_out()

    def share_out(self) -> None:
        """Give each pane the width that it has to begin with, for the text size of now."""
        letter = self.fontMetrics().averageCharWidth()
        self.setSizes([letter * count for count in self._letters])
