"""Which plan a follow-up looked back on: what comes of it later is none of its goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Set
from typing import TypeVar

from sipdesk.case.approval import approval_day
from sipdesk.case.change import day, is_empty_row
from sipdesk.case.kinds import ATTENDED
from sipdesk.case.parts import FollowUp, Goal, GoalReview, Intervention, InterventionReview
from sipdesk.case.whole import ApprovedVersion, Case

R = TypeVar("R", Goal, Intervention)


def version_followed_up(case: Case, follow_up: FollowUp) -> ApprovedVersion | None:
    """The newest version that was approved before the day of a follow-up: one that is approved on
    that day is what came of it. Where none was, the first; without a day, the newest. None where
    nothing is approved: then it is the plan in work that is looked back on.
    """
    versions = sorted(case.approved_versions, key=_number)
    held = day(follow_up.date)
    if not versions or held is None:
        return versions[-1] if versions else None
    before = [version for version in versions if approval_day(version) < held]
    return before[-1] if before else versions[0]


def came_of(case: Case, by: dt.date) -> FollowUp | None:
    """The last follow-up until a day, before the plan became the version that it is. None for the
    first version, which comes of the meeting itself.
    """
    if case.plan.version == 1:
        return None
    held = (
        (on, each)
        for each in case.follow_ups
        if (on := day(each.date)) is not None and on <= by and not is_empty_row(each)
    )
    return max(held, key=_held_on, default=(by, None))[1]


def is_noted(case: Case, follow_up: FollowUp) -> bool:
    """Whether something is noted that can be known of a follow-up only once it was held.

    That somebody will be absent may be noted before, and so may words.
    """
    if follow_up.next_step or follow_up.present.strip() or somebody_came(case, follow_up):
        return True
    goals = (r for r in case.goal_reviews if r.follow_up_id == follow_up.id)
    measures = (r for r in case.intervention_reviews if r.follow_up_id == follow_up.id)
    rated = any(r.nearness_person or r.nearness_professionals for r in goals)
    return rated or any(r.progress for r in measures)


def somebody_came(case: Case, follow_up: FollowUp) -> bool:
    """Whether it is noted of any participant that they were there, or took part from afar."""
    return any(a.presence in ATTENDED for a in case.attendances if a.follow_up_id == follow_up.id)


def goals_followed_up(case: Case, follow_up: FollowUp) -> tuple[Goal, ...]:
    """The goals at a follow-up, as they were then; and those of other versions, or of the plan in
    work, that something was said of. One that is gone since is there only where something was.
    """
    version = version_followed_up(case, follow_up)
    if version is None:
        return case.goals
    said = {r.goal_id for r in case.goal_reviews if _is_said_at(follow_up, r)}
    then = version.case.goals
    others = (*case.goals, *(goal for v in case.approved_versions for goal in v.case.goals))
    return tuple(_looked_back_on(then, case.goals, others, said))


def interventions_followed_up(case: Case, follow_up: FollowUp) -> tuple[Intervention, ...]:
    """As `goals_followed_up`."""
    version = version_followed_up(case, follow_up)
    if version is None:
        return case.interventions
    said = {r.intervention_id for r in case.intervention_reviews if _is_said_at(follow_up, r)}
    then, now = version.case.interventions, case.interventions
    others = (*now, *(each for v in case.approved_versions for each in v.case.interventions))
    return tuple(_looked_back_on(then, now, others, said))


def _looked_back_on(
    then: Iterable[R], now: Iterable[R], others: Iterable[R], said: Set[str]
) -> Iterator[R]:
    still_there = {row.id for row in now}
    shown: set[str] = set()
    for row in then:
        if row.id in still_there or row.id in said:
            shown.add(row.id)
            yield row
    for row in others:
        if row.id in said and row.id not in shown:
            shown.add(row.id)
            yield row


def _is_said_at(follow_up: FollowUp, review: GoalReview | InterventionReview) -> bool:
    return review.follow_up_id == follow_up.id and not is_empty_row(review)


def _held_on(held: tuple[dt.date, FollowUp | None]) -> dt.date:
    return held[0]


def _number(version: ApprovedVersion) -> int:
    return version.number
