"""A list of many persons tells its view of some at a time, and still leads to everybody."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt

from sipdesk.case import Case, Person
from sipdesk.ui.people_model import AT_A_TIME
from tests.ui.conftest import Workplace
from tests.ui.saving import chosen_person, fill, lines_of, persons

MANY = [Case(person=Person(name=f"Person {n:04}")) for n in range(2 * AT_A_TIME + 50)]


def test_more_lines_come_when_the_list_is_scrolled_to_its_end(workplace: Workplace) -> None:
    fill(workplace, MANY)
    rows = persons(workplace)
    assert len(lines_of(rows)) == AT_A_TIME
    workplace.control(Qt.Key.Key_F)
    workplace.press(Qt.Key.Key_Down)
    for _time in range(len(MANY) // AT_A_TIME + 1):
        workplace.press(Qt.Key.Key_End)
    assert chosen_person(workplace) == MANY[-1].person.name
    assert not rows.model().canFetchMore(QModelIndex())


def test_whoever_is_opened_is_marked_however_far_down(workplace: Workplace) -> None:
    fill(workplace, MANY)
    workplace.window.open_case(MANY[-20].id)
    assert chosen_person(workplace) == MANY[-20].person.name
    rows = persons(workplace)
    assert rows.viewport().rect().intersects(rows.visualRect(rows.currentIndex()))


def test_a_search_finds_whom_the_list_had_not_come_to(workplace: Workplace) -> None:
    fill(workplace, MANY)
    workplace.control(Qt.Key.Key_F)
    workplace.type(MANY[-1].person.name[-4:])
    assert lines_of(persons(workplace)) == [MANY[-1].person.name]
