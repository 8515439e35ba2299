"""What is missing in a case: every check, put in the order in which it is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

from sipdesk.case import Case, ConsentAnswer, ConsentPurpose, InitiativeOutcome, is_closed
from sipdesk.rules.about_consent import consent_findings
from sipdesk.rules.about_copies import copy_findings
from sipdesk.rules.about_dates import date_findings
from sipdesk.rules.about_email import email_findings
from sipdesk.rules.about_ending import ending_findings, is_ending
from sipdesk.rules.about_follow_up import follow_up_findings
from sipdesk.rules.about_lss import lss_findings
from sipdesk.rules.about_names import name_findings
from sipdesk.rules.about_participants import participant_findings, topic_findings
from sipdesk.rules.about_person import person_findings
from sipdesk.rules.about_plan import plan_findings
from sipdesk.rules.about_representatives import representative_findings
from sipdesk.rules.consent_history import current_consent
from sipdesk.rules.finding import Finding, Findings, Layer, Look
from sipdesk.rules.moved_meeting import moved_findings

CHECKS: tuple[Callable[[Look], Findings], ...] = (
    person_findings,
    representative_findings,
    topic_findings,
    participant_findings,
    consent_findings,
    plan_findings,
    copy_findings,
    moved_findings,
    lss_findings,
    follow_up_findings,
    ending_findings,
    date_findings,
    email_findings,
    name_findings,
)

# The person's details, then the five tabs; the ending stands below the follow-ups.
PLACES: Mapping[str, int] = {
    part: place
    for place, parts in enumerate(
        (
            ("person", "guardians"),
            ("initiative", "topics", "preparation"),
            ("coordinator", "meeting", "participants"),
            ("plan_consent", "sharing_consent", "consent_entries"),
            ("plan", "goals", "interventions", "copies_given"),
            ("follow_ups", "attendances", "goal_reviews", "intervention_reviews"),
            ("ending", "reopenings", "carried_over"),
        )
    )
    for part in parts
}
CONSENT_PARTS = {"plan_consent", "sharing_consent", "consent_entries"}
FOLLOW_UP_PARTS = {"follow_ups", "attendances", "goal_reviews", "intervention_reviews"}
ENDING_PARTS = {"ending", "carried_over"}
STILL_SAID_WHILE_ENDING = {"no-copy", "noted-before-follow-up"}
STILL_SAID_WHEN_CLOSED = {"retention-passed", "no-copy"}
STILL_OPEN_AFTER_APPROVAL = {
    "identity",
    "interpreter",
    "topic-outcome",
    "topic-put-off",
    "guardian-not-participant",
    "guardian-not-asked",
    "copies",
    "copy-unwanted",
    "follow-up-late",
    "lss-review-late",
}


class _Stage(NamedTuple):
    """What of a case decides which findings are worth saying: asked once, for all of them."""

    is_closed: bool
    rests: bool
    is_ending: bool
    is_approved: bool


def findings(case: Case, today: dt.date) -> tuple[Finding, ...]:
    """What is worth saying about a case: law first, then in the order of the tabs.

    A case that rests because the person said no asks for nothing more; an approved plan, which
    is closed for changes, and an ended one only for what can still be done about them.
    """
    stage = _Stage(is_closed(case), rests(case), is_ending(case), case.is_approved)
    kept = (f for f in _everything(case, today) if _is_relevant(stage, f))
    return tuple(sorted(kept, key=_order))


def stops_approval(case: Case, today: dt.date) -> tuple[Finding, ...]:
    """Everything that the law asks for before the person can approve the plan."""
    kept = (f for f in _everything(case, today) if f.layer is Layer.LAW)
    return tuple(sorted(kept, key=_order))


def lacks_for_meeting(case: Case, today: dt.date) -> tuple[Finding, ...]:
    """What the law asks for that is to be there before the meeting: all but the plan itself."""
    lacks = findings(case, today)
    return tuple(f for f in lacks if f.layer is Layer.LAW and _place(f) < PLACES["plan"])


def _everything(case: Case, today: dt.date) -> Findings:
    look = Look(case, today)
    for check in CHECKS:
        yield from check(look)


def _order(finding: Finding) -> tuple[bool, int]:
    return finding.layer is not Layer.LAW, _place(finding)


def _place(finding: Finding) -> int:
    return PLACES[finding.address.part]


def _is_relevant(stage: _Stage, finding: Finding) -> bool:
    part = finding.address.part
    if stage.is_closed:
        return finding.code in STILL_SAID_WHEN_CLOSED or part == "carried_over"
    if finding.code.startswith("unreadable"):
        return not stage.is_approved or part in FOLLOW_UP_PARTS | ENDING_PARTS
    return part in ENDING_PARTS or _is_relevant_before_the_end(stage, finding)


def _is_relevant_before_the_end(stage: _Stage, finding: Finding) -> bool:
    part = finding.address.part
    if stage.rests:
        return part == "plan_consent"
    if stage.is_ending:
        is_law_of_follow_up = finding.layer is Layer.LAW and part in FOLLOW_UP_PARTS
        return is_law_of_follow_up or finding.code in STILL_SAID_WHILE_ENDING
    if stage.is_approved:
        open_parts = CONSENT_PARTS | FOLLOW_UP_PARTS | {"copies_given"}
        return finding.code in STILL_OPEN_AFTER_APPROVAL or part in open_parts
    return True


def rests(case: Case) -> bool:
    """Whether the person has said no, so that the case rests; ordinary help continues."""
    consent = current_consent(case, ConsentPurpose.PLAN)
    said_no = consent is not None and consent.answer is ConsentAnswer.NO
    return said_no or case.initiative.outcome is InitiativeOutcome.DECLINED
