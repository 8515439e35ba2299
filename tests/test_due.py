"""Att göra: each thing that becomes due, from which day, and what ends it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings

from sipdesk.case import (
    Answer,
    Case,
    ConsentAnswer,
    ConsentPurpose,
    CopyGiven,
    FollowUp,
    InitiativeOutcome,
    NextStep,
    Presence,
    Principal,
    closed,
    value_at,
    with_new_version,
)
from sipdesk.demo import demo_cases
from sipdesk.demo.parts import approved, carried_over
from sipdesk.rules import (
    Due,
    DueKind,
    Urgency,
    by_urgency,
    due,
    findings,
    next_follow_up,
    rests,
    retention_date,
)
from tests.strategies import cases
from tests.test_rules_findings import (
    PLAN,
    SHARING,
    TODAY,
    Change,
    both,
    complete,
    consent,
    emptied,
    every,
    value,
)

ENDED = "2026-03-11T10:00:00+00:00"
NOBODY_NOTED = every("participants", "presence", Presence.UNSET)


def in_days(days: int) -> str:
    return (TODAY + dt.timedelta(days=days)).isoformat()


def ready() -> Case:
    """Approved a month ago, copies given, carried over, follow-up far ahead: nothing to do."""
    case = both(
        value("meeting", "date", in_days(-30)),
        value("plan", "follow_up_date", in_days(60)),
    )(complete())
    case = approved(case, in_days(-30))
    return carried_over(with_copies(case), in_days(-29))


def with_copies(case: Case) -> Case:
    given = (
        CopyGiven(
            number=number,
            document="plan",
            version=case.plan.version,
            recipient=recipient,
            given_at=ENDED,
        )
        for number, recipient in enumerate(("", *(p.id for p in case.participants)), start=1)
    )
    return replace(case, copies_given=tuple(given))


def drafted(meeting: str) -> Case:
    """A plan in work, with its meeting on a day."""
    return both(
        value("meeting", "date", meeting),
        value("plan", "follow_up_date", in_days(200)),
    )(complete())


def of_kind(case: Case, kind: DueKind) -> list[Due]:
    return [item for item in due(case, TODAY) if item.kind is kind]


def only(case: Case, kind: DueKind) -> Due:
    (item,) = of_kind(case, kind)
    return item


def test_a_case_with_everything_done_is_not_in_the_list() -> None:
    assert due(ready(), TODAY) == ()
    assert due(Case(), TODAY) == ()


# --- consent ------------------------------------------------------------------------------------


@pytest.mark.parametrize("purpose", ConsentPurpose)
@pytest.mark.parametrize(
    ("days", "urgency"),
    [
        (-1, Urgency.LATE),
        (0, Urgency.TODAY),
        (7, Urgency.THIS_WEEK),
        (8, Urgency.LATER),
        (30, Urgency.LATER),
    ],
)
def test_a_consent_that_runs_out(purpose: ConsentPurpose, days: int, urgency: Urgency) -> None:
    item = only(consent(purpose, valid_until=in_days(days))(ready()), DueKind.CONSENT)
    assert (item.urgency, item.date) == (urgency, TODAY + dt.timedelta(days=days))
    assert item.address.part == {PLAN: "plan_consent", SHARING: "sharing_consent"}[purpose]
    assert ("gällde" in item.sentence) == (days < 0)


@pytest.mark.parametrize(
    "change",
    [
        consent(PLAN, valid_until=in_days(31)),
        consent(PLAN, valid_until=""),
        consent(PLAN, valid_until="till våren"),
        consent(SHARING, answer=ConsentAnswer.WITHDRAWN, valid_until=in_days(1)),
        emptied("consent_entries"),
    ],
)
def test_a_consent_that_asks_for_nothing(change: Change) -> None:
    assert of_kind(change(ready()), DueKind.CONSENT) == []


# --- the meeting and the approval ---------------------------------------------------------------


@pytest.mark.parametrize(("days", "is_there"), [(0, True), (7, True), (8, False)])
def test_a_meeting_within_seven_days(days: int, is_there: bool) -> None:
    case = NOBODY_NOTED(drafted(in_days(days)))
    assert bool(of_kind(case, DueKind.MEETING)) == is_there
    assert of_kind(case, DueKind.APPROVAL) == []


def test_a_meeting_tells_when_and_never_where() -> None:
    case = value("meeting", "place", "Storgatan 1")(drafted(in_days(1)))
    item = only(case, DueKind.MEETING)
    assert dict(item.values) == {"date": in_days(1), "time": "13:00"}
    unknown = value("meeting", "start", "efter lunch")(case)
    assert "{time}" not in only(unknown, DueKind.MEETING).sentence


@pytest.mark.parametrize(("days", "is_there"), [(-1, False), (0, True), (7, True), (8, False)])
def test_what_the_law_asks_for_is_said_while_the_meeting_is_near(days: int, is_there: bool) -> None:
    case = NOBODY_NOTED(emptied("consent_entries")(drafted(in_days(days))))
    assert bool(of_kind(case, DueKind.PREPARATION)) == is_there
    assert of_kind(drafted(in_days(days)), DueKind.PREPARATION) == []


def test_what_is_missing_before_a_meeting_leads_to_the_first_of_it() -> None:
    """The plan itself comes at the meeting: nobody misses its goals before."""
    one = emptied("goals")(emptied("consent_entries")(drafted(in_days(1))))
    assert "en sak" in only(one, DueKind.PREPARATION).sentence
    child = both(
        value("person", "identity_number", ""),
        value("person", "birth_date", "2016-01-01"),
    )(one)
    item = only(child, DueKind.PREPARATION)
    assert dict(item.values)["count"] == "3"  # the consent, a guardian, the child's own view
    assert item.address.part in {"person", "guardians"}


def test_a_meeting_that_has_passed_asks_who_was_there_and_then_for_the_approval() -> None:
    passed = NOBODY_NOTED(drafted(in_days(-1)))
    assert only(passed, DueKind.MEETING).urgency is Urgency.LATE
    assert of_kind(passed, DueKind.APPROVAL) == []
    noted = value("participants", "presence", Presence.PRESENT)(passed)
    assert of_kind(noted, DueKind.MEETING) == []
    assert only(noted, DueKind.APPROVAL).urgency is Urgency.UNDATED
    assert of_kind(approved(noted, in_days(-1)), DueKind.APPROVAL) == []


@pytest.mark.parametrize("presence", [Presence.PRESENT, Presence.REMOTE])
def test_a_meeting_of_today_is_over_once_somebody_is_noted_as_there(presence: Presence) -> None:
    ahead = NOBODY_NOTED(emptied("consent_entries")(drafted(in_days(0))))
    assert {DueKind.MEETING, DueKind.PREPARATION} <= {i.kind for i in due(ahead, TODAY)}
    absent = value("participants", "presence", Presence.ABSENT)(ahead)
    assert of_kind(absent, DueKind.MEETING)
    held = value("participants", "presence", presence)(ahead)
    assert due(held, TODAY) == ()
    assert of_kind(value("meeting", "date", in_days(1))(held), DueKind.MEETING)


def test_a_meeting_of_today_is_over_once_its_plan_is_approved() -> None:
    ahead = NOBODY_NOTED(drafted(in_days(0)))
    assert of_kind(approved(ahead, in_days(0)), DueKind.MEETING) == []


def test_who_was_at_the_meeting_of_an_earlier_version_is_not_noted_at_the_next() -> None:
    case = value("meeting", "date", in_days(0))(with_new_version(ready()))
    assert only(case, DueKind.MEETING).urgency is Urgency.TODAY
    new = replace(case.participants[0], id="new", presence=Presence.PRESENT)
    held = replace(case, participants=(*case.participants, new))
    assert of_kind(held, DueKind.MEETING) == []


def test_a_change_of_an_approved_plan_waits_for_its_own_approval() -> None:
    item = only(with_new_version(ready()), DueKind.APPROVAL)
    assert dict(item.values) == {"number": "2"}


# --- follow-up ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "urgency"),
    [(-1, Urgency.LATE), (0, Urgency.TODAY), (7, Urgency.THIS_WEEK), (14, Urgency.LATER)],
)
def test_the_follow_up_that_the_plan_agreed_on(days: int, urgency: Urgency) -> None:
    item = only(agreed(in_days(days)), DueKind.FOLLOW_UP)
    assert (item.urgency, item.address.part) == (urgency, "follow_ups" if days < 0 else "plan")


def agreed(on: str) -> Case:
    """As `ready`, with the day of the follow-up as the approved plan has it."""
    case = ready()
    return replace(case, plan=replace(case.plan, follow_up_date=on))


def met(case: Case, date: str, step: NextStep = NextStep.CONTINUE, next_date: str = "") -> Case:
    row = FollowUp(id=date, date=date, next_step=step, next_date=next_date)
    return replace(case, follow_ups=(*case.follow_ups, row))


def test_a_follow_up_fifteen_days_ahead_can_wait() -> None:
    assert of_kind(agreed(in_days(15)), DueKind.FOLLOW_UP) == []


def test_a_follow_up_that_was_held_settles_the_agreed_day_even_when_it_came_early() -> None:
    assert only(met(agreed(in_days(-1)), in_days(-5)), DueKind.FOLLOW_UP).date is None
    after = met(agreed(in_days(-1)), in_days(-5), next_date=in_days(3))
    assert only(after, DueKind.FOLLOW_UP).address.field == "next_date"


def test_a_day_of_the_plan_that_is_still_ahead_stands_where_the_follow_up_agreed_on_none() -> None:
    case = met(agreed(in_days(2)), in_days(-5))
    ahead = next_follow_up(case, TODAY)
    assert ahead is not None
    assert (ahead.date.isoformat(), ahead.address.part) == (in_days(2), "plan")
    assert "next-date" not in {f.code for f in findings(case, TODAY)}
    passed = met(agreed(in_days(-1)), in_days(-5))
    assert "next-date" in {f.code for f in findings(passed, TODAY)}


def test_a_plan_approved_at_the_follow_up_says_when_the_next_one_is() -> None:
    case = with_new_version(met(ready(), in_days(-5), NextStep.CHANGE, in_days(1)))
    case = replace(case, plan=replace(case.plan, follow_up_date=in_days(2)))
    ahead = next_follow_up(approved(case, in_days(-5)), TODAY)
    assert ahead is not None
    assert (ahead.date.isoformat(), ahead.address.part) == (in_days(2), "plan")


def test_a_follow_up_that_is_laid_down_comes_before_what_was_agreed() -> None:
    case = met(agreed(in_days(1)), in_days(4), NextStep.UNSET)
    item = only(case, DueKind.FOLLOW_UP)
    assert (item.address.part, item.urgency) == ("follow_ups", Urgency.THIS_WEEK)


def test_a_follow_up_without_an_outcome_is_late_the_day_after() -> None:
    case = met(ready(), in_days(-1), NextStep.UNSET)
    item = only(case, DueKind.FOLLOW_UP)
    assert (item.urgency, item.address.field) == (Urgency.LATE, "next_step")


# --- copies and records -------------------------------------------------------------------------


def test_copies_are_due_for_the_person_and_for_everybody_who_was_there() -> None:
    case = replace(ready(), copies_given=())
    present = {p.id for p in case.participants if p.presence and p.gets_copy is Answer.YES}
    assert dict(only(case, DueKind.COPIES).values)["count"] == str(len(present) + 1)


def test_only_the_person_waits_for_a_copy_when_consent_is_withdrawn() -> None:
    case = consent(SHARING, answer=ConsentAnswer.WITHDRAWN)(replace(ready(), copies_given=()))
    assert dict(only(case, DueKind.COPIES).values)["count"] == "1"


def test_each_principal_whose_records_lack_the_version() -> None:
    case = replace(ready(), carried_over=())
    items = of_kind(case, DueKind.CARRY_OVER)
    assert len(items) == 2
    done = tuple(r for r in ready().carried_over if r.principal is Principal.REGION)
    assert len(of_kind(replace(case, carried_over=done), DueKind.CARRY_OVER)) == 1
    no_day = tuple(replace(row, date="Karin Lund") for row in done)
    assert len(of_kind(replace(case, carried_over=no_day), DueKind.CARRY_OVER)) == 2


# --- over, closed, declined ---------------------------------------------------------------------


def test_a_case_that_has_ended_only_asks_for_copies_and_records() -> None:
    case = replace(agreed(in_days(-1)), copies_given=(), carried_over=())
    for ended in (met(case, in_days(-1), NextStep.END), value("ending", "date", in_days(0))(case)):
        assert {i.kind for i in due(ended, TODAY)} == {DueKind.COPIES, DueKind.CARRY_OVER}
    assert of_kind(value("ending", "date", in_days(1))(case), DueKind.FOLLOW_UP)


def test_a_closed_case_asks_for_copies_records_and_a_decision_when_its_time_is_up() -> None:
    case = closed(replace(agreed(in_days(-1)), copies_given=(), carried_over=()), ENDED)
    assert {i.kind for i in due(case, TODAY)} == {DueKind.COPIES, DueKind.CARRY_OVER}
    until = retention_date(case)
    assert until is not None
    assert DueKind.RETENTION not in {i.kind for i in due(case, until)}
    late = [i for i in due(case, until + dt.timedelta(days=1)) if i.kind is DueKind.RETENTION]
    assert [(i.date, i.urgency) for i in late] == [(until, Urgency.LATE)]


@pytest.mark.parametrize(
    "no",
    [
        consent(PLAN, answer=ConsentAnswer.NO),
        value("initiative", "outcome", InitiativeOutcome.DECLINED),
    ],
)
def test_a_declined_case_gives_nothing(no: Change) -> None:
    assert due(no(drafted(in_days(-1))), TODAY) == ()


# --- whatever the case, whatever the clock ------------------------------------------------------


@pytest.mark.parametrize("case", demo_cases(TODAY), ids=lambda case: case.person.name)
def test_the_demo_on_any_day(case: Case) -> None:
    """Each item leads to a place that is there, and each sentence can be read."""
    for days in (-4000, -400, -30, -1, 0, 1, 30, 400, 4000):
        for item in due(case, TODAY + dt.timedelta(days=days)):
            assert not (rests(case) and item.kind is not DueKind.RETENTION)
            sentence = item.sentence.format(**dict(item.values))
            assert sentence.endswith(".")
            assert case.meeting.place not in sentence or not case.meeting.place
            assert item.case_id == case.id
            if item.address.field:
                value_at(case, item.address)


@settings(max_examples=60, deadline=None)
@given(cases())
def test_no_case_and_no_clock_is_too_odd(case: Case) -> None:
    for today in (dt.date.min, TODAY, dt.date.max):
        items = due(case, today)
        assert all((item.date is None) == (item.urgency is Urgency.UNDATED) for item in items)
        assert all(item.case_id == case.id for item in items)


def test_the_most_urgent_comes_first() -> None:
    draft = value("meeting", "date", in_days(0))(with_new_version(ready()))
    case = consent(PLAN, valid_until=in_days(20))(draft)
    case = consent(SHARING, valid_until=in_days(-3))(case)
    found = [item.urgency for item in sorted(due(case, TODAY), key=by_urgency)]
    assert found == [Urgency.LATE, Urgency.TODAY, Urgency.LATER, Urgency.UNDATED]
