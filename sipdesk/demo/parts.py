"""What the fictional cases share: days around today, consents, participants, an approval."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sipdesk.case import (
    Answer,
    ApprovedVersion,
    CarriedOver,
    Case,
    Consent,
    ConsentForm,
    FollowUp,
    Goal,
    GoalReview,
    Intervention,
    InterventionReview,
    InvitationKind,
    Nearness,
    Participant,
    Presence,
    Principal,
    Progress,
    Topic,
    review_id,
)

KOMMUN = "Björkeby kommun"
REGION = "Region Norrsjö"
SWEDISH_WINTER_TIME = dt.timezone(dt.timedelta(hours=1))


def in_days(today: dt.date, days: int) -> str:
    """The ISO date that many days from today; negative has been."""
    return (today + dt.timedelta(days=days)).isoformat()


def born(today: dt.date, age: int) -> str:
    """The birth date of a child who turned `age` a hundred days ago."""
    birthday = today - dt.timedelta(days=100)
    return birthday.replace(year=birthday.year - age, day=min(birthday.day, 28)).isoformat()


def topics(*texts: str) -> tuple[Topic, ...]:
    return tuple(Topic(text=text) for text in texts)


def said_yes(today: dt.date, days: int, given_by: str, **more: str) -> Consent:
    """An oral yes, that many days from today, for a year."""
    consent = Consent(
        answer=Answer.YES,
        form=ConsentForm.ORAL,
        given_by=given_by,
        date=in_days(today, days),
        valid_until=in_days(today, days + 365),
        documented_in_journal=Answer.YES,
    )
    return replace(consent, **more)


def called(today: dt.date, days: int, participant: Participant) -> Participant:
    """A participant whom the person wants, called or invited that many days from today."""
    of_principal = participant.principal in {Principal.MUNICIPALITY, Principal.REGION}
    return replace(
        participant,
        wanted=Answer.YES,
        invitation=InvitationKind.CALLED if of_principal else InvitationKind.INVITED,
        invited_on=in_days(today, days),
    )


def came(participant: Participant, presence: Presence = Presence.PRESENT) -> Participant:
    """A participant who was there, and gets a copy."""
    return replace(participant, presence=presence, gets_copy=Answer.YES)


def approved(case: Case, on: str) -> Case:
    """The case with its version in work approved at half past two on an ISO date."""
    half_past_two = dt.time(14, 30, tzinfo=SWEDISH_WINTER_TIME)
    moment = dt.datetime.combine(dt.date.fromisoformat(on), half_past_two)
    version = ApprovedVersion(
        number=case.plan.version,
        approved_at=moment.isoformat(),
        case=replace(case, approved_versions=()),
    )
    return replace(case, approved_versions=(*case.approved_versions, version))


def carried_over(case: Case, on: str) -> Case:
    """The case, with its approved version carried over to both principals' own records."""
    rows = tuple(
        CarriedOver(
            principal=i.principal,
            organisation=i.organisation,
            date=on,
            carried_by=i.responsible_person,
            version=case.plan.version,
        )
        for i in {i.principal: i for i in case.interventions}.values()
    )
    return replace(case, carried_over=rows)


def rated(
    at: FollowUp, goal: Goal, person: Nearness, professionals: Nearness, own_words: str
) -> GoalReview:
    return GoalReview(
        id=review_id(at.id, goal.id),
        follow_up_id=at.id,
        goal_id=goal.id,
        still_applies=Answer.YES,
        nearness_person=person,
        nearness_professionals=professionals,
        own_words=own_words,
    )


def went(
    at: FollowUp, intervention: Intervention, progress: Progress, why: str
) -> InterventionReview:
    return InterventionReview(
        id=review_id(at.id, intervention.id),
        follow_up_id=at.id,
        intervention_id=intervention.id,
        progress=progress,
        why=why,
    )
