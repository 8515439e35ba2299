"""Whose words stand in a field: the person's own, or those of the staff.

Nobody else's sentences go into the person's own words, not even from a list of phrases, and
nothing there is marked as misspelt. Where a text may be either's, it counts as the person's.
"""

from __future__ import annotations

from collections.abc import Mapping


def _fields(table: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset((part, field) for part, names in table.items() for field in names.split())


# Part and fields. What a consent covers is the person's: a consent is never general (OSL 12:2).
OWN_WORDS: frozenset[tuple[str, str]] = _fields(
    {
        "person": "child_view",
        "initiative": "outcome_reason",
        "preparation": "needs important_to_me works_well not_to_discuss",
        "plan_consent": "covers excludes",
        "sharing_consent": "covers excludes",
        "consent_entries": "covers excludes",
        "plan": "own_actions relatives_actions my_views",
        "ending": "reason comment",
        "reopenings": "why_ended comment",
        "topics": "text",
        "goals": "own_words",
        "goal_reviews": "own_words",
    }
)
"""Where the person speaks, or decides in words: part and field."""

STAFF_WORDING: frozenset[tuple[str, str]] = _fields(
    {
        "person": "child_view_missing decision_assessment decision_ground",
        "initiative": "reason",
        "meeting": "participating_units",
        "preparation": "how_to_prepare",
        "plan_consent": "reason",
        "sharing_consent": "reason",
        "plan": (
            "change_reason situation others_measures crisis_plan follow_up_how "
            "follow_up_how_often cooperation_ends"
        ),
        "ending": "open_interventions",
        "goals": "professional_wording",
        "interventions": "what how_often",
        "follow_ups": "what_to_change",
        "goal_reviews": "professional_comment",
        "intervention_reviews": "why",
        "consent_entries": "reason",
        "reopenings": "reason open_interventions",
    }
)
"""Where the coordinator or the services word something: part and field."""
