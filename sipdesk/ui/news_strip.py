"""A line on top of the window after an update. It waits for nothing, and stops nobody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.ui.secret_dialog import note_label


class NewsStrip(QFrame):
    """Hidden until there are news. `wanted` asks to read them, `done` says that it is put away."""

    wanted = Signal()
    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("news")
        self.hide()
        read = QPushButton(_("Läs vad som är nytt"))
        close = QPushButton(_("Inte nu"))
        close.setToolTip(_("Nyheterna finns kvar i menyn Hjälp."))
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 3, 10, 3)
        line.addWidget(note_label(_("SIPdesk är uppdaterat."), "news_text"), 1)
        for button in (read, close):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.clicked.connect(self._put_away)
        read.clicked.connect(self.wanted)

    def _put_away(self) -> None:
        self.hide()
        self.done.emit()
