"""The words for the values of a case, as they stand on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sipdesk.case import (
    Agreement,
    Answer,
    ApprovalForm,
    Authority,
    ConsentAnswer,
    ConsentForm,
    ConsentPurpose,
    CopyForm,
    Horizon,
    InitiativeOutcome,
    InvitationKind,
    Nearness,
    NextStep,
    Presence,
    Principal,
    Progress,
    TopicOutcome,
    Wish,
)
from sipdesk.i18n import N_

# By type first: members of different StrEnums with the same value are equal.
WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Answer: {
        Answer.NOT_ASKED: N_("Inte frågat"),
        Answer.YES: N_("Ja"),
        Answer.NO: N_("Nej"),
    },
    Principal: {
        Principal.UNSET: N_("Inte valt"),
        Principal.MUNICIPALITY: N_("Kommun"),
        Principal.REGION: N_("Region"),
        Principal.OTHER: N_("Annan"),
    },
    InitiativeOutcome: {
        InitiativeOutcome.UNSET: N_("Inte valt"),
        InitiativeOutcome.OFFERED: N_("Erbjuden"),
        InitiativeOutcome.ACCEPTED: N_("Accepterad"),
        InitiativeOutcome.DECLINED: N_("Avböjd av personen"),
        InitiativeOutcome.REFUSED: N_("Nekad av huvudman"),
    },
    Authority: {
        Authority.UNSET: N_("Inte valt"),
        Authority.PERSON: N_("Personen själv"),
        Authority.GUARDIAN: N_("Vårdnadshavare"),
        Authority.TRUSTEE: N_("God man"),
        Authority.ADMINISTRATOR: N_("Förvaltare"),
        Authority.FUTURE_POWER: N_("Framtidsfullmaktshavare"),
        Authority.RELATIVE: N_("Närstående"),
    },
    InvitationKind: {
        InvitationKind.UNSET: N_("Inte ännu"),
        InvitationKind.CALLED: N_("Kallad"),
        InvitationKind.INVITED: N_("Inbjuden"),
    },
    Presence: {
        Presence.UNSET: N_("Inte noterat"),
        Presence.PRESENT: N_("Närvarande"),
        Presence.REMOTE: N_("På distans"),
        Presence.ABSENT: N_("Frånvarande"),
    },
    ConsentForm: {
        ConsentForm.UNSET: N_("Inte valt"),
        ConsentForm.ORAL: N_("Muntligt"),
        ConsentForm.WRITTEN: N_("Skriftligt"),
    },
    Horizon: {
        Horizon.UNSET: N_("Inte valt"),
        Horizon.LONG_TERM: N_("Långsiktigt"),
        Horizon.SHORT_TERM: N_("Kortsiktigt"),
    },
    ApprovalForm: {
        ApprovalForm.UNSET: N_("Inte valt"),
        ApprovalForm.ORAL: N_("Muntligt"),
        ApprovalForm.SIGNATURE: N_("Med underskrift"),
        ApprovalForm.REPRESENTATIVE: N_("Genom företrädare"),
    },
    Nearness: {
        Nearness.UNSET: N_("Inte bedömt"),
        Nearness.ONE: N_("1 – inte börjat"),
        Nearness.TWO: N_("2 – en bit på väg"),
        Nearness.THREE: N_("3 – halvvägs"),
        Nearness.FOUR: N_("4 – nästan framme"),
        Nearness.FIVE: N_("5 – målet är nått"),
    },
    Progress: {
        Progress.UNSET: N_("Inte bedömt"),
        Progress.DONE: N_("Genomförd"),
        Progress.GOING_ON: N_("Pågår"),
        Progress.PARTLY: N_("Delvis"),
        Progress.NOT_DONE: N_("Inte genomförd"),
    },
    ConsentPurpose: {
        ConsentPurpose.PLAN: N_("Samtycke till SIP"),
        ConsentPurpose.SHARING: N_("Samtycke till informationsutbyte"),
    },
    ConsentAnswer: {
        ConsentAnswer.YES: N_("Ja"),
        ConsentAnswer.NO: N_("Nej"),
        ConsentAnswer.WITHDRAWN: N_("Återkallat"),
    },
    TopicOutcome: {
        TopicOutcome.UNSET: N_("Har inte tagits upp än"),
        TopicOutcome.HANDLED: N_("Klart"),
        TopicOutcome.PUT_OFF: N_("Tas upp senare"),
        TopicOutcome.WITHDRAWN: N_("Vill inte längre ta upp"),
    },
    Wish: {
        Wish.UNSET: N_("Inte valt"),
        Wish.PERSON: N_("Personen själv"),
        Wish.REPRESENTATIVE: N_("Företrädaren"),
        Wish.PRINCIPALS: N_("Kommunen eller regionen"),
    },
    Agreement: {
        Agreement.UNSET: N_("Inte svarat"),
        Agreement.NOT_AT_ALL: N_("Stämmer inte alls"),
        Agreement.PARTLY: N_("Stämmer delvis"),
        Agreement.MOSTLY: N_("Stämmer till stor del"),
        Agreement.FULLY: N_("Stämmer helt"),
    },
    CopyForm: {
        CopyForm.UNSET: N_("Inte valt"),
        CopyForm.PAPER: N_("På papper"),
        CopyForm.FILE: N_("Som fil"),
    },
    NextStep: {
        NextStep.UNSET: N_("Inte bestämt"),
        NextStep.CONTINUE: N_("Fortsätta"),
        NextStep.CHANGE: N_("Ändra planen"),
        NextStep.END: N_("Avsluta"),
    },
}


def word(value: StrEnum) -> str:
    """The Swedish message id for a value of a case; translate it with a catalogue."""
    return WORDS[type(value)][value]


def said_once(*texts: str) -> tuple[str, ...]:
    """The texts that say something, in their order: a role that is the organisation comes once."""
    said: dict[str, str] = {}
    for text in texts:
        flat = " ".join(text.split())
        said.setdefault(flat.casefold(), flat)
    return tuple(filter(None, said.values()))
