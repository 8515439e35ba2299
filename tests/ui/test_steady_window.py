"""An arrow key on a button leaves the cursor there; Tab goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.meeting.look import TableButton
from tests.ui.conftest import Workplace
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import table_of
from tests.ui.test_consent import open_consent
from tests.ui.test_meeting import hold_meeting, turn_to
from tests.ui.test_same_talk import FILL, TO_PLAN


def on_fill(workplace: Workplace) -> QPushButton:
    """The button of the consent that fills fields, with the cursor."""
    open_consent(workplace, TO_PLAN)
    buttons = workplace.window.findChildren(QPushButton)
    (fill,) = (each for each in buttons if each.text() == FILL and each.isVisible())
    fill.setFocus()
    return fill


@pytest.mark.parametrize(
    "arrow", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down]
)
def test_an_arrow_on_a_button_is_no_tab(workplace: Workplace, arrow: Qt.Key) -> None:
    fill = on_fill(workplace)
    workplace.press(arrow)
    assert workplace.focus is fill
    workplace.tab()
    assert workplace.focus is not fill


def test_words_on_a_button_press_it_not_and_are_told(
    workplace: Workplace, application: QApplication
) -> None:
    on_fill(workplace)
    before = workplace.case
    with open_ear(application) as ear:
        for word in ("Jag", "vill", "ha"):
            workplace.type(word)
            workplace.press(Qt.Key.Key_Space)
    assert workplace.case == before
    assert ear.heard == ["Inget skrevs: markören står på en knapp."]
    workplace.press(Qt.Key.Key_Home)
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case != before, "a space after another key presses it"


def test_a_number_alone_on_a_button_is_no_word(workplace: Workplace) -> None:
    fill = on_fill(workplace)
    before = workplace.case
    workplace.type("1")
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case != before, f"{fill.text()} was not pressed"


def test_capitals_are_told_no_second_time(workplace: Workplace, application: QApplication) -> None:
    on_fill(workplace)
    with open_ear(application) as ear:
        for capital in "JA":
            workplace.press(Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
            workplace.type(capital)
    assert ear.heard == ["Inget skrevs: markören står på en knapp."]


def test_the_program_leads_the_cursor_on_after_an_arrow(workplace: Workplace) -> None:
    fill = on_fill(workplace)
    workplace.press(Qt.Key.Key_Right)
    workplace.window.focusNextChild()
    assert workplace.focus is not fill


def test_words_on_a_button_of_the_table_are_told_once(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.GOALS)
    step = table_of(workplace).step
    assert isinstance(workplace.focus, TableButton)
    with open_ear(application) as ear:
        for word in ("Vi", "övar"):
            workplace.type(word)
            workplace.press(Qt.Key.Key_Space)
    assert table_of(workplace).step == step
    assert ear.heard == ["Inget skrevs: markören står på en knapp. F2 leder till fältet."]
