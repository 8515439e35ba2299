"""Checks of the follow-up meetings."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import (
    Address,
    Answer,
    Case,
    FollowUp,
    GoalReview,
    Nearness,
    NextStep,
    day,
    goals_followed_up,
    is_empty_row,
    is_undone,
    somebody_came,
)
from sipdesk.i18n import N_
from sipdesk.rules.finding import Findings, Look, advised
from sipdesk.rules.put_off import put_off

GOES_ON = {NextStep.CONTINUE, NextStep.CHANGE}


def follow_up_findings(look: Look) -> Findings:
    """What is missing on the tab Uppföljning: of the last meeting only, the others are history."""
    last = last_follow_up(look.case)
    if last is None:
        return
    if not last.date.strip():
        yield advised(
            "follow-up-held",
            N_("Ange vilken dag uppföljningen är."),
            Address("follow_ups", "date", last.id),
        )
    held_on = day(last.date)
    if held_on and held_on <= look.today:
        yield from _held(look.case, last)
    if last.next_step in GOES_ON:
        yield from _next(look, last)


def last_follow_up(case: Case) -> FollowUp | None:
    """The last follow-up that anything is written in."""
    return next((f for f in reversed(case.follow_ups) if not is_empty_row(f)), None)


def is_ended(case: Case) -> bool:
    """Whether the last follow-up meeting decided to end, and the case was not opened again."""
    last = last_follow_up(case)
    if last is None or last.next_step is not NextStep.END:
        return False
    return not is_undone(case, day(last.date))


def plan_day_ahead(case: Case, held: dt.date | None, today: dt.date) -> dt.date | None:
    """The day to follow up that the plan names, where it is after a meeting and has not passed."""
    agreed = day(case.plan.follow_up_date)
    return agreed if agreed and held and agreed > held and agreed >= today else None


def _held(case: Case, last: FollowUp) -> Findings:
    yield from _still_put_off(case, last)
    if not last.present.strip() and not somebody_came(case, last):
        yield advised(
            "follow-up-presence",
            N_("Ange vilka som var med på uppföljningen."),
            _whose_presence(case, last),
        )
    unrated = _not_rated_by_person(case, last)
    if unrated:
        yield advised(
            "review-by-person",
            N_("Fråga personen hur nära målet det känns, och skriv svaret."),
            Address("goal_reviews", "nearness_person", unrated.id),
        )
    if last.next_step is NextStep.UNSET:
        yield advised(
            "next-step",
            N_("Ange vad uppföljningen kom fram till: fortsätta, ändra eller avsluta."),
            Address("follow_ups", "next_step", last.id),
        )


def _still_put_off(case: Case, last: FollowUp) -> Findings:
    met_on, topics = day(case.meeting.date), put_off(case)
    held_on = day(last.date)
    if topics and held_on and (met_on is None or met_on < held_on):
        yield advised(
            "topic-put-off",
            N_("”{topic}” skulle tas upp senare. Ange vad det blev av det.")
            if len(topics) == 1
            else N_("{count} saker skulle tas upp senare. Ange vad det blev av dem."),
            Address("topics", "outcome", topics[0].id),
            topic=topics[0].text.strip().rstrip("."),
            count=str(len(topics)),
        )


def _whose_presence(case: Case, follow_up: FollowUp) -> Address:
    """The first participant to note, or where others are written when there is none."""
    invited = [p.id for p in case.participants if p.wanted is not Answer.NO and not is_empty_row(p)]
    rows = (a for a in case.attendances if a.follow_up_id == follow_up.id)
    first = next((a for a in rows if a.participant_id in invited), None)
    if first is None:
        return Address("follow_ups", "present", follow_up.id)
    return Address("attendances", "presence", first.id)


def _not_rated_by_person(case: Case, follow_up: FollowUp) -> GoalReview | None:
    goals = goals_followed_up(case, follow_up)
    written = {goal.id for goal in goals if not is_empty_row(goal)}
    reviews = (r for r in case.goal_reviews if r.follow_up_id == follow_up.id)
    return next((r for r in reviews if r.goal_id in written and _is_unrated(r)), None)


def _is_unrated(review: GoalReview) -> bool:
    """A goal that no longer applies needs no rating."""
    return review.nearness_person is Nearness.UNSET and review.still_applies is not Answer.NO


def _next(look: Look, last: FollowUp) -> Findings:
    next_day = day(last.next_date)
    if not last.next_date.strip() and plan_day_ahead(look.case, day(last.date), look.today):
        return
    if not last.next_date.strip():
        yield advised(
            "next-date",
            N_("Ange när nästa uppföljning ska vara."),
            Address("follow_ups", "next_date", last.id),
        )
    elif next_day and next_day < look.today:
        yield advised(
            "next-date-late",
            N_("Nästa uppföljning skulle ha varit {date}. Lägg till den, eller ange en ny dag."),
            Address("follow_ups", "next_date", last.id),
            date=last.next_date,
        )
    elif last.next_step is NextStep.CHANGE and not look.case.is_approved:
        yield from _other_day(look.case, last)


def _other_day(case: Case, last: FollowUp) -> Findings:
    if case.plan.follow_up_date.strip() not in {"", last.next_date.strip()}:
        yield advised(
            "follow-up-days-differ",
            N_("Planen har en annan dag för uppföljning än den ni bestämde sist."),
            Address("plan", "follow_up_date"),
        )
