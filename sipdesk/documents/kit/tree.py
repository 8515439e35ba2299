"""The structure tree as it stands in a file, PDF 32000-1:2008, 14.7.

A plan has hundreds of elements. Written as text and read by pikepdf in one go they take a fifth of
the time that it takes to make each of them through pikepdf.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from pikepdf import Array, Name, Object, String

from sipdesk.documents.kit.structure import Element, Mark
from sipdesk.documents.kit.tongues import both, plain

_PLACE = struct.Struct(">BII")  # an entry of a cross-reference stream, 7.5.8.3


class Tree:
    """The tree of a document, behind what is in its file already.

    `pages` are the numbers of the page objects, and `first` is the first number that is free.
    `marks` holds, for each page, the element of each mark.
    """

    def __init__(
        self, root: Element, marks: Sequence[Sequence[Element]], pages: Sequence[int], first: int
    ) -> None:
        self._pages = pages
        self._first = first
        self._objects: list[str] = []
        self._numbers: dict[Element, int] = {}
        self.number = self._reserve()
        kid = self._element(root, self.number)
        parents = self._add(f"<</Nums[{' '.join(self._parents(marks))}]>>")
        self._put(
            self.number,
            f"<</Type/StructTreeRoot/K {kid} 0 R/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {len(marks)}>>",
        )

    def behind(self, raw: bytes, trailer: Object) -> bytes:
        """The file, which ends with that trailer, and behind it the tree as an incremental update,
        PDF 32000-1:2008, 7.5.6.

        All objects are in one stream, which is read faster than objects of their own.
        """
        stream = self._first + len(self._objects)
        holding = f"{stream} 0 obj\n".encode("ascii") + _as_stream(self._objects, self._first)
        count = len(self._objects) + 2
        places = [_PLACE.pack(2, stream, n) for n in range(len(self._objects))]
        places += [_PLACE.pack(1, len(raw), 0), _PLACE.pack(1, len(raw) + len(holding), 0)]
        trailer["/Type"] = Name.XRef
        trailer["/W"] = Array([1, 4, 4])
        trailer["/Index"] = Array([self._first, count])
        trailer["/Length"] = count * _PLACE.size
        trailer["/Size"] = self._first + count
        trailer["/Prev"] = int(raw[raw.rindex(b"startxref") :].split()[1])
        end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(raw) + len(holding))
        table = b"%d 0 obj\n%b\nstream\n" % (stream + 1, trailer.unparse())
        return b"".join((raw, holding, table, *places, end))

    def _reserve(self) -> int:
        self._objects.append("null")
        return self._first + len(self._objects) - 1

    def _put(self, number: int, text: str) -> None:
        self._objects[number - self._first] = text

    def _add(self, text: str) -> int:
        number = self._reserve()
        self._put(number, text)
        return number

    def _parents(self, marks: Sequence[Sequence[Element]]) -> Iterator[str]:
        """What the marks of each page belong to, PDF 32000-1:2008, 14.7.4.4."""
        for n, elements in enumerate(marks):
            owners = " ".join([f"{self._numbers[each]} 0 R" for each in elements])
            yield f"{n} {self._add(f'[{owners}]')} 0 R"

    def _element(self, element: Element, parent: int) -> int:
        number = self._numbers[element] = self._reserve()
        kids = " ".join([self._kid(kid, number) for kid in element.kids])
        entries = "".join(_entries(element))
        self._put(
            number,
            f"<</Type/StructElem/S/{element.role}/P {parent} 0 R/K[{kids}]{entries}>>",
        )
        return number

    def _kid(self, kid: Element | Mark, parent: int) -> str:
        if isinstance(kid, Element):
            return f"{self._element(kid, parent)} 0 R"
        return f"<</Type/MCR/Pg {self._pages[kid.page]} 0 R/MCID {kid.id}>>"


def _as_stream(objects: Sequence[str], first: int) -> bytes:
    """An object stream, PDF 32000-1:2008, 7.5.7; all of it is ASCII."""
    head: list[str] = []
    end = 0
    for n, each in enumerate(objects, start=first):
        head.append(f"{n} {end}")
        end += len(each) + 1
    numbers, texts = " ".join(head) + "\n", "\n".join(objects)
    length = len(numbers) + len(texts)
    about = f"<</Type/ObjStm/N {len(objects)}/First {len(numbers)}/Length {length}>>"
    return f"{about}\nstream\n{numbers}{texts}\nendstream\nendobj\n".encode("ascii")


def _entries(element: Element) -> Iterator[str]:
    if element.language:
        yield f"/Lang {_string(element.language)}"
    if element.alternative:
        yield f"/Alt {_string(both(element.alternative))}"
    if element.reading:
        yield f"/ActualText {_string(plain(element.reading))}"
    attributes = "".join(_attributes(element))
    if attributes:
        yield f"/A[{attributes}]"


def _attributes(element: Element) -> Iterator[str]:
    """The attribute objects of an element, PDF 32000-1:2008, 14.8.5."""
    if element.list_numbering:
        yield f"<</O/List/ListNumbering/{element.list_numbering}>>"
    if element.scope:
        yield f"<</O/Table/Scope/{element.scope}>>"
    if element.summary:
        yield f"<</O/Table/Summary {_string(both(element.summary))}>>"
    if element.box:
        box = " ".join(f"{round(edge, 2):g}" for edge in element.box)
        yield f"<</O/Layout/BBox[{box}]/Placement/Inline>>"


def _string(text: str) -> str:
    """Any text in ASCII: PDF 32000-1:2008, 7.3.4.3."""
    return f"<{bytes(String(text)).hex()}>"
