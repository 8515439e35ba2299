"""A calm word about who decides when the person is a child."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.case import Case
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.rules import has_own_standing, is_minor
from sipdesk.ui.block import Block
from sipdesk.ui.desk import Desk
from sipdesk.ui.form import intro

CHILD = N_(
    "Personen är under 18 år. Barnet ska få information och säga vad det tycker. "
    "Vårdnadshavarna samtycker, ensamma eller tillsammans med barnet, efter ålder och mognad."
)
OWN_STANDING = N_(
    "Personen har fyllt 15 år och för sin egen talan (SoL 3 kap.). Fråga alltid personen själv; "
    "vårdnadshavarna kan samtycka tillsammans med personen."
)


class ChildNotice(Block):
    """Shown while the person is known to be under 18; other words from the 15th birthday."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = intro("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        self.hide()

    def show_case(self, case: Case) -> None:
        today = self._desk.today()
        self._words.setText(_(OWN_STANDING if has_own_standing(case, today) else CHILD))
        self.setVisible(is_minor(case, today))

    def clear(self) -> None:
        self.hide()
