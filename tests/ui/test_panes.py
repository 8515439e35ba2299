"""F6: from part to part of the window, and back to where one was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from sipdesk.case import Address
from sipdesk.ui.inputs import TextInput
from tests.ui.conftest import Workplace
from tests.ui.meeting_eye import table_of
from tests.ui.test_every_text import CASES, show
from tests.ui.test_meeting import hold_meeting

SHIFT = Qt.KeyboardModifier.ShiftModifier


def part_with_cursor(workplace: Workplace) -> str:
    """Which part of the window the cursor is in."""
    window, focus = workplace.window, workplace.focus
    if window.case_list.isAncestorOf(focus):
        return "list"
    if window.case_page.findings.isAncestorOf(focus):
        return "findings"
    return "page" if window.case_page.isAncestorOf(focus) else "below"


def test_f6_goes_round_and_back_to_the_field_where_one_was(workplace: Workplace) -> None:
    show(workplace, CASES["followed up"])
    workplace.window.case_page.reveal(Address("person", "phone"))
    field = workplace.focus
    assert isinstance(field, QLineEdit)
    parts: list[str] = []
    for _time in range(4):
        workplace.press(Qt.Key.Key_F6)
        parts.append(part_with_cursor(workplace))
    assert parts == ["findings", "below", "list", "page"]
    assert workplace.focus is field
    workplace.press(Qt.Key.Key_F6, SHIFT)
    assert part_with_cursor(workplace) == "list"
    workplace.press(Qt.Key.Key_F6, SHIFT)
    assert isinstance(workplace.focus, QPushButton)
    assert workplace.focus.text() == "&Skriv ut"


def test_a_part_that_is_out_of_sight_is_passed_over(workplace: Workplace) -> None:
    show(workplace, CASES["followed up"])
    workplace.window.case_page.set_findings_shown(False)
    workplace.window.turn_to_tab(0)
    workplace.press(Qt.Key.Key_F6)
    assert part_with_cursor(workplace) == "below"


def test_ctrl_and_tab_go_from_tab_to_tab_and_round(workplace: Workplace) -> None:
    show(workplace, CASES["followed up"])
    tabs = workplace.window.case_page.tabs
    workplace.window.turn_to_tab(3)
    seen: list[int] = []
    workplace.window.search()
    for _time in range(3):
        workplace.control(Qt.Key.Key_Tab)
        seen.append(tabs.currentIndex())
        assert tabs.currentWidget().isAncestorOf(workplace.focus)
    for _time in range(2):
        workplace.control(Qt.Key.Key_Backtab, SHIFT)
        seen.append(tabs.currentIndex())
    assert seen == [4, 0, 1, 0, 4]
    workplace.window.show_person()
    workplace.control(Qt.Key.Key_Tab)
    assert tabs.isVisible()
    assert tabs.currentIndex() == 0


def test_ctrl_and_the_keys_for_a_page_go_from_tab_to_tab_out_of_a_text(
    workplace: Workplace,
) -> None:
    show(workplace, CASES["followed up"])
    tabs = workplace.window.case_page.tabs
    workplace.window.case_page.reveal(Address("preparation", "needs"))
    assert isinstance(workplace.focus, TextInput)
    workplace.control(Qt.Key.Key_PageDown)
    assert tabs.currentIndex() == 1
    workplace.control(Qt.Key.Key_PageUp)
    assert tabs.currentIndex() == 0


def test_at_the_table_there_is_nothing_to_go_to(workplace: Workplace) -> None:
    hold_meeting(workplace)
    before: QWidget = workplace.focus
    workplace.press(Qt.Key.Key_F6)
    assert workplace.focus is before
    assert table_of(workplace).isAncestorOf(before)
