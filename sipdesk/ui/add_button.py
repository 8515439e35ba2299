"""The button that adds a row, where somebody who begins to write begins that row."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk.i18n import gettext as _
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.text_keys import is_letter


class AddButton(QPushButton):
    """A letter on it presses it, and goes into the field that it leads to: the cursor stands here
    while a list is empty, and whoever begins to write means its first row.

    Without `takes_letters` they mean nothing here: they may be meant for the row that is chosen.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.takes_letters = True
        self.setToolTip(_("Ctrl+Enter"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.takes_letters and is_letter(event) and event.text().isalpha()):
            super().keyPressEvent(event)
            return
        self.click()
        field = QApplication.focusWidget()
        if isinstance(field, LineInput | TextInput):
            field.insert_text(event.text())
