"""Undo and redo of a choice say what is chosen now: a field's name alone tells of no box."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sipdesk.case import Address, Case, InitiativeOutcome, Participant
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.locked import LockableTick
from tests.ui.conftest import Workplace
from tests.ui.hearing import Ear, open_ear
from tests.ui.test_heard_once import followed_cursor
from tests.ui.test_inputs import enter

TICKS = Address("sharing_consent", "recipient_ids")
OUTCOME = Address("initiative", "outcome")
LABEL = "Vilka deltagare får ta del av uppgifterna?"
CASE = Case(participants=(Participant(id="eva", name="Eva"), Participant(id="bo", name="Bo")))


@pytest.fixture
def at_bo(workplace: Workplace) -> Workplace:
    """The cursor is on the second box, which Space has ticked."""
    workplace.desk.editor.open(CASE)
    enter(workplace, TICKS)
    workplace.tab()
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case.sharing_consent.recipient_ids == "bo"
    return workplace


def heard_last(workplace: Workplace, key: Qt.Key, application: QApplication) -> str:
    ear: Ear
    with open_ear(application) as ear:
        workplace.control(key)
    return ear.heard[-1]


def test_a_tick_that_is_undone_is_named_with_its_box(
    at_bo: Workplace, application: QApplication
) -> None:
    heard = heard_last(at_bo, Qt.Key.Key_Z, application)
    assert heard == f"Ångrade: {LABEL} Nu: Bo urkryssad"
    heard = heard_last(at_bo, Qt.Key.Key_Y, application)
    assert heard == f"Gjorde om: {LABEL} Nu: Bo ikryssad"


def test_from_elsewhere_the_cursor_comes_to_a_box_and_nowhere_else(
    at_bo: Workplace, application: QApplication
) -> None:
    at_bo.tab()
    assert not isinstance(at_bo.focus, LockableTick)
    with followed_cursor(application) as been:
        at_bo.control(Qt.Key.Key_Z)
    assert at_bo.focus.accessibleName() == f"{LABEL}: Eva"
    assert set(been) == {at_bo.focus}


def test_a_choice_that_is_undone_says_which_one_it_is_now(
    workplace: Workplace, application: QApplication
) -> None:
    offered = InitiativeOutcome.OFFERED
    initiative = replace(CASE.initiative, outcome=offered)
    workplace.desk.editor.open(replace(CASE, initiative=initiative))
    enter(workplace, OUTCOME)
    assert isinstance(workplace.focus, ChoiceInput)
    before = workplace.focus.currentText()
    workplace.press(Qt.Key.Key_Down)
    assert workplace.case.initiative.outcome is not offered
    assert heard_last(workplace, Qt.Key.Key_Z, application).endswith(f" Nu: {before}")
