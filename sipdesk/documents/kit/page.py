"""The page: A4, what stands on every page, and the way from blocks to bytes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sipdesk.documents.kit.archive import Imprint, archived
from sipdesk.documents.kit.blocks import Bookmarked
from sipdesk.documents.kit.flow import Block, Page, Place, paginate
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import A4, COPY, DARK_BLUE, FURNITURE, MM, STAMP, Style
from sipdesk.documents.kit.tongues import halves, plain
from sipdesk.documents.kit.typesetting import Line, Typesetter

_SIDE = 20 * MM
_WIDTH = A4[0] - 2 * _SIDE
_FROM_EDGE = 16 * MM  # printers leave 6 mm, folders hide 15
_COPY_FROM_EDGE = 15.1 * MM
_TO_TEXT = 13.0  # from what stands on every page to the text
_COPY_SHARE = 0.95
_WORDS_SHARE = 0.6  # of what there is room for: what whole words must take, or else one is cut
_APART = 12.0
_MANY = 88  # pages: as wide as numbers get

Front = Callable[[Mapping[str, int]], Block]  # made when the page of each heading is known


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page outside the text. `stamp` and `copy` are "" when there is none.
    Of a pair, the Swedish stands, but for the stamp and the number of the page, which are short.

    `page_of` gives "sida x av y" for a page number, from 1, and the number of pages. `copy` says
    whose the paper is; a screen reader reads it once, at the end.
    """

    header: str
    footer: str
    stamp: str
    page_of: Callable[[int, int], str]
    copy: str = ""


def document(
    blocks: Iterable[Block],
    furniture: Furniture,
    imprint: Imprint,
    larger: Sequence[float] = (0,),
    front: Front | None = None,
) -> bytes:
    """The blocks on A4 pages, as PDF/A-2a and PDF/UA-1. The same input gives the same bytes.

    All text is so many points `larger`: the first number of points with which one page is enough,
    or else the first of all. `front` is the page before the blocks.
    """
    typesetter = Typesetter(imprint.language)
    blocks = [*blocks]
    sheets = (_Sheet(points, furniture, typesetter) for points in larger)
    tried = (_lay(blocks, sheet, typesetter, front) for sheet in sheets)
    first = next(tried)
    laid = next((each for each in chain((first,), tried) if len(each.pages) == 1), first)
    pen = Pen(imprint.language, mirrored=typesetter.right_to_left)
    margins = _Margins(pen, laid, furniture)
    for n, page in enumerate(laid.pages):
        if n:
            pen.next_page()
        margins.paint(n + 1, len(laid.pages))
        _paint_page(pen, page, laid.sheet)
    root = laid.place.parent
    _place_boxes(root, pen)
    return archived(pen.finish(), root, pen.contents, imprint)


@dataclass(frozen=True, slots=True)
class _Laid:
    """The pages of a document with text of one size, before they are painted."""

    sheet: _Sheet
    place: Place
    pages: Sequence[Page]


def _lay(
    blocks: Sequence[Block], sheet: _Sheet, typesetter: Typesetter, front: Front | None
) -> _Laid:
    place = Place(_WIDTH, sheet.height, typesetter, Element("Document"), sheet.larger)
    pages = _with_front(front, blocks, place) if front else _pages(blocks, place)
    return _Laid(sheet, place, pages)


def _pages(blocks: Iterable[Block], place: Place) -> list[Page]:
    return paginate((piece for block in blocks for piece in block.pieces(place)), place.height)


def _with_front(front: Front, blocks: Iterable[Block], place: Place) -> list[Page]:
    """The front is read first, and laid last: it tells on which page each heading is. Only when
    it is more than one page do the others get other numbers, and it is laid anew.
    """
    first, rest = Element("Part"), Element("Part")
    pages = _pages(blocks, place.inside(rest))
    before = _pages([front(_on_page(pages, 1))], place.inside(first))
    if len(before) > 1:
        first = Element("Part")
        before = _pages([front(_on_page(pages, len(before)))], place.inside(first))
    place.parent.add(first)
    place.parent.add(rest)
    return [*before, *pages]


def _on_page(pages: Sequence[Page], before: int) -> dict[str, int]:
    """On which page each heading is, behind so many others."""
    return {
        placed.piece.paint.title: number
        for number, page in reversed([*enumerate(pages, start=before + 1)])
        for placed in page
        if isinstance(placed.piece.paint, Bookmarked)
    }


