"""The cases for measurements are cases like any other, each with ids and a name of its own."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Case, is_sound
from sipdesk.demo import demo_cases
from sipdesk.demo.crowd import LETTERS, crowd
from sipdesk.rules import findings

TODAY = dt.date(2026, 3, 10)
SHAPES = demo_cases(TODAY)
CASES = list(crowd(SHAPES, 3 * len(SHAPES)))


def test_no_id_is_there_twice() -> None:
    ids = [case.id for case in CASES]
    ids += [row.id for case in CASES for row in (*case.participants, *case.goals, *case.topics)]
    assert len(ids) == len(set(ids))


def test_each_is_as_the_program_makes_them_and_could_be_handed_over() -> None:
    assert all(map(is_sound, CASES))


def test_the_same_number_is_the_same_case() -> None:
    assert list(crowd(SHAPES, 2, first=5)) == CASES[5:7]


def test_every_shape_of_the_demo_is_among_them() -> None:
    def shape(case: Case) -> tuple[str, ...]:
        return tuple(sorted(finding.code for finding in findings(case, TODAY)))

    assert {shape(case) for case in CASES} >= {shape(case) for case in SHAPES}


def test_each_has_the_notes_that_were_asked_for() -> None:
    assert all(LETTERS <= len(case.preparation.needs) < 2 * LETTERS for case in CASES)


def test_nobody_keeps_the_name_of_the_shape() -> None:
    for case, shape in zip(CASES, SHAPES, strict=False):
        assert shape.person.name not in repr(case)
