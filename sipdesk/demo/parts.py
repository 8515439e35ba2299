"""What the fictional cases share: days around today, consents, participants, an approval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps

from sipdesk.case import (
    Answer,
    Attendance,
    Authority,
    CarriedOver,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentForm,
    ConsentPurpose,
    CopyForm,
    CopyGiven,
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
    TopicOutcome,
    review_id,
    with_approval,
)
from sipdesk.rules import with_names

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


def talked_about(*texts: str, later: str = "") -> tuple[Topic, ...]:
    """What was dealt with at the meeting, and one thing that was put off, if any."""
    handled = tuple(Topic(text=text, outcome=TopicOutcome.HANDLED) for text in texts)
    put_off = Topic(text=later, outcome=TopicOutcome.PUT_OFF)
    return (*handled, put_off) if later else handled


def said_yes(
    purpose: ConsentPurpose, today: dt.date, days: int, given_by: str, **more: str
) -> ConsentEntry:
    """An oral yes by the person, that many days from today, for a year."""
    entry = ConsentEntry(
        purpose=purpose,
        answer=ConsentAnswer.YES,
        recorded_at=recorded(in_days(today, days)),
        form=ConsentForm.ORAL,
        given_by=given_by,
        authority=Authority.PERSON,
        date=in_days(today, days),
        valid_until=in_days(today, days + 365),
        documented_in_journal=Answer.YES,
    )
    return replace(entry, **more)


def recorded(on: str) -> str:
    """Ten in the morning of an ISO date, with offset."""
    ten = dt.time(10, tzinfo=SWEDISH_WINTER_TIME)
    return dt.datetime.combine(dt.date.fromisoformat(on), ten).isoformat()


def with_recipients(case: Case) -> Case:
    """The case with everybody whom the person wants named in the consent to share."""
    wanted = " ".join(p.id for p in case.participants if p.wanted is Answer.YES)
    entries = (
        replace(e, recipient_ids=wanted) if e.purpose is ConsentPurpose.SHARING else e
        for e in case.consent_entries
    )
    return replace(case, consent_entries=tuple(with_names(case, e) for e in entries))


def names_recipients(make: Callable[[dt.date], Case]) -> Callable[[dt.date], Case]:
    """A maker whose case names everybody whom the person wants in the consent to share."""

    @wraps(make)
    def named(today: dt.date) -> Case:
        return with_recipients(make(today))

    return named


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
    """The case with its version in work approved at half past two on an ISO date, and copied."""
    case = with_recipients(case)
    half_past_two = dt.time(14, 30, tzinfo=SWEDISH_WINTER_TIME)
    moment = dt.datetime.combine(dt.date.fromisoformat(on), half_past_two)
    case = with_approval(case, moment)
    return replace(case, copies_given=(*case.copies_given, *_copies(case, moment)))


def _copies(case: Case, moment: dt.datetime) -> Iterator[CopyGiven]:
    """A copy of the plan on paper, half an hour later, for the person and each who came."""
    came_ids = [p.id for p in case.participants if p.gets_copy is Answer.YES]
    names = {"": case.person.name, **{p.id: p.name for p in case.participants}}
    for number, recipient in enumerate(["", *came_ids], 1):
        yield CopyGiven(
            number=number,
            document="plan",
            version=case.plan.version,
            recipient=recipient,
            recipient_name=names[recipient],
            given_at=(moment + dt.timedelta(minutes=30)).isoformat(),
            form=CopyForm.PAPER,
            language="sv",
        )


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


def noted(at: FollowUp, participant: Participant, presence: Presence) -> Attendance:
    return Attendance(
        id=review_id(at.id, participant.id),
        follow_up_id=at.id,
        participant_id=participant.id,
        presence=presence,
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
