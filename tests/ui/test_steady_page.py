"""Nothing moves under the mouse: a half visible button takes a click, and a date in words has its
place before it is read.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from sipdesk.case import (
    Address,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    FollowUp,
    Participant,
    Person,
)
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.consent_strip import ConsentStrip
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.row_list import RowList
from tests.ui.conftest import Workplace

LEFT = Qt.MouseButton.LeftButton
COORDINATOR = Address("coordinator", "name")  # stands below the way to the calendar
YES = ConsentEntry(
    purpose=ConsentPurpose.PLAN,
    answer=ConsentAnswer.YES,
    recorded_at="2026-03-01T10:00:00+01:00",
)
HALF_SEEN = 6  # pixels of the button above the edge


def page_around(widget: QWidget) -> QScrollArea:
    around: QWidget | None = widget
    while not isinstance(around, QScrollArea):
        assert around is not None
        around = around.parentWidget()
    return around


def height_of(button: QWidget, page: QScrollArea) -> int:
    """How far below the top of the page it is."""
    column = page.widget()
    assert column is not None
    return button.mapTo(column, QPoint(0, 0)).y()


def is_laid_out(button: QWidget, page: QScrollArea) -> bool:
    """Whether the button keeps its place: texts take their height when they are first shown."""
    places: set[int] = set()
    for _time in range(5):
        QApplication.processEvents()
        places.add(height_of(button, page))
    return len(places) == 1 and page.verticalScrollBar().maximum() > 0


def scroll_to_the_edge(button: QWidget, page: QScrollArea) -> None:
    """So that only the top of the button is in sight."""
    top = height_of(button, page)
    bar = page.verticalScrollBar()
    bar.setValue(top - page.viewport().height() + HALF_SEEN)
    assert page.viewport().height() - button.mapTo(page.viewport(), QPoint(0, 0)).y() == HALF_SEEN


def test_a_button_half_below_the_edge_takes_the_click(workplace: Workplace) -> None:
    case = Case(person=Person(name="Anna"), follow_ups=(FollowUp(),))
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    workplace.window.turn_to_tab(4)
    QApplication.processEvents()
    button = next(
        b
        for b in workplace.window.findChildren(QPushButton)
        if b.isVisible() and b.text() == "Lägg till överföring"
    )
    page = page_around(button)
    workplace.qtbot.waitUntil(lambda: is_laid_out(button, page))
    scroll_to_the_edge(button, page)
    place = page.verticalScrollBar().value()
    window = workplace.window.windowHandle()
    point = button.mapTo(workplace.window, QPoint(button.width() // 2, HALF_SEEN // 2))

    QTest.mousePress(window, LEFT, Qt.KeyboardModifier.NoModifier, point)
    assert button.hasFocus()
    assert page.verticalScrollBar().value() == place
    QTest.mouseRelease(window, LEFT, Qt.KeyboardModifier.NoModifier, point)
    assert len(workplace.case.carried_over) == 1
    assert page.viewport().rect().contains(workplace.focus.mapTo(page.viewport(), QPoint(0, 0)))


def test_what_stands_below_a_date_stays_where_it_is(workplace: Workplace) -> None:
    workplace.window.new_person()
    workplace.window.turn_to_tab(1)
    address = Address("meeting", "date")
    (field,) = (f for f in workplace.window.findChildren(BoundField) if f.address == address)
    assert len(field.widget.findChildren(NoteLine)) == 1
    heights = {height_after(workplace, field, typed) for typed in ("", "2026-09-30", "någon gång")}
    assert len(heights) == 1


def height_after(workplace: Workplace, field: BoundField, typed: str) -> int:
    """How tall the field is when something was typed in it, and the cursor has left it."""
    assert workplace.window.case_page.reveal(field.address)
    workplace.control(Qt.Key.Key_A)
    workplace.type(typed) if typed else workplace.press(Qt.Key.Key_Delete)
    workplace.tab()
    QApplication.processEvents()
    assert workplace.case.meeting.date == typed
    return field.widget.height()


def test_the_first_fact_about_a_person_moves_nothing(workplace: Workplace) -> None:
    workplace.window.new_person()
    assert tops_of_tabs(workplace) == tops_of_tabs(workplace, language="finska")


def tops_of_tabs(workplace: Workplace, language: str = "") -> int:
    case = replace(workplace.case, person=Person(name="Anna", language=language))
    workplace.desk.editor.change(case)
    return settled(workplace, workplace.window.case_page.tabs)


def settled(workplace: Workplace, widget: QWidget) -> int:
    """How far below the top of the window it stands, once everything is laid out."""
    for _time in range(5):
        QApplication.processEvents()
    return widget.mapTo(workplace.window, QPoint(0, 0)).y()


def test_the_button_that_withdraws_a_consent_has_its_place_from_the_beginning(
    workplace: Workplace,
) -> None:
    workplace.window.new_person()
    workplace.window.turn_to_tab(2)
    (strip,) = workplace.window.findChildren(ConsentStrip)
    bottoms: list[int] = []
    for entries in ((), (YES,)):
        workplace.desk.editor.change(replace(workplace.case, consent_entries=entries))
        bottoms.append(settled(workplace, strip) + strip.height())
    assert any(button.isVisible() for button in strip.findChildren(QPushButton))
    assert bottoms[0] == bottoms[1]


def test_a_row_that_gets_its_second_line_moves_no_other(workplace: Workplace) -> None:
    workplace.window.new_person()
    workplace.window.turn_to_tab(1)
    people = (Participant(id="1" * 32, name="Eva"), Participant(id="2" * 32, name="Bo"))
    tops: list[int] = []
    for role in ("", "Kurator"):
        first = replace(people[0], role=role)
        workplace.desk.editor.change(replace(workplace.case, participants=(first, people[1])))
        rows = next(r for r in workplace.window.findChildren(RowList) if r.count() == 2)
        tops.append(rows.visualItemRect(rows.item(1)).top())
    assert "Kurator" in rows.item(0).text()
    assert tops[0] == tops[1]


def test_the_way_to_the_calendar_rests_until_there_is_a_day(workplace: Workplace) -> None:
    workplace.window.new_person()
    workplace.window.turn_to_tab(1)
    buttons = workplace.window.case_page.page_in_sight().findChildren(QPushButton)
    save = next(button for button in buttons if "kalender" in button.text())
    below = next(f for f in workplace.window.findChildren(BoundField) if f.address == COORDINATOR)
    tops: list[int] = []
    for date in ("", "2026-09-30"):
        meeting = replace(workplace.case.meeting, date=date)
        workplace.desk.editor.change(replace(workplace.case, meeting=meeting))
        tops.append(settled(workplace, below.widget))
        assert save.isEnabled() is bool(date)
    assert tops[0] == tops[1]