class _Sheet:
    """The measures of a sheet: margins grow with what stands in them. In large print the number
    of the page stands beside the copy where it has no room beside the version and the day, or on
    a line of its own.
    """

    def __init__(self, larger: float, furniture: Furniture, typesetter: Typesetter) -> None:
        self.larger = larger
        self.furniture = FURNITURE.larger(larger / 2)
        self.copy = COPY.larger(larger / 2)
        self.stamp = STAMP.larger(larger / 2)
        self.header_top = A4[1] - _FROM_EDGE
        self.copy_top = _COPY_FROM_EDGE + self.copy.ascent
        self.footer_top = _COPY_FROM_EDGE + self.copy.leading + self.furniture.leading
        self.number_top = self.footer_top
        number = typesetter.one_line(furniture.page_of(_MANY, _MANY), self.furniture).width
        room = _WIDTH - number - _APART

        def has_room(text: str) -> bool:
            return typesetter.one_line(halves(text)[0], self.furniture).width <= room

        if larger and not has_room(furniture.footer):
            if has_room(furniture.copy):
                self.number_top = self.copy_top
            else:
                self.footer_top += self.furniture.leading
        self.text_top = self.header_top - self.furniture.leading - _TO_TEXT
        self.height = self.text_top - self.footer_top - _TO_TEXT


def _paint_page(pen: Pen, page: Page, sheet: _Sheet) -> None:
    for placed in page:
        top = sheet.text_top - placed.offset
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

    def __init__(self, pen: Pen, laid: _Laid, furniture: Furniture) -> None:
        self._pen = pen
        self._typesetter = laid.place.typesetter
        self._root = laid.place.parent
        self._sheet = laid.sheet
        self._furniture = furniture

    def paint(self, number: int, count: int) -> None:
        """The margins of one page out of so many, counted from 1."""
        furniture, sheet = self._furniture, self._sheet
        with self._pen.artifact("Pagination", "Header"):
            stamp = self._stamp(furniture.stamp) if furniture.stamp else 0
            self._text(furniture.header, sheet.header_top, _WIDTH - stamp)
        with self._pen.artifact("Pagination", "Footer"):
            top = sheet.footer_top
            self._pen.rule(_SIDE, top + 3, _SIDE + _WIDTH, 0.5, DARK_BLUE)
            page_of = self._typesetter.one_line(furniture.page_of(number, count), sheet.furniture)
            left = _SIDE + _WIDTH - page_of.width
            self._pen.text(page_of, sheet.furniture, left, sheet.number_top)
            beside = page_of.width + _APART if top == sheet.number_top else 0
            self._text(furniture.footer, top, _WIDTH - beside)
        if furniture.copy:
            self._copy(furniture.copy, is_read=number == 1)

    def _line(self, text: str, style: Style) -> Line:
        return self._typesetter.one_line(halves(text)[0], style)

    def _text(self, text: str, top: float, room: float) -> None:
        """One line, smaller in large print where it must. A longer one is shortened: the text has
        it in full.
        """
        for style in (self._sheet.furniture, FURNITURE):
            whole = self._line(text, style)
            if whole.width <= room:
                self._pen.text(whole, style, _SIDE, top)
                return
        self._pen.text(self._shortened(text, FURNITURE, room), FURNITURE, _SIDE, top)

    def _shortened(self, text: str, style: Style, room: float) -> Line:
        """As many words as there is room for, or a part of a long one. The three dots belong to the
        text, so that they stand where it was cut, whichever way it runs.
        """
        whole = halves(text)[0]
        counts = range(1, len(whole))
        end = bisect_right(counts, room, key=lambda n: self._beginning(whole[:n], style).width)
        words_end = whole.rfind(" ", 0, end + 1)
        return self._beginning(whole[: words_end if words_end > _WORDS_SHARE * end else end], style)

    def _beginning(self, text: str, style: Style) -> Line:
        return self._line(f"{text} …", style)

    def _copy(self, text: str, *, is_read: bool) -> None:
        """Whose copy it is, below the rest. A long name is cut, but read in full."""
        style, top = self._sheet.copy, self._sheet.copy_top
        whole = self._line(text, style)
        is_cut = whole.width > _WIDTH * _COPY_SHARE
        line = self._shortened(text, style, _WIDTH * _COPY_SHARE) if is_cut else whole
        element = Element("P", reading=plain(text) if is_cut else "")
        if is_read:
            self._root.add(element)
        with self._pen.element(element) if is_read else self._pen.artifact("Pagination", "Footer"):
            self._pen.text(line, style, _SIDE, top)

    def _stamp(self, text: str) -> float:
        """The draft mark: framed, in the margin above the text. How much room it takes."""
        style, top = self._sheet.stamp, self._sheet.header_top
        line = self._typesetter.one_line(text, style)
        width = line.width + 16
        left = _SIDE + _WIDTH - width
        self._pen.frame(left, top - style.leading, width, style.leading + 4, 1.2)
        self._pen.text(line, style, left + 8, top + 2)
        return width + _APART
