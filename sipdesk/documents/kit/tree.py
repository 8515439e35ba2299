"""The structure tree as it stands in a file, PDF 32000-1:2008, 14.7.

A plan has hundreds of elements. Written as text and read by pikepdf in one go they take a fifth of
the time that it takes to make each of them through pikepdf.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pikepdf import Object, String

from sipdesk.documents.kit.structure import Element, Mark
from sipdesk.documents.kit.tongues import both, plain


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
        """
        texts = [f"{n} 0 obj\n{each}\nendobj\n".encode("ascii") for n, each in self._numbered()]
        places: list[int] = []
        end = len(raw)
        for text in texts:
            places.append(end)
            end += len(text)
        entries = "".join(f"{place:010d} 00000 n \n" for place in places)
        table = f"xref\n{self._first} {len(texts)}\n{entries}trailer\n".encode("ascii")
        trailer["/Size"] = self._first + len(texts)
        trailer["/Prev"] = int(raw[raw.rindex(b"startxref") :].split()[1])
        return b"".join((raw, *texts, table, trailer.unparse(), b"\nstartxref\n%d\n%%%%EOF" % end))

    def _numbered(self) -> Iterator[tuple[int, str]]:
        return enumerate(self._objects, start=self._first)

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
