"""Codes to copy by hand or with a camera: numbered groups, and a QR code of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, cast

from sipdesk.documents.kit.flow import Piece, Place
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import BLACK, BODY, MM, Style
from sipdesk.documents.kit.typesetting import Line

_GROUP = Style(22, 30, bold=True)
_ACROSS = 4  # groups beside each other
_ROW = 34.0
_NUMBER_WIDTH = 26.0
_GAP = 8.0
_QUIET_ZONE = 4  # modules, ISO/IEC 18004


@dataclass(frozen=True, slots=True)
class NumberedGroups:
    """Groups of letters in large type, each with its number before it, from 1."""

    groups: Sequence[str]

    def pieces(self, place: Place) -> Iterator[Piece]:
        listing = place.parent.add(Element("L", list_numbering="Decimal"))
        for start in range(0, len(self.groups), _ACROSS):
            row = [
                _Group.laid(number, self.groups[number - 1], place, listing)
                for number in range(start + 1, min(start + _ACROSS, len(self.groups)) + 1)
            ]
            height = place.length(_ROW)
            yield Piece(height, _RowPaint(row, place), 0 if start else _GAP, keep=True)
        yield Piece(0, _nothing)


@dataclass(frozen=True, slots=True)
class _Group:
    number: Line
    letters: Line
    label: Element
    body: Element

    @classmethod
    def laid(cls, number: int, letters: str, place: Place, listing: Element) -> _Group:
        item = listing.add(Element("LI"))
        one_line = place.typesetter.one_line
        return cls(
            one_line(f"{number}.", place.style(BODY)),
            one_line(letters, place.style(_GROUP)),
            item.add(Element("Lbl")),
            item.add(Element("LBody")),
        )


class _RowPaint:
    """Paints the groups of one row; their baselines are one line."""

    def __init__(self, groups: Sequence[_Group], place: Place) -> None:
        self._groups = groups
        self._width = place.width / _ACROSS
        self._number_width = place.length(_NUMBER_WIDTH)
        self._number_style, self._style = place.style(BODY), place.style(_GROUP)

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        lower = self._style.ascent - self._number_style.ascent
        for n, group in enumerate(self._groups):
            x = left + n * self._width
            with pen.element(group.label):
                pen.text(group.number, self._number_style, x, top - lower)
            with pen.element(group.body):
                pen.text(group.letters, self._style, x + self._number_width, top)


def _nothing(_pen: Pen, _left: float, _top: float, /) -> None:
    """The end of what keeps together."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code with a side of `side` points, its quiet zone included."""

    content: str
    alternative: str
    side: float = 44 * MM

    def pieces(self, place: Place) -> Iterator[Piece]:
        figure = place.parent.add(Element("Figure", alternative=self.alternative))
        yield Piece(self.side, _QrPaint(_modules(self.content), figure, self.side), _GAP)


def _modules(content: str) -> list[list[bool]]:
    """The rows of the code, from the top; True is dark."""
    # ReportLab's encoder has no types.
    from reportlab.graphics.barcode import qrencoder  # noqa: PLC0415 - 20 ms, for one paper

    encoder = cast("Any", qrencoder)
    code = encoder.QRCode(None, encoder.QRErrorCorrectLevel.M)
    code.addData(content)
    code.make()
    return [[bool(module) for module in row] for row in code.modules]


class _QrPaint:
    def __init__(self, modules: list[list[bool]], figure: Element, side: float) -> None:
        self._modules = modules
        self._figure = figure
        self._side = side

    def __call__(self, pen: Pen, left: float, top: float, /) -> None:
        self._figure.box = (left, top - self._side, left + self._side, top)
        step = self._side / (len(self._modules) + 2 * _QUIET_ZONE)
        with pen.element(self._figure):
            for n, row in enumerate(self._modules, start=_QUIET_ZONE + 1):
                for start, length in _dark_runs(row):
                    x = left + (_QUIET_ZONE + start) * step
                    pen.area(x, top - n * step, length * step, step, BLACK)


def _dark_runs(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where dark modules beside each other begin, and how many they are."""
    start = 0
    for is_dark, modules in groupby(row):
        length = len(list(modules))
        if is_dark:
            yield start, length
        start += length
