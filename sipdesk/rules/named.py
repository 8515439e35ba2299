"""Whom a recorded consent names: the people as they were then, not the rows they stood in.

A row of the participants can come to hold somebody else. The person said yes to the one who was
there, so nobody else in that row is covered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sipdesk.case import Case, ConsentEntry, Participant, row_of
from sipdesk.rules.same_name import is_same_name, words_of_name

FACTS = ("id", "name", "role", "organisation")  # a line of `ConsentEntry.recipient_names`


def with_names(case: Case, entry: ConsentEntry) -> ConsentEntry:
    """The entry with its recipients as they are in the case now."""
    rows = (row_of(case, "participants", one) for one in entry.recipient_ids.split())
    lines = ("\t".join(_flat(getattr(row, fact)) for fact in FACTS) for row in rows if row)
    return replace(entry, recipient_names="\n".join(lines))


def named(case: Case, entry: ConsentEntry) -> tuple[Participant, ...]:
    """The recipients as they were; as they are where that was not recorded; else blank."""
    then = _as_they_were(entry)
    ids = entry.recipient_ids.split()
    now = (row_of(case, "participants", one) or Participant(id=one) for one in ids)
    return tuple(then.get(row.id, row) for row in now)


def name_now(case: Case, one: Participant) -> str:
    """What one of `named` is called now, where that is the same person by another name; else ""."""
    row = row_of(case, "participants", one.id)
    if row is None or not one.name or not _is_same(one, row):
        return ""
    name = _flat(row.name)
    return "" if words_of_name(name) == words_of_name(one.name) else name


def name_then_and_now(case: Case, one: Participant) -> str:
    """What one of `named` was called, and is now, as records tell it."""
    now = name_now(case, one)
    return f"{one.name} (nu {now})" if now else one.name


def is_as_named(entry: ConsentEntry, participant: Participant) -> bool:
    """Whether a participant still is whom the entry names; so is everybody of unknown identity.

    What was blank may be filled in, and a name written in full or with a new surname.
    """
    then = _as_they_were(entry).get(participant.id)
    return then is None or _is_same(then, participant)


def _is_same(then: Participant, now: Participant) -> bool:
    if _differs(then.organisation, now.organisation):
        return False
    if not then.name:
        return not _differs(then.role, now.role)
    return is_same_name(then.name, now.name) or _has_first_name(then, now)


def _as_they_were(entry: ConsentEntry) -> Mapping[str, Participant]:
    lines = (line.split("\t") for line in entry.recipient_names.split("\n"))
    whole = (dict(zip(FACTS, line, strict=True)) for line in lines if len(line) == len(FACTS))
    return {facts["id"]: Participant(**facts) for facts in whole}


def _differs(then: str, now: str) -> bool:
    return bool(then) and then.casefold() != _flat(now).casefold()


def _has_first_name(then: Participant, now: Participant) -> bool:
    """Whether both begin with the same name; of a surname that stands first, nothing is known."""
    names = (then.name, _flat(now.name))
    first = {name.casefold().split(" ")[0] for name in names}
    return len(first) == 1 and not any("," in name for name in names)


def _flat(text: str) -> str:
    return " ".join(text.split())
