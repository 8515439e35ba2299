"""Ta emot en överlämnad person: the passphrase, and then what the file holds, before it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QDialogButtonBox, QLineEdit, QRadioButton, QWidget

from sipdesk.case import Case, ConsentPurpose, approval_day
from sipdesk.dates import short_date
from sipdesk.errors import ExpectedError
from sipdesk.handover import Arrival, hand_over_of
from sipdesk.i18n import N_, window_language
from sipdesk.i18n import gettext as _
from sipdesk.ports import Parcel
from sipdesk.ui.consent_words import state_in_words
from sipdesk.ui.delete_dialog import counted
from sipdesk.ui.people import in_words, summary_of
from sipdesk.ui.print_progress import Cancelled
from sipdesk.ui.tall_dialog import TallDialog

LONGEST = 200  # characters of a name that are shown
NEWS: Mapping[Arrival, str] = {
    Arrival.NEW: N_("Personen finns inte i din fil sedan tidigare."),
    Arrival.KNOWN: N_("Den här filen är redan mottagen, eller gjord här. Inget behöver göras."),
    Arrival.CONTINUED: N_(
        "Personen finns redan i din fil. Den mottagna har allt som är antecknat här, och mer."
    ),
    Arrival.PARTED: N_(
        "Personen finns redan i din fil, med sådant som saknas i den mottagna. "
        "Därför kan den inte ersättas."
    ),
}


@dataclass(frozen=True, slots=True)
class Present:
    """The case that is there already. `changed_at` is ISO 8601."""

    case: Case
    changed_at: str


class OpenFileDialog(TallDialog):
    """Asks for the passphrase until it fits. `opened` carries the parcel.

    `unpack` raises an ExpectedError, whose sentence stands below the field, or Cancelled.
    """

    opened = Signal(object)

    def __init__(self, unpack: Callable[[str], Parcel], parent: QWidget | None = None) -> None:
        super().__init__(_("Ta emot en överlämnad person"), parent)
        self._unpack = unpack
        self._passphrase = QLineEdit()
        self._problem = self.said("", "problem")
        self.add(self.said(_("Skriv lösenfrasen som du har fått av den som lämnar över.")))
        self.add(self.labelled(_("&Lösenfras"), self._passphrase))
        self.add(self._problem)
        self._problem.hide()
        self.add_button(_("&Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)
        look = self.add_button(_("&Visa innehållet"), QDialogButtonBox.ButtonRole.AcceptRole)
        look.setDefault(True)
        look.clicked.connect(self._try)
        self._passphrase.setFocus()

    def _try(self) -> None:
        try:
            parcel = self._unpack(self._passphrase.text().strip())
        except Cancelled:
            return
        except ExpectedError as fault:
            self._problem.setText(_(fault.said_where_asked))
            self._problem.show()
            self.show_widget(self._problem)
            self._passphrase.selectAll()
            return
        self._passphrase.clear()
        self.accept()
        self.opened.emit(parcel)


class ReceiveDialog(TallDialog):
    """Shows what arrives, and what is there already. `wanted` carries whether to replace that."""

    wanted = Signal(bool)

    def __init__(
        self,
        parcel: Parcel,
        present: Present | None,
        arrival: Arrival,
        today: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Ta emot en överlämnad person"), parent)
        self._beside = QRadioButton(_("&Behåll båda (den mottagna märks i listan)"), self)
        self._replace = QRadioButton(_("&Ersätt den som finns här"), self)
        self._choices = QButtonGroup(self)
        self.add(self.said(_(NEWS[arrival]), "heading"))
        self.add(self.said(_("I filen")))
        self.add(self.said(parcel_in_words(parcel, today), "note"))
        if present is not None:
            self.add(self.said(_("Här")))
            self.add(self.said(case_in_words(present.case, present.changed_at, today), "note"))
        self._add_choices(arrival)
        self.add_button(_("&Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)
        if arrival is not Arrival.KNOWN:
            take = self.add_button(_("&Ta emot"), QDialogButtonBox.ButtonRole.AcceptRole)
            take.clicked.connect(self._take)

    def _add_choices(self, arrival: Arrival) -> None:
        offered = {
            self._beside: arrival in {Arrival.CONTINUED, Arrival.PARTED},
            self._replace: arrival is Arrival.CONTINUED,
        }
        for choice, is_offered in offered.items():
            self._choices.addButton(choice)
            if is_offered:
                self.add(choice)
            else:
                choice.hide()
        self._beside.setChecked(True)
        if offered[self._replace]:
            lost = _("Det som är skrivet här, men inte godkänt eller antecknat, går då förlorat.")
            self.add(self.said(lost, "note"))

    def _take(self) -> None:
        self.accept()
        self.wanted.emit(self._replace.isChecked())


def parcel_in_words(parcel: Parcel, today: dt.date) -> str:
    """Who it is about, from whom, to whom, and how much."""
    entry = hand_over_of(parcel.case)
    receiver = entry.recipient_name if entry is not None else ""
    sent = short_date(parcel.sent_at[:10], window_language())
    lines = (
        case_in_words(parcel.case, parcel.changed_at, today),
        _("Överlämnad {date} till {name}", date=sent, name=_cut(receiver)),
    )
    return "\n".join(lines)


def case_in_words(case: Case, changed_at: str, today: dt.date) -> str:
    """A case in some lines, for looking at two of them side by side."""
    coordinator = case.coordinator
    who = ", ".join(filter(None, (coordinator.name, coordinator.organisation)))
    language = window_language()
    approved = "; ".join(
        _(
            "version {number} godkänd {date}",
            number=version.number,
            date=short_date(approval_day(version).isoformat(), language),
        )
        for version in case.approved_versions[-5:]
    )
    lines = (
        in_words(summary_of(case), ", "),
        _("Samordnare: {name}", name=_cut(who)) if who else "",
        _("Senast ändrad {date}", date=short_date(changed_at[:10], language)) if changed_at else "",
        ", ".join(counted(case)),
        approved,
        state_in_words(case, ConsentPurpose.PLAN, today),
        state_in_words(case, ConsentPurpose.SHARING, today),
    )
    return "\n".join(line for line in lines if line)


def _cut(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
