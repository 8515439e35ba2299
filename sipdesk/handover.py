"""A whole case that goes from one coordinator to another: why it may, and how it is received.

Both ends are entries of the log of copies, which nothing can change: who got the case, when and on
what ground, and when it was received. The entry of the sender is also what a file is known by.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, Final, cast

from sipdesk.case import (
    ID,
    REVIEWED,
    ROW_PARTS,
    Case,
    CopyForm,
    CopyGiven,
    review_id,
    rows_of,
)
from sipdesk.i18n import N_
from sipdesk.rules import next_number, why_nothing_shared, with_copies_given

RECEIVED: Final = "received"  # `CopyGiven.document` at the end of the one who takes over
REVIEWS_OF: Mapping[str, str] = {**REVIEWED, "attendances": "participant_id"}
RECORDED: Final = ("approved_versions", "consent_entries", "reopenings", "copies_given")


class Ground(StrEnum):
    """Why a case may be handed over; the value is what `CopyGiven.document` says."""

    CONSENT = "handover_consent"
    SAME_SERVICE = "handover_same_service"
    STATUTE = "handover_statute"


LOGGED_NAMES: Mapping[str, str] = {
    Ground.CONSENT: N_("Allt om personen, överlämnat med personens samtycke"),
    Ground.SAME_SERVICE: N_("Allt om personen, överlämnat inom samma verksamhet"),
    Ground.STATUTE: N_("Allt om personen, överlämnat med stöd av lag"),
    RECEIVED: N_("Allt om personen, mottaget"),
}


class Arrival(StrEnum):
    """What a case that arrives is to what is there already."""

    NEW = "new"
    KNOWN = "known"  # this very file was taken in before, or was made here
    CONTINUED = "continued"  # holds everything that was recorded here
    PARTED = "parted"  # the same case, but each has something that the other lacks


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """Who takes over, and why they may. `statute` is the paragraph, for `Ground.STATUTE`."""

    name: str
    organisation: str
    ground: Ground
    statute: str = ""


# --- handing over -------------------------------------------------------------------------------


def why_not_hand_over(case: Case, ground: Ground, today: dt.date) -> str:
    """Why that ground does not hold, as a message id; "" when it may.

    Secrecy holds between authorities, and between independent branches of one; the person can lift
    it (OSL 2009:400 12 kap. 2 §). The other two grounds are for the coordinator to judge.
    """
    return why_nothing_shared(case, today) if ground is Ground.CONSENT else ""


def with_hand_over_logged(case: Case, receiver: Receiver, now: dt.datetime) -> Case:
    """The case with the entry that says who gets it, and on what ground."""
    who = ", ".join(filter(None, (_flat(receiver.name), _flat(receiver.organisation))))
    statute = _flat(receiver.statute) if receiver.ground is Ground.STATUTE else ""
    return _logged(case, receiver.ground.value, f"{who} ({statute})" if statute else who, now)


def hand_over_of(case: Case) -> CopyGiven | None:
    """The last entry that says that the whole case was handed over, or None."""
    grounds = {ground.value for ground in Ground}
    return next((c for c in reversed(case.copies_given) if c.document in grounds), None)


def _logged(case: Case, document: str, who: str, now: dt.datetime) -> Case:
    entry = CopyGiven(
        number=next_number(case, document, case.plan.version),
        document=document,
        version=case.plan.version,
        recipient_name=who,
        given_at=now.isoformat(timespec="seconds"),
        form=CopyForm.FILE,
    )
    return with_copies_given(case, [entry])


# --- receiving ----------------------------------------------------------------------------------


def present_one(arriving: Case, cases: Iterable[Case]) -> Case | None:
    """The case of the file that an arriving one is, or was when it was kept beside it."""
    same = {arriving.id, beside_id(arriving)}
    found = [case for case in cases if case.id in same]
    return next((c for c in found if _has_taken_in(c, arriving)), found[0] if found else None)


def arrival(arriving: Case, present: Case | None) -> Arrival:
    """What the arriving case is to the `present_one`."""
    if present is None:
        return Arrival.NEW
    if _has_taken_in(present, arriving):
        return Arrival.KNOWN
    lasting = all(_begins_with(getattr(arriving, p), getattr(present, p)) for p in RECORDED)
    return Arrival.CONTINUED if lasting else Arrival.PARTED


def received(arriving: Case, now: dt.datetime) -> Case:
    """The arriving case with the entry that says when it was received."""
    entry = hand_over_of(arriving)
    return _logged(arriving, RECEIVED, entry.recipient_name if entry else "", now)


def received_beside(arriving: Case, now: dt.datetime) -> Case:
    """The same under new ids, so that it can stand beside the case that is there.

    One file gets the same ids each time, so that it is known when it comes again.
    """
    return received(with_new_ids(arriving), now)


def with_new_ids(arriving: Case) -> Case:
    """The case with other ids everywhere: its own, those of its rows and of its versions."""
    return _with_ids(arriving, _new_ids(arriving))


def received_at(case: Case) -> str:
    """The day on which a case was last received, ISO 8601; "" for one that was made here."""
    days = (c.given_at[:10] for c in reversed(case.copies_given) if c.document == RECEIVED)
    return next(days, "")


def shares_ids(case: Case, others: Iterable[Case]) -> bool:
    """Whether a row has the id of a row in another case; only a forged file has."""
    own = set(_ids(case)) - {case.id}
    return any(not own.isdisjoint(_ids(other)) for other in others if other.id != case.id)


def beside_id(arriving: Case) -> str:
    """The id of the case when it is kept beside the one that is there."""
    return _other_id(arriving, arriving.id)


def _has_taken_in(case: Case, arriving: Case) -> bool:
    if case.id == beside_id(arriving):
        return True
    entry = hand_over_of(arriving)
    return entry is not None and any(copy.id == entry.id for copy in case.copies_given)


def _begins_with(rows: tuple[Any, ...], first: tuple[Any, ...]) -> bool:
    return rows[: len(first)] == first


# --- new ids ------------------------------------------------------------------------------------


def _ids(case: Case) -> Iterator[str]:
    yield case.id
    for part in ROW_PARTS:
        yield from (row.id for row in rows_of(case, part))
    for version in case.approved_versions:
        yield version.id
        yield from _ids(version.case)


def _other_id(arriving: Case, old: str) -> str:
    entry = hand_over_of(arriving)
    return uuid.uuid5(uuid.NAMESPACE_OID, (entry.id if entry else "") + old).hex


def _new_ids(case: Case) -> dict[str, str]:
    """A new id for each old one. The id of a review comes from what it is about."""
    new = {old: _other_id(case, old) for old in _ids(case)}
    for whole in (case, *(version.case for version in case.approved_versions)):
        for part, reference in REVIEWS_OF.items():
            for row in rows_of(whole, part):
                about = getattr(row, reference)
                if row.id == review_id(row.follow_up_id, about):
                    new[row.id] = review_id(new[row.follow_up_id], new[about])
    return new


def _with_ids(case: Case, new: Mapping[str, str]) -> Case:
    """The case with each id replaced, in the snapshots and in lists of ids as well."""

    def name_of(found: re.Match[str]) -> str:
        return new.get(found[0], found[0])

    def renamed(value: Any) -> Any:
        if isinstance(value, str) and not isinstance(value, StrEnum):
            return ID.sub(name_of, value)
        if isinstance(value, tuple):
            return tuple(renamed(each) for each in cast("tuple[Any, ...]", value))
        if is_dataclass(value) and not isinstance(value, type):
            named = {f.name: renamed(getattr(value, f.name)) for f in fields(value)}
            return replace(value, **named)
        return value

    return cast("Case", renamed(case))


def _flat(text: str) -> str:
    return " ".join(text.split())
