"""A message or a question in a box of its own."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

WITH_A_LETTER = (
    Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.MetaModifier
)
OF_THE_SCREEN = 0.9  # how high a box may be
WIDER = 0.55  # of the screen: the text of a box that would be higher; Qt cuts a wider one
LEAST_TEXT = 0.6  # of the size of all text: in a box that would be higher
STEP = 0.92
AND_SO_ON = "\n…"
TEXT = "qt_msgbox_label"  # what Qt calls it


class MessageBox(QMessageBox):
    """Plain text above buttons, which are in sight whatever the size of the text.

    A bare letter presses nothing. Qt would take it for the letter of a button, and it may have been
    typed for a field, behind which the box came up.
    """

    def __init__(
        self, parent: QWidget | None, title: str, sentence: str, icon: QMessageBox.Icon
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon)
        self.setWindowTitle(title)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_letter = event.text().isprintable() and event.text() != ""
        if is_letter and not event.modifiers() & WITH_A_LETTER:
            event.accept()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._fits():
            self._widen()
            self._shrink()
            self._stand_in_the_middle()
        while not self._fits() and "\n" in self.text():
            shorter, _cut, _last = self.text().removesuffix(AND_SO_ON).rpartition("\n")
            self.setText(shorter + AND_SO_ON)

    def _fits(self) -> bool:
        return self.height() <= self._room().height() * OF_THE_SCREEN

    def _widen(self) -> None:
        label = self.findChild(QLabel, TEXT)
        if isinstance(label, QLabel):
            label.setMinimumWidth(round(self._room().width() * WIDER))
            self.setText(self.text())  # makes Qt measure the box anew

    def _shrink(self) -> None:
        """Smaller letters, before anything is left out of what is about to be answered."""
        label = self.findChild(QLabel, TEXT)
        if not isinstance(label, QLabel):
            return
        size = label.fontInfo().pointSizeF()
        least = size * LEAST_TEXT
        while not self._fits() and size * STEP >= least:
            size *= STEP
            label.setStyleSheet(f"font-size: {size:.1f}pt")  # the sheet of the table has its own
            self.setText(self.text())  # makes Qt measure the box anew

    def _stand_in_the_middle(self) -> None:
        """Qt had chosen the place before the box became wider."""
        frame = self.frameGeometry()
        frame.moveCenter(self._room().center())
        self.move(frame.topLeft())

    def _room(self) -> QRect:
        return self.screen().availableGeometry()
