"""Lösenfras och återställningskod: both asked for with the present passphrase."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from sipdesk.errors import StoreError
from sipdesk.i18n import gettext as _
from sipdesk.ports import Recovery, Vault
from sipdesk.ui.secret_dialog import SecretDialog, column_of, note_label
from sipdesk.ui.secret_field import NewPassphrase, add_field, secret_field


class KeysDialog(SecretDialog):
    """Changes the passphrase, or gives the recovery code; with `only_code`, gives that alone.

    `changed` says that the new passphrase holds, and `sheet_wanted` carries the recovery code;
    the dialog is closed by then.
    """

    changed = Signal()
    sheet_wanted = Signal(object)  # Recovery

    def __init__(
        self, vault: Vault, parent: QWidget | None = None, *, only_code: bool = False
    ) -> None:
        title = _("Återställningskod") if only_code else _("Lösenfras och återställningskod")
        super().__init__(vault, title, parent)
        self._present = secret_field(_("Nuvarande lösenfras"))
        self._chosen = NewPassphrase()
        self._note = note_label(
            _("Till återställningskoden räcker den. Koden ändras inte av ett byte.")
        )
        to_sheet = _("Skriv &ut återställningskoden …")
        if only_code:
            self.go.setText(to_sheet)
            self._sheet = self.go
            self._note.hide()
            self._chosen.hide()
        else:
            self.go.setText(_("&Byt lösenfras"))
            self._sheet = self.add_button(to_sheet, QDialogButtonBox.ButtonRole.ActionRole)
            self.go.clicked.connect(self._change)
        self.add_button(_("&Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)

        layout = column_of(self.fields)
        add_field(layout, _("Nuva&rande lösenfras"), self._present)
        layout.addWidget(self._note)
        layout.addWidget(self._chosen)
        self.fit()

        self._present.textEdited.connect(self.forget_problem)
        self._chosen.edited.connect(self.forget_problem)
        self._sheet.clicked.connect(self._give_sheet)
        self._present.setFocus()
        self.wait_if_needed()

    def _change(self) -> None:
        if self._chosen.leads_on():
            return
        problem = self._chosen.problem() if self._present.secret() else ""
        if problem:
            self.tell(problem, self._chosen.to_mend)
            self._chosen.mend()
            return
        work = partial(self._vault.change_passphrase, self._present.secret(), self._chosen.text)
        if self._did(work, _("Byter …")):
            self._close()
            self.changed.emit()

    def _give_sheet(self) -> None:
        found: list[Recovery] = []
        work = partial(_recovery, self._vault, self._present.secret(), found)
        if self._did(work, _("Låser upp …")):
            self._close()
            self.sheet_wanted.emit(found[0])

    def _did(self, work: partial[None], saying: str) -> bool:
        """Whether the vault did it; else the sentence stands in the dialog."""
        if not self._present.secret():
            self.tell(_("Skriv din nuvarande lösenfras."), self._present)
            self._present.setFocus()
            return False
        try:
            self.at_work(work, saying)
        except StoreError as fault:
            self.tell(_(fault.said_where_asked), self._present)
            self._present.setFocus()
            self._present.selectAll()
            self.wait_if_needed()
            return False
        return True

    def _close(self) -> None:
        self._present.clear()
        self._chosen.clear()
        self.accept()


def _recovery(vault: Vault, passphrase: str, found: list[Recovery]) -> None:
    found.append(vault.recovery(passphrase))
