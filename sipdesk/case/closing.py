"""A case that is closed, and what may still change in it: how it ends, and how it opens again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, replace

from sipdesk.case.change import day
from sipdesk.case.parts import Ending, Reopening
from sipdesk.case.whole import Case

ALWAYS_OPEN_PARTS = ("copies_given", "carried_over")
"""What is noted about a closed case as well: who got a copy, and into which records it went."""
KEPT_AS: Mapping[str, str] = {
    **{f.name: f.name for f in fields(Ending)},
    "date": "ended_on",
    "reason": "why_ended",
}
"""What the entry of a reopening calls each field of the ending that it keeps."""


def is_closed(case: Case) -> bool:
    """Whether the case has been closed, and so is read-only."""
    return bool(case.ending.closed_at)


def closed(case: Case, now: str) -> Case:
    """The case, closed. `now` is ISO 8601 with offset; a closed case keeps its own."""
    if is_closed(case):
        return case
    return replace(case, ending=replace(case.ending, closed_at=now))


def reopened(case: Case, now: str, reason: str) -> Case:
    """The case, open again, with when and why on record. `now` is ISO 8601 with offset."""
    if not is_closed(case):
        return case
    ending = case.ending
    said = {kept: getattr(ending, name) for name, kept in KEPT_AS.items()}
    entry = Reopening(reopened_at=now, reason=reason, **said)
    return replace(case, ending=replace(ending, closed_at=""), reopenings=(*case.reopenings, entry))


def is_undone(case: Case, on: dt.date | None) -> bool:
    """Whether an ending that was decided for a day was undone when the case was opened again.

    What was written before a closing stays on record, and rests: an ending counts from the day of
    the opening on, if that is not the day of the closing too. One without a day is of before.
    """
    if is_closed(case) or not case.reopenings:
        return False
    last = case.reopenings[-1]
    opened, shut = day(last.reopened_at[:10]), day(last.closed_at[:10])
    return on is None or opened is None or shut is None or on < opened or on <= shut


def may_become(old: Case, new: Case) -> bool:
    """Whether a case may be changed into another: of a closed one, only notes about it.

    A closed case opens in one way: with an entry that says so, and nothing else in the same step.
    """
    if not is_closed(old):
        return True
    noted = replace(old, **{part: getattr(new, part) for part in ALWAYS_OPEN_PARTS})
    return new == noted or _is_only_reopened(old, new)


def _is_only_reopened(old: Case, new: Case) -> bool:
    if len(new.reopenings) != len(old.reopenings) + 1:
        return False
    entry = new.reopenings[-1]
    opened = reopened(old, entry.reopened_at, entry.reason)
    told = replace(opened.reopenings[-1], id=entry.id)
    return bool(entry.reason.strip()) and new == replace(opened, reopenings=(*old.reopenings, told))
