"""What is missing, what may be shared, and how far a case has come: pure functions of a case.

Nothing here stops writing, saving or printing a draft; law findings stop only the approval.
"""

from sipdesk.rules.approving import approval_findings
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
    "approval_findings",
    "consent_state",
    "findings",
    "gets_a_copy",
    "may_share_with",
    "rests",
    "statute",
    "stops_approval",
    "suggested_copies",
    "way",
]
