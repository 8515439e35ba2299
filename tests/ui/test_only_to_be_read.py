"""What was chosen in an approved plan is read with keys alone, and never changed by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from sipdesk.case import Address, Answer, Case, Ending, Participant
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.inputs import AnswerButton
from sipdesk.ui.locked import LockableTick, is_locked
from tests.documents.examples import ORDINARY, approved
from tests.ui.conftest import Workplace
from tests.ui.hearing import open_ear

KEYS = (
    *(Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End),
    *(Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_F4, Qt.Key.Key_K, Qt.Key.Key_PageDown),
)
APPROVED = approved(ORDINARY)
CLOSED = replace(
    Case(),
    participants=(Participant(name="Eva Ek", wanted=Answer.YES), Participant(name="Bo Bok")),
    ending=Ending(closed_at="2026-03-11T10:00:00+01:00"),
)
TABS = range(5)


def open_case(workplace: Workplace, case: Case) -> None:
    workplace.store.save(case)
    workplace.window.case_list.show_summaries(workplace.store.summaries())
    workplace.window.open_case(case.id)


def stops_by_tab(workplace: Workplace) -> Iterator[QWidget]:
    """Where the cursor comes to on each tab of the case, Tab by Tab."""
    for number in TABS:
        workplace.window.turn_to_tab(number)
        QApplication.processEvents()
        page = workplace.window.case_page
        page.enter()
        seen: list[QWidget] = []
        while workplace.focus not in seen and page.isAncestorOf(workplace.focus):
            seen.append(workplace.focus)
            yield workplace.focus
            workplace.tab()


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (APPROVED, ChoiceInput),
        (CLOSED, ChoiceInput),
        (CLOSED, AnswerButton),
        (CLOSED, LockableTick),
    ],
)
def test_what_was_chosen_is_reached_said_and_never_changed(
    workplace: Workplace, case: Case, kind: type[QWidget]
) -> None:
    open_case(workplace, case)
    reached = 0
    for widget in stops_by_tab(workplace):
        if not isinstance(widget, kind) or not is_locked(widget):
            continue
        reached += 1
        before = value_of(widget)
        assert "Kan inte ändras." in widget.accessibleDescription()
        for key in KEYS:
            widget.setFocus(Qt.FocusReason.TabFocusReason)  # arrows lead from box to box
            workplace.press(key)
            assert (value_of(widget), QApplication.activePopupWidget()) == (before, None)
        press_with_mouse(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert (value_of(widget), QApplication.activePopupWidget()) == (before, None)
    assert reached
    assert workplace.case == case


def value_of(widget: QWidget) -> object:
    if isinstance(widget, QAbstractButton):
        return widget.isChecked()
    assert isinstance(widget, QComboBox)
    return widget.currentText()


def press_with_mouse(widget: QWidget) -> None:
    """In its left part, where the indicator of a button is."""
    place = widget.rect().center()
    place.setX(8)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_letter_that_is_refused_is_answered(
    workplace: Workplace, application: QApplication
) -> None:
    open_case(workplace, APPROVED)
    with open_ear(application) as ear:
        for address in (Address("plan", "situation"), Address("plan", "main_responsible")):
            assert workplace.window.case_page.reveal(address)
            ear.take()
            workplace.type("x")
            assert ear.take() == ["Kan inte ändras."]
    assert workplace.case == APPROVED


def test_no_other_answer_is_taken_by_a_click(workplace: Workplace) -> None:
    open_case(workplace, CLOSED)
    for number in TABS:
        workplace.window.turn_to_tab(number)
    buttons = [b for b in workplace.window.findChildren(AnswerButton) if is_locked(b)]
    for button in buttons:
        before = button.isChecked()
        button.click()
        assert button.isChecked() is before
    assert buttons
    assert workplace.case == CLOSED


@pytest.mark.parametrize("is_closed_too", [False, True])
def test_no_answer_of_a_case_that_was_read_stays_beside_that_of_the_next(
    workplace: Workplace, *, is_closed_too: bool
) -> None:
    plan = replace(CLOSED.plan, others_measures_exist=Answer.NO)
    open_case(workplace, replace(CLOSED, plan=plan))
    address = Address("plan", "others_measures_exist")
    assert workplace.window.case_page.reveal(address)
    assert chosen_beside(workplace.focus) == ["Nej"]
    yes = replace(plan, others_measures_exist=Answer.YES)
    ending = CLOSED.ending if is_closed_too else Ending()
    open_case(workplace, Case(id="next", plan=yes, ending=ending))
    assert workplace.window.case_page.reveal(address)
    assert chosen_beside(workplace.focus) == ["Ja"]


def chosen_beside(answer: QWidget) -> list[str]:
    assert isinstance(answer, AnswerButton)
    return [each.text() for each in answer.group().buttons() if each.isChecked()]
