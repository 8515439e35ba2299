"""What arrow keys mark in a list or a calendar is said, while the cursor stays in its field."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sipdesk.case import Address, Answer, Case, InitiativeOutcome, Intervention, Participant
from sipdesk.ui.choice_input import ChoiceInput
from tests.ui.conftest import Workplace
from tests.ui.hearing import Ear, open_ear
from tests.ui.test_inputs import enter, open_calendar, press_for_real, shown

EVA, BO = Participant(name="Eva Ek"), Participant(name="Bo Berg")
ROW = Intervention(what="Dusch")


@pytest.fixture
def ear(application: QApplication) -> Generator[Ear]:
    with open_ear(application) as ear:
        yield ear


@pytest.fixture
def office(workplace: Workplace) -> Workplace:
    """A workplace with a case open in which two come and one thing is to be done."""
    case = replace(Case(), participants=(EVA, BO), interventions=(ROW,))
    workplace.desk.editor.open(case)
    return workplace


def test_each_suggestion_is_said_with_its_place(office: Workplace, ear: Ear) -> None:
    enter(office, Address("interventions", "responsible_person", ROW.id))
    ear.take()
    press_for_real(office, Qt.Key.Key_Down)
    assert ear.take() == ["Förslag 1 av 2. Eva Ek"]
    press_for_real(office, Qt.Key.Key_Down)
    assert ear.take() == ["2 av 2. Bo Berg"]
    press_for_real(office, Qt.Key.Key_Return)
    assert shown(office) == "Bo Berg"
    assert not any("av 2" in text for text in ear.take())


def test_no_suggestion_is_said_where_letters_have_closed_the_list(
    office: Workplace, ear: Ear
) -> None:
    enter(office, Address("interventions", "responsible_person", ROW.id))
    office.type("exx")
    ear.take()
    press_for_real(office, Qt.Key.Key_Down)
    assert ear.take() == ["Inga förslag"]


def test_the_place_is_among_those_that_fit_and_the_own_words_come_back(
    office: Workplace, ear: Ear
) -> None:
    enter(office, Address("interventions", "responsible_person", ROW.id))
    office.type("bo")
    ear.take()
    press_for_real(office, Qt.Key.Key_Down)
    assert ear.take() == ["1 av 1. Bo Berg"]
    press_for_real(office, Qt.Key.Key_Up)
    assert ear.take() == ["bo"]
    press_for_real(office, Qt.Key.Key_Escape)


def test_the_calendar_says_the_whole_day(office: Workplace, ear: Ear) -> None:
    enter(office, Address("interventions", "starts", ROW.id))
    office.type("2026-03-12")
    ear.take()
    open_calendar(office)
    assert ear.take()[-1:] == ["torsdag 12 mars 2026"]
    press_for_real(office, Qt.Key.Key_Right)
    assert ear.take() == ["fredag 13 mars 2026"]
    press_for_real(office, Qt.Key.Key_PageDown)
    assert ear.take() == ["måndag 13 april 2026"]
    press_for_real(office, Qt.Key.Key_Escape)


def test_what_was_chosen_last_is_undone_alone(office: Workplace) -> None:
    enter(office, Address("initiative", "outcome"))
    for _step in range(3):
        press_for_real(office, Qt.Key.Key_Down)
    assert office.case.initiative.outcome is InitiativeOutcome.DECLINED
    office.control(Qt.Key.Key_Z)
    assert office.case.initiative.outcome is InitiativeOutcome.ACCEPTED


def test_an_answer_that_was_changed_at_once_is_undone_alone(office: Workplace) -> None:
    enter(office, Address("plan_consent", "answer"))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left):
        press_for_real(office, key)
    assert office.case.plan_consent.answer is Answer.YES
    office.control(Qt.Key.Key_Z)
    assert office.case.plan_consent.answer is Answer.NO


def test_a_list_that_is_opened_says_what_is_chosen(office: Workplace, ear: Ear) -> None:
    enter(office, Address("plan", "approval_form"))
    box = office.focus
    assert isinstance(box, ChoiceInput)
    ear.take()
    press_for_real(office, Qt.Key.Key_Space)
    office.qtbot.waitUntil(lambda: "1 av 4. Inte valt" in ear.heard)
    assert box.view().accessibleName() == "Hur godkänner personen?"
    box.hidePopup()
