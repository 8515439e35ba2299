"""The way from the table back to the usual window, with everybody still looking on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sipdesk.ui.meeting.chapters import Chapter
from tests.ui.conftest import Workplace
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import seen, table_of
from tests.ui.test_heard_once import followed_cursor
from tests.ui.test_meeting import CASE, hold_meeting, turn_to, turn_window

TABS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
WAY_TO_TABS = "Flikarna nås efter mötet. F11 lämnar mötesläget."


def test_leaving_shows_nobody_around_the_table_what_is_not_for_all(
    workplace: Workplace, application: QApplication
) -> None:
    workplace.store.save(CASE)
    workplace.window.open_case(CASE.id)
    for tab in range(5):
        workplace.window.turn_to_tab(tab)
        turn_window(workplace)
        with followed_cursor(application) as been:
            turn_window(workplace, Qt.Key.Key_Escape)
        tabs = workplace.window.case_page.tabs
        assert tabs.currentIndex() == max(tab, 3), tab
        assert len(been) == 1, tab
        assert tabs.isAncestorOf(workplace.focus), tab


def test_leaving_from_a_meeting_about_the_person_shows_the_plan(workplace: Workplace) -> None:
    workplace.store.save(CASE)
    workplace.window.open_case(CASE.id)
    workplace.window.show_person()
    turn_window(workplace)
    turn_window(workplace, Qt.Key.Key_Escape)
    assert workplace.window.case_page.tab_in_sight() == 3


def test_a_tab_that_one_did_not_come_from_is_named(
    workplace: Workplace, application: QApplication
) -> None:
    workplace.store.save(CASE)
    workplace.window.open_case(CASE.id)
    turn_window(workplace)
    with open_ear(application) as ear:
        turn_window(workplace, Qt.Key.Key_Escape)
    assert "Plan" in ear.heard


def test_the_key_of_a_tab_says_how_the_table_is_left(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.GOALS)
    table_of(workplace).write()
    field = workplace.focus
    for key in TABS:
        with open_ear(application) as ear:
            workplace.control(key)
        assert ear.heard == [WAY_TO_TABS], key
        assert WAY_TO_TABS in seen(workplace.window), key
        assert (workplace.focus, workplace.case) == (field, CASE), key
        assert workplace.window.meeting.is_on, key


def test_the_key_of_a_tab_is_answered_at_the_copies_too(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.PRINT)
    workplace.press(Qt.Key.Key_Space)
    with open_ear(application) as ear:
        workplace.control(Qt.Key.Key_5)
    assert WAY_TO_TABS in ear.heard
    assert WAY_TO_TABS in seen(workplace.window)
