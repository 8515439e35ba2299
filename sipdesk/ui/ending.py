"""Avslut: how the plan ends, what the person thinks of it, and closing and opening the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sipdesk.case import (
    KEPT_AS,
    Address,
    Agreement,
    Case,
    Consent,
    ConsentPurpose,
    Ending,
    Reopening,
    Wish,
    closed,
    day,
    is_closed,
    reopened,
)
from sipdesk.dates import spoken_date
from sipdesk.i18n import N_, window_language
from sipdesk.i18n import gettext as _
from sipdesk.rules import (
    draft_of,
    findings,
    latest_approved,
    next_follow_up,
    retention_date,
)
from sipdesk.ui.approval import state_in_words as version_in_words
from sipdesk.ui.block import Block
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.finding_words import finding_in_words
from sipdesk.ui.form import Form, heading, intro
from sipdesk.ui.giving import who_has_none
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.one_move import one_move
from sipdesk.ui.put_off_words import put_off_in_words
from sipdesk.ui.spoken_label import name_by
from sipdesk.words import word

HOW = Section(
    title="",
    rows=(
        (
            FieldSpec(part="ending", field="date", label=N_("Avslutas den"), kind=Kind.NEAR_DATE),
            FieldSpec(
                part="ending",
                field="wished_by",
                label=N_("Vem önskar det?"),
                kind=Kind.CHOICE,
                choices=Wish,
            ),
            FieldSpec(part="ending", field="wished_by_name", label=N_("Namn")),
        ),
        (
            FieldSpec(
                part="ending", field="reason", label=N_("Varför avslutas SIP:en?"), kind=Kind.TEXT
            ),
            FieldSpec(
                part="ending",
                field="open_interventions",
                label=N_("Vad händer med insatser som pågår?"),
                kind=Kind.TEXT,
            ),
        ),
    ),
)


def statement(field: str, label: str) -> FieldSpec:
    """One of the four statements; `label` is a message id."""
    return FieldSpec(part="ending", field=field, label=label, kind=Kind.CHOICE, choices=Agreement)


EVALUATION = Section(
    title=N_("Hur har det varit för dig?"),
    intro=N_("Personen svarar själv. Läs upp, och skriv svaret som det blev."),
    rows=(
        (
            statement("information", N_("Jag har fått den information jag behövde")),
            statement("participation", N_("Jag har fått vara med och bestämma")),
        ),
        (
            statement("cooperation", N_("De som hjälper mig har samarbetat")),
            statement("meaning", N_("Planen har varit till nytta för mig")),
        ),
        (
            FieldSpec(
                part="ending",
                field="comment",
                label=N_("Något mer, med mina egna ord"),
                kind=Kind.TEXT,
            ),
        ),
    ),
)


UNRECORDED: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.PLAN: N_("Samtycket till SIP är påbörjat men inte antecknat. Det gäller inte."),
    ConsentPurpose.SHARING: N_(
        "Samtycket till att dela uppgifter är påbörjat men inte antecknat. Det gäller inte."
    ),
}


CLOSING = Address("ending", "closed_at")


class EndingBlock(Block):
    """How the plan ends, and the two ways of the case: closed, and open again with a reason."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = Form([HOW, EVALUATION], desk)
        self._state = _calm_label()
        self._state.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # led to when it tells of the end
        self._close = QPushButton(_("Avs&luta ärendet"))
        self._reopening = QWidget()
        self._reason = LineInput()
        self._open = QPushButton(_("&Öppna igen"))
        self._history = _calm_label()

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("Avslut"), self))
        layout.addWidget(intro(_("SIP:en avslutas när personen vill. Det behövs inget skäl.")))
        for widget in (self._form, self._state, self._close, self._reopening, self._history):
            layout.addWidget(widget)
        self._lay_out_reopening()

        self._close.clicked.connect(self.close_case)
        self._open.clicked.connect(self.open_again)
        self._reason.textChanged.connect(self._offer_opening)

    def show_case(self, case: Case) -> None:
        self._form.show_case(case)
        self._close.setVisible(not is_closed(case))
        self._reopening.setVisible(is_closed(case))
        self._state.setText(state_in_words(case))
        self._history.setText(history_in_words(case))
        self._history.setVisible(bool(case.reopenings))

    def reveal(self, address: Address) -> bool:
        if address == CLOSING:
            self._close.setFocus()
            return True
        return self._form.reveal(address)

    def begin(self) -> None:
        """Put the cursor where the case is closed or opened again, once that can be done."""
        case = self._desk.editor.case
        if case is not None and is_closed(case):
            self._reason.setFocus()
        elif case is not None and case.ending.date.strip():
            self._close.setFocus()
        else:
            self._form.focus_first()
            words = _("Skriv först vilken dag samarbetet avslutas.")
            self._desk.editor.tell(words, words)

    def clear(self) -> None:
        self._form.clear()
        self._state.clear()
        self._history.clear()
        self._reason.clear()

    def close_case(self) -> None:
        """Close the case, after saying what follows; from then on it is read-only."""
        case = self._desk.editor.case
        if case is None or is_closed(case):
            return
        sentence = _(
            "Ärendet blir skrivskyddat. Det går fortfarande att läsa och skriva ut, och att "
            "anteckna utlämnade kopior och vad som förts över. Det kan öppnas igen med ett skäl. "
            "Att avsluta går inte att ångra med Ctrl+Z."
        )
        today = self._desk.today()
        lacking = (
            ends_today(case, today),
            ends_another_day(case, today),
            left_to_write(case, today),
            left_as_draft(case),
            left_unrecorded(case),
            put_off_in_words(case),
            still_agreed(case, today),
            not_handed_out(case, today),
        )
        sentence = "\n\n".join(text for text in (sentence, *lacking) if text)
        if self._desk.doors.ask(
            self,
            _("Avsluta ärendet"),
            sentence,
            yes=_("A&vsluta"),
            no=_("&Inte ännu"),
            danger=True,
        ):
            with one_move(self):
                self._desk.editor.settle(closed(case, self._now()))
                self._state.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell(
                _("Ärendet är avslutat. Bara kopior och vad som förts över går att anteckna.")
            )

    def open_again(self) -> None:
        """Open a closed case again; when and why stays on record."""
        case = self._desk.editor.case
        reason = self._reason.text().strip()
        if case is not None and is_closed(case) and reason:
            self._reason.clear()
            self._desk.editor.settle(reopened(case, self._now(), reason))
            self._form.focus_first()
            self._tell(_("Ärendet är öppet igen."))

    def _tell(self, sentence: str) -> None:
        self._desk.editor.tell(sentence, sentence)

    def _now(self) -> str:
        return self._desk.now().isoformat(timespec="seconds")

    def _offer_opening(self, text: str) -> None:
        self._open.setEnabled(bool(text.strip()))

    def _lay_out_reopening(self) -> None:
        label = QLabel(_("Varför öppnas ärendet igen?"))
        label.setWordWrap(True)
        name_by(label, self._reason)
        self._open.setEnabled(False)
        layout = QVBoxLayout(self._reopening)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self._reason, self._open):
            layout.addWidget(widget)


