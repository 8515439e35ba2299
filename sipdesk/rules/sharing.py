"""What the person's consent carries: is there one, whom may be told, how many copies."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sipdesk.case import Answer, Case, Consent, Participant, Presence, day, is_empty_row


class ConsentState(StrEnum):
    """How a consent stands on a day."""

    NOT_ASKED = "not_asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ACTIVE = "active"


def consent_state(consent: Consent, today: dt.date) -> ConsentState:
    """How a consent stands. Anything written as its withdrawal withdraws it, readable or not.

    It holds through its last day; a last day that cannot be read ends nothing by itself.
    """
    if consent.withdrawn.strip():
        return ConsentState.WITHDRAWN
    if consent.answer is Answer.NOT_ASKED:
        return ConsentState.NOT_ASKED
    if consent.answer is Answer.NO:
        return ConsentState.REFUSED
    last_day = day(consent.valid_until)
    return ConsentState.EXPIRED if last_day and last_day < today else ConsentState.ACTIVE


def may_share_with(case: Case, participant: Participant, today: dt.date) -> bool:
    """Whether a participant may receive what is in the case, OSL (2009:400) 12 kap. 2 §.

    The person has said yes to sharing, has not taken it back, it has not run out, and the person
    has not chosen to leave this participant out.
    """
    active = consent_state(case.sharing_consent, today) is ConsentState.ACTIVE
    return active and participant.wanted is not Answer.NO


def gets_a_copy(participant: Participant) -> bool:
    """Whether a copy belongs to a participant: by their own mark, else everybody who comes."""
    if participant.wanted is Answer.NO or is_empty_row(participant):
        return False
    if participant.gets_copy is Answer.NOT_ASKED:
        return participant.presence is not Presence.ABSENT
    return participant.gets_copy is Answer.YES


def suggested_copies(case: Case) -> int:
    """How many copies to print: one for each participant who gets one, and one for the person."""
    return 1 + sum(gets_a_copy(p) for p in case.participants)
