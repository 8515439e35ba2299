"""Tables: a row stays whole, the heading is repeated. What is too much for columns is fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from sipdesk.documents.kit.blocks import NOTHING, Fields, Paragraph, Together, is_kept
from sipdesk.documents.kit.columns import Column, Whole, below_each_other, text_strips
from sipdesk.documents.kit.flow import Paint, Piece, Place
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import BLACK, CELL, CELL_HEAD, DARK_BLUE, LEAD, PALE, Style
from sipdesk.documents.kit.tongues import both

_PAD = 5.0  # above and below the text of a row
_GUTTER = 5.0  # on each side of a cell's text
_ROUNDING = 0.01  # points: a width that was added up must not be too small for its word
_NARROWEST = 7  # em: with less for each column, the rows are set as fields below each other
_LONGEST_LEAD = 120  # characters: what is longer stands below the heading of its column
_SURELY_LESS = 200  # characters in a cell that never fill half a page
_FEW_ROWS = 0.4  # of a page: what a few rows may take, and still stay together
_SHORT_ROW = 0.15  # of a page: a higher one may stand alone
_Bounds = Sequence[tuple[float, float]]  # of each column's text: its left edge and its width


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, and its share of the width (the shares need not add up to 1)."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading. The first cell of each row is the row's own heading.

    A cell is a list of texts, one below the other; `summary` says in words what the table tells,
    for those who do not see it. Where the text is too large for columns, each row is its heading
    with the other cells as fields below it; and so is a row that would fill half a page.
    """

    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[list[str]]]
    summary: str

    def pieces(self, place: Place) -> Iterator[Piece]:
        narrow = place.width < _NARROWEST * place.style(CELL).size * len(self.columns)
        bounds = () if narrow else self.bounds(place)
        for too_much, rows in groupby(
            self.rows, lambda row: narrow or _fills_half_a_page(row, bounds, place)
        ):
            if too_much:
                yield from self._as_fields(rows, place)
            else:
                yield from self._as_table(rows, bounds, place)

    def _as_fields(self, rows: Iterable[Sequence[list[str]]], place: Place) -> Iterator[Piece]:
        """Each row whole on its page, if it fits on one."""
        title, *others = [column.title for column in self.columns]
        for first, *cells in rows:
            fields = Fields(
                [pair for pair in zip(others, cells, strict=True) if pair[1] != [NOTHING]]
            )
            leads = [Paragraph(text, LEAD) for text in first]
            if _letters(first) > _LONGEST_LEAD:
                leads = [Paragraph(title, LEAD), *map(Paragraph, first)]
            yield from Together([*leads, fields]).pieces(place)

    def _as_table(
        self, rows: Iterable[Sequence[list[str]]], bounds: _Bounds, place: Place
    ) -> Iterator[Piece]:
        table = place.parent.add(Element("Table", summary=self.summary))
        heading = self._heading(bounds, place, table.add(Element("THead")))
        body = table.add(Element("TBody"))
        yield replace(heading, gap=_PAD, keep=True)
        cells = [_cells(row, bounds, place.inside(body.add(Element("TR")))) for row in rows]
        heights = [*map(_height, cells)]
        few = sum(heights) <= _FEW_ROWS * place.height
        for n, (columns, height) in enumerate(zip(cells, heights, strict=True)):
            paint = _Framed(Whole(columns), place.width, height)
            is_short = height <= _SHORT_ROW * place.height
            keep = is_short and is_kept(n, len(cells), few=few)
            yield Piece(height, paint, keep=keep, heading=heading)

    def bounds(self, place: Place) -> _Bounds:
        """Where the text of each column stands in that place."""
        bounds: list[tuple[float, float]] = []
        left = 0.0
        for wide in self._widths(place):
            bounds.append((left + _GUTTER, wide - 2 * _GUTTER))
            left += wide
        return bounds

    def _widths(self, place: Place) -> list[float]:
        """Each column has its share, and at least what the longest word of its heading needs; the
        widest gives that. What the longest word below it needs is given by those that have more
        than their own words need, to as many columns as they have enough for.
        """
        total = sum(column.share for column in self.columns)
        shares = [place.width * column.share / total for column in self.columns]
        needed = [_for_words([column.title], CELL_HEAD, place) for column in self.columns]
        widths = [max(pair) for pair in zip(shares, needed, strict=True)]
        widths[widths.index(max(widths))] -= sum(widths) - place.width
        below = [[*chain.from_iterable(cells)] for cells in zip(*self.rows, strict=True)]
        short = any(
            _for_words(_maybe_too_long(texts, wide, place), CELL, place) > wide
            for texts, wide in zip(below, widths, strict=True)
        )
        if not short:
            return widths
        words = [_for_words(texts, CELL, place) for texts in below]
        return _evened_out(widths, [max(pair) for pair in zip(needed, words, strict=True)])

    def _heading(self, bounds: _Bounds, place: Place, head: Element) -> Piece:
        row = head.add(Element("TR"))
        columns: list[Column] = []
        for column, (left, width) in zip(self.columns, bounds, strict=True):
            cell = row.add(Element("TH", scope="Column")).add(Element("P"))
            columns.append(Column(left, text_strips(column.title, CELL_HEAD, width, place, cell)))
        height = max(column.height for column in columns) + 2 * _PAD
        return Piece(height, _Framed(Whole(columns), place.width, height, heading=True))