def state_in_words(case: Case) -> str:
    """Whether the case is closed, and how long it is kept."""
    if not is_closed(case):
        return _("När ärendet är avslutat sparas det i fem år. Inget raderas av sig självt.")
    until = retention_date(case)
    if until is None:
        return closed_in_words(case)
    kept = _(
        "Uppgifterna sparas till och med {date}. Inget raderas av sig självt.",
        date=_spoken(until.isoformat()),
    )
    return f"{closed_in_words(case)}\n{kept}"


def ends_today(case: Case, today: dt.date) -> str:
    """Which day the case ends on where none is written, told before it is closed; else ""."""
    if case.ending.date.strip():
        return ""
    return _("Avslutas med dagens datum, {today}.", today=_spoken(today.isoformat()))


def ends_another_day(case: Case, today: dt.date) -> str:
    """That the SIP ends on another day than the case, told before the case is closed; else ""."""
    ends = day(case.ending.date)
    if ends is None or ends == today:
        return ""
    return _(
        "SIP:en avslutas {date}. Ärendet avslutas i dag, {today}.",
        date=_spoken(ends.isoformat()),
        today=_spoken(today.isoformat()),
    )


def left_to_write(case: Case, today: dt.date) -> str:
    """What is missing about the end, told before the case is closed; "" for nothing. Without a day,
    it is asked as of today: until one is written, nobody has begun to end, and nothing is missing.
    """
    if not case.ending.date.strip():
        case = replace(case, ending=replace(case.ending, date=today.isoformat()))
    found = (each for each in findings(case, today) if each.address != CLOSING)
    left = [each for each in found if each.address.part == "ending"]
    points = [f"• {finding_in_words(each)}" for each in left]
    return (
        "\n".join([_("Det här är oklart eller inte ifyllt om avslutet:"), *points])
        if points
        else ""
    )


