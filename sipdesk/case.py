"""The case: one immutable value that everything else in SIPdesk is a function of.

`Case` and its parts are frozen dataclasses in the field's own words. They know nobody: no
window, no database, no paper. A scalar part (`Person`, `Meeting` …) stands once in a case, a
row (`Participant`, `Goal` …) stands in a tuple and has an id that never changes.

Dates and times that a person types are kept as text: ISO 8601 (`2026-03-12`, `14:30`) when they
could be read, and as they were typed when not, so that nothing typed is ever lost. `day` and
`clock` read them.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, NamedTuple, cast


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
    """In what right somebody speaks for the person."""

    UNSET = ""
    GUARDIAN = "guardian"  # vårdnadshavare
    TRUSTEE = "trustee"  # god man
    ADMINISTRATOR = "administrator"  # förvaltare
    FUTURE_POWER = "future_power"  # framtidsfullmaktshavare


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
    """One consent: to the plan, or to sharing information. Never general (OSL 2009:400 12:2)."""

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
    withdrawn: str = ""
    documented_in_journal: Answer = Answer.NOT_ASKED


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


# --- rows ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Det vill jag prata om: one thing, in the person's own words."""

    id: str = field(default_factory=new_id)
    text: str = ""


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
class ApprovedVersion:
    """What the person approved: the whole case as it stood then. It never changes.

    `number` is `case.plan.version`; `case.approved_versions` of the snapshot is empty.
    """

    id: str = field(default_factory=new_id)
    number: int
    approved_at: str  # ISO 8601 date and time with offset, of the approval in the program
    case: Case


