"""What the person's consent carries: whom may be told, and how many copies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sipdesk.case import Answer, Case, ConsentPurpose, Participant, Presence, is_empty_row
from sipdesk.i18n import N_
from sipdesk.rules.authority import no_right_to_consent
from sipdesk.rules.consent_history import ConsentState, consent_state, current_consent

NOT_ACTIVE: Mapping[ConsentState, str] = {
    ConsentState.NOT_ASKED: N_("Inget samtycke är antecknat."),
    ConsentState.REFUSED: N_("Personen har sagt nej till att uppgifter delas."),
    ConsentState.WITHDRAWN: N_("Samtycket är återkallat."),
    ConsentState.EXPIRED: N_("Samtycket har slutat gälla."),
}


def why_not_share(case: Case, participant: Participant, today: dt.date) -> str:
    """Why a participant may not receive what is in the case, as a message id; "" when they may.

    OSL (2009:400) 12 kap. 2 § (consent, wholly or in part) and 3 § (guardians of a child).
    """
    consent = current_consent(case, ConsentPurpose.SHARING)
    state = consent_state(consent, today)
    if consent is None or state is not ConsentState.ACTIVE:
        return NOT_ACTIVE[state]
    if no_right_to_consent(case, consent.authority, today):
        return N_("Den som samtyckte har inte rätt att göra det.")
    if participant.wanted is Answer.NO:
        return N_("Personen har valt bort deltagaren.")
    if _is_kept_from(case, participant):
        return N_("Sekretess gäller mot vårdnadshavaren.")
    if participant.id not in consent.recipient_ids.split():
        return N_("Deltagaren står inte i samtycket.")
    return ""


def may_share_with(case: Case, participant: Participant, today: dt.date) -> bool:
    """Whether a participant may receive what is in the case."""
    return not why_not_share(case, participant, today)


def _is_kept_from(case: Case, participant: Participant) -> bool:
    """Whether the participant is a guardian to whom secrecy applies, by name."""
    kept = {_folded(g.name) for g in case.guardians if g.secrecy_applies is Answer.YES} - {""}
    return _folded(participant.name) in kept


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def gets_a_copy(participant: Participant) -> bool:
    """Whether a copy belongs to a participant: by their own mark, else everybody who comes."""
    if participant.wanted is Answer.NO or is_empty_row(participant):
        return False
    if participant.gets_copy is Answer.NOT_ASKED:
        return participant.presence is not Presence.ABSENT
    return participant.gets_copy is Answer.YES


def suggested_copies(case: Case) -> int:
    """How many copies to print: one for each participant who gets one, and one for the person.

    A guardian to whom secrecy applies gets none.
    """
    return 1 + sum(gets_a_copy(p) and not _is_kept_from(case, p) for p in case.participants)
