"""A day or a time is never wiped in silence, and one that is read is heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sipdesk.case import Address, Case, Initiative, Meeting, value_at
from tests.ui.conftest import Workplace
from tests.ui.hearing import open_ear
from tests.ui.test_inputs import enter

DATE, START = Address("initiative", "date"), Address("meeting", "start")
FILLED = Case(initiative=Initiative(date="2026-03-23"), meeting=Meeting(start="13:00"))
FIELDS = pytest.mark.parametrize("address", [DATE, START], ids=str)


def back(workplace: Workplace) -> None:
    workplace.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)


@FIELDS
@pytest.mark.parametrize("case", [Case(), FILLED], ids=["empty", "filled in"])
def test_space_first_writes_nothing(workplace: Workplace, address: Address, case: Case) -> None:
    workplace.desk.editor.open(case)
    enter(workplace, address)
    workplace.tab()
    back(workplace)  # now all of it is selected
    workplace.press(Qt.Key.Key_Space)
    workplace.tab()
    assert workplace.case == case


def test_space_within_a_day_is_written(workplace: Workplace) -> None:
    workplace.desk.editor.open(Case())
    enter(workplace, DATE)
    workplace.type("12 mars")
    workplace.tab()
    assert value_at(workplace.case, DATE) == "2026-03-12"


@pytest.mark.parametrize(
    ("address", "said"), [(DATE, "Datum: tomt"), (START, "Börjar klockan: tomt")], ids=str
)
def test_a_field_that_was_emptied_says_so_when_it_is_left(
    workplace: Workplace, application: QApplication, address: Address, said: str
) -> None:
    workplace.desk.editor.open(FILLED)
    enter(workplace, address)
    with open_ear(application) as ear:
        workplace.tab()
        back(workplace)
        assert said not in ear.take()
        workplace.press(Qt.Key.Key_Delete)
        workplace.tab()
    assert ear.heard.count(said) == 1


def test_a_time_that_is_read_is_heard_as_a_day_is(
    workplace: Workplace, application: QApplication
) -> None:
    workplace.desk.editor.open(Case())
    enter(workplace, START)
    workplace.type("14")
    with open_ear(application) as ear:
        workplace.tab()
    assert "Börjar klockan: 14:00" in ear.heard
