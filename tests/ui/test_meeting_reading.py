"""The plan in plain sentences, and the steps of a meeting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import (
    Address,
    Answer,
    Case,
    Goal,
    Intervention,
    Meeting,
    Person,
    Plan,
    Principal,
    Topic,
)
from sipdesk.demo import demo_cases
from sipdesk.ui.meeting.chapters import Chapter, place_in_words, step_at, steps_of
from sipdesk.ui.meeting.reading import passages
from tests.ui.conftest import NOW

GOAL = Goal(id="g", own_words="Sova.")
INTERVENTION = Intervention(
    id="i",
    what="Ringa varje kväll.",
    organisation="Vårdcentralen",
    responsible_person="Åsa Ek",
    principal=Principal.REGION,
    how_often="klockan 21",
    starts="2026-03-16",
    ends="tills vidare",
    goal_id="g",
)
CASE = Case(goals=(GOAL,), interventions=(INTERVENTION,))


def read(case: Case) -> list[str]:
    """Titles and sentences, as they are read."""
    return [text for passage in passages(case) for text in (passage.title, *passage.sentences)]


def test_what_a_child_thinks_is_read_first_as_it_stands_first_on_paper() -> None:
    child = Person(birth_date="2010-05-01", child_view="Jag vill sova.")
    case = replace(CASE, person=child, meeting=Meeting(date="2026-03-10"))
    assert read(case)[:2] == ["Det här tycker jag", "Jag vill sova."]
    assert read(replace(case, meeting=Meeting()))[:2] == ["Det här tycker jag", "Jag vill sova."]
    adult = replace(case, person=replace(child, birth_date="2000-05-01"))
    assert "Jag vill sova." not in read(adult)


def test_an_intervention_is_read_after_its_goal() -> None:
    assert read(CASE) == [
        "Mål 1",
        "Sova.",
        "För att nå mål 1",
        "Ringa varje kväll.",
        "Ansvarig är Åsa Ek, Vårdcentralen.",
        "Regionen svarar för det.",
        "När: klockan 21",
        "Det börjar måndag 16 mars 2026.",
        "Slutar: tills vidare",
    ]


def test_somebody_who_is_no_authority_answers_alone() -> None:
    lena = Intervention(what="Handla", responsible_person="Lena", principal=Principal.OTHER)
    said = read(Case(interventions=(lena,)))
    assert "Lena svarar för det." in said
    assert not any("Någon annan" in each for each in said)


def test_what_is_not_decided_is_read_as_not_decided() -> None:
    lonely = Intervention(what="Handla", goal_id="gone")
    said = read(Case(interventions=(lonely,), plan=Plan(main_responsible="Åsa Ek")))
    assert said[0] == "Det här ska göras"
    assert "Det är inte bestämt vem som gör det." in said
    assert "Det är inte bestämt vilken huvudman som svarar för det." in said
    assert "Det är inte bestämt vem som har det övergripande ansvaret." in said


def test_everything_in_the_plan_is_read() -> None:
    for case in demo_cases(NOW.date()):
        said = "\n".join(read(case))
        plan = case.plan
        written = [goal.own_words for goal in case.goals]
        written += [each.what for each in case.interventions]
        written += [plan.situation, plan.own_actions, plan.relatives_actions]
        written += [plan.others_measures, plan.crisis_plan, plan.my_views, plan.follow_up_how]
        assert [text for text in written if text.strip() not in said] == [], case.person.name


def test_a_place_is_not_read_of_somebody_with_protected_identity() -> None:
    case = replace(CASE, plan=Plan(follow_up_date="2026-06-01", follow_up_place="Storgatan 1"))
    assert "Plats: Storgatan 1" in read(case)
    protected = replace(case, person=replace(case.person, protected_identity=Answer.YES))
    assert "Plats: Storgatan 1" not in read(protected)
    assert "Vi ses igen måndag 1 juni 2026." in read(protected)


def test_a_date_that_cannot_be_read_is_not_read_as_one() -> None:
    each = replace(INTERVENTION, starts="32 mars", ends="40/40")
    plan = Plan(follow_up_date="31 april", follow_up_time="25")
    assert read(replace(CASE, interventions=(each,), plan=plan))[-5:] == [
        "Det är oklart när det börjar: datumet ”32 mars” går inte att läsa.",
        "Det är oklart när det slutar: datumet ”40/40” går inte att läsa.",
        "Så följer vi upp planen",
        "Det är oklart när vi ses igen: datumet ”31 april” går inte att läsa.",
        "Det är oklart vilken tid: klockslaget ”25” går inte att läsa.",
    ]
    timed = Plan(follow_up_date="2026-06-01", follow_up_time="14:30")
    assert read(Case(plan=timed))[-1] == "Vi ses igen måndag 1 juni 2026 klockan 14:30."


def test_nobody_else_is_an_answer_and_an_empty_plan_says_so() -> None:
    nobody = Plan(others_measures_exist=Answer.NO)
    assert "Ingen annan gör något." in read(replace(CASE, plan=nobody))
    assert read(Case()) == ["Planen är tom", "Det finns inget att läsa upp."]


def test_that_others_do_something_is_read_also_before_it_is_written_what() -> None:
    others = Plan(others_measures_exist=Answer.YES, others_measures=" ")
    assert read(Case(plan=others)) == [
        "Det gör andra än kommunen och regionen",
        "Ja, någon annan gör något. Det är inte skrivet vad.",
    ]
    written = replace(others, others_measures="Kyrkan hämtar.")
    assert read(Case(plan=written))[1:] == ["Kyrkan hämtar."]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer.NOT_ASKED, "Det som redan lästes bland insatserna."),
        (Answer.YES, "Det som redan lästes bland insatserna."),
        (Answer.NO, "Ingen annan gör något."),
    ],
)
def test_what_another_does_among_the_interventions_answers_that_unless_no_was_the_answer(
    answer: Answer, told: str
) -> None:
    siv = Intervention(id="i", what="Svarar om kvällen", principal=Principal.OTHER)
    assert read(Case(interventions=(siv,), plan=Plan(others_measures_exist=answer)))[-1] == told


def test_the_steps_go_through_the_meeting_in_its_order() -> None:
    steps = steps_of(replace(CASE, topics=(Topic(text="A"), Topic(text="B"))))
    assert list(dict.fromkeys(step.chapter for step in steps)) == list(Chapter)
    assert [place_in_words(step) for step in steps[:4]] == [
        "Närvaro",
        "Det vill jag prata om: sak 1 av 2",
        "Det vill jag prata om: sak 2 av 2",
        "Mål",
    ]
    assert len(steps_of(Case())) > len(Chapter)


def test_interventions_are_counted_for_themselves_and_every_chapter_has_a_name() -> None:
    two = (Intervention(what="A"), Intervention(what="B"))
    places = [place_in_words(step) for step in steps_of(replace(CASE, interventions=two))]
    assert "Vem gör vad: insats 1 av 2" in places
    assert "Vem gör vad: insats 2 av 2" in places
    assert {"Ansvar", "Uppföljning"} <= set(places)


def test_the_table_knows_what_it_shows() -> None:
    steps = steps_of(CASE)
    assert step_at(steps, Address("goals", "own_words", "g")) is not None
    assert step_at(steps, Address("plan", "overall_responsibility")) is not None
    assert step_at(steps, Address("topics", "text")) is not None
    for hidden in (
        Address("preparation", "not_to_discuss"),
        Address("person", "identity_number"),
        Address("plan", "follow_up_place"),
        Address("plan", "main_responsible_contact"),
        Address("participants", "phone", "p"),
    ):
        assert step_at(steps, hidden) is None
