"""The consent form, the contact card, the child's page and the overview as paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pikepdf
import pytest

from sipdesk.case import Answer, Case, Consent, CopyGiven, Participant, Person, Principal
from sipdesk.documents.paper import Paper
from sipdesk.overview import overview_parts
from sipdesk.ports import DocumentKind, TextSize, Wanted
from tests.documents.examples import ORDINARY, TODAY, extreme
from tests.documents.reading import MM, Printed

EXCLUDED = "Allt om spelskulderna"


def printed(
    kind: DocumentKind,
    case: Case = ORDINARY,
    size: TextSize = TextSize.NORMAL,
    copy: CopyGiven | None = None,
) -> Printed:
    return Printed(Paper().make(Wanted(kind, "sv", copy=copy, size=size), case, TODAY))


def ticks(paper: Printed) -> list[str]:
    return [str(figure.element["/Alt"]) for figure in paper.tree.all_of("Figure")]


YES, NO = "Ikryssad ruta", "Tom ruta"

# --- consent ------------------------------------------------------------------------------------


def test_the_consent_form_shows_the_consent_that_stands() -> None:
    form = printed(DocumentKind.CONSENT)
    assert ticks(form) == [YES, NO, YES, NO, NO, YES]
    assert f"Det här får inte berättas {EXCLUDED}" in form.text
    assert "Gäller till och med torsdag 31 december 2026" in form.text
    assert "Inhämtat av Cajsa Cedergren" in form.text


def test_a_consent_that_is_being_written_comes_first() -> None:
    draft = Consent(answer=Answer.NO, covers="Bara sömnen")
    form = printed(DocumentKind.CONSENT, replace(ORDINARY, sharing_consent=draft))
    assert ticks(form)[:4] == [YES, NO, NO, YES]
    assert "Bara sömnen" in form.text
    assert EXCLUDED not in form.text


def test_it_names_those_who_may_be_told_and_who_signs() -> None:
    cajsa = ORDINARY.participants[0]
    sharing = replace(ORDINARY.consent_entries[1], recipient_ids=cajsa.id, recipients="Min syster")
    text = printed(DocumentKind.CONSENT, replace(ORDINARY, consent_entries=(sharing,))).text
    assert "Cajsa Cedergren, Samordnare, Hemtjänsten Umeå" in text
    assert "Min syster" in text
    assert "Bo Berg, företrädare" in text


def test_what_the_consent_excludes_is_in_nobody_elses_copy() -> None:
    cajsa = ORDINARY.participants[0]
    sharing = replace(ORDINARY.consent_entries[1], recipient_ids=cajsa.id)
    case = replace(ORDINARY, consent_entries=(sharing,))
    copy = CopyGiven(
        number=1, document="x", version=1, recipient=cajsa.id, given_at="2026-02-26T10:00:00+01:00"
    )
    for kind in (DocumentKind.CONSENT, DocumentKind.OVERVIEW):
        assert EXCLUDED in printed(kind, case).text
        assert EXCLUDED not in printed(kind, case, copy=copy).text


def test_a_blank_consent_form_has_empty_boxes_and_lines() -> None:
    form = printed(DocumentKind.BLANK_CONSENT)
    assert ticks(form) == [NO] * 6
    assert len(form.strokes) > 12


# --- contact card -------------------------------------------------------------------------------


def cards(paper: Printed) -> list[tuple[int, float, float, float, float]]:
    """The dashed rectangles: page, left, bottom, width and height in mm."""
    found: list[tuple[int, float, float, float, float]] = []
    for n, page in enumerate(paper.pdf.pages):
        is_dashed = False
        for operands, operator in cast("Any", pikepdf.parse_content_stream(page)):
            if str(operator) == "d":
                is_dashed = len(operands[0]) > 0
            elif str(operator) == "re" and is_dashed:
                x, y, width, height = (float(each) / MM for each in operands)
                found.append((n, x, y, width, height))
    return found


@pytest.mark.parametrize(
    ("size", "width", "height"), [(TextSize.NORMAL, 85, 54), (TextSize.LARGE, 170, 108)]
)
def test_cards_fit_into_a_wallet_or_are_twice_as_large(
    size: TextSize, width: float, height: float
) -> None:
    paper = printed(DocumentKind.CONTACT_CARD, extreme(), size)
    found = cards(paper)
    assert len(found) > 10
    for _page, left, bottom, wide, high in found:
        assert (wide, high) == (pytest.approx(width, abs=0.1), pytest.approx(height, abs=0.1))
        assert left >= 15
        assert left + wide <= 195
        assert bottom >= 20


def test_a_card_says_whom_to_call_and_not_whose_it_is() -> None:
    people = (Participant(name="Eva Ek", role="Syster", phone="070-1"), Participant(name="Åke Ö"))
    paper = printed(DocumentKind.CONTACT_CARD, replace(ORDINARY, participants=people))
    entries = [item.text for item in paper.tree.all_of("LI")]
    assert entries == [
        "Frågor om min plan Cajsa Cedergren, Hemtjänsten Umeå 090-16 10 00",
        "Syster Eva Ek 070-1",
        "Deltagare Åke Ö",
    ]
    assert "Anna" not in " ".join(entries)


def test_how_to_reach_relatives_is_in_nobody_elses_copy() -> None:
    nurse = Participant(id="n", name="Nina Ny", principal=Principal.REGION, phone="070-1")
    sister = Participant(name="Eva Ek", role="Syster", phone="070-2")
    sharing = replace(ORDINARY.consent_entries[1], recipient_ids="n")
    case = replace(ORDINARY, participants=(nurse, sister), consent_entries=(sharing,))
    copy = CopyGiven(
        number=1, document="x", version=1, recipient="n", given_at="2026-02-26T10:00:00+01:00"
    )
    for kind in (DocumentKind.CONTACT_CARD, DocumentKind.SUMMARY, DocumentKind.PLAN):
        own = printed(kind, case, copy=replace(copy, recipient="")).text
        others = printed(kind, case, copy=copy).text
        assert ["070-1" in own, "070-2" in own] == [True, True]
        assert ["070-1" in others, "070-2" in others] == [True, False]


def test_an_entry_that_no_card_has_room_for_is_still_all_there() -> None:
    name = " ".join(f"namn{n}" for n in range(2000))
    paper = printed(
        DocumentKind.CONTACT_CARD, replace(ORDINARY, participants=(Participant(name=name),))
    )
    assert name in paper.tree.text
    assert all(15 * MM <= shown.y <= 282 * MM for shown in paper.shown)


# --- the child's page ---------------------------------------------------------------------------


@pytest.mark.parametrize(("date", "is_told"), [("2026-02-26", True), ("2026-02-25", False)])
def test_a_meeting_that_has_been_is_not_when_we_meet(date: str, is_told: bool) -> None:
    plan = replace(ORDINARY.plan, follow_up_date="")
    case = replace(ORDINARY, plan=plan, meeting=replace(ORDINARY.meeting, date=date))
    assert ("14:30" in printed(DocumentKind.CHILD, case).text) is is_told


def test_the_childs_page_is_in_the_childs_words_and_larger() -> None:
    case = replace(ORDINARY, person=Person(name="Elsa Lind", child_view="Jag vill ha lugn och ro"))
    page = printed(DocumentKind.CHILD, case)
    assert "Hej Elsa Lind!" in page.text
    assert "Så här tycker jag Jag vill ha lugn och ro Det här vill jag Jag vill sova" in page.text
    assert "Cajsa Cedergren: Morgonbesök" in page.text
    assert "Stabil dygnsrytm" not in page.text
    read = [page.marked[mark] for node in page.tree.all_of("P", "LBody") for mark in node.marks]
    small = [shown.text.strip() for line in read for shown in line if shown.size < 15]
    assert small == ["Arbetsexemplar"]


# --- the overview -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_overview_has_the_parts_of_the_journal_in_swedish(language: str) -> None:
    paper = Printed(Paper().make(Wanted(DocumentKind.OVERVIEW, language), ORDINARY, TODAY))
    parts = overview_parts(ORDINARY)
    assert [node.text for node in paper.tree.all_of("H2")] == [part.title for part in parts]
    for part in parts:
        for line in part.lines:
            assert " ".join(line.removeprefix("- ").split()) in paper.tree.text
    assert paper.pdf.Root.Lang == "sv"
