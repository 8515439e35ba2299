"""A closed case is read-only, opens with a reason, and is kept for five years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from sipdesk.case import (
    CarriedOver,
    Case,
    CopyGiven,
    Ending,
    Person,
    Principal,
    Reopening,
    Topic,
    closed,
    is_closed,
    may_become,
    reopened,
)
from sipdesk.demo.at_the_meeting import aino
from sipdesk.demo.parts import approved
from sipdesk.rules import findings, lacks_carrying_over, retention_date
from tests.strategies import cases

NOW = "2026-03-12T15:02:00+01:00"
LATER = "2026-04-01T09:00:00+02:00"
TODAY = dt.date(2026, 3, 12)
a_few = settings(max_examples=40)


def test_a_case_is_closed_once_and_opened_with_its_reason() -> None:
    case = Case(person=Person(name="Anna"))
    assert not is_closed(case)
    ended = closed(case, NOW)
    assert is_closed(ended)
    assert closed(ended, LATER) == ended
    again = reopened(ended, LATER, "Anna vill fortsätta.")
    assert not is_closed(again)
    (entry,) = again.reopenings
    assert (entry.closed_at, entry.reopened_at, entry.reason) == (
        NOW,
        LATER,
        "Anna vill fortsätta.",
    )
    assert reopened(again, LATER, "En gång till") == again
    assert replace(again, reopenings=()) == case


@a_few
@given(cases(), cases())
def test_a_closed_case_becomes_no_other(one: Case, other: Case) -> None:
    ended = closed(replace(one, ending=Ending()), NOW)
    changed = replace(other, id=ended.id)
    if replace(changed, copies_given=(), carried_over=()) != replace(
        ended, copies_given=(), carried_over=()
    ):
        assert not may_become(ended, changed)
    assert may_become(ended, replace(ended, carried_over=other.carried_over))
    assert may_become(ended, replace(ended, copies_given=other.copies_given))
    assert may_become(ended, reopened(ended, LATER, "Fortsätter"))


@pytest.mark.parametrize(
    "change",
    [
        lambda case: replace(case, ending=replace(case.ending, closed_at="")),
        lambda case: replace(case, ending=replace(case.ending, closed_at=LATER)),
        lambda case: replace(case, ending=replace(case.ending, reason="annan")),
        lambda case: reopened(case, LATER, " "),
        lambda case: replace(reopened(case, LATER, "ja"), topics=(Topic(text="ny"),)),
        lambda case: replace(
            reopened(case, LATER, "ja"),
            reopenings=(Reopening(closed_at=LATER, reopened_at=LATER, reason="ja"),),
        ),
        lambda case: replace(case, reopenings=(Reopening(closed_at=NOW, reopened_at=LATER),)),
    ],
    ids=["silently", "another day", "reason", "no reason", "more", "made up", "still closed"],
)
def test_there_is_one_way_to_open_a_closed_case(change: Callable[[Case], Case]) -> None:
    ended = closed(aino(TODAY), NOW)
    assert not may_become(ended, change(ended))


def test_an_open_case_may_become_anything() -> None:
    assert may_become(Case(), aino(TODAY))
    assert may_become(Case(), closed(Case(), NOW))


@pytest.mark.parametrize(
    ("closed_at", "until"),
    [
        (NOW, dt.date(2031, 3, 12)),
        ("2028-02-29T12:00:00+01:00", dt.date(2033, 3, 1)),
        ("2028-02-28T12:00:00+01:00", dt.date(2033, 2, 28)),
        ("9999-01-01T12:00:00+01:00", None),
        ("", None),
        ("någon gång", None),
    ],
)
def test_five_years_are_counted_from_the_closing(closed_at: str, until: dt.date | None) -> None:
    assert retention_date(Case(ending=Ending(closed_at=closed_at))) == until


def test_a_closed_case_asks_only_for_what_can_still_be_done() -> None:
    ended = closed(approved(aino(TODAY), "2026-03-12"), NOW)
    codes = [finding.code for finding in findings(ended, TODAY)]
    assert codes == [
        "not-carried-over-municipality",
        "not-carried-over-region",
    ]


def test_each_principal_carries_over_for_itself_and_each_version_anew() -> None:
    case = approved(aino(TODAY), "2026-03-12")
    both = (Principal.MUNICIPALITY, Principal.REGION)
    assert lacks_carrying_over(case) == both
    row = CarriedOver(principal=Principal.REGION, version=1, date="2026-03-12")
    assert lacks_carrying_over(replace(case, carried_over=(row,))) == both[:1]
    assert lacks_carrying_over(replace(case, carried_over=(replace(row, version=0),))) == both
    assert lacks_carrying_over(replace(case, carried_over=(replace(row, date=" "),))) == both
    assert lacks_carrying_over(aino(TODAY)) == ()


def test_an_ending_planned_before_a_meeting_to_come_is_no_contradiction() -> None:
    case = replace(aino(TODAY), ending=Ending(date="2026-03-12"))
    planned = replace(case, meeting=replace(case.meeting, date="2026-05-01"))
    assert "ending-before-meeting" not in {f.code for f in findings(planned, TODAY)}


def test_a_copy_of_a_closed_case_can_still_be_noted() -> None:
    ended = closed(aino(TODAY), NOW)
    copy = CopyGiven(number=1, document="plan", version=1, given_at=LATER)
    assert may_become(ended, replace(ended, copies_given=(copy,)))