def left_as_draft(case: Case) -> str:
    """That a change of the plan was never approved, told before the case is closed."""
    return "" if case.is_approved or not case.approved_versions else version_in_words(case)


def left_unrecorded(case: Case) -> str:
    """Which consents were begun and never recorded, told before the case is closed; "" for none.
    In a closed case nobody can record them any more.
    """
    begun = [purpose for purpose in UNRECORDED if draft_of(case, purpose) != Consent()]
    return "\n".join(_(UNRECORDED[purpose]) for purpose in begun)


def still_agreed(case: Case, today: dt.date) -> str:
    """A follow-up that people still expect, told before the case is closed; "" for none."""
    ahead = next_follow_up(case, today)
    if ahead is None or ahead.date < today:
        return ""
    return _(
        "En uppföljning är bestämd till {date}. Säg till dem som skulle ha kommit.",
        date=_spoken(ahead.date.isoformat()),
    )


def not_handed_out(case: Case, today: dt.date) -> str:
    """Who lacks the plan that was approved last, told before the case is closed; "" for nobody."""
    version = latest_approved(case)
    who = who_has_none(case, version.number, today) if version is not None else ""
    if version is None or not who:
        return ""
    return _(
        "Den godkända planen, version {number}, är inte utlämnad till alla. {who}",
        number=version.number,
        who=who,
    )


def closed_in_words(case: Case) -> str:
    """What stands on top of the page of a closed case: what `may_become` still lets through, too,
    or nobody would try what the list of findings asks for.
    """
    return _(
        "Ärendet avslutades {date}. Skrivskyddat: bara kopior och vad som förts över går att "
        "anteckna.",
        date=_spoken(case.ending.closed_at[:10]),
    )


def history_in_words(case: Case) -> str:
    """Each time the case was opened again, and what was said of that end and stands no more."""
    lines: list[str] = []
    for entry in case.reopenings:
        lines.append(
            _(
                "Avslutat {closed}, öppnat igen {opened}. Skäl: {reason}",
                closed=_spoken(entry.closed_at[:10]),
                opened=_spoken(entry.reopened_at[:10]),
                reason=entry.reason,
            )
        )
        lines.extend(f"• {said}" for said in _said_then(entry, case.ending))
    return "\n".join(lines)


def _said_then(entry: Reopening, ending: Ending) -> Iterator[str]:
    """What the fields held when the case was closed, where they hold something else now."""
    for spec in (*HOW.fields, *EVALUATION.fields):
        value = getattr(entry, KEPT_AS[spec.field])
        if value and value != getattr(ending, spec.field):
            text = _(word(value)) if isinstance(value, StrEnum) else value
            yield f"{_(spec.label)}: {_spoken(text) if spec.field == 'date' else text}"


def _spoken(date: str) -> str:
    return spoken_date(date, window_language())


def _calm_label() -> QLabel:
    label = QLabel()
    label.setObjectName("intro")
    label.setWordWrap(True)
    return label
