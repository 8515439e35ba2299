"""What should fit on one page: lists that are shortened by whole items, and say so.

Where text is in two languages, or large in a translation, a page may have room for headings and
little else: then there are two pages, if that makes a list say something that would say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sipdesk.documents.kit.blocks import NOTHING, Heading, ItemList, Paragraph, Section
from sipdesk.documents.kit.flow import Block, Piece, Place, paginate, total_height
from sipdesk.documents.kit.spans import Text
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import BODY, Style
from sipdesk.documents.kit.tongues import has_pair
from sipdesk.i18n import MASTER

_MOST_PAGES = 2
_TWO_PAGES = (2.0, 1.8, 1.6, 1.4)  # pages: what may be used of two


@dataclass(frozen=True, slots=True)
class Shortened:
    """A list under a heading, each item whole or not at all.

    `rest` gives what stands in the place of so many items that are left out.
    """

    heading: Heading
    items: Sequence[Text]
    rest: Callable[[int], str]
    numbered: bool = False
    style: Style = BODY

    def first(self, count: int) -> list[Block]:
        """So many items, and how many there are beside them; a dash when there are none at all."""
        left_out = len(self.items) - count
        blocks: list[Block] = [ItemList(self.items[:count], self.numbered, self.style)]
        if left_out:
            blocks.append(Paragraph(self.rest(left_out)))
        return blocks if self.items else [Paragraph(NOTHING)]


@dataclass(frozen=True, slots=True)
class OnePage:
    """The top, and of each list as much as there is room for: each gets its turn, the first one
    before all others.
    """

    top: Sequence[Block]
    lists: Sequence[Shortened]

    def pieces(self, place: Place) -> Iterator[Piece]:
        counts = self._counts(place, place.height)
        silent = self._silent(counts)
        if silent and self._may_be_two(place):
            wider = self._counts_on_two(place)
            if self._silent(wider) < silent:
                yield from self._with(wider, place)
                return
        yield from (replace(piece, keep=True) for piece in self._with(counts, place))

    def _may_be_two(self, place: Place) -> bool:
        """In two languages; and in large print of a translation, below its note in two."""
        is_translation = place.typesetter.language != MASTER
        pairs = any(has_pair(each.heading.text) for each in self.lists)
        return pairs or (is_translation and place.larger > 0)

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

    def _counts_on_two(self, place: Place) -> list[int]:
        """The same on two pages, the first of which may have space left at its foot."""
        aside = place.inside(Element("Sect"))
        for pages in _TWO_PAGES:
            counts = self._counts(place, pages * place.height)
            if len(paginate(self._with(counts, aside), place.height)) <= _MOST_PAGES:
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
        self.count = 0
        self.is_full = False
        self._place = place
        self._heights = [_height([shortened.heading], place)]  # with no item, one, two...
        self._rest = _height([Paragraph(shortened.rest(len(shortened.items)))], place)

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
