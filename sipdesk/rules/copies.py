"""Copies for named recipients: who may have one, which number it bears, and who still lacks one.

Secrecy holds for everybody but the person, as far as the consent does not lift it
(OSL 2009:400 12 kap. 2 §). What counts is the consent of the day on which a copy is given, for an
old version of the plan as well. Each copy is numbered within its document and version, and no
number comes twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from sipdesk.case import (
    ATTENDED,
    Answer,
    Case,
    CopyGiven,
    Participant,
    Presence,
    is_empty_row,
    new_id,
    row_of,
)
from sipdesk.errors import OutsideConsentError
from sipdesk.i18n import N_
from sipdesk.rules.about_participants import called, is_coordinator
from sipdesk.rules.inviting import INVITATION, PRINCIPALS, with_invitation_noted
from sipdesk.rules.sharing import has_said_no_to, why_not_share
from sipdesk.rules.who_was_there import presences

PLAN = "plan"  # `CopyGiven.document` of a copy of the plan
OVERVIEW = "overview"  # of what is carried over to the records of kommun and region
# Papers that are the person's own: who else reads them is theirs to say, paper by paper.
THEIR_OWN = frozenset({"preparation", "consent", "contact_card", "child"})
# Papers of what was said at the meeting, whoever was there.
OF_THE_MEETING = frozenset({PLAN, "draft", "summary", "what_changed"})
THE_PERSON = ""  # `CopyGiven.recipient` of the person's own copy
SAVED = "saved_"  # before `CopyGiven.document` of a numbered file that was saved


@dataclass(frozen=True, slots=True)
class Recipient:
    """The person, or a participant. `id` is the participant's, or `THE_PERSON`.

    `why_not` says as a message id why they may have no copy, and is "" when they may. A copy
    `belongs` to the person, and to whom the person has said yes to; to whom they said no to, it
    `is_declined`; while that `is_unasked`, it is not for us to say. An invitation belongs to who is
    wanted, and to who was at the meeting once it was held; a paper in `THEIR_OWN` to the person
    alone; the overview to kommun and region, who keep the records that it is for. Who may have one
    and `was_away` did not hear what the paper tells.
    """

    id: str
    name: str
    why_not: str
    belongs: bool
    is_unasked: bool = False
    is_declined: bool = False
    was_away: bool = False


# --- who ----------------------------------------------------------------------------------------


def recipients(case: Case, today: dt.date, document: str = PLAN) -> tuple[Recipient, ...]:
    """Everybody whom a copy could be for: the person, who always may, then each participant.

    `document` is a `CopyGiven.document`.
    """
    person = Recipient(THE_PERSON, _flat(case.person.name), "", belongs=document != OVERVIEW)
    rows = (p for p in case.participants if not is_empty_row(p))
    away = _away(case, document, today)
    return (person, *(_participant(case, row, today, document, away) for row in rows))


def _participant(
    case: Case, participant: Participant, today: dt.date, document: str, away: Set[str]
) -> Recipient:
    why_not = why_not_share(case, participant, today)
    answer = participant.gets_copy
    counts = not why_not and document not in {INVITATION, *THEIR_OWN}
    belongs = counts and answer is Answer.YES
    may_be_told = counts and answer is not Answer.NO
    if document == INVITATION:
        belongs = not why_not and _is_invited(case, participant)
    elif document == OVERVIEW:
        belongs = belongs and participant.principal in PRINCIPALS
    return Recipient(
        participant.id,
        _flat(called(participant)),
        why_not,
        belongs=belongs,
        is_unasked=counts and answer is Answer.NOT_ASKED,
        is_declined=counts and answer is Answer.NO,
        was_away=may_be_told and participant.id in away,
    )


def was_away(case: Case, recipient: str, document: str, today: dt.date) -> bool:
    """Whether others were at the meeting that a paper tells of, and this participant was not."""
    return recipient in _away(case, document, today)


def _away(case: Case, document: str, today: dt.date) -> Set[str]:
    there = presences(case, today)
    if document not in OF_THE_MEETING or not ATTENDED & set(there.values()):
        return set()
    return {who for who, presence in there.items() if presence is Presence.ABSENT}


def _is_invited(case: Case, participant: Participant) -> bool:
    """Whoever shall have no copy of the plan is called to the meeting all the same. The coordinator
    is who calls.
    """
    if participant.wanted is Answer.NO or is_coordinator(case, participant):
        return False
    was_there = participant.presence in ATTENDED or participant.gets_copy is Answer.YES
    return was_there if _has_met(case) else participant.presence is not Presence.ABSENT


def _has_met(case: Case) -> bool:
    return any(p.presence in ATTENDED for p in case.participants)


def why_no_copy(case: Case, recipient: str, today: dt.date) -> str:
    """Why somebody may have no copy that day, as a message id; "" when they may."""
    if recipient == THE_PERSON:
        return ""
    participant = row_of(case, "participants", recipient)
    if participant is None:
        return N_("Mottagaren är inte längre deltagare.")
    return why_not_share(case, participant, today)


def hold_to_consent(case: Case, recipient: str, today: dt.date) -> None:
    """Raise OutsideConsentError for a recipient who may have no copy that day."""
    if why_no_copy(case, recipient, today):
        raise OutsideConsentError


# --- numbers and the log ------------------------------------------------------------------------


def copies_of(case: Case, document: str, version: int) -> tuple[CopyGiven, ...]:
    """The copies of one document in one version that were given."""
    return tuple(c for c in case.copies_given if (c.document, c.version) == (document, version))


def next_number(case: Case, document: str, version: int) -> int:
    """The number after the highest that a copy of this document and version ever had, from 1.

    A file that nobody has got yet has its number for itself as well: it may be printed tomorrow.
    """
    return 1 + max((c.number for c in _numbered(case, document, version)), default=0)


def _numbered(case: Case, document: str, version: int) -> tuple[CopyGiven, ...]:
    saved = copies_of(case, f"{SAVED}{document}", version)
    return (*copies_of(case, document, version), *saved)


def numbered_copies(
    case: Case, recipient_ids: Iterable[str], like: CopyGiven
) -> tuple[CopyGiven, ...]:
    """A copy for each recipient, in that order, with its number; nothing is logged yet.

    `like` gives the rest: document, version, when, on paper or as a file, language. Raises
    OutsideConsentError when one of them is outside the consent of the day in `like.given_at`.
    """
    first = next_number(case, like.document, like.version)
    return tuple(
        _copy_for(case, recipient, replace(like, id=new_id(), number=number))
        for number, recipient in enumerate(recipient_ids, first)
    )


def _copy_for(case: Case, recipient: str, like: CopyGiven) -> CopyGiven:
    hold_to_consent(case, recipient, dt.datetime.fromisoformat(like.given_at).date())
    participant = row_of(case, "participants", recipient) if recipient else None
    name = called(participant) if participant is not None else case.person.name
    return replace(like, recipient=recipient, recipient_name=_flat(name))


def with_copies_given(case: Case, copies: Sequence[CopyGiven]) -> Case:
    """The case with copies in its log, and who got their invitation by them noted as invited.

    Raises ValueError when a number is there already, unless as that of their own saved file.
    """
    for copy in copies:
        is_new = copy.number >= next_number(case, copy.document, copy.version)
        if not is_new and not _is_their_saved_file(case, copy):
            raise ValueError("a copy with that number has been given already")
        case = replace(case, copies_given=(*case.copies_given, copy))
        case = with_invitation_noted(case, copy)
    return case


# --- saved, and not given yet -------------------------------------------------------------------


def is_saved_file(copy: CopyGiven) -> bool:
    """Whether an entry of the log tells of a saved file, and not of a copy that was given."""
    return copy.document.startswith(SAVED)


def document_of(copy: CopyGiven) -> str:
    """Which document an entry is about, saved or given."""
    return copy.document.removeprefix(SAVED)


def copies_told(case: Case) -> tuple[CopyGiven, ...]:
    """The log as it is read: a file that was saved and then given stands there once."""
    given = {(c.document, c.version, c.number) for c in case.copies_given}
    return tuple(
        c
        for c in case.copies_given
        if not is_saved_file(c) or (document_of(c), c.version, c.number) not in given
    )


def with_copies_saved(case: Case, copies: Sequence[CopyGiven]) -> Case:
    """The case with the numbers of saved files in its log, whether or not they are given later."""
    saved = (replace(c, id=new_id(), document=f"{SAVED}{c.document}") for c in copies)
    return replace(case, copies_given=(*case.copies_given, *saved))


def waiting_files(case: Case, document: str, version: int) -> dict[str, CopyGiven]:
    """The last saved file of each recipient (by id) that they have not got yet."""
    given = {copy.number for copy in copies_of(case, document, version)}
    saved = copies_of(case, f"{SAVED}{document}", version)
    return {copy.recipient: copy for copy in saved if copy.number not in given}


def copies_handed_over(
    case: Case, recipient_ids: Sequence[str], like: CopyGiven
) -> tuple[CopyGiven, ...]:
    """As `numbered_copies`, for what did not come out of a printer here: whoever has a saved file
    waiting has got that one, with its number.
    """
    waiting = waiting_files(case, like.document, like.version)
    new = numbered_copies(case, [each for each in recipient_ids if each not in waiting], like)
    numbered = {copy.recipient: copy for copy in new}
    saved = {
        each: _copy_for(case, each, _as_saved(like, waiting[each]))
        for each in recipient_ids
        if each in waiting
    }
    return tuple((numbered | saved)[each] for each in recipient_ids)


def _as_saved(like: CopyGiven, file: CopyGiven) -> CopyGiven:
    return replace(
        like,
        id=new_id(),
        number=file.number,
        form=file.form,
        language=file.language,
        meeting_at=file.meeting_at,
    )


def _is_their_saved_file(case: Case, copy: CopyGiven) -> bool:
    given = {each.number for each in copies_of(case, copy.document, copy.version)}
    saved = copies_of(case, f"{SAVED}{copy.document}", copy.version)
    theirs = {each.number for each in saved if each.recipient == copy.recipient}
    return copy.number in theirs - given


# --- who still lacks one ------------------------------------------------------------------------


def without_copy(case: Case, version: int, today: dt.date) -> tuple[Recipient, ...]:
    """The person and those who were at the meeting or shall have a copy, may, and have none."""
    have = {copy.recipient for copy in copies_of(case, PLAN, version)}
    waiting = {THE_PERSON, *_expecting(case, today)} - have
    return tuple(r for r in recipients(case, today) if r.id in waiting and not r.why_not)


def left_without(case: Case, today: dt.date) -> int:
    """How many were at the meeting or shall have a copy, and may not; those nobody need hear of
    are not counted (`has_said_no_to`).
    """
    waiting = set(_expecting(case, today))
    told = (p for p in case.participants if p.id in waiting and not has_said_no_to(case, p))
    return sum(bool(why_not_share(case, p, today)) for p in told)


def _expecting(case: Case, today: dt.date) -> Iterator[str]:
    there = presences(case, today)
    for participant in case.participants:
        been = {participant.presence, there[participant.id]}
        was_there = bool(been & ATTENDED) and participant.gets_copy is not Answer.NO
        if was_there or participant.gets_copy is Answer.YES:
            yield participant.id


def _flat(text: str) -> str:
    return " ".join(text.split())
