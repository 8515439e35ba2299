"""What is missing, what may be shared, and how far a case has come: pure functions of a case.

Nothing here stops writing, saving or printing a draft; law findings stop only the approval.
"""

from sipdesk.rules.about_ending import lacks_carrying_over, latest_approved, retention_date
from sipdesk.rules.about_follow_up import last_follow_up
from sipdesk.rules.about_representatives import guardians_on_paper
from sipdesk.rules.age import (
    age,
    has_own_standing,
    is_adult,
    is_minor,
    may_have_guardians,
)
from sipdesk.rules.approving import approval_findings
from sipdesk.rules.authority import no_right_to_consent
from sipdesk.rules.consent_history import (
    ConsentState,
    consent_history,
    consent_state,
    current_consent,
    draft_of,
    needed_for_recording,
    standing_entries,
    with_consent_recorded,
    with_consent_withdrawn,
    with_correction_begun,
    with_draft,
)
from sipdesk.rules.finding import Finding, Layer
from sipdesk.rules.law import GUIDANCE, LAW_TABLE, OWN_CHECK, Source, Statute, statute
from sipdesk.rules.missing import findings, rests, stops_approval
from sipdesk.rules.ratings import GoalRatings, Rating, in_words, ratings
from sipdesk.rules.sharing import (
    gets_a_copy,
    may_share_with,
    suggested_copies,
    why_not_share,
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
    "age",
    "approval_findings",
    "consent_history",
    "consent_state",
    "current_consent",
    "draft_of",
    "findings",
    "gets_a_copy",
    "guardians_on_paper",
    "has_own_standing",
    "in_words",
    "is_adult",
    "is_minor",
    "lacks_carrying_over",
    "last_follow_up",
    "latest_approved",
    "may_have_guardians",
    "may_share_with",
    "needed_for_recording",
    "no_right_to_consent",
    "ratings",
    "rests",
    "retention_date",
    "standing_entries",
    "statute",
    "stops_approval",
    "suggested_copies",
    "way",
    "why_not_share",
    "with_consent_recorded",
    "with_consent_withdrawn",
    "with_correction_begun",
    "with_draft",
]
