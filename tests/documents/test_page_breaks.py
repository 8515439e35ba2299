"""Where a page ends, seen by who reads on overleaf: nothing there is without its question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sipdesk.case import Case
from sipdesk.documents.kit.blocks import Bookmarked, Fields, Heading, Paragraph, Under
from sipdesk.documents.kit.flow import Block, Page, Place, paginate
from sipdesk.documents.kit.forms import WritingLines
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.table import Table, TableColumn
from sipdesk.documents.kit.tongues import marked, paired
from sipdesk.documents.kit.typesetting import Typesetter
from sipdesk.i18n import catalogue
from sipdesk.ports import DocumentKind, TextSize, Wanted
from tests.documents.examples import TODAY
from tests.documents.makers import Paper
from tests.documents.reading import MM, Printed, Shown, Stroke

WRITING = 0.6  # points: how thick a line to write on is
FORMS = [
    (DocumentKind.BLANK, "sv+ti", TextSize.NORMAL),
    (DocumentKind.BLANK, "ar", TextSize.LARGE),
    (DocumentKind.BLANK_FOLLOW_UP, "en", TextSize.LARGE),
    (DocumentKind.BLANK_PLAN, "pl", TextSize.LARGE),
    (DocumentKind.BLANK_CONSENT, "uk", TextSize.NORMAL),
]


def blank(kind: DocumentKind, language: str, size: TextSize = TextSize.NORMAL) -> Printed:
    return Printed(Paper().make(Wanted(kind, language, size=size), Case(), TODAY))


def laid(blocks: list[Block], height: float) -> list[Page]:
    place = Place(480, height, Typesetter(), Element("Document"))
    return paginate((piece for block in blocks for piece in block.pieces(place)), height)


def kept(block: Block, height: float = 700) -> list[bool]:
    place = Place(480, height, Typesetter(), Element("Document"))
    return [piece.keep for piece in block.pieces(place)]


# --- on paper -----------------------------------------------------------------------------------


@pytest.fixture(params=FORMS, ids=lambda form: "-".join(map(str, form)))
def form(request: pytest.FixtureRequest) -> Printed:
    return blank(*request.param)


def below_the_head(form: Printed) -> Iterator[tuple[list[Shown], list[Stroke]]]:
    """Of each page the texts from the top, and the lines to write on."""
    for page in range(len(form.pdf.pages)):
        shown = sorted((s for s in form.shown if s.page == page), key=lambda s: -s.y)
        head = shown[0].y
        lines = [s for s in form.strokes if s.page == page and s.thickness == WRITING]
        yield [one for one in shown if one.y < head - 1], lines


def test_no_page_begins_with_a_bare_line(form: Printed) -> None:
    for texts, lines in below_the_head(form):
        assert texts[0].y > max(line.start[1] for line in lines)


def test_the_line_of_the_foot_is_not_taken_for_one_to_write_on(form: Printed) -> None:
    for page in range(len(form.pdf.pages)):
        strokes = [stroke for stroke in form.strokes if stroke.page == page]
        foot = min(stroke.start[1] for stroke in strokes)
        lines = [s.start[1] for s in strokes if s.thickness == WRITING]
        assert min(lines) - foot > 8 * MM


def test_a_goal_of_the_follow_up_is_whole() -> None:
    form = blank(DocumentKind.BLANK_FOLLOW_UP, "sv")
    nodes = [node for node in form.tree.everything() if node.pages]
    first, second, third = (n for n, node in enumerate(nodes) if node.role == "H3")
    for goal in (nodes[first:second], nodes[second:third], nodes[third : third + second - first]):
        assert len({page for node in goal for page in node.pages}) == 1


def test_what_is_asked_twice_in_a_plan_is_below_its_heading() -> None:
    form = blank(DocumentKind.BLANK_PLAN, "en", TextSize.LARGE)
    tops = [texts[0].text.strip() for texts, _lines in below_the_head(form)]
    labels = {catalogue("en").gettext(each) for each in ("Dag", "Tid", "Plats", "Sammankallande")}
    assert not labels & {*tops}
    assert catalogue("en").gettext("Så följer vi upp planen") in tops


# --- the parts ----------------------------------------------------------------------------------

LABELS = [(label, "") for label in ("Dag", "Tid", "Plats", "Sammankallande", "Hur", "Hur ofta")]


def test_what_is_under_a_heading_goes_overleaf_as_a_whole() -> None:
    under = Under(Heading(3, "Mål 1"), [Fields(LABELS, writable=True)])
    before = Paragraph("\n".join(["Text"] * 10))
    first, second = laid([before, under], 300)
    assert len(first) == 10
    assert not any(placed.repeated for placed in second)


def test_what_has_no_room_has_its_heading_again_once_in_the_outline() -> None:
    under = Under(Heading(2, "Mål 1"), [Fields(LABELS, writable=True)])
    pages = laid([under], 120)
    assert len(pages) > 1
    for page in pages[1:]:
        assert [placed.repeated for placed in page] == [True] + [False] * (len(page) - 1)
    paints = [placed.piece.paint for page in pages for placed in page]
    assert [paint for paint in paints if isinstance(paint, Bookmarked)] == paints[:1]


def table(rows: int) -> Table:
    return Table([TableColumn("Namn", 1), TableColumn("Roll", 1)], [[["Bo"], ["Son"]]] * rows, "")


def test_a_table_of_three_rows_is_whole() -> None:
    assert kept(table(3)) == [True, True, True, False]


def test_of_a_longer_table_no_row_stands_alone() -> None:
    assert kept(table(6)) == [True, True, False, False, False, True, False]


def test_high_rows_may_stand_alone() -> None:
    assert kept(table(6), height=150) == [True] + [False] * 6


def test_a_short_text_is_not_parted_from_its_translation() -> None:
    pair = paired("\n".join(["Ja"] * 3), marked("\n".join(["Yes"] * 3), "en"))
    assert kept(Paragraph(pair)) == [True] * 5 + [False]
    assert kept(Paragraph(pair), height=200) == [True, False, False, False, True, False]
    assert kept(Paragraph("\n".join(["Ja"] * 6))) == [True, False, False, False, True, False]


def test_lines_to_write_on_stay_with_the_text_above_them() -> None:
    text = Paragraph("\n".join(["Du väljer."] * 4))
    first, second = laid([text, WritingLines(3)], 130)
    assert [len(first), len(second)] == [2, 5]
