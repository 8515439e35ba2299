"""The line below a field: quiet, or a sign that something is wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget


class NoteLine(QLabel):
    """Tells how a value was read, and is hidden when there is nothing to tell.

    With `keeps_place`, it has the height of a line even then: what is told when the cursor leaves
    a field must not push away the button that the mouse is about to press.
    """

    def __init__(self, *, keeps_place: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeps_place = keeps_place
        self.setObjectName("note")
        self.setWordWrap(True)
        if keeps_place:
            self.setText(" ")
        else:
            self.hide()  # never shown here: before it has a place, it would be a window

    @property
    def is_problem(self) -> bool:
        """Whether it says that something is wrong."""
        return bool(self.property("problem"))

    def say(self, text: str, *, is_problem: bool = False) -> None:
        """Tell it; a problem stands out."""
        if is_problem != self.is_problem:
            self.setProperty("problem", is_problem)
            self.style().polish(self)  # the style sheet gives it another look
        self.setText(text or (" " if self._keeps_place else ""))
        self.setVisible(bool(self.text()))
