"""A line on top of the window while nobody has shown that the recovery sheet is put away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.ui.secret_dialog import note_label


class RecoveryReminder(QFrame):
    """Hidden until it is needed. `wanted` asks for the recovery code."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reminder")
        self.hide()
        print_it = QPushButton(_("Till återställningskoden …"))
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 3, 10, 3)
        sentence = _(
            "Återställningskoden är inte inlåst än. "
            "Glöms lösenfrasen bort går filen inte att öppna."
        )
        line.addWidget(note_label(sentence, "reminder_text"), 1)
        line.addWidget(print_it, 0, Qt.AlignmentFlag.AlignVCenter)
        print_it.clicked.connect(self.wanted)
