"""Att göra: what is due in a case, for the list over all cases.

No sentence carries a place: a person with protected identity stands in the list like anybody else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sipdesk.case import (
    Address,
    Case,
    ConsentAnswer,
    ConsentPurpose,
    NextStep,
    Presence,
    approval_day,
    clock,
    day,
    is_closed,
)
from sipdesk.i18n import N_
from sipdesk.rules.about_ending import (
    NOT_CARRIED_OVER,
    RETENTION_PASSED,
    has_ending_day,
    lacks_carrying_over,
    latest_approved,
    retention_date,
)
from sipdesk.rules.about_follow_up import is_ended
from sipdesk.rules.about_participants import ATTENDED
from sipdesk.rules.consent_history import DRAFTS, current_consent
from sipdesk.rules.copies import without_copy
from sipdesk.rules.missing import lacks_for_meeting, rests
from sipdesk.rules.next_follow_up import (
    NO_DAY,
    lacks_day,
    last_dated,
    next_follow_up,
    where_to_follow_up,
)

CONSENT_DAYS = 30  # how many days ahead it is time to think of each
MEETING_DAYS = 7
FOLLOW_UP_DAYS = 14
WEEK_DAYS = 7


class DueKind(StrEnum):
    CONSENT = "consent"
    MEETING = "meeting"
    PREPARATION = "preparation"
    APPROVAL = "approval"
    FOLLOW_UP = "follow_up"
    COPIES = "copies"
    CARRY_OVER = "carry_over"
    RETENTION = "retention"


class Urgency(StrEnum):
    """When something is due, the most urgent first."""

    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this_week"  # within seven days
    LATER = "later"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do. `date` is None where no day was ever set.

    `sentence` is a Swedish message id with placeholders for `values`, of which dates are ISO
    texts. `address` is the field that it is about.
    """

    kind: DueKind
    case_id: str
    date: dt.date | None
    urgency: Urgency
    sentence: str
    values: tuple[tuple[str, str], ...]
    address: Address


ENDING_CONSENT: Mapping[ConsentPurpose, tuple[str, str]] = {
    ConsentPurpose.PLAN: (
        N_("Samtycket till SIP gäller till och med {date}. Fråga om det ska förlängas."),
        N_("Samtycket till SIP gällde till och med {date}. Fråga personen igen."),
    ),
    ConsentPurpose.SHARING: (
        N_(
            "Samtycket till att dela uppgifter gäller till och med {date}. "
            "Fråga om det ska förlängas."
        ),
        N_("Samtycket till att dela uppgifter gällde till och med {date}. Fråga igen."),
    ),
}


def due(case: Case, today: dt.date) -> tuple[Due, ...]:
    """What is due in a case on a day; nothing in one that rests because the person said no."""
    look = _Look(case, today)
    if is_closed(case):
        return (*_copies(look), *_carried_over(look), *_retention(look))
    if rests(case):
        return ()
    if _is_over(case, today):
        return (*_copies(look), *_carried_over(look))
    steps = (_consents, _meeting, _preparation, _approval, _follow_up, _copies, _carried_over)
    return tuple(item for step in steps for item in step(look))


def by_urgency(item: Due) -> tuple[int, dt.date]:
    """A key to sort by: the most urgent first, then by day."""
    return list(Urgency).index(item.urgency), item.date or dt.date.max


def urgency(date: dt.date | None, today: dt.date) -> Urgency:
    """How urgent something is that is due on a day."""
    if date is None:
        return Urgency.UNDATED
    days = (date - today).days
    if days < 0:
        return Urgency.LATE
    if days == 0:
        return Urgency.TODAY
    return Urgency.THIS_WEEK if days <= WEEK_DAYS else Urgency.LATER


@dataclass(frozen=True, slots=True)
class _Look:
    case: Case
    today: dt.date

    def item(
        self, kind: DueKind, date: dt.date | None, sentence: str, address: Address, **values: str
    ) -> Due:
        told = {"date": date.isoformat(), **values} if date else values
        how_urgent = urgency(date, self.today)
        return Due(kind, self.case.id, date, how_urgent, sentence, tuple(told.items()), address)

    def is_near(self, date: dt.date, days: int) -> bool:
        """Whether a day has passed, or comes within so many days."""
        return (date - self.today).days <= days


def _is_over(case: Case, today: dt.date) -> bool:
    """Whether the plan has ended, though the case is not closed yet."""
    ends = day(case.ending.date)
    has_come = ends is not None and ends <= today
    return is_ended(case) or (has_come and has_ending_day(case))


def _consents(look: _Look) -> Iterator[Due]:
    for purpose, (ends, ended) in ENDING_CONSENT.items():
        entry = current_consent(look.case, purpose)
        last_day = day(entry.valid_until) if entry else None
        if entry is None or last_day is None or entry.answer is not ConsentAnswer.YES:
            continue
        if look.is_near(last_day, CONSENT_DAYS):
            sentence = ended if last_day < look.today else ends
            address = Address(DRAFTS[purpose], "answer")
            yield look.item(DueKind.CONSENT, last_day, sentence, address)


