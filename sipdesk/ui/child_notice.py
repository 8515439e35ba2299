"""A calm word about who decides when the person is a child."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sipdesk.case import Case
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.rules import has_own_standing, is_minor
from sipdesk.ui.announce import announce
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
    """Shown while the person is known to be under 18; other words from the 15th birthday.

    Where the birth date is written, `is_said`: it brings questions below that nobody looks for.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, is_said: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = intro("")
        self._shown_of = ""
        self._is_to_say = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        self.hide()
        if is_said:
            desk.editor.typing_ended.connect(self._say)

    def show_case(self, case: Case) -> None:
        today = self._desk.today()
        self._words.setText(_(OWN_STANDING if has_own_standing(case, today) else CHILD))
        if self._shown_of != case.id:
            self._is_to_say = False
        elif self.isHidden() and is_minor(case, today):
            self._is_to_say = True
        self._shown_of = case.id
        self.setVisible(is_minor(case, today))

    def _say(self) -> None:
        if self._is_to_say and self.isVisible():
            announce(self, self._words.text())
        self._is_to_say = False

    def clear(self) -> None:
        self._shown_of = ""
        self.hide()
