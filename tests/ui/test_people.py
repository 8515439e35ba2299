"""Whom a search finds, and in which order they come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sipdesk.case import Answer, Case, Ending, Person, Preparation
from sipdesk.ports import CaseSummary
from sipdesk.ui.people import People, in_words, summary_of
from tests.ui.conftest import Workplace
from tests.ui.saving import fill, lines_of, persons

NAMES = ("Elsa Åberg", "Anna Elsasdotter", "Bo Melsa", "Åke Ek", "Cecilia Ny", "Nils Ny")


def people() -> People:
    people = People()
    people.show(CaseSummary(name, name, f"1950010{n}-1234", "") for n, name in enumerate(NAMES))
    return people


def found(text: str, *others: str) -> list[str]:
    return [summary.name for summary in people().matching(text, others)]


def test_without_words_everybody_in_the_order_of_the_telephone_book() -> None:
    ordered = ["Anna Elsasdotter", "Bo Melsa", "Cecilia Ny", "Elsa Åberg", "Nils Ny", "Åke Ek"]
    assert found(" ") == ordered


def test_names_are_in_the_same_order_whether_they_come_together_or_one_by_one() -> None:
    names = (
        "von Ek",
        "Émile Ek",
        "åke ek",
        "Ek-Ström",
        "Ek Ström",
        "",
        "Öst",
        "Ärla",
        "Zoë",
        "Wik",
    )
    together, one_by_one = People(), People()
    summaries = [CaseSummary(str(n), name, "", "") for n, name in enumerate(names)]
    together.show(summaries)
    for summary in reversed(summaries):
        one_by_one.put(summary)
    assert together.matching("") == one_by_one.matching("")
    assert [s.name for s in together.matching("")] == [
        "Ek Ström",
        "Ek-Ström",
        "Émile Ek",
        "von Ek",
        "Wik",
        "Zoë",
        "åke ek",
        "Ärla",
        "Öst",
        "",
    ]


def test_of_two_with_the_same_name_the_right_one_is_changed_and_forgotten() -> None:
    people = People()
    people.show(CaseSummary(case_id, "Anna Ek", "", "") for case_id in ("c", "a", "d", "b"))
    people.put(CaseSummary("c", "Anna Ek", "", "1950-01-01"))
    people.forget("b")
    assert [(s.id, s.birth_date) for s in people.matching("")] == [
        ("a", ""),
        ("c", "1950-01-01"),
        ("d", ""),
    ]


@pytest.mark.parametrize("searched_before", [True, False])
def test_who_is_put_or_forgotten_is_found_or_not_before_a_search_as_after_one(
    searched_before: bool,
) -> None:
    all_of_them = people()
    if searched_before:
        assert len(all_of_them.matching("195")) == len(NAMES)
    all_of_them.put(CaseSummary("Bo Melsa", "Zita Ny", "", ""))
    all_of_them.put(CaseSummary("new", "Anna Ny", "", ""))
    all_of_them.forget("Cecilia Ny")
    assert [s.name for s in all_of_them.matching("ny")] == ["Anna Ny", "Nils Ny", "Zita Ny"]
    assert all_of_them.matching("melsa") == all_of_them.matching("cecilia") == []


def test_a_name_that_begins_so_comes_before_words_in_the_notes() -> None:
    in_notes = ("Åke Ek", "Cecilia Ny")
    assert found("elsa", *in_notes) == [
        "Anna Elsasdotter",
        "Elsa Åberg",
        "Bo Melsa",
        "Cecilia Ny",
        "Åke Ek",
    ]


def test_each_word_counts_in_any_order() -> None:
    assert found("ny nils", "Anna Elsasdotter") == ["Nils Ny", "Anna Elsasdotter"]


def test_a_number_is_found_with_its_dash_and_without() -> None:
    assert found("19500103-12") == found("1950010312") == ["Åke Ek"]


def test_the_line_of_somebody_with_protected_identity_has_no_number(
    workplace: Workplace,
) -> None:
    person = Person(name="Sara Ek", identity_number="19121212-1212", protected_identity=Answer.YES)
    case = Case(person=person)
    workplace.store.save(case)
    summaries = workplace.store.summaries()
    assert summaries == (summary_of(case),)
    assert in_words(summary_of(case), " · ") == "Sara Ek · skyddade personuppgifter"
    people = People()
    people.show(summaries)
    assert people.matching("121212") == [summary_of(case)]


def test_that_a_case_is_over_stands_before_what_a_narrow_list_cuts() -> None:
    person = Person(name="Sara Ek", protected_identity=Answer.YES)
    case = Case(person=person, ending=Ending(closed_at="2026-03-12T10:00:00"))
    assert in_words(summary_of(case), "\n") == "Sara Ek\navslutad · skyddade personuppgifter"


def test_the_birth_date_comes_before_the_state_and_never_passes_for_its_day() -> None:
    person = Person(name="Leo", birth_date="2011-04-12")
    case = Case(person=person, ending=Ending(closed_at="2026-03-12T10:00:00"))
    assert in_words(summary_of(case), "\n") == "Leo\n2011-04-12 · avslutad"
    numbered = replace(case, person=replace(person, identity_number="20110412-2397"))
    assert in_words(summary_of(numbered), "\n") == "Leo\n20110412-2397 · avslutad"


def test_a_letter_alone_is_looked_for_in_names_and_not_in_notes(workplace: Workplace) -> None:
    noted = Case(person=Person(name="Bo"), preparation=Preparation(needs="En zebra"))
    fill(workplace, [noted, Case(person=Person(name="Zita"))])
    workplace.control(Qt.Key.Key_F)
    workplace.type("z")
    assert lines_of(persons(workplace)) == ["Zita"]
    workplace.type("e")
    assert lines_of(persons(workplace)) == ["Bo"]
