"""Rows that came, went or moved, in words: for whoever does not see the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from sipdesk.case import ROW_PARTS, Address, Case, is_empty_row, rows_of
from sipdesk.i18n import gettext as _


class Fate(Enum):
    """What became of a row."""

    ADDED = auto()
    REMOVED = auto()
    MOVED = auto()


@dataclass(frozen=True, slots=True)
class RowChange:
    """The row with this id came, went or moved. `case` is one that has it."""

    fate: Fate
    row_id: str
    case: Case


def row_change(before: Case, after: Case, address: Address) -> RowChange | None:
    """What a step at an address did to the rows there, or None where all stayed in their places."""
    if address.part not in ROW_PARTS:
        return None
    old, new = ([row.id for row in rows_of(case, address.part)] for case in (before, after))
    added = [row for row in new if row not in old]
    removed = [row for row in old if row not in new]
    if added:
        return RowChange(Fate.ADDED, added[0], after)
    if removed:
        return RowChange(Fate.REMOVED, removed[0], before)
    return RowChange(Fate.MOVED, address.row, after) if old != new else None


def fate_in_words(fate: Fate, row: str) -> str:
    """A row that is called so, and what became of it."""
    if fate is Fate.ADDED:
        return _("{row} tillagd", row=row)
    if fate is Fate.REMOVED:
        return _("{row} borttagen", row=row)
    return _("{row} flyttad", row=row)


def row_in_words(
    case: Case,
    row: Any,
    told_from: Callable[[Case], object] | None,
    summarise: Callable[[Any, Any], tuple[str, str]],
) -> str:
    """What a row is called: by its first line in the list, while it says something; None is ""."""
    if row is None:
        return ""
    beside = told_from(case) if told_from is not None else None
    return _("Tom rad") if is_empty_row(row) else summarise(beside, row)[0]


def place_in_words(number: int, count: int, row: str) -> str:
    """Which row the cursor is in: `2 av 3. Karin Ek`."""
    return _("{n} av {count}. {row}", n=number, count=count, row=row)
