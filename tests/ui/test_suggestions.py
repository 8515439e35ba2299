"""Suggestions under a line: they help, and never get in the way of other words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sipdesk.case import Address, Case, Intervention, Participant, Principal
from sipdesk.ui.line_input import LineInput, nearest_first
from tests.ui.conftest import Workplace
from tests.ui.hearing import open_ear
from tests.ui.test_inputs import enter, press_for_real, shown, value


@pytest.fixture
def office(workplace: Workplace) -> Workplace:
    """A workplace with an empty case open."""
    workplace.desk.editor.open(Case())
    return workplace


@pytest.fixture
def role(office: Workplace) -> Address:
    """The cursor is in the role of a new participant, which has suggestions."""
    office.control(Qt.Key.Key_2)
    office.tab()
    office.control(Qt.Key.Key_Return)
    office.tab()
    return Address("participants", "role", office.case.participants[0].id)


def suggestions_are_shown(office: Workplace) -> bool:
    widget = office.focus
    assert isinstance(widget, LineInput)
    popup = widget.completer().popup()
    return popup is not None and popup.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_suggestions_never_overwrite_other_words(
    office: Workplace, role: Address, key: Qt.Key
) -> None:
    office.type("Sko")
    assert suggestions_are_shown(office)
    press_for_real(office, key)
    assert value(office, role) == "Sko"


@pytest.mark.usefixtures("role")
def test_a_list_that_escape_closed_opens_again_at_the_next_arrow(office: Workplace) -> None:
    office.type("Sko")
    press_for_real(office, Qt.Key.Key_Escape)
    assert not suggestions_are_shown(office)
    press_for_real(office, Qt.Key.Key_Down)
    assert suggestions_are_shown(office)
    assert shown(office) == "Sko"
    press_for_real(office, Qt.Key.Key_Down)
    assert shown(office) == "Skola"


def test_a_suggestion_is_taken_with_arrow_and_enter(office: Workplace, role: Address) -> None:
    office.type("sko")
    press_for_real(office, Qt.Key.Key_Down)
    press_for_real(office, Qt.Key.Key_Return)
    assert value(office, role) == "Skola"
    assert shown(office) == "Skola"


def test_what_stands_in_the_field_is_what_the_case_has(office: Workplace, role: Address) -> None:
    office.type("sko")
    press_for_real(office, Qt.Key.Key_Down)
    assert shown(office) == value(office, role)
    press_for_real(office, Qt.Key.Key_Escape)
    assert shown(office) == value(office, role) == "sko", "Esc gives back what was typed"
    assert QApplication.activePopupWidget() is None
    press_for_real(office, Qt.Key.Key_Tab)
    assert value(office, role) == "sko"


def test_escape_after_a_suggestion_was_chosen_takes_nothing_back(
    office: Workplace, role: Address
) -> None:
    office.type("sko")
    press_for_real(office, Qt.Key.Key_Down)
    press_for_real(office, Qt.Key.Key_Return)
    press_for_real(office, Qt.Key.Key_Escape)
    assert value(office, role) == "Skola"


@pytest.fixture
def responsible(office: Workplace) -> Address:
    """The cursor is in the responsible person of an intervention; Eva comes to the meeting."""
    eva = Participant(name="Eva Ek", organisation="Hemtjänsten", principal=Principal.MUNICIPALITY)
    row = Intervention(what="Dusch")
    case = replace(office.case, participants=(eva,), interventions=(row,))
    office.desk.editor.change(case)
    address = Address("interventions", "responsible_person", row.id)
    enter(office, address)
    return address


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_participant_is_chosen_with_keys_and_brings_the_rest(
    office: Workplace, responsible: Address, key: Qt.Key
) -> None:
    press_for_real(office, Qt.Key.Key_Down)
    assert suggestions_are_shown(office)
    suggestions = QApplication.activePopupWidget()
    assert suggestions is not None
    assert suggestions.font().pointSizeF() == office.focus.font().pointSizeF()
    press_for_real(office, Qt.Key.Key_Down)
    press_for_real(office, key)
    (row,) = office.case.interventions
    assert (row.responsible_person, row.organisation) == ("Eva Ek", "Hemtjänsten")
    assert row.principal is Principal.MUNICIPALITY
    office.control(Qt.Key.Key_Z)
    assert value(office, responsible) == "Eva Ek"
    assert office.case.interventions[0].organisation == ""


def test_a_name_that_was_typed_whole_brings_the_rest_too(
    office: Workplace, responsible: Address
) -> None:
    office.type("Eva Ek")
    assert office.case.interventions[0].organisation == ""
    press_for_real(office, Qt.Key.Key_Tab)
    assert value(office, responsible) == "Eva Ek"
    assert office.case.interventions[0].organisation == "Hemtjänsten"


def test_another_name_brings_nothing(office: Workplace, responsible: Address) -> None:
    office.type("Eva Ekman")
    office.tab()
    assert value(office, responsible) == "Eva Ekman"
    assert office.case.interventions[0].organisation == ""


def test_what_begins_with_the_letters_is_suggested_first() -> None:
    texts = ("Socialtjänsten, barn och unga", "Hembarnvård", "Barn- och ungdomspsykiatrin")
    assert nearest_first(texts, "bar") == [texts[2], texts[0], texts[1]]
    assert nearest_first(texts, "hembarnvård") == [texts[0], texts[2]]
    assert nearest_first(texts, " ") == list(texts)


def test_the_nearest_suggestion_is_the_first_one_down(
    office: Workplace, responsible: Address
) -> None:
    people = ("Anna-Eva Berg", "Eva Ek")
    case = replace(office.case, participants=tuple(Participant(name=name) for name in people))
    office.desk.editor.change(case)
    office.type("eva")
    press_for_real(office, Qt.Key.Key_Down)
    press_for_real(office, Qt.Key.Key_Return)
    assert value(office, responsible) == "Eva Ek"


def test_no_list_stands_in_the_way_of_what_was_typed_whole(
    office: Workplace, responsible: Address
) -> None:
    office.type("Eva E")
    assert suggestions_are_shown(office)
    office.type("k")
    assert not suggestions_are_shown(office)
    assert value(office, responsible) == "Eva Ek"


def test_a_blank_field_offers_all_whatever_was_typed_before(
    office: Workplace, responsible: Address
) -> None:
    office.type("Eva Ek")
    office.tab()
    other = Intervention(what="Mat")
    rows = (*office.case.interventions, other)
    office.desk.editor.change(replace(office.case, interventions=rows))
    enter(office, responsible._replace(row=other.id))
    press_for_real(office, Qt.Key.Key_Down)
    assert suggestions_are_shown(office)
    press_for_real(office, Qt.Key.Key_Down)
    press_for_real(office, Qt.Key.Key_Return)
    assert value(office, responsible._replace(row=other.id)) == "Eva Ek"


def test_the_keys_of_a_page_close_the_list_and_scroll(
    office: Workplace, responsible: Address
) -> None:
    office.type("E")
    assert suggestions_are_shown(office)
    press_for_real(office, Qt.Key.Key_PageDown)
    assert not suggestions_are_shown(office)
    assert value(office, responsible) == "E"


@pytest.mark.parametrize(
    ("key", "name"), [(Qt.Key.Key_End, "Cia Dal"), (Qt.Key.Key_Home, "Anna Ask")]
)
def test_home_and_end_lead_to_the_first_and_the_last_of_all(
    office: Workplace, responsible: Address, key: Qt.Key, name: str
) -> None:
    people = tuple(Participant(name=name) for name in ("Anna Ask", "Bo Berg", "Cia Dal"))
    office.desk.editor.change(replace(office.case, participants=people))
    press_for_real(office, Qt.Key.Key_Down)
    press_for_real(office, key)
    assert shown(office) == value(office, responsible) == name
    press_for_real(office, Qt.Key.Key_Return)
    assert value(office, responsible) == name


def test_with_letters_typed_home_and_end_move_the_cursor(
    office: Workplace, responsible: Address
) -> None:
    office.type("E")
    assert suggestions_are_shown(office)
    press_for_real(office, Qt.Key.Key_Home)
    office.type("L")
    assert value(office, responsible) == "LE"


def test_a_long_line_that_is_left_shows_its_beginning(office: Workplace, role: Address) -> None:
    line = office.focus
    assert isinstance(line, LineInput)
    office.type("a" * 300)
    assert value(office, role) == "a" * 300
    office.tab()
    assert line.cursorPosition() == 0


def test_the_first_arrow_in_a_blank_field_writes_nothing(
    office: Workplace, responsible: Address, application: QApplication
) -> None:
    press_for_real(office, Qt.Key.Key_Down)
    assert suggestions_are_shown(office)
    assert shown(office) == value(office, responsible) == ""
    with open_ear(application) as ear:
        press_for_real(office, Qt.Key.Key_Tab)
    assert "Inget valt" in ear.heard
    assert office.case.interventions[0].organisation == ""


def test_a_click_beside_the_open_list_is_for_what_is_clicked(
    office: Workplace, role: Address
) -> None:
    enter(office, role._replace(field="name"))
    name = office.focus
    enter(office, role)
    office.type("son")
    assert suggestions_are_shown(office)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    place = popup.mapFromGlobal(name.mapToGlobal(name.rect().center()))
    assert not popup.rect().contains(place)
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=place)
    assert QApplication.activePopupWidget() is None
    assert office.focus is name
    assert value(office, role) == "son"
