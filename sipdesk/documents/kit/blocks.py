"""Text on the page: paragraphs, headings, lists and fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from sipdesk.documents.kit.columns import (
    Column,
    Strip,
    Whole,
    below_each_other,
    flowing,
    label_strips,
    own_edge,
    text_strips,
)
from sipdesk.documents.kit.flow import Block, Paint, Piece, Place, total_height
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.spans import Span, Text, has_pair, is_bold, plain_text
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import ABOVE_FOOT, BODY, DARK_BLUE, HEADINGS, LEAD, MM, Style
from sipdesk.documents.kit.tongues import both

NOTHING = "–"
_LABEL_WIDTH = 52 * MM
_LABEL_SHARE = 0.4  # of the width, at most: large labels leave room for what is written
_LABEL_MOST = 0.5  # the same, where the longest word of a label needs it
_LABEL_GAP = 8.0
_LONG_WORD = 15  # letters: what is shorter has room always
_MARKER_WIDTH = 20.0
_DIGIT, _STOP = 0.56, 0.25  # width of a digit and of the stop behind it, in text sizes
_BEHIND_MARKER = 5.0
_RULE_BELOW = 4.0
_BELOW_AGAIN = 7.0
_LEVEL_WITH_RULE = 2
_ABOVE_LABEL = 3.0  # within an item
_FEW = 4  # fields or items that stay together
_SHORT_ROW = 0.25  # of a page: a longer field or item may be cut
_FEW_FIELDS = 0.4  # of a page: what a few fields may take, and still stay together
_PARTED = 0.5  # how bad it is when a page ends in what should be whole
_RIGHT_TO_LEFT = "\u200f"
_ITEM = replace(BODY, before=3)
_FIELD = replace(BODY, before=4)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of one style. It flows over pages, but its first or last line never stands alone, and
    a short one is not parted from its translation.

    It begins at the edge of its own direction, unless it is bold: what names or asks something
    stands at the edge of the page's, where headings and labels stand.
    """

    text: Text
    style: Style = BODY

    def pieces(self, place: Place) -> Iterable[Piece]:
        element = place.parent.add(Element("P"))
        strips = text_strips(self.text, self.style, place.width, place, element)
        if not self.style.bold:
            strips = own_edge(strips, self.text, place.width, place)
        pieces = [*flowing([Column(0, strips)], place.style(self.style).before)]
        is_pair = has_pair(self.text)
        return whole_if_short(pieces, place, keep=False) if is_pair else pieces


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page while they fit on it."""

    blocks: Sequence[Block]

    def pieces(self, place: Place) -> Iterator[Piece]:
        pieces = [piece for block in self.blocks for piece in block.pieces(place)]
        yield from (replace(piece, keep=True) for piece in pieces[:-1])
        yield from pieces[-1:]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question above its answer, or above the lines for it; it stays with them.

    `apart` is more space above, such as where another matter begins.
    """

    text: Text
    style: Style = LEAD
    apart: float = 0

    def pieces(self, place: Place) -> Iterator[Piece]:
        first, *others = Paragraph(self.text, self.style).pieces(place)
        for piece in (replace(first, gap=first.gap + self.apart), *others):
            yield replace(piece, keep=True)


