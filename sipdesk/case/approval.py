"""What was approved, and what keeps it as it was approved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

from sipdesk.case.change import day, is_empty_row, rows_of, without_row
from sipdesk.case.whole import REVIEWED, ApprovedVersion, Case

MAY_BE_LEFT_BLANK = ("topics", "goals", "interventions")


def with_approval(case: Case, at: dt.datetime) -> Case:
    """The case with its version in work approved at a time with its zone.

    Rows in which nobody wrote go before: what is approved never changes.
    """
    case = without_wordless_rows(case)
    version = ApprovedVersion(
        number=case.plan.version,
        approved_at=at.isoformat(timespec="seconds"),
        case=replace(case, approved_versions=()),
    )
    return replace(case, approved_versions=(*case.approved_versions, version))


def without_wordless_rows(case: Case) -> Case:
    """The case without topics, goals and interventions that say nothing.

    A row of which something is recorded at a follow-up stays: that would be gone with it.
    """
    for part in MAY_BE_LEFT_BLANK:
        for row in rows_of(case, part):
            if is_wordless(row) and not is_reviewed(case, row.id):
                case = without_row(case, part, row.id)
    return case


def is_wordless(row: Any) -> bool:
    """Whether a row holds no text; a choice alone says nothing to whoever reads the plan."""
    return not any(text.strip() for text in _texts(row))


def is_reviewed(case: Case, row_id: str) -> bool:
    """Whether anything is recorded of a goal or an intervention at a follow-up."""
    return any(
        getattr(review, reference) == row_id and not is_empty_row(review)
        for part, reference in REVIEWED.items()
        for review in rows_of(case, part)
    )


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


def _texts(row: Any) -> Iterator[str]:
    for field in fields(row):
        value = getattr(row, field.name)
        is_text = isinstance(value, str) and not isinstance(value, StrEnum)
        if is_text and field.name != "id" and not field.name.endswith("_id"):
            yield value


def _number(version: ApprovedVersion) -> int:
    return version.number
