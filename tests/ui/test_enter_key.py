"""Enter presses the button with the cursor, in the window and at the table, once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sipdesk.case import Address, Case, Topic
from sipdesk.ui.enter_key import EnterPresses
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.meeting.mode import MeetingPage
from sipdesk.ui.row_list import RowList
from sipdesk.ui.rows import RowsEditor
from tests.ui.conftest import Workplace
from tests.ui.meeting_eye import table_of
from tests.ui.test_meeting import CASE, hold_meeting, turn_to

KEYPAD = Qt.KeyboardModifier.KeypadModifier


def test_at_the_table_and_on_a_tab(workplace: Workplace) -> None:
    hold_meeting(workplace)
    table = table_of(workplace)
    assert table.step.number == 1
    workplace.press(Qt.Key.Key_Return)
    assert table.step.number == 2
    workplace.press(Qt.Key.Key_Enter, KEYPAD)
    assert table.step.number == 3

    turn_to(workplace, Chapter.PRINT)
    workplace.press(Qt.Key.Key_Return)
    page = workplace.window.findChildren(MeetingPage)[-1]
    assert page.currentWidget() is not table

    workplace.window.meeting.end()
    workplace.window.case_page.reveal(Address("carried_over", ""))
    button = workplace.focus
    assert isinstance(button, QPushButton)
    assert button.text() == "Lägg till överföring"
    workplace.press(Qt.Key.Key_Return)
    assert len(workplace.case.carried_over) == len(CASE.carried_over) + 1


def test_a_row_is_moved_with_enter_too(workplace: Workplace) -> None:
    topics = (Topic(text="Sömn"), Topic(text="Skola"))
    workplace.desk.editor.open(Case(topics=topics))
    workplace.window.turn_to_tab(0)
    workplace.qtbot.waitUntil(lambda: bool(workplace.window.findChildren(RowsEditor)))
    buttons = workplace.window.findChildren(QToolButton)
    down = next(b for b in buttons if b.isVisible() and b.accessibleName() == "Flytta ned")
    down.setFocus()
    workplace.press(Qt.Key.Key_Return)
    assert [topic.text for topic in workplace.case.topics] == ["Skola", "Sömn"]


class FieldAndButton(QWidget):
    """A window of its own; `pressed` counts."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.button = QLineEdit(), QPushButton("Nästa")
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        EnterPresses(self)
        self.pressed = QSignalSpy(self.button.clicked)


@pytest.fixture
def window(qtbot: QtBot) -> FieldAndButton:
    opened = FieldAndButton()
    qtbot.addWidget(opened)
    opened.show()
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


def test_a_field_that_moves_the_cursor_on_presses_nothing(window: FieldAndButton) -> None:
    window.field.returnPressed.connect(window.button.setFocus)
    window.field.setFocus()
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.button
    assert window.pressed.count() == 0
    QTest.keyClick(window.button, Qt.Key.Key_Return)
    assert window.pressed.count() == 1


def test_a_key_held_down_presses_once_and_one_with_ctrl_means_something_else(
    window: FieldAndButton,
) -> None:
    button = window.button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.pressed.count() == 0
    for is_repeat in (False, True, True):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(
                kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=is_repeat
            )
            QApplication.sendEvent(button, event)
    assert window.pressed.count() == 1


def test_enter_on_a_row_leads_into_its_first_field(workplace: Workplace) -> None:
    workplace.desk.editor.open(Case(topics=(Topic(text="Sömn"),)))
    workplace.window.turn_to_tab(0)
    rows = next(each for each in workplace.window.findChildren(RowsEditor) if each.isVisible())
    (view,) = rows.findChildren(RowList)
    view.setFocus()
    workplace.press(Qt.Key.Key_Return)
    assert isinstance(workplace.focus, TextInput)
    assert workplace.focus.text() == "Sömn"
