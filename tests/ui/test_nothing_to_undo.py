"""A key that finds nothing to undo says so, wherever the cursor is."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sipdesk.case import Address, Case, Participant, Person
from sipdesk.ui.add_button import AddButton
from tests.ui.conftest import Workplace
from tests.ui.hearing import Ear, open_ear

ANNA = Case(person=Person(name="Anna"), participants=(Participant(id="eva", name="Eva Ek"),))


@pytest.fixture
def ear(qapp: QApplication) -> Generator[Ear]:
    with open_ear(qapp) as found:
        yield found


@pytest.mark.parametrize("field", ["name", "role"])
def test_nothing_left_to_undo_is_said_in_a_row_too(
    workplace: Workplace, ear: Ear, field: str
) -> None:
    workplace.store.save(ANNA)
    workplace.window.open_case(ANNA.id)
    workplace.window.case_page.reveal(Address("participants", field, "eva"))
    workplace.type("x")
    for _time in range(2):
        ear.take()
        workplace.control(Qt.Key.Key_Z)
    assert ear.take() == ["Inget att ångra."]


def test_nothing_left_to_undo_is_said_on_a_button_too(workplace: Workplace, ear: Ear) -> None:
    workplace.store.save(ANNA)
    workplace.window.open_case(ANNA.id)
    workplace.window.turn_to_tab(1)
    buttons = workplace.window.findChildren(AddButton)
    next(each for each in buttons if each.isVisible()).setFocus()
    ear.take()
    workplace.control(Qt.Key.Key_Z)
    assert ear.take() == ["Inget att ångra."]
