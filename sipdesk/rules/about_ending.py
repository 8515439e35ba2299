"""Checks of the ending, of how long a case is kept, and of what was carried over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sipdesk.case import (
    Address,
    Agreement,
    ApprovedVersion,
    Case,
    Ending,
    Principal,
    Wish,
    day,
    is_closed,
    is_noted,
    is_undone,
)
from sipdesk.i18n import N_
from sipdesk.rules.about_follow_up import is_ended
from sipdesk.rules.finding import Findings, Look, advised, doubtful

KEPT_YEARS = 5  # after the last entry, as social services keep their records
EVALUATION = ("information", "participation", "cooperation", "meaning")
NOT_CARRIED_OVER: Mapping[Principal, tuple[str, str]] = {
    Principal.MUNICIPALITY: (
        "not-carried-over-municipality",
        N_("Version {number} är inte överförd till kommunens akt eller journal. Anteckna när."),
    ),
    Principal.REGION: (
        "not-carried-over-region",
        N_("Version {number} är inte överförd till regionens journal. Anteckna när."),
    ),
}
RETENTION_PASSED = N_("Uppgifterna skulle sparas till och med {date}. Bestäm om de ska raderas.")


def ending_findings(look: Look) -> Findings:
    """What is missing where a plan ends, and in the records it is carried over to."""
    case = look.case
    if is_closed(case):
        yield from _retention(look)
    elif is_ending(case):
        yield from _how(case)
        yield from _evaluation(case.ending)
        yield from _still_open(look)
    if has_ending_day(case):
        yield from _contradictions(look)
    yield from _carried_over(case)


def is_ending(case: Case) -> bool:
    """Whether an open case is on its way to its end: decided at a follow-up, or written."""
    return is_ended(case) or has_ending_day(case)


def has_ending_day(case: Case) -> bool:
    """Whether a day is written to end on, and the case was not opened again after it."""
    written = case.ending.date.strip()
    return bool(written) and not is_undone(case, day(written))


def retention_date(case: Case) -> dt.date | None:
    """Until when a closed case is kept: five years after it was closed. None for an open one.

    Social services keep a record five years after its last entry; closing is the last entry here.
    """
    last = day(case.ending.closed_at[:10])
    if last is None or last.year + KEPT_YEARS > dt.MAXYEAR:
        return None
    if (last.month, last.day) == (2, 29):
        return dt.date(last.year + KEPT_YEARS, 3, 1)
    return last.replace(year=last.year + KEPT_YEARS)


def latest_approved(case: Case) -> ApprovedVersion | None:
    """The approved version with the highest number."""
    return max(case.approved_versions, key=_number, default=None)


def lacks_carrying_over(case: Case) -> tuple[Principal, ...]:
    """Whose records still lack the latest approved version: of those with interventions in it."""
    version = latest_approved(case)
    if version is None:
        return ()
    done = {
        row.principal
        for row in case.carried_over
        if row.version == version.number and day(row.date) is not None
    }
    involved = {i.principal for i in version.case.interventions}
    return tuple(p for p in NOT_CARRIED_OVER if p in involved and p not in done)


def _number(version: ApprovedVersion) -> int:
    return version.number


def _how(case: Case) -> Findings:
    ending = case.ending
    if not has_ending_day(case):
        yield advised(
            "ending-date",
            N_("Uppföljningen kom fram till att avsluta. Ange vilken dag SIP:en avslutas."),
            Address("ending", "date"),
        )
    if ending.wished_by is Wish.UNSET:
        yield advised(
            "ending-wished-by",
            N_("Ange vem som önskade att SIP:en avslutas."),
            Address("ending", "wished_by"),
        )
    if not ending.open_interventions.strip() and _has_open_interventions(case):
        yield advised(
            "ending-open-interventions",
            N_("Skriv vad som händer med de insatser som pågår."),
            Address("ending", "open_interventions"),
        )


def _has_open_interventions(case: Case) -> bool:
    """Whether an intervention goes on after the ending, as far as its last day says."""
    ended = day(case.ending.date)
    last_days = [day(i.ends) for i in case.interventions if i.what.strip()]
    return any(last is None or (ended and last > ended) for last in last_days)


def _evaluation(ending: Ending) -> Findings:
    unanswered = [name for name in EVALUATION if getattr(ending, name) is Agreement.UNSET]
    if len(unanswered) == len(EVALUATION):
        yield advised(
            "ending-evaluation",
            N_("Fråga hur personen har upplevt sin SIP, och skriv svaren."),
            Address("ending", unanswered[0]),
        )


def _still_open(look: Look) -> Findings:
    """What is written about the end closes nothing by itself."""
    ended = day(look.case.ending.date)
    if has_ending_day(look.case) and ended is not None and ended <= look.today:
        yield advised(
            "ending-not-closed",
            N_("SIP:en avslutas {date}, men ärendet är öppet. Avsluta det när allt är skrivet."),
            Address("ending", "closed_at"),
            date=look.case.ending.date,
        )


def _retention(look: Look) -> Findings:
    until = retention_date(look.case)
    if until is not None and until < look.today:
        yield advised(
            "retention-passed",
            RETENTION_PASSED,
            Address("ending", "date"),
            date=until.isoformat(),
        )


def _contradictions(look: Look) -> Findings:
    ended = day(look.case.ending.date)
    if ended is None:
        return
    met = day(look.case.meeting.date)
    if met is not None and ended < met <= look.today:
        yield doubtful(
            "ending-before-meeting",
            N_("SIP:en avslutades {ended}, före mötet {meeting}. Rätta det som är fel."),
            Address("ending", "date"),
            ended=look.case.ending.date,
            meeting=look.case.meeting.date,
        )
    for follow_up in look.case.follow_ups:
        held = day(follow_up.date)
        if held is None or held <= ended:
            continue
        if held <= look.today or is_noted(look.case, follow_up):
            yield doubtful(
                "ending-before-follow-up",
                N_("SIP:en avslutades {ended}, före uppföljningen {date}. Rätta det som är fel."),
                Address("ending", "date"),
                ended=look.case.ending.date,
                date=follow_up.date,
            )


def _carried_over(case: Case) -> Findings:
    version = latest_approved(case)
    if version is None:
        return
    for principal in lacks_carrying_over(case):
        code, sentence = NOT_CARRIED_OVER[principal]
        yield advised(code, sentence, Address("carried_over", ""), number=str(version.number))
