"""What one conversation tells of two consents: when and how, who asked and who answered.

The answer is never taken over, nor how far it goes: a consent is never general (OSL 12:2).
"""

from __future__ import annotations

from dataclasses import replace

from sipdesk.case import Case, ConsentAnswer, ConsentEntry, ConsentPurpose
from sipdesk.rules.consent_history import draft_of, standing_entries
from sipdesk.rules.recording import with_draft

OF_THE_TALK = ("date", "form", "obtained_by", "given_by", "authority")


def entry_of_same_talk(case: Case, purpose: ConsentPurpose) -> ConsentEntry | None:
    """The answer that was recorded last, about either purpose, while the entry being written says
    nothing of its own conversation; or None.
    """
    draft = draft_of(case, purpose)
    if draft.corrects or any(getattr(draft, name) for name in OF_THE_TALK):
        return None
    standing = {entry.id for each in ConsentPurpose for entry in standing_entries(case, each)}
    for entry in reversed(case.consent_entries):
        if entry.id in standing and entry.answer is not ConsentAnswer.WITHDRAWN:
            return entry
    return None


def with_same_talk(case: Case, purpose: ConsentPurpose) -> Case:
    """The case with the entry being written filled in as that one; unchanged without one."""
    entry = entry_of_same_talk(case, purpose)
    if entry is None:
        return case
    same = {name: getattr(entry, name) for name in OF_THE_TALK}
    return with_draft(case, purpose, replace(draft_of(case, purpose), **same))
