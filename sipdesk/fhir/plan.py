"""The plan: what was asked for, the goals, and who does what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sipdesk.case import (
    Case,
    Goal,
    InitiativeOutcome,
    Intervention,
    approval_day,
    day,
    is_closed,
    is_empty_row,
)
from sipdesk.fhir.elements import (
    Element,
    Resource,
    chosen,
    concept,
    concepts,
    date,
    filled,
    line,
    notes,
    period,
    resource,
    shown,
    text,
)
from sipdesk.fhir.sharable import Sharable
from sipdesk.rules import statute
from sipdesk.rules.law import PLAN

SIP = "Samordnad individuell plan (SIP)"
PROFESSIONALS = "Verksamheterna"
TURNED_DOWN = (InitiativeOutcome.DECLINED, InitiativeOutcome.REFUSED)


def service_request(whole: Sharable, person: Resource) -> Resource:
    """The initiative: who asked for the plan, when, and why."""
    initiative = whole.case.initiative
    requester = shown(initiative.proposed_by)
    content = {
        "status": _request_status(whole.case),
        "intent": "proposal",
        "code": concept(SIP),
        "subject": person.reference,
        "authoredOn": date(initiative.date),
        "requester": requester[0] if requester else None,
        "reasonCode": concepts(initiative.reason),
    }
    return resource("ServiceRequest", whole.case.id, "", content)


def _request_status(case: Case) -> str:
    if is_closed(case):
        return "completed"
    return "revoked" if case.initiative.outcome in TURNED_DOWN else "active"


def goals(whole: Sharable, person: Resource) -> Mapping[str, Resource]:
    """The goals by the ids of their rows."""
    rows = (row for row in whole.plan.goals if text(row.own_words + row.professional_wording))
    return {row.id: _goal(whole, person, row) for row in rows}


def _goal(whole: Sharable, person: Resource, goal: Goal) -> Resource:
    """Its description is in the person's own words, and says so by who expressed it; the wording of
    the professionals stands beside it as a note, and in its place only where there is no other.
    """
    own, professional = text(goal.own_words), text(goal.professional_wording)
    beside = [{"authorString": PROFESSIONALS, "text": professional}] if own and professional else []
    content = {
        "lifecycleStatus": _goal_status(whole),
        "category": concepts(chosen(goal.horizon)),
        "description": concept(own or professional),
        "subject": person.reference,
        "expressedBy": person.reference if own else {"display": PROFESSIONALS},
        "note": beside,
    }
    return resource("Goal", whole.case.id, goal.id, content)


def _goal_status(whole: Sharable) -> str:
    if is_closed(whole.case):
        return "completed"  # "no longer being sought", whether or not it was reached
    return "active" if whole.approved else "proposed"


def care_plan(
    whole: Sharable,
    person: Resource,
    team: Resource,
    aims: Mapping[str, Resource],
    more: list[Resource],
) -> Resource:
    """The plan that the person approved last, or the draft of the first. `more` is what supports
    it: the initiative, the consents, the paper.
    """
    author = shown(line(whole.case.coordinator.name, whole.case.coordinator.organisation))
    approved_on = approval_day(whole.approved).isoformat() if whole.approved else ""
    content = {
        "status": _plan_status(whole),
        "intent": "plan",
        "category": [concept(f"{SIP} enligt {_law(whole, approved_on)}")],
        "title": f"{SIP}, version {whole.plan.plan.version}",
        "description": text(whole.plan.plan.situation),
        "subject": person.reference,
        "period": period(approved_on, whole.case.ending.closed_at[:10]),
        "created": approved_on,
        "author": author[0] if author else None,
        "contributor": shown(whole.plan.plan.main_responsible),
        "careTeam": [team.reference],
        "supportingInfo": [each.reference for each in more],
        "goal": [goal.reference for goal in aims.values()],
        "activity": _activities(whole, person, aims),
        "note": _notes(whole, person),
    }
    return resource("CarePlan", whole.case.id, "", content)


def _plan_status(whole: Sharable) -> str:
    if is_closed(whole.case):
        return "completed"
    return "active" if whole.approved else "draft"


def _law(whole: Sharable, approved_on: str) -> str:
    """The paragraphs of the day on which the plan was approved, or of the day of its meeting."""
    known = (day(approved_on), day(whole.plan.meeting.date))
    return statute(PLAN, next((on for on in known if on), whole.today)).reference


def _activities(
    whole: Sharable, person: Resource, aims: Mapping[str, Resource]
) -> list[dict[str, Any]]:
    plan = whole.plan.plan
    rows = [row for row in whole.plan.interventions if not is_empty_row(row)]
    status = "completed" if is_closed(whole.case) else "unknown"
    others = (
        (plan.own_actions, person.reference),
        (plan.relatives_actions, {"display": "Närstående"}),
        (plan.others_measures, {"display": "Andra än kommunen och regionen"}),
    )
    return [
        *({"detail": _intervention(row, aims, whole.today)} for row in rows),
        *(
            {"detail": {"status": status, "description": text(what), "performer": [who]}}
            for what, who in others
            if text(what)
        ),
    ]


def _intervention(row: Intervention, aims: Mapping[str, Resource], today: dt.date) -> Element:
    """What is done, by whom, when and how often, for which goal; the principal is a performer."""
    goal = aims.get(row.goal_id)
    principal = chosen(row.principal)
    return filled(
        {
            "status": _progress(row, today),
            "description": text(row.what),
            "goal": [goal.reference] if goal else [],
            "scheduledTiming": _timing(row),
            "performer": [
                *shown(row.responsible_person, row.organisation),
                *shown(f"Huvudman: {principal.lower()}" if principal else ""),
            ],
        }
    )


def _timing(row: Intervention) -> Element:
    bounds = period(row.starts, row.ends)
    repeat = {"boundsPeriod": bounds} if bounds else {}
    words = concept(line(row.how_often)) if line(row.how_often) else {}
    return filled({"repeat": repeat, "code": words})


def _progress(row: Intervention, today: dt.date) -> str:
    """As far as the days of an intervention tell."""
    starts, ends = day(row.starts), day(row.ends)
    if ends is not None and ends < today:
        return "completed"
    if starts is None:
        return "unknown"
    return "in-progress" if starts <= today else "scheduled"


def _notes(whole: Sharable, person: Resource) -> list[Element]:
    plan = whole.plan.plan
    views = text(plan.my_views)
    told = notes(
        (
            ("Övergripande ansvar", chosen(plan.overall_responsibility)),
            ("Om läget försämras", plan.crisis_plan),
            ("Uppföljning", line(plan.follow_up_how, plan.follow_up_how_often)),
            ("Nästa uppföljning", line(plan.follow_up_date, plan.follow_up_time)),
            ("Sammankallande", plan.follow_up_convener),
            ("När samarbetet avslutas", plan.cooperation_ends),
        )
    )
    own = [{"authorReference": person.reference, "text": views}] if views else []
    return told + own
