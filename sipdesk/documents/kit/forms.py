"""Room for handwriting: lines, signatures and boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sipdesk.documents.kit.blocks import WritingRule, is_kept
from sipdesk.documents.kit.columns import Column, Strip, Whole, text_strips
from sipdesk.documents.kit.flow import Piece, Place
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import ABOVE_FOOT, BODY, MM, Style
from sipdesk.documents.kit.typesetting import Line

_LINE_SPACING = 9.5 * MM
_SIGNATURE_ROOM = 13 * MM
_COLUMN_GAP = 9 * MM
_BOX = 11.0
_BOX_TO_LABEL = 7.0
_BETWEEN_BOXES = 28.0
_BETWEEN_LINES = 5.0


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines to write on by hand. They never begin a page: what they are for stands above."""

    count: int

    def pieces(self, place: Place) -> Iterator[Piece]:
        spacing = place.length(_LINE_SPACING)
        rule = WritingRule(place.width, spacing - 0.5)
        for n in range(self.count):
            keep = is_kept(n, self.count)
            yield Piece(spacing, rule, keep=keep, clings=not n, foot=ABOVE_FOOT)


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Lines to sign on, `across` beside each other, each with its caption below.

    They stay on one page while they fit on it: that is the sheet that goes round the table.
    """

    captions: Sequence[str]
    across: int = 2

    def pieces(self, place: Place) -> Iterator[Piece]:
        width = (place.width - _COLUMN_GAP * (self.across - 1)) / self.across
        rule = Strip(_SIGNATURE_ROOM, WritingRule(width, _SIGNATURE_ROOM - 1))
        for start in range(0, len(self.captions), self.across):
            row = self.captions[start : start + self.across]
            columns = [
                Column(
                    n * (width + _COLUMN_GAP),
                    [
                        rule,
                        *text_strips(caption, BODY, width, place, place.parent.add(Element("P"))),
                    ],
                )
                for n, caption in enumerate(row)
            ]
            is_last = start + self.across >= len(self.captions)
            yield Piece(max(c.height for c in columns), Whole(columns), keep=not is_last)


@dataclass(frozen=True, slots=True)
class Choice:
    """A box with its label. `spoken` says aloud what the box shows."""

    label: str
    ticked: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class TickBoxes:
    """Boxes beside each other, ticked or not; on as many lines as they need."""

    choices: Sequence[Choice]
    style: Style = BODY

    def pieces(self, place: Place) -> Iterator[Piece]:
        style = place.style(self.style)
        paragraph = place.parent.add(Element("P"))
        boxes = [_placed_box(choice, style, place, paragraph) for choice in self.choices]
        lines = list(_lines_of_boxes(boxes, place))
        for n, line in enumerate(lines):
            paint = _BoxesPaint(line, style, place.length(_BOX), place.length(_BETWEEN_BOXES))
            before = _BETWEEN_LINES if n else style.before
            yield Piece(style.leading, paint, before, keep=n < len(lines) - 1)


@dataclass(frozen=True, slots=True)
class _PlacedBox:
    ticked: bool
    figure: Element
    label: Element
    line: Line
    width: float


def _placed_box(choice: Choice, style: Style, place: Place, paragraph: Element) -> _PlacedBox:
    figure = paragraph.add(Element("Figure", alternative=choice.spoken))
    label = paragraph.add(Element("Span"))
    line = place.typesetter.one_line(choice.label, style)
    width = place.length(_BOX) + _BOX_TO_LABEL + line.width
    return _PlacedBox(choice.ticked, figure, label, line, width)


def _lines_of_boxes(boxes: Sequence[_PlacedBox], place: Place) -> Iterator[tuple[_PlacedBox, ...]]:
    line: tuple[_PlacedBox, ...] = ()
    used = 0.0
    for box in boxes:
        if line and used + box.width > place.width:
            yield line
            line, used = (), 0.0
        line = (*line, box)
        used += box.width + place.length(_BETWEEN_BOXES)
    yield line


@dataclass(frozen=True, slots=True)
class _BoxesPaint:
    boxes: tuple[_PlacedBox, ...]
    style: Style
    side: float
    between: float

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        for box in self.boxes:
            y = top - self.style.ascent - 1
            box.figure.box = (left, y, left + self.side, y + self.side)
            with pen.element(box.figure):
                _paint_box(pen, left, y, self.side, box.ticked)
            with pen.element(box.label):
                pen.text(box.line, self.style, left + self.side + _BOX_TO_LABEL, top)
            left += box.width + self.between


def _paint_box(pen: Pen, x: float, y: float, side: float, ticked: bool) -> None:
    """A vector, not a character: no font needs to have it, and it prints sharp."""
    pen.frame(x, y, side, side, 0.9)
    if ticked:
        pen.stroke((x + 2, y + 2), (x + side - 2, y + side - 2), 1.4)
        pen.stroke((x + 2, y + side - 2), (x + side - 2, y + 2), 1.4)
