"""What must fit on one page: lists that are shortened by whole items, and say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sipdesk.documents.kit.blocks import NOTHING, Heading, ItemList, Paragraph, Section
from sipdesk.documents.kit.flow import Block, Piece, Place, total_height
from sipdesk.documents.kit.spans import Text
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import BODY, Style


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
    """The top, and of each list as much as a page has room for; each gets its turn, and the first
    list comes before all others.
    """

    top: Sequence[Block]
    lists: Sequence[Shortened]

    def pieces(self, place: Place) -> Iterator[Piece]:
        for block in self.top:
            yield from block.pieces(place)
        measured = [_Measured(each, place) for each in self.lists]
        _share(measured, place.height - _height(self.top, place))
        for each in measured:
            blocks = each.list.first(each.count)
            pieces = [*Section(each.list.heading, blocks).pieces(place)]
            yield from (replace(piece, keep=True) for piece in pieces)


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
