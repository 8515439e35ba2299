"""Every kind of input, with real keys: what is typed goes to the case, and undo comes from it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sipdesk.case import (
    Address,
    Answer,
    Authority,
    Case,
    value_at,
)
from sipdesk.dates import Lean
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.date_input import DateInput, DayPicker
from sipdesk.ui.inputs import AnswerInput, TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.style import set_text_size
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear

OFFSCREEN_FRAME = 2  # pixels by which the plugin without a screen moves every window
ALT = Qt.KeyboardModifier.AltModifier
LINE = Address("person", "phone")
TEXT = Address("person", "address")
DATE = Address("person", "birth_date")
ANSWER = Address("person", "protected_identity")
CHOICE = Address("person", "representative_authority")


@pytest.fixture
def office(workplace: Workplace) -> Workplace:
    """A workplace with an empty case open."""
    workplace.desk.editor.open(Case())
    return workplace


def enter(office: Workplace, address: Address) -> None:
    """Put the cursor into a field."""
    assert office.window.case_page.reveal(address)


def value(office: Workplace, address: Address) -> object:
    return value_at(office.case, address)


def press_for_real(office: Workplace, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key in the window, so that Qt itself finds who gets it, an open popup first."""
    handle = office.window.windowHandle()
    combined = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        combined |= modifier
    QTest.keyClick(handle, key, combined)


def test_arrows_go_on_from_the_answer_that_undo_brought_back(office: Workplace) -> None:
    enter(office, ANSWER)
    office.press(Qt.Key.Key_Left)
    office.press(Qt.Key.Key_Left)
    office.control(Qt.Key.Key_Z)
    assert value(office, ANSWER) is Answer.NO
    office.press(Qt.Key.Key_Left)
    assert value(office, ANSWER) is Answer.YES


# --- undo -----------------------------------------------------------------------------------------


def test_undo_inside_a_field_goes_to_the_case(office: Workplace) -> None:
    for address, keys, written in (
        (LINE, "08123", "08123"),
        (TEXT, "Storgatan", "Storgatan"),
        (DATE, "1 maj 1950", "1950-05-01"),
    ):
        office.desk.editor.open(Case())
        enter(office, address)
        office.type(keys)
        office.press(Qt.Key.Key_Return)
        assert str(value(office, address)).strip() == written, address
        office.control(Qt.Key.Key_Z)
        if value(office, address):  # Enter in a text is a step of its own only after a pause
            office.control(Qt.Key.Key_Z)
        assert value(office, address) == "", address
        assert shown(office) == "", address
        office.control(Qt.Key.Key_Z)
        assert value(office, address) == "", address
        office.control(Qt.Key.Key_Y)
        assert str(value(office, address)).strip() == written, address
        assert shown(office).strip() == written, address


def shown(office: Workplace) -> str:
    """The text in the field that has the cursor."""
    widget = office.focus
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


def test_undo_of_a_choice_goes_to_the_case(office: Workplace) -> None:
    for address, key in ((ANSWER, Qt.Key.Key_Left), (CHOICE, Qt.Key.Key_Down)):
        office.desk.editor.open(Case())
        enter(office, address)
        office.press(key)
        chosen = value(office, address)
        assert chosen, address
        office.control(Qt.Key.Key_Z)
        assert office.case.is_blank, address
        office.control(Qt.Key.Key_Y)
        assert value(office, address) == chosen, address


def test_a_field_has_no_undo_of_its_own_when_the_case_has_none(office: Workplace) -> None:
    enter(office, LINE)
    office.type("08")
    office.desk.editor.settle(office.case)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        office.control(key)
        press_for_real(office, key, Qt.KeyboardModifier.ControlModifier)
    assert (value(office, LINE), shown(office)) == ("08", "08")


# --- lines and texts ------------------------------------------------------------------------------


def test_twenty_thousand_characters_are_pasted_whole(office: Workplace) -> None:
    long = "Å så långt 🙂!" * 2000
    QApplication.clipboard().setText(long)
    for address in (LINE, TEXT, DATE):
        enter(office, address)
        office.control(Qt.Key.Key_V)
        office.tab()
        assert value(office, address) == long, address


def test_half_a_character_does_not_stop_the_saving(office: Workplace) -> None:
    enter(office, LINE)
    office.type("08 \ud83d")
    office.tab()
    assert not office.window.autosave.is_unsaved


def test_the_cursor_stays_where_it_is_while_the_case_follows(office: Workplace) -> None:
    for address in (LINE, TEXT):
        enter(office, address)
        office.type("ac")
        office.press(Qt.Key.Key_Left)
        office.type("b🙂b")
        assert value(office, address) == "ab🙂bc"


def test_tab_leaves_a_text_and_shift_tab_comes_back(office: Workplace) -> None:
    enter(office, TEXT)
    inside = office.focus
    office.tab()
    assert office.focus is not inside
    office.press(Qt.Key.Key_Backtab)
    assert office.focus is inside
    assert value(office, TEXT) == ""


