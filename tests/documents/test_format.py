"""The form of the files: for the archive, for a screen reader, for any printer."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from sipdesk.case import Case
from sipdesk.ports import DocumentKind, TextSize, Wanted
from tests.documents.examples import ORDINARY, TODAY, extreme, followed_up
from tests.documents.makers import Paper
from tests.documents.reading import MM, Printed

ROOT = Path(__file__).resolve().parents[2]

DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "plan": lambda: Paper().plan(ORDINARY, "sv", TODAY),
    "empty plan": lambda: Paper().plan(Case(), "sv", TODAY),
    "extreme plan": lambda: Paper().plan(extreme(), "sv", TODAY),
    "sheet": lambda: Paper().preparation_sheet(ORDINARY, "sv", TODAY),
    "follow-up": lambda: Paper().follow_up_form(followed_up(ORDINARY), "sv", TODAY),
    "extreme follow-up": lambda: Paper().follow_up_form(followed_up(extreme()), "sv", TODAY),
    "blank follow-up": lambda: Paper().follow_up_form(None, "sv", TODAY),
    "blank sheet": lambda: Paper().preparation_sheet(None, "sv", TODAY),
}


def _maker(kind: DocumentKind, size: TextSize) -> Callable[[], bytes]:
    return lambda: Paper().make(Wanted(kind, "sv", size=size), ORDINARY, TODAY)


_NEW = set(DocumentKind) - {DocumentKind.PREPARATION, DocumentKind.BLANK, DocumentKind.FOLLOW_UP}
DOCUMENTS |= {f"{kind} in large": _maker(kind, TextSize.LARGE) for kind in sorted(_NEW)}
DOCUMENTS |= {
    kind: _maker(kind, TextSize.NORMAL)
    for kind in sorted(_NEW - {DocumentKind.PLAN, DocumentKind.BLANK_FOLLOW_UP})
}


@pytest.fixture(scope="module", params=DOCUMENTS)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@cache
def made_first(name: str) -> bytes:
    """The document as it was when this process made it first."""
    return DOCUMENTS[name]()


@pytest.fixture(scope="module")
def pdf(name: str) -> bytes:
    return made_first(name)


@pytest.fixture(scope="module")
def printed(pdf: bytes) -> Printed:
    return Printed(pdf)


def test_pages_are_a4(printed: Printed) -> None:
    for page in printed.reader.pages:
        assert float(page.mediabox.width) == pytest.approx(210 * MM, abs=0.01)
        assert float(page.mediabox.height) == pytest.approx(297 * MM, abs=0.01)


def test_each_font_is_embedded_and_none_is_helvetica(printed: Printed) -> None:
    fonts = list(printed.fonts())
    assert fonts
    assert all("/FontFile2" in font.FontDescriptor for font in fonts)
    assert "FiraSans-Regular" in printed.font_names
    assert not [name for name in printed.font_names if "Helvetica" in name]


def test_text_is_large_enough(printed: Printed, name: str) -> None:
    """All of it is 12 points, and what is read 18 in large print; but whose copy it is."""
    kids = printed.tree.kids
    copy = kids[-1] if kids[-1].text == "Utskrift utan mottagare" else None
    least = 18 if name.endswith("in large") else 12
    for node in (node for kid in kids if kid is not copy for node in kid.everything()):
        sizes = [shown.size for mark in node.marks for shown in printed.marked[mark]]
        assert all(size >= least for size in sizes)
    assert all(shown.size >= 12 for shown in printed.shown)


def test_the_file_says_its_title_and_language_and_no_person(printed: Printed) -> None:
    root = printed.pdf.Root
    assert root.Lang == "sv"
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.MarkInfo.Marked
    info = {key: str(value) for key, value in printed.pdf.docinfo.items()}
    metadata = bytes(root.Metadata.read_bytes()).decode() + str(info)
    assert info["/Title"]
    assert ORDINARY.person.identity_number not in metadata
    assert ORDINARY.person.name not in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert root.OutputIntents[0].S == "/GTS_PDFA1"


def test_headings_step_down_one_level_at_a_time(printed: Printed) -> None:
    found = [int(node.role[1]) for node in printed.tree.all_of("H1", "H2", "H3")]
    assert found[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(found))


def test_bookmarks_are_the_headings(printed: Printed) -> None:
    assert flat(printed.reader.outline) == [n.text for n in printed.tree.all_of("H1", "H2", "H3")]


def flat(outline: Sequence[Any]) -> list[str]:
    titles: list[str] = []
    for entry in outline:
        titles += flat(entry) if isinstance(entry, list) else [str(entry.title)]
    return titles


def test_tables_are_rows_of_cells_with_headings(printed: Printed) -> None:
    for table in printed.tree.all_of("Table"):
        (head,) = table.all_of("THead")
        (head_row,) = head.kids
        columns = len(head_row.kids)
        assert {node.attribute("/Scope") for node in head_row.kids} == {"/Column"}
        (body,) = table.all_of("TBody")
        assert body.kids
        for row in body.kids:
            assert [cell.role for cell in row.kids] == ["TH"] + ["TD"] * (columns - 1)
            assert row.kids[0].attribute("/Scope") == "/Row"
            assert all(cell.text for cell in row.kids)
        assert table.attribute("/Summary")


def test_the_tables_of_the_plan_have_all_rows_but_the_one_that_would_fill_pages() -> None:
    tables = Printed(made_first("extreme plan")).tree.all_of("Table")
    rows = [len(table.all_of("TBody")[0].kids) for table in tables]
    before, after = 1, 8
    assert rows == [10, 10, before, after, 10, len(extreme().participants)]


def test_lists_are_items_with_labels(printed: Printed) -> None:
    for listing in printed.tree.all_of("L"):
        assert listing.kids
        assert {item.role for item in listing.kids} == {"LI"}
        for item in listing.kids:
            assert [kid.role for kid in item.kids][:1] == ["Lbl"]
            assert item.kids[0].text


def test_all_text_is_in_the_tree_but_heads_and_feet(printed: Printed) -> None:
    """No validator notices text that was hidden as an artifact."""
    titles = {n.text for head in printed.tree.all_of("THead") for n in head.all_of("TH")}
    headings = printed.tree.all_of("H2", "H3")
    for shown in (s for s in printed.shown if s.mark < 0):
        in_the_margin = shown.y > 297 * MM - 25 * MM or shown.y < 25 * MM
        before = [n.text for n in headings if min(n.all_pages) < shown.page]
        repeated = any(shown.text.strip() in title for title in (*titles, *before))
        assert in_the_margin or repeated, shown.text


def test_each_mark_belongs_to_one_element(printed: Printed) -> None:
    marked = {(s.page, s.mark) for s in printed.shown if s.mark >= 0}
    owned = [mark for node in printed.tree.everything() for mark in node.marks]
    assert len(owned) == len(set(owned))
    assert marked <= set(owned)


def test_the_same_case_and_date_give_the_same_bytes(name: str, pdf: bytes) -> None:
    assert DOCUMENTS[name]() == pdf


def test_the_bytes_do_not_hang_on_what_was_printed_before() -> None:
    """A fresh process, in which this document is the first one, writes the same file."""
    program = (
        "import sys\n"
        "from tests.documents.makers import Paper\n"
        "from tests.documents.examples import ORDINARY, TODAY\n"
        "sys.stdout.buffer.write(Paper().plan(ORDINARY, 'sv', TODAY))\n"
    )
    made_first("extreme plan")
    fresh = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True
    )
    assert fresh.stdout == Paper().plan(ORDINARY, "sv", TODAY)


def test_another_day_is_another_file() -> None:
    tomorrow = TODAY + dt.timedelta(days=1)
    assert Paper().plan(ORDINARY, "sv", TODAY) != Paper().plan(ORDINARY, "sv", tomorrow)
