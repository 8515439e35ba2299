"""Mina uppgifter: written once, at the first start, and every new case begins with them."""

from __future__ import annotations

from dataclasses import astuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPushButton

from sipdesk.case import Answer, Case, Coordinator, Person
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.own_details import OwnDetailsDialog
from sipdesk.ui.save_line import SaveLine
from tests.disks import POSIX
from tests.ui.conftest import Workplace
from tests.ui.saving import UNTIL_TRIED_AGAIN, fill

KERSTIN = Coordinator(
    name="Kerstin Åö 😀", organisation="Hemtjänsten", phone="070-1740605", email="k@example.se"
)


def write_own_details(workplace: Workplace) -> None:
    """With the cursor in the first field."""
    for text in astuple(KERSTIN):
        workplace.type(text)
        workplace.tab()


def save_line(workplace: Workplace) -> str:
    (line,) = workplace.window.findChildren(SaveLine)
    return line.text()


def dialog(workplace: Workplace) -> OwnDetailsDialog:
    actions = workplace.window.findChildren(QAction)
    (wanted,) = [a for a in actions if a.text() == "&Mina uppgifter …"]
    wanted.trigger()
    (found,) = workplace.window.findChildren(OwnDetailsDialog)
    workplace.qtbot.waitUntil(found.isActiveWindow)
    return found


def test_the_first_start_asks_who_the_coordinator_is_and_then_for_the_person(
    workplace: Workplace,
) -> None:
    write_own_details(workplace)
    button = workplace.focus
    assert isinstance(button, QPushButton)
    assert button.text() == "Lägg till den första &personen"
    workplace.press(Qt.Key.Key_Space)
    workplace.type("Aino")
    assert workplace.on_file() == workplace.case
    assert workplace.case.person.name == "Aino"
    assert workplace.case.coordinator == KERSTIN


def test_a_case_with_nothing_but_them_leaves_nothing_behind(workplace: Workplace) -> None:
    workplace.store.keep_own_details(KERSTIN)
    workplace.control(Qt.Key.Key_N)
    assert workplace.case.coordinator == KERSTIN
    workplace.control(Qt.Key.Key_N)
    workplace.type("Aino")
    workplace.window.autosave.save_now()
    assert [s.name for s in workplace.store.summaries()] == ["Aino"]


def test_who_was_there_before_is_not_changed(workplace: Workplace) -> None:
    before = Case(person=Person(name="Aino"), coordinator=Coordinator(name="Bo Ek"))
    fill(workplace, [before])
    opened = dialog(workplace)
    write_own_details(workplace)
    workplace.press(Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert "Dina uppgifter är sparade." in save_line(workplace)
    assert workplace.store.own_details() == KERSTIN
    assert workplace.store.load(before.id) == before


def test_they_are_shown_and_can_be_changed(workplace: Workplace) -> None:
    workplace.store.keep_own_details(KERSTIN)
    opened = dialog(workplace)
    fields = opened.findChildren(LineInput)
    assert [field.text() for field in fields] == list(astuple(KERSTIN))
    workplace.press(Qt.Key.Key_End)
    workplace.type(" Ek")
    workplace.qtbot.waitUntil(
        lambda: workplace.store.own_details().name == KERSTIN.name + " Ek", timeout=1000
    )
    workplace.press(Qt.Key.Key_Escape)


def test_looked_at_alone_they_are_not_told_of_as_saved(workplace: Workplace) -> None:
    fill(workplace, [Case(person=Person(name="Aino"))])
    dialog(workplace)
    workplace.press(Qt.Key.Key_Escape)
    assert "sparade" not in save_line(workplace)


def test_nothing_of_them_is_lost_when_the_window_goes(workplace: Workplace) -> None:
    workplace.type("Kerstin")
    workplace.window.hide()  # as the lock does, before it closes the file
    assert workplace.store.own_details() == Coordinator(name="Kerstin")


@POSIX
def test_what_cannot_be_kept_is_told_and_kept_when_the_fault_ends(workplace: Workplace) -> None:
    away = workplace.case_file.with_name("away")
    workplace.case_file.rename(away)
    workplace.type("Kerstin")
    _about_email, note = workplace.window.welcome.findChildren(NoteLine)
    workplace.qtbot.waitUntil(note.isVisible)
    assert note.text()
    away.rename(workplace.case_file)
    workplace.qtbot.waitUntil(lambda: not note.isVisible(), timeout=UNTIL_TRIED_AGAIN)
    assert workplace.store.own_details() == Coordinator(name="Kerstin")


def test_the_coordinator_is_a_participant_at_one_press_and_never_without_it(
    workplace: Workplace,
) -> None:
    workplace.store.keep_own_details(KERSTIN)
    workplace.control(Qt.Key.Key_N)
    workplace.type("Aino")
    workplace.control(Qt.Key.Key_2)
    assert workplace.case.participants == ()
    buttons = workplace.window.findChildren(QPushButton)
    button = next(b for b in buttons if b.text() == "&Lägg till samordnaren")
    button.setFocus()
    workplace.press(Qt.Key.Key_Space)
    (there,) = workplace.case.participants
    assert (there.name, there.organisation, there.phone, there.email) == astuple(KERSTIN)
    assert (there.role, there.wanted) == ("Samordnare", Answer.NOT_ASKED)
    line = workplace.focus
    assert isinstance(line, QLineEdit)
    assert (line.accessibleName(), line.text(), line.selectedText()) == ("Namn", *2 * [there.name])
    assert not button.isEnabled()
    workplace.control(Qt.Key.Key_Z)
    assert workplace.case.participants == ()
    assert button.isEnabled()
