"""After the approval a plan stays in sight: until it has a day to be followed up on, and again
when a case that was closed is opened.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sipdesk.case import (
    Address,
    Agreement,
    Answer,
    Case,
    Ending,
    FollowUp,
    NextStep,
    Participant,
    Wish,
    closed,
    is_undone,
    may_become,
    reopened,
    with_every_review,
)
from sipdesk.demo.at_the_meeting import aino
from sipdesk.overview import overview
from sipdesk.rules import DueKind, StageState, due, findings, way
from tests.test_due import agreed, drafted, in_days, met, of_kind, only, ready
from tests.test_rules_findings import TODAY, Change, assert_it_can_be_shown, found, value

NO_DAY = "Bestäm när planen ska följas upp."
CLOSED, OPENED = "2026-03-08T15:00:00+01:00", "2026-03-09T09:00:00+01:00"
LAW: dict[str, Change] = {}
QUALITY: dict[str, Change] = {"follow-up-undated": lambda _case: agreed("")}


def codes(case: Case) -> list[str]:
    return [finding.code for finding in findings(case, TODAY)]


# --- a plan without a day to be followed up on --------------------------------------------------


def test_a_plan_without_a_day_to_follow_up_on_stays_in_sight() -> None:
    case = agreed("")
    item = only(case, DueKind.FOLLOW_UP)
    assert (item.date, item.sentence) == (None, NO_DAY)
    finding = found(case, "follow-up-undated")
    assert finding.address == item.address == Address("follow_ups", "")
    assert finding.sentence == NO_DAY
    assert_it_can_be_shown(finding, case)


@pytest.mark.parametrize(
    "case",
    [
        agreed(in_days(60)),
        met(agreed(""), in_days(20), NextStep.UNSET),
        met(agreed(""), in_days(-3), next_date=in_days(20)),
        value("plan", "follow_up_date", "")(drafted(in_days(3))),
    ],
    ids=["in the plan", "laid down", "agreed on", "a draft"],
)
def test_a_day_ahead_or_a_draft_needs_no_such_line(case: Case) -> None:
    assert NO_DAY not in {item.sentence for item in due(case, TODAY)}
    assert "follow-up-undated" not in codes(case)


def test_a_follow_up_that_goes_on_asks_for_the_next_day_itself() -> None:
    case = met(agreed(""), in_days(-3))
    assert only(case, DueKind.FOLLOW_UP).sentence == NO_DAY
    assert "next-date" in codes(case)
    assert "follow-up-undated" not in codes(case)


def test_a_day_that_has_passed_leads_to_where_something_can_be_written() -> None:
    case = agreed(in_days(-1))
    assert found(case, "follow-up-late").address == Address("follow_ups", "")
    assert only(case, DueKind.FOLLOW_UP).address == Address("follow_ups", "")


def test_a_meeting_of_today_is_no_plan_that_waits() -> None:
    assert of_kind(drafted(in_days(0)), DueKind.APPROVAL) == []
    assert of_kind(drafted(in_days(-1)), DueKind.APPROVAL)


# --- closed, and open again ---------------------------------------------------------------------


def ended() -> Case:
    """A follow-up decided to end; the person has not said how it was."""
    case = met(agreed(""), "2026-03-06", NextStep.END)
    ending = Ending(date="2026-03-07", wished_by=Wish.PERSON, open_interventions="De fortsätter.")
    return with_every_review(replace(case, ending=ending))


def test_what_can_no_longer_be_asked_is_not_said_of_a_closed_case() -> None:
    assert codes(ended()) == ["ending-evaluation", "ending-not-closed"]
    assert codes(closed(ended(), CLOSED)) == []


def test_a_case_that_was_opened_again_is_followed_up_again() -> None:
    again = reopened(closed(ended(), CLOSED), OPENED, "Aino vill fortsätta.")
    assert codes(again) == [
        "topic-put-off",
        "follow-up-undated",
        "follow-up-presence",
        "review-by-person",
    ]
    assert only(again, DueKind.FOLLOW_UP).sentence == NO_DAY
    assert [step.state for step in way(again, TODAY)][3:] == [StageState.NOW, StageState.LATER]
    assert again.ending == ended().ending


def test_the_coordinator_is_who_calls_and_need_not_be_called() -> None:
    case = aino(TODAY)
    coming = replace(case.participants[0], invited_on="2026-03-01", wanted=Answer.YES)
    coordinator = Participant(name=case.coordinator.name, wanted=Answer.YES)
    called = replace(case, approved_versions=(), participants=(coming, coordinator))
    assert way(called, TODAY)[1].state is StageState.DONE
    uncalled = replace(called, participants=(coming, Participant(name="Bo Ek")))
    assert way(uncalled, TODAY)[1].state is StageState.NOW


@pytest.mark.parametrize(
    ("day", "open_still"),
    [
        ("2026-03-09", ["ending-not-closed"]),
        ("2026-03-10", ["ending-not-closed"]),
        ("2026-12-01", []),
    ],
)
def test_an_ending_written_anew_counts(day: str, open_still: list[str]) -> None:
    again = value("ending", "date", day)(reopened(closed(ended(), CLOSED), OPENED, "Ja"))
    assert codes(again) == ["ending-evaluation", *open_still]
    asked = value("ending", "meaning", Agreement.FULLY)(again)
    assert codes(asked) == open_still


def test_a_new_decision_to_end_asks_for_a_new_day() -> None:
    again = reopened(closed(ended(), CLOSED), OPENED, "Ja")
    row = FollowUp(id="new", date="2026-03-10", present="Aino", next_step=NextStep.END)
    assert "ending-date" in codes(replace(again, follow_ups=(*again.follow_ups, row)))


@pytest.mark.parametrize(
    ("on", "undone"),
    [
        (None, True),
        (dt.date(2026, 3, 7), True),
        (dt.date(2026, 3, 8), True),
        (dt.date(2026, 3, 9), False),
    ],
)
def test_an_ending_is_undone_by_the_opening_after_it(on: dt.date | None, undone: bool) -> None:
    again = reopened(closed(ready(), CLOSED), OPENED, "Ja")
    assert is_undone(again, on) is undone
    assert not is_undone(ready(), on)
    assert not is_undone(closed(again, OPENED), on)


def test_on_the_day_of_the_closing_itself_the_old_ending_rests() -> None:
    again = reopened(closed(ready(), OPENED), OPENED, "Fel person")
    assert is_undone(again, dt.date(2026, 3, 9))
    assert not is_undone(again, TODAY)


def test_the_overview_tells_of_the_opening() -> None:
    again = reopened(closed(ended(), CLOSED), OPENED, "Aino vill fortsätta.")
    lines = overview(again, TODAY).splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("Avslut: 2026-03-07"))
    assert "Avslutat förut: 2026-03-07, önskat av: personen själv" in lines[place + 1 :]
    assert "Öppnat igen: 2026-03-09, Aino vill fortsätta." in lines[place + 2 :]


def test_what_was_said_at_the_first_end_outlives_the_second() -> None:
    said = value("ending", "comment", "Det räckte.")(ended())
    again = reopened(closed(said, CLOSED), OPENED, "Aino vill fortsätta.")
    written_over = replace(again, ending=Ending(date="2026-06-01", comment="Nu är det bra."))
    (entry,) = closed(written_over, "2026-06-01T10:00:00+02:00").reopenings
    assert (entry.ended_on, entry.wished_by) == ("2026-03-07", Wish.PERSON)
    assert (entry.open_interventions, entry.comment) == ("De fortsätter.", "Det räckte.")


def test_a_closed_case_opens_with_nothing_else_said_of_its_end() -> None:
    shut = closed(value("ending", "comment", "Det räckte.")(ended()), CLOSED)
    opened = reopened(shut, OPENED, "Aino vill fortsätta.")
    assert may_become(shut, opened)
    (entry,) = opened.reopenings
    for other in (replace(entry, comment=""), replace(entry, reason=" ")):
        assert not may_become(shut, replace(opened, reopenings=(other,)))
