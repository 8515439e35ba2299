"""Pieces and pages: the smallest things that stay whole, laid one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import BODY, Style
from sipdesk.documents.kit.typesetting import Typesetter


class Paint(Protocol):
    """Paints a piece whose upper left corner is at (left, top)."""

    def __call__(self, pen: Pen, left: float, top: float, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never cut by a page's end: a line of text, a table row, a line to write on.

    `gap` is the space above, dropped at the top of a page. `keep` holds the piece on the same
    page as the next one. `heading` is painted again where a page begins with this piece.
    """

    height: float
    paint: Paint
    gap: float = 0
    keep: bool = False
    heading: Piece | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks are laid: a column of that width, on pages of that height, in points.

    `larger` is how many points larger than usual all text is.
    """

    width: float
    height: float
    typesetter: Typesetter
    parent: Element
    larger: float = 0

    def style(self, style: Style) -> Style:
        """How a text of that style looks here."""
        return style.larger(self.larger) if self.larger else style

    def length(self, usual: float) -> float:
        """A length that grows with the text."""
        return usual * (1 + self.larger / BODY.size)

    def inside(self, parent: Element) -> Place:
        """The same place, within another element of the structure."""
        return replace(self, parent=parent)


class Block(Protocol):
    """A part of a document. Its elements are hung into the tree in reading order."""

    def pieces(self, place: Place) -> Iterable[Piece]: ...


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece on its page; `offset` is from the top of the page's column."""

    piece: Piece
    offset: float
    repeated: bool = False


Page = list[Placed]
_TOLERANCE = 0.01  # points: the rounding of sums


_SPILL = 0.3  # of a page
_TIGHTER = (0.85, 0.7, 0.5)
_MOST_PAGES = 6  # with more of them, one page fewer is not worth the time


def paginate(pieces: Iterable[Piece], height: float) -> list[Page]:
    """The pages, at least one. Nothing is lost, and nothing taller than a page hangs together.

    Where the last page would hold little, the space between the pieces is made smaller, if that
    saves the page.
    """
    usual = [*pieces]
    pages = _laid(usual, height)
    if 1 < len(pages) <= _MOST_PAGES and _used(pages[-1]) < _SPILL * height:
        for factor in _TIGHTER:
            tighter = _laid(usual, height, factor)
            if len(tighter) < len(pages):
                return tighter
    return pages


def _laid(pieces: Sequence[Piece], height: float, space: float = 1) -> list[Page]:
    pages = _Pages(height, space)
    for group in _groups(pieces):
        pages.add(group)
    return pages.pages


def _used(page: Page) -> float:
    return max((placed.offset + placed.piece.height for placed in page), default=0)


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that hold on to each other."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group


class _Pages:
    """Pages in work. The space above each piece is `space` times the usual."""

    def __init__(self, height: float, space: float) -> None:
        self._height = height
        self._space = space
        self._used = 0.0
        self.pages: list[Page] = [[]]

    def add(self, group: Sequence[Piece]) -> None:
        if not self._fits(group):
            if len(group) > 1 and self._tall(group) + _heading_height(group[0]) > self._height:
                self._add_cut(group)
                return
            if self.pages[-1]:
                self._new_page(group[0].heading)
        for piece in group:
            self._place(piece)

    def _add_cut(self, group: Sequence[Piece]) -> None:
        """A group that no page has room for: its beginning stays together, such as a heading."""
        count = 1
        while self._tall(group[: count + 1]) <= self._height / 2:
            count += 1
        for part in (group[:count], *([piece] for piece in group[count:])):
            self.add(part)

    def _fits(self, group: Sequence[Piece]) -> bool:
        return self._used + self._gap(group[0]) + self._tall(group) <= self._height + _TOLERANCE

    def _gap(self, piece: Piece) -> float:
        """The space above a piece: none where it is the first one of its page."""
        is_first = all(placed.repeated for placed in self.pages[-1])
        return 0 if is_first else piece.gap * self._space

    def _tall(self, group: Sequence[Piece]) -> float:
        """The height of pieces below each other, without the space above the first."""
        between = sum(piece.gap for piece in group[1:]) * self._space
        return between + sum(piece.height for piece in group)

    def _new_page(self, heading: Piece | None) -> None:
        self.pages.append([])
        self._used = 0
        if heading is not None:
            self._place(heading, repeated=True)

    def _place(self, piece: Piece, *, repeated: bool = False) -> None:
        self._used += self._gap(piece)
        self.pages[-1].append(Placed(piece, self._used, repeated))
        self._used += piece.height


def total_height(pieces: Iterable[Piece]) -> float:
    """The height of pieces below each other, with the space above each of them."""
    return sum(piece.gap + piece.height for piece in pieces)


def _heading_height(piece: Piece) -> float:
    return piece.heading.height if piece.heading else 0
