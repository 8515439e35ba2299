"""Glömt lösenfrasen?: the recovery code, and then a new passphrase."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialogButtonBox, QStackedWidget, QWidget

from sipdesk.errors import RecoveryCodeError, StoreError, WrongKeyError
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseStore, Vault
from sipdesk.ui.code_input import CodeInput
from sipdesk.ui.secret_dialog import SecretDialog, column_of, note_label
from sipdesk.ui.secret_field import NewPassphrase


class RecoveryDialog(SecretDialog):
    """Opens the case file with its recovery code and gives it a new passphrase.

    Once the dialog was accepted, `store` is the open file.
    """

    def __init__(self, vault: Vault, parent: QWidget | None = None) -> None:
        super().__init__(vault, _("Lås upp med återställningskoden"), parent)
        self.store: CaseStore | None = None
        self._wrong = ""  # what is said of the groups
        self._code = CodeInput()
        self._chosen = NewPassphrase()
        self._pages = QStackedWidget()
        self._pages.addWidget(_page(_code_explanation(), self._code))
        self._pages.addWidget(_page(_passphrase_explanation(), self._chosen))
        self.add_button(_("&Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)
        column_of(self.fields).addWidget(self._pages)
        self._show_page(0)

        self._code.edited.connect(self._say_what_is_wrong)
        self._chosen.edited.connect(self.forget_problem)
        self.go.clicked.connect(self._go_on)
        self._code.setFocus()

    def _show_page(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self.go.setText(_("&Byt lösenfras och lås upp") if number else _("&Fortsätt"))
        self.fit()

    def _say_what_is_wrong(self) -> None:
        """Not once more with each key."""
        problem = self._code.wrong_in_words()
        if problem != self._wrong:
            self._wrong = problem
            self.tell(problem)
        elif not problem:
            self.forget_problem()

    def _go_on(self) -> None:
        if self._pages.currentIndex() == 0:
            self._check_code()
        else:
            self._recover()

    def _check_code(self) -> None:
        problem = self._code.problem()
        self.tell(problem)
        if problem:
            self._code.go_to_problem()
            return
        self._show_page(1)
        self._chosen.begin()

    def _recover(self) -> None:
        if self._chosen.leads_on():
            return
        problem = self._chosen.problem()
        if problem:
            self.tell(problem, self._chosen.to_mend)
            self._chosen.mend()
            return
        try:
            work = partial(self._vault.recover, self._code.code, self._chosen.text)
            self.store = self.at_work(work, _("Låser upp …"))
        except (WrongKeyError, RecoveryCodeError) as fault:
            self._show_page(0)
            self.tell(_(fault.said_where_asked))
            self._code.setFocus()
            return
        except StoreError as fault:
            self.tell(_(fault.said_where_asked))
            return
        self._code.clear()
        self._chosen.clear()
        self.accept()


def _page(explanation: str, content: QWidget) -> QWidget:
    page = QWidget()
    layout = column_of(page)
    layout.addWidget(note_label(explanation))
    layout.addWidget(content)
    layout.addStretch(1)
    return page


def _code_explanation() -> str:
    return _(
        "Skriv koden från bladet i kassaskåpet. Stora och små bokstäver är samma sak. "
        "Finns det inget blad kan ingen öppna filen utan lösenfrasen."
    )


def _passphrase_explanation() -> str:
    return _("Koden är hel. Välj nu en ny lösenfras; den gamla slutar gälla.")
