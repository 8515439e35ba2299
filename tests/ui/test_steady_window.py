"""An arrow key on a button leaves the cursor there; Tab goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton

from sipdesk.case import Case, Participant, closed
from sipdesk.ui import steady_window
from sipdesk.ui.inputs import AnswerButton
from sipdesk.ui.locked import LockableTick
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.meeting.look import TableButton
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import table_of
from tests.ui.saving import status
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
    assert status(workplace).text() == "Inget skrevs: markören står på en knapp."
    workplace.press(Qt.Key.Key_Home)
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case != before, "a space after another key presses it"


def test_whoever_has_stopped_typing_means_the_button(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_fill(workplace)
    before = workplace.case
    workplace.type("Jag")
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case == before
    monkeypatch.setattr(steady_window, "PAUSE_MS", 0)
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case != before


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


# --- answers and ticks ---------------------------------------------------------------------------

PICK = "Inget skrevs: pilarna väljer svar."
TICK = "Inget skrevs: markören står på en kryssruta."
LOCKED = "Kan inte ändras."
WILLING = replace(TO_PLAN, participants=(Participant(name="Eva Ek"),))


@pytest.mark.parametrize(
    ("case", "kind", "told"),
    [
        (WILLING, AnswerButton, PICK),
        (WILLING, LockableTick, TICK),
        (closed(WILLING, NOW.isoformat()), AnswerButton, LOCKED),
        (closed(WILLING, NOW.isoformat()), LockableTick, LOCKED),
    ],
)
def test_words_on_an_answer_or_a_tick_change_nothing_and_are_told_once(
    workplace: Workplace,
    application: QApplication,
    case: Case,
    kind: type[QAbstractButton],
    told: str,
) -> None:
    open_consent(workplace, case)
    button = next(b for b in workplace.window.findChildren(kind) if b.isVisible())
    button.setFocus()
    is_ticked = button.isChecked()
    with open_ear(application) as ear:
        for word in ("112", "ja"):
            workplace.type(word)
            workplace.press(Qt.Key.Key_Space)
    assert (workplace.case, button.isChecked()) == (case, is_ticked)
    assert ear.heard == [told]
    assert status(workplace).text() == told


def test_at_the_table_they_are_shown_in_its_own_line(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace)
    table = table_of(workplace)
    turn_to(workplace, Chapter.OURSELVES)
    table.go_on()
    table.go_on()
    answer = next(b for b in table.findChildren(AnswerButton) if b.isVisible())
    answer.setFocus()
    before = status(workplace).text()
    with open_ear(application) as ear:
        workplace.type("ja")
    assert ear.heard == [PICK]
    assert table.save_line.text() == PICK
    assert status(workplace).text() == before


# --- buttons of the table ------------------------------------------------------------------------


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
