"""Every paper there is: in each language and size, of too little and of too much."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from sipdesk.case import Case
from sipdesk.documents.paper import Paper
from sipdesk.i18n import LANGUAGES
from sipdesk.ports import DocumentKind, TextSize, Wanted
from sipdesk.ui.document_kind import DOCUMENTS, WITHOUT_CASE
from tests.documents.examples import ORDINARY, TODAY, extreme
from tests.documents.reading import MM, Printed

EXTREME = extreme()
SHORTER = replace(  # as many rows, without the texts of 20,000 characters
    EXTREME,
    topics=EXTREME.topics[2:],
    plan=ORDINARY.plan,
    interventions=tuple(replace(one, what=one.what[:200]) for one in EXTREME.interventions),
    person=replace(EXTREME.person, child_view="سەلام, привіт, ሰላም och hej"),
)
READ = (  # filled papers that no other test reads page by page
    DocumentKind.SUMMARY,
    DocumentKind.INVITATION,
    DocumentKind.CONSENT,
    DocumentKind.CONTACT_CARD,
    DocumentKind.CHILD,
    DocumentKind.PLAN,
)


def make(kind: DocumentKind, case: Case = ORDINARY, size: TextSize = TextSize.LARGE) -> bytes:
    return Paper().make(Wanted(kind, "sv", size=size), case, TODAY)


def test_every_paper_has_its_names() -> None:
    assert list(DOCUMENTS) == list(DocumentKind)
    assert {kind for kind in DocumentKind if kind.value.startswith("blank")} == {
        kind for kind, names in DOCUMENTS.items() if names.is_blank
    }


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_paper_can_be_made_in_every_language(kind: DocumentKind) -> None:
    papers = [
        Paper().make(Wanted(kind, language), case, TODAY)
        for language in LANGUAGES
        for case in (ORDINARY, Case())
    ]
    assert all(paper.startswith(b"%PDF-1.7") for paper in papers)


@pytest.mark.parametrize("kind", sorted(WITHOUT_CASE))
def test_a_blank_form_holds_nothing_of_anybody(kind: DocumentKind) -> None:
    assert make(kind, ORDINARY) == make(kind, Case())


@pytest.fixture(scope="module", params=READ)
def large(request: pytest.FixtureRequest) -> Printed:
    """A paper of too much, in large print."""
    return Printed(make(request.param, SHORTER))


def test_large_print_stays_inside_the_margins(large: Printed) -> None:
    for shown in large.shown:
        assert shown.x >= 15 * MM
        assert 15 * MM <= shown.y <= (297 - 15) * MM
    for stroke in large.strokes:
        assert stroke.start[0] >= 15 * MM
        assert stroke.end[0] <= (210 - 15) * MM


def test_no_line_of_large_print_is_painted_over_another(large: Printed) -> None:
    places = [(s.page, round(s.x), round(s.y)) for s in large.shown if s.text.strip()]
    assert len(places) == len(set(places))


def test_no_heading_of_large_print_ends_a_page(large: Printed) -> None:
    nodes = [n for n in large.tree.everything() if n.pages]
    for heading, following in pairwise(nodes):
        if heading.role in {"H1", "H2", "H3"}:
            assert max(heading.pages) == min(following.pages), heading.text


def test_in_large_print_a_row_of_a_wide_table_is_its_heading_and_fields() -> None:
    tree = Printed(make(DocumentKind.PLAN)).tree
    assert tree.all_of("Table") == []
    said = " ".join(tree.text.split())
    assert "Morgonbesök Vem ansvarar Hemtjänsten Umeå Cajsa Cedergren När och hur ofta" in said
    assert "Mål 1" in said


def test_in_large_print_both_languages_say_when_an_intervention_begins() -> None:
    wanted = Wanted(DocumentKind.PLAN, "sv+fi", size=TextSize.LARGE)
    tree = Printed(Paper().make(wanted, ORDINARY, TODAY)).tree
    when = next(body.text for body in tree.all_of("LBody") if body.text.startswith("Varje vardag"))
    assert "från 16 mars 2026" in when
    assert "16.3.2026" in when


def test_in_normal_print_it_is_a_table() -> None:
    tree = Printed(make(DocumentKind.PLAN, size=TextSize.NORMAL)).tree
    columns = [len(table.all_of("THead")[0].kids[0].kids) for table in tree.all_of("Table")]
    assert columns == [4, 4, 4]
