"""The foot of a page: the version and the day, the number of the page, and whose copy it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import Case, CopyGiven
from sipdesk.ports import DocumentKind, TextSize, Wanted
from tests.documents.examples import ORDINARY, TODAY, approved
from tests.documents.makers import Paper
from tests.documents.reading import MM, Printed, Shown

FOOT = 32 * MM  # points from the lower edge


def _approved_on(day: str) -> Case:
    case = approved(ORDINARY)
    (version,) = case.approved_versions
    then = replace(version.case, plan=replace(version.case.plan, approval_date=day))
    return replace(case, approved_versions=(replace(version, case=then),))


CASE = _approved_on("2026-09-17")


def foot(edition: str, name: str = "") -> list[Shown]:
    """What stands there on the first page of a plan in large print, from above."""
    copy = CopyGiven(
        number=1,
        document="x",
        version=1,
        recipient="",
        recipient_name=name,
        given_at="2026-03-12T10:00:00+01:00",
    )
    wanted = Wanted(DocumentKind.PLAN, edition, size=TextSize.LARGE, copy=copy if name else None)
    page = Printed(Paper().make(wanted, CASE, TODAY))
    shown = [each for each in page.shown if each.page == 0 and each.y < FOOT]
    return sorted(shown, key=lambda each: -each.y)


@pytest.mark.parametrize("edition", ["sv", "sv+uk", "sv+so"])
@pytest.mark.parametrize("name", ["", "Anna Andersson", "Ángel Łukasz " * 4])
def test_in_large_print_nothing_in_it_is_smaller_than_its_neighbour(
    edition: str, name: str
) -> None:
    shown = foot(edition, name)
    assert {each.size for each in shown} == {15}
    text = " ".join(" ".join(each.text for each in shown).split())
    assert "Version 1 · Godkänd torsdag 17 september 2026" in text
    assert "Sida 1 av" in text


@pytest.mark.parametrize(
    ("edition", "name", "beside"),
    [
        ("sv", "", "Godkänd"),
        ("sv+uk", "", "Utskrift utan mottagare"),
        ("sv+uk", "Anna Andersson", "Exemplar 1"),
        ("sv+uk", "Ángel Łukasz " * 4, ""),
    ],
)
def test_the_number_of_the_page_stands_where_it_has_room(
    edition: str, name: str, beside: str
) -> None:
    shown = foot(edition, name)
    number = next(each for each in shown if "Sida 1 av" in each.text)
    line = [each.text for each in shown if each.y == pytest.approx(number.y, abs=1)]
    line = [
        text.replace("\xa0", " ") for text in line if "Sida" not in text and "Сторінка" not in text
    ]
    assert bool(line) == bool(beside)
    assert beside in " ".join(line)


def test_a_shortened_name_in_arabic_has_its_dots_where_it_was_cut() -> None:
    name = f"محمد العلي ({'Muhammad al-Ali ' * 6})"
    case = replace(ORDINARY, person=replace(ORDINARY.person, name=name))
    page = Printed(Paper().make(Wanted(DocumentKind.PLAN, "sv"), case, TODAY))
    of_page = [shown for shown in page.shown if shown.page == 1]
    dots = next(shown for shown in of_page if "…" in shown.text)
    beside = [shown for shown in of_page if shown.y == dots.y and shown.x > dots.x]
    drawn = {word for each in beside for word in each.text.split()}
    assert {"محمد"[::-1], "العلي"[::-1]} <= drawn  # glyphs from left to right