def test_a_field_may_call_a_value_otherwise(office: Workplace) -> None:
    enter(office, Address("initiative", "outcome"))
    box = office.focus
    assert isinstance(box, ChoiceInput)
    assert box.itemText(1) == "Erbjuden, inget svar än"
    enter(office, Address("plan_consent", "documented_in_journal"))
    assert office.focus.accessibleName() == "Dokumenterat i journal?: Inte noterat"


# --- days -----------------------------------------------------------------------------------------


def open_calendar(office: Workplace) -> DayPicker:
    press_for_real(office, Qt.Key.Key_Down, ALT)
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, DayPicker)
    return picker


def test_a_day_is_picked_with_the_keyboard(office: Workplace) -> None:
    enter(office, Address("person", "birth_date"))
    office.type("1950-05-01")
    open_calendar(office)
    press_for_real(office, Qt.Key.Key_Right)
    press_for_real(office, Qt.Key.Key_Down)
    press_for_real(office, Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert value(office, DATE) == "1950-05-09"
    assert shown(office) == "1950-05-09"
    office.control(Qt.Key.Key_Z)
    assert value(office, DATE) != "1950-05-09"


def test_escape_closes_the_calendar_and_picks_nothing(office: Workplace) -> None:
    enter(office, DATE)
    office.type("1950-05-01")
    open_calendar(office)
    press_for_real(office, Qt.Key.Key_Right)
    press_for_real(office, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert value(office, DATE) == "1950-05-01"
    assert isinstance(office.focus, LineInput)
    assert office.window.case_page.person.isVisible()


def test_the_calendar_begins_where_the_field_is_and_today_when_it_is_empty(
    office: Workplace,
) -> None:
    enter(office, DATE)
    calendar = open_calendar(office).findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate().toPython() == NOW.date()
    press_for_real(office, Qt.Key.Key_Escape)
    office.type("24 december 1949")
    calendar = open_calendar(office).findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    assert calendar.selectedDate().toPython() == dt.date(1949, 12, 24)
    press_for_real(office, Qt.Key.Key_Escape)


def test_the_calendar_is_whole_on_the_screen(office: Workplace) -> None:
    enter(office, DATE)
    screen = office.window.screen().availableGeometry()
    office.window.move(screen.right() - 200, screen.bottom() - 200)
    picker = open_calendar(office)
    assert screen.adjusted(0, 0, OFFSCREEN_FRAME, OFFSCREEN_FRAME).contains(picker.geometry())
    press_for_real(office, Qt.Key.Key_Escape)


# --- choices --------------------------------------------------------------------------------------


def turn_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_the_wheel_over_fields_without_the_cursor_changes_nothing(office: Workplace) -> None:
    enter(office, LINE)
    for widget in office.window.case_page.person.findChildren(QWidget):
        if isinstance(widget, ChoiceInput | AnswerInput | TextInput | DateInput):
            turn_wheel(widget)
    assert office.case.is_blank


def test_the_wheel_over_the_choice_that_was_made_last_changes_nothing(office: Workplace) -> None:
    enter(office, CHOICE)
    office.press(Qt.Key.Key_Down)
    before, field = office.case, office.focus
    assert isinstance(field, ChoiceInput)
    assert not before.is_blank
    turn_wheel(field)
    assert office.case == before


def test_arrow_keys_move_between_the_answers(office: Workplace) -> None:
    enter(office, ANSWER)
    for key, answer in (
        (Qt.Key.Key_Left, Answer.NO),
        (Qt.Key.Key_Left, Answer.YES),
        (Qt.Key.Key_Right, Answer.NO),
    ):
        office.press(key)
        assert value(office, ANSWER) is answer
    enter(office, LINE)
    enter(office, ANSWER)
    office.press(Qt.Key.Key_Right)
    assert value(office, ANSWER) is Answer.NOT_ASKED


def test_a_choice_by_its_first_letter(office: Workplace) -> None:
    enter(office, CHOICE)
    office.press(Qt.Key.Key_G)
    assert value(office, CHOICE) is Authority.TRUSTEE


def test_an_answer_can_be_shown_again_as_not_asked(office: Workplace) -> None:
    box = AnswerInput()
    box.show_value(Answer.YES)
    said: list[object] = []
    box.edited.connect(said.append)
    box.show_value("")
    assert box.focusProxy() is box.findChildren(QWidget)[-1]
    assert said == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_day_is_never_narrower_than_its_figures(
    qtbot: QtBot, application: QApplication, scale: float
) -> None:
    set_text_size(application, scale)
    field = DateInput(NOW.date, Lean.BACK)
    qtbot.addWidget(field)
    field.show_value("2026-03-12")
    field.show()
    field.resize(field.minimumSizeHint())
    figures = field.line.fontMetrics().horizontalAdvance("2026-03-12")
    assert field.line.contentsRect().width() > figures


# --- a letter in an answer ------------------------------------------------------------------------


def test_a_letter_answers_no_question_and_that_is_heard_once(
    office: Workplace, qapp: QApplication
) -> None:
    enter(office, ANSWER)
    with open_ear(qapp) as ear:
        office.type("ja")
    assert value(office, ANSWER) is Answer.NOT_ASKED
    assert ear.heard == ["Inget skrevs: pilarna väljer svar."]
