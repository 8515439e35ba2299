"""With nobody open, the list of persons opens nobody by its focus, and the first with Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from sipdesk.case import Case, Goal, Person
from sipdesk.ui.note_line import NoteLine
from tests.ui.conftest import Workplace
from tests.ui.saving import chosen_person, fill, persons

PEOPLE = (
    Case(person=Person(name="Anna"), goals=(Goal(own_words="Handla i trädgårdshallen"),)),
    Case(person=Person(name="Bo")),
)


def come_by_tab(workplace: Workplace) -> None:
    """From the search field into the list, with nobody open."""
    workplace.control(Qt.Key.Key_F)
    workplace.tab()
    assert workplace.focus is persons(workplace)
    assert workplace.desk.editor.case is None
    assert chosen_person(workplace) == ""


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_with_nobody_marked_opens_the_first(workplace: Workplace, enter: Qt.Key) -> None:
    fill(workplace, PEOPLE)
    come_by_tab(workplace)
    keypad = enter == Qt.Key.Key_Enter
    workplace.press(enter, *([Qt.KeyboardModifier.KeypadModifier] if keypad else []))
    assert workplace.case == PEOPLE[0]
    assert chosen_person(workplace) == "Anna"
    workplace.press(Qt.Key.Key_Down)
    workplace.press(enter)
    assert workplace.case == PEOPLE[1], "a marked one stays"


def test_enter_leads_a_hit_to_the_words_there_too(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    workplace.control(Qt.Key.Key_F)
    workplace.type("trädgård")
    come_by_tab(workplace)
    wanted: list[str] = []
    workplace.window.case_list.words_wanted.connect(lambda _case, words: wanted.append(words))
    workplace.press(Qt.Key.Key_Return)
    assert workplace.case == PEOPLE[0]
    assert wanted == ["trädgård"]


def test_an_empty_list_opens_nobody(workplace: Workplace) -> None:
    fill(workplace, ())
    persons(workplace).setFocus()
    workplace.press(Qt.Key.Key_Return)
    assert workplace.desk.editor.case is None


NOTED = "anteckning"


def outcome(workplace: Workplace) -> NoteLine:
    """The line below the search field."""
    (line,) = workplace.window.case_list.findChildren(NoteLine)
    assert line.isVisible()
    return line


def named(*names: str) -> list[Case]:
    return [
        Case(person=Person(name=name), goals=(Goal(own_words=f"En {NOTED}"),)) for name in names
    ]


def test_a_hit_in_the_notes_of_the_only_person_says_what_leads_to_it(workplace: Workplace) -> None:
    (case,) = named("Anna")
    fill(workplace, [case])
    workplace.window.open_case(case.id)
    workplace.control(Qt.Key.Key_F)
    assert not outcome(workplace).text().strip()
    workplace.type(NOTED)
    assert outcome(workplace).text() == "1 träff. Enter går dit."
    workplace.press(Qt.Key.Key_Escape)
    assert not outcome(workplace).text().strip()


def test_the_line_says_to_which_of_several_enter_leads(workplace: Workplace) -> None:
    cases = named("Anna", "Bo")
    fill(workplace, cases)
    workplace.control(Qt.Key.Key_F)
    workplace.type(NOTED)
    assert outcome(workplace).text() == "2 träffar. Enter går till den första."
    workplace.window.open_case(cases[1].id)
    assert outcome(workplace).text() == "2 träffar. Enter går till den valda."
    workplace.control(Qt.Key.Key_F)
    workplace.press(Qt.Key.Key_Return)
    assert workplace.case.id == cases[1].id
