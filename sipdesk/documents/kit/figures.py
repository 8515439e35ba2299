"""Pictures: ratings over time, with shapes instead of colours, and the same told in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sipdesk.documents.kit.flow import Piece, Place
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import BODY, DARK_BLUE
from sipdesk.documents.kit.typesetting import Line

_STEP = 17.0  # from one level to the next
_ABOVE = 10.0
_AXIS_ROOM = 26.0
_APART = 6.0  # the two shapes of a column stand beside each other, so that both are always seen
_RADIUS = 4.6
_SIDE = 8.6
_BETWEEN = 14.0  # from one caption to the next
_GRID = "0.72 0.76 0.8"
_GAP = 6.0
_MARK_ROOM = 18.0


@dataclass(frozen=True, slots=True)
class ChartColumn:
    """What stands above one caption: the level of the disc and of the square, None for none."""

    caption: str
    disc: int | None
    square: int | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Levels over time as filled discs and open squares. `alternative` tells it all in words.

    `disc` and `square` are what the shapes stand for.
    """

    columns: Sequence[ChartColumn]
    disc: str
    square: str
    alternative: str
    levels: tuple[int, int] = (1, 5)

    def pieces(self, place: Place) -> Iterator[Piece]:
        figure = place.parent.add(Element("Figure", alternative=self.alternative))
        paint = _ChartPaint(self, place, figure)
        yield Piece(paint.height, paint, _GAP)


class _ChartPaint:
    """Paints a chart: the key above, the levels to the left, the captions below."""

    def __init__(self, chart: Chart, place: Place, figure: Element) -> None:
        self._chart = chart
        self._figure = figure
        self._width = place.width
        self._typesetter = place.typesetter
        self._body = place.style(BODY)
        self._step = place.length(_STEP)
        self._axis_room = place.length(_AXIS_ROOM)
        lowest, highest = chart.levels
        self._levels = range(lowest, highest + 1)
        self._field = self._step * (len(self._levels) - 1)
        self._slot = (place.width - self._axis_room) / max(len(chart.columns), 1)
        self.height = 2 * self._body.leading + 2 * _ABOVE + self._field

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        self._figure.box = (left, top - self.height, left + self._width, top)
        with pen.element(self._figure):
            self._key(pen, left, top)
            base = top - self._body.leading - _ABOVE - self._field
            self._grid(pen, left, base)
            self._shapes(pen, left, base)
            self._captions(pen, left, base - _ABOVE)

    def _key(self, pen: Pen, left: float, top: float) -> None:
        middle = top - self._body.leading / 2
        pen.disc(left + _RADIUS, middle, _RADIUS, DARK_BLUE)
        word = self._line(self._chart.disc)
        pen.text(word, self._body, left + _MARK_ROOM, top)
        square = left + _MARK_ROOM + word.width + _MARK_ROOM
        _square(pen, square + _SIDE / 2, middle)
        pen.text(self._line(self._chart.square), self._body, square + _MARK_ROOM, top)

    def _grid(self, pen: Pen, left: float, base: float) -> None:
        for n, level in enumerate(self._levels):
            y = base + n * self._step
            pen.text(self._line(str(level)), self._body, left + 4, y + self._body.leading / 2)
            pen.rule(left + self._axis_room - 6, y, left + self._width, 0.4, _GRID)

    def _shapes(self, pen: Pen, left: float, base: float) -> None:
        for n, column in enumerate(self._chart.columns):
            middle = self._middle(left, n)
            if column.disc is not None:
                pen.disc(middle - _APART, self._height_of(base, column.disc), _RADIUS, DARK_BLUE)
            if column.square is not None:
                _square(pen, middle + _APART, self._height_of(base, column.square))

    def _captions(self, pen: Pen, left: float, top: float) -> None:
        """Each caption below its column, as far as there is room; the first one always."""
        free = left
        for n, column in enumerate(self._chart.columns):
            line = self._line(column.caption)
            start = max(left, self._middle(left, n) - line.width / 2)
            start = min(start, left + self._width - line.width)
            if start >= free:
                pen.text(line, self._body, start, top)
                free = start + line.width + _BETWEEN

    def _middle(self, left: float, n: int) -> float:
        return left + self._axis_room + self._slot * (n + 0.5)

    def _height_of(self, base: float, level: int) -> float:
        return base + (level - self._levels[0]) * self._step

    def _line(self, text: str) -> Line:
        return self._typesetter.one_line(text, self._body)


def _square(pen: Pen, x: float, y: float) -> None:
    """An open square around (x, y)."""
    pen.frame(x - _SIDE / 2, y - _SIDE / 2, _SIDE, _SIDE, 1.4)
