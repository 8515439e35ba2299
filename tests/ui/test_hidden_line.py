"""A hidden line: it is written in as in any other, and Qt never has its letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sipdesk.ui.hidden_line import LONGEST, HiddenLine
from tests.keyboard import type_text

WRITTEN = "lampa kvarn"


@pytest.fixture
def line(qtbot: QtBot) -> HiddenLine:
    line = HiddenLine()
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return line


def assert_hidden(line: HiddenLine) -> None:
    assert not set(line.text()) & set(line.secret())
    assert len(set(line.text())) == len(line.secret()), "equal letters can be told apart"


def test_what_is_typed_is_the_secret_and_not_the_text(line: HiddenLine) -> None:
    type_text(WRITTEN)
    assert line.secret() == WRITTEN
    assert_hidden(line)


def test_letters_are_written_and_erased_in_the_middle(line: HiddenLine) -> None:
    type_text(WRITTEN)
    QTest.keyClick(line, Qt.Key.Key_Home)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    type_text("t")
    QTest.keyClick(line, Qt.Key.Key_Right)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    type_text("rå")
    assert line.secret() == "tråmpa kvarn"
    assert_hidden(line)


def test_what_is_chosen_is_written_over(line: HiddenLine) -> None:
    type_text(WRITTEN)
    line.selectAll()
    type_text("ny")
    assert line.secret() == "ny"


def test_what_is_pasted_is_hidden(line: HiddenLine) -> None:
    QApplication.clipboard().setText(WRITTEN)
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.secret() == WRITTEN
    assert_hidden(line)


def test_what_the_menu_pastes_is_hidden(line: HiddenLine, qtbot: QtBot) -> None:
    QApplication.clipboard().setText(WRITTEN)
    place = line.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QGuiApplication.sendEvent(line, QContextMenuEvent(reason, place, line.mapToGlobal(place)))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.objectName() == "edit-paste").trigger()
    menu.close()
    assert line.secret() == WRITTEN
    assert_hidden(line)


def test_what_the_middle_button_pastes_is_hidden(line: HiddenLine) -> None:
    type_text(WRITTEN)
    QTest.mouseClick(line, Qt.MouseButton.MiddleButton)
    assert line.secret().startswith(WRITTEN)
    assert_hidden(line)


def test_nothing_is_dropped_into_it(line: HiddenLine) -> None:
    assert not line.acceptDrops()


def test_a_letter_that_is_made_of_two_keys_is_hidden(line: HiddenLine) -> None:
    event = QInputMethodEvent()
    event.setCommitString("é")
    QGuiApplication.sendEvent(line, event)
    assert line.secret() == "é"
    assert_hidden(line)


def test_a_letter_of_two_units_is_one_letter(line: HiddenLine) -> None:
    QApplication.clipboard().setText("a😀b")
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_Left)
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert line.secret() == "ab"


def test_letters_are_shown_and_hidden_again(line: HiddenLine) -> None:
    type_text(WRITTEN)
    line.show_letters(True)
    assert line.text() == line.displayText() == WRITTEN
    type_text("en")
    line.show_letters(False)
    type_text("s")
    assert line.secret() == WRITTEN + "ens"
    assert_hidden(line)


def test_very_much_is_pasted_twice_over(line: HiddenLine) -> None:
    QApplication.clipboard().setText("å" * 20_000)
    for _ in range(3):
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert line.secret() == "å" * LONGEST
    assert_hidden(line)


def test_nothing_is_kept_of_what_was_cleared(line: HiddenLine) -> None:
    type_text(WRITTEN)
    stand_ins = line.text()
    line.clear()
    line.setText(stand_ins)
    assert line.secret() == stand_ins


def test_escape_and_enter_go_on_to_the_window(line: HiddenLine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.returnPressed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.secret() == ""
