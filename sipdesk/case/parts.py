"""The parts of a case: scalar parts stand once, rows stand in a tuple and keep their id."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from sipdesk.case.kinds import (
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


def new_id() -> str:
    """A new random id for a case or a row: 32 hexadecimal characters."""
    return uuid.uuid4().hex


# --- scalar parts -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The person whose plan it is. No field is required."""

    name: str = ""
    identity_number: str = ""
    birth_date: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    language: str = ""
    interpreter_needed: Answer = Answer.NOT_ASKED
    interpreter_booked: Answer = Answer.NOT_ASKED
    communication_support: str = ""
    protected_identity: Answer = Answer.NOT_ASKED
    representative_name: str = ""
    representative_authority: Authority = Authority.UNSET
    representative_contact: str = ""
    child_view: str = ""
    child_view_missing: str = ""
    impaired_decision: Answer = Answer.NOT_ASKED
    decision_assessment: str = ""
    decision_ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """Who proposed the plan, when and why, and what became of the proposal."""

    proposed_by: str = ""
    date: str = ""
    reason: str = ""
    outcome: InitiativeOutcome = InitiativeOutcome.UNSET
    outcome_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinator:
    """Samordnare för din SIP: chosen by the person."""

    name: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """När ska SIP upprättas? Day, start and end as ISO text when they could be read."""

    date: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    participating_units: str = ""
    convener: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What the person thought through before the meeting, beside the topics themselves."""

    needs: str = ""
    important_to_me: str = ""
    works_well: str = ""
    not_to_discuss: str = ""
    how_to_prepare: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A consent as it is being written: to the plan, or to sharing information (OSL 2009:400 12:2).

    It counts when it is recorded as a `ConsentEntry`. `recipient_ids` are the ids of participants
    with a space between; `recipients` are others. `corrects` and `reason` as in `ConsentEntry`.
    `withdrawn` comes from files of version 1 only.
    """

    answer: Answer = Answer.NOT_ASKED
    form: ConsentForm = ConsentForm.UNSET
    given_by: str = ""
    authority: Authority = Authority.UNSET
    obtained_by: str = ""
    date: str = ""
    valid_until: str = ""
    covers: str = ""
    excludes: str = ""
    recipients: str = ""
    recipient_ids: str = ""
    withdrawn: str = ""
    documented_in_journal: Answer = Answer.NOT_ASKED
    corrects: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan beside its goals and interventions. `version` is the draft in work, from 1."""

    version: int = 1
    change_reason: str = ""
    situation: str = ""
    own_actions: str = ""
    relatives_actions: str = ""
    others_measures_exist: Answer = Answer.NOT_ASKED
    others_measures: str = ""
    overall_responsibility: Principal = Principal.UNSET
    main_responsible: str = ""
    main_responsible_contact: str = ""
    crisis_plan: str = ""
    my_views: str = ""
    follow_up_how: str = ""
    follow_up_how_often: str = ""
    follow_up_date: str = ""
    follow_up_time: str = ""
    follow_up_place: str = ""
    follow_up_convener: str = ""
    cooperation_ends: str = ""
    approval_form: ApprovalForm = ApprovalForm.UNSET
    approval_date: str = ""
    approval_witness: str = ""
    lss_plan: Answer = Answer.NOT_ASKED
    lss_reviewed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How the plan ended: at any time, by the person's wish. `closed_at` "" is an open case.

    `closed_at` is ISO 8601 with offset. The four statements are the person's own evaluation.
    """

    date: str = ""
    wished_by: Wish = Wish.UNSET
    wished_by_name: str = ""
    reason: str = ""
    open_interventions: str = ""
    information: Agreement = Agreement.UNSET
    participation: Agreement = Agreement.UNSET
    cooperation: Agreement = Agreement.UNSET
    meaning: Agreement = Agreement.UNSET
    comment: str = ""
    closed_at: str = ""