def _cells(row: Sequence[list[str]], bounds: _Bounds, place: Place) -> list[Column]:
    """The cells of a row, of which `place` is the inside."""
    columns: list[Column] = []
    for n, (texts, (left, width)) in enumerate(zip(row, bounds, strict=True)):
        cell = place.parent.add(Element("TD") if n else Element("TH", scope="Row"))
        columns.append(Column(left, below_each_other(texts, CELL, width, place, cell)))
    return columns


def _height(columns: Sequence[Column]) -> float:
    return max(column.height for column in columns) + 2 * _PAD


def _fills_half_a_page(row: Sequence[list[str]], bounds: _Bounds, place: Place) -> bool:
    if max(map(_letters, row)) < _SURELY_LESS:
        return False
    return _height(_cells(row, bounds, place.inside(Element("TR")))) > place.height / 2


def _letters(texts: Iterable[str]) -> int:
    return sum(map(len, texts))


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


def _for_words(texts: Iterable[str], style: Style, place: Place) -> float:
    """The width of a column in which no word of the texts is cut, in points."""
    widest = place.typesetter.widest_word(both("\n".join(texts)), place.style(style))
    return widest + 2 * _GUTTER + _ROUNDING


def _maybe_too_long(texts: Iterable[str], wide: float, place: Place) -> list[str]:
    """The words that are not known to fit in a column before they are measured."""
    letters = (wide - 2 * _GUTTER) / place.style(CELL).size
    return [word for text in texts for word in both(text).split() if len(word) > letters]


def _evened_out(widths: Sequence[float], needed: Sequence[float]) -> list[float]:
    """Columns that need more have it from those that need less, the smallest wants first, and all
    that give do so in proportion to what they can spare.
    """
    spare = [max(wide - need, 0) for wide, need in zip(widths, needed, strict=True)]
    left = enough = sum(spare)
    evened = [*widths]
    for n in sorted(range(len(widths)), key=lambda n: needed[n] - widths[n]):
        want = needed[n] - widths[n]
        if 0 < want <= left:
            evened[n] = needed[n]
            left -= want
    given = (enough - left) / enough if enough else 0
    return [wide - each * given for wide, each in zip(evened, spare, strict=True)]


def cell(*texts: str) -> list[str]:
    """What was written, one text below the other; a dash when nothing was."""
    return [text.strip() for text in texts if text.strip()] or [NOTHING]
