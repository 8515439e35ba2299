"""What stands in the window while there is nobody in the file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sipdesk.i18n import gettext as _


class WelcomePage(QWidget):
    """Says what to do first. `new_wanted` asks for a new person."""

    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(_("Börja med den första personen"))
        title.setObjectName("name")
        text = QLabel(
            _(
                "Skriv namnet, det personen vill prata om och vilka som ska vara med. Allt sparas "
                "av sig självt medan du skriver. F1 öppnar handboken, som går igenom arbetet steg "
                "för steg."
            )
        )
        new = QPushButton(_("Ny &person"))
        new.setObjectName("primary")
        layout = QVBoxLayout(self)
        layout.addStretch()
        for label in (title, text):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addSpacing(12)
        layout.addWidget(new, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch()
        new.clicked.connect(self.new_wanted)
