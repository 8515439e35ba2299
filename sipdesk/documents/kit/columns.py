"""Columns side by side: what a field, a list item and a table row are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from sipdesk.documents.kit import tongues
from sipdesk.documents.kit.flow import Paint, Piece, Place
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.spans import Span, Text, main_language
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import Style
from sipdesk.documents.kit.typesetting import Line

_HALVES = 2  # lines: a pair, each half on one
_BETWEEN_EDGES = 12.0
_BETWEEN_TEXTS = 3.0


class Strip(NamedTuple):
    """A line of text in a column, or whatever else has its own `paint` there."""

    height: float
    paint: Paint
    gap: float = 0


class Column(NamedTuple):
    """Strips below each other, `left` points from the left edge."""

    left: float
    strips: Sequence[Strip]

    @property
    def height(self) -> float:
        return sum(strip.height for strip in self.strips) + sum(s.gap for s in self.strips[1:])


class TextLine(NamedTuple):
    """Paints a line of text that belongs to an element, `shift` points into its column."""

    line: Line
    style: Style
    shift: float
    element: Element

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        with pen.element(self.element):
            pen.text(self.line, self.style, left + self.shift, top)


def text_strips(
    text: Text, style: Style, width: float, place: Place, element: Element
) -> list[Strip]:
    """The lines of a text, at least one; as large as text is in that place.

    A text that was written, and runs the other way than the page, stands where the others stand:
    beside its label or mark, or below the heading of its column. Its lines begin below each other.
    """
    language = main_language(text)
    lines = place.typesetter.lines(text, place.style(style), width, language)
    element.language = language if language != place.typesetter.language else ""
    return _strips(lines, style, width, place, element)


def below_each_other(
    texts: Sequence[Text], style: Style, width: float, place: Place, element: Element
) -> list[Strip]:
    """The lines of several texts, each a paragraph of the element."""
    strips: list[Strip] = []
    for text in texts:
        first, *others = text_strips(text, style, width, place, element.add(Element("P")))
        strips += [first._replace(gap=_BETWEEN_TEXTS if strips else 0), *others]
    return strips


def label_strips(
    label: Span, style: Style, width: float, place: Place, element: Element
) -> list[Strip]:
    """As `text_strips`, and a pair on one line where that has room for both languages: behind
    each other, or from both edges when they run in two directions.
    """
    strips = text_strips([label], style, width, place, element)
    if len(strips) != _HALVES or not tongues.has_pair(label.text):
        return strips
    first, second = (strip.paint for strip in strips)
    if not isinstance(first, TextLine) or not isinstance(second, TextLine):
        return strips
    if second.line.right_to_left:
        fits = first.line.width + _BETWEEN_EDGES <= second.shift
        return [Strip(strips[0].height, Beside([(0, each) for each in strips]))] if fits else strips
    abreast = label._replace(text=tongues.abreast(label.text))
    typesetter = place.typesetter
    lines = typesetter.lines([abreast], place.style(style), width, main_language([label]))
    return strips if len(lines) > 1 else _strips(lines, style, width, place, element)


def _strips(
    lines: Sequence[Line], style: Style, width: float, place: Place, element: Element
) -> list[Strip]:
    style, turned = place.style(style), place.typesetter.right_to_left
    turning = [line.width for line in lines if _turns(line, turned)]
    written = max(turning, default=0)
    return [
        Strip(style.leading, TextLine(line, style, _shift(line, width, written, turned), element))
        for line in lines
    ]


def own_edge(strips: Sequence[Strip], text: Text, width: float, place: Place) -> Sequence[Strip]:
    """The lines of a text that stands alone: each paragraph begins at the edge of its own
    direction. What has no letters, such as a dash, has none of its own.
    """
    if not main_language(text):
        return strips
    return [strip._replace(paint=_at_its_edge(strip.paint, width, place)) for strip in strips]


def _at_its_edge(paint: Paint, width: float, place: Place) -> Paint:
    if not isinstance(paint, TextLine) or not _turns(paint.line, place.typesetter.right_to_left):
        return paint
    return paint._replace(shift=width - paint.line.width)


def _shift(line: Line, width: float, written: float, page_right_to_left: bool) -> float:
    """How far from the edge of the page's direction; `written` is the width of the widest line
    that runs the other way.
    """
    if not _turns(line, page_right_to_left):
        return 0
    return (width if line.direction.is_fixed else written) - line.width


def _turns(line: Line, page_right_to_left: bool) -> bool:
    return line.right_to_left != page_right_to_left


@dataclass(frozen=True, slots=True)
class Beside:
    """Paints one strip of each column beside each other."""

    strips: Sequence[tuple[float, Strip]]

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        for shift, strip in self.strips:
            strip.paint(pen, left + shift, top)


@dataclass(frozen=True, slots=True)
class Whole:
    """Paints all strips of each column, one column after the other."""

    columns: Sequence[Column]

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        for column in self.columns:
            below = top
            for n, strip in enumerate(column.strips):
                below -= strip.gap if n else 0
                strip.paint(pen, left + column.left, below)
                below -= strip.height


def flowing(columns: Sequence[Column], before: float) -> Iterator[Piece]:
    """Columns that may be cut between any two strips, but for the first two and the last two."""
    rows = [
        [(column.left, strip) for column, strip in zip(columns, row, strict=True) if strip]
        for row in zip_longest(*(column.strips for column in columns))
    ]
    last = len(rows) - 1
    for n, row in enumerate(rows):
        gap = max(strip.gap for _, strip in row) if n else before
        yield Piece(
            max(strip.height for _, strip in row), Beside(row), gap, n < last and n in {0, last - 1}
        )
