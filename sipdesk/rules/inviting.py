"""Who is called and who is invited, and what a copy of the letter that was given says about it.

SoL (2025:400) 10 kap. 8 § and HSL (2017:30) 16 kap. 4 §: municipality and region make the plan, so
theirs are called; others are invited.
"""

from __future__ import annotations

from dataclasses import replace

from sipdesk.case import (
    Case,
    CopyGiven,
    InvitationKind,
    Participant,
    Principal,
    is_closed,
    with_rows,
)

INVITATION = "invitation"  # `CopyGiven.document` of a Kallelse or Inbjudan
PRINCIPALS = frozenset({Principal.MUNICIPALITY, Principal.REGION})


def kind_of_invitation(participant: Participant) -> InvitationKind:
    """Whether somebody is called or invited: as noted, else by whom they work for."""
    if participant.invitation is not InvitationKind.UNSET:
        return participant.invitation
    return InvitationKind.CALLED if participant.principal in PRINCIPALS else InvitationKind.INVITED


def with_invitation_noted(case: Case, copy: CopyGiven) -> Case:
    """The case with its recipient called or invited on the day of the copy, where that is blank.

    What was written stays. Nothing is noted of another document, or in a closed case.
    """
    if copy.document != INVITATION or not copy.recipient or is_closed(case):
        return case
    rows = (_noted(row, copy) if row.id == copy.recipient else row for row in case.participants)
    return with_rows(case, "participants", rows)


def _noted(row: Participant, copy: CopyGiven) -> Participant:
    invited_on = row.invited_on if row.invited_on.strip() else copy.given_at[:10]
    return replace(row, invitation=kind_of_invitation(row), invited_on=invited_on)
