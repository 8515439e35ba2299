"""Checks of dates and times: those that cannot be read, and those that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sipdesk.case import (
    ATTENDED,
    ROW_PARTS,
    Address,
    Case,
    FollowUp,
    Intervention,
    clock,
    day,
    is_noted,
    rows_of,
    value_at,
)
from sipdesk.i18n import N_
from sipdesk.identity import check_identity
from sipdesk.rules.finding import Findings, Look, doubtful, impossible

DATE_FIELDS = (
    ("person", "birth_date"),
    ("initiative", "date"),
    ("meeting", "date"),
    ("participants", "invited_on"),
    ("plan_consent", "date"),
    ("plan_consent", "valid_until"),
    ("sharing_consent", "date"),
    ("sharing_consent", "valid_until"),
    ("interventions", "starts"),
    ("interventions", "ends"),
    ("plan", "follow_up_date"),
    ("plan", "approval_date"),
    ("plan", "lss_reviewed"),
    ("follow_ups", "date"),
    ("follow_ups", "next_date"),
    ("ending", "date"),
    ("carried_over", "date"),
)
TIME_FIELDS = (
    ("meeting", "start"),
    ("meeting", "end"),
    ("plan", "follow_up_time"),
    ("follow_ups", "time"),
)
# "genast" and "tills vidare" say when an intervention starts and ends as well as a date does.
WORDS_ARE_AN_ANSWER = {("interventions", "starts"), ("interventions", "ends")}
USUAL_WORDS = {
    *("genast", "direkt", "omgående", "snarast", "nu", "pågår", "pågående", "löpande"),
    *("tills vidare", "tillsvidare", "vid behov", "efter behov", "när det behövs"),
    *("inte bestämt", "ej bestämt", "vet inte", "vet ej"),
    *("at once", "immediately", "now", "ongoing", "until further notice", "as needed"),
}


def date_findings(look: Look) -> Findings:
    """Dates and times that cannot be read, and those that contradict each other."""
    yield from _unreadable(look.case)
    yield from _birth_date(look)
    yield from _meeting(look.case)
    yield from _not_met_yet(look)
    yield from _plan(look.case)
    for follow_up in look.case.follow_ups:
        yield from _follow_up(look.case, follow_up)
        yield from _not_held_yet(look, follow_up)


def is_unreadable(part: str, field: str, text: str) -> bool:
    """Whether something is written in a field for a day or a time that does not tell which."""
    written = text.strip()
    if not written:
        return False
    if (part, field) in DATE_FIELDS:
        return day(written) is None and not _is_an_answer(part, field, written)
    return (part, field) in TIME_FIELDS and clock(written) is None


def is_in_unusual_words(part: str, field: str, text: str) -> bool:
    """Whether words stand where a day is usual, other than those that are written there: they may
    belong in another field.
    """
    written = " ".join(text.casefold().split()).strip(" .,")
    is_day = not written or day(text.strip()) is not None
    return not is_day and _is_an_answer(part, field, written) and written not in USUAL_WORDS


def remark_on_start(case: Case) -> str:
    """That the meeting has an end alone (message id), or ""."""
    return N_("Skriv också när mötet börjar.") if _has_end_alone(case) else ""


def remark_on_end(case: Case) -> str:
    """What is wrong with when the meeting ends (message id), or ""."""
    return N_("Mötet slutar innan det börjar.") if _ends_first(case) else ""


def _has_end_alone(case: Case) -> bool:
    return clock(case.meeting.end) is not None and not case.meeting.start.strip()


def _ends_first(case: Case) -> bool:
    start, end = clock(case.meeting.start), clock(case.meeting.end)
    return start is not None and end is not None and end < start


def _unreadable(case: Case) -> Findings:
    for row, address, text in _not_read(case, DATE_FIELDS):
        yield doubtful(
            "unreadable-date",
            N_("Datumet ”{text}” går inte att läsa. Skriv till exempel 2026-03-12."),
            address,
            text=text,
            row=row,
        )
    for row, address, text in _not_read(case, TIME_FIELDS):
        yield doubtful(
            "unreadable-time",
            N_("Klockslaget ”{text}” går inte att läsa. Skriv till exempel 14:30."),
            address,
            text=text,
            row=row,
        )


def _not_read(case: Case, fields: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Address, str]]:
    """What cannot be read, where, and the number of its row, from 1; "" where there are no rows."""
    for part, field in fields:
        for row, address in _addresses(case, part, field):
            text = value_at(case, address).strip()
            if is_unreadable(part, field, text):
                yield row, address, text


def _addresses(case: Case, part: str, field: str) -> Iterator[tuple[str, Address]]:
    if part not in ROW_PARTS:
        yield "", Address(part, field)
        return
    for number, row in enumerate(rows_of(case, part), 1):
        yield str(number), Address(part, field, row.id)


def _is_an_answer(part: str, field: str, text: str) -> bool:
    return (part, field) in WORDS_ARE_AN_ANSWER and not any(c.isdigit() for c in text)


def _birth_date(look: Look) -> Findings:
    person = look.case.person
    typed = day(person.birth_date)
    if typed is None:
        return
    checked = check_identity(person.identity_number, look.today)
    if typed > look.today:
        yield doubtful(
            "birth-date-future",
            N_("Födelsedatumet {date} ligger i framtiden. Rätta det."),
            Address("person", "birth_date"),
            date=person.birth_date,
        )
    elif checked.valid and checked.birth_date not in {None, typed}:
        yield doubtful(
            "birth-date-differs",
            N_("Födelsedatumet {date} stämmer inte med personens nummer. Rätta det som är fel."),
            Address("person", "birth_date"),
            date=person.birth_date,
        )


def _meeting(case: Case) -> Findings:
    if _has_end_alone(case):
        yield doubtful(
            "meeting-without-start",
            N_("Mötet slutar {end}, men det står inte när det börjar. Ange när det börjar."),
            Address("meeting", "start"),
            end=case.meeting.end,
        )
    if _ends_first(case):
        yield doubtful(
            "meeting-ends-first",
            N_("Mötet slutar {end}, innan det börjar {start}. Rätta klockslagen."),
            Address("meeting", "end"),
            start=case.meeting.start,
            end=case.meeting.end,
        )
    yield from _invitations(case)


def _not_met_yet(look: Look) -> Findings:
    meeting, people = look.case.meeting, look.case.participants
    on = day(meeting.date)
    if on is not None and on > look.today and any(p.presence in ATTENDED for p in people):
        yield doubtful(
            "noted-before-meeting",
            N_(
                "Mötet {date} har inte varit ännu, men det står vilka som var med. "
                "Rätta dagen om den är fel."
            ),
            Address("meeting", "date"),
            date=meeting.date,
        )


def _invitations(case: Case) -> Findings:
    """Once for all of them: the same mistake is soon made in every row."""
    late = [p for p in case.participants if _is_before(case.meeting.date, p.invited_on)]
    if late:
        first = late[0]
        yield doubtful(
            "invited-after-meeting",
            N_("{who} kallades {date}, efter mötet. Rätta datumet om det är fel.")
            if len(late) == 1
            else N_("{who} och {count} till kallades efter mötet. Rätta datumen om de är fel."),
            Address("participants", "invited_on", first.id),
            who=first.name.strip() or first.role.strip() or "…",
            date=first.invited_on,
            count=str(len(late) - 1),
        )


def _plan(case: Case) -> Findings:
    for intervention in case.interventions:
        yield from _intervention(intervention)
    if _is_before(case.plan.follow_up_date, case.meeting.date):
        yield impossible(
            "follow-up-before-meeting",
            N_("Uppföljningen {follow_up} ligger före mötet {meeting}. Rätta det som är fel."),
            Address("plan", "follow_up_date"),
            follow_up=case.plan.follow_up_date,
            meeting=case.meeting.date,
        )


def _intervention(intervention: Intervention) -> Findings:
    if _is_before(intervention.ends, intervention.starts):
        yield impossible(
            "intervention-ends-first",
            N_("Insatsen ”{what}” slutar {ends}, innan den börjar {starts}. Rätta det."),
            Address("interventions", "ends", intervention.id),
            what=intervention.what.strip() or "…",
            ends=intervention.ends,
            starts=intervention.starts,
        )


def _follow_up(case: Case, follow_up: FollowUp) -> Findings:
    # A later version may move the meeting past follow-ups that were held before it.
    if not case.approved_versions and _is_before(follow_up.date, case.meeting.date):
        yield impossible(
            "held-before-meeting",
            N_("Uppföljningen {follow_up} ligger före mötet {meeting}. Rätta det som är fel."),
            Address("follow_ups", "date", follow_up.id),
            follow_up=follow_up.date,
            meeting=case.meeting.date,
        )
    if _is_before(follow_up.next_date, follow_up.date):
        yield impossible(
            "next-before-follow-up",
            N_("Nästa uppföljning {next} ligger före uppföljningen {date}. Rätta det som är fel."),
            Address("follow_ups", "next_date", follow_up.id),
            next=follow_up.next_date,
            date=follow_up.date,
        )


def _not_held_yet(look: Look, follow_up: FollowUp) -> Findings:
    on = day(follow_up.date)
    if on is not None and on > look.today and is_noted(look.case, follow_up):
        yield doubtful(
            "noted-before-follow-up",
            N_(
                "Uppföljningen {date} har inte varit ännu, men är redan ifylld. "
                "Rätta dagen om den är fel."
            ),
            Address("follow_ups", "date", follow_up.id),
            date=follow_up.date,
        )


def _is_before(first: str, second: str) -> bool:
    """Whether both are dates, and the first is before the second."""
    earlier, later = day(first), day(second)
    return earlier is not None and later is not None and earlier < later
