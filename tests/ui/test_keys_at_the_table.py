"""Which keys turn the step at the table, and which belong to the field with the cursor."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sipdesk.case import (
    Address,
    FollowUp,
    Participant,
    goal_review,
    rows_of,
    with_every_review,
    with_value,
)
from sipdesk.demo.parts import approved
from sipdesk.i18n import gettext as _
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.doors import Doors
from sipdesk.ui.inputs import AnswerButton, TextInput
from sipdesk.ui.locked import is_locked
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.meeting.look import TableButton
from sipdesk.ui.meeting.outcomes import ORDER
from sipdesk.ui.meeting.table import QuietScroll, Table
from sipdesk.words import word
from tests.ui.conftest import NOW, Workplace
from tests.ui.fake_doors import FakeDoors
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import seen, table_of
from tests.ui.test_heard_once import followed_cursor
from tests.ui.test_meeting import CASE, hold_meeting, turn_to, turn_window

PAGES = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


def at_the_field(workplace: Workplace, kind: type[QWidget]) -> QWidget:
    """Turn to the first step with such a field that can be written in, and put the cursor there."""
    turn_to(workplace, Chapter.ACTIONS)
    table = table_of(workplace)
    while True:
        found = [w for w in table.findChildren(kind) if w.isVisible() and not is_locked(w)]
        if found:
            found[0].setFocus(Qt.FocusReason.TabFocusReason)
            return found[0]
        before = table.step
        table.go_on()
        assert table.step != before, f"no {kind.__name__} at the table"


def test_a_page_down_turns_the_step_from_each_field_and_changes_nothing(
    workplace: Workplace,
) -> None:
    hold_meeting(workplace)
    case = workplace.case
    for kind in (ChoiceInput, TextInput, AnswerButton):
        at_the_field(workplace, kind)
        step = table_of(workplace).step
        workplace.press(Qt.Key.Key_PageDown)
        assert table_of(workplace).step != step, kind
        workplace.press(Qt.Key.Key_PageUp)
        assert table_of(workplace).step == step, kind
        assert workplace.case == case, kind


def test_a_text_that_fills_its_field_has_nothing_to_scroll(workplace: Workplace) -> None:
    hold_meeting(workplace)
    field = at_the_field(workplace, TextInput)
    assert isinstance(field, TextInput)
    for lines in (1, 3):
        workplace.control(Qt.Key.Key_A)
        field.insert_text("\n".join("ord" for _line in range(lines)))
        QApplication.processEvents()
        assert field.verticalScrollBar().maximum() == 0, lines
        assert field.height() < (lines + 1) * field.fontMetrics().lineSpacing(), lines


def test_a_text_longer_than_its_field_keeps_the_keys_for_a_page(workplace: Workplace) -> None:
    hold_meeting(workplace)
    field = at_the_field(workplace, TextInput)
    assert isinstance(field, TextInput)
    field.insert_text("ord " * 2000)
    step = table_of(workplace).step
    bar = field.verticalScrollBar()
    assert bar.maximum() > 0
    before = bar.value()
    workplace.press(Qt.Key.Key_PageUp)
    assert bar.value() < before
    assert table_of(workplace).step == step


def test_the_arrows_at_the_end_of_a_choice_stay_in_it(workplace: Workplace) -> None:
    hold_meeting(workplace)
    for kind in (ChoiceInput, AnswerButton):
        field = at_the_field(workplace, kind)
        step = table_of(workplace).step
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            for _time in range(4):
                workplace.press(key)
                assert table_of(workplace).step == step, kind
                assert type(workplace.focus) is type(field), kind


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


def test_the_arrows_go_from_answer_to_answer_and_never_turn_the_step(workplace: Workplace) -> None:
    hold_meeting(workplace, replace(CASE, participants=(Participant(name="Eva Ek"),)))
    for chapter, texts in (
        (Chapter.ATTENDING, ["Närvarande", "På distans", "Frånvarande"]),
        (Chapter.TOPICS, [f"{n}. {_(word(each))}" for n, each in enumerate(ORDER, 1)]),
    ):
        turn_to(workplace, chapter)
        step, before = table_of(workplace).step, workplace.case
        buttons = table_of(workplace).findChildren(TableButton)
        next(b for b in buttons if b.text() == texts[0] and b.isVisible()).setFocus()
        been = []
        for key in (Qt.Key.Key_Right,) * 3 + (Qt.Key.Key_Left,) * 3:
            workplace.press(key)
            assert isinstance(workplace.focus, TableButton)
            been.append(texts.index(workplace.focus.text()))
        assert been == [1, 2, 2, 1, 0, 0]
        assert (table_of(workplace).step, workplace.case) == (step, before)


def remove(workplace: Workplace) -> None:
    workplace.control(Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)


PARTS = {
    Chapter.TOPICS: "topics",
    Chapter.GOALS: "goals",
    Chapter.ACTIONS: "interventions",
}


def test_what_is_on_show_is_removed_from_its_field_and_brought_back(workplace: Workplace) -> None:
    hold_meeting(workplace)
    for chapter, part in PARTS.items():
        turn_to(workplace, chapter)
        table_of(workplace).write()
        before, step = workplace.case, table_of(workplace).step
        remove(workplace)
        assert rows_of(workplace.case, part) == rows_of(before, part)[1:]
        assert table_of(workplace).step.chapter is chapter
        assert isinstance(workplace.focus, TableButton), part
        workplace.control(Qt.Key.Key_Z)
        assert workplace.case == before, part
        assert table_of(workplace).step == step
        assert not workplace.doors.asked, part


def test_words_typed_on_the_way_on_begin_the_blank_field(workplace: Workplace) -> None:
    hold_meeting(workplace, replace(CASE, plan=replace(CASE.plan, own_actions="")))
    turn_to(workplace, Chapter.OURSELVES)
    table = table_of(workplace)
    step = table.step
    button = table.findChild(QPushButton, "primary")
    assert isinstance(button, QPushButton)
    button.setFocus()
    for letter in "Jag går":
        workplace.type(letter)
    assert table.step == step
    assert workplace.case.plan.own_actions == "Jag går"

    button.setFocus()
    workplace.type("x")
    assert workplace.case.plan.own_actions == "Jag går"


def remove_button(workplace: Workplace) -> QPushButton:
    buttons = table_of(workplace).findChildren(QPushButton)
    (found,) = (each for each in buttons if each.text() == "Ta bort")
    return found


@pytest.mark.parametrize("chapter", PARTS)
def test_an_empty_row_is_taken_away_with_a_button(workplace: Workplace, chapter: Chapter) -> None:
    hold_meeting(workplace)
    turn_to(workplace, chapter)
    before = workplace.case
    workplace.control(Qt.Key.Key_Return)
    assert workplace.case != before
    button = remove_button(workplace)
    assert button.isVisible()
    workplace.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert workplace.case == before
    assert "Borttaget. Ctrl+Z ångrar." in seen(workplace.window)
    assert not workplace.doors.asked


def test_a_double_click_takes_one_row_away(workplace: Workplace) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.GOALS)
    button = remove_button(workplace)
    workplace.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    workplace.qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    workplace.qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert workplace.case.goals == CASE.goals[1:]


def test_where_there_is_no_row_nothing_can_be_taken_away(workplace: Workplace) -> None:
    hold_meeting(workplace, replace(CASE, goals=(), interventions=()))
    for chapter, is_shown in ((Chapter.TOPICS, True), (Chapter.GOALS, False)):
        turn_to(workplace, chapter)
        assert remove_button(workplace).isVisible() is is_shown
    turn_to(workplace, Chapter.READ_BACK)
    assert not remove_button(workplace).isVisible()


def test_what_follow_ups_tell_of_is_asked_about_and_an_approved_goal_stays(
    workplace: Workplace,
) -> None:
    goal = CASE.goals[0]
    told = with_every_review(replace(CASE, follow_ups=(FollowUp(id="f", date="2026-03-01"),)))
    review = goal_review(told, "f", goal.id)
    told = with_value(told, Address("goal_reviews", "own_words", review.id), "Det går.")
    hold_meeting(workplace, told)
    turn_to(workplace, Chapter.GOALS)
    workplace.doors.answers = (False, True)
    for _answer in workplace.doors.answers:
        assert goal in workplace.case.goals
        remove(workplace)
    assert goal not in workplace.case.goals
    assert len(workplace.doors.asked) == 2

    agreed = approved(workplace.case, NOW.date().isoformat())
    workplace.desk.editor.open(agreed)
    turn_window(workplace)
    turn_to(workplace, Chapter.GOALS)
    remove(workplace)
    assert workplace.case.goals == agreed.goals
    assert not remove_button(workplace).isEnabled()


def test_the_choice_of_a_goal_is_as_wide_as_the_card(workplace: Workplace) -> None:
    hold_meeting(workplace)
    address = Address("interventions", "goal_id", CASE.interventions[0].id)
    assert table_of(workplace).reveal(address)
    choice = workplace.focus
    assert isinstance(choice, ChoiceInput)
    what = next(t for t in table_of(workplace).findChildren(TextInput) if t.isVisible())
    assert choice.width() == what.width()


# --- what F1 tells --------------------------------------------------------------------------------


def test_f1_tells_the_keys_that_there_are(workplace: Workplace) -> None:
    hold_meeting(workplace)
    workplace.press(Qt.Key.Key_F1)
    ((_title, told),) = workplace.doors.told
    of_table = [k.key().toString() for k in table_of(workplace).findChildren(QShortcut)]
    on_keyboard = {"PgDown": "PgDn", "PgUp": "PgUp", "Shift": "Skift", "Del": "Delete"}
    for keys in {*of_table, "Ctrl+Z", "Ctrl++", "Ctrl+-", "Alt+T", "Esc"} - {"Ctrl+Return"}:
        words = "+".join(on_keyboard.get(key, key) for key in keys.split("+"))
        assert words in told


def test_at_the_copies_f1_tells_the_way_back(workplace: Workplace) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.PRINT)
    workplace.press(Qt.Key.Key_Space)
    workplace.press(Qt.Key.Key_F1)
    ((_title, told),) = workplace.doors.told
    assert told.startswith("Esc: tillbaka till mötet")
    assert "F2" not in told


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_what_f1_tells_is_put_away_with_a_key_and_the_cursor_is_where_it_was(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch, key: Qt.Key
) -> None:
    monkeypatch.setattr(FakeDoors, "tell", Doors.tell)
    hold_meeting(workplace)
    turn_to(workplace, Chapter.GOALS)
    table_of(workplace).write()
    field, step, been = workplace.focus, table_of(workplace).step, []

    def put_away() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        been.append(box)
        QTest.keyClick(box, key)

    QTimer.singleShot(100, workplace.window, put_away)
    workplace.press(Qt.Key.Key_F1)
    workplace.window.activateWindow()
    workplace.qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    assert len(been) == 1
    assert table_of(workplace).step == step
    assert workplace.window.meeting.is_on


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
    (button,) = set(been)
    assert isinstance(button, QPushButton)
    assert button.text() == "&Nästa ▸"
    with followed_cursor(application) as been:
        workplace.press(Qt.Key.Key_F11)
    assert set(been) == {field}


def test_from_the_words_tab_leads_on_before_it_leads_to_what_takes_away(
    workplace: Workplace,
) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.GOALS)
    table_of(workplace).write()
    walked: list[str] = []
    while not walked or walked[-1] not in ("Ta bort", ""):
        workplace.tab()
        walked.append(getattr(workplace.focus, "text", str)())
    assert walked[-4:] == ["&Nästa ▸", "◂ &Föregående", "Lägg till mål", "Ta bort"]


def test_a_capital_letter_typed_on_a_button_is_not_lost(workplace: Workplace) -> None:
    hold_meeting(workplace, replace(CASE, plan=replace(CASE.plan, own_actions="")))
    turn_to(workplace, Chapter.OURSELVES)
    assert isinstance(workplace.focus, TableButton)
    workplace.press(Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    shift = Qt.KeyboardModifier.ShiftModifier
    capital = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, shift, "J")
    QApplication.sendEvent(workplace.focus, capital)
    workplace.type("ag")
    assert workplace.case.plan.own_actions == "Jag"


def test_what_is_read_aloud_is_scrolled_before_the_next_step(workplace: Workplace) -> None:
    long = replace(CASE.plan, situation="Så här är det. " * 200)
    hold_meeting(workplace, replace(CASE, plan=long))
    turn_to(workplace, Chapter.READ_BACK)
    table = table_of(workplace)
    (scroll,) = table.findChildren(QuietScroll)
    bar, step = scroll.verticalScrollBar(), table.step
    workplace.qtbot.waitUntil(lambda: bar.maximum() > 0)
    places = [bar.value()]
    while places[-1] < bar.maximum():
        assert next_button(table).text() == "&Nästa ▾"
        workplace.press(Qt.Key.Key_PageDown)
        assert table.step == step
        assert 0 < bar.value() - places[-1] < scroll.viewport().height()
        places.append(bar.value())
    assert next_button(table).text() == "&Nästa ▸"
    workplace.press(Qt.Key.Key_PageDown)
    assert table.step != step


def test_one_may_go_back_more_than_once_with_the_same_key(workplace: Workplace) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.GOALS)
    table, back = table_of(workplace), workplace.window.findChildren(TableButton)
    next(b for b in back if b.accessibleName() == "Föregående" and b.isVisible()).setFocus()
    steps = [table.step]
    for _time in range(2):
        workplace.press(Qt.Key.Key_Return)
        steps.append(table.step)
    assert len(set(steps)) == 3
    assert workplace.focus.accessibleName() == "Föregående"


def next_button(table: Table) -> TableButton:
    (found,) = (b for b in table.findChildren(TableButton) if b.accessibleName() == "Nästa")
    return found


def test_words_on_the_button_turn_no_page_and_are_told(workplace: Workplace) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.GOALS)
    table = table_of(workplace)
    step = table.step
    before = workplace.case
    for written in ("Vi", "tränar", "gång"):
        workplace.type(written)
        workplace.press(Qt.Key.Key_Space)
    assert table.step == step
    assert workplace.case == before
    assert table.save_line.text() == (
        "Inget skrevs: markören står på en knapp. F2 leder till fältet."
    )
    workplace.press(Qt.Key.Key_F2)
    assert isinstance(workplace.focus, TextInput)


def test_a_space_that_follows_no_letter_presses_the_button(workplace: Workplace) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.GOALS)
    step = table_of(workplace).step
    workplace.press(Qt.Key.Key_Space)
    assert table_of(workplace).step != step


def test_the_goal_of_what_is_added_is_in_sight_in_larger_text(workplace: Workplace) -> None:
    workplace.window.resize(1366, 768)
    hold_meeting(workplace, replace(CASE, goals=CASE.goals[:1], interventions=()))
    turn_to(workplace, Chapter.ACTIONS)
    for _size in range(3):
        workplace.window.text_size_wanted.emit(1)
    workplace.control(Qt.Key.Key_Return)
    QApplication.processEvents()
    goal = table_of(workplace).findChildren(ChoiceInput)[0]
    assert goal.accessibleName() == "För vilket mål"
    assert goal.visibleRegion().boundingRect() == goal.rect()
