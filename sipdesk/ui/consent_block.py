"""One consent: the entry being written, its way into the history, and the history."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sipdesk.case import Address, Case, Consent, ConsentPurpose, row_of
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.rules import (
    draft_of,
    needed_for_recording,
    with_consent_recorded,
    with_correction_begun,
    with_draft,
)
from sipdesk.rules.consent_history import DRAFTS
from sipdesk.ui.block import Block
from sipdesk.ui.consent_history import ConsentHistory
from sipdesk.ui.consent_words import spoken
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.form import Form, heading


class CorrectionPanel(Block):
    """Which entry is being corrected, why, and the way back."""

    def __init__(self, purpose: ConsentPurpose, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._purpose = purpose
        self._which = QLabel()
        self._which.setWordWrap(True)
        self._reason = Form([_reason_section(purpose)], desk)
        self.stop = QPushButton(_("Avbryt rättelsen"))
        self.stop.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._which, self._reason, self.stop):
            layout.addWidget(widget)

    def show_case(self, case: Case) -> None:
        draft = draft_of(case, self._purpose)
        self.setVisible(bool(draft.corrects))
        entry = row_of(case, "consent_entries", draft.corrects)
        date = spoken(entry.date) if entry is not None else ""
        self._which.setText(
            _(
                "Du rättar anteckningen från {date}. Den gamla finns kvar, märkt som rättad.",
                date=date,
            )
        )
        self._reason.show_case(case)

    def reveal(self, address: Address) -> bool:
        return self._reason.reveal(address)

    def clear(self) -> None:
        self._which.clear()
        self._reason.clear()


class ConsentBlock(Block):
    """The consent to one purpose; `section` has its words and fields."""

    def __init__(
        self, purpose: ConsentPurpose, section: Section, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._purpose = purpose
        self._desk = desk
        self._correction = CorrectionPanel(purpose, desk)
        self._form = Form([section], desk)
        self._earlier = QLabel()
        self._earlier.setObjectName("note")
        self._earlier.setWordWrap(True)
        self._record = QPushButton(_("Anteckna samtycket"))
        self._record.setObjectName("primary")
        self._record.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._history = ConsentHistory(purpose)
        self._lay_out()

        self._record.clicked.connect(self.record)
        self._correction.stop.clicked.connect(self.stop_correcting)
        self._history.correction_wanted.connect(self.correct)

    def show_case(self, case: Case) -> None:
        withdrawn = draft_of(case, self._purpose).withdrawn.strip()
        self._earlier.setText(
            _(
                "Sedan tidigare står att samtycket återkallades {date}. Det antecknas också.",
                date=spoken(withdrawn),
            )
        )
        self._earlier.setVisible(bool(withdrawn))
        for block in (self._correction, self._history):
            block.show_case(case)
        self._form.show_case(case)

    def reveal(self, address: Address) -> bool:
        blocks = (self._correction, self._form, self._history)
        return any(block.reveal(address) for block in blocks)

    def clear(self) -> None:
        self._earlier.clear()
        for block in (self._correction, self._form, self._history):
            block.clear()

    # --- what its user does ----------------------------------------------------------------------

    def record(self) -> None:
        """Add the entry to the history for ever, when it says what it must."""
        self._record.setFocus()  # a date that is being typed is read when the cursor leaves it
        case = self._desk.editor.case
        if case is None:
            return
        needed = needed_for_recording(case, self._purpose, self._desk.today())
        if needed:
            self._tell([sentence for _field, sentence in needed])
            self.reveal(self._address(needed[0][0]))
        else:
            self._desk.editor.settle(with_consent_recorded(case, self._purpose, self._desk.now()))

    def correct(self, entry_id: str) -> None:
        """Begin to write a correction of an entry, filled in as that entry is."""
        case = self._desk.editor.case
        entry = row_of(case, "consent_entries", entry_id) if case is not None else None
        if case is not None and entry is not None:
            address = self._address("reason")
            self._desk.editor.change(with_correction_begun(case, entry), address)
            self.reveal(address)

    def stop_correcting(self) -> None:
        """Leave the entry as it was; undo brings the draft back."""
        case = self._desk.editor.case
        if case is not None:
            address = self._address("answer")
            self._desk.editor.change(with_draft(case, self._purpose, Consent()), address)
            self.reveal(address)

    # --- how it is built -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for widget in (self._correction, self._form, self._earlier, self._record):
            layout.addWidget(widget)
        history = QFrame()
        below = QVBoxLayout(history)
        below.setContentsMargins(0, 6, 0, 0)
        below.addWidget(heading(_("Det som är antecknat")))
        below.addWidget(self._history)
        layout.addWidget(history)

    def _address(self, field: str) -> Address:
        return Address(DRAFTS[self._purpose], field)

    def _tell(self, sentences: list[str]) -> None:
        points = "\n".join(f"• {_(sentence)}" for sentence in sentences)
        intro = _("Det du har skrivit är sparat. Innan det antecknas saknas det här:")
        self._desk.doors.tell(self, _("Samtycket kan inte antecknas ännu"), f"{intro}\n\n{points}")


def _reason_section(purpose: ConsentPurpose) -> Section:
    reason = FieldSpec(
        part=DRAFTS[purpose],
        field="reason",
        label=N_("Varför rättas anteckningen?"),
        kind=Kind.TEXT,
    )
    return Section(title="", rows=((reason,),))
