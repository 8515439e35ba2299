"""On which side a text stands, and where its lines end: one rule for each, in every edition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.documents.kit.blocks import Fields, ItemList, Paragraph
from sipdesk.documents.kit.columns import TextLine
from sipdesk.documents.kit.flow import Block, Place
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import BODY, NAME
from sipdesk.documents.kit.tongues import plain
from sipdesk.documents.kit.typesetting import Typesetter
from sipdesk.documents.wording import Wording
from sipdesk.i18n import MASTER
from sipdesk.ports import DocumentKind, TextSize, Wanted
from tests.documents.examples import ORDINARY, TODAY
from tests.documents.makers import Paper
from tests.documents.reading import Printed

WIDTH = 480.0
SWEDISH, ARABIC = "Jag vill bo kvar hemma. ", "أريد أن أبقى في بيتي. "


def place(language: str) -> Place:
    return Place(WIDTH, 700, Typesetter(language), Element("Document"))


def lines_of(block: Block, language: str) -> list[TextLine]:
    """The lines of the texts in it that are more than a word."""
    beside = [piece.paint for piece in block.pieces(place(language))]
    strips = [strip for paint in beside for _left, strip in getattr(paint, "strips", ())]
    texts = [strip.paint for strip in strips if isinstance(strip.paint, TextLine)]
    return [text for text in texts if text.line.width > 50]


def sides(block: Block, language: str, width: float = WIDTH) -> tuple[bool, bool]:
    """Whether the lines of a text begin at the side of the page, and where the text is to end."""
    lines = lines_of(block, language)
    at_the_side = any(round(line.shift) == 0 for line in lines)
    return at_the_side, all(round(line.shift + line.line.width) == width for line in lines)


AT_THE_SIDE, AT_THE_OTHER = (True, False), (False, True)


@pytest.mark.parametrize("count", [1, 2, 6])
@pytest.mark.parametrize(("language", "text"), [("ar", SWEDISH), (MASTER, ARABIC)])
def test_a_text_that_stands_alone_begins_at_the_edge_of_its_own_direction(
    language: str, text: str, count: int
) -> None:
    alone = Paragraph(text * 3 * count)
    assert sides(alone, language) == AT_THE_OTHER
    own = "ar" if language == MASTER else MASTER
    assert sides(alone, own)[0]


def test_a_name_stands_where_headings_stand_and_so_does_a_dash() -> None:
    assert sides(Paragraph(SWEDISH, NAME), "ar") == AT_THE_SIDE
    (dash,) = Paragraph("–").pieces(place("ar"))
    assert [strip.paint.shift for _left, strip in getattr(dash.paint, "strips", ())] == [0]


@pytest.mark.parametrize("count", [1, 2, 6])
def test_beside_its_label_or_mark_a_text_is_a_block_whose_lines_begin_below_each_other(
    count: int,
) -> None:
    text = SWEDISH * 3 * count
    for block in (Fields([("Roll", text)]), ItemList([text])):
        lines = lines_of(block, "ar")
        assert min(round(line.shift) for line in lines) == 0
        assert len({round(line.shift + line.line.width) for line in lines}) == 1


@pytest.mark.parametrize("language", ["sv", "so", "en"])
def test_no_line_ends_within_a_date(language: str) -> None:
    wording, setter = Wording(language), Typesetter(language)
    weekday, long = plain(wording.date("2026-03-01")).split(" ")
    for before, date in (("den", plain(wording.short_date("2026-03-01"))), (weekday, long)):
        width = setter.one_line(f"{before} {date}", BODY).width - 1
        first, second = setter.lines(f"{before} {date}", BODY, width)
        assert second.width == setter.one_line(date, BODY).width
        assert first.width == setter.one_line(before, BODY).width


@pytest.mark.parametrize(
    ("size", "lines"),
    [
        (TextSize.LARGE, {"från 1 mars 2026 till 30 sep. 2026"}),
        (TextSize.NORMAL, {"från 1 mars 2026", "till 30 sep. 2026"}),
    ],
)
def test_from_and_to_stand_on_one_line_where_it_has_room(size: TextSize, lines: set[str]) -> None:
    dated = replace(ORDINARY.interventions[0], starts="2026-03-01", ends="2026-09-30")
    case = replace(ORDINARY, interventions=(dated,))
    page = Printed(Paper().make(Wanted(DocumentKind.PLAN, "sv", size=size), case, TODAY))
    assert lines <= {" ".join(shown.text.split()) for shown in page.shown}


def test_a_long_text_stands_below_a_label_that_runs_the_other_way() -> None:
    for language, text in (("ar", SWEDISH), (MASTER, ARABIC)):
        wording = Wording(language)
        label = wording.texts.gettext("Målet")
        assert wording.told(label, text) == [wording.led_by(label, text)]
        assert wording.told(label, text * 5) == [wording.above(label), text * 5]
    assert len(Wording(MASTER).told("Målet", SWEDISH * 5)) == 1
