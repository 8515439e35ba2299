"""A step at the table begins on its first question, where that is a choice nobody has made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sipdesk.case import Answer, ApprovalForm, Case, Presence, closed
from sipdesk.demo.parts import approved
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.inputs import AnswerButton
from sipdesk.ui.meeting.chapters import PLAN_CARDS, Chapter
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import table_of
from tests.ui.test_heard_once import followed_cursor
from tests.ui.test_meeting import CASE, hold_meeting, turn_to
from tests.ui.test_meeting_attending import CASE as NOT_NOTED

STEPS_BEFORE_OTHERS = [*PLAN_CARDS[Chapter.OURSELVES]].index("others")
OPEN = replace(
    CASE,
    plan=replace(
        CASE.plan, others_measures_exist=Answer.NOT_ASKED, approval_form=ApprovalForm.UNSET
    ),
)


def turn_to_others(workplace: Workplace) -> None:
    turn_to(workplace, Chapter.OURSELVES)
    for _step in range(STEPS_BEFORE_OTHERS):
        workplace.control(Qt.Key.Key_PageDown)
    assert table_of(workplace).step.card == "others"


def stands_at_the_way_on(workplace: Workplace) -> bool:
    return workplace.focus.accessibleName() == "Nästa"


def test_it_begins_on_an_answer_that_nobody_has_given(workplace: Workplace) -> None:
    hold_meeting(workplace, OPEN)
    turn_to_others(workplace)
    assert isinstance(workplace.focus, AnswerButton)
    workplace.press(Qt.Key.Key_Left)
    assert workplace.case.plan.others_measures_exist is Answer.NO
    workplace.press(Qt.Key.Key_PageDown)
    workplace.press(Qt.Key.Key_PageUp)
    assert table_of(workplace).step.card == "others"
    assert stands_at_the_way_on(workplace)


def test_it_begins_on_how_the_person_approves(workplace: Workplace) -> None:
    hold_meeting(workplace, OPEN)
    turn_to(workplace, Chapter.APPROVE)
    assert isinstance(workplace.focus, ChoiceInput)
    assert workplace.focus.accessibleName() == "Hur godkänner personen?"


def test_a_meeting_begins_on_the_first_of_whom_nothing_is_noted(
    workplace: Workplace, application: QApplication
) -> None:
    eva, left_out, bo = NOT_NOTED.participants
    case = replace(NOT_NOTED, participants=(replace(eva, presence=Presence.REMOTE), left_out, bo))
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    with followed_cursor(application) as been, open_ear(application) as ear:
        workplace.press(Qt.Key.Key_F11)
    assert [widget.accessibleName() for widget in dict.fromkeys(been)] == ["Bo Berg: Närvarande"]
    assert ear.heard[-1].startswith("Vilka är med")  # behind what is said of the cursor


@pytest.mark.parametrize(
    "case", [approved(OPEN, NOW.date().isoformat()), closed(OPEN, NOW.isoformat())]
)
def test_a_choice_that_cannot_be_made_any_more_is_passed_over(
    workplace: Workplace, case: Case
) -> None:
    hold_meeting(workplace, case)
    turn_to_others(workplace)
    assert stands_at_the_way_on(workplace)
    turn_to(workplace, Chapter.APPROVE)
    assert stands_at_the_way_on(workplace)


def test_an_arrow_that_turns_the_steps_answers_nothing(workplace: Workplace) -> None:
    hold_meeting(workplace, OPEN)
    table = table_of(workplace)
    for key, last in ((Qt.Key.Key_Right, Chapter.APPROVE), (Qt.Key.Key_Left, Chapter.TOPICS)):
        while table.step.chapter is not last:
            workplace.press(key)
            assert stands_at_the_way_on(workplace)
    assert workplace.case == OPEN


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
    ],
)
def test_enter_leads_from_a_choice_to_the_way_on_and_answers_nothing(
    workplace: Workplace, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    hold_meeting(workplace, OPEN)
    turn_to_others(workplace)
    step = table_of(workplace).step
    workplace.press(key, held)
    assert stands_at_the_way_on(workplace)
    assert table_of(workplace).step == step
    workplace.press(key, held)
    assert table_of(workplace).step != step
    turn_to(workplace, Chapter.APPROVE)
    assert isinstance(workplace.focus, ChoiceInput)
    workplace.press(key, held)
    assert stands_at_the_way_on(workplace)
    assert workplace.case == OPEN
