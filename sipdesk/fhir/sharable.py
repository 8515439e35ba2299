"""What of a case another system is told.

Left out are whoever the person said no to, wherever they are named; what was written only to
prepare; what the person does not want to talk about; what a consent excludes; guardians to whom
secrecy applies; and with protected identity, what tells where the person is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sipdesk.case import (
    Answer,
    ApprovedVersion,
    Case,
    Guardian,
    Participant,
    Preparation,
    is_empty_row,
    is_protected,
    with_rows,
    without_whereabouts,
)
from sipdesk.rules import guardians_on_paper, has_said_no_to, is_minor, latest_approved
from sipdesk.rules.same_name import is_same_name, words_of_name

# Fields of the scalar parts that hold somebody's name, and what goes with the name.
NAMED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("person", "representative_name"): ("representative_contact",),
    ("initiative", "proposed_by"): (),
    ("coordinator", "name"): ("organisation", "phone", "email"),
    ("plan", "main_responsible"): ("main_responsible_contact",),
    ("plan", "follow_up_convener"): (),
}


@dataclass(frozen=True, slots=True)
class Sharable:
    """What may go: the case as it is now, and the plan as it was approved, or the draft of it."""

    case: Case
    plan: Case
    approved: ApprovedVersion | None
    is_protected: bool
    today: dt.date
    left_out: tuple[Participant, ...]
    kept_names: tuple[str, ...]

    def names(self, text: str) -> bool:
        """Whether a text is, or begins to list, the name of somebody who is left out."""
        if any(words_of_name(text) == words_of_name(name) for name in self.kept_names):
            return False
        return any(is_same_name(text, each.name) for each in self.left_out)

    def guardians(self) -> tuple[Guardian, ...]:
        """Those that papers name: of a child, and without whom secrecy keeps out."""
        known = guardians_on_paper(self.case) if is_minor(self.case, self.today) else ()
        return tuple(guardian for guardian in known if not self.names(guardian.name))


def sharable(case: Case, today: dt.date) -> Sharable:
    """What may go of a case on a day. Whether anything may go at all is for the caller to ask."""
    approved = latest_approved(case)
    left_out = (*_left_out(case, case), *(_left_out(case, approved.case) if approved else ()))
    whole = Sharable(
        case=case,
        plan=approved.case if approved else case,
        approved=approved,
        is_protected=is_protected(case),
        today=today,
        left_out=left_out,
        kept_names=_kept_names(case, left_out),
    )
    return replace(whole, case=_told(whole, whole.case), plan=_told(whole, whole.plan))


def attachable_version(case: Case, today: dt.date) -> int | None:
    """The number of the approved plan whose paper may go along; None when there is none, or when
    it names somebody to whom the person has said no since.
    """
    whole = sharable(case, today)
    if whole.approved is None:
        return None
    printed = whole.approved.case
    coming = [p for p in printed.participants if p.wanted is not Answer.NO]
    named = {p.id for p in whole.left_out} & {p.id for p in coming}
    is_clean = not named and not any(whole.names(p.name) for p in coming)
    return whole.approved.number if is_clean and _without_names(whole, printed) == printed else None


def _left_out(case: Case, among: Case) -> tuple[Participant, ...]:
    """Of the participants of a version: whom the person did not want then, or does not want now."""
    now = {each.id: each for each in case.participants}
    secret = (
        Participant(id=guardian.id, name=guardian.name)
        for guardian in among.guardians
        if guardian.secrecy_applies is Answer.YES
    )
    said_no = (p for p in among.participants if has_said_no_to(case, now.get(p.id, p)))
    return (*said_no, *secret)


def _kept_names(case: Case, left_out: Iterable[Participant]) -> tuple[str, ...]:
    """The names of those who stay, so that a namesake of somebody left out can be told apart."""
    gone = {each.id for each in left_out}
    stays = (p for p in case.participants if p.id not in gone and not is_empty_row(p))
    return tuple(p.name for p in stays if p.name.strip())


def _told(whole: Sharable, case: Case) -> Case:
    gone = {each.id for each in whole.left_out}
    participants = (p for p in case.participants if p.id not in gone and not whole.names(p.name))
    case = with_rows(_without_names(whole, case), "participants", participants)
    case = replace(case, preparation=Preparation(), topics=())
    return without_whereabouts(case) if whole.is_protected else case


def _without_names(whole: Sharable, case: Case) -> Case:
    """The case with nobody who is left out in a field that is for a name."""
    for (part, field), along in NAMED.items():
        value = getattr(case, part)
        if whole.names(getattr(value, field)):
            blank = replace(value, **dict.fromkeys((field, *along), ""))
            case = replace(case, **{part: blank})
    rows = (
        replace(row, responsible_person="") if whole.names(row.responsible_person) else row
        for row in case.interventions
    )
    return with_rows(case, "interventions", rows)
