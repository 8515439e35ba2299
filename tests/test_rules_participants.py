"""What is said about topics and participants: topics that nobody dealt with, and who is wanted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sipdesk.case import Answer, Case, Participant, Presence, Topic, TopicOutcome
from sipdesk.demo.parts import approved
from sipdesk.rules import findings, is_time_for_outcomes
from tests.test_rules_findings import (
    TODAY,
    Change,
    added,
    assert_it_stops_nothing,
    both,
    codes,
    complete,
    every,
    followed_up,
    value,
)

PUT_OFF = value("topics", "outcome", TopicOutcome.PUT_OFF)
COORDINATES = both(
    value("coordinator", "name", "Karin Lind"), value("coordinator", "organisation", "Biståndet")
)
ANOTHER_UNIT = Participant(name="Lind, Karin", organisation="Biståndsenheten")

LAW: dict[str, Change] = {}
QUALITY: dict[str, Change] = {
    "topic-outcome": value("topics", "outcome", TopicOutcome.UNSET),
    "topic-put-off": both(followed_up(), PUT_OFF),
    "coordinator-organisation": both(COORDINATES, added("participants", ANOTHER_UNIT)),
}
NOBODY_CAME = every("participants", "presence", Presence.UNSET)
UNMARKED = every("topics", "outcome", TopicOutcome.UNSET)


@pytest.mark.parametrize("code", QUALITY)
def test_it_is_said_and_stops_nothing(code: str) -> None:
    assert_it_stops_nothing(QUALITY[code](complete()), code)


# --- what became of each topic ------------------------------------------------------------------


@pytest.mark.parametrize(
    "outcome", [each for each in TopicOutcome if each is not TopicOutcome.UNSET]
)
def test_each_outcome_is_an_answer(outcome: TopicOutcome) -> None:
    assert "topic-outcome" not in codes(every("topics", "outcome", outcome)(complete()))


def test_nobody_is_asked_before_the_meeting() -> None:
    assert "topic-outcome" not in codes(both(UNMARKED, NOBODY_CAME)(complete()))


def test_several_untouched_topics_are_one_finding_about_the_first() -> None:
    case = both(UNMARKED, value("topics", "outcome", TopicOutcome.HANDLED))(complete())
    (finding,) = [f for f in findings(case, TODAY) if f.code == "topic-outcome"]
    assert finding.address.row == case.topics[1].id
    assert dict(finding.values)["count"] == "2"


def test_an_empty_row_is_no_topic() -> None:
    assert "topic-outcome" not in codes(added("topics", Topic(text=" "))(complete()))


def test_it_can_still_be_said_after_the_approval() -> None:
    case = approved(UNMARKED(complete()), TODAY.isoformat())
    assert "topic-outcome" in codes(case)


@pytest.mark.parametrize(
    "ending",
    [
        every("topics", "outcome", TopicOutcome.HANDLED),
        value("follow_ups", "date", "2026-03-11"),
        value("meeting", "date", TODAY.isoformat()),
    ],
    ids=["taken up", "follow-up to come", "a meeting after the follow-up"],
)
def test_what_was_put_off_is_asked_about_once_the_plan_is_followed_up(ending: Change) -> None:
    case = both(followed_up(), PUT_OFF)(complete())
    assert "topic-put-off" in codes(case)
    assert "topic-put-off" not in codes(ending(case))
    assert "topic-put-off" not in codes(PUT_OFF(complete()))
    agreed = approved(case, TODAY.isoformat())
    assert "topic-put-off" in codes(agreed), "an approval settles nothing of it"


@pytest.mark.parametrize(
    "row",
    [
        replace(ANOTHER_UNIT, organisation="biståndet"),
        replace(ANOTHER_UNIT, organisation=" "),
        replace(ANOTHER_UNIT, name="Karin Lindgren"),
    ],
    ids=["the same", "none", "somebody else"],
)
def test_a_coordinator_who_comes_belongs_to_one_organisation(row: Participant) -> None:
    case = both(COORDINATES, added("participants", row))(complete())
    assert "coordinator-organisation" not in codes(case)


def test_the_mark_is_offered_from_the_day_of_the_meeting_on() -> None:
    case = both(UNMARKED, NOBODY_CAME)(complete())
    assert case.meeting.date == TODAY.isoformat()
    assert is_time_for_outcomes(case, TODAY)
    assert not is_time_for_outcomes(case, TODAY - dt.timedelta(days=1))
    assert is_time_for_outcomes(complete(), TODAY - dt.timedelta(days=1))
    assert not is_time_for_outcomes(Case(topics=(Topic(text="Bastun"),)), TODAY)


# --- who is wanted ------------------------------------------------------------------------------


def test_several_participants_nobody_decided_on_are_one_finding() -> None:
    case = replace(
        complete(),
        participants=tuple(replace(p, wanted=Answer.NOT_ASKED) for p in complete().participants),
    )
    asked = [f for f in findings(case, TODAY) if f.code == "participant-wanted"]
    assert len(asked) == 1
    assert asked[0].address.row == case.participants[0].id
    assert dict(asked[0].values)["count"] == "5"
