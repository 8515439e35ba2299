"""Rows that come, go and move are heard by name, and so is that it is saved."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sipdesk.case import (
    Address,
    Answer,
    Case,
    Coordinator,
    Participant,
    Person,
    closed,
    with_row_moved,
    without_row,
)
from sipdesk.ui.destinations import plain
from sipdesk.ui.inputs import AnswerButton
from sipdesk.ui.row_list import RowList
from sipdesk.ui.row_words import Fate, row_change
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import Ear, open_ear
from tests.ui.saving import fill, status, write_name
from tests.ui.test_announcing import line_in_sight

KARIN, BO = Participant(id="karin", name="Karin Ek"), Participant(id="bo", name="Bo Alm")
CASE = Case(
    person=Person(name="Anna"),
    participants=(KARIN, BO),
    coordinator=Coordinator(name="Dag Lind", organisation="Socialtjänsten"),
)
SHIFT = Qt.KeyboardModifier.ShiftModifier
PARTICIPANTS_TAB = 1
A_REST = 3000  # milliseconds


@pytest.fixture
def ear(qapp: QApplication) -> Generator[Ear]:
    with open_ear(qapp) as ear:
        yield ear


@pytest.fixture
def named(workplace: Workplace, ear: Ear) -> Workplace:
    """The cursor in the name of the second participant."""
    fill(workplace, [CASE])
    workplace.window.open_case(CASE.id)
    workplace.window.turn_to_tab(PARTICIPANTS_TAB)
    workplace.window.case_page.reveal(Address("participants", "name", "bo"))
    ear.take()
    return workplace


# --- rows -----------------------------------------------------------------------------------------


def test_a_row_that_goes_and_comes_back_is_named(named: Workplace, ear: Ear) -> None:
    named.control(Qt.Key.Key_Delete, SHIFT)
    assert ear.take() == ["Bo Alm är borttagen. Ctrl+Z ångrar."]
    named.control(Qt.Key.Key_Z)
    assert ear.take() == ["Ångrade: Bo Alm borttagen"]
    named.control(Qt.Key.Key_Y)
    assert ear.take() == ["Gjorde om: Bo Alm borttagen"]


NOTHING_WRITTEN = "Inget skrevs: markören står i listan. Enter leder till första fältet."


def test_a_letter_typed_on_the_list_is_answered_and_a_number_leads_to_its_row(
    named: Workplace, ear: Ear
) -> None:
    named.window.turn_to_tab(PARTICIPANTS_TAB)
    rows = named.focus
    assert isinstance(rows, RowList)
    ear.take()
    named.type("1")
    assert (rows.currentRow(), ear.take()) == (0, [])
    named.type("b")
    assert ear.take() == [NOTHING_WRITTEN]
    assert status(named).text() == NOTHING_WRITTEN
    assert named.case == CASE


@pytest.mark.parametrize(
    ("case", "answer"),
    [
        (closed(CASE, NOW.isoformat()), "Kan inte ändras."),
        (replace(CASE, participants=()), "Ingen deltagare ännu. Tryck Ctrl+Enter för en ny"),
    ],
    ids=["locked", "no rows"],
)
def test_where_no_row_can_be_written_the_answer_says_so(
    workplace: Workplace, ear: Ear, case: Case, answer: str
) -> None:
    fill(workplace, [case])
    workplace.window.open_case(case.id)
    workplace.window.turn_to_tab(PARTICIPANTS_TAB)
    rows = workplace.window.case_page.page_in_sight().findChildren(RowList)[0]
    rows.setFocus()
    ear.take()
    workplace.type("b")
    assert [said[: len(answer)] for said in ear.take()] == [answer]


def test_a_row_that_moves_is_named_with_its_place(named: Workplace, ear: Ear) -> None:
    named.control(Qt.Key.Key_Up, SHIFT)
    assert ear.take() == ["Bo Alm flyttad till 1"]
    named.control(Qt.Key.Key_Up, SHIFT)
    assert ear.take() == ["1 av 2. Bo Alm"]
    named.control(Qt.Key.Key_Z)
    assert ear.take() == ["Ångrade: Bo Alm flyttad"]


def test_enter_leads_from_the_list_into_the_name_as_tab_does(named: Workplace) -> None:
    (line,) = [each for each in named.window.findChildren(RowList) if each.isVisible()]
    line.setFocus()
    named.press(Qt.Key.Key_Return)
    named.type("Bo Berg")
    assert named.case.participants[1].name == "Bo Berg"


def test_a_new_row_is_called_empty_until_it_says_something(named: Workplace, ear: Ear) -> None:
    named.control(Qt.Key.Key_Return)
    assert ear.take() == ["3 av 3. Tom rad"]
    named.type("Eva")
    named.control(Qt.Key.Key_Z)
    named.control(Qt.Key.Key_Z)
    assert ear.take() == ["Ångrade: Namn", "Ångrade: Tom rad tillagd"]


def test_from_within_a_field_the_arrows_say_which_row_it_is(named: Workplace, ear: Ear) -> None:
    named.control(Qt.Key.Key_Up)
    named.control(Qt.Key.Key_Up)
    assert ear.take() == ["1 av 2. Karin Ek"] * 2


def test_the_coordinator_who_is_added_is_named(named: Workplace, ear: Ear) -> None:
    buttons = named.window.findChildren(QPushButton)
    next(b for b in buttons if plain(b.text()) == "Lägg till samordnaren").click()
    assert ear.take() == ["3 av 3. Dag Lind", "Dag Lind är tillagd."]
    assert named.focus.accessibleName() == "Namn"


def test_what_became_of_the_rows_of_a_step() -> None:
    bo = Address("participants", "name", "bo")
    moved = with_row_moved(CASE, "participants", "bo", -1)
    gone = without_row(CASE, "participants", "bo")
    assert row_change(CASE, CASE, bo) is None
    assert row_change(CASE, gone, Address("person", "name")) is None
    for before, after, fate in (
        (CASE, moved, Fate.MOVED),
        (CASE, gone, Fate.REMOVED),
        (gone, CASE, Fate.ADDED),
    ):
        change = row_change(before, after, bo)
        assert change is not None
        assert (change.fate, change.row_id) == (fate, "bo")
        assert bo.row in {row.id for row in change.case.participants}


# --- saving ---------------------------------------------------------------------------------------


def test_that_it_is_saved_is_said_once_when_the_keys_have_rested(
    workplace: Workplace, ear: Ear
) -> None:
    write_name(workplace)
    workplace.window.autosave.save_now()
    workplace.type(" Berg")
    workplace.window.autosave.save_now()
    assert "Sparat" not in ear.heard
    workplace.qtbot.waitUntil(lambda: "Sparat" in ear.heard, timeout=A_REST)
    assert ear.take().count("Sparat") == 1


def test_a_fault_or_a_note_leaves_nothing_to_be_said_of_the_save_before(qtbot: QtBot) -> None:
    line, said = line_in_sight(qtbot)
    (rested,) = line.findChildren(QTimer)
    line.show_saved(NOW)
    assert rested.isActive()
    line.show_note("Utskriften är skickad till skrivaren.")
    assert not rested.isActive()
    line.show_saved(NOW)
    line.hide()
    rested.timeout.emit()
    line.show()
    assert said == ["Utskriften är skickad till skrivaren."]


@pytest.mark.parametrize("is_there", [False, True], ids=["added", "empty already"])
def test_the_cursor_is_out_of_an_answer_before_a_new_row_empties_it(
    named: Workplace, qapp: QApplication, *, is_there: bool
) -> None:
    rows = (replace(KARIN, wanted=Answer.YES), *([Participant(id="empty")] if is_there else []))
    named.desk.editor.change(replace(CASE, participants=rows))
    named.window.case_page.reveal(Address("participants", "wanted", "karin"))
    assert named.focus.accessibleName() == "Vill personen ha med deltagaren?: Ja"
    (yes,) = (each for each in named.window.findChildren(AnswerButton) if each.hasFocus())
    passed: list[tuple[str, bool]] = []

    def note(_before: QWidget | None, now: QWidget | None) -> None:
        words = now.text() if isinstance(now, QPushButton) else now and now.accessibleName()
        passed.append((words or "", yes.isChecked()))

    qapp.focusChanged.connect(note)
    try:
        named.control(Qt.Key.Key_Return)
    finally:
        qapp.focusChanged.disconnect(note)
    assert passed == [("Lägg till deltagare", True), ("Namn", False)]
