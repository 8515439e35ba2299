"""Whoever begins to write on the button that adds a row writes that row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from sipdesk.case import Case, Participant, Person
from sipdesk.ui.add_button import AddButton
from tests.ui.conftest import Workplace
from tests.ui.test_every_text import show


@pytest.mark.parametrize("letters", ["Sova om natten", "ä"])
def test_who_begins_to_write_on_the_button_of_an_empty_list_writes_its_first_row(
    workplace: Workplace, letters: str
) -> None:
    """So the work on the preparation begins: the cursor comes to the button by itself."""
    show(workplace, Case(person=Person(name="Nils")))
    workplace.window.show_person()
    workplace.press(Qt.Key.Key_Escape)
    assert isinstance(workplace.focus, AddButton)
    for letter in letters:
        workplace.type(letter)
    assert [topic.text for topic in workplace.case.topics] == [letters]


def test_where_there_are_rows_letters_on_the_button_are_no_new_one(workplace: Workplace) -> None:
    """On the way from the list to its fields, whoever writes means the row that is chosen."""
    people = (Participant(id="p", name="Petter Sundin"),)
    show(workplace, Case(person=Person(name="Nils"), participants=people))
    workplace.window.turn_to_tab(1)
    (button,) = (
        each
        for each in workplace.window.case_page.page_in_sight().findChildren(AddButton)
        if each.isVisible()
    )
    button.setFocus()
    workplace.type("Peter")
    assert workplace.case.participants == people


def test_a_number_or_a_space_on_that_button_is_no_row(workplace: Workplace) -> None:
    show(workplace, Case(person=Person(name="Nils")))
    workplace.window.show_person()
    workplace.press(Qt.Key.Key_Escape)
    workplace.type("1 ")
    assert workplace.case.topics == ()
