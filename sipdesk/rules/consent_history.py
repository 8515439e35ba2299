"""The consent history: which entries count, and how the consent stands.

Entries are added, never changed. Their order is the order in which they were recorded, whatever
the clock said: it may have been set back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from sipdesk.case import (
    Authority,
    Case,
    Consent,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    Participant,
    day,
)
from sipdesk.rules.age import has_own_standing
from sipdesk.rules.named import is_as_named

DRAFTS: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.PLAN: "plan_consent",
    ConsentPurpose.SHARING: "sharing_consent",
}


class ConsentState(StrEnum):
    """How a consent stands on a day."""

    NOT_ASKED = "not_asked"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ACTIVE = "active"


# --- what stands --------------------------------------------------------------------------------


def consent_history(case: Case, purpose: ConsentPurpose) -> tuple[ConsentEntry, ...]:
    """Every entry about a purpose, the first recorded first."""
    return tuple(entry for entry in case.consent_entries if entry.purpose is purpose)


def standing_entries(case: Case, purpose: ConsentPurpose) -> tuple[ConsentEntry, ...]:
    """The entries that count. A correction takes the place of the entry that it corrects.

    So a withdrawal still comes after a yes from before it that was corrected later.
    """
    standing: list[ConsentEntry] = []
    places: dict[str, int] = {}
    for entry in consent_history(case, purpose):
        place = places.get(entry.corrects)
        if place is None:
            place = len(standing)
            standing.append(entry)
        else:
            standing[place] = entry
        places[entry.id] = place
    return tuple(standing)


def current_consent(case: Case, purpose: ConsentPurpose) -> ConsentEntry | None:
    """The last entry that counts, or None when nothing was recorded.

    A recipient for whom the person withdrew afterwards is no longer among its `recipient_ids`
    (consent can be lifted in part, OSL 2009:400 12 kap. 2 §). What is `set_aside` does not count.
    """
    current: ConsentEntry | None = None
    for entry in _counting(case, purpose):
        if current is None or not is_for_some(entry):
            current = entry
        else:
            left = [r for r in _ids(current) if r not in _ids(entry)]
            current = replace(current, recipient_ids=" ".join(left))
    return current


def set_aside(case: Case, purpose: ConsentPurpose) -> tuple[ConsentEntry, ...]:
    """What guardians said beside a child's own answer, whose place it does not take.

    From 15 a child speaks in its own name (SoL 2025:400 3 kap.). The day on which an entry was
    recorded tells how old the child was.
    """
    counting = tuple(_counting(case, purpose))
    return tuple(e for e in standing_entries(case, purpose) if e not in counting)


def _counting(case: Case, purpose: ConsentPurpose) -> Iterator[ConsentEntry]:
    """The standing entries but those that are set aside."""
    own: ConsentEntry | None = None  # the person's own answer, while it is the last
    for entry in standing_entries(case, purpose):
        if own is not None and _is_beside(case, entry, own):
            continue
        if not is_for_some(entry):
            goes_on = own is not None and entry.answer is ConsentAnswer.WITHDRAWN
            own = entry if goes_on or entry.authority is Authority.PERSON else None
        yield entry


def _is_beside(case: Case, entry: ConsentEntry, own: ConsentEntry) -> bool:
    """Whether a guardian said it where a child had answered, and that answer had not run out."""
    on = day(entry.recorded_at[:10])
    if entry.authority is not Authority.GUARDIAN or on is None or not has_own_standing(case, on):
        return False
    return consent_state(own, on) is not ConsentState.EXPIRED


def is_for_some(entry: ConsentEntry) -> bool:
    """Whether an entry withdraws the consent for the recipients it names, and for them alone."""
    return entry.answer is ConsentAnswer.WITHDRAWN and bool(_ids(entry))


def names_nobody(consent: Consent | ConsentEntry) -> bool:
    """Whether it says of no one that they may be told."""
    return not consent.recipient_ids.strip() and not consent.recipients.strip()


def has_withdrawn_for(case: Case, participant: Participant) -> bool:
    """Whether the last word on sharing with a participant is that the consent is withdrawn."""
    standing = standing_entries(case, ConsentPurpose.SHARING)
    said = [e for e in standing if participant.id in _ids(e) and is_as_named(e, participant)]
    return bool(said) and is_for_some(said[-1])


def _ids(entry: ConsentEntry) -> list[str]:
    return entry.recipient_ids.split()


def consent_state(entry: ConsentEntry | None, today: dt.date) -> ConsentState:
    """How a consent stands with that entry as the current one.

    It holds through its last day; a last day that cannot be read ends nothing by itself.
    """
    if entry is None:
        return ConsentState.NOT_ASKED
    if entry.answer is ConsentAnswer.WITHDRAWN:
        return ConsentState.WITHDRAWN
    if entry.answer is ConsentAnswer.NO:
        return ConsentState.REFUSED
    last_day = day(entry.valid_until)
    return ConsentState.EXPIRED if last_day and last_day < today else ConsentState.ACTIVE


def draft_of(case: Case, purpose: ConsentPurpose) -> Consent:
    """The entry being written."""
    draft: Consent = getattr(case, DRAFTS[purpose])
    return draft
