"""Where pages begin: as few pages as possible, and of all ways the one that parts least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_TOLERANCE = 0.01  # points: the rounding of sums
_LONELY = 0.2  # of a page: a last page that holds less looks forgotten
_REGRET_OF_LONELY = 0.4


class Part(NamedTuple):
    """What stays whole. Lengths are in points.

    `gap` is the space above, dropped at the top of a page; `heading` what is repeated above it
    there; `foot` the space that it needs below at the foot of a page. `regret` says how bad it is
    when a page ends below it: 0 is no harm, 1 as bad as an empty page.
    """

    height: float
    gap: float = 0
    heading: float = 0
    foot: float = 0
    regret: float = 0


class _Rest(NamedTuple):
    """The best way from one part to the end; `next` is where its second page begins."""

    pages: int
    regret: float
    next: int


def page_starts(parts: Sequence[Part], height: float) -> list[int]:
    """The first part of each page of that height, from 0."""
    rests = [_Rest(0, 0, len(parts))] * (len(parts) + 1)
    for start in reversed(range(len(parts))):
        ways = (
            _Rest(1 + rests[end].pages, regret + rests[end].regret, end)
            for end, regret in _pages_from(parts, start, height)
        )
        rests[start] = min(ways, key=_pages_then_regret)
    return [*_followed(rests)]


def first_fit(parts: Sequence[Part], height: float) -> list[int]:
    """The same, where each page takes whatever it has room for."""
    starts = [0]
    while parts:
        *_others, (end, _regret) = _pages_from(parts, starts[-1], height)
        if end == len(parts):
            break
        starts.append(end)
    return starts


def used_from(parts: Sequence[Part], start: int) -> float:
    """The height of what is left for a page that begins with that part."""
    return sum(part.height for part in parts[start:]) + sum(p.gap for p in parts[start + 1 :])


def _pages_then_regret(rest: _Rest) -> tuple[int, float, int]:
    return rest.pages, rest.regret, -rest.next


def _followed(rests: Sequence[_Rest]) -> Iterator[int]:
    start = 0
    while True:
        yield start
        start = rests[start].next
        if start == len(rests) - 1:
            return


def _pages_from(parts: Sequence[Part], start: int, height: float) -> Iterator[tuple[int, float]]:
    """Where a page that begins with a part may end, at least below that part, and the regret."""
    used = parts[start].heading
    for n in range(start, len(parts)):
        part, is_first, is_last = parts[n], n == start, n == len(parts) - 1
        used += part.height + (0 if is_first else part.gap)
        if used > height + _TOLERANCE and not is_first:
            return
        if is_last:
            yield n + 1, _end_regret(used, start, height)
        elif is_first or used + part.foot <= height + _TOLERANCE:
            yield n + 1, _regret(part, used, height)


def _regret(part: Part, used: float, height: float) -> float:
    return part.regret + max(0, 1 - used / height) ** 2


def _end_regret(used: float, start: int, height: float) -> float:
    return _REGRET_OF_LONELY if start and used < _LONELY * height else 0
