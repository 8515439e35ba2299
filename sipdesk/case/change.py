"""Where a value stands in a case, and the case with another value there."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, replace
from functools import cache
from typing import Any, NamedTuple, cast

from sipdesk.case.parts import Attendance, Coordinator, GoalReview, InterventionReview
from sipdesk.case.whole import REVIEWED, ROW_PARTS, Case


class Address(NamedTuple):
    """Where a value stands in a case: `("plan", "situation")`, `("goals", "own_words", id)`."""

    part: str
    field: str
    row: str = ""


def rows_of(case: Case, part: str) -> tuple[Any, ...]:
    """The rows of one of `ROW_PARTS`, in their order."""
    return cast("tuple[Any, ...]", getattr(case, part))


def row_of(case: Case, part: str, row_id: str) -> Any:
    """The row with that id, or None."""
    return next((row for row in rows_of(case, part) if row.id == row_id), None)


def value_at(case: Case, address: Address) -> Any:
    """The value at an address. Raises LookupError when its row is gone."""
    if not address.row:
        return getattr(getattr(case, address.part), address.field)
    row = row_of(case, address.part, address.row)
    if row is None:
        raise LookupError(f"no such row in {address.part}")
    return getattr(row, address.field)


def with_value(case: Case, address: Address, value: object) -> Case:
    """The case with another value at an address; unchanged when its row is gone."""
    if not address.row:
        part = replace(getattr(case, address.part), **{address.field: value})
        return replace(case, **{address.part: part})
    rows = tuple(
        replace(row, **{address.field: value}) if row.id == address.row else row
        for row in rows_of(case, address.part)
    )
    return replace(case, **{address.part: rows})


def with_rows(case: Case, part: str, rows: Iterable[Any]) -> Case:
    """The case with other rows in one part."""
    return replace(case, **{part: tuple(rows)})


def with_row_added(case: Case, part: str, row: Any) -> Case:
    """The case with one more row, the last."""
    return with_every_review(with_rows(case, part, (*rows_of(case, part), row)))


def without_row(case: Case, part: str, row_id: str) -> Case:
    """The case without a row, and without what leaned on it; but what was said at a follow-up of a
    row that is in an approved version stays.
    """
    is_approved = is_in_approved_version(case, part, row_id)
    case = with_rows(case, part, (r for r in rows_of(case, part) if r.id != row_id))
    reference = f"{part.removesuffix('s')}_id"
    for leaning, cls in ROW_PARTS.items():
        found = next((f for f in fields(cls) if f.name == reference), None)
        if found is not None:
            outlives = is_approved and REVIEWED.get(leaning) == reference
            rows = rows_of(case, leaning)
            may_stand_alone = found.default is not MISSING
            rows = _let_go(rows, reference, row_id, may_stand_alone, outlives)
            case = with_rows(case, leaning, rows)
    return case


def is_in_approved_version(case: Case, part: str, row_id: str) -> bool:
    """Whether any approved version has the row."""
    return any(row_of(version.case, part, row_id) for version in case.approved_versions)


def _let_go(
    rows: Iterable[Any], reference: str, row_id: str, may_stand_alone: bool, outlives: bool
) -> Iterator[Any]:
    for row in rows:
        if getattr(row, reference) != row_id or (outlives and not is_empty_row(row)):
            yield row
        elif may_stand_alone:
            yield replace(row, **{reference: ""})


def with_row_moved(case: Case, part: str, row_id: str, steps: int) -> Case:
    """The case with a row moved by `steps` places (negative is up), stopping at the ends."""
    rows = list(rows_of(case, part))
    old = next((n for n, row in enumerate(rows) if row.id == row_id), None)
    if old is None:
        return case
    row = rows.pop(old)
    rows.insert(max(0, min(len(rows), old + steps)), row)
    return with_rows(case, part, rows)


def is_empty_row(row: Any) -> bool:
    """Whether nothing has been written in a row yet; ids and references do not count."""
    return not any(getattr(row, name) for name in _written_fields(type(row)))


@cache
def _written_fields(cls: type[Any]) -> tuple[str, ...]:
    names = (field.name for field in fields(cls))
    return tuple(name for name in names if name != "id" and not name.endswith("_id"))


def is_about_nobody(case: Case) -> bool:
    """Whether nothing has been written about the person yet; who coordinates, which a new case
    begins with, and rows that are still blank do not count.
    """
    blank = {p: () for p in ROW_PARTS if all(is_empty_row(row) for row in rows_of(case, p))}
    return replace(case, coordinator=Coordinator(), **blank).is_blank


def day(text: str) -> dt.date | None:
    """The date in a date field, or None when it is blank or could not be read."""
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return date if date.isoformat() == text else None  # not "2026-W11-4"


def clock(text: str) -> dt.time | None:
    """The time of day in a time field, or None when it is blank or could not be read."""
    try:
        time = dt.time.fromisoformat(text)
    except ValueError:
        return None
    return time if time.isoformat("minutes") == text else None  # not "T1430", nor "14+01"


def review_id(follow_up_id: str, row_id: str) -> str:
    """The id of the review of a goal or intervention at a follow-up: the same for ever."""
    return uuid.uuid5(uuid.NAMESPACE_OID, follow_up_id + row_id).hex


def goal_review(case: Case, follow_up_id: str, goal_id: str) -> GoalReview:
    """The review that was written, or a blank one."""
    identity = review_id(follow_up_id, goal_id)
    found = row_of(case, "goal_reviews", identity)
    return found or GoalReview(id=identity, follow_up_id=follow_up_id, goal_id=goal_id)


def intervention_review(case: Case, follow_up_id: str, intervention_id: str) -> InterventionReview:
    """The review that was written, or a blank one."""
    identity = review_id(follow_up_id, intervention_id)
    found = row_of(case, "intervention_reviews", identity)
    return found or InterventionReview(
        id=identity, follow_up_id=follow_up_id, intervention_id=intervention_id
    )


def attendance(case: Case, follow_up_id: str, participant_id: str) -> Attendance:
    """Whether a participant came to a follow-up, as it was written, or blank."""
    identity = review_id(follow_up_id, participant_id)
    found = row_of(case, "attendances", identity)
    return found or Attendance(
        id=identity, follow_up_id=follow_up_id, participant_id=participant_id
    )


def with_every_review(case: Case) -> Case:
    """The case with a row, blank at first, for each goal, intervention and participant at each
    follow-up.
    """
    meetings = [follow_up.id for follow_up in case.follow_ups]
    wanted = {
        "goal_reviews": [goal_review(case, m, goal.id) for m in meetings for goal in case.goals],
        "intervention_reviews": [
            intervention_review(case, m, each.id) for m in meetings for each in case.interventions
        ],
        "attendances": [attendance(case, m, p.id) for m in meetings for p in case.participants],
    }
    for part, rows in wanted.items():
        present = rows_of(case, part)
        there = {row.id for row in present}
        case = with_rows(case, part, (*present, *(r for r in rows if r.id not in there)))
    return case
