"""What a date or clock field reads out of the keys is one undo step with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from sipdesk.case import Address, Case, Meeting, Person, value_at
from tests.ui.conftest import Workplace
from tests.ui.test_editor import Clock
from tests.ui.test_inputs import enter

PHONE = Address("person", "phone")
DATE, START = Address("initiative", "date"), Address("meeting", "start")
FIELDS = pytest.mark.parametrize(
    ("address", "typed", "read"), [(DATE, "23 nov", "2025-11-23"), (START, "13", "13:00")], ids=str
)


@pytest.fixture
def clock(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Of an editor with an empty case, in which a telephone number was typed already."""
    clock = Clock()
    monkeypatch.setattr(workplace.desk.editor, "_clock", clock)
    workplace.desk.editor.open(Case(person=Person(name="Anna")))
    workplace.desk.editor.type_in(PHONE, "08")
    return clock


def leave(workplace: Workplace, clock: Clock) -> None:
    """Rest, go on to the next field, and rest there."""
    clock.seconds += 2
    workplace.tab()
    clock.seconds += 2


def values(workplace: Workplace, address: Address) -> tuple[object, object]:
    return value_at(workplace.case, PHONE), value_at(workplace.case, address)


@FIELDS
def test_one_undo_takes_back_what_was_typed_and_read(
    workplace: Workplace, clock: Clock, address: Address, typed: str, read: str
) -> None:
    enter(workplace, address)
    for letters in (typed[:1], typed[1:]):
        workplace.type(letters)
        clock.seconds += 2
    leave(workplace, clock)
    assert values(workplace, address) == ("08", read)
    workplace.control(Qt.Key.Key_Z)
    assert values(workplace, address) == ("08", "")
    workplace.control(Qt.Key.Key_Y)
    assert values(workplace, address) == ("08", read)


@FIELDS
def test_undo_leads_past_the_field_and_redo_all_the_way_back(
    workplace: Workplace, clock: Clock, address: Address, typed: str, read: str
) -> None:
    enter(workplace, address)
    workplace.type(typed)
    leave(workplace, clock)
    workplace.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    workplace.type("x")  # in place of all that is selected
    leave(workplace, clock)
    been = [values(workplace, address)]
    for _time in range(3):
        workplace.control(Qt.Key.Key_Z)
        been.append(values(workplace, address))
    assert been == [("08", "x"), ("08", read), ("08", ""), ("", "")]
    for before in reversed(been[:-1]):
        workplace.control(Qt.Key.Key_Y)
        assert values(workplace, address) == before


@pytest.mark.parametrize("way_out", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_words_that_redo_brought_back_are_read_without_a_step(
    workplace: Workplace, clock: Clock, way_out: Qt.Key
) -> None:
    enter(workplace, DATE)
    workplace.type("23 nov")
    clock.seconds += 2
    workplace.control(Qt.Key.Key_Z)
    workplace.control(Qt.Key.Key_Y)
    workplace.press(way_out)
    assert values(workplace, DATE) == ("08", "2025-11-23")
    workplace.control(Qt.Key.Key_Z)
    assert values(workplace, DATE) == ("08", "")


@pytest.mark.parametrize(("address", "words"), [(DATE, "23 nov"), (START, "13")], ids=str)
def test_words_of_an_older_file_can_be_had_back_and_stop_no_further_undo(
    workplace: Workplace, clock: Clock, address: Address, words: str
) -> None:
    case = Case(meeting=Meeting(start="13"))
    workplace.desk.editor.open(case)
    workplace.desk.editor.type_in(address, words)
    workplace.desk.editor.type_in(PHONE, "08")
    enter(workplace, address)
    leave(workplace, clock)
    assert value_at(workplace.case, address) != words
    workplace.control(Qt.Key.Key_Z)
    assert values(workplace, address) == ("08", words)
    workplace.control(Qt.Key.Key_Z)
    assert value_at(workplace.case, PHONE) == ""


def test_a_picked_day_is_a_step_of_its_own(workplace: Workplace, clock: Clock) -> None:
    enter(workplace, DATE)
    workplace.type("x")
    clock.seconds += 2
    workplace.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    workplace.press(Qt.Key.Key_Return)
    assert values(workplace, DATE) == ("08", "2026-03-12")
    workplace.control(Qt.Key.Key_Z)
    assert values(workplace, DATE) == ("08", "x")
