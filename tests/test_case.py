"""The case is one immutable value: every change makes a new one and leaves the old alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk import case as cases_module
from sipdesk.case import (
    ROW_PARTS,
    SCALAR_PARTS,
    Address,
    Answer,
    ApprovedVersion,
    Case,
    Coordinator,
    FollowUp,
    Goal,
    GoalReview,
    Guardian,
    Intervention,
    InterventionReview,
    NextStep,
    Participant,
    Person,
    Plan,
    Topic,
    clock,
    day,
    goal_review,
    intervention_review,
    is_about_nobody,
    is_empty_row,
    row_of,
    rows_of,
    value_at,
    with_every_review,
    with_new_version,
    with_row_added,
    with_row_moved,
    with_rows,
    with_value,
    without_row,
)
from tests.strategies import cases

TOPICS = tuple(Topic(id=name, text=name) for name in "abc")
CASE = Case(topics=TOPICS)


def ids(case: Case, part: str) -> str:
    return "".join(row.id for row in rows_of(case, part))


def test_every_part_of_a_case_is_addressable() -> None:
    own = {"id", "approved_versions"}
    assert {f.name for f in fields(Case)} - own == set(SCALAR_PARTS) | set(ROW_PARTS)


def test_a_case_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        CASE.person = Person()  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(FrozenInstanceError):
        TOPICS[0].text = "nytt"  # pyright: ignore[reportAttributeAccessIssue]


def test_a_value_is_written_and_read_at_its_address() -> None:
    scalar = Address("person", "name")
    row = Address("topics", "text", "b")
    changed = with_value(with_value(CASE, scalar, "Anna"), row, "nytt")
    assert value_at(changed, scalar) == "Anna"
    assert [t.text for t in changed.topics] == ["a", "nytt", "c"]
    assert value_at(CASE, row) == "b"
    assert CASE.person.name == ""


def test_an_address_whose_row_is_gone() -> None:
    gone = Address("topics", "text", "gone")
    assert with_value(CASE, gone, "nytt") == CASE
    assert row_of(CASE, "topics", "gone") is None
    with pytest.raises(LookupError):
        value_at(CASE, gone)


def test_rows_are_added_last() -> None:
    assert ids(with_row_added(CASE, "topics", Topic(id="x")), "topics") == "abcx"


@pytest.mark.parametrize(
    ("row", "steps", "expected"),
    [
        ("a", 1, "bac"),
        ("a", -1, "abc"),
        ("b", -1, "bac"),
        ("c", -2, "cab"),
        ("a", 99, "bca"),
        ("c", -99, "cab"),
        ("gone", 1, "abc"),
    ],
)
def test_rows_move_and_stop_at_the_ends(row: str, steps: int, expected: str) -> None:
    assert ids(with_row_moved(CASE, "topics", row, steps), "topics") == expected


@given(cases(), st.sampled_from(sorted(ROW_PARTS)), st.integers(-5, 5), st.data())
def test_moving_keeps_every_row(case: Case, part: str, steps: int, data: st.DataObject) -> None:
    rows = rows_of(case, part)
    row_id = data.draw(st.sampled_from([r.id for r in rows])) if rows else "gone"
    moved = with_row_moved(case, part, row_id, steps)
    assert sorted(r.id for r in rows_of(moved, part)) == sorted(r.id for r in rows)
    assert with_rows(moved, part, rows) == case


@pytest.mark.parametrize(
    ("case", "is_so"),
    [
        (Case(), True),
        (Case(coordinator=Coordinator(name="Karin")), True),
        (Case(goals=(Goal(),), follow_ups=(FollowUp(),)), True),
        (Case(goals=(Goal(),), follow_ups=(FollowUp(place="Vården"),)), False),
        (Case(person=Person(name="Anna")), False),
        (Case(plan=Plan(version=2)), False),
    ],
)
def test_a_case_is_about_nobody_until_something_is_written(case: Case, is_so: bool) -> None:
    assert is_about_nobody(case) is is_so
    assert is_about_nobody(with_every_review(case)) is is_so


def planned() -> Case:
    """Two goals, an intervention for each, one follow-up with all its reviews."""
    goals = (Goal(id="g1", own_words="ett"), Goal(id="g2", own_words="två"))
    interventions = (
        Intervention(id="i1", what="ett", goal_id="g1"),
        Intervention(id="i2", what="två", goal_id="g2"),
    )
    first, second = FollowUp(id="f1"), FollowUp(id="f2")
    case = Case(goals=goals, interventions=interventions, follow_ups=(first, second))
    return with_every_review(case)


def test_a_goal_goes_with_its_reviews_and_its_interventions_let_go() -> None:
    case = without_row(planned(), "goals", "g1")
    assert ids(case, "goals") == "g2"
    assert [i.goal_id for i in case.interventions] == ["", "g2"]
    assert {r.goal_id for r in case.goal_reviews} == {"g2"}
    assert len(case.intervention_reviews) == 4


def test_an_intervention_goes_with_its_reviews() -> None:
    case = without_row(planned(), "interventions", "i1")
    assert {r.intervention_id for r in case.intervention_reviews} == {"i2"}
    assert len(case.goal_reviews) == 4


def test_a_follow_up_goes_with_its_reviews() -> None:
    case = without_row(planned(), "follow_ups", "f1")
    assert {r.follow_up_id for r in case.goal_reviews} == {"f2"}
    assert {r.follow_up_id for r in case.intervention_reviews} == {"f2"}


def test_other_rows_go_alone() -> None:
    assert ids(without_row(CASE, "topics", "b"), "topics") == "ac"
    assert without_row(CASE, "topics", "gone") == CASE


@given(cases(), st.sampled_from(sorted(ROW_PARTS)), st.data())
def test_nothing_points_at_a_row_that_was_deleted(
    case: Case, part: str, data: st.DataObject
) -> None:
    rows = rows_of(case, part)
    row_id = data.draw(st.sampled_from([r.id for r in rows])) if rows else "gone"
    left = without_row(case, part, row_id)
    references = {
        getattr(row, f.name)
        for other in ROW_PARTS
        for row in rows_of(left, other)
        for f in fields(row)
        if f.name.endswith("_id")
    }
    assert row_id not in references
    assert row_of(left, part, row_id) is None


def test_reviews_are_made_once_and_found_again() -> None:
    case = planned()
    assert len(case.goal_reviews) == len(case.intervention_reviews) == 4
    assert with_every_review(case) == case
    written = with_value(
        case, Address("goal_reviews", "own_words", goal_review(case, "f1", "g1").id), "Bättre"
    )
    assert goal_review(written, "f1", "g1").own_words == "Bättre"
    assert goal_review(written, "f2", "g1").own_words == ""
    blank = intervention_review(Case(), "f1", "i1")
    assert blank == intervention_review(case, "f1", "i1")


def test_references_do_not_make_a_row_written_in() -> None:
    assert is_empty_row(Participant())
    assert is_empty_row(Intervention(goal_id="g1"))
    assert is_empty_row(GoalReview(follow_up_id="f1", goal_id="g1"))
    assert is_empty_row(InterventionReview(follow_up_id="f1", intervention_id="i1"))
    assert not is_empty_row(Participant(wanted=Answer.NO))
    assert not is_empty_row(Topic(text="a"))


def test_blank_and_approved() -> None:
    case = Case()
    assert case.is_blank
    assert not replace(case, person=Person(name="Anna")).is_blank
    assert not case.is_approved
    version = ApprovedVersion(number=1, approved_at="2026-03-12T14:30:00+01:00", case=case)
    approved = replace(case, approved_versions=(version,))
    assert approved.is_approved
    signed = with_value(approved, Address("plan", "approval_date"), "2026-03-12")
    draft = with_new_version(signed)
    assert not draft.is_approved
    assert (draft.plan.version, draft.plan.approval_date) == (2, "")
    assert draft.approved_versions == approved.approved_versions


def test_a_new_version_is_followed_up_on_the_day_that_was_agreed_last() -> None:
    plan = Plan(follow_up_date="2027-03-01", follow_up_time="13:00", follow_up_place="Hemma")
    first = FollowUp(date="2026-12-01", next_date="2027-06-01")
    agreed = with_new_version(Case(plan=plan, follow_ups=(first, FollowUp()))).plan
    assert (agreed.follow_up_date, agreed.follow_up_time) == ("2027-06-01", "")
    assert agreed.follow_up_place == "Hemma"
    same = replace(first, next_date=plan.follow_up_date)
    assert with_new_version(Case(plan=plan, follow_ups=(same,))).plan.follow_up_time == "13:00"


def test_a_day_that_was_met_on_is_no_day_for_the_next_follow_up() -> None:
    plan = Plan(follow_up_date="2027-03-01", follow_up_time="13:00")
    booked = FollowUp(date="2027-03-01")
    held = replace(booked, next_step=NextStep.CHANGE)
    early = replace(held, date="2027-02-01")
    before = FollowUp(date="2027-01-01", next_step=NextStep.CONTINUE, next_date="2027-02-01")

    def begun(*follow_ups: FollowUp) -> tuple[str, str]:
        draft = with_new_version(Case(plan=plan, follow_ups=follow_ups)).plan
        return draft.follow_up_date, draft.follow_up_time

    assert begun(booked) == ("2027-03-01", "13:00")
    assert begun(early) == ("2027-03-01", "13:00")
    assert begun(held) == ("", "")
    assert begun(before, early) == ("2027-03-01", "13:00")
    assert begun(before, held) == ("", "")
    assert begun(replace(held, next_date="i maj")) == ("i maj", "")


def test_a_new_version_asks_each_guardian_again_and_the_approved_one_keeps_what_they_said() -> None:
    father = Guardian(name="Peter", agrees=Answer.YES, secrecy_applies=Answer.NO)
    mother = Guardian(name="Frida", agrees=Answer.NO)
    case = Case(person=Person(child_view="Jag vill"), guardians=(father, mother))
    version = ApprovedVersion(number=1, approved_at="2026-03-12T14:30:00+01:00", case=case)
    draft = with_new_version(replace(case, approved_versions=(version,)))
    assert draft.guardians == tuple(
        replace(each, agrees=Answer.NOT_ASKED) for each in (father, mother)
    )
    assert (draft.person, draft.approved_versions) == (case.person, (version,))


def test_only_iso_text_is_a_date_or_a_time() -> None:
    assert day("2026-03-12") == dt.date(2026, 3, 12)
    assert clock("14:30") == dt.time(14, 30)
    for text in ("", "12/3", "20260312", "2026-02-30", "2026-W11-4"):
        assert day(text) is None, text
    for text in ("", "14", "1430", "25:00", "14:30:00"):
        assert clock(text) is None, text


@given(st.text(max_size=12))
def test_no_text_makes_a_date_field_raise(text: str) -> None:
    read = day(text)
    assert read is None or isinstance(read, dt.date)
    time = clock(text)
    assert time is None or isinstance(time, dt.time)


def test_ids_are_never_the_same() -> None:
    assert len({cases_module.new_id() for _ in range(1000)}) == 1000
    assert Topic().id != Topic().id
