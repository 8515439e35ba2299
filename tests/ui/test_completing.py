"""A beginning that means one person does not stay alone when the cursor goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication

from sipdesk.case import OWN_WORDS, Address, Case, Intervention, Participant, Principal
from sipdesk.ui.bound_field import BoundField
from tests.ui.conftest import Workplace
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import table_of
from tests.ui.test_inputs import enter, press_for_real, shown, value
from tests.ui.test_meeting import CASE, hold_meeting

BO = Participant(name="Bo Lind", organisation="Hemtjänsten", principal=Principal.MUNICIPALITY)
ROW = Intervention(id="shower", what="Dusch")
RESPONSIBLE = Address("interventions", "responsible_person", ROW.id)


@pytest.fixture
def office(workplace: Workplace) -> Workplace:
    """The cursor is in the responsible person of an intervention; Bo comes to the meeting."""
    begin(workplace)
    return workplace


def begin(office: Workplace) -> None:
    """A case of its own for what is tried next."""
    office.window.activateWindow()  # without a screen, a list that has closed keeps its place
    QApplication.processEvents()
    office.desk.editor.open(replace(Case(), participants=(BO,), interventions=(ROW,)))
    enter(office, RESPONSIBLE)


def with_people(office: Workplace, *names: str) -> None:
    people = tuple(Participant(name=name) for name in names)
    office.desk.editor.change(replace(office.case, participants=people))


def test_tab_takes_the_one_that_is_offered_with_all_that_follows(office: Workplace) -> None:
    for typed in ("Bo", "bo", "lin", "Bo L"):
        begin(office)
        field = office.focus
        office.type(typed)
        press_for_real(office, Qt.Key.Key_Tab)
        (row,) = office.case.interventions
        assert (row.responsible_person, row.organisation) == ("Bo Lind", "Hemtjänsten"), typed
        assert row.principal is Principal.MUNICIPALITY, typed
        assert office.focus is not field, typed
        assert QApplication.activePopupWidget() is None, typed


def test_undo_gives_back_in_one_step_what_was_typed(office: Workplace) -> None:
    office.type("Bo")
    press_for_real(office, Qt.Key.Key_Tab)
    office.window.activateWindow()  # without a screen, the list that has closed keeps its place
    QApplication.processEvents()
    office.control(Qt.Key.Key_Z)
    (row,) = office.case.interventions
    assert (row.responsible_person, row.organisation) == ("Bo", "")
    assert shown(office) == "Bo"
    press_for_real(office, Qt.Key.Key_Tab)
    assert value(office, RESPONSIBLE) == "Bo", "whoever took it back meant another Bo"


def test_it_is_said_as_a_choice_is(office: Workplace, application: QApplication) -> None:
    office.type("Bo")
    with open_ear(application) as ear:
        press_for_real(office, Qt.Key.Key_Tab)
    assert ear.heard[:2] == ["Bo Lind", "Ifyllt: huvudman kommun, Hemtjänsten."]


def test_somebody_else_stays_as_typed_after_escape(office: Workplace) -> None:
    office.type("Bo")
    press_for_real(office, Qt.Key.Key_Escape)
    press_for_real(office, Qt.Key.Key_Tab)
    assert value(office, RESPONSIBLE) == "Bo"


def test_going_back_takes_nothing(office: Workplace) -> None:
    office.type("Bo")
    press_for_real(office, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert value(office, RESPONSIBLE) == "Bo"


def test_other_letters_stay(office: Workplace) -> None:
    for typed in ("B", "ind", "Bo Lindgren", "Bodil"):
        begin(office)
        office.type(typed)
        press_for_real(office, Qt.Key.Key_Tab)
        assert value(office, RESPONSIBLE) == typed


def test_nobody_is_taken_of_two(office: Workplace) -> None:
    with_people(office, "Bo Lind", "Bo Ek")
    office.type("Bo")
    press_for_real(office, Qt.Key.Key_Tab)
    assert value(office, RESPONSIBLE) == "Bo"


def test_a_name_that_was_typed_whole_is_no_beginning_of_a_longer_one(office: Workplace) -> None:
    with_people(office, "Bo Ek", "Bo Ekman")
    office.type("Bo Ek")
    press_for_real(office, Qt.Key.Key_Tab)
    assert value(office, RESPONSIBLE) == "Bo Ek"


def test_every_field_that_offers_the_participants_does_so(office: Workplace) -> None:
    for field in ("follow_up_convener", "main_responsible"):
        begin(office)
        address = Address("plan", field)
        enter(office, address)
        office.type("Bo")
        press_for_real(office, Qt.Key.Key_Tab)
        assert value(office, address) == "Bo Lind", field


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_at_the_table_both_keys_that_end_a_field_take_it(workplace: Workplace, key: Qt.Key) -> None:
    hold_meeting(workplace, replace(CASE, participants=(BO,), interventions=(ROW,)))
    assert table_of(workplace).reveal(RESPONSIBLE)
    workplace.type("Bo")
    press_for_real(workplace, key)
    (row,) = workplace.case.interventions
    assert (row.responsible_person, row.organisation) == ("Bo Lind", "Hemtjänsten")


def test_escape_for_a_list_that_a_whole_name_has_closed_does_not_leave_the_field(
    workplace: Workplace,
) -> None:
    hold_meeting(workplace, replace(CASE, participants=(BO,), interventions=(ROW,)))
    assert table_of(workplace).reveal(RESPONSIBLE)
    field = workplace.focus
    workplace.type("Bo Lind")
    workplace.window.activateWindow()  # without a screen, the list that has closed keeps its place
    QApplication.processEvents()
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.focus is field
    assert table_of(workplace).save_line.text() == "Esc en gång till lämnar fältet."
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.focus.accessibleName() == "Nästa"


def test_escape_that_closes_the_list_itself_is_the_first_of_two(workplace: Workplace) -> None:
    hold_meeting(workplace, replace(CASE, participants=(BO,), interventions=(ROW,)))
    assert table_of(workplace).reveal(RESPONSIBLE)
    field = workplace.focus
    workplace.type("Bo")
    press_for_real(workplace, Qt.Key.Key_Escape)
    assert workplace.focus is field
    workplace.window.activateWindow()  # without a screen, the list that has closed keeps its place
    QApplication.processEvents()
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.focus.accessibleName() == "Nästa"


def test_what_follows_is_said_at_the_table_too(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace, replace(CASE, participants=(BO,), interventions=(ROW,)))
    assert table_of(workplace).reveal(RESPONSIBLE)
    workplace.type("Bo Lind")
    with open_ear(application) as ear:
        press_for_real(workplace, Qt.Key.Key_Tab)
    assert "Ifyllt: huvudman kommun, Hemtjänsten." in ear.heard


def test_the_persons_own_words_are_never_completed(office: Workplace) -> None:
    office.window.turn_to_tab(0)
    fields = office.window.findChildren(BoundField)
    offering = {(f.spec.part, f.spec.field) for f in fields if f.spec.suggest is not None}
    assert ("interventions", "responsible_person") in offering
    assert not offering & OWN_WORDS


@pytest.mark.parametrize(
    ("arrows", "taken"), [(0, "Bo Lind"), (1, "Eva Ek"), (2, "Siv Ahl")], ids=["none", "one", "two"]
)
def test_the_first_of_a_list_that_an_arrow_opened_is_marked_and_the_next_arrow_leads_on(
    office: Workplace, arrows: int, taken: str
) -> None:
    with_people(office, "Bo Lind", "Eva Ek", "Siv Ahl")
    enter(office, RESPONSIBLE)
    press_for_real(office, Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QAbstractItemView)
    assert [index.data() for index in popup.selectedIndexes()] == ["Bo Lind"]
    assert (value(office, RESPONSIBLE), shown(office)) == ("", "")
    for _arrow in range(arrows):
        press_for_real(office, Qt.Key.Key_Down)
    press_for_real(office, Qt.Key.Key_Return)
    assert (value(office, RESPONSIBLE), shown(office)) == (taken, taken)
    assert QApplication.activePopupWidget() is None


def test_a_field_that_holds_one_of_them_offers_all_and_escape_gives_it_back(
    office: Workplace,
) -> None:
    with_people(office, "Bo Lind", "Eva Ek", "Siv Ahl")
    office.desk.editor.type_in(RESPONSIBLE, "Eva Ek")
    enter(office, RESPONSIBLE)
    for last in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        press_for_real(office, Qt.Key.Key_Down)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QAbstractItemView)
        assert [index.data() for index in popup.selectedIndexes()] == ["Eva Ek"]
        assert value(office, RESPONSIBLE) == "Eva Ek"
        press_for_real(office, Qt.Key.Key_Down)
        assert shown(office) == "Siv Ahl"
        press_for_real(office, last)
        assert QApplication.activePopupWidget() is None
        assert value(office, RESPONSIBLE) == shown(office)
        assert shown(office) == ("Eva Ek" if last == Qt.Key.Key_Escape else "Siv Ahl")


def test_tab_leaves_a_list_that_an_arrow_opened_without_taking_any(office: Workplace) -> None:
    press_for_real(office, Qt.Key.Key_Down)
    press_for_real(office, Qt.Key.Key_Tab)
    assert value(office, RESPONSIBLE) == ""
