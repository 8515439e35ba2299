"""The consent form, the contact card, the child's page and the overview as paper."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, cast

import pikepdf
import pytest

from sipdesk.case import (
    Answer,
    Case,
    Consent,
    ConsentAnswer,
    ConsentForm,
    CopyGiven,
    Participant,
    Person,
    Principal,
)
from sipdesk.documents.paper import Paper
from sipdesk.overview import overview_parts
from sipdesk.ports import DocumentKind, TextSize, Wanted
from tests.documents.examples import ORDINARY, TODAY, extreme
from tests.documents.reading import MM, Printed, Stroke

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
    told = "Omfattar inte: Personen har undantagit något."
    assert told not in printed(DocumentKind.OVERVIEW, case).text
    overview = printed(DocumentKind.OVERVIEW, case, copy=copy).text
    assert told in overview
    assert overview.count("Vill prata om: Står inte i andras exemplar") == 1


@pytest.mark.parametrize(
    ("forms", "is_signed"),
    [
        ((ConsentForm.ORAL, ConsentForm.ORAL), False),
        ((ConsentForm.ORAL, ConsentForm.WRITTEN), True),
        ((ConsentForm.WRITTEN, ConsentForm.ORAL), True),
        ((ConsentForm.UNSET, ConsentForm.UNSET), True),
    ],
)
def test_a_consent_that_was_given_orally_asks_for_no_signature(
    forms: tuple[ConsentForm, ConsentForm], is_signed: bool
) -> None:
    pairs = zip(ORDINARY.consent_entries, forms, strict=True)
    case = replace(
        ORDINARY, consent_entries=tuple(replace(each, form=form) for each, form in pairs)
    )
    assert ("Datum för underskriften" in printed(DocumentKind.CONSENT, case).text) == is_signed


def test_a_withdrawn_consent_may_be_given_anew_with_a_signature() -> None:
    withdrawn = tuple(
        replace(each, answer=ConsentAnswer.WITHDRAWN, form=ConsentForm.ORAL)
        for each in ORDINARY.consent_entries
    )
    form = printed(DocumentKind.CONSENT, replace(ORDINARY, consent_entries=withdrawn))
    assert "Datum för underskriften" in form.text


def test_the_two_dates_of_a_blank_consent_form_say_what_they_are() -> None:
    text = printed(DocumentKind.BLANK_CONSENT).text
    assert re.search(r"Inhämtat av Datum (?!för)", text)
    assert text.count("Datum för underskriften") == 1
    assert text.count("Datum") == 2


def test_a_blank_consent_form_has_empty_boxes_and_lines() -> None:
    form = printed(DocumentKind.BLANK_CONSENT)
    assert ticks(form) == [NO] * 6
    assert len(form.strokes) > 12


# --- contact card -------------------------------------------------------------------------------


def cards(paper: Printed) -> list[tuple[int, float, float, float, float]]:
    """What the dashed lines enclose, four by four: page, left, bottom, width and height in mm."""
    lines = dashed_lines(paper)
    found: list[tuple[int, float, float, float, float]] = []
    for four in zip(*[iter(lines)] * 4, strict=True):
        across = [x / MM for line in four for x, _y in (line.start, line.end)]
        up = [y / MM for line in four for _x, y in (line.start, line.end)]
        left, bottom = min(across), min(up)
        found.append((four[0].page, left, bottom, max(across) - left, max(up) - bottom))
    return found


def dashed_lines(paper: Printed) -> list[Stroke]:
    found: list[Stroke] = []
    for n, page in enumerate(paper.pdf.pages):
        is_dashed, start = False, (0.0, 0.0)
        for operands, operator in cast("Any", pikepdf.parse_content_stream(page)):
            match str(operator):
                case "d":
                    is_dashed = len(operands[0]) > 0
                case "m":
                    start = float(operands[0]), float(operands[1])
                case "l" if is_dashed:
                    end = float(operands[0]), float(operands[1])
                    found.append(Stroke(n, start, end, 0.6))
                case _:
                    pass
    return found


def test_the_dashes_of_neighbours_fall_on_each_other() -> None:
    """A line that is drawn twice is dashed the same way twice, or it looks whole."""
    lines = dashed_lines(printed(DocumentKind.BLANK_CONTACT_CARD))
    drawn = {(each.page, *sorted((each.start, each.end))): each for each in lines}
    assert len(drawn) < len(lines)
    assert all(each == drawn[(each.page, *sorted((each.start, each.end)))] for each in lines)


@pytest.mark.parametrize(("edition", "on_a_card"), [("sv", 2), ("sv+fi", 1)])
def test_a_blank_card_has_two_lines_for_each_entry(edition: str, on_a_card: int) -> None:
    wanted = Wanted(DocumentKind.BLANK_CONTACT_CARD, edition)
    paper = Printed(Paper().make(wanted, Case(), TODAY))
    dashed = {(each.start, each.end) for each in dashed_lines(paper)}
    lines = [each for each in paper.strokes if (each.start, each.end) not in dashed]
    entries = len(paper.tree.all_of("LI"))
    assert len([each for each in lines if each.thickness == 0.6]) == 2 * entries
    assert entries == on_a_card * len(cards(paper))
    assert len(paper.pages) == 1


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


@pytest.mark.parametrize(("written", "told"), [("", "070-1"), ("Växeln 08-1", "Växeln 08-1")])
def test_who_answers_for_the_plan_can_be_called_as_a_participant_can(
    written: str, told: str
) -> None:
    eva = Participant(name="Eva Ek", phone="070-1", principal=Principal.REGION)
    plan = replace(ORDINARY.plan, main_responsible="eva  ek", main_responsible_contact=written)
    paper = printed(DocumentKind.CONTACT_CARD, replace(ORDINARY, participants=(eva,), plan=plan))
    entries = [item.text for item in paper.tree.all_of("LI")]
    assert entries[1:] == [f"Huvudansvarig för planen eva ek {told}"]


def test_a_card_with_nobody_to_call_has_lines_to_write_on() -> None:
    nobody = printed(DocumentKind.CONTACT_CARD, Case(person=ORDINARY.person))
    entries = [item.text for item in nobody.tree.all_of("LI")]
    assert set(entries) == {"Vad, vem och telefon"}


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
    small = [" ".join(shown.text.split()) for line in read for shown in line if shown.size < 15]
    assert small == ["Utskrift utan mottagare"]


# --- the overview -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_overview_has_the_parts_of_the_journal_in_swedish(language: str) -> None:
    paper = Printed(Paper().make(Wanted(DocumentKind.OVERVIEW, language), ORDINARY, TODAY))
    parts = overview_parts(ORDINARY, TODAY)
    assert [node.text for node in paper.tree.all_of("H2")] == [part.title for part in parts]
    for part in parts:
        for line in part.lines:
            assert " ".join(line.removeprefix("- ").split()) in paper.tree.text
    assert paper.pdf.Root.Lang == "sv"
