"""The tree of every document: its tables, its order, and that nothing seen is hidden from it.

No validator notices text that was hidden as an artifact, or a tree in the wrong order.
"""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pikepdf
import pytest

from sipdesk.i18n import MASTER
from sipdesk.ports import DocumentKind, Wanted
from tests.documents.every_document import in_each_direction, made, name_of
from tests.documents.reading import MM, Node, Printed

FOOT = 27 * MM
TEXT_TOP, TEXT_BOTTOM = 25 * MM, 297 * MM - FOOT  # from the top; outside it, head and foot
VOWEL_SIGNS = re.compile("[\u064b-\u0652]")
SIDE_BY_SIDE = {DocumentKind.CONTACT_CARD, DocumentKind.BLANK_CONTACT_CARD}
HEADINGS = ("H1", "H2", "H3")
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module", params=[*in_each_direction()], ids=name_of)
def pdf(request: pytest.FixtureRequest) -> bytes:
    return made(*request.param)


@pytest.fixture
def wanted(request: pytest.FixtureRequest) -> Wanted:
    callspec: Any = request.node.callspec
    return callspec.params["pdf"][0]


@pytest.fixture(scope="module")
def printed(pdf: bytes) -> Printed:
    return Printed(pdf)


def text_of(printed: Printed) -> list[Node]:
    """The parts of the tree, but for whose copy it is, which stands at the foot of page 1."""
    *parts, last = printed.tree.kids
    at_the_foot = all(y < FOOT for _, y in places_of(printed, last))
    return parts if at_the_foot else [*parts, last]


# --- rows and cells -----------------------------------------------------------------------------


def test_each_table_has_its_headers_and_as_many_cells_in_each_row(printed: Printed) -> None:
    for table in printed.tree.all_of("Table"):
        assert [kid.role for kid in table.kids] == ["THead", "TBody"]
        headers, *rows = table.all_of("TR")
        assert {cell.role for cell in headers.kids} == {"TH"}
        assert {str(cell.attribute("/Scope")) for cell in headers.kids} == {"/Column"}
        assert rows
        assert {width(row) for row in rows} == {width(headers)}
        assert all(cell.text for cell in headers.kids)


def width(row: Node) -> int:
    """In columns."""
    assert {cell.role for cell in row.kids} <= {"TH", "TD"}
    return sum(int(cell.attribute("/ColSpan") or 1) for cell in row.kids)


# --- the order ----------------------------------------------------------------------------------


def test_what_is_read_later_is_painted_later(printed: Printed) -> None:
    painted = [marks_of(row) for part in text_of(printed) for row in rows(part)]
    for first, second in pairwise(painted):
        assert max(first) < min(second)


def test_each_mark_is_read_once(printed: Printed) -> None:
    marks = marks_of(printed.tree)
    assert len(marks) == len(set(marks))
    assert {(shown.page, shown.mark) for shown in printed.shown if shown.mark >= 0} <= set(marks)


def rows(node: Node) -> Iterator[Node]:
    """What is painted line by line across its columns: rows of tables, and of lists."""
    if node.role in {"TR", "LI"} or node.marks:
        yield node
    else:
        for kid in node.kids:
            yield from rows(kid)


def marks_of(node: Node) -> list[tuple[int, int]]:
    return [mark for each in node.everything() for mark in each.marks]


def test_what_is_read_later_stands_below(printed: Printed, wanted: Wanted) -> None:
    if wanted.kind in SIDE_BY_SIDE:
        return
    for first, second in pairwise(text_of(printed)):
        upper, lower = lowest(printed, first), highest(printed, second)
        assert upper is None or lower is None or upper[0] < lower[0] or upper[1] > lower[1]


def lowest(printed: Printed, node: Node) -> tuple[int, float] | None:
    """The page on which it ends, and the height of its last line there."""
    places = places_of(printed, node)
    return max(places, key=lambda place: (place[0], -place[1]), default=None)


def highest(printed: Printed, node: Node) -> tuple[int, float] | None:
    places = places_of(printed, node)
    return min(places, key=lambda place: (place[0], -place[1]), default=None)


