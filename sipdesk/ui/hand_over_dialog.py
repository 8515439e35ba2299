"""Lämna över till en annan samordnare: to whom, why they may, and the passphrase of the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QWidget,
)

from sipdesk.case import Case, ConsentPurpose, is_protected
from sipdesk.handover import Ground, Receiver, why_not_hand_over
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.passphrase_strength import Strength, strength
from sipdesk.rules import current_consent
from sipdesk.spoken_passphrase import proposed_passphrase
from sipdesk.ui.choice_input import Choice
from sipdesk.ui.consent_words import limits_in_words, state_in_words
from sipdesk.ui.delete_dialog import counted
from sipdesk.ui.tall_dialog import TallDialog

SHORTEST_PASSPHRASE = 20  # characters: the file may lie in a mailbox for years
GROUNDS: Mapping[Ground, str] = {
    Ground.CONSENT: N_("Personen samtycker (OSL 2009:400 12 kap. 2 §)"),
    Ground.SAME_SERVICE: N_("Den som tar över arbetar i samma verksamhet"),
    Ground.STATUTE: N_("Annat stöd i lag eller förordning"),
}


class HandOverDialog(TallDialog):
    """Asks everything before a file is written. `wanted` says that all is answered."""

    wanted = Signal()

    def __init__(self, case: Case, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(_("Lämna över till en annan samordnare"), parent)
        self._case, self._today = case, today
        self._name = QLineEdit()
        self._organisation = QLineEdit()
        self._ground = Choice()
        self._ground.addItem(_("Välj skäl"), None)
        for ground, text in GROUNDS.items():
            self._ground.addItem(_(text), ground)
        self._statute = QLineEdit()
        self._statute_label = self.labelled(_("Vilken &paragraf?"), self._statute)
        self._consent = self.said(_consent_in_words(case, today), "note")
        self._checked = QCheckBox(_("Jag vet att mottagaren får och kan ta emot dem"))
        self._passphrase = QLineEdit()
        self._propose = QPushButton(_("&Föreslå fem ord"))
        self._problem = self.said("", "problem")
        self._lay_out()
        self._propose.clicked.connect(self.propose)
        self._ground.currentIndexChanged.connect(self._show_ground)
        self._show_ground()

    @property
    def passphrase(self) -> str:
        return self._passphrase.text().strip()

    @property
    def receiver(self) -> Receiver:
        """Who takes over. Raises ValueError while no ground is chosen."""
        return Receiver(
            name=self._name.text(),
            organisation=self._organisation.text(),
            ground=Ground(self._ground.currentData()),
            statute=self._statute.text(),
        )

    def propose(self) -> None:
        """Five words, to be said on the telephone."""
        self._passphrase.setText(proposed_passphrase())
        self._passphrase.setCursorPosition(0)

    def tell(self, sentence: str) -> None:
        """What is missing, or what went wrong."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.show_widget(self._problem)

    def _lay_out(self) -> None:
        self.add(
            self.said(
                _(
                    "Allt som finns om personen sparas i en krypterad fil. Den andra samordnaren "
                    "öppnar den i sitt SIPdesk. Här finns allt kvar som förut."
                )
            )
        )
        contents = counted(self._case)
        if contents:
            self.add(self.said(_("Det här följer med: {things}.", things=", ".join(contents))))
        if is_protected(self._case):
            self.add(
                self.said(
                    _(
                        "Personen har skyddade personuppgifter. Filen innehåller adress, telefon "
                        "och platser."
                    ),
                    "problem",
                )
            )
            self.add(self._checked)
        self.add(self.labelled(_("&Samordnarens namn"), self._name))
        self.add(self.labelled(_("V&erksamhet"), self._organisation))
        self.add(self.labelled(_("Varför &får uppgifterna lämnas ut?"), self._ground))
        self.add(self._consent)
        self.add(self._statute_label)
        self.add(self.labelled(_("&Lösenfras för filen"), self._passphrase))
        self.add(self._propose)
        self.add(
            self.said(
                _(
                    "Säg lösenfrasen i telefon till den som ska ha den. Skicka den aldrig i samma "
                    "brev som filen. Utan den kan ingen öppna filen."
                ),
                "note",
            )
        )
        self.add(self._problem)
        self._problem.hide()
        save = self.add_button(_("Spara &filen …"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.clicked.connect(self._answer)
        self.add_button(_("&Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)

    def _show_ground(self) -> None:
        ground = self._ground.currentData()
        self._consent.setVisible(ground == Ground.CONSENT)
        self._statute_label.setVisible(ground == Ground.STATUTE)

    def _answer(self) -> None:
        problem = self._problem_with()
        self.tell(problem)
        if not problem:
            self.wanted.emit()

    def _problem_with(self) -> str:
        return self._problem_with_ground() or self._problem_with_file()

    def _problem_with_ground(self) -> str:
        ground = self._ground.currentData()
        if not self._name.text().strip():
            return _("Skriv vem som tar över.")
        if ground is None:
            return _("Välj varför uppgifterna får lämnas ut.")
        if ground == Ground.STATUTE and not self._statute.text().strip():
            return _("Skriv vilken paragraf som ger stöd.")
        why_not = why_not_hand_over(self._case, Ground(ground), self._today)
        if not why_not:
            return ""
        ask = _("Fråga personen och anteckna svaret på fliken Samtycke först.")
        return f"{_(why_not)} {ask}"

    def _problem_with_file(self) -> str:
        if is_protected(self._case) and not self._checked.isChecked():
            return _("Kontrollera med mottagaren innan skyddade personuppgifter lämnas ut.")
        if len(self.passphrase) < SHORTEST_PASSPHRASE:
            return _(
                "Lösenfrasen är för kort. Använd minst {n} tecken, eller låt SIPdesk föreslå ord.",
                n=SHORTEST_PASSPHRASE,
            )
        if strength(self.passphrase) < Strength.STRONG:
            return _(
                "Lösenfrasen är lätt att gissa. Använd fler ord som inte hör ihop, eller låt "
                "SIPdesk föreslå ord."
            )
        return ""


def _consent_in_words(case: Case, today: dt.date) -> str:
    """How the consent to share stands, and what it covers and does not."""
    entry = current_consent(case, ConsentPurpose.SHARING)
    limits = limits_in_words(case, entry) if entry is not None else ()
    return "\n".join([state_in_words(case, ConsentPurpose.SHARING, today), *limits])
