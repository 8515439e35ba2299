"""Offers what was noted of the conversation when the last consent was recorded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sipdesk.case import Case, ConsentPurpose
from sipdesk.i18n import gettext as _
from sipdesk.rules import entry_of_same_talk
from sipdesk.ui.block import Block
from sipdesk.ui.consent_words import talk_in_words


class SameTalk(Block):
    """Which conversation it was, and the button that fills in the same. `wanted` asks for that.

    `has_offer` says whether there is one to be taken over, and so whether to show this.
    """

    wanted = Signal()

    def __init__(self, purpose: ConsentPurpose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._purpose = purpose
        self.has_offer = False
        self._which = QLabel()
        self._which.setObjectName("note")
        self._which.setWordWrap(True)
        self._fill = QPushButton(_("Samma samtal: fyll i detsamma"))
        self._fill.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._which)
        layout.addWidget(self._fill)
        self._fill.clicked.connect(self.wanted)

    def show_case(self, case: Case) -> None:
        entry = entry_of_same_talk(case, self._purpose)
        facts = talk_in_words(entry) if entry is not None else ""
        if facts:
            self._which.setText(_("Senast antecknat: {facts}.", facts=facts))
        self.has_offer = bool(facts)

    def keep_room(self, kept: bool) -> None:
        """Whether its place stays blank while it is hidden: what stands below does not jump away
        from the next click.
        """
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.setSizePolicy(policy)

    def clear(self) -> None:
        self._which.clear()