def places_of(printed: Printed, node: Node) -> list[tuple[int, float]]:
    shown = (one for mark in marks_of(node) for one in printed.marked.get(mark, []))
    return [(one.page, one.y) for one in shown]


def test_headings_descend_step_by_step(printed: Printed) -> None:
    levels = [HEADINGS.index(node.role) for node in printed.tree.all_of(*HEADINGS)]
    assert levels[0] == 0
    assert levels.count(0) == max(1, len(list(printed.tree.all_of("Part"))))
    assert all(second <= first + 1 for first, second in pairwise(levels))


# --- what is seen and what is read --------------------------------------------------------------


def test_all_that_is_seen_is_read_and_the_other_way_round(
    pdf: bytes, printed: Printed, tmp_path: Path
) -> None:
    seen, read = seen_characters(pdf, tmp_path), read_characters(printed)
    assert seen - read == Counter()
    assert read - seen == Counter()


def read_characters(printed: Printed) -> Counter[str]:
    """What is in the tree, with the headings of a table as often as they are seen, and with
    headings that stand again where what is under them goes on.
    """
    read = characters("".join(part.text for part in text_of(printed)))
    read += headings_again(printed)
    for table in printed.tree.all_of("Table"):
        head, _body = table.kids
        read += characters(head.text * (len(table.all_pages) - 1))
    return read


def headings_again(printed: Printed) -> Counter[str]:
    """The artifacts at the top of each page, where they are a heading of a page before."""
    again: Counter[str] = Counter()
    for page in range(1, len(printed.pdf.pages)):
        hidden = characters(hidden_at_the_top(printed, page))
        before = [
            n for n in printed.tree.all_of(*HEADINGS) if min(n.all_pages, default=page) < page
        ]
        if any(characters(node.text) == hidden for node in before):
            again += hidden
    return again


def hidden_at_the_top(printed: Printed, page: int) -> str:
    shown = [one for one in printed.shown if one.page == page]
    top = max(one.y for one in shown if one.mark >= 0)
    return "".join(s.text for s in shown if s.mark < 0 and top < s.y < 297 * MM - TEXT_TOP)


def characters(text: str) -> Counter[str]:
    """What can be seen of a text, in the form in which programs agree on it.

    They do not agree on the vowel signs of Arabic, which may go with the letter or stand alone.
    """
    plain = VOWEL_SIGNS.sub("", unicodedata.normalize("NFKC", text))
    return Counter(char for char in plain if unicodedata.category(char)[0] not in "CZ")


def seen_characters(pdf: bytes, folder: Path) -> Counter[str]:
    """What pdftotext sees between the heads and the feet of the pages."""
    path = folder / "document.pdf"
    path.write_bytes(pdf)
    command = ["pdftotext", "-bbox", str(path), "-"]
    found = subprocess.run(command, capture_output=True, check=True).stdout
    words = ET.fromstring(found).iter(XHTML + "word")  # noqa: S314 - of our own paper
    return sum((characters(word.text or "") for word in words if in_the_text(word)), Counter[str]())


def in_the_text(word: ET.Element) -> bool:
    """By its middle: the letters of some scripts reach far above and below their line."""
    middle = (float(word.get("yMin", "")) + float(word.get("yMax", ""))) / 2
    return TEXT_TOP < middle < TEXT_BOTTOM


def test_text_hidden_as_an_artifact_is_found(tmp_path: Path) -> None:
    """The first heading of the second page is made an artifact."""
    good = made(Wanted(DocumentKind.PLAN, MASTER), "short")
    words = next(n.text for n in Printed(good).tree.all_of("H2") if n.pages == {1})
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        page = pdf.pages[1]
        operations = list(cast("Any", pikepdf.parse_content_stream(page)))
        heading = next(n for n, (opened, _) in enumerate(operations) if "/H2" in map(str, opened))
        artifact = [pikepdf.Name.Artifact, pikepdf.Dictionary(Type=pikepdf.Name.Layout)]
        operations[heading] = artifact, pikepdf.Operator("BDC")
        page.obj["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream(operations))
        pdf.save(result)
    assert words
    broken = result.getvalue()
    hidden = seen_characters(broken, tmp_path) - read_characters(Printed(broken))
    assert hidden == characters(words)