# --- the case -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One person's SIP, whole."""

    id: str = field(default_factory=new_id)
    person: Person = Person()
    initiative: Initiative = Initiative()
    coordinator: Coordinator = Coordinator()
    meeting: Meeting = Meeting()
    preparation: Preparation = Preparation()
    plan_consent: Consent = Consent()
    sharing_consent: Consent = Consent()
    plan: Plan = Plan()
    topics: tuple[Topic, ...] = ()
    participants: tuple[Participant, ...] = ()
    goals: tuple[Goal, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    goal_reviews: tuple[GoalReview, ...] = ()
    intervention_reviews: tuple[InterventionReview, ...] = ()
    approved_versions: tuple[ApprovedVersion, ...] = ()

    @property
    def is_approved(self) -> bool:
        """Whether the version in work is an approved one, and so closed for changes."""
        return any(v.number == self.plan.version for v in self.approved_versions)

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all has been written yet."""
        return self == Case(id=self.id)


SCALAR_PARTS: Mapping[str, type[Any]] = {
    "person": Person,
    "initiative": Initiative,
    "coordinator": Coordinator,
    "meeting": Meeting,
    "preparation": Preparation,
    "plan_consent": Consent,
    "sharing_consent": Consent,
    "plan": Plan,
}
ROW_PARTS: Mapping[str, type[Any]] = {
    "topics": Topic,
    "participants": Participant,
    "goals": Goal,
    "interventions": Intervention,
    "follow_ups": FollowUp,
    "goal_reviews": GoalReview,
    "intervention_reviews": InterventionReview,
}


class Address(NamedTuple):
    """Where a value stands in a case: `("plan", "situation")`, `("goals", "own_words", id)`."""

    part: str
    field: str
    row: str = ""


def rows_of(case: Case, part: str) -> tuple[Any, ...]:
    """The rows of one of `ROW_PARTS`, in their order."""
    return cast("tuple[Any, ...]", getattr(case, part))


def row_of(case: Case, part: str, row_id: str) -> Any:
    """The row with that id, or None."""
    return next((row for row in rows_of(case, part) if row.id == row_id), None)


def value_at(case: Case, address: Address) -> Any:
    """The value at an address. Raises LookupError when its row is gone."""
    if not address.row:
        return getattr(getattr(case, address.part), address.field)
    row = row_of(case, address.part, address.row)
    if row is None:
        raise LookupError(f"no such row in {address.part}")
    return getattr(row, address.field)


def with_value(case: Case, address: Address, value: object) -> Case:
    """The case with another value at an address; unchanged when its row is gone."""
    if not address.row:
        part = replace(getattr(case, address.part), **{address.field: value})
        return replace(case, **{address.part: part})
    rows = tuple(
        replace(row, **{address.field: value}) if row.id == address.row else row
        for row in rows_of(case, address.part)
    )
    return replace(case, **{address.part: rows})


def with_rows(case: Case, part: str, rows: Iterable[Any]) -> Case:
    """The case with other rows in one part."""
    return replace(case, **{part: tuple(rows)})


def with_row_added(case: Case, part: str, row: Any, after: str = "") -> Case:
    """The case with a row behind the one with id `after`, or last."""
    rows = list(rows_of(case, part))
    ids = [r.id for r in rows]
    rows.insert(ids.index(after) + 1 if after in ids else len(rows), row)
    return with_every_review(with_rows(case, part, rows))


def without_row(case: Case, part: str, row_id: str) -> Case:
    """The case without a row, and without what leaned on it."""
    case = with_rows(case, part, (r for r in rows_of(case, part) if r.id != row_id))
    if part == "goals":
        return replace(
            case,
            interventions=tuple(
                replace(i, goal_id="") if i.goal_id == row_id else i for i in case.interventions
            ),
            goal_reviews=tuple(r for r in case.goal_reviews if r.goal_id != row_id),
        )
    if part == "interventions":
        kept = (r for r in case.intervention_reviews if r.intervention_id != row_id)
        return replace(case, intervention_reviews=tuple(kept))
    if part == "follow_ups":
        return replace(
            case,
            goal_reviews=tuple(r for r in case.goal_reviews if r.follow_up_id != row_id),
            intervention_reviews=tuple(
                r for r in case.intervention_reviews if r.follow_up_id != row_id
            ),
        )
    return case


def with_row_moved(case: Case, part: str, row_id: str, steps: int) -> Case:
    """The case with a row moved by `steps` places (negative is up), stopping at the ends."""
    rows = list(rows_of(case, part))
    old = next((n for n, row in enumerate(rows) if row.id == row_id), None)
    if old is None:
        return case
    row = rows.pop(old)
    rows.insert(max(0, min(len(rows), old + steps)), row)
    return with_rows(case, part, rows)


def with_new_version(case: Case) -> Case:
    """The case with a draft of the next version; what was approved stays as it is."""
    plan = replace(
        case.plan,
        version=case.plan.version + 1,
        change_reason="",
        approval_form=ApprovalForm.UNSET,
        approval_date="",
        approval_witness="",
    )
    return replace(case, plan=plan)


def is_empty_row(row: Any) -> bool:
    """Whether nothing has been written in a row yet; ids and references do not count."""
    return all(
        not getattr(row, f.name)
        for f in fields(row)
        if f.name != "id" and not f.name.endswith("_id")
    )


def day(text: str) -> dt.date | None:
    """The date in a date field, or None when it is blank or could not be read."""
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return date if date.isoformat() == text else None  # not "2026-W11-4"


def clock(text: str) -> dt.time | None:
    """The time of day in a time field, or None when it is blank or could not be read."""
    try:
        time = dt.time.fromisoformat(text)
    except ValueError:
        return None
    return time if time.isoformat("minutes") == text else None  # not "T1430", nor "14+01"


def review_id(follow_up_id: str, row_id: str) -> str:
    """The id of the review of a goal or intervention at a follow-up: the same for ever."""
    return uuid.uuid5(uuid.NAMESPACE_OID, follow_up_id + row_id).hex


def goal_review(case: Case, follow_up_id: str, goal_id: str) -> GoalReview:
    """The review that was written, or a blank one."""
    identity = review_id(follow_up_id, goal_id)
    found = row_of(case, "goal_reviews", identity)
    return found or GoalReview(id=identity, follow_up_id=follow_up_id, goal_id=goal_id)


def intervention_review(case: Case, follow_up_id: str, intervention_id: str) -> InterventionReview:
    """The review that was written, or a blank one."""
    identity = review_id(follow_up_id, intervention_id)
    found = row_of(case, "intervention_reviews", identity)
    return found or InterventionReview(
        id=identity, follow_up_id=follow_up_id, intervention_id=intervention_id
    )


def with_every_review(case: Case) -> Case:
    """The case with a review, blank at first, of each goal and intervention at each follow-up."""
    goal_reviews = {r.id for r in case.goal_reviews}
    intervention_reviews = {r.id for r in case.intervention_reviews}
    of_goals = (goal_review(case, f.id, g.id) for f in case.follow_ups for g in case.goals)
    of_interventions = (
        intervention_review(case, f.id, i.id) for f in case.follow_ups for i in case.interventions
    )
    return replace(
        case,
        goal_reviews=case.goal_reviews + tuple(r for r in of_goals if r.id not in goal_reviews),
        intervention_reviews=case.intervention_reviews
        + tuple(r for r in of_interventions if r.id not in intervention_reviews),
    )
