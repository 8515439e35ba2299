"""Cards to cut out and carry in a wallet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sipdesk.documents.kit.blocks import WritingRule
from sipdesk.documents.kit.columns import Column, Strip, Whole, flowing, text_strips
from sipdesk.documents.kit.flow import Piece, Place
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.spans import Span
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import BODY, LEAD, MM

_WIDTH = 85 * MM  # ISO/IEC 7810 ID-1, as bank cards, but for the rounding
_HEIGHT = 54 * MM
_PAD = 3 * MM
_BETWEEN = 4.0
_RULE_ROOM = 18.5  # two lines for each of two entries on a card


@dataclass(frozen=True, slots=True)
class Entry:
    """What a contact is for, and who it is; with so many lines to write on."""

    label: str
    lines: Sequence[str]
    writable: int = 0


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of 85 × 54 mm with cut lines, as many as the entries need.

    An entry is whole on its card; a card grows only when one entry alone needs more. Larger text
    makes cards of twice the size.
    """

    title: str
    entries: Sequence[Entry]

    def pieces(self, place: Place) -> Iterator[Piece]:
        twice = 2 if place.larger else 1
        width, least = _WIDTH * twice, _HEIGHT * twice
        cards = list(self._cards(place, width - 2 * _PAD, least - 2 * _PAD))
        across = max(1, int((place.width + 1) // width))
        for start in range(0, len(cards), across):
            row = cards[start : start + across]
            height = max(least, *(card.column.height + 2 * _PAD for card in row))
            columns = [card.column._replace(left=n * width + _PAD) for n, card in enumerate(row)]
            if height > place.height:
                yield from flowing(columns, 10)
                continue
            yield Piece(height, _CardsPaint(columns, width, height), 0 if start else 10)

    def _cards(self, place: Place, width: float, room: float) -> Iterator[_Card]:
        card = self._card(place, width)
        for entry in self.entries:
            strips = _entry_strips(entry, place, width, Element("LI"))
            if card.is_begun and card.height_with(strips) > room:
                yield card
                card = self._card(place, width)
            item = card.listing.add(Element("LI"))
            card.add(_entry_strips(entry, place, width, item))
        yield card

    def _card(self, place: Place, width: float) -> _Card:
        section = place.parent.add(Element("Sect"))
        strips = text_strips(self.title, LEAD, width, place, section.add(Element("P")))
        return _Card(section.add(Element("L", list_numbering="None")), strips)


@dataclass(slots=True)
class _Card:
    listing: Element
    strips: list[Strip]
    is_begun: bool = field(default=False)

    @property
    def column(self) -> Column:
        return Column(0, self.strips)

    def height_with(self, strips: Sequence[Strip]) -> float:
        return Column(0, [*self.strips, *strips]).height

    def add(self, strips: Sequence[Strip]) -> None:
        self.strips += strips
        self.is_begun = True


def _entry_strips(entry: Entry, place: Place, width: float, item: Element) -> list[Strip]:
    label = [Span(entry.label, bold=True)]
    strips = text_strips(label, BODY, width, place, item.add(Element("Lbl")))
    strips[0] = strips[0]._replace(gap=_BETWEEN)
    body = item.add(Element("LBody")) if entry.lines else item
    for line in entry.lines:
        strips += text_strips(line, BODY, width, place, body)
    room = place.length(_RULE_ROOM)
    strips += [Strip(room, WritingRule(width, room - 2))] * entry.writable
    return strips


@dataclass(frozen=True, slots=True)
class _CardsPaint:
    """The cards of one row, each in its dashed frame."""

    columns: Sequence[Column]
    width: float
    height: float

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        with pen.artifact():
            for n in range(len(self.columns)):
                pen.cut_frame(left + n * self.width, top - self.height, self.width, self.height)
        Whole(self.columns)(pen, left, top - _PAD)
