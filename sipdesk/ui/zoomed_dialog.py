"""A dialog that may be all there is of the program, and so has the keys for larger text itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget


class ZoomedDialog(QDialog):
    """`text_size_wanted` asks for text so many steps larger (0: as usual), as a window does, and
    `is_heard` where somebody hears it.

    Before there is a window nobody else hears the keys, and a dialog that waits for an answer takes
    those of the window.
    """

    text_size_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_heard = False
        for keys, slot in (
            ("Ctrl++", self._larger),
            ("Ctrl+=", self._larger),
            ("Ctrl+-", self._smaller),
            ("Ctrl+0", self._usual),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def fit_text(self) -> None:
        """Take up a new text size of the application."""
        raise NotImplementedError

    def _larger(self) -> None:
        self.text_size_wanted.emit(1)

    def _smaller(self) -> None:
        self.text_size_wanted.emit(-1)

    def _usual(self) -> None:
        self.text_size_wanted.emit(0)
