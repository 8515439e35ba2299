"""What was approved, and what keeps it as it was approved."""

from __future__ import annotations

import datetime as dt

from sipdesk.case.change import day
from sipdesk.case.whole import ApprovedVersion, Case


def approved_version(case: Case, number: int) -> ApprovedVersion | None:
    """The approved version of that number, or None."""
    return next((v for v in reversed(case.approved_versions) if v.number == number), None)


def last_approved_before(case: Case, number: int) -> ApprovedVersion | None:
    """The newest approved version that is older than `number`, or None."""
    earlier = (v for v in case.approved_versions if v.number < number)
    return max(earlier, key=_number, default=None)


def approval_day(version: ApprovedVersion) -> dt.date:
    """The day of the approval as it was written, or the day on which it was recorded.

    Raises ValueError when `approved_at` is not ISO 8601.
    """
    written = day(version.case.plan.approval_date)
    return written or dt.datetime.fromisoformat(version.approved_at).date()


def hold_to_approval(before: Case, after: Case) -> None:
    """Raise ValueError when a change from one case to the other would touch what was approved.

    Approved versions stay as they are, and while the version in work is an approved one, so do
    plan, goals and interventions. The window locks the fields; this is the last line of defence.
    """
    kept = len(before.approved_versions)
    if after.approved_versions[:kept] != before.approved_versions:
        raise ValueError("an approved version never changes")
    if _goes_on_in_an_approved_version(before, after) and _decided(before) != _decided(after):
        raise ValueError("an approved plan never changes; a change begins a new version")


def is_as_approved(case: Case) -> bool:
    """Whether the version in work, where it is an approved one, is what was approved."""
    approved = approved_version(case, case.plan.version)
    return approved is None or _decided(case) == _decided(approved.case)


def _goes_on_in_an_approved_version(before: Case, after: Case) -> bool:
    return before.is_approved and before.plan.version == after.plan.version


def _decided(case: Case) -> tuple[object, ...]:
    return case.plan, case.goals, case.interventions


def _number(version: ApprovedVersion) -> int:
    return version.number
