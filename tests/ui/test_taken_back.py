"""A row that was added by mistake is taken back, and the cursor is where it was before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget

from sipdesk.case import Address, CarriedOver, Case, Participant, Topic
from sipdesk.ui.add_button import AddButton
from sipdesk.ui.settling_line import SettlingLine
from tests.ui.conftest import Workplace
from tests.ui.test_every_text import show

ROWS = tuple(CarriedOver(id=name, organisation=name) for name in ("ett", "två", "tre"))
CASE = Case(
    participants=tuple(Participant(id=row.id, name=row.id) for row in ROWS),
    topics=tuple(Topic(id=row.id, text=row.id) for row in ROWS),
    carried_over=ROWS,
)


@pytest.mark.parametrize(
    ("part", "field"),
    [("carried_over", "date"), ("participants", "organisation"), ("topics", "text")],
)
def test_the_cursor_is_back_in_the_field_from_which_the_row_was_added(
    workplace: Workplace, part: str, field: str
) -> None:
    show(workplace, CASE)
    workplace.window.case_page.reveal(Address(part, field, "två"))
    before = workplace.focus
    workplace.control(Qt.Key.Key_Return)
    assert len(getattr(workplace.case, part)) == 4
    workplace.control(Qt.Key.Key_Z)
    assert len(getattr(workplace.case, part)) == 3
    assert workplace.focus is before
    workplace.control(Qt.Key.Key_End)
    workplace.type("x")
    (written,) = (row for row in getattr(workplace.case, part) if row.id == "två")
    assert str(getattr(written, field)).endswith("x")


def test_from_the_list_the_row_above_is_chosen(workplace: Workplace) -> None:
    show(workplace, CASE)
    workplace.window.case_page.reveal(Address("participants", ""))
    rows = workplace.focus
    assert isinstance(rows, QListWidget)
    workplace.press(Qt.Key.Key_End)
    workplace.control(Qt.Key.Key_Return)
    workplace.control(Qt.Key.Key_Z)
    assert rows.currentRow() == 2
    assert rows.hasFocus()


def test_a_name_on_the_button_of_a_list_that_has_rows_is_no_day(workplace: Workplace) -> None:
    show(workplace, CASE)
    workplace.window.case_page.reveal(Address("carried_over", ""))
    workplace.tab()
    assert isinstance(workplace.focus, AddButton)
    workplace.type("Karin Lund")
    assert workplace.case.carried_over == CASE.carried_over


def test_a_day_that_one_is_led_to_is_replaced_and_not_written_on(workplace: Workplace) -> None:
    show(workplace, Case(carried_over=(CarriedOver(id="a", date="Karin"),)))
    workplace.window.case_page.reveal(Address("carried_over", "date", "a"))
    assert isinstance(workplace.focus, SettlingLine)
    workplace.type("9 mars")
    assert isinstance(line := workplace.focus, QLineEdit)
    assert line.text() == "9 mars"
