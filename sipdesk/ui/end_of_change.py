"""Where the cursor belongs in a text that has become another: after undo, after redo."""

from __future__ import annotations

from itertools import takewhile

from sipdesk.ui.qt_places import places_in


def end_of_change(before: str, after: str) -> int:
    """Where what is new in a text ends, counted as Qt counts letters."""
    shorter = min(len(before), len(after))
    same = len([*takewhile(_are_alike, zip(before, after, strict=False))])
    ends = zip(reversed(before), reversed(after), strict=False)
    same_at_end = min(len([*takewhile(_are_alike, ends)]), shorter - same)
    return places_in(after[: len(after) - same_at_end])


def _are_alike(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]