# --- rows ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Det vill jag prata om: one thing, in the person's own words."""

    id: str = field(default_factory=new_id)
    text: str = ""
    outcome: TopicOutcome = TopicOutcome.UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who may come to the meeting. The person decides (`wanted`)."""

    id: str = field(default_factory=new_id)
    name: str = ""
    role: str = ""
    organisation: str = ""
    principal: Principal = Principal.UNSET
    phone: str = ""
    email: str = ""
    wanted: Answer = Answer.NOT_ASKED
    invitation: InvitationKind = InvitationKind.UNSET
    invited_on: str = ""
    presence: Presence = Presence.UNSET
    gets_copy: Answer = Answer.NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal in the person's own words; professional wording beside it, never in its place."""

    id: str = field(default_factory=new_id)
    own_words: str = ""
    professional_wording: str = ""
    horizon: Horizon = Horizon.UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """Insats: who does what, when, for which goal (`goal_id`, "" for none)."""

    id: str = field(default_factory=new_id)
    what: str = ""
    principal: Principal = Principal.UNSET
    organisation: str = ""
    responsible_person: str = ""
    how_often: str = ""
    starts: str = ""
    ends: str = ""
    goal_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A follow-up meeting with its own date and presence."""

    id: str = field(default_factory=new_id)
    date: str = ""
    time: str = ""
    place: str = ""
    present: str = ""
    what_to_change: str = ""
    next_step: NextStep = NextStep.UNSET
    next_date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReview:
    """One goal at one follow-up: rated by the person and by the professionals separately."""

    id: str = field(default_factory=new_id)
    follow_up_id: str
    goal_id: str
    still_applies: Answer = Answer.NOT_ASKED
    nearness_person: Nearness = Nearness.UNSET
    nearness_professionals: Nearness = Nearness.UNSET
    own_words: str = ""
    professional_comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionReview:
    """One intervention at one follow-up: how it went, and why."""

    id: str = field(default_factory=new_id)
    follow_up_id: str
    intervention_id: str
    progress: Progress = Progress.UNSET
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardian:
    """Vårdnadshavare of a person under 18. Where secrecy applies, they get no copies (OSL 12:3)."""

    id: str = field(default_factory=new_id)
    name: str = ""
    contact: str = ""
    agrees: Answer = Answer.NOT_ASKED
    secrecy_applies: Answer = Answer.NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEntry:
    """One entry of the consent history. Entries are added, never changed.

    `recorded_at` is ISO 8601 with offset; `corrects` is the id of an entry that was mistaken, and
    `reason` says why. `recipient_ids` as in `Consent`. `recipient_names` says who they were when it
    was recorded: a line for each, with id, name, role and organisation, tabs between. Entries from
    before version 3 of the file have none. `obtained_by` of a withdrawal is who coordinated then.
    """

    id: str = field(default_factory=new_id)
    purpose: ConsentPurpose
    answer: ConsentAnswer
    recorded_at: str
    date: str = ""
    form: ConsentForm = ConsentForm.UNSET
    given_by: str = ""
    authority: Authority = Authority.UNSET
    obtained_by: str = ""
    valid_until: str = ""
    covers: str = ""
    excludes: str = ""
    recipients: str = ""
    recipient_ids: str = ""
    recipient_names: str = ""
    documented_in_journal: Answer = Answer.NOT_ASKED
    corrects: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Whether a participant came to a follow-up meeting."""

    id: str = field(default_factory=new_id)
    follow_up_id: str
    participant_id: str
    presence: Presence = Presence.UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening:
    """A closed case that was opened again, and why. Entries are added, never changed.

    What stood in its `Ending` is kept, as another end may be written in its place: `ended_on` its
    date, `why_ended` its reason, and the rest under the same names. Blank in entries of before.
    """

    id: str = field(default_factory=new_id)
    closed_at: str
    reopened_at: str
    reason: str = ""
    ended_on: str = ""
    wished_by: Wish = Wish.UNSET
    wished_by_name: str = ""
    why_ended: str = ""
    open_interventions: str = ""
    information: Agreement = Agreement.UNSET
    participation: Agreement = Agreement.UNSET
    cooperation: Agreement = Agreement.UNSET
    meaning: Agreement = Agreement.UNSET
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGiven:
    """One numbered copy that was handed over. Entries are added, never changed.

    `document` is what it was ("plan", "preparation" …), `version` of the plan, `given_at` ISO 8601
    with offset. `recipient` is a participant's id, or "" for the person and for others.
    `meeting_at` is the day and time of the meeting as a paper from before it named them, "" for
    others and until version 9 of the file.
    """

    id: str = field(default_factory=new_id)
    number: int
    document: str
    version: int
    recipient: str = ""
    recipient_name: str = ""
    given_at: str
    form: CopyForm = CopyForm.UNSET
    language: str = ""
    meeting_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """Överförd till journal/akt: what was decided now stands in a principal's own records."""

    id: str = field(default_factory=new_id)
    principal: Principal = Principal.UNSET
    organisation: str = ""
    date: str = ""
    carried_by: str = ""
    version: int = 0
