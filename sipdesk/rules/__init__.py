"""What is missing, what may be shared, and how far a case has come: pure functions of a case.

Nothing here stops writing, saving or printing a draft; law findings stop only the approval.
"""

from sipdesk.rules.about_ending import lacks_carrying_over, latest_approved, retention_date
from sipdesk.rules.finding import Finding, Layer
from sipdesk.rules.law import GUIDANCE, LAW_TABLE, OWN_CHECK, Source, Statute, statute
from sipdesk.rules.missing import findings, rests, stops_approval
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
    "Layer",
    "Source",
    "Stage",
    "StageState",
    "Statute",
    "Step",
    "consent_state",
    "findings",
    "gets_a_copy",
    "lacks_carrying_over",
    "latest_approved",
    "may_share_with",
    "rests",
    "retention_date",
    "statute",
    "stops_approval",
    "suggested_copies",
    "way",
]
