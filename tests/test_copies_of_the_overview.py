"""The overview is for the records of kommun and region: to the others it is given on purpose."""

from __future__ import annotations

from dataclasses import replace

from sipdesk.case import Principal
from sipdesk.ports import DocumentKind
from sipdesk.rules import recipients
from sipdesk.rules.copies import OVERVIEW
from tests.test_copies import CIA, TODAY, belonging, consenting

PEOPLE = [
    replace(CIA, id=each or "unset", name=each or "Cia", principal=each) for each in Principal
]
CASE = consenting(*PEOPLE, to=" ".join(each.id for each in PEOPLE))


def test_it_belongs_to_kommun_and_region_alone() -> None:
    assert belonging(CASE, "overview") == [Principal.MUNICIPALITY, Principal.REGION]
    assert len(belonging(CASE, "plan")) == 1 + len(PEOPLE)


def test_everybody_else_may_have_it_all_the_same() -> None:
    assert not any(each.why_not for each in recipients(CASE, TODAY, "overview"))


def test_the_log_calls_it_what_the_papers_call_it() -> None:
    assert DocumentKind.OVERVIEW.value == OVERVIEW
