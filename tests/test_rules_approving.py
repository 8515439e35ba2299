"""What is asked for at the approval itself, and that time goes on from version to version."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from sipdesk.case import (
    Address,
    ApprovalForm,
    ApprovedVersion,
    Case,
    FollowUp,
    Goal,
    Intervention,
    Plan,
    goal_review,
    intervention_review,
    with_every_review,
    with_new_version,
)
from sipdesk.rules import (
    Layer,
    approval_findings,
    findings,
    remark_on_approval,
    stops_approval,
)

NOW = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.UTC)
READY = Case(plan=Plan(approval_form=ApprovalForm.ORAL, approval_date="2026-03-12"))


def second(case: Case = READY, **plan: str) -> Case:
    """A draft of version 2, ready to be approved but for what is given."""
    version = ApprovedVersion(number=1, approved_at=NOW.isoformat(), case=case)
    draft = with_new_version(replace(case, approved_versions=(version,)))
    filled = {"change_reason": "Ny skola", "approval_date": "2026-03-12"} | plan
    return replace(draft, plan=replace(draft.plan, approval_form=ApprovalForm.ORAL, **filled))


def codes(case: Case, now: dt.datetime = NOW) -> list[str]:
    return [finding.code for finding in approval_findings(case, now)]


def test_nothing_stands_against_an_approval_with_form_date_and_reason() -> None:
    assert codes(READY) == []
    assert codes(second()) == []


@pytest.mark.parametrize("plan", [Plan(), replace(READY.plan, approval_date=" ")])
def test_how_and_when_is_asked_for(plan: Plan) -> None:
    assert codes(replace(READY, plan=plan)) == ["approval"]


@pytest.mark.parametrize(
    ("missing", "asked"),
    [
        ({"approval_date": ""}, ("Ange vilken dag personen godkänner planen.", "approval_date")),
        (
            {"approval_form": ApprovalForm.UNSET},
            ("Ange hur personen godkänner planen.", "approval_form"),
        ),
    ],
    ids=["day", "form"],
)
def test_what_is_missing_of_the_two_is_asked_for_alone(
    missing: dict[str, Any], asked: tuple[str, str]
) -> None:
    plan = replace(READY.plan, **missing)
    (finding,) = approval_findings(replace(READY, plan=plan), NOW)
    assert (finding.sentence, finding.address.field) == asked


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_new_version_needs_its_reason_and_says_so_at_once(reason: str) -> None:
    case = second(change_reason=reason)
    (finding,) = (f for f in findings(case, NOW.date()) if f.address.field == "change_reason")
    assert (finding.code, finding.layer) == ("change-reason", Layer.LAW)
    assert finding in stops_approval(case, NOW.date())
    assert codes(case) == []  # which would say it twice
    assert not any(f.code == "change-reason" for f in findings(second(), NOW.date()))
    assert not any(f.code == "change-reason" for f in findings(READY, NOW.date()))


def test_an_approval_dated_before_the_version_before_is_refused() -> None:
    (finding,) = approval_findings(second(approval_date="2026-03-11"), NOW)
    assert finding.code == "approval-before-earlier"
    assert dict(finding.values) == {
        "written": "2026-03-11",
        "number": "1",
        "date": "2026-03-12",
    }
    assert finding.sentence.startswith("Godkännandet är daterat {written}, före version {number}")


def test_a_day_before_the_version_before_is_told_while_it_is_written() -> None:
    assert remark_on_approval(second(approval_date="2026-03-11"))
    assert not remark_on_approval(second(approval_date="2026-03-12"))
    assert not remark_on_approval(second(approval_date="mars"))
    assert not remark_on_approval(READY)


def test_an_approval_that_has_not_been_yet_is_refused() -> None:
    assert codes(second(approval_date="2026-03-13")) == ["approval-to-come"]


@pytest.mark.parametrize("written", ["idag", "32 mars", "2026-02-30"])
def test_a_day_that_cannot_be_read_stops_the_approval(written: str) -> None:
    case = replace(READY, plan=replace(READY.plan, approval_date=written))
    (finding,) = approval_findings(case, NOW)
    assert (finding.code, finding.layer) == ("approval-unreadable", Layer.LAW)
    assert finding.address == Address("plan", "approval_date")
    assert dict(finding.values) == {"text": written}


def test_a_row_without_words_that_follow_ups_tell_of_stops_the_approval() -> None:
    held = Case(
        plan=READY.plan,
        goals=(Goal(id="g"),),
        interventions=(Intervention(id="i"),),
        follow_ups=(FollowUp(id="f"),),
    )
    assert codes(held) == []
    told = replace(
        with_every_review(held),
        goal_reviews=(replace(goal_review(held, "f", "g"), own_words="Det går."),),
        intervention_reviews=(replace(intervention_review(held, "f", "i"), why="Sjuk"),),
    )
    found = approval_findings(told, NOW)
    assert [f.address for f in found] == [
        Address("goals", "own_words", "g"),
        Address("interventions", "what", "i"),
    ]


def test_the_clock_set_back_a_day_is_told_of() -> None:
    yesterday = NOW - dt.timedelta(days=1)
    assert codes(second(), yesterday) == ["approval-to-come", "clock-set-back"]


def test_another_time_zone_is_not_another_time() -> None:
    west = NOW.astimezone(dt.timezone(dt.timedelta(hours=-5)))
    assert codes(second(), west) == []
