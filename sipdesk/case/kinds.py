"""The values that a field chooses from, in the field's own words. "" is always "not said"."""

from __future__ import annotations

from enum import StrEnum


class Answer(StrEnum):
    """Yes, no or not asked: a blank is never a no."""

    NOT_ASKED = ""
    YES = "yes"
    NO = "no"


class Principal(StrEnum):
    """Huvudman: who answers for an intervention, SoL (2025:400) 10:8 and HSL (2017:30) 16:4."""

    UNSET = ""
    MUNICIPALITY = "municipality"
    REGION = "region"
    OTHER = "other"


class InitiativeOutcome(StrEnum):
    """What became of the proposal to make a plan."""

    UNSET = ""
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"  # avböjd: the person said no
    REFUSED = "refused"  # nekad: a principal said no


class Authority(StrEnum):
    """In what right somebody speaks: as the person, for the person, or as a relative only."""

    UNSET = ""
    PERSON = "person"
    GUARDIAN = "guardian"  # vårdnadshavare
    TRUSTEE = "trustee"  # god man
    ADMINISTRATOR = "administrator"  # förvaltare
    FUTURE_POWER = "future_power"  # framtidsfullmaktshavare
    RELATIVE = "relative"  # närstående: no authority for an adult


class InvitationKind(StrEnum):
    """Principals are called (kallade), others are invited (inbjudna)."""

    UNSET = ""
    CALLED = "called"
    INVITED = "invited"


class Presence(StrEnum):
    UNSET = ""
    PRESENT = "present"
    REMOTE = "remote"
    ABSENT = "absent"


ATTENDED = frozenset({Presence.PRESENT, Presence.REMOTE})


class ConsentForm(StrEnum):
    UNSET = ""
    ORAL = "oral"
    WRITTEN = "written"


class Horizon(StrEnum):
    UNSET = ""
    LONG_TERM = "long_term"
    SHORT_TERM = "short_term"


class ApprovalForm(StrEnum):
    UNSET = ""
    ORAL = "oral"
    SIGNATURE = "signature"
    REPRESENTATIVE = "representative"


class Nearness(StrEnum):
    """How near a goal is, from 1 (not begun) to 5 (reached)."""

    UNSET = ""
    ONE = "1"
    TWO = "2"
    THREE = "3"
    FOUR = "4"
    FIVE = "5"


class Progress(StrEnum):
    UNSET = ""
    DONE = "done"
    GOING_ON = "going_on"
    PARTLY = "partly"
    NOT_DONE = "not_done"


class NextStep(StrEnum):
    """What the follow-up meeting decided about the plan."""

    UNSET = ""
    CONTINUE = "continue"
    CHANGE = "change"
    END = "end"


class ConsentPurpose(StrEnum):
    """Consent to the plan and consent to share information are two things."""

    PLAN = "plan"
    SHARING = "sharing"


class ConsentAnswer(StrEnum):
    """What an entry of the consent history says."""

    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


class TopicOutcome(StrEnum):
    """What became of an item under *Det vill jag prata om*."""

    UNSET = ""
    HANDLED = "handled"
    PUT_OFF = "put_off"
    WITHDRAWN = "withdrawn"


class Wish(StrEnum):
    """Who wished to end the plan."""

    UNSET = ""
    PERSON = "person"
    REPRESENTATIVE = "representative"
    PRINCIPALS = "principals"


class Agreement(StrEnum):
    """How far the person agrees with a statement about their plan, from 1 to 4."""

    UNSET = ""
    NOT_AT_ALL = "1"
    PARTLY = "2"
    MOSTLY = "3"
    FULLY = "4"


class CopyForm(StrEnum):
    UNSET = ""
    PAPER = "paper"
    FILE = "file"
