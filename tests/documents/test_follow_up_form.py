"""The form for a follow-up: filled, with the plan to write on, and wholly blank."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, cast

import pikepdf
import pytest

from sipdesk.case import (
    Case,
    FollowUp,
    Goal,
    Intervention,
    Nearness,
    review_id,
    with_approval,
    with_every_review,
    with_new_version,
    with_row_added,
)
from sipdesk.ports import DocumentKind, TextSize, Wanted
from tests.documents.examples import ORDINARY, TODAY, followed_up
from tests.documents.makers import Paper
from tests.documents.reading import MM, Node, Printed

WRITING = 0.6  # points: the thickness of a line to write on
CASE = followed_up(ORDINARY)


def form(case: Case | None, follow_up_id: str = "", language: str = "sv") -> Printed:
    return Printed(Paper().follow_up_form(case, language, TODAY, follow_up_id))


@pytest.fixture(scope="module")
def filled() -> Printed:
    return form(CASE)


@pytest.fixture(scope="module")
def listed() -> Printed:
    """The goals and interventions of the plan, before any follow-up."""
    return form(replace(CASE, follow_ups=()))


@pytest.fixture(scope="module")
def blank() -> Printed:
    return form(None)


def figures(printed: Printed) -> list[str]:
    return [str(node.element.Alt) for node in printed.tree.all_of("Figure")]


def ticked(printed: Printed) -> list[str]:
    """The labels of the boxes that are ticked."""
    return [
        label.text
        for paragraph in printed.tree.all_of("P")
        for box, label in zip(paragraph.kids[::2], paragraph.kids[1::2], strict=True)
        if box.role == "Figure" and str(box.element.Alt) == "Ikryssad ruta"
    ]


def pictures(printed: Printed) -> list[Node]:
    boxes = ("Ikryssad ruta", "Tom ruta")
    return [n for n in printed.tree.all_of("Figure") if not str(n.element.Alt).startswith(boxes)]


def lines(printed: Printed) -> int:
    """How many lines there are to write on."""
    return sum(
        stroke.thickness == WRITING and stroke.end[0] - stroke.start[0] > 100 * MM
        for stroke in printed.strokes
    )


@pytest.mark.parametrize(
    "text",
    [
        "Anna Andersson",
        "Dag torsdag 10 september 2026",
        "Plats Biblioteket",
        "Cajsa Cedergren, Samordnare, Hemtjänsten Umeå",
        "Andra som var med Min syster",
        "Jag vill sova hela natten",
        "Jag sov sju timmar i natt",
        "Morgonbesök, Hemtjänsten Umeå, Cajsa Cedergren",
        "Varför? De kom för sent",
        "Vad ska ändras? Fler morgonbesök",
        "Nästa uppföljning torsdag 10 december 2026",
        "Utskriven torsdag 26 februari 2026",
    ],
)
def test_what_was_written_at_the_last_follow_up_is_on_it(filled: Printed, text: str) -> None:
    assert text in filled.text


@pytest.mark.parametrize("text", ["Gunnar Grå", "skilsmässa", "spelskulderna", "Storgatan"])
def test_what_does_not_belong_to_everybody_is_not_on_it(filled: Printed, text: str) -> None:
    assert text not in filled.text


def test_the_boxes_are_ticked_as_they_were_chosen(filled: Printed) -> None:
    assert ticked(filled) == ["På distans", "Ja", "4", "Delvis", "Ändra planen"]


def test_another_follow_up_can_be_chosen() -> None:
    printed = form(CASE, "first")
    assert "Dag torsdag 11 juni 2026" in printed.text
    assert "Jag sov sju timmar" not in printed.text
    assert ticked(printed) == ["Frånvarande", "2", "3", "Fortsätta"]
    (picture,) = pictures(printed)
    assert "10 sep" not in str(picture.element.Alt)


def test_the_ratings_over_time_are_a_picture_told_in_words(filled: Printed) -> None:
    (picture,) = pictures(filled)
    assert str(picture.element.Alt) == (
        "Mål 1: Jag vill sova hela natten. 11 juni 2026: jag 2, verksamheterna 3. "
        "10 sep. 2026: jag 4, verksamheterna inget svar."
    )
    assert picture.text == "jag verksamheterna 1 2 3 4 5 11 juni 2026 10 sep. 2026"
    assert len(picture.pages) == 1
    left, bottom, right, top = (float(edge) for edge in picture.attribute("/BBox"))
    assert right - left == pytest.approx(170 * MM, abs=0.1)
    assert top - bottom > 20 * MM


def test_before_a_follow_up_the_plan_is_listed_with_nothing_ticked(listed: Printed) -> None:
    for text in ("Anna Andersson", "Jag vill sova hela natten", "Morgonbesök", "Łukasz Żak"):
        assert text in listed.text
    assert set(figures(listed)) == {"Tom ruta"}
    assert "Biblioteket" not in listed.text
    each_goal, each_intervention = 3, 1
    others, when, change, next_day = 2, 3, 3, 1
    assert lines(listed) == (
        each_goal * len(CASE.goals)
        + each_intervention * len(CASE.interventions)
        + others
        + when
        + change
        + next_day
    )


def test_the_wholly_blank_form_has_room_for_everything(blank: Printed) -> None:
    headings = [node.text for node in blank.tree.all_of("H2", "H3")]
    assert headings == [
        "Uppföljningsmötet",
        "Vilka var med",
        "Målen",
        "Mål 1",
        "Mål 2",
        "Mål 3",
        "Insatserna",
        "Vad ska ändras?",
        "Hur går vi vidare?",
    ]
    assert set(figures(blank)) == {"Tom ruta"}
    assert lines(blank) == 2 + 3 + 5 + 3 * 4 + 4 * 2 + 3 + 1
    assert "Version" not in blank.text


def test_the_blank_form_begins_as_the_filled_one(filled: Printed, blank: Printed) -> None:
    assert filled.tree.all_of("H1")[0].text == blank.tree.all_of("H1")[0].text
    assert [n.text for n in filled.tree.all_of("H2")] == [n.text for n in blank.tree.all_of("H2")]


def test_it_speaks_the_language_of_the_document() -> None:
    printed = form(CASE, language="en")
    assert "Follow-up of the SIP" in printed.text
    (alternative,) = (alt for alt in figures(printed) if ":" in alt)
    assert "me 2, the professionals 3" in alternative


@pytest.mark.parametrize(
    ("present", "told"),
    [
        ("Min syster, Anna", "Vilka var med Anna Cajsa"),
        ("Min syster\nAnna Andersson", "Vilka var med Anna Andersson Cajsa"),
        ("Anna och min syster", "Andra som var med Anna och min syster"),
        ("Cajsa", "Andra som var med Cajsa"),
        ("Anna", "Målen"),
    ],
)
def test_the_person_is_the_first_of_those_who_were_there(present: str, told: str) -> None:
    first, second = CASE.follow_ups
    case = replace(CASE, follow_ups=(first, replace(second, present=present)))
    assert told in form(case).text


def test_somebody_else_with_the_persons_name_is_not_taken_for_them() -> None:
    first, second = CASE.follow_ups
    cajsa, *others = CASE.participants
    case = replace(
        CASE,
        follow_ups=(first, replace(second, present="Anna")),
        participants=(replace(cajsa, name="Anna Berg"), *others),
    )
    assert "Andra som var med Anna" in form(case).text


def _rated(months: int) -> Case:
    """Followed up once a month, the first goal rated each time."""
    days = [dt.date(2025, 1, 10) + dt.timedelta(days=30 * n) for n in range(months)]
    meetings = tuple(FollowUp(id=f"f{n}", date=day.isoformat()) for n, day in enumerate(days))
    goal = ORDINARY.goals[0].id
    rated = {review_id(each.id, goal) for each in meetings}
    case = with_every_review(replace(ORDINARY, follow_ups=meetings))
    reviews = (
        replace(each, nearness_person=Nearness.TWO) if each.id in rated else each
        for each in case.goal_reviews
    )
    return replace(case, goal_reviews=tuple(reviews))


@pytest.mark.parametrize("edition", ["sv", "sv+ar", "sv+fi"])
@pytest.mark.parametrize("size", TextSize)
def test_each_date_of_the_picture_is_there(edition: str, size: TextSize) -> None:
    wanted = Wanted(DocumentKind.FOLLOW_UP, edition, size=size)
    (picture,) = pictures(Printed(Paper().make(wanted, _rated(3), TODAY)))
    dates = ("10 jan. 2025", "9 feb. 2025", "11 mars 2025")
    assert [date for date in dates if date not in picture.text] == []


def test_of_a_great_many_dates_as_many_are_there_as_have_room() -> None:
    printed = Printed(Paper().make(Wanted(DocumentKind.FOLLOW_UP, "sv"), _rated(24), TODAY))
    (picture,) = pictures(printed)
    captions = [s for s in printed.shown if (s.page, s.mark) in picture.marks and "202" in s.text]
    assert "10 jan." in picture.text
    assert len(captions) >= 4
    assert all(20 * MM <= shown.x <= 185 * MM for shown in captions)


def test_the_marks_of_the_picture_grow_with_the_text() -> None:
    sides = {
        size: _squares(Paper().make(Wanted(DocumentKind.FOLLOW_UP, "sv", size=size), CASE, TODAY))
        for size in TextSize
    }
    assert min(sides[TextSize.LARGE]) == pytest.approx(1.5 * min(sides[TextSize.NORMAL]))


def _squares(data: bytes) -> list[float]:
    """The sides of all squares, in points: those of a chart are smaller than boxes to tick."""
    return [
        float(operands[2])
        for page in Printed(data).pdf.pages
        for operands, operator in cast("Any", pikepdf.parse_content_stream(page))
        if str(operator) == "re" and float(operands[2]) == float(operands[3])
    ]


def test_more_space_parts_two_goals_than_two_questions_about_one(listed: Printed) -> None:
    rules = [(s.page, s.start[1]) for s in listed.strokes if s.thickness == WRITING]

    def below_a_line(words: str) -> float:
        """The space between a line to write on and the words below it, at the least."""
        found = (shown for shown in listed.shown if shown.text.startswith(words))
        return min(y - s.y for s in found for page, y in rules if page == s.page and y > s.y)

    within = below_a_line("Hur nära är målet? Det tycker verk")
    assert below_a_line("Mål 2") > within + 8
    assert below_a_line("Samtal om sömn") > within + 8


def test_a_later_version_changes_no_paper_of_a_follow_up_that_was_held() -> None:
    agreed = with_approval(replace(ORDINARY, approved_versions=()), moment("2026-01-12"))
    held = with_row_added(agreed, "follow_ups", FollowUp(id="held", date="2026-02-02"))
    before = form(held, "held").text
    changed = with_row_added(with_new_version(held), "goals", Goal(own_words="Ett nytt mål"))
    changed = with_row_added(changed, "interventions", Intervention(what="En ny insats"))
    after = form(with_approval(changed, moment("2026-02-02")), "held").text
    assert after == before
    assert "Version 1" in after


def moment(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T14:00+01:00")