def _meeting(look: _Look) -> Iterator[Due]:
    meeting = look.case.meeting
    on = day(meeting.date)
    if on is None or not look.is_near(on, MEETING_DAYS) or _was_held_today(look, on):
        return
    address = Address("meeting", "date")
    if on >= look.today:
        at = clock(meeting.start)
        sentence = N_("SIP-möte {date} klockan {time}.") if at else N_("SIP-möte {date}.")
        yield look.item(DueKind.MEETING, on, sentence, address, time=meeting.start)
    elif not look.case.approved_versions and not _presence_is_noted(look.case):
        yield look.item(
            DueKind.MEETING,
            on,
            N_("SIP-mötet var {date}. Anteckna vilka som var med, eller ange en ny dag."),
            address,
        )


def _preparation(look: _Look) -> Iterator[Due]:
    """What the law asks for and is not there, when the meeting is near."""
    on = day(look.case.meeting.date)
    if on is None or on < look.today or not look.is_near(on, MEETING_DAYS):
        return
    if _was_held_today(look, on):
        return
    lacks = lacks_for_meeting(look.case, look.today)
    if lacks:
        yield look.item(
            DueKind.PREPARATION,
            on,
            N_("Inför mötet {date} saknas en sak som lagen kräver.")
            if len(lacks) == 1
            else N_("Inför mötet {date} saknas {count} saker som lagen kräver."),
            lacks[0].address,
            count=str(len(lacks)),
        )


def _was_held_today(look: _Look, on: dt.date) -> bool:
    """Whether the meeting of this day is over: somebody is noted as there, or the plan is approved.

    Who was at the meeting of an approved version is not thereby noted at a later one.
    """
    if on != look.today:
        return False
    version = latest_approved(look.case)
    if version is None:
        return bool(_attended(look.case))
    was_there = _attended(version.case) if day(version.case.meeting.date) != on else set[str]()
    return approval_day(version) >= on or bool(_attended(look.case) - was_there)


def _attended(case: Case) -> set[str]:
    return {p.id for p in case.participants if p.presence in ATTENDED}


def _presence_is_noted(case: Case) -> bool:
    return any(p.presence is not Presence.UNSET for p in case.participants)


def _approval(look: _Look) -> Iterator[Due]:
    """A plan that was talked about at a meeting, or a change of one, waits to be approved."""
    case = look.case
    if case.is_approved:
        return
    address = Address("plan", "approval_form")
    on = day(case.meeting.date)
    if case.approved_versions:
        sentence = N_("Version {number} av planen är ett utkast och inte godkänd.")
        number = str(case.plan.version)
        yield look.item(DueKind.APPROVAL, None, sentence, address, number=number)
    elif on is not None and on < look.today and _presence_is_noted(case):
        sentence = N_("Planen från mötet {met} är inte godkänd.")
        yield look.item(DueKind.APPROVAL, None, sentence, address, met=on.isoformat())


def _follow_up(look: _Look) -> Iterator[Due]:
    last = last_dated(look.case)
    if last is not None and last[0] < look.today and last[1].next_step is NextStep.UNSET:
        yield look.item(
            DueKind.FOLLOW_UP,
            last[0],
            N_("Uppföljningen var {date}. Anteckna vad ni kom fram till."),
            Address("follow_ups", "next_step", last[1].id),
        )
    if lacks_day(look.case, look.today):
        yield look.item(DueKind.FOLLOW_UP, None, NO_DAY, Address("follow_ups", ""))
    ahead = next_follow_up(look.case, look.today)
    if ahead is None or not look.is_near(ahead.date, FOLLOW_UP_DAYS):
        return
    sentence = N_("Uppföljning {date}.")
    address = ahead.address
    if ahead.date < look.today:
        address = where_to_follow_up(look.case, ahead.address)
        sentence = N_("Uppföljningen skulle ha varit {date}. Följ upp, eller ange en ny dag.")
    elif clock(ahead.time):
        sentence = N_("Uppföljning {date} klockan {time}.")
    yield look.item(DueKind.FOLLOW_UP, ahead.date, sentence, address, time=ahead.time)


def _copies(look: _Look) -> Iterator[Due]:
    version = latest_approved(look.case)
    if version is None:
        return
    count = len(without_copy(look.case, version.number, look.today))
    if count:
        yield look.item(
            DueKind.COPIES,
            None,
            N_("En kopia av version {number} är inte utlämnad.")
            if count == 1
            else N_("{count} kopior av version {number} är inte utlämnade."),
            Address("copies_given", ""),
            number=str(version.number),
            count=str(count),
        )


def _carried_over(look: _Look) -> Iterator[Due]:
    version = latest_approved(look.case)
    if version is None:
        return
    for principal in lacks_carrying_over(look.case):
        _code, sentence = NOT_CARRIED_OVER[principal]
        address = Address("carried_over", "")
        number = str(version.number)
        yield look.item(DueKind.CARRY_OVER, None, sentence, address, number=number)


def _retention(look: _Look) -> Iterator[Due]:
    until = retention_date(look.case)
    if until is not None and until < look.today:
        yield look.item(DueKind.RETENTION, until, RETENTION_PASSED, Address("ending", "date"))
