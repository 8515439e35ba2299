"""A follow-up that was held is not gone by one click; an empty one is."""

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
    InterventionReview,
    Nearness,
    NextStep,
    Participant,
    Presence,
    Progress,
    review_id,
)
from sipdesk.ui.removing_follow_up import what_removing_loses
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
