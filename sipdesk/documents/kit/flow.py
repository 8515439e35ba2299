"""Pieces and pages: the smallest things that stay whole, laid one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Protocol

from sipdesk.documents.kit.breaks import Part, first_fit, page_starts, used_from
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
    page as the next one, `clings` on that of the one before. `heading` is painted again where a
    page begins with this piece. Where one ends with it, `foot` is the space needed below, and
    `regret` how bad that is, from 0 to 1, which is as bad as an empty page.
    """

    height: float
    paint: Paint
    gap: float = 0
    keep: bool = False
    heading: Piece | None = None
    clings: bool = False
    foot: float = 0
    regret: float = 0


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

_SPILL = 0.5  # of a page
_TIGHTER = (0.85, 0.7, 0.5)
_MOST_PAGES = 10  # with more of them, one page fewer is not worth the time


def paginate(pieces: Iterable[Piece], height: float) -> list[Page]:
    """The pages, at least one. Nothing is lost, and nothing taller than a page hangs together.

    Where the last page would hold little, the space between the pieces is made smaller, if that
    saves the page.
    """
    usual = _Laying([*pieces], height)
    if 1 < usual.count <= _MOST_PAGES and usual.spill < _SPILL * height:
        for factor in _TIGHTER:
            tighter = _Laying(usual.pieces, height, factor)
            if tighter.count < usual.count:
                return tighter.pages()
    return usual.pages()


class _Laying:
    """Pieces on their way to pages. The space above each piece is `space` times the usual."""

    def __init__(self, pieces: Sequence[Piece], height: float, space: float = 1) -> None:
        self.pieces = pieces
        self._height = height
        self._space = space
        self._groups = [part for group in _groups(pieces) for part in self._cut(group)]
        self._parts = [self._part(group) for group in self._groups]
        starts = first_fit(self._parts, height)
        self.count = len(starts)
        self.spill = used_from(self._parts, starts[-1])  # what the last page would hold

    def pages(self) -> list[Page]:
        if not self._groups:
            return [[]]
        starts = [*page_starts(self._parts, self._height), len(self._groups)]
        return [
            self._page([*chain.from_iterable(self._groups[start:end])])
            for start, end in pairwise(starts)
        ]

    def _page(self, pieces: Sequence[Piece]) -> Page:
        heading = pieces[0].heading
        page = [Placed(heading, 0, repeated=True)] if heading else []
        used = _heading_height(pieces[0])
        for n, piece in enumerate(pieces):
            used += piece.gap * self._space if n else 0
            page.append(Placed(piece, used))
            used += piece.height
        return page

    def _cut(self, group: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
        """Of a group that no page has room for, the beginning stays together, such as a heading."""
        if self._tall(group) + _heading_height(group[0]) <= self._height:
            yield group
            return
        count = 1
        while count < len(group) and self._tall(group[: count + 1]) <= self._height / 2:
            count += 1
        yield group[:count]
        yield from ([piece] for piece in group[count:])

    def _tall(self, group: Sequence[Piece]) -> float:
        """The height of pieces below each other, without the space above the first."""
        between = sum(piece.gap for piece in group[1:]) * self._space
        return between + sum(piece.height for piece in group)

    def _part(self, group: Sequence[Piece]) -> Part:
        first, last = group[0], group[-1]
        heading = _heading_height(first)
        return Part(self._tall(group), first.gap * self._space, heading, last.foot, last.regret)


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces that hold on to each other."""
    group: list[Piece] = []
    for piece in pieces:
        if group and not (group[-1].keep or piece.clings):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def total_height(pieces: Iterable[Piece]) -> float:
    """The height of pieces below each other, with the space above each of them."""
    return sum(piece.gap + piece.height for piece in pieces)


def _heading_height(piece: Piece) -> float:
    return piece.heading.height if piece.heading else 0
