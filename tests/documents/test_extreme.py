"""Too much of everything: nothing is lost, nothing is cut, nothing runs out of the page."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.documents.examples import TODAY, extreme
from tests.documents.makers import Paper
from tests.documents.reading import MM, Printed, squeezed

CASE = extreme()


@pytest.fixture(scope="module")
def plan() -> Printed:
    return Printed(Paper().plan(CASE, "sv", TODAY))


@pytest.fixture(scope="module")
def sheet() -> Printed:
    return Printed(Paper().preparation_sheet(CASE, "sv", TODAY))


def test_the_plan_loses_no_word(plan: Printed) -> None:
    text = squeezed(plan.tree.text)
    written = [
        CASE.person.name,
        CASE.plan.situation,
        CASE.plan.crisis_plan,
        *(part for goal in CASE.goals for part in (goal.own_words, goal.professional_wording)),
        *(part for each in CASE.interventions for part in (each.what, each.responsible_person)),
        *(part for each in CASE.participants for part in (each.name, each.role)),
    ]
    assert [part[:40] for part in written if squeezed(part) not in text] == []


def test_the_sheet_loses_no_word(sheet: Printed) -> None:
    text = squeezed(sheet.tree.text)
    written = [
        CASE.person.name,
        *(topic.text for topic in CASE.topics),
        *(participant.name for participant in CASE.participants),
    ]
    assert [part[:40] for part in written if squeezed(part) not in text] == []


def test_text_stays_inside_the_margins(plan: Printed, sheet: Printed) -> None:
    for printed in (plan, sheet):
        for shown in printed.shown:
            assert shown.x >= 15 * MM
            assert 15 * MM <= shown.y <= (297 - 15) * MM
        for stroke in printed.strokes:
            assert stroke.start[0] >= 15 * MM
            assert stroke.end[0] <= (210 - 15) * MM


def test_no_line_is_painted_over_another(plan: Printed, sheet: Printed) -> None:
    for printed in (plan, sheet):
        places = [(s.page, round(s.x), round(s.y)) for s in printed.shown]
        assert len(places) == len(set(places))


def test_each_page_of_a_table_begins_with_its_headings(plan: Printed) -> None:
    for table in plan.tree.all_of("Table"):
        (head,) = table.all_of("THead")
        titles = [node.text for node in head.all_of("TH")]
        pages = table.all_pages
        assert head.all_pages == {min(pages)}
        for page in pages:
            shown = " ".join(s.text for s in plan.shown if s.page == page)
            for title in titles:
                assert all(word in shown for word in title.split())


def test_a_row_that_would_fill_pages_of_its_column_has_the_whole_width(plan: Printed) -> None:
    assert [row for row in plan.tree.all_of("TR") if len(row.all_pages) > 1] == []
    (wide,) = (node for node in plan.tree.all_of("P") if "insats7del0" in node.text)
    assert len(wide.all_pages) < 8


def test_a_heading_never_ends_a_page(plan: Printed, sheet: Printed) -> None:
    for printed in (plan, sheet):
        nodes = [n for n in printed.tree.everything() if n.pages]
        for heading, following in pairwise(nodes):
            if heading.role in {"H1", "H2", "H3"}:
                assert max(heading.pages) == min(following.pages)
