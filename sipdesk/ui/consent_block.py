"""One consent: the entry being written, its way into the history, and the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sipdesk.case import Address, Case, Consent, ConsentPurpose, is_closed, row_of
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.rules import (
    consent_history,
    current_consent,
    draft_of,
    entry_of_same_talk,
    needed_for_recording,
    with_consent_recorded,
    with_correction_begun,
    with_draft,
    with_same_talk,
)
from sipdesk.rules.consent_history import DRAFTS
from sipdesk.ui.announce import announce
from sipdesk.ui.block import Block
from sipdesk.ui.consent_history import ConsentHistory
from sipdesk.ui.consent_words import limits_in_words, spoken, state_in_words, talk_in_words
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.form import Form, heading, intro
from sipdesk.ui.same_talk import SameTalk

NEEDED = N_(
    "För att anteckna svaret behövs ”Datum” och ”Inhämtat av (personal)”. För ett ja behövs "
    "också ”I egenskap av” och ”Samtycket omfattar inte”."
)
GOOD_TO_HAVE: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.PLAN: N_("Bra att ha med vid ett ja: ”Muntligt eller skriftligt”."),
    ConsentPurpose.SHARING: N_(
        "Bra att ha med vid ett ja: ”Vilka deltagare får ta del av uppgifterna?”, "
        "”Samtycket omfattar” och ”Gäller till och med”."
    ),
}
"""What nothing waits for, but an entry is to be corrected for afterwards."""
REPLACES: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.PLAN: N_("Ett nytt svar ersätter det från {date}."),
    ConsentPurpose.SHARING: N_(
        "Ett nytt svar ersätter det från {date}. Kryssa i alla som får ta del, också dem som står "
        "där nu."
    ),
}
"""Told of the next answer: of how far the last one went, nothing is taken over."""


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
        entry = row_of(case, "consent_entries", draft_of(case, self._purpose).corrects)
        date = spoken(entry.date) if entry is not None else ""
        self._which.setText(
            _(
                "Du rättar anteckningen från {date}. Den gamla finns kvar, märkt som rättad.",
                date=date,
            )
        )
        self._reason.show_case(case)
        self.stop.setEnabled(not is_closed(case))

    def reveal(self, address: Address) -> bool:
        return self._reason.reveal(address)

    def clear(self) -> None:
        self._which.clear()
        self._reason.clear()


class ConsentBlock(Block):
    """The consent to one purpose; `section` has its words and fields.

    Once an answer is recorded, the blank form for the next one is folded away behind its button. In
    a closed case, what was recorded stands alone, and what was begun waits until it is open again.
    """

    def __init__(
        self, purpose: ConsentPurpose, section: Section, desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._purpose = purpose
        self._desk = desk
        self._correction = CorrectionPanel(purpose, desk)
        self._is_open = False  # whether somebody writes, or wishes to write, the next answer
        self._was_offered = False  # the same conversation, since the form was unfolded
        self._frame = QFrame()  # a screen reader names a frame around a field, and no plain widget
        self._words = (heading(_(section.title), self._frame), intro(_(section.intro)))
        self._same_talk = SameTalk(purpose)
        self._replaces = QLabel()
        self._replaces.setObjectName("note")
        self._replaces.setWordWrap(True)
        self._needed = intro(_(NEEDED))
        self._good_to_have = intro(_(GOOD_TO_HAVE[purpose]))
        self._form = Form([replace(section, title="", intro="")], desk)
        self._earlier = QLabel()
        self._earlier.setObjectName("note")
        self._earlier.setWordWrap(True)
        self._record = QPushButton(_("Anteckna samtycket"))
        self._record.setObjectName("primary")
        self._record.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._anew = QPushButton(_("Anteckna ett nytt svar"))
        self._anew.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._history = ConsentHistory(purpose)
        self._lay_out()

        self._anew.clicked.connect(self.begin_anew)
        self._record.clicked.connect(self.record)
        self._same_talk.wanted.connect(self.fill_in_same_talk)
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
        self._replaces.setText(self._what_it_replaces(case))
        for block in (self._correction, self._same_talk, self._history):
            block.show_case(case)
        self._form.show_case(case)
        self._is_open = not is_closed(case) and (self._is_open or self._is_begun(case))
        self._fold(case)

    def reveal(self, address: Address) -> bool:
        case = self._desk.editor.case
        if address.part == DRAFTS[self._purpose] and case is not None:
            self._is_open = not is_closed(case) or self._is_begun(case)
            self._fold(case)
            if self._form.isHidden():
                return self._history.reveal_newest()
            if not address.field:
                self._record.setFocus()
                return True
        blocks = (self._correction, self._form, self._history)
        return any(block.reveal(address) for block in blocks)

    def clear(self) -> None:
        self._is_open = self._was_offered = False
        self._earlier.clear()
        self._replaces.clear()
        for block in (self._correction, self._same_talk, self._form, self._history):
            block.clear()

    # --- what its user does ----------------------------------------------------------------------

    def begin_anew(self) -> None:
        """Unfold the form, with the cursor in the answer."""
        self.reveal(self._address("answer"))
        if not self._replaces.isHidden():
            announce(self, self._replaces.text())

    def fill_in_same_talk(self) -> None:
        """What was the same conversation needs no second typing; the cursor goes to the answer."""
        case = self._desk.editor.case
        entry = entry_of_same_talk(case, self._purpose) if case is not None else None
        if case is not None and entry is not None:
            self._desk.editor.change(with_same_talk(case, self._purpose), self._address("date"))
            self.reveal(self._address("answer"))
            told = _("Ifyllt: {facts}.", facts=talk_in_words(entry))
            rest = _("Svaret och vad samtycket omfattar skrivs för sig.")
            announce(self, f"{told} {rest}")

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
            self._is_open = False
            self._desk.editor.settle(with_consent_recorded(case, self._purpose, self._desk.now()))
            self._stand_by(read_back=True)

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
            self._is_open = False
            draft_gone = with_draft(case, self._purpose, Consent())
            self._desk.editor.change(draft_gone, self._address("answer"))
            self._stand_by()

    # --- the form, open or folded ----------------------------------------------------------------

    def _fold(self, case: Case) -> None:
        """Fold the form away where something is recorded and nobody writes; else unfold it."""
        recorded = bool(consent_history(case, self._purpose))
        folded = recorded and not self._is_open
        for widget in (self._needed, self._good_to_have, self._form, self._record):
            widget.setVisible(not folded)
        offers = self._same_talk.has_offer and not is_closed(case) and not folded
        self._was_offered = (offers or self._was_offered) and not folded
        self._same_talk.keep_room(self._was_offered)
        self._same_talk.setVisible(offers)
        self._correction.setVisible(
            is_corrected(self._purpose, case, self._desk.today()) and not folded
        )
        self._replaces.setVisible(bool(self._replaces.text()) and not folded)
        self._anew.setVisible(folded)
        for button in (self._anew, self._record):
            button.setEnabled(not is_closed(case))

    def _what_it_replaces(self, case: Case) -> str:
        """The answer that counts until another is recorded; "" for none, or while it is written
        anew as a correction.
        """
        current = current_consent(case, self._purpose)
        if current is None or is_corrected(self._purpose, case, self._desk.today()):
            return ""
        return _(REPLACES[self._purpose], date=spoken(current.date))

    def _is_begun(self, case: Case) -> bool:
        return draft_of(case, self._purpose) != Consent()

    def _stand_by(self, *, read_back: bool = False) -> None:
        """The cursor waits above what is recorded, and a screen reader is told how it stands; what
        was recorded just now is read back, as it can only be corrected.
        """
        case = self._desk.editor.case
        self._anew.setFocus()
        if case is None:
            return
        told = [state_in_words(case, self._purpose, self._desk.today())]
        if read_back:
            told += limits_in_words(case, consent_history(case, self._purpose)[-1])
        announce(self._anew, ". ".join(text.rstrip(".") for text in told))

    # --- how it is built -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._frame)
        layout = QVBoxLayout(self._frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        words = (self._needed, self._good_to_have)
        asked = (self._correction, self._same_talk, *words, self._replaces, self._form)
        written = (*asked, self._earlier, self._record, self._anew)
        for widget in (*self._words, *written):
            layout.addWidget(widget)
        history = QFrame()
        below = QVBoxLayout(history)
        below.setContentsMargins(0, 6, 0, 0)
        below.addWidget(heading(_("Det som är antecknat"), history))
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
        shown_when=partial(is_corrected, purpose),
    )
    return Section(title="", rows=((reason,),))


def is_corrected(purpose: ConsentPurpose, case: Case, _today: dt.date) -> bool:
    """Whether what is being written takes the place of another entry."""
    return bool(draft_of(case, purpose).corrects)
