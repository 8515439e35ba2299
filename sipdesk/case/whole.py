"""The case itself, and the versions of it that the person approved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sipdesk.case.parts import (
    Attendance,
    CarriedOver,
    Consent,
    ConsentEntry,
    Coordinator,
    CopyGiven,
    Ending,
    FollowUp,
    Goal,
    GoalReview,
    Guardian,
    Initiative,
    Intervention,
    InterventionReview,
    Meeting,
    Participant,
    Person,
    Plan,
    Preparation,
    Reopening,
    Topic,
    new_id,
)


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
    ending: Ending = Ending()
    topics: tuple[Topic, ...] = ()
    participants: tuple[Participant, ...] = ()
    goals: tuple[Goal, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    goal_reviews: tuple[GoalReview, ...] = ()
    intervention_reviews: tuple[InterventionReview, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    guardians: tuple[Guardian, ...] = ()
    consent_entries: tuple[ConsentEntry, ...] = ()
    reopenings: tuple[Reopening, ...] = ()
    copies_given: tuple[CopyGiven, ...] = ()
    carried_over: tuple[CarriedOver, ...] = ()
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
    "ending": Ending,
}
ROW_PARTS: Mapping[str, type[Any]] = {
    "topics": Topic,
    "participants": Participant,
    "goals": Goal,
    "interventions": Intervention,
    "follow_ups": FollowUp,
    "goal_reviews": GoalReview,
    "intervention_reviews": InterventionReview,
    "attendances": Attendance,
    "guardians": Guardian,
    "consent_entries": ConsentEntry,
    "reopenings": Reopening,
    "copies_given": CopyGiven,
    "carried_over": CarriedOver,
}
REVIEWED: Mapping[str, str] = {
    "goal_reviews": "goal_id",
    "intervention_reviews": "intervention_id",
}
"""What names the row that was looked back on at a follow-up. What was said of it stays when a later
version of the plan leaves it out.
"""
