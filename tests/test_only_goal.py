"""A new intervention is for the only goal, and for none where there is a choice."""

from __future__ import annotations

import pytest

from sipdesk.case import Case, Goal, Intervention, is_empty_row
from sipdesk.rules import intervention_for_only_goal

WALK = Goal(id="walk", own_words="Jag vill gå ut varje dag.")
SLEEP = Goal(id="sleep", professional_wording="Förbättrad sömn")
BLANK = Goal(id="blank")


@pytest.mark.parametrize(
    ("goals", "goal"),
    [
        ((WALK,), "walk"),
        ((BLANK, SLEEP), "sleep"),
        ((), ""),
        ((BLANK,), ""),
        ((WALK, SLEEP), ""),
    ],
)
def test_a_new_intervention_is_for_the_only_goal_that_is_written(
    goals: tuple[Goal, ...], goal: str
) -> None:
    row = intervention_for_only_goal(Case(goals=goals))
    assert row == Intervention(id=row.id, goal_id=goal)
    assert is_empty_row(row)
