"""Which keys turn the step at the table, and which belong to the field with the cursor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sipdesk.case import Address
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.inputs import AnswerButton, TextInput
from sipdesk.ui.meeting.chapters import Chapter
from tests.ui.conftest import Workplace
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import table_of
from tests.ui.test_heard_once import followed_cursor
from tests.ui.test_meeting import hold_meeting, turn_to, turn_window

PAGES = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


def at_the_field(workplace: Workplace, kind: type[QWidget]) -> QWidget:
    """Turn to the first step with such a field that can be written in, and put the cursor there."""
    turn_to(workplace, Chapter.ACTIONS)
    table = table_of(workplace)
    while True:
        found = [w for w in table.findChildren(kind) if w.isVisible() and w.isEnabled()]
        if found:
            found[0].setFocus(Qt.FocusReason.TabFocusReason)
            return found[0]
        before = table.step
        table.go_on()
        assert table.step != before, f"no {kind.__name__} at the table"


@pytest.mark.parametrize("kind", [ChoiceInput, TextInput, AnswerButton])
def test_a_page_down_turns_the_step_from_each_field_and_changes_nothing(
    workplace: Workplace, kind: type[QWidget]
) -> None:
    hold_meeting(workplace)
    at_the_field(workplace, kind)
    case, step = workplace.case, table_of(workplace).step
    workplace.press(Qt.Key.Key_PageDown)
    assert table_of(workplace).step != step
    workplace.press(Qt.Key.Key_PageUp)
    assert table_of(workplace).step == step
    assert workplace.case == case


def test_a_text_longer_than_its_field_keeps_the_keys_for_a_page(workplace: Workplace) -> None:
    hold_meeting(workplace)
    field = at_the_field(workplace, TextInput)
    assert isinstance(field, TextInput)
    workplace.type("ord " * 2000)
    step = table_of(workplace).step
    bar = field.verticalScrollBar()
    assert bar.maximum() > 0
    before = bar.value()
    workplace.press(Qt.Key.Key_PageUp)
    assert bar.value() < before
    assert table_of(workplace).step == step


@pytest.mark.parametrize("kind", [ChoiceInput, AnswerButton])
def test_the_arrows_at_the_end_of_a_choice_stay_in_it(
    workplace: Workplace, kind: type[QWidget]
) -> None:
    hold_meeting(workplace)
    field = at_the_field(workplace, kind)
    step = table_of(workplace).step
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        for _time in range(4):
            workplace.press(key)
            assert table_of(workplace).step == step
            assert type(workplace.focus) is type(field)


def test_page_down_in_a_choice_of_the_usual_window_changes_nothing(workplace: Workplace) -> None:
    workplace.control(Qt.Key.Key_N)
    assert workplace.window.case_page.reveal(Address("person", "representative_authority"))
    choice, before = workplace.focus, workplace.case
    assert isinstance(choice, ChoiceInput)
    for key in PAGES:
        workplace.press(key)
        assert (choice.currentIndex(), workplace.case) == (0, before)
    workplace.press(Qt.Key.Key_Down)
    assert choice.currentIndex() == 1


# --- what is heard of it --------------------------------------------------------------------------


def test_a_step_is_said_behind_what_is_said_of_the_cursor(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace)
    table_of(workplace).write()
    assert isinstance(workplace.focus, TextInput)
    with followed_cursor(application) as been, open_ear(application) as ear:
        workplace.control(Qt.Key.Key_PageDown)
        (button,) = been
        (said,) = ear.heard
    assert isinstance(button, QPushButton)
    assert button.text() == "&Nästa ▸"
    assert said.startswith("Det vill jag prata om: sak 2 av ")


def test_the_way_to_the_table_and_back_is_one_move_each(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace)
    turn_window(workplace)
    field = workplace.focus
    with followed_cursor(application) as been:
        workplace.press(Qt.Key.Key_F11)
    assert set(been) == {table_of(workplace).findChild(QPushButton, "primary")}
    with followed_cursor(application) as been:
        workplace.press(Qt.Key.Key_F11)
    assert set(been) == {field}
