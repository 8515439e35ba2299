"""Withdrawing the consent to share for one participant alone; it stands for the others."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sipdesk.case import Case, Participant, is_closed, row_of
from sipdesk.i18n import gettext as _
from sipdesk.rules import may_share_with, with_sharing_withdrawn_for
from sipdesk.ui.block import Block
from sipdesk.ui.copies_log import copies_in_words
from sipdesk.ui.desk import Desk
from sipdesk.ui.letter_menu import LetterMenu
from sipdesk.ui.offered import LONGEST_NAME, participant_name


class WithdrawForOne(Block):
    """A button whose menu names everybody who may receive something today."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._button = QPushButton(_("Återkalla för en &deltagare"))
        self._menu = LetterMenu(self._button)
        self._menu.triggered.connect(self._withdraw)
        self._button.setMenu(self._menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._button)
        layout.addStretch()

    def show_case(self, case: Case) -> None:
        """Offer those who may receive something; nothing is shown when nobody may."""
        today = self._desk.today()
        receive = [p for p in case.participants if may_share_with(case, p, today)]
        self._menu.clear()
        for participant in receive:
            text = participant_name(participant, LONGEST_NAME).replace("&", "&&")
            self._menu.addAction(text).setData(participant.id)
        self.setVisible(bool(receive))
        self._button.setEnabled(not is_closed(case))

    def clear(self) -> None:
        self._menu.clear()
        self.hide()

    def _withdraw(self, action: QAction) -> None:
        case = self._desk.editor.case
        participant = row_of(case, "participants", action.data()) if case is not None else None
        if case is not None and participant is not None and self._agrees(case, participant):
            case = with_sharing_withdrawn_for(case, participant.id, self._desk.now())
            self._desk.editor.settle(case)

    def _agrees(self, case: Case, participant: Participant) -> bool:
        sentence = _(
            "Samtycket slutar gälla genast för {name}, och gäller fortfarande för de andra. "
            "Det som redan är antecknat finns kvar.",
            name=participant_name(participant),
        )
        return self._desk.doors.ask(
            self,
            _("Återkalla samtycket"),
            f"{sentence}\n\n{copies_in_words(case, participant.id)}",
            yes=_("Å&terkalla samtycket"),
            no=_("&Behåll samtycket"),
        )
