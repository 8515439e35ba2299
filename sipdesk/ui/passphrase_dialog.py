"""The passphrase: chosen at the first start, asked for at every other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from sipdesk.errors import (
    DamagedCaseFileError,
    DamagedKeyFileError,
    NoCaseFileError,
    NoKeyFileError,
    StoreError,
    WrongPassphraseError,
)
from sipdesk.i18n import gettext as _
from sipdesk.ui.secret_dialog import EntranceDialog, column_of, note_label, place_label
from sipdesk.ui.secret_field import NewPassphrase, add_field, secret_field

if TYPE_CHECKING:  # this is the first form: what it needs seldom is imported when it is needed
    from sipdesk.ports import CaseStore, Recovery, Rescue, Vault
    from sipdesk.ui.rescue_panel import RescuePanel


class PassphraseDialog(EntranceDialog):
    """Asks for the passphrase and opens the case file with it.

    A fault stands as a sentence below the field, and the dialog stays. Who has forgotten the
    passphrase is asked for the recovery code. For a damaged or lost file, `rescue` offers a backup
    below the sentence; in place of a lost one a new, empty file can be begun, and the dialog is
    then rejected with `begins_anew`. `store` is the open file once the dialog was accepted.
    """

    def __init__(
        self,
        vault: Vault,
        place: str,
        rescue: Rescue | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(vault, _("Lås upp SIPdesk"), parent)
        self.begins_anew = False
        self._rescue = rescue
        self._panel: RescuePanel | None = None
        self.store: CaseStore | None = None
        self._passphrase = secret_field(_("Lösenfras"))
        self._show = QCheckBox(_("&Visa lösenfrasen"))
        self.go.setText(_("Lås &upp"))
        self._forgot = self.add_button(
            _("&Glömt lösenfrasen?"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.add_button(_("&Avsluta"), QDialogButtonBox.ButtonRole.RejectRole)

        layout = column_of(self.fields)
        layout.addWidget(note_label(_("Skriv din lösenfras för att öppna filen.")))
        add_field(layout, _("&Lösenfras"), self._passphrase)
        layout.addWidget(self._show)
        self._place_of_panel = layout.count()
        layout.addWidget(place_label(place))
        self.fit()

        self._show.toggled.connect(self._show_text)
        self._passphrase.textEdited.connect(self.forget_problem)
        self._forgot.clicked.connect(self._ask_for_code)
        self.go.clicked.connect(self._try)
        self._passphrase.setFocus()
        if rescue is not None and rescue.is_lost:
            self._tell_lost()
        self.wait_if_needed()

    def empty(self) -> None:
        self._passphrase.clear()
        self._passphrase.setFocus()

    def say_why(self, sentence: str) -> None:
        """Why the form is there, also in what is said of the field when the cursor comes."""
        layout = self.fields.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, note_label(sentence))
            self._place_of_panel += 1
        self._passphrase.setAccessibleDescription(sentence)
        self.fit()

    def _show_text(self, shown: bool) -> None:
        self._passphrase.show_letters(shown)

    def _tell_lost(self) -> None:
        anew = self.add_button(
            _("&Börja om med en tom fil …"), QDialogButtonBox.ButtonRole.ActionRole
        )
        anew.clicked.connect(self._begin_anew)
        self.tell(
            _(
                "Filen med personerna finns inte där den brukar ligga. Anslut disken eller "
                "USB-minnet om den ligger där. Eller skriv lösenfrasen, så letar SIPdesk efter en "
                "säkerhetskopia."
            )
        )

    def _begin_anew(self) -> None:
        self.begins_anew = True
        self.reject()

    def _try(self) -> None:
        passphrase = self._passphrase.secret()
        if not passphrase:
            self._tell(_("Skriv lösenfrasen."))
            return
        try:
            work = partial(self._vault.open, passphrase)
            self.store = _reached(self.at_work(work, _("Låser upp …")))
        except (NoKeyFileError, DamagedKeyFileError) as fault:
            self._lead_to_code(_(fault.said_where_asked))
        except (DamagedCaseFileError, NoCaseFileError) as fault:
            self._tell(_(fault.said_where_asked))
            self._offer_rescue(passphrase)
        except StoreError as fault:
            self._tell(_(fault.said_where_asked))
            self.wait_if_needed()
        else:
            self._passphrase.clear()
            self.accept()

    def _offer_rescue(self, passphrase: str) -> None:
        panel = self._shown_panel()
        try:
            if panel is not None and panel.offer(passphrase):
                self.tell("")
        except WrongPassphraseError as wrong:
            self._tell(_(wrong.said_where_asked))

    def _shown_panel(self) -> RescuePanel | None:
        from sipdesk.ui.rescue_panel import RescuePanel  # noqa: PLC0415 - see above

        layout = self.fields.layout()
        if self._panel is None and self._rescue is not None and isinstance(layout, QVBoxLayout):
            self._panel = RescuePanel(self._rescue)
            layout.insertWidget(self._place_of_panel, self._panel)
            self._panel.restored.connect(self._try)
        return self._panel

    def _ask_for_code(self) -> None:
        from sipdesk.ui.recovery_dialog import RecoveryDialog  # noqa: PLC0415 - see above

        dialog = RecoveryDialog(self._vault, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.store = dialog.store
            self._passphrase.clear()
            self.accept()
        dialog.deleteLater()

    def _lead_to_code(self, sentence: str) -> None:
        """No passphrase helps any more: the next key goes to the code."""
        self._forgot.setText(_("&Skriv återställningskoden …"))
        self.tell(sentence)
        self._forgot.setFocus()

    def _tell(self, sentence: str) -> None:
        self.tell(sentence, self._passphrase)
        self._passphrase.setFocus()
        self._passphrase.selectAll()


class FirstStartDialog(EntranceDialog):
    """Lets the passphrase be chosen and makes the case file.

    Once the dialog was accepted, `store` is the open file and `recovery` its code.
    """

    def __init__(self, vault: Vault, place: str, parent: QWidget | None = None) -> None:
        super().__init__(vault, _("Välj en lösenfras"), parent)
        self.store: CaseStore | None = None
        self.recovery: Recovery | None = None
        self._chosen = NewPassphrase()
        self.go.setText(_("&Börja"))
        self.add_button(_("&Avsluta"), QDialogButtonBox.ButtonRole.RejectRole)

        layout = column_of(self.fields)
        layout.addWidget(note_label(_explanation()))
        layout.addWidget(self._chosen)
        layout.addWidget(place_label(place))
        self.fit()

        self._chosen.edited.connect(self.forget_problem)
        self.go.clicked.connect(self._try)
        self._chosen.begin()

    def empty(self) -> None:
        self._chosen.clear()
        self._chosen.begin()

    def _try(self) -> None:
        if self._chosen.leads_on():
            return
        problem = self._chosen.problem()
        if problem:
            self._tell(problem)
            return
        try:
            work = partial(_created, self._vault, self._chosen.text)
            self.store, self.recovery = self.at_work(work, _("Skapar filen …"))
        except StoreError as fault:
            self._tell(_(fault.said_where_asked))
            return
        self._chosen.clear()
        self.accept()

    def _tell(self, sentence: str) -> None:
        self.tell(sentence, self._chosen.to_mend)
        self._chosen.mend()


def _reached(store: CaseStore) -> CaseStore:
    """A file that stayed open behind the lock may be gone; or it was saved and closed meanwhile.

    Asked in the thread of the window, which saves there. Raises StoreError.
    """
    if not store.is_open:
        return store.reopened()
    store.summaries()
    return store


def _created(vault: Vault, passphrase: str) -> tuple[CaseStore, Recovery]:
    store = vault.create(passphrase)
    try:
        return store, vault.recovery(passphrase)
    except BaseException:
        store.close()
        raise


def _explanation() -> str:
    return _(
        "Allt du skriver i SIPdesk krypteras med lösenfrasen. Sedan får du en återställningskod "
        "att skriva ut och låsa in: bara med den kan filen öppnas om lösenfrasen är glömd."
    )
