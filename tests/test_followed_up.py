"""A follow-up keeps the goals and interventions of the plan that it looked back on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sipdesk.case import (
    Address,
    Case,
    FollowUp,
    Goal,
    Intervention,
    Nearness,
    NextStep,
    Plan,
    goals_followed_up,
    interventions_followed_up,
    review_id,
    row_of,
    value_at,
    version_followed_up,
    with_approval,
    with_new_version,
    with_row_added,
    with_value,
    without_row,
)
from sipdesk.overview import overview
from sipdesk.rules import findings, ratings
from sipdesk.ui.removing_follow_up import what_removing_loses_at_follow_ups

JANUARY, MAY = "2026-01-12", "2026-05-04"
TODAY = dt.date(2026, 6, 1)
FIRST = Case(
    plan=Plan(approval_date=JANUARY),
    goals=(Goal(id="walk", own_words="Gå ut"), Goal(id="sleep", own_words="Sova")),
    interventions=(Intervention(id="train", what="Gångträning", goal_id="walk"),),
)


def at(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T14:00+01:00")


def followed_up(case: Case, day: str) -> Case:
    return with_row_added(case, "follow_ups", FollowUp(id="f", date=day))


def changed(case: Case, approved_on: str = "") -> Case:
    """With a second version: another goal, another intervention, other words; approved or not."""
    case = with_new_version(case)
    case = with_value(case, Address("goals", "own_words", "walk"), "Gå till affären")
    case = with_row_added(case, "goals", Goal(id="new", own_words="Träffa folk"))
    case = with_row_added(case, "interventions", Intervention(id="group", what="Träffpunkt"))
    if not approved_on:
        return case
    case = with_value(case, Address("plan", "approval_date"), approved_on)
    return with_approval(case, at(approved_on))


def goals_of(case: Case) -> list[str]:
    return [goal.own_words for goal in goals_followed_up(case, case.follow_ups[-1])]


AGREED = with_approval(FIRST, at(JANUARY))


@pytest.mark.parametrize("approved_on", ["", MAY, "2026-05-20"])
def test_what_comes_of_it_is_none_of_its_goals(approved_on: str) -> None:
    """Also where the change is approved at the same meeting."""
    case = changed(followed_up(AGREED, MAY), approved_on)
    assert goals_of(case) == ["Gå ut", "Sova"]
    assert [i.what for i in interventions_followed_up(case, case.follow_ups[0])] == ["Gångträning"]


def test_the_next_one_looks_back_on_the_changed_plan() -> None:
    case = followed_up(changed(AGREED, "2026-03-02"), MAY)
    assert goals_of(case) == ["Gå till affären", "Sova", "Träffa folk"]


def test_before_any_day_it_is_the_newest_version_and_before_any_version_the_plan() -> None:
    assert goals_of(followed_up(changed(AGREED, "2026-03-02"), "")) == [
        "Gå till affären",
        "Sova",
        "Träffa folk",
    ]
    assert goals_of(followed_up(FIRST, MAY)) == ["Gå ut", "Sova"]
    early = followed_up(changed(AGREED, MAY), "2025-12-01")
    version = version_followed_up(early, early.follow_ups[0])
    assert version is not None
    assert version.number == 1


def test_what_was_said_of_a_goal_stays_however_late_it_came() -> None:
    case = changed(followed_up(AGREED, MAY))
    written = Address("goal_reviews", "own_words", review_id("f", "new"))
    assert goals_of(with_value(case, written, "Roligt"))[-1] == "Träffa folk"


def test_a_goal_that_is_gone_is_not_asked_about() -> None:
    assert goals_of(without_row(changed(followed_up(AGREED, MAY)), "goals", "sleep")) == ["Gå ut"]


def test_nobody_is_asked_how_near_a_goal_felt_that_was_not_there() -> None:
    case = followed_up(AGREED, MAY)
    case = with_value(case, Address("follow_ups", "next_step", "f"), NextStep.CHANGE)
    for goal in ("walk", "sleep"):
        address = Address("goal_reviews", "nearness_person", review_id("f", goal))
        case = with_value(case, address, Nearness.TWO)
    assert "review-by-person" not in {found.code for found in findings(changed(case), TODAY)}
    assert "Träffa folk" not in overview(changed(case), TODAY).split("UPPFÖLJNING")[-1]


def test_a_goal_has_no_gap_where_it_was_not_there_yet() -> None:
    case = changed(followed_up(AGREED, MAY), MAY)
    case = with_row_added(case, "follow_ups", FollowUp(id="g", date="2026-05-30"))
    for meeting, goal in (("f", "walk"), ("g", "new")):
        address = Address("goal_reviews", "nearness_person", review_id(meeting, goal))
        case = with_value(case, address, Nearness.TWO)
    walk, new = ratings(case)
    assert [r.date for r in walk.ratings] == [MAY, "2026-05-30"]
    assert [r.date for r in new.ratings] == ["2026-05-30"]
    (then,) = ratings(case, "f")
    assert (then.number, then.goal) == (1, "Gå ut")
    assert replace(then, goal=walk.goal, ratings=walk.ratings) == walk


def test_what_was_said_of_it_stays_when_the_next_version_leaves_it_out() -> None:
    case = followed_up(AGREED, MAY)
    said = {
        Address("goal_reviews", "own_words", review_id("f", "sleep")): "Bättre",
        Address("intervention_reviews", "why", review_id("f", "train")): "Snön",
    }
    for address, words in said.items():
        case = with_value(case, address, words)
    changed = with_new_version(case)
    for part, row in (("goals", "sleep"), ("interventions", "train")):
        changed = without_row(changed, part, row)
        assert what_removing_loses_at_follow_ups(case, row_of(case, part, row), TODAY) == ""
    assert goals_of(changed) == ["Gå ut", "Sova"]
    assert [i.what for i in interventions_followed_up(changed, changed.follow_ups[0])] == [
        "Gångträning"
    ]
    assert {a: value_at(changed, a) for a in said} == said
    assert "Bättre" in overview(changed, TODAY)


def test_what_was_never_approved_is_gone_with_what_was_said_of_it() -> None:
    case = followed_up(FIRST, MAY)
    address = Address("goal_reviews", "own_words", review_id("f", "sleep"))
    case = without_row(with_value(case, address, "Bättre"), "goals", "sleep")
    assert {review.goal_id for review in case.goal_reviews} == {"walk"}


def test_a_follow_up_that_goes_takes_all_that_was_said_at_it() -> None:
    case = followed_up(AGREED, MAY)
    address = Address("goal_reviews", "own_words", review_id("f", "sleep"))
    case = without_row(with_value(case, address, "Bättre"), "follow_ups", "f")
    assert case.goal_reviews == case.intervention_reviews == ()