def labelled(texts: Sequence[Text]) -> Iterator[Block]:
    """Paragraphs, of which those that are all bold are labels of the next."""
    for text in texts:
        yield Prompt(text, BODY) if is_bold(text) else Paragraph(text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3 with its bookmark; it stays with what follows it.

    `apart` is more space above, such as below a line to write on.
    """

    level: int
    text: str
    apart: float = 0

    def pieces(self, place: Place) -> Iterator[Piece]:
        first, *others = self._lines(place, place.parent.add(Element(f"H{self.level}")))
        gap = place.style(HEADINGS[self.level]).before + self.apart
        yield Piece(first.height, self._marked(first.paint), gap, keep=True)
        for strip in others:
            yield Piece(strip.height, strip.paint, keep=True)

    def again(self, place: Place) -> Piece:
        """The same to be repeated on the next page, as one piece and without a bookmark."""
        column = Column(0, [*self._lines(place, Element("P"))])
        return Piece(column.height + _BELOW_AGAIN, Whole([column]))

    def _lines(self, place: Place, element: Element) -> Iterator[Strip]:
        style = HEADINGS[self.level]
        yield from label_strips(Span(self.text), style, place.width, place, element)
        if self.level == _LEVEL_WITH_RULE:
            yield Strip(_RULE_BELOW, _Rule(place.width))

    def _marked(self, paint: Paint) -> Paint:
        return Bookmarked(plain_text(self.text), both(self.text), self.level, paint)


@dataclass(frozen=True, slots=True)
class Bookmarked:
    """Paints a heading, and marks the place in the outline, where a pair is in both languages."""

    title: str
    entry: str
    level: int
    paint: Paint

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        pen.bookmark(self.entry, self.level, top)
        self.paint(pen, left, top)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A thin line across the column."""

    width: float

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        with pen.artifact():
            pen.rule(left, top - 2, left + self.width, 0.8, DARK_BLUE)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of several paragraphs. One that is all bold is the label of the
    next, and stays with it.
    """

    paragraphs: Sequence[Text]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list with bullets, or with numbers when `numbered`. A short item is never cut."""

    items: Sequence[Text | Item]
    numbered: bool = False
    style: Style = _ITEM

    def pieces(self, place: Place) -> Iterator[Piece]:
        if not self.items:
            return
        kind = "Decimal" if self.numbered else "Disc"
        listing = place.parent.add(Element("L", list_numbering=kind))
        for n, item in enumerate(self.items, start=1):
            marker = f"{n}." if self.numbered else "•"
            row = [*self._item(marker, item, place, listing.add(Element("LI")))]
            yield from whole_if_short(row, place, keep=is_kept(n - 1, len(self.items)))

    def _indent(self) -> float:
        """Room for the widest marker: all items begin below each other."""
        digits = len(str(len(self.items))) if self.numbered else 0
        widest = (_DIGIT * digits + _STOP) * self.style.size
        return max(_MARKER_WIDTH, widest + _BEHIND_MARKER)

    def _item(
        self, marker: str, item: Text | Item, place: Place, element: Element
    ) -> Iterator[Piece]:
        indent = place.length(self._indent())
        width = place.width - indent
        label, body = element.add(Element("Lbl")), element.add(Element("LBody"))
        turns = self.numbered and place.typesetter.right_to_left
        mark = _RIGHT_TO_LEFT if turns else ""
        marked = Column(0, text_strips(mark + marker, self.style, indent, place, label))
        before = place.style(self.style).before
        if not isinstance(item, Item):
            strips = text_strips(item, self.style, width, place, body)
            yield from flowing([marked, Column(indent, strips)], before)
            return
        for n, text in enumerate(item.paragraphs):
            strips = text_strips(text, self.style, width, place, body.add(Element("P")))
            column = Column(indent, own_edge(strips, text, width, place))
            apart = place.length(_ABOVE_LABEL) if is_bold(text) else 0
            *lines, last = flowing([column] if n else [marked, column], apart if n else before)
            yield from lines
            yield replace(last, keep=is_bold(text))


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with their values beside them. A blank one gets a dash, or a line to write on.

    A value is a text, or a list of texts that stand one below the other. Those that are `whole`
    stay on one page while they fit on it; `apart` is more space above.
    """

    fields: Sequence[tuple[str, str | list[str]]]
    writable: bool = False
    whole: bool = False
    apart: float = 0
    label_width: float = _LABEL_WIDTH
    style: Style = _FIELD

    def pieces(self, place: Place) -> Iterator[Piece]:
        if not self.fields:
            return
        listing = place.parent.add(Element("L", list_numbering="None"))
        indent = self._indent(place)
        rows: list[list[Piece]] = []
        for n, (label, value) in enumerate(self.fields):
            inside = place.inside(listing.add(Element("LI")))
            first, *lines = self._field(label, value, indent, inside)
            rows.append([replace(first, gap=first.gap + (0 if n else self.apart)), *lines])
        together = total_height(chain.from_iterable(rows)) <= _FEW_FIELDS * place.height
        for n, row in enumerate(rows):
            yield from self._kept(row, n, place, together=together)

    def _kept(self, row: list[Piece], n: int, place: Place, *, together: bool) -> Iterator[Piece]:
        """A row, whole unless it is long, and with the next one where it should be."""
        count = len(self.fields)
        whole = self.whole and n < count - 1
        return whole_if_short(row, place, keep=whole or is_kept(n, count, few=together))

    def _indent(self, place: Place) -> float:
        """Where the values begin: no word of a label is cut while it has room on half the width."""
        usual = min(place.length(self.label_width), _LABEL_SHARE * place.width)
        words = [word for label, _value in self.fields for word in both(label).split()]
        long = {word for word in words if len(word) >= _LONG_WORD}
        style = replace(place.style(self.style), bold=True)
        widths = [place.typesetter.one_line(word, style).width for word in long]
        needed = max(widths, default=0) + _LABEL_GAP
        return max(usual, min(needed, _LABEL_MOST * place.width))

    def _field(
        self, label: str, value: str | list[str], indent: float, place: Place
    ) -> Iterator[Piece]:
        """A label with its value, of which `place` is the inside."""
        width = place.width - indent
        style = place.style(self.style)
        label_element = place.parent.add(Element("Lbl"))
        bold = Span(label, bold=True)
        strips = label_strips(bold, self.style, indent - _LABEL_GAP, place, label_element)
        if isinstance(value, list):
            body = place.parent.add(Element("LBody"))
            values = below_each_other(value, self.style, width, place, body)
            before = style.before
            if len(strips) > 1 and len(value) > 1 and has_pair(label):
                return self._below(bold, label_element, Column(indent, values), place)
        elif value.strip() or not self.writable:
            body = place.parent.add(Element("LBody"))
            values = text_strips(value.strip() or NOTHING, self.style, width, place, body)
            before = style.before
        else:
            values = [Strip(style.leading, WritingRule(width, style.ascent + 3))]
            before = style.before + 7
        foot = 0 if before == style.before else ABOVE_FOOT
        pieces = flowing([Column(0, strips), Column(indent, values)], before)
        return (replace(piece, foot=foot) for piece in pieces)

    def _below(
        self, label: Span, element: Element, values: Column, place: Place
    ) -> Iterator[Piece]:
        """Several values below a label in two languages: beside it, each line of the one would
        seem to belong to a line of the other.
        """
        style = place.style(self.style)
        above = label_strips(label, self.style, place.width, place, element)
        for piece in flowing([Column(0, above)], style.before):
            yield replace(piece, keep=True)
        yield from flowing([values], 0)


def whole_if_short(row: Sequence[Piece], place: Place, *, keep: bool) -> Iterator[Piece]:
    """The pieces of a row, on one page unless it is long; its last one keeps to the next row."""
    is_short = total_height(row) <= _SHORT_ROW * place.height
    yield from (replace(piece, keep=is_short or piece.keep) for piece in row[:-1])
    yield from (replace(piece, keep=keep) for piece in row[-1:])


def is_kept(n: int, count: int, *, few: bool = True) -> bool:
    """Whether one of so many, counted from 0, stays with the next: a few stay together, unless
    they are too high to be `few`, and of many neither the first nor the last stands alone on a
    page.
    """
    return n < count - 1 and ((few and count <= _FEW) or n in {0, count - 2})


@dataclass(frozen=True, slots=True)
class WritingRule:
    """A line to write on, `down` points below the top."""

    width: float
    down: float

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        with pen.artifact():
            pen.rule(left, top - self.down, left + self.width, 0.6)


@dataclass(frozen=True, slots=True)
class Under:
    """A heading with what is not understood without it: whole where that takes no page more, and
    else with the heading again on the next page.
    """

    heading: Heading
    blocks: Sequence[Block]

    def pieces(self, place: Place) -> Iterator[Piece]:
        yield from self.heading.pieces(place)
        again = self.heading.again(place)
        pieces = [piece for block in self.blocks for piece in block.pieces(place)]
        for n, piece in enumerate(pieces, start=1):
            parted = max(piece.regret, _PARTED) if n < len(pieces) else piece.regret
            yield replace(piece, heading=piece.heading or again, regret=parted)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, as one part of the structure."""

    heading: Heading | Under
    blocks: Sequence[Block] = ()

    def pieces(self, place: Place) -> Iterator[Piece]:
        inside = place.inside(place.parent.add(Element("Sect")))
        for block in (self.heading, *self.blocks):
            yield from block.pieces(inside)
