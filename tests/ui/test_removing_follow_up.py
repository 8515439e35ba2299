"""What is recorded at a follow-up is not gone by one click; an empty one is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sipdesk.case import (
    Address,
    Answer,
    Attendance,
    Case,
    FollowUp,
    Goal,
    GoalReview,
    Intervention,
    InterventionReview,
    Nearness,
    NextStep,
    Participant,
    Presence,
    Progress,
    review_id,
)
from sipdesk.ui.removing_follow_up import what_removing_loses, what_removing_loses_at_follow_ups
from tests.ui.conftest import NOW, Workplace

TODAY = dt.date(2026, 3, 12)
PLANNED = FollowUp(id="f", date="2026-03-12", time="13:00", place="Vårdcentralen")
CASE = Case(
    participants=(Participant(id="eva", name="Eva"),),
    goals=(Goal(id="walk", own_words="Gå ut själv"),),
)
RATED = GoalReview(
    id=review_id("f", "walk"),
    follow_up_id="f",
    goal_id="walk",
    nearness_person=Nearness.TWO,
    own_words="Det går framåt.",
)


@pytest.mark.parametrize(
    ("case", "line"),
    [
        (replace(CASE, goal_reviews=(RATED,)), "• bedömningen av 1 mål"),
        (replace(CASE, goal_reviews=(RATED,)), "• det som personen sa med egna ord"),
        (
            replace(
                CASE,
                goal_reviews=(
                    GoalReview(follow_up_id="f", goal_id="walk", still_applies=Answer.NO),
                ),
            ),
            "• bedömningen av 1 mål",
        ),
        (
            replace(
                CASE,
                intervention_reviews=(
                    InterventionReview(
                        follow_up_id="f", intervention_id="i", progress=Progress.PARTLY
                    ),
                ),
            ),
            "• hur det gick med 1 insats",
        ),
        (
            replace(
                CASE,
                attendances=(
                    Attendance(follow_up_id="f", participant_id="eva", presence=Presence.ABSENT),
                ),
            ),
            "• vilka som var med",
        ),
    ],
)
def test_what_is_recorded_at_a_follow_up_is_named(case: Case, line: str) -> None:
    assert line in what_removing_loses(case, PLANNED, TODAY).splitlines()
    assert what_removing_loses(case, replace(PLANNED, id="another"), TODAY) == ""


@pytest.mark.parametrize(
    ("follow_up", "line"),
    [
        (replace(PLANNED, date="2026-03-11"), "• att ni träffades onsdag 11 mars 2026"),
        (replace(PLANNED, present="Grannen"), "• vilka som var med"),
        (replace(PLANNED, next_step=NextStep.CONTINUE), "• vad ni kom fram till"),
        (replace(PLANNED, next_date="2026-06-01"), "• vad ni kom fram till"),
        (replace(PLANNED, what_to_change="Tiden"), "• vad ni kom fram till"),
    ],
)
def test_the_meeting_itself_is_named(follow_up: FollowUp, line: str) -> None:
    assert line in what_removing_loses(CASE, follow_up, TODAY).splitlines()


@pytest.mark.parametrize("follow_up", [FollowUp(id="f"), PLANNED])
def test_one_that_is_empty_or_only_planned_needs_no_question(follow_up: FollowUp) -> None:
    assert what_removing_loses(CASE, follow_up, TODAY) == ""


def test_what_goes_with_a_goal_an_intervention_or_a_participant_is_named() -> None:
    intervention, eva = Intervention(id="i", what="Promenad"), CASE.participants[0]
    case = replace(
        CASE,
        interventions=(intervention,),
        follow_ups=(PLANNED,),
        goal_reviews=(RATED,),
        intervention_reviews=(
            InterventionReview(
                id=review_id("f", "i"), follow_up_id="f", intervention_id="i", why="Halt ute"
            ),
        ),
        attendances=(
            Attendance(
                id=review_id("f", "eva"),
                follow_up_id="f",
                participant_id="eva",
                presence=Presence.ABSENT,
            ),
        ),
    )
    lines = {
        row.id: [
            line.partition(": ")[2]
            for line in what_removing_loses_at_follow_ups(case, row, TODAY).splitlines()
            if line.startswith("• torsdag 12 mars 2026: ")
        ]
        for row in (case.goals[0], intervention, eva)
    }
    assert lines == {
        "walk": ["bedömningen av målet", "det som personen sa med egna ord"],
        "i": ["hur det gick med insatsen"],
        "eva": ["om deltagaren var med"],
    }
    untouched = replace(case, goal_reviews=(), intervention_reviews=(), attendances=())
    for row in (case.goals[0], intervention, eva):
        assert what_removing_loses_at_follow_ups(untouched, row, TODAY) == ""


def test_a_goal_that_was_rated_goes_only_after_a_yes(workplace: Workplace) -> None:
    case = replace(CASE, follow_ups=(PLANNED,), goal_reviews=(RATED,))
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    before = workplace.case
    workplace.doors.answers = [False, True]
    assert workplace.window.case_page.reveal(Address("goals", "own_words", "walk"))
    remove = (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    workplace.control(*remove)
    assert workplace.case == before
    workplace.control(*remove)
    assert workplace.case.goals == ()


def test_a_held_follow_up_goes_only_after_a_yes_and_comes_back(workplace: Workplace) -> None:
    held = replace(CASE, follow_ups=(PLANNED, FollowUp(id="empty")), goal_reviews=(RATED,))
    workplace.store.save(held)
    workplace.window.open_case(held.id)
    before = workplace.case
    remove = (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert NOW.date() == TODAY
    workplace.doors.answers = [False, True]
    assert workplace.window.case_page.reveal(Address("follow_ups", "place", "f"))
    workplace.control(*remove)
    assert workplace.case == before
    workplace.control(*remove)
    assert [row.id for row in workplace.case.follow_ups] == ["empty"]
    assert all(q.danger and "egna ord" in q.sentence for q in workplace.doors.asked)
    workplace.control(*remove)
    assert workplace.case.follow_ups == ()
    assert len(workplace.doors.asked) == 2
    for _time in range(2):
        workplace.control(Qt.Key.Key_Z)
    assert workplace.case == before
