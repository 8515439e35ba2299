"""What is missing, what may be shared, and how far a case has come: pure functions of a case.

Nothing here stops writing, saving or printing a draft; law findings stop only the approval.
"""

from sipdesk.rules.about_follow_up import last_follow_up
from sipdesk.rules.finding import Finding, Layer
from sipdesk.rules.law import GUIDANCE, LAW_TABLE, OWN_CHECK, Source, Statute, statute
from sipdesk.rules.missing import findings, rests, stops_approval
from sipdesk.rules.ratings import GoalRatings, Rating, in_words, ratings
from sipdesk.rules.sharing import (
    ConsentState,
    consent_state,
    gets_a_copy,
    may_share_with,
    suggested_copies,
)
from sipdesk.rules.way import Stage, StageState, Step, way

__all__ = [
    "GUIDANCE",
    "LAW_TABLE",
    "OWN_CHECK",
    "ConsentState",
    "Finding",
    "GoalRatings",
    "Layer",
    "Rating",
    "Source",
    "Stage",
    "StageState",
    "Statute",
    "Step",
    "consent_state",
    "findings",
    "gets_a_copy",
    "in_words",
    "last_follow_up",
    "may_share_with",
    "ratings",
    "rests",
    "statute",
    "stops_approval",
    "suggested_copies",
    "way",
]
