"""The follow-up that comes next, or that should have been."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sipdesk.case import Address, Case, FollowUp, NextStep, approval_day, day, is_noted
from sipdesk.i18n import N_
from sipdesk.rules.about_ending import latest_approved
from sipdesk.rules.about_follow_up import is_ended, plan_day_ahead

NO_DAY = N_("Bestäm när planen ska följas upp.")


@dataclass(frozen=True, slots=True)
class NextFollowUp:
    """A day that was agreed on, and where it stands. Time and place as they were typed."""

    date: dt.date
    time: str
    place: str
    address: Address


def next_follow_up(case: Case, today: dt.date) -> NextFollowUp | None:
    """The meeting that was laid down from today on; else the day that was agreed on last, by the
    last follow-up or by a plan that was approved on its day or later. It may have passed. Where the
    last follow-up agreed on none, a day of the plan that is still ahead stands.
    """
    if is_ended(case):
        return None
    last = last_dated(case)
    if last is not None and last[0] >= today and last[1].next_step is NextStep.UNSET:
        return _as_laid_down(*last)
    return _agreed_on(case, last, today)


def meets_again(case: Case, today: dt.date) -> NextFollowUp | None:
    """As the next follow-up, for a paper that is taken home from the one of today: a follow-up
    that is being held is not the one at which they meet again, also where its day is wrong.
    """
    last = last_dated(case)
    if last is not None and last[0] >= today and is_noted(case, last[1]):
        return None if is_ended(case) else _agreed_on(case, last, today)
    return next_follow_up(case, today)


def agreed_day(case: Case, today: dt.date) -> dt.date | None:
    """The day that was agreed on for a follow-up that is not among the follow-ups yet."""
    ahead = next_follow_up(case, today)
    if ahead is None or (ahead.address.part, ahead.address.field) == ("follow_ups", "date"):
        return None
    return ahead.date


def last_dated(case: Case) -> tuple[dt.date, FollowUp] | None:
    """The latest of the follow-ups whose day can be read, with that day."""
    dated = [(on, f) for f in case.follow_ups if (on := day(f.date)) is not None]
    return max(reversed(dated), key=_day_of, default=None)


def lacks_day(case: Case, today: dt.date) -> bool:
    """Whether an approved plan has no day, ahead or passed, on which it is followed up next.

    A follow-up that has its day, and no outcome yet, is itself what comes next.
    """
    if not case.approved_versions or is_ended(case):
        return False
    last = last_dated(case)
    waits = last is not None and last[1].next_step is NextStep.UNSET
    return not waits and next_follow_up(case, today) is None


def where_to_follow_up(case: Case, agreed: Address) -> Address:
    """Where to write about a day that has passed: of an approved plan, among the follow-ups."""
    is_locked = case.is_approved and agreed.part == "plan"
    return Address("follow_ups", "") if is_locked else agreed


def _day_of(dated: tuple[dt.date, FollowUp]) -> dt.date:
    return dated[0]


def _as_laid_down(date: dt.date, meeting: FollowUp) -> NextFollowUp:
    address = Address("follow_ups", "date", meeting.id)
    return NextFollowUp(date, meeting.time, meeting.place, address)


def _agreed_on(
    case: Case, last: tuple[dt.date, FollowUp] | None, today: dt.date
) -> NextFollowUp | None:
    return (
        _agreed_in_plan(case, last)
        or _agreed_at_follow_up(last)
        or _still_in_plan(case, last, today)
    )


def _agreed_in_plan(case: Case, last: tuple[dt.date, FollowUp] | None) -> NextFollowUp | None:
    agreed = day(case.plan.follow_up_date)
    if agreed is None or (last is not None and not _is_newer(case, agreed, last[0])):
        return None
    return _as_in_plan(case, agreed)


def _still_in_plan(
    case: Case, last: tuple[dt.date, FollowUp] | None, today: dt.date
) -> NextFollowUp | None:
    agreed = plan_day_ahead(case, last[0], today) if last is not None else None
    return _as_in_plan(case, agreed) if agreed is not None else None


def _as_in_plan(case: Case, agreed: dt.date) -> NextFollowUp:
    time, place = case.plan.follow_up_time, case.plan.follow_up_place
    return NextFollowUp(agreed, time, place, Address("plan", "follow_up_date"))


def _is_newer(case: Case, agreed: dt.date, last: dt.date) -> bool:
    """Whether the plan says more than the last follow-up: agreed for after it, and not before it
    was held.
    """
    version = latest_approved(case)
    return agreed > last and (version is None or approval_day(version) >= last)


def _agreed_at_follow_up(last: tuple[dt.date, FollowUp] | None) -> NextFollowUp | None:
    agreed = day(last[1].next_date) if last is not None else None
    if last is None or agreed is None:
        return None
    return NextFollowUp(agreed, "", "", Address("follow_ups", "next_date", last[1].id))
