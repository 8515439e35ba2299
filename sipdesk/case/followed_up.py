"""Which plan a follow-up looked back on: what comes of it later is none of its goals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from sipdesk.case.approval import approval_day
from sipdesk.case.change import day, goal_review, intervention_review, is_empty_row
from sipdesk.case.parts import FollowUp, Goal, Intervention
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


def goals_followed_up(case: Case, follow_up: FollowUp) -> tuple[Goal, ...]:
    """The goals at a follow-up, as they were then, in the order of the plan in work. One that came
    later is there if something is written of it; one that is gone is not.
    """
    version = version_followed_up(case, follow_up)
    if version is None:
        return case.goals
    is_written = partial(_is_goal_written, case, follow_up.id)
    return tuple(_as_then(case.goals, version.case.goals, is_written))


def interventions_followed_up(case: Case, follow_up: FollowUp) -> tuple[Intervention, ...]:
    """As `goals_followed_up`."""
    version = version_followed_up(case, follow_up)
    if version is None:
        return case.interventions
    is_written = partial(_is_intervention_written, case, follow_up.id)
    return tuple(_as_then(case.interventions, version.case.interventions, is_written))


def _as_then(
    rows: Iterable[R], then: Iterable[R], is_written: Callable[[str], bool]
) -> Iterator[R]:
    by_id = {row.id: row for row in then}
    for row in rows:
        if row.id in by_id:
            yield by_id[row.id]
        elif is_written(row.id):
            yield row


def _is_goal_written(case: Case, follow_up_id: str, goal_id: str) -> bool:
    return not is_empty_row(goal_review(case, follow_up_id, goal_id))


def _is_intervention_written(case: Case, follow_up_id: str, intervention_id: str) -> bool:
    return not is_empty_row(intervention_review(case, follow_up_id, intervention_id))


def _number(version: ApprovedVersion) -> int:
    return version.number
