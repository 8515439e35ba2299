"""Reads a document back as a reader would: its pages, its text, its structure."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, cast

import pikepdf
from pypdf import PdfReader

MM = 72 / 25.4


@dataclass
class Node:
    """One element of the structure tree with its own text and its children."""

    role: str
    element: Any
    kids: list[Node] = field(default_factory=list["Node"])
    texts: list[str] = field(default_factory=list[str])
    marks: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])

    def everything(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.everything()

    def all_of(self, *roles: str) -> list[Node]:
        return [node for node in self.everything() if node.role in roles]

    @property
    def text(self) -> str:
        """What a screen reader says of it."""
        spoken = self.element.get("/ActualText")
        own = str(spoken) if spoken is not None else "".join(self.texts)
        return " ".join((own + " " + " ".join(kid.text for kid in self.kids)).split())

    @property
    def pages(self) -> set[int]:
        """The pages of its own text, from 0."""
        return {page for page, _ in self.marks}

    @property
    def all_pages(self) -> set[int]:
        return {page for node in self.everything() for page in node.pages}

    def attribute(self, name: str) -> Any:
        """An attribute of the element, or None."""
        for attributes in self.element.get("/A", []):
            if name in attributes:
                return attributes[name]
        return None


@dataclass(frozen=True)
class Shown:
    """A line of text: where, how large, in which marked content (-1: artifact)."""

    page: int
    mark: int
    size: float
    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Stroke:
    """A straight line in points."""

    page: int
    start: tuple[float, float]
    end: tuple[float, float]
    thickness: float


class Printed:
    """A document of ours, opened. What pypdf extracts takes ten times as long as all the rest,
    and is done only for who asks.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.shown: list[Shown] = []
        self.strokes: list[Stroke] = []
        for n in range(len(self.pdf.pages)):
            self._read_page(n)

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(io.BytesIO(self._data))

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, as pypdf extracts it."""
        return [_normal(page.extract_text()) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        """The text of all pages, as pypdf extracts it."""
        return " ".join(self.pages)

    @cached_property
    def tree(self) -> Node:
        """The structure tree, from its Document element."""
        return self._node(self.pdf.Root.StructTreeRoot.K)

    @cached_property
    def marked(self) -> dict[tuple[int, int], list[Shown]]:
        """What each mark shows, by page and mark."""
        found: dict[tuple[int, int], list[Shown]] = defaultdict(list)
        for shown in self.shown:
            found[shown.page, shown.mark].append(shown)
        return found

    @property
    def font_names(self) -> set[str]:
        return {str(font.BaseFont).partition("+")[2] for font in self.fonts()}

    def fonts(self) -> Iterator[Any]:
        for page in self.pdf.pages:
            fonts: Any = page.obj.Resources.get("/Font", {})
            yield from (fonts[name] for name in fonts.keys())  # noqa: SIM118 - not a dict

    # --- the content of a page ------------------------------------------------------------------

    def _read_page(self, n: int) -> None:
        page = self.pdf.pages[n]
        fonts: Any = page.obj.Resources.get("/Font", {})
        tables = {name: _to_unicode(fonts[name]) for name in fonts.keys()}  # noqa: SIM118
        mark, font, size, thickness = -1, "", 0.0, 0.0
        start = (0.0, 0.0)
        for operands, operator in cast("Any", pikepdf.parse_content_stream(page)):
            match str(operator):
                case "BDC":
                    mark = int(operands[1].get("/MCID", -1))
                case "Tf":
                    font, size = str(operands[0]), float(operands[1])
                case "Tm":
                    x, y = float(operands[4]), float(operands[5])
                    self.shown.append(Shown(n, mark, 0, "", x, y))
                case "TJ":
                    codes = b"".join(bytes(o) for o in operands[0] if _is_text(o))
                    text = "".join(tables[font][code] for code in codes)
                    line = self.shown.pop()
                    self.shown.append(replace(line, size=size, text=line.text + text))
                case "w":
                    thickness = float(operands[0])
                case "m":
                    start = float(operands[0]), float(operands[1])
                case "l":
                    end = float(operands[0]), float(operands[1])
                    self.strokes.append(Stroke(n, start, end, thickness))
                case _:
                    pass

    # --- the tree -------------------------------------------------------------------------------

    def _node(self, element: Any) -> Node:
        node = Node(str(element.S)[1:], element)
        for kid in element.get("/K", []):
            if kid.get("/Type") == "/MCR":
                page = self._page_number(kid.Pg)
                node.marks.append((page, int(kid.MCID)))
                node.texts += [shown.text for shown in self.marked[page, int(kid.MCID)]]
            else:
                node.kids.append(self._node(kid))
        return node

    def _page_number(self, page: Any) -> int:
        return int(page.StructParents)


def _is_text(operand: Any) -> bool:
    return isinstance(operand, pikepdf.String)


def _to_unicode(font: Any) -> dict[int, str]:
    table = bytes(font.ToUnicode.read_bytes()).decode("ascii")
    pairs = re.findall(r"^<(..)> <([0-9A-F]{4,})>$", table, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _normal(text: str) -> str:
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """The text without any space: what was cut at a line's end is whole again."""
    return "".join(text.split())
