"""Tables: a row stays whole unless it is taller than a page; the heading is repeated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sipdesk.documents.kit.blocks import NOTHING, Fields, Paragraph, Together
from sipdesk.documents.kit.columns import Column, Strip, Whole, flowing, text_strips
from sipdesk.documents.kit.flow import Paint, Piece, Place
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.spans import Text, plain_text
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import BLACK, CELL, CELL_HEAD, DARK_BLUE, LEAD, PALE
from sipdesk.documents.kit.tongues import both

_PAD = 5.0  # above and below the text of a row
_GUTTER = 5.0  # on each side of a cell's text
_NARROWEST = 7  # em: with less for each column, the rows are set as fields below each other
_Bounds = Sequence[tuple[float, float]]  # of each column's text: its left edge and its width


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, and its share of the width (the shares need not add up to 1)."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading. The first cell of each row is the row's own heading.

    A cell is a sequence of texts, one below the other; `summary` says in words what the table
    tells, for those who do not see it. Where the text is too large for columns, each row is its
    heading with the other cells as fields below it.
    """

    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[Sequence[Text]]]
    summary: str

    def pieces(self, place: Place) -> Iterator[Piece]:
        if place.width < _NARROWEST * place.style(CELL).size * len(self.columns):
            return self._as_fields(place)
        return self._as_table(place)

    def _as_fields(self, place: Place) -> Iterator[Piece]:
        """Each row whole on its page, if it fits on one."""
        for first, *others in self.rows:
            fields = [
                (column.title, "\n".join(plain_text(text) for text in cell))
                for column, cell in zip(self.columns[1:], others, strict=True)
            ]
            said = [(label, value) for label, value in fields if value != NOTHING]
            heading = Paragraph("\n".join(plain_text(text) for text in first), LEAD)
            yield from Together([heading, Fields(said)]).pieces(place)

    def _as_table(self, place: Place) -> Iterator[Piece]:
        table = place.parent.add(Element("Table", summary=self.summary))
        bounds = self._bounds(place)
        heading = self._heading(bounds, place, table.add(Element("THead")))
        body = table.add(Element("TBody"))
        yield replace(heading, gap=_PAD, keep=True)
        for row in self.rows:
            inside = place.inside(body.add(Element("TR")))
            yield from _row(row, bounds, heading, inside)

    def _bounds(self, place: Place) -> _Bounds:
        bounds: list[tuple[float, float]] = []
        left = 0.0
        for wide in self._widths(place):
            bounds.append((left + _GUTTER, wide - 2 * _GUTTER))
            left += wide
        return bounds

    def _widths(self, place: Place) -> list[float]:
        """Each column has its share, and at least what the longest word of its heading needs; the
        widest gives that.
        """
        total = sum(column.share for column in self.columns)
        shares = [place.width * column.share / total for column in self.columns]
        needed = [_longest_word(column.title, place) + 2 * _GUTTER for column in self.columns]
        widths = [max(pair) for pair in zip(shares, needed, strict=True)]
        widths[widths.index(max(widths))] -= sum(widths) - place.width
        return widths

    def _heading(self, bounds: _Bounds, place: Place, head: Element) -> Piece:
        row = head.add(Element("TR"))
        columns: list[Column] = []
        for column, (left, width) in zip(self.columns, bounds, strict=True):
            cell = row.add(Element("TH", scope="Column")).add(Element("P"))
            columns.append(Column(left, text_strips(column.title, CELL_HEAD, width, place, cell)))
        height = max(column.height for column in columns) + 2 * _PAD
        return Piece(height, _Framed(Whole(columns), place.width, height, heading=True))


def _row(
    cells: Sequence[Sequence[Text]], bounds: _Bounds, heading: Piece, place: Place
) -> Iterator[Piece]:
    """A row, of which `place` is the inside."""
    columns = [
        _cell(n, cell, bound, place)
        for n, (cell, bound) in enumerate(zip(cells, bounds, strict=True))
    ]
    height = max(column.height for column in columns) + 2 * _PAD
    if height <= place.height - heading.height:
        yield Piece(height, _Framed(Whole(columns), place.width, height), heading=heading)
    else:
        yield from _cut(columns, heading, place.width)


def _cell(n: int, texts: Sequence[Text], bound: tuple[float, float], place: Place) -> Column:
    cell = place.parent.add(Element("TD") if n else Element("TH", scope="Row"))
    left, width = bound
    strips: list[Strip] = []
    for text in texts:
        lines = text_strips(text, CELL, width, place, cell.add(Element("P")))
        if strips:
            lines[0] = lines[0]._replace(gap=3)
        strips += lines
    return Column(left, strips)


def _cut(columns: Sequence[Column], heading: Piece, width: float) -> Iterator[Piece]:
    """A row that no page has room for, line by line."""
    heading = replace(heading, height=heading.height + _PAD)
    *lines, last = flowing(columns, _PAD)
    for piece in (*lines, replace(last, keep=True)):
        yield replace(piece, heading=heading)
    yield Piece(_PAD, _Framed(Whole(()), width, _PAD), heading=heading)


@dataclass(frozen=True, slots=True)
class _Framed:
    """A row with its line below; the heading has a pale ground and a stronger line."""

    paint: Paint
    width: float
    height: float
    heading: bool = False

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        bottom = top - self.height
        with pen.artifact():
            if self.heading:
                pen.area(left, bottom, self.width, self.height, PALE)
                pen.rule(left, bottom, left + self.width, 1.2, DARK_BLUE)
            else:
                pen.rule(left, bottom, left + self.width, 0.5, BLACK)
        self.paint(pen, left, top - _PAD)


def _longest_word(text: str, place: Place) -> float:
    """The width of the longest word of a heading, in points."""
    words = both(text).split()
    style = place.style(CELL_HEAD)
    return max((place.typesetter.one_line(word, style).width for word in words), default=0)


def cell(*texts: str) -> list[str]:
    """What was written, one text below the other; a dash when nothing was."""
    return [text.strip() for text in texts if text.strip()] or [NOTHING]
