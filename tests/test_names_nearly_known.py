"""A name that is nearly another one in the case is told of, and a relative's is not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sipdesk.case import Case, Initiative, Participant, Person, Plan
from sipdesk.demo.parts import approved
from sipdesk.rules import findings

TODAY = dt.date(2026, 3, 12)
CASE = Case(
    person=Person(name="Hans Wiberg"),
    participants=(Participant(name="Malin Krans"), Participant(name="Arne Wallin")),
)


def told(case: Case) -> list[str]:
    return [f.address.field for f in findings(case, TODAY) if f.code == "name-nearly-known"]


@pytest.mark.parametrize("name", ["Malin Krantz", "Mallin Krans", "Hans Viberg", "malin krantz"])
def test_a_misspelt_name_is_told_of(name: str) -> None:
    assert told(replace(CASE, initiative=Initiative(proposed_by=name))) == ["proposed_by"]
    assert told(replace(CASE, plan=Plan(main_responsible=name))) == ["main_responsible"]


@pytest.mark.parametrize(
    "name", ["", "Malin Krans", "Krans, Malin", "Karin Wallin", "Elsas mamma Frida", "Malin"]
)
def test_another_name_is_not(name: str) -> None:
    assert told(replace(CASE, initiative=Initiative(proposed_by=name))) == []


def test_an_approved_plan_stays_as_it_is() -> None:
    case = replace(CASE, plan=Plan(main_responsible="Malin Krantz"))
    assert told(approved(case, TODAY.isoformat())) == []
