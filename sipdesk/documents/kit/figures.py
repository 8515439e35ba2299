"""Pictures: ratings over time, with shapes instead of colours, and the same told in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sipdesk.documents.kit.flow import Piece, Place
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import BODY, DARK_BLUE
from sipdesk.documents.kit.tongues import both
from sipdesk.documents.kit.typesetting import Line

_STEP = 17.0  # from one level to the next
_ABOVE = 10.0
_AXIS_ROOM = 26.0
_APART = 6.0  # the two shapes of a column stand beside each other, so that both are always seen
_RADIUS = 4.6
_SIDE = 8.6
_STROKE = 1.4
_BETWEEN = 14.0  # from one caption to the next
_GRID = "0.72 0.76 0.8"
_GAP = 6.0
_MARK_ROOM = 18.0
_NO_BREAK = "\xa0"  # within a date, which is broken here where its column is narrow


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
        self._mark_room = place.length(_MARK_ROOM)
        self._radius, self._side = place.length(_RADIUS), place.length(_SIDE)
        self._apart, self._stroke = place.length(_APART), place.length(_STROKE)
        lowest, highest = chart.levels
        self._levels = range(lowest, highest + 1)
        self._field = self._step * (len(self._levels) - 1)
        self._slot = (place.width - self._axis_room) / max(len(chart.columns), 1)
        self._every, self._captions = self._captions_with_room()
        lines = max(map(len, self._captions), default=1)
        self.height = (1 + lines) * self._body.leading + 2 * _ABOVE + self._field

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        self._figure.box = (left, top - self.height, left + self._width, top)
        with pen.element(self._figure):
            self._key(pen, left, top)
            base = top - self._body.leading - _ABOVE - self._field
            self._grid(pen, left, base)
            self._shapes(pen, left, base)
            self._dates(pen, left, base - _ABOVE)

    def _key(self, pen: Pen, left: float, top: float) -> None:
        middle = top - self._body.leading / 2
        pen.disc(left + self._radius, middle, self._radius, DARK_BLUE)
        word = self._line(self._chart.disc)
        pen.text(word, self._body, left + self._mark_room, top)
        square = left + self._mark_room + word.width + self._mark_room
        self._square(pen, square + self._side / 2, middle)
        pen.text(self._line(self._chart.square), self._body, square + self._mark_room, top)

    def _grid(self, pen: Pen, left: float, base: float) -> None:
        for n, level in enumerate(self._levels):
            y = base + n * self._step
            pen.text(self._line(str(level)), self._body, left + 4, y + self._body.leading / 2)
            pen.rule(left + self._axis_room - 6, y, left + self._width, 0.4, _GRID)

    def _shapes(self, pen: Pen, left: float, base: float) -> None:
        for n, column in enumerate(self._chart.columns):
            middle = self._middle(left, n)
            if column.disc is not None:
                y = self._height_of(base, column.disc)
                pen.disc(middle - self._apart, y, self._radius, DARK_BLUE)
            if column.square is not None:
                y = self._height_of(base, column.square)
                self._square(pen, middle + self._apart, y)

    def _captions_with_room(self) -> tuple[int, list[Sequence[Line]]]:
        """One caption for every so many columns, as many as have room below them on one line, or
        else on several without a word being cut; of a great many, the first always.
        """
        captions = [column.caption.replace(_NO_BREAK, " ") for column in self._chart.columns]
        for every in range(1, len(captions) + 1):
            room = every * self._slot - _BETWEEN
            shown = captions[: len(captions) - every + 1 : every]
            whole = [[self._line(caption)] for caption in shown]
            if max(lines[0].width for lines in whole) <= room:
                return every, [*whole]
            if max(map(self._longest_word, shown)) <= room:
                return every, [self._typesetter.lines(each, self._body, room) for each in shown]
        return 1, [[self._line(caption)] for caption in captions[:1]]

    def _longest_word(self, caption: str) -> float:
        return max((self._line(word).width for word in both(caption).split()), default=0)

    def _dates(self, pen: Pen, left: float, top: float) -> None:
        """Each caption below its column; one that is wider begins there."""
        for n, lines in enumerate(self._captions):
            start = left + self._axis_room + n * self._every * self._slot
            for row, line in enumerate(lines):
                before = max(0.0, (self._slot - line.width) / 2)
                pen.text(line, self._body, start + before, top - row * self._body.leading)

    def _square(self, pen: Pen, x: float, y: float) -> None:
        """An open square around (x, y)."""
        side = self._side
        pen.frame(x - side / 2, y - side / 2, side, side, self._stroke)

    def _middle(self, left: float, n: int) -> float:
        return left + self._axis_room + self._slot * (n + 0.5)

    def _height_of(self, base: float, level: int) -> float:
        return base + (level - self._levels[0]) * self._step

    def _line(self, text: str) -> Line:
        return self._typesetter.one_line(text, self._body)
