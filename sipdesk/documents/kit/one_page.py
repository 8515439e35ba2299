"""What should fit on one page: lists that are shortened by whole items, and say so.

Large print takes a second page before it leaves anything out. In normal print, two languages or
long lists that may not be shortened can leave room for headings and little else: then there is a
second page, if that makes a list say something that would say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from sipdesk.documents.kit.blocks import NOTHING, Heading, ItemList, Paragraph, Section
from sipdesk.documents.kit.flow import Block, Piece, Place, paginate, total_height
from sipdesk.documents.kit.spans import Text
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import BODY, Style
from sipdesk.documents.kit.tongues import has_pair

_MOST_PAGES = 2
_CROWDED = 0.5  # of a page
_FOR_THE_REST = 1.5  # pages: for what may be shortened, beside what may not
_UNUSED = (0.0, 0.2, 0.4, 0.6)  # pages: what may be left of several


@dataclass(frozen=True, slots=True)
class Shortened:
    """A list under a heading, each item whole or not at all.

    `rest` gives what stands in the place of so many items that are left out. Without it none ever
    is.
    """

    heading: Heading
    items: Sequence[Text]
    rest: Callable[[int], str] | None = None
    numbered: bool = False
    style: Style = BODY

    def first(self, count: int) -> list[Block]:
        """So many items, and how many there are beside them; a dash when there are none at all."""
        left_out = len(self.items) - count
        blocks: list[Block] = [ItemList(self.items[:count], self.numbered, self.style)]
        if left_out and self.rest:
            blocks.append(Paragraph(self.rest(left_out)))
        return blocks if self.items else [Paragraph(NOTHING)]


@dataclass(frozen=True, slots=True)
class OnePage:
    """The top, what may not be shortened, and of each other list as much as there is room for:
    each gets its turn, the first one before all others.
    """

    top: Sequence[Block]
    lists: Sequence[Shortened]

    def pieces(self, place: Place) -> Iterator[Piece]:
        counts = self._counts(place, place.height)
        lacking = self._lacking(counts, place)
        if lacking and self._may_be_more(place):
            wider = self._counts_on_several(place)
            if self._lacking(wider, place) < lacking:
                yield from self._with(wider, place)
                return
        yield from (replace(piece, keep=True) for piece in self._with(counts, place))

    def _lacking(self, counts: Sequence[int], place: Place) -> int:
        """What another page is for: in large print each item that is left out, else each list
        that has something to say and says none of it.
        """
        left_out = [len(each.items) - n for each, n in zip(self.lists, counts, strict=True)]
        return sum(left_out) if place.larger else self._silent(counts)

    def _may_be_more(self, place: Place) -> bool:
        pairs = any(has_pair(each.heading.text) for each in self.lists)
        return place.larger > 0 or pairs or self._unshortened(place) > _CROWDED

    def _unshortened(self, place: Place) -> float:
        """How many pages are taken by what may not be left out."""
        items = [ItemList(each.items) for each in self.lists if not each.rest]
        return _height(items, place) / place.height

    def _with(self, counts: Sequence[int], place: Place) -> Iterator[Piece]:
        for block in self.top:
            yield from block.pieces(place)
        for each, count in zip(self.lists, counts, strict=True):
            yield from Section(each.heading, each.first(count)).pieces(place)

    def _counts(self, place: Place, room: float) -> list[int]:
        """How many items of each list have room."""
        measured = [_Measured(each, place) for each in self.lists]
        _share(measured, room - _height(self.top, place))
        return [each.count for each in measured]

    def _counts_on_several(self, place: Place) -> list[int]:
        """The same on two pages, or on as many as the lists need that may not be shortened. Each
        may have space left at its foot.
        """
        aside = place.inside(Element("Sect"))
        most = max(_MOST_PAGES, ceil(self._unshortened(place) + _FOR_THE_REST))
        for unused in _UNUSED:
            counts = self._counts(place, (most - unused) * place.height)
            if len(paginate(self._with(counts, aside), place.height)) <= most:
                return counts
        return self._counts(place, place.height)

    def _silent(self, counts: Sequence[int]) -> int:
        """How many lists have something to say, and say none of it."""
        return sum(bool(each.items) and not n for each, n in zip(self.lists, counts, strict=True))


class _Measured:
    """A list with how many of its items are shown. An item is measured when its turn comes: of a
    long list, most never have one.
    """

    def __init__(self, shortened: Shortened, place: Place) -> None:
        self.list = shortened
        self.is_full = shortened.rest is None
        self.count = len(shortened.items) if self.is_full else 0
        self._place = place
        self._heights = [_height([shortened.heading], place)]  # with no item, one, two...
        self._rest = _height(shortened.first(0)[-1:], place)

    def height(self, count: int) -> float:
        """The height with so many items, and with what tells of the others."""
        while len(self._heights) <= count:
            self._heights.append(self._heights[-1] + self._height_of(len(self._heights) - 1))
        is_whole = 0 < len(self.list.items) == count
        return self._heights[count] + (0 if is_whole else self._rest)

    def _height_of(self, n: int) -> float:
        item = ItemList([self.list.items[n]], self.list.numbered, self.list.style)
        return _height([item], self._place)

    def growth(self) -> float:
        """How much higher it is with one more item."""
        return self.height(self.count + 1) - self.height(self.count)

    def turn(self) -> tuple[int, float]:
        """Who has least comes first, and of those the one that asks for least."""
        return self.count, self.growth()

    def has_more(self) -> bool:
        """Whether it has another item, and may still have room for it."""
        return not self.is_full and self.count < len(self.list.items)


def _share(lists: Sequence[_Measured], room: float) -> None:
    """Show one of the first list, if there is room for it, and then one more of each by turns.
    The shortest come first, so that no list goes without for the sake of another's long item.
    """
    for each in lists[:1]:
        if each.has_more() and _used(lists) + each.growth() <= room:
            each.count = 1
    growing: list[_Measured] = [each for each in lists if each.has_more()]
    while growing:
        for each in sorted(growing, key=_Measured.turn):
            if _used(lists) + each.growth() <= room:
                each.count += 1
            else:
                each.is_full = True
        growing = [each for each in growing if each.has_more()]


def _used(lists: Sequence[_Measured]) -> float:
    return sum(each.height(each.count) for each in lists)


def _height(blocks: Sequence[Block], place: Place) -> float:
    aside = place.inside(Element("Sect"))  # not the document's: it is only measured
    return total_height(piece for block in blocks for piece in block.pieces(aside))
