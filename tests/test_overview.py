"""The overview to carry over: in journal order, in Swedish, and without what must stay hidden."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings

from sipdesk import i18n
from sipdesk.case import (
    Answer,
    Attendance,
    Case,
    Consent,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    FollowUp,
    GoalReview,
    Initiative,
    InitiativeOutcome,
    NextStep,
    Plan,
    Preparation,
    Presence,
    review_id,
    with_new_version,
)
from sipdesk.demo import demo_cases
from sipdesk.demo.at_the_meeting import aino
from sipdesk.demo.parts import approved
from sipdesk.overview import overview
from tests.strategies import cases

TODAY = dt.date(2026, 3, 12)
HEADINGS = [
    "BAKGRUND OCH INITIATIV",
    "SAMTYCKE",
    "DELTAGANDE",
    "NULÄGE OCH BEHOV",
    "MÅL",
    "INSATSER MED ANSVARIG",
    "DET GÖR PERSONEN SJÄLV OCH NÄRSTÅENDE",
    "ANSVAR",
    "UPPFÖLJNING",
    "GODKÄNNANDE",
]
HIDDEN = {"address", "phone", "email", "place", "follow_up_place"}
HIDDEN |= {"representative_contact", "main_responsible_contact"}


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line in HEADINGS]


@pytest.mark.parametrize("case", [Case(), *demo_cases(TODAY)])
def test_the_parts_stand_in_journal_order(case: Case) -> None:
    text = overview(case, TODAY)
    assert headings(text) == HEADINGS
    assert "\n\n\n" not in text
    assert "None" not in text


def test_what_was_decided_is_there() -> None:
    case = approved(aino(TODAY), "2026-03-12")
    text = overview(case, TODAY)
    assert case.person.name in text
    assert all(" ".join(goal.own_words.split()) in text for goal in case.goals)
    for one in case.interventions:
        line = next(line for line in text.splitlines() if line.startswith(f"- {one.what}"))
        assert one.responsible_person in line
        assert one.organisation in line
    assert "Version 1 godkänd" in text
    assert "utkast" in overview(with_new_version(case), TODAY)


def test_an_approved_plan_is_carried_over_as_it_was_approved() -> None:
    case = approved(aino(TODAY), "2026-03-12")
    meddled = replace(case, plan=replace(case.plan, situation="något helt annat"))
    assert "något helt annat" not in overview(meddled, TODAY)


@pytest.mark.parametrize("protected", [Answer.YES, Answer.NO])
def test_nothing_tells_where_the_person_is(protected: Answer) -> None:
    marked: list[str] = []

    def hide(part: object) -> object:
        names = [f.name for f in fields(part) if f.name in HIDDEN]  # type: ignore[arg-type]
        marked.extend(names)
        return replace(part, **dict.fromkeys(names, "blåklintsvägen"))  # type: ignore[type-var]

    case = next(c for c in demo_cases(TODAY) if c.follow_ups)
    case = replace(
        case,
        person=hide(replace(case.person, protected_identity=protected)),
        coordinator=hide(case.coordinator),
        meeting=hide(case.meeting),
        plan=hide(case.plan),
        participants=tuple(hide(p) for p in case.participants),
        follow_ups=tuple(hide(f) for f in case.follow_ups),
        approved_versions=(),
    )
    assert set(marked) == HIDDEN
    assert "blåklintsvägen" not in overview(case, TODAY)


def test_what_the_person_does_not_want_to_talk_about_is_not_carried_over() -> None:
    case = Case(preparation=Preparation(not_to_discuss="mina syskon"), plan=Plan(situation="Ont"))
    text = overview(case, TODAY)
    assert "mina syskon" not in text
    assert "Ont" in text


def test_it_is_swedish_whatever_the_window_speaks() -> None:
    case = aino(TODAY)
    swedish = overview(case, TODAY)
    i18n.speak("en")
    try:
        assert overview(case, TODAY) == swedish
    finally:
        i18n.speak("sv")


@settings(max_examples=20, deadline=None)
@given(cases())
def test_any_case_has_its_overview(case: Case) -> None:
    text = overview(case, TODAY)
    assert all(heading in text for heading in HEADINGS)
    assert text.endswith("\n")


def test_an_offer_that_nobody_answered_is_told_as_that() -> None:
    text = overview(Case(initiative=Initiative(outcome=InitiativeOutcome.OFFERED)), TODAY)
    assert "Svar: Erbjuden, inget svar än\n" in text


def test_the_consent_is_the_one_that_stands_not_the_one_being_written() -> None:
    entry = ConsentEntry(
        purpose=ConsentPurpose.SHARING,
        answer=ConsentAnswer.YES,
        recorded_at="2026-03-01T10:00:00+01:00",
        covers="Sömnen",
    )
    text = overview(Case(consent_entries=(entry,), sharing_consent=Consent(covers="Allt")), TODAY)
    assert "Samtycke till SIP: Inte frågat\nSamtycke till informationsutbyte: Ja" in text
    assert "Omfattar: Sömnen" in text
    assert "Allt" not in text


def test_a_follow_up_tells_who_came_and_how_it_went() -> None:
    case = aino(TODAY)
    meeting = FollowUp(id="f", date="2026-03-11", present="Sara", next_step=NextStep.CONTINUE)
    eva = replace(case.participants[0], name="Eva")
    bo = replace(case.participants[1], name="Bo")
    came = (
        Attendance(
            id=review_id("f", eva.id),
            follow_up_id="f",
            participant_id=eva.id,
            presence=Presence.REMOTE,
        ),
        Attendance(
            id=review_id("f", bo.id),
            follow_up_id="f",
            participant_id=bo.id,
            presence=Presence.ABSENT,
        ),
    )
    goal = replace(case.goals[0], own_words="Jag vill gå ut.")
    rated = GoalReview(
        id=review_id("f", goal.id), follow_up_id="f", goal_id=goal.id, own_words="Det går bra."
    )
    followed = replace(
        case,
        follow_ups=(meeting,),
        participants=(eva, bo),
        attendances=came,
        goals=(goal,),
        goal_reviews=(rated,),
    )
    lines = overview(followed, TODAY).splitlines()
    assert "Uppföljt: 2026-03-11, Eva, Sara, beslut: fortsätta" in lines
    assert "- Jag vill gå ut: Det går bra." in lines


@pytest.mark.parametrize("case", demo_cases(TODAY))
def test_no_sentence_ends_in_a_full_stop_and_a_colon(case: Case) -> None:
    assert ".:" not in overview(case, TODAY)


def _planned(case: Case) -> list[str]:
    labels = ("Planerad", "Enligt planen", "Uppföljt", "Inbokat")
    return [line for line in overview(case, TODAY).splitlines() if line.startswith(labels)]


def test_the_day_of_the_next_follow_up_is_the_one_that_was_agreed_on_last() -> None:
    plan = Plan(follow_up_date="2025-11-10", follow_up_time="10:00")
    held = FollowUp(date="2026-02-08", next_step=NextStep.CONTINUE, next_date="2026-05-09")
    assert _planned(Case(plan=plan)) == ["Planerad: 2025-11-10, 10:00"]
    assert _planned(Case(plan=plan, follow_ups=(held,))) == [
        "Planerad: 2026-05-09",
        "Enligt planen: 2025-11-10, 10:00",
        "Uppföljt: 2026-02-08, beslut: fortsätta",
    ]
    assert _planned(Case(plan=plan, follow_ups=(replace(held, next_date=""),))) == [
        "Enligt planen: 2025-11-10, 10:00",
        "Uppföljt: 2026-02-08, beslut: fortsätta",
    ]


def test_a_follow_up_that_is_only_booked_was_not_held() -> None:
    booked = FollowUp(date="2026-05-09", time="13:00")
    assert _planned(Case(follow_ups=(booked,))) == [
        "Planerad: 2026-05-09, 13:00",
        "Inbokat: 2026-05-09",
    ]
