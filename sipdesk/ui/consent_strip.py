"""How the two consents stand, and the way to withdraw each: always at hand above the page."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sipdesk.case import Case, ConsentPurpose, is_closed
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.rules import (
    ConsentState,
    consent_state,
    current_consent,
    rests,
    with_consent_withdrawn,
)
from sipdesk.ui.block import Block
from sipdesk.ui.consent_words import PURPOSES, state_in_words
from sipdesk.ui.copies_log import copies_in_words
from sipdesk.ui.desk import Desk
from sipdesk.ui.form import heading, intro

ON_WITHDRAWAL = {
    ConsentPurpose.PLAN: N_(
        "Samtycket till SIP slutar gälla genast. Det som redan är antecknat finns kvar."
    ),
    ConsentPurpose.SHARING: N_(
        "Samtycket till att dela uppgifter slutar gälla genast, och inget mer får delas. "
        "Det som redan är antecknat finns kvar."
    ),
}


class ConsentStrip(Block):
    """A line for each consent, with its button while it is active."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._states: dict[ConsentPurpose, QLabel] = {}
        self._buttons: dict[ConsentPurpose, QPushButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 12, 0)
        layout.setSpacing(8)
        for purpose in ConsentPurpose:
            layout.addLayout(self._line(purpose))

    def show_case(self, case: Case) -> None:
        today = self._desk.today()
        for purpose in ConsentPurpose:
            self._states[purpose].setText(state_in_words(case, purpose, today))
            state = consent_state(current_consent(case, purpose), today)
            self._buttons[purpose].setVisible(state is ConsentState.ACTIVE)
            self._buttons[purpose].setEnabled(not is_closed(case))

    def clear(self) -> None:
        for purpose in ConsentPurpose:
            self._states[purpose].clear()
            self._buttons[purpose].hide()

    def withdraw(self, purpose: ConsentPurpose) -> None:
        """Withdraw a consent from today on, after one question that tells who has copies."""
        case = self._desk.editor.case
        if case is None:
            return
        sentence = f"{_(ON_WITHDRAWAL[purpose])}\n\n{copies_in_words(case)}"
        if self._desk.doors.ask(
            self,
            _("Återkalla samtycket"),
            sentence,
            yes=_("Å&terkalla samtycket"),
            no=_("&Behåll samtycket"),
        ):
            self._desk.editor.settle(with_consent_withdrawn(case, purpose, self._desk.now()))

    def _line(self, purpose: ConsentPurpose) -> QHBoxLayout:
        label = QLabel()
        label.setWordWrap(True)
        button = QPushButton(_("Återkalla samtycket"))
        button.setAccessibleName(f"{button.text()}: {_(PURPOSES[purpose])}")
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)  # else the page below would jump when it comes
        button.setSizePolicy(policy)
        button.clicked.connect(partial(self.withdraw, purpose))
        button.hide()
        self._states[purpose], self._buttons[purpose] = label, button
        line = QHBoxLayout()
        line.addWidget(label, 1)
        line.addWidget(button)
        return line


class RestNotice(Block):
    """Said calmly when the person has said no: nothing more is asked, and help goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("Personen har sagt nej, och det räcker"), self))
        layout.addWidget(
            intro(
                _(
                    "Vården och stödet fortsätter precis som vanligt. Ärendet vilar, och inget mer "
                    "behöver fyllas i. Om personen ändrar sig antecknar du bara det nya svaret här."
                )
            )
        )

    def show_case(self, case: Case) -> None:
        self.setVisible(rests(case))

    def clear(self) -> None:
        self.hide()
