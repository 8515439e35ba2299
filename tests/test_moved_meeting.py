"""Whoever was told of another day than the meeting has by now is to be told anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import Answer, Case, CopyGiven, Meeting, Participant
from sipdesk.rules import (
    findings,
    meeting_at,
    told_of_another_day,
    with_copies_given,
    with_sharing_withdrawn_for,
)
from tests.test_copies import NOW, TODAY, consenting

BO = Participant(id="bo", name="Bo Berg", wanted=Answer.YES)
EVA = Participant(id="eva", name="Eva Fors", wanted=Answer.YES)
FIRST, SECOND = Meeting(date="2026-06-11", start="10:00"), Meeting(date="2026-06-18", start="10:00")


def told(case: Case, *whom: str, document: str = "invitation") -> Case:
    """The case after these have got a paper that names the meeting as it is now."""
    for number, who in enumerate(whom, 1 + len(case.copies_given)):
        copy = CopyGiven(
            number=number,
            document=document,
            version=1,
            recipient=who,
            given_at=NOW.isoformat(),
            meeting_at=meeting_at(case.meeting),
        )
        case = with_copies_given(case, (copy,))
    return case


def meeting_on(meeting: Meeting, case: Case) -> Case:
    return replace(case, meeting=meeting)


CASE = meeting_on(FIRST, consenting(BO, EVA, to="bo eva"))


def sentences(case: Case) -> list[str]:
    """What is told of papers with another day."""
    found = (f for f in findings(case, TODAY) if f.code.startswith("moved-since-"))
    return [f.sentence.format(**dict(f.values)) for f in found]


def test_a_meeting_that_stays_is_no_news() -> None:
    assert sentences(told(CASE, "bo", "eva", "")) == []


@pytest.mark.parametrize("meeting", [SECOND, replace(FIRST, start="13:00")])
def test_a_meeting_that_is_moved_is_told_until_they_have_a_new_paper(meeting: Meeting) -> None:
    moved = meeting_on(meeting, told(CASE, "bo", "eva"))
    assert told_of_another_day(moved, "invitation", TODAY) == ("bo", "eva")
    assert sentences(moved) == [
        "Mötet har fått en annan dag eller tid sedan Bo Berg och 1 till fick sin kallelse eller "
        "inbjudan. Lämna nya."
    ]
    assert sentences(told(moved, "bo")) == [
        "Mötet har fått en annan dag eller tid sedan Eva Fors fick sin kallelse eller inbjudan. "
        "Lämna en ny."
    ]
    assert sentences(told(moved, "bo", "eva")) == []


def test_the_sheet_of_the_person_names_the_day_too() -> None:
    moved = meeting_on(SECOND, told(CASE, "", document="preparation"))
    assert sentences(moved) == [
        f"Mötet har fått en annan dag eller tid sedan {CASE.person.name or '…'} fick sitt "
        "förberedelseblad. Lämna ett nytt."
    ]


def test_a_day_that_is_given_back_is_no_other_day() -> None:
    assert sentences(meeting_on(FIRST, meeting_on(SECOND, told(CASE, "bo")))) == []


def test_nobody_is_told_of_who_may_have_no_new_paper_or_is_not_wanted_any_more() -> None:
    moved = meeting_on(SECOND, told(CASE, "bo", "eva"))
    unwanted = replace(moved, participants=(replace(BO, wanted=Answer.NO), EVA))
    assert told_of_another_day(unwanted, "invitation", TODAY) == ("eva",)
    withdrawn = with_sharing_withdrawn_for(moved, "eva", NOW)
    assert told_of_another_day(withdrawn, "invitation", TODAY) == ("bo",)
    gone = replace(moved, participants=(BO,))
    assert told_of_another_day(gone, "invitation", TODAY) == ("bo",)


def test_nothing_is_told_of_a_meeting_that_has_been_or_of_copies_from_before() -> None:
    moved = meeting_on(SECOND, told(CASE, "bo"))
    assert sentences(meeting_on(replace(SECOND, date="2026-03-01"), moved)) == []
    unknown = tuple(replace(copy, meeting_at="") for copy in moved.copies_given)
    assert sentences(replace(moved, copies_given=unknown)) == []
