"""A follow-up that is noted as held, on a day that has not come."""

from __future__ import annotations

import pytest

from sipdesk.case import Address, Case, Nearness, NextStep, Presence, Progress
from sipdesk.rules import findings, stops_approval
from tests.test_rules_findings import TODAY, Change, both, complete, followed_up, value

TOMORROW = "2026-03-11"
CODE = "noted-before-follow-up"
NOTHING_NOTED = followed_up(date=TOMORROW, next_step=NextStep.UNSET)


def found(case: Case, code: str = CODE) -> list[Address]:
    return [f.address for f in findings(case, TODAY) if f.code == code]


@pytest.mark.parametrize(
    "noted",
    [
        value("attendances", "presence", Presence.PRESENT),
        value("attendances", "presence", Presence.REMOTE),
        value("goal_reviews", "nearness_person", Nearness.TWO),
        value("goal_reviews", "nearness_professionals", Nearness.TWO),
        value("intervention_reviews", "progress", Progress.DONE),
        value("follow_ups", "present", "Aino"),
        value("follow_ups", "next_step", NextStep.CONTINUE),
        value("follow_ups", "next_step", NextStep.END),
    ],
)
def test_what_is_noted_of_a_follow_up_to_come_leads_to_its_day(noted: Change) -> None:
    case = noted(NOTHING_NOTED(complete()))
    assert found(case) == [Address("follow_ups", "date", "f")]
    assert CODE not in {f.code for f in stops_approval(case, TODAY)}
    assert found(value("follow_ups", "date", TODAY.isoformat())(case)) == []


@pytest.mark.parametrize(
    "before",
    [
        value("attendances", "presence", Presence.ABSENT),
        value("goal_reviews", "own_words", "Det ska jag berätta"),
        value("follow_ups", "place", "Hemma"),
    ],
)
def test_what_may_be_written_before_a_follow_up_is_no_contradiction(before: Change) -> None:
    assert found(before(NOTHING_NOTED(complete()))) == []


def test_an_ending_before_a_noted_follow_up_contradicts_it_also_where_its_day_is_to_come() -> None:
    case = both(NOTHING_NOTED, value("ending", "date", TODAY.isoformat()))(complete())
    assert found(case, "ending-before-follow-up") == []
    noted = value("attendances", "presence", Presence.PRESENT)(case)
    assert found(noted, "ending-before-follow-up") == [Address("ending", "date")]
    assert found(noted) == [Address("follow_ups", "date", "f")]
    same_day = value("ending", "date", TOMORROW)(noted)
    assert found(same_day, "ending-before-follow-up") == []
