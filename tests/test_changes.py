"""What differs between two versions is told whole, in words, and only when it differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from enum import StrEnum
from functools import reduce
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.case import (
    Address,
    Answer,
    Case,
    Goal,
    Horizon,
    Intervention,
    Meeting,
    Participant,
    Person,
    Plan,
    Presence,
    Principal,
    with_rows,
    with_value,
    without_row,
)
from sipdesk.changes import Change, ChangeKind, changes, details_in_words, in_words
from sipdesk.i18n import catalogue
from tests.strategies import cases, texts, values_of

HOW_A_VERSION_CAME_ABOUT = {
    "version",
    "change_reason",
    "approval_form",
    "approval_date",
    "approval_witness",
}
PLAN_FIELDS = [f.name for f in fields(Plan) if f.name not in HOW_A_VERSION_CAME_ABOUT]
GOAL = Goal(id="walk", own_words="Jag vill gå till affären själv")
TRAINING = Intervention(
    id="training",
    what="Gångträning",
    principal=Principal.REGION,
    responsible_person="Åsa Ek",
    starts="2026-03-16",
    goal_id="walk",
)
BEFORE = Case(
    plan=Plan(
        my_views="Jag vill inte byta personal.",
        crisis_plan="Ring min syster.",
        follow_up_time="13:15",
    ),
    meeting=Meeting(date="2026-03-12", place="Biblioteket"),
    goals=(GOAL,),
    interventions=(TRAINING,),
    participants=(Participant(id="asa", name="Åsa Ek", presence=Presence.PRESENT),),
)


def told(before: Case, after: Case, language: str = "sv") -> list[str]:
    return [in_words(change, catalogue(language)) for change in changes(before, after)]


def with_field(part: str, field: str, value: object, row: str = "") -> Case:
    return with_value(BEFORE, Address(part, field, row), value)


@pytest.mark.parametrize(
    ("after", "sentence"),
    [
        (
            with_field("interventions", "responsible_person", "Bo Berg", "training"),
            "Ändrat: Ansvarig person för ”Gångträning” från ”Åsa Ek” till ”Bo Berg”",
        ),
        (
            with_field("interventions", "principal", Principal.MUNICIPALITY, "training"),
            "Ändrat: Huvudman för ”Gångträning” från Region till Kommun",
        ),
        (
            with_field("interventions", "starts", "2026-04-01", "training"),
            "Ändrat: Börjar för ”Gångträning” från måndag 16 mars 2026 till onsdag 1 april 2026",
        ),
        (
            with_field("interventions", "starts", "när snön smält", "training"),
            "Ändrat: Börjar för ”Gångträning” från måndag 16 mars 2026 till ”när snön smält”",
        ),
        (
            with_field("interventions", "what", "Promenad", "training"),
            "Ändrat: Insats från ”Gångträning” till ”Promenad”",
        ),
        (
            with_field("interventions", "goal_id", "", "training"),
            "Borttaget: Målet för ”Gångträning”: ”Jag vill gå till affären själv”",
        ),
        (
            with_field("goals", "own_words", "Jag vill simma", "walk"),
            "Ändrat: Målet från ”Jag vill gå till affären själv” till ”Jag vill simma”",
        ),
        (
            with_field("plan", "crisis_plan", ""),
            "Borttaget: Om läget försämras: ”Ring min syster.”",
        ),
        (
            with_field("plan", "my_views", "Nu är det bättre."),
            "Tillagt: Mina synpunkter och avvikande mening: ”Nu är det bättre.”",
        ),
        (
            with_field("plan", "others_measures_exist", Answer.NO),
            "Tillagt: Insatser av andra: Nej",
        ),
        (
            with_field("plan", "follow_up_time", "14:00"),
            "Ändrat: Tid för uppföljning från 13:15 till 14:00",
        ),
        (
            with_field("meeting", "place", "Hemma {hos} mig"),
            "Ändrat: Mötets plats från ”Biblioteket” till ”Hemma {hos} mig”",
        ),
        (
            with_field("participants", "presence", Presence.REMOTE, "asa"),
            "Ändrat: Närvaro för ”Åsa Ek” från Närvarande till På distans",
        ),
        (
            with_field("participants", "presence", Presence.ABSENT, "asa"),
            "Inte längre med på mötet: ”Åsa Ek”",
        ),
        (
            replace(BEFORE, goals=(GOAL, Goal(own_words="Sova\nhela natten"))),
            "Nytt mål: ”Sova\nhela natten”",
        ),
        (without_row(BEFORE, "interventions", "training"), "Borttagen insats: ”Gångträning”"),
    ],
)
def test_one_change_is_one_sentence(after: Case, sentence: str) -> None:
    assert told(BEFORE, after) == [sentence]


def test_a_new_intervention_says_who_does_it_and_for_what() -> None:
    (change,) = changes(replace(BEFORE, interventions=()), BEFORE)
    assert in_words(change, catalogue("sv")) == "Ny insats: ”Gångträning”"
    assert details_in_words(change, catalogue("sv")) == [
        "Ansvarig person: ”Åsa Ek”",
        "Huvudman: Region",
        "Börjar: måndag 16 mars 2026",
        "Hör till målet: ”Jag vill gå till affären själv”",
    ]


def test_a_goal_that_is_put_otherwise_is_still_the_goal_of_its_intervention() -> None:
    after = with_field("goals", "own_words", "Jag vill simma", "walk")
    assert [c.heading for c in changes(BEFORE, after)] == ["Målet"]


def test_below_its_intervention_a_goal_that_it_has_no_more_is_not_called_gone() -> None:
    (removed,) = changes(BEFORE, with_field("interventions", "goal_id", "", "training"))
    (added,) = changes(with_field("interventions", "goal_id", "", "training"), BEFORE)
    assert (removed.row_heading, removed.row) == ("Insats", "Gångträning")
    assert (removed.label, added.label) == ("Hör inte längre till målet", "Hör till målet")


def test_a_long_name_is_told_whole_only_where_it_is_the_change() -> None:
    long = "Jag vill gå till affären. " * 20
    walk = with_field("goals", "own_words", long, "walk")
    (no_goal,) = changes(walk, replace(walk, interventions=(replace(TRAINING, goal_id=""),)))
    (no_horizon,) = changes(
        walk, with_value(walk, Address("goals", "horizon", "walk"), Horizon.LONG_TERM)
    )
    assert len(no_goal.old.text) < 130
    assert len(no_horizon.row) < 130
    (gone, _link) = changes(walk, without_row(walk, "goals", "walk"))
    assert gone.old.text == long.strip()


def test_a_goal_that_goes_takes_its_link_along() -> None:
    assert told(BEFORE, without_row(BEFORE, "goals", "walk")) == [
        "Borttaget mål: ”Jag vill gå till affären själv”",
        "Borttaget: Målet för ”Gångträning”: ”Jag vill gå till affären själv”",
    ]


def test_what_is_new_comes_first_then_what_is_gone_then_what_is_other() -> None:
    after = replace(
        BEFORE,
        plan=replace(BEFORE.plan, crisis_plan="", situation="Det går bra.", follow_up_time="14:00"),
    )
    assert [c.kind for c in changes(BEFORE, after)] == list(ChangeKind)


def test_what_the_person_objected_to_is_kept_and_so_never_told_as_removed() -> None:
    assert told(BEFORE, with_field("plan", "my_views", "")) == []


def test_where_somebody_protected_is_goes_into_no_list() -> None:
    person = Person(protected_identity=Answer.YES)
    after = replace(
        BEFORE,
        person=person,
        meeting=replace(BEFORE.meeting, place="Storgatan 1"),
        plan=replace(BEFORE.plan, follow_up_place="Storgatan 1"),
    )
    for before in (BEFORE, replace(BEFORE, person=person)):
        assert told(before, after) == ["Ändrat: Plats för uppföljning", "Ändrat: Mötets plats"]


def test_rows_that_are_still_empty_are_no_change() -> None:
    after = replace(
        BEFORE,
        goals=(*BEFORE.goals, Goal()),
        interventions=(*BEFORE.interventions, Intervention(goal_id="walk")),
        participants=(*BEFORE.participants, Participant(name="Bo Berg")),
    )
    assert changes(BEFORE, after) == ()


def test_english_follows_the_paper() -> None:
    after = with_field("interventions", "principal", Principal.MUNICIPALITY, "training")
    (sentence,) = told(BEFORE, after, "en")
    assert "Gångträning" in sentence
    assert "Municipality" in sentence
    assert "Ändrat" not in sentence


@given(cases())
def test_nothing_changed_is_nothing_told(case: Case) -> None:
    assert changes(case, case) == ()


@given(cases(), st.data())
def test_every_plan_field_that_changes_is_told(case: Case, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from([name for name in PLAN_FIELDS if name != "my_views"]))
    hint = get_type_hints(Plan)[field]
    after = with_value(case, Address("plan", field), data.draw(values_of(hint)))
    old, new = (getattr(each.plan, field) for each in (case, after))
    found = changes(case, after)
    assert len(found) == (old.strip() != new.strip())
    if found and case.person.protected_identity is not Answer.YES and hint is str:
        for value, text in ((found[0].old, old), (found[0].new, new)):
            assert value.text == text.strip()


@given(cases(), texts)
def test_what_the_person_objected_to_is_added_to_and_never_taken_away(case: Case, new: str) -> None:
    found = changes(case, with_value(case, Address("plan", "my_views"), new))
    is_news = bool(new.strip()) and new.strip() != case.plan.my_views.strip()
    assert [(each.kind, each.new.text) for each in found] == (
        [(ChangeKind.ADDED, new.strip())] if is_news else []
    )


@given(cases())
def test_how_a_version_came_about_is_no_change(case: Case) -> None:
    plan = replace(case.plan, version=case.plan.version + 1, change_reason="x", approval_date="x")
    assert changes(case, replace(case, plan=plan)) == ()


@given(
    cases(),
    st.dictionaries(
        st.sampled_from([name for name in PLAN_FIELDS if get_type_hints(Plan)[name] is str]), texts
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_the_changes_makes_no_difference(case: Case, edits: dict, random) -> None:  # type: ignore[no-untyped-def]
    def applied(pairs: list[tuple[str, str]]) -> Case:
        return reduce(lambda c, p: with_value(c, Address("plan", p[0]), p[1]), pairs, case)

    shuffled = list(edits.items())
    random.shuffle(shuffled)
    assert changes(case, applied(shuffled)) == changes(case, applied(list(edits.items())))


def but_views(found: Iterable[Change]) -> Iterator[Change]:
    """Without the person's views, which come but never go."""
    return (change for change in found if change.heading != "Mina synpunkter och avvikande mening")


@given(cases(), cases())
def test_there_and_back_tells_the_same_fields(one: Case, other: Case) -> None:
    there, back = changes(one, other), changes(other, one)
    assert len([*but_views(there)]) == len([*but_views(back)])
    for change in (*there, *back):
        assert in_words(change, catalogue("sv")).strip()
        assert isinstance(change.kind, StrEnum)


@given(cases(), st.randoms(use_true_random=False))
def test_the_place_of_a_row_in_its_list_is_no_change(case: Case, random) -> None:  # type: ignore[no-untyped-def]
    after = case
    for part in ("goals", "interventions", "participants"):
        rows = list(getattr(case, part))
        random.shuffle(rows)
        after = with_rows(after, part, rows)
    assert changes(case, after) == ()
