"""Nothing moves under the mouse: a half visible button takes a click, and a date in words has its
place before it is read.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from sipdesk.case import Address, Case, FollowUp, Person
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.note_line import NoteLine
from tests.ui.conftest import Workplace

LEFT = Qt.MouseButton.LeftButton
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
