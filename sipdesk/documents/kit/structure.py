"""The structure tree: what a screen reader reads, in which order, and as what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """A piece of a page's content that belongs to an element. `page` counts from 0."""

    page: int
    id: int


@dataclass(slots=True, eq=False)
class Element:
    """One element of the tree, PDF 32000-1:2008, 14.7. `role` is a standard structure type."""

    role: str
    language: str = ""
    alternative: str = ""
    reading: str = ""
    list_numbering: str = ""
    scope: str = ""
    summary: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: list[Element | Mark] = field(default_factory=list["Element | Mark"])

    def add(self, kid: Element) -> Element:
        """Hang a new element last into this one, and give it back."""
        self.kids.append(kid)
        return kid


@dataclass(slots=True)
class Contents:
    """What a page holds: its operators, the element of each mark, and the names of the fonts."""

    operators: list[str] = field(default_factory=list[str])
    marks: list[Element] = field(default_factory=list[Element])
    fonts: set[str] = field(default_factory=set[str])
