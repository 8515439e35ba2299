"""The details of the coordinator who uses the program: every new case begins with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QLabel, QVBoxLayout, QWidget

from sipdesk.case import Coordinator
from sipdesk.errors import StoreError
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseStore
from sipdesk.rules import EMAIL_WITHOUT_AT, is_no_email
from sipdesk.ui.announce import announce
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.spoken_label import name_by
from sipdesk.ui.tall_dialog import TallDialog

SOON_MS = 400
LABELS: Mapping[str, str] = {
    "name": N_("Namn"),
    "organisation": N_("Verksamhet"),
    "phone": N_("Telefon"),
    "email": N_("E-post"),
}


def own_details_in(store: CaseStore) -> Coordinator:
    """Those that are in the file; blank while the file cannot say."""
    try:
        return store.own_details()
    except StoreError:
        return Coordinator()


class OwnDetailsForm(QFrame):
    """Four fields that keep themselves, soon after each letter and whenever they go out of sight.

    What could not be kept is told below them and tried again. `kept` tells that something was.
    """

    kept = Signal()

    def __init__(self, store: CaseStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Mina uppgifter"))
        self._store = store
        self._details = Coordinator()
        self._is_kept = True
        self._fields = {name: LineInput() for name in LABELS}
        self._about_email = NoteLine(keeps_place=True)
        self._note = NoteLine(keeps_place=False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for name, field in self._fields.items():
            label = QLabel(_(LABELS[name]))
            name_by(label, field)
            field.setObjectName(name)
            layout.addWidget(label)
            layout.addWidget(field)
            field.edited.connect(self._change)
        layout.addWidget(self._about_email)
        layout.addWidget(self._note)
        self.setFocusProxy(self._fields["name"])
        self._soon.timeout.connect(self.keep)
        self._fields["email"].left.connect(self._look_at_email)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """In which one writes, from the top."""
        return tuple(self._fields.values())

    def show_kept(self) -> None:
        """What is in the file, unless something is written that is not there yet."""
        if self._is_kept:
            self._details = own_details_in(self._store)
            for name, field in self._fields.items():
                field.show_value(getattr(self._details, name))
            self._look_at_email()

    def keep(self) -> None:
        """Write it into the file now."""
        self._soon.stop()
        if self._is_kept:
            return
        try:
            self._store.keep_own_details(self._details)
        except StoreError as fault:
            self._note.say(_(fault.sentence))
            self._soon.start()
            return
        self._is_kept = True
        self._note.say("")
        self.kept.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def _look_at_email(self) -> None:
        """Once it is written; it is kept as it stands."""
        field = self._fields["email"]
        sentence = _(EMAIL_WITHOUT_AT) if is_no_email(field.text()) else ""
        if sentence and not self._about_email.is_problem:
            announce(field, sentence)
        self._about_email.say(sentence, is_problem=bool(sentence))
        field.setAccessibleDescription(sentence)

    def _change(self) -> None:
        self._about_email.say("")
        written = {name: field.text() for name, field in self._fields.items()}
        self._details = replace(self._details, **written)
        self._is_kept = False
        self._soon.start()


class OwnDetailsDialog(TallDialog):
    """Mina uppgifter. Everything is kept while it is written; `told` says so at the end."""

    told = Signal(str)

    def __init__(self, store: CaseStore, parent: QWidget | None = None) -> None:
        super().__init__(_("Mina uppgifter"), parent)
        self.add(self.said(about_own_details()))
        self.add(self.said(_("Personer som redan finns ändras inte."), "note"))
        self._has_kept = False
        form = OwnDetailsForm(store)
        form.kept.connect(self._note_kept)
        self.add(form)
        form.show_kept()
        done = self.add_button(_("&Klar"), QDialogButtonBox.ButtonRole.AcceptRole)
        done.clicked.connect(self.accept)
        form.setFocus()

    def done(self, result: int) -> None:
        super().done(result)  # out of sight, the form keeps what is not kept yet
        if self._has_kept:
            self.told.emit(_("Dina uppgifter är sparade."))

    def _note_kept(self) -> None:
        self._has_kept = True


def about_own_details() -> str:
    """What they are for, in a sentence."""
    return _(
        "Uppgifterna står som samordnare i varje ny SIP. "
        "De ligger krypterade i filen, och du kan ändra dem när du vill."
    )
