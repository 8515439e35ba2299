"""The lines of the list say of each case what the case itself says."""

from __future__ import annotations

import datetime as dt

import pytest

from sipdesk.case import Answer, Case, CopyGiven, Ending, Person
from sipdesk.data import SqlCipherStore
from sipdesk.demo import demo_cases
from sipdesk.handover import RECEIVED
from sipdesk.ports import CaseSummary
from sipdesk.ui.people import summary_of

NAMES = (
    'Åsa "Öga" \\ Ek',
    "Bo\nEk",
    "\x00",
    "\u2028",
    "😀",
    "محمد",
    "'); DROP TABLE person;--",
    "[]",
)


def received(number: int, at: str) -> CopyGiven:
    return CopyGiven(number=number, document=RECEIVED, version=1, given_at=at)


def line_of(store: SqlCipherStore, case: Case) -> CaseSummary:
    store.save(case)
    (line,) = [line for line in store.summaries() if line.id == case.id]
    return line


def test_a_file_without_cases_has_no_lines(store: SqlCipherStore) -> None:
    assert store.summaries() == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_as_it_was_written(store: SqlCipherStore, name: str) -> None:
    assert line_of(store, Case(person=Person(name=name))).name == name


def test_each_line_is_the_one_that_the_case_would_be_given(store: SqlCipherStore) -> None:
    plain = demo_cases(dt.date(2026, 3, 12))
    hidden = [
        Case(person=Person(name="Anna", protected_identity=answer, birth_date="1953-04-12"))
        for answer in Answer
    ]
    closed = Case(ending=Ending(closed_at="2026-03-01T10:00:00+01:00"))
    cases = [*plain, *hidden, closed]
    for case in cases:
        store.save(case)
    lines = {line.id: line for line in store.summaries()}
    assert lines == {case.id: summary_of(case) for case in cases}
    assert any(line.is_closed for line in lines.values())
    assert any(line.is_protected for line in lines.values())
    truths = {type(truth) for line in lines.values() for truth in (line.is_closed, line[-1])}
    assert truths == {bool}


def test_the_day_on_which_a_case_came_is_the_latest(store: SqlCipherStore) -> None:
    copies = (
        received(1, "2026-02-03T10:00:00+01:00"),
        received(2, "2026-03-04T10:00:00+01:00"),
        CopyGiven(number=3, document="plan", version=1, given_at="2026-03-09T10:00:00+01:00"),
    )
    case = Case(person=Person(name="Anna"), copies_given=copies)
    assert line_of(store, case).received_on == "2026-03-04"
    assert line_of(store, Case(person=Person(name="Bo"))).received_on == ""
