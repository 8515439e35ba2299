"""A line on top of the window while nobody has shown that the recovery sheet is put away."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.ui.destinations import Destination, plain
from sipdesk.ui.secret_dialog import note_label


class RecoveryReminder(QFrame):
    """Hidden until it is needed. `wanted` asks for the recovery code."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reminder")
        self.hide()
        print_it = QPushButton(_("Lägg återställningskoden tr&yggt …"))
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 3, 10, 3)
        self._sentence = _(
            "Återställningskoden är inte inlåst än. "
            "Glöms lösenfrasen bort går filen inte att öppna."
        )
        line.addWidget(note_label(self._sentence, "reminder_text"), 1)
        line.addWidget(print_it, 0, Qt.AlignmentFlag.AlignVCenter)
        print_it.clicked.connect(self.wanted)
        self._way_out = print_it.text()

    def destinations(self) -> Iterator[Destination]:
        """Where the bar leads, while it is in sight."""
        if self.isVisible():
            yield Destination(plain(self._way_out), self._sentence, self._want_soon)

    def _want_soon(self) -> None:
        """Once the dialog is gone that led here: what follows waits for an answer."""
        QTimer.singleShot(0, self, self.wanted.emit)
