"""What stands at the table in place of a document's pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from sipdesk.i18n import gettext as _


class NoPageHere(QLabel):
    """Why no page is shown where everybody sees the screen, or for a while something else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def say_why(self) -> None:
        self.setText(
            _(
                "Sidorna visas inte i mötesläget, eftersom det kan stå personnummer och adress "
                "på dem."
            )
        )
