"""Whether a case that comes from elsewhere is one that SIPdesk could have written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import MISSING, fields
from itertools import chain
from typing import Any, Final

from sipdesk.case.approval import is_as_approved
from sipdesk.case.change import rows_of
from sipdesk.case.whole import REVIEWED, ROW_PARTS, SCALAR_PARTS, ApprovedVersion, Case

ID: Final = re.compile(r"[0-9a-f]{32}")
LONGEST_TEXT: Final = 1_000_000  # characters in one field
HIGHEST_NUMBER: Final = 1 << 31  # of a version or a copy


def is_sound(case: Case) -> bool:
    """Whether ids, references, numbers and approved versions are as the program makes them.

    What is written in the fields is not judged, apart from its length.
    """
    versions = case.approved_versions
    approved = {
        reference: {
            row.id for version in versions for row in rows_of(version.case, _named_by(reference))
        }
        for reference in REVIEWED.values()
    }
    return (
        _holds_together(case, approved)
        and all(_holds_together(version.case, approved) for version in versions)
        and all(_is_version_of(case, version) for version in versions)
        and _are_distinct(version.id for version in versions)
        and _are_distinct(version.number for version in versions)
        and is_as_approved(case)
    )


def _holds_together(case: Case, approved: Mapping[str, Set[str]]) -> bool:
    rows = {part: rows_of(case, part) for part in ROW_PARTS}
    ids = {part: {row.id for row in listed} for part, listed in rows.items()}
    return (
        all(ID.fullmatch(one) for one in chain([case.id], *ids.values()))
        and all(len(ids[part]) == len(listed) for part, listed in rows.items())
        and all(
            _points_at_rows(row, ids, approved if part in REVIEWED else {})
            for part, listed in rows.items()
            for row in listed
        )
        and all(_is_bearable(value) for value in _values(case))
        and case.plan.version >= 1
    )


def _is_version_of(case: Case, version: ApprovedVersion) -> bool:
    snapshot = version.case
    return (
        ID.fullmatch(version.id) is not None
        and snapshot.id == case.id
        and snapshot.plan.version == version.number <= case.plan.version
        and not snapshot.approved_versions
        and _is_moment(version.approved_at)
    )


def _points_at_rows(
    row: Any, ids: Mapping[str, Set[str]], approved: Mapping[str, Set[str]]
) -> bool:
    """Whether each reference names a row that is there, or is blank where that is allowed. What was
    said at a follow-up may be about a row that is approved, and left out of the plan since.
    """
    for field in fields(row):
        if field.name.endswith("_id"):
            value = getattr(row, field.name)
            may_be_blank = field.default is not MISSING and not value
            left_out = approved.get(field.name, set[str]())
            if not may_be_blank and value not in ids[_named_by(field.name)] | left_out:
                return False
    return True


def _named_by(reference: str) -> str:
    """Whose rows a field names: of `goal_id`, those of `goals`."""
    return f"{reference.removesuffix('_id')}s"


def _values(case: Case) -> Iterator[Any]:
    scalars = (getattr(case, part) for part in SCALAR_PARTS)
    rows = (row for part in ROW_PARTS for row in rows_of(case, part))
    for part in chain(scalars, rows):
        yield from (getattr(part, field.name) for field in fields(part))


def _is_bearable(value: Any) -> bool:
    return len(value) <= LONGEST_TEXT if isinstance(value, str) else 0 <= value <= HIGHEST_NUMBER


def _is_moment(text: str) -> bool:
    """Whether it is ISO 8601 with an offset."""
    try:
        return dt.datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _are_distinct(values: Iterable[object]) -> bool:
    listed = list(values)
    return len(set(listed)) == len(listed)
