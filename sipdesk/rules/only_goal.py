"""What a new intervention is for, where the case leaves no choice."""

from __future__ import annotations

from sipdesk.case import Case, Intervention, is_empty_row


def intervention_for_only_goal(case: Case) -> Intervention:
    """A new row, for the one goal that is written; where there are more, that is to be chosen."""
    written = [goal.id for goal in case.goals if not is_empty_row(goal)]
    return Intervention(goal_id=written[0] if len(written) == 1 else "")
