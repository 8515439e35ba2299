"""What the person's consent carries: whom may be told, and whose a copy is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sipdesk.case import (
    Answer,
    Case,
    ConsentEntry,
    ConsentPurpose,
    Participant,
    Presence,
    is_empty_row,
)
from sipdesk.i18n import N_
from sipdesk.rules.authority import no_right_to_consent
from sipdesk.rules.consent_history import (
    ConsentState,
    consent_state,
    current_consent,
    has_withdrawn_for,
)
from sipdesk.rules.guardians import is_kept_out
from sipdesk.rules.named import is_as_named

NOT_ACTIVE: Mapping[ConsentState, str] = {
    ConsentState.NOT_ASKED: N_("Inget samtycke är antecknat."),
    ConsentState.REFUSED: N_("Personen har sagt nej till att uppgifter delas."),
    ConsentState.WITHDRAWN: N_("Samtycket är återkallat."),
    ConsentState.EXPIRED: N_("Samtycket har slutat gälla."),
}
NOT_NAMED = N_("Deltagaren står inte i samtycket.")
SOMEBODY_ELSE = N_("Deltagaren har ändrats sedan samtycket lämnades. Fråga personen igen.")


def why_not_share(case: Case, participant: Participant, today: dt.date) -> str:
    """Why a participant may not receive what is in the case, as a message id; "" when they may.

    OSL (2009:400) 12 kap. 2 § (consent, wholly or in part) and 3 § (guardians of a child).
    """
    consent = current_consent(case, ConsentPurpose.SHARING)
    if consent is None:
        return NOT_ACTIVE[ConsentState.NOT_ASKED]
    return _why_not_at_all(case, consent, today) or _why_not_with(case, participant, consent)


def why_nothing_shared(case: Case, today: dt.date) -> str:
    """Why nobody at all may receive what is in the case, as a message id; "" when some may."""
    consent = current_consent(case, ConsentPurpose.SHARING)
    if consent is None:
        return NOT_ACTIVE[ConsentState.NOT_ASKED]
    return _why_not_at_all(case, consent, today)


def has_said_no_to(case: Case, participant: Participant) -> bool:
    """Whether the person does not want a participant to take part or to be told, or secrecy
    applies to a guardian of that name: then nobody else need hear of the participant.
    """
    return (
        participant.wanted is Answer.NO
        or is_kept_out(case, participant.name)
        or has_withdrawn_for(case, participant)
    )


def _why_not_at_all(case: Case, consent: ConsentEntry, today: dt.date) -> str:
    state = consent_state(consent, today)
    if state is not ConsentState.ACTIVE:
        return NOT_ACTIVE[state]
    if no_right_to_consent(case, consent.authority, today, consent.given_by):
        return N_("Den som samtyckte har inte rätt att göra det.")
    return ""


def _why_not_with(case: Case, participant: Participant, consent: ConsentEntry) -> str:
    """Why not, where that consent is active."""
    if participant.wanted is Answer.NO:
        return N_("Personen har valt bort deltagaren.")
    if is_kept_out(case, participant.name):
        return N_("Sekretess gäller mot vårdnadshavaren.")
    if participant.id in consent.recipient_ids.split():
        return "" if is_as_named(consent, participant) else SOMEBODY_ELSE
    if has_withdrawn_for(case, participant):
        return N_("Personen har återkallat samtycket för deltagaren.")
    return NOT_NAMED


def may_share_with(case: Case, participant: Participant, today: dt.date) -> bool:
    """Whether a participant may receive what is in the case."""
    return not why_not_share(case, participant, today)


def gets_a_copy(participant: Participant) -> bool:
    """Whether a copy belongs to a participant: by their own mark, else everybody who comes."""
    if participant.wanted is Answer.NO or is_empty_row(participant):
        return False
    if participant.gets_copy is Answer.NOT_ASKED:
        return participant.presence is not Presence.ABSENT
    return participant.gets_copy is Answer.YES
