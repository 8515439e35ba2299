"""The page: A4, what stands on every page, and the way from blocks to bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sipdesk.documents.kit.archive import Imprint, archived
from sipdesk.documents.kit.flow import Block, Page, Place, paginate
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import A4, COPY, DARK_BLUE, FURNITURE, MM, STAMP, Style
from sipdesk.documents.kit.tongues import halves, plain
from sipdesk.documents.kit.typesetting import Typesetter

_SIDE = 20 * MM
_TOP = 26 * MM
_BOTTOM = 27 * MM
_HEADER = 16 * MM  # from the edge of the paper: printers leave 6 mm, folders hide 15
_FOOTER = 16 * MM
_WIDTH = A4[0] - 2 * _SIDE
_TEXT_SHARE = 0.75  # of the width: the stamp stands in the rest
_COPY_SHARE = 0.95
_COPY_TOP = 15.1 * MM + COPY.ascent
_FOOTER_ABOVE_COPY = _COPY_TOP + 1
_HEIGHT = A4[1] - _TOP - _BOTTOM


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page outside the text. `stamp` and `copy` are "" when there is none;
    of a pair, the Swedish stands.

    `page_of` gives "sida x av y" for a page number, from 1, and the number of pages. `copy` says
    whose the paper is; a screen reader reads it once, at the end.
    """

    header: str
    footer: str
    stamp: str
    page_of: Callable[[int, int], str]
    copy: str = ""


def document(blocks: Sequence[Block], furniture: Furniture, imprint: Imprint) -> bytes:
    """The blocks on A4 pages, as PDF/A-2a and PDF/UA-1. The same input gives the same bytes."""
    typesetter = Typesetter(imprint.language)
    root = Element("Document")
    place = Place(_WIDTH, _HEIGHT, typesetter, root)
    pages = paginate((piece for block in blocks for piece in block.pieces(place)), _HEIGHT)
    pen = Pen(imprint.language, mirrored=typesetter.right_to_left)
    margins = _Margins(pen, typesetter, furniture, root)
    for n, page in enumerate(pages):
        if n:
            pen.next_page()
        margins.paint(n + 1, len(pages))
        _paint_page(pen, page)
    _place_boxes(root, pen)
    return archived(pen.finish(), root, pen.marks, imprint)


def _paint_page(pen: Pen, page: Page) -> None:
    for placed in page:
        top = A4[1] - _TOP - placed.offset
        if placed.repeated:
            with pen.artifact("Pagination"):
                placed.piece.paint(pen, _SIDE, top)
        else:
            placed.piece.paint(pen, _SIDE, top)


def _place_boxes(element: Element, pen: Pen) -> None:
    """Tell where the pictures stand on the paper, which may be mirrored."""
    if element.box:
        left, bottom, right, top = element.box
        width = right - left
        left = pen.across(left, width)
        element.box = left, bottom, left + width, top
    for kid in element.kids:
        if isinstance(kid, Element):
            _place_boxes(kid, pen)


class _Margins:
    """Paints what stands on every page."""

    def __init__(
        self, pen: Pen, typesetter: Typesetter, furniture: Furniture, root: Element
    ) -> None:
        self._pen = pen
        self._typesetter = typesetter
        self._furniture = furniture
        self._root = root

    def paint(self, number: int, count: int) -> None:
        """The margins of one page out of so many, counted from 1."""
        with self._pen.artifact("Pagination", "Header"):
            top = A4[1] - _HEADER
            self._text(self._furniture.header, top)
            if self._furniture.stamp:
                self._stamp(self._furniture.stamp, top)
        with self._pen.artifact("Pagination", "Footer"):
            foot = _FOOTER_ABOVE_COPY if self._furniture.copy else _FOOTER
            top = foot + FURNITURE.leading
            self._pen.rule(_SIDE, top + 3, _SIDE + _WIDTH, 0.5, DARK_BLUE)
            self._text(self._furniture.footer, top)
            self._text(self._furniture.page_of(number, count), top, right=True)
        if self._furniture.copy:
            self._copy(self._furniture.copy, is_read=number == 1)

    def _text(self, text: str, top: float, *, right: bool = False) -> None:
        """One line beside the stamp. A longer one is shortened: the text has it in full."""
        line, *more = self._typesetter.lines(halves(text)[0], FURNITURE, _WIDTH * _TEXT_SHARE)
        left = _SIDE + (_WIDTH - line.width if right else 0)
        self._pen.text(line, FURNITURE, left, top)
        if more:
            self._ellipsis(FURNITURE, left + line.width, top)

    def _copy(self, text: str, *, is_read: bool) -> None:
        """Whose copy it is, below the rest. A long name is cut, but read in full."""
        unbroken = halves(text)[0].replace(" ", "\xa0")
        line, *more = self._typesetter.lines(unbroken, COPY, _WIDTH * _COPY_SHARE)
        element = Element("P", reading=plain(text) if more else "")
        if is_read:
            self._root.add(element)
        with self._pen.element(element) if is_read else self._pen.artifact("Pagination", "Footer"):
            self._pen.text(line, COPY, _SIDE, _COPY_TOP)
            if more:
                self._ellipsis(COPY, _SIDE + line.width, _COPY_TOP)

    def _ellipsis(self, style: Style, left: float, top: float) -> None:
        line = self._typesetter.lines("…", style, _WIDTH)[0]
        self._pen.text(line, style, left + 3, top)

    def _stamp(self, text: str, top: float) -> None:
        """The draft mark: framed, in the margin above the text, where it covers nothing."""
        line = self._typesetter.lines(halves(text)[0], STAMP, _WIDTH)[0]
        width = line.width + 16
        left = _SIDE + _WIDTH - width
        self._pen.frame(left, top - STAMP.leading, width, STAMP.leading + 4, 1.2)
        self._pen.text(line, STAMP, left + 8, top + 2)
