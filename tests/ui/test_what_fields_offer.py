"""What a field offers, and what it says below itself, by what else stands in the case."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from sipdesk.case import Address, Case, Intervention, Participant, Plan, Principal
from sipdesk.ui.choice_input import ChoiceInput
from tests.ui.conftest import Workplace
from tests.ui.test_inputs import enter, value

RESPONSIBILITY = Address("plan", "overall_responsibility")
START, END = Address("meeting", "start"), Address("meeting", "end")


def offered(office: Workplace) -> list[str]:
    box = office.focus
    assert isinstance(box, ChoiceInput)
    return [box.itemText(n) for n in range(box.count())]


def test_the_overall_responsibility_is_the_kommuns_or_the_regions(workplace: Workplace) -> None:
    workplace.desk.editor.open(Case())
    enter(workplace, RESPONSIBILITY)
    assert offered(workplace) == ["Inte valt", "Kommun", "Region"]


def test_another_responsibility_that_stands_there_is_shown_until_it_is_changed(
    workplace: Workplace,
) -> None:
    case = replace(Case(), plan=Plan(overall_responsibility=Principal.OTHER))
    workplace.desk.editor.open(case)
    enter(workplace, RESPONSIBILITY)
    assert isinstance(box := workplace.focus, ChoiceInput)
    assert box.currentText() == "Annan"
    workplace.press(Qt.Key.Key_R)
    assert value(workplace, RESPONSIBILITY) is Principal.REGION
    assert box.currentText() == "Region"
    assert "Annan" not in offered(workplace)
    workplace.control(Qt.Key.Key_Z)
    assert box.currentText() == "Annan"
    assert value(workplace, RESPONSIBILITY) is Principal.OTHER


def test_the_principal_follows_an_organisation_that_is_typed_over(workplace: Workplace) -> None:
    row = Intervention(id="i", organisation="Hemtjänsten", principal=Principal.MUNICIPALITY)
    clinic = Participant(organisation="Vårdcentralen", principal=Principal.REGION)
    workplace.desk.editor.open(replace(Case(), interventions=(row,), participants=(clinic,)))
    organisation = Address("interventions", "organisation", "i")
    enter(workplace, organisation)
    workplace.control(Qt.Key.Key_A)
    workplace.type("Vårdcentralen")
    workplace.tab()
    assert value(workplace, organisation) == "Vårdcentralen"
    assert value(workplace, organisation._replace(field="principal")) is Principal.REGION


def test_an_end_without_a_start_or_before_it_is_told_below_the_field(
    workplace: Workplace,
) -> None:
    workplace.desk.editor.open(Case())
    alone, first = "Skriv också när mötet börjar.", "Mötet slutar innan det börjar."
    enter(workplace, END)
    workplace.type("15")
    workplace.tab()
    enter(workplace, START)
    assert workplace.focus.accessibleDescription() == alone
    assert alone in notes(workplace)
    workplace.type("16")
    workplace.tab()
    assert workplace.focus.accessibleDescription() == first
    assert (alone in notes(workplace), first in notes(workplace)) == (False, True)
    workplace.type("17")
    workplace.tab()
    assert first not in notes(workplace)


def notes(workplace: Workplace) -> list[str]:
    labels = workplace.window.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]
