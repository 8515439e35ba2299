"""Each thing is heard once, and no more than is needed to know where one is."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sipdesk.case import Case, CopyGiven, Person
from sipdesk.ui.ending import EndingBlock
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.preview_page import PreviewPage
from sipdesk.ui.secret_field import NewPassphrase
from sipdesk.ui.tab_order import stop_before, stops_in
from sipdesk.ui.zoom import Zoom
from tests.keyboard import type_text
from tests.ui.conftest import Workplace
from tests.ui.hearing import Ear, open_ear
from tests.ui.preview_probe import wait_for_pages
from tests.ui.saving import fill
from tests.ui.test_anywhere import ask
from tests.ui.test_copies import MET
from tests.ui.test_copies import show as show_plan
from tests.ui.test_every_text import CASES, show
from tests.ui.test_meeting import hold_meeting, turn_to
from tests.ui.test_versions import DRAFT, EVENING, at, on_the_plan_tab, ready


@pytest.fixture
def ear(qapp: QApplication) -> Generator[Ear]:
    with open_ear(qapp) as ear:
        yield ear


@contextmanager
def followed_cursor(application: QApplication) -> Generator[list[QWidget]]:
    """Where the cursor has been meanwhile."""
    been: list[QWidget] = []

    def note(_old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            been.append(new)

    application.focusChanged.connect(note)
    try:
        yield been
    finally:
        application.focusChanged.disconnect(note)


# --- where the cursor goes ------------------------------------------------------------------------


def test_a_new_person_is_one_move_of_the_cursor(
    workplace: Workplace, application: QApplication
) -> None:
    for tab in (0, 2, 4):
        show(workplace, CASES["followed up"])
        workplace.window.turn_to_tab(tab)
        assert workplace.window.case_page.tabs.isAncestorOf(workplace.focus), tab
        with followed_cursor(application) as been:
            workplace.control(Qt.Key.Key_N)
        assert [widget.accessibleName() for widget in been] == ["Namn"], tab


def test_the_first_person_is_one_move_too(workplace: Workplace, application: QApplication) -> None:
    assert workplace.window.welcome.isAncestorOf(workplace.focus)
    with followed_cursor(application) as been:
        workplace.control(Qt.Key.Key_N)
    assert [widget.accessibleName() for widget in been] == ["Namn"]


def test_an_approval_is_one_move_to_the_copies(
    workplace: Workplace, application: QApplication, ear: Ear
) -> None:
    block = on_the_plan_tab(workplace, ready(with_a_copy()))
    at(workplace, EVENING)
    button = button_of(block, "Personen &godkänner planen")
    workplace.doors.answers = [True]
    with followed_cursor(application) as been:
        button.click()
    assert [named(widget) for widget in been] == ["Lämna ut kopior av planen …"]
    assert [text for text in ear.heard if text.startswith("Version 2 är godkänd")]


def with_a_copy() -> Case:
    """A draft of a plan whose first version somebody has, so that the table of copies is there."""
    given = CopyGiven(
        document="plan", version=1, number=1, given_at="2026-03-01T10:00:00+01:00", recipient=""
    )
    return replace(DRAFT, copies_given=(given,))


def test_a_case_that_is_closed_keeps_the_cursor_where_it_says_so(
    workplace: Workplace, application: QApplication
) -> None:
    show(workplace, CASES["followed up"])
    workplace.window.turn_to_tab(4)
    (block,) = workplace.window.findChildren(EndingBlock)
    button = button_of(block, "Avs&luta ärendet")
    workplace.doors.answers = [True]
    with followed_cursor(application) as been:
        button.click()
    assert len(been) == 1
    assert isinstance(workplace.focus, QLabel)
    assert workplace.focus.text().startswith("Ärendet avslutades ")
    workplace.tab()
    assert workplace.focus.accessibleName() == "Varför öppnas ärendet igen?"


def button_of(block: QWidget, text: str) -> QPushButton:
    """The button, with the cursor on it."""
    button = next(each for each in block.findChildren(QPushButton) if each.text() == text)
    button.setFocus()
    return button


def named(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QPushButton) else widget.accessibleName()


def test_each_tab_and_the_way_back_to_it_is_one_move(
    workplace: Workplace, application: QApplication
) -> None:
    show(workplace, CASES["followed up"])
    workplace.window.turn_to_tab(0)
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_1):
        with followed_cursor(application) as been:
            workplace.control(key)
        assert len(been) == 1, key
        assert workplace.window.case_page.tabs.isAncestorOf(been[0])
    workplace.window.show_person()
    with followed_cursor(application) as been:
        workplace.press(Qt.Key.Key_Escape)
    assert len(been) == 1
    assert workplace.window.case_page.tabs.isAncestorOf(been[0])


def test_the_way_to_the_copies_names_no_button_that_is_not_arrived_at(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.PRINT)
    with followed_cursor(application) as been:
        workplace.press(Qt.Key.Key_Space)
        workplace.qtbot.waitUntil(lambda: _called(workplace.focus) == "Skriv &ut …")
        assert [_called(widget) for widget in been] == ["&Tillbaka", "Skriv &ut …"]
        been.clear()
        workplace.press(Qt.Key.Key_Escape)
        assert [_called(widget) for widget in been] == ["&Skriv ut planen …"]


def _called(widget: QWidget) -> str:
    assert isinstance(widget, QPushButton)
    return widget.text()


def test_what_stands_above_is_found_without_asking_qt(
    qtbot: QtBot, application: QApplication
) -> None:
    window, inner, after = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    column, row = QVBoxLayout(window), QVBoxLayout(inner)
    first, second, third = QLineEdit(), QLineEdit(), QLineEdit()
    column.addWidget(first)
    column.addWidget(inner)
    row.addWidget(second)
    column.addWidget(after)
    column.addWidget(third)
    assert stops_in(window) == [first, second, third]
    assert stop_before(after) is second
    assert stop_before(second) is first
    assert stop_before(first) is first
    assert first.parentWidget() is window  # and not anybody's whose neighbour it is


@pytest.mark.parametrize("at_the_table", [False, True])
def test_what_was_saved_is_said_first_and_once_and_the_cursor_moves_once(
    workplace: Workplace,
    application: QApplication,
    ear: Ear,
    tmp_path: Path,
    at_the_table: bool,
) -> None:
    workplace.doors.path, workplace.doors.answers = tmp_path, [True, True]
    if at_the_table:
        hold_meeting(workplace, MET)
        turn_to(workplace, Chapter.PRINT)
        workplace.press(Qt.Key.Key_Space)
    else:
        show_plan(workplace)
    page = next(p for p in workplace.window.findChildren(PreviewPage) if p.isVisible())
    wait_for_pages(workplace.qtbot, page)
    button = next(b for b in page.findChildren(QPushButton) if _called(b) == "S&para som PDF …")
    button.setFocus()
    ear.take()
    with followed_cursor(application) as been:
        workplace.press(Qt.Key.Key_Space)
        workplace.qtbot.waitUntil(lambda: "Ingen mottagare är vald längre." in ear.heard)
        wait_for_pages(workplace.qtbot, page)
    assert ear.heard[0].startswith("2 filer är sparade i mappen")
    assert ear.heard[0].endswith("Kopiorna är antecknade.")
    assert [_called(widget) for widget in been if page.isAncestorOf(widget)] == ["&Tillbaka"]
    workplace.press(Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert sum("filer är sparade" in said for said in ear.heard) == 1


# --- what is said ---------------------------------------------------------------------------------


def test_the_text_size_is_said_and_when_it_is_the_last_on_its_way(
    workplace: Workplace, application: QApplication, ear: Ear
) -> None:
    zoom = Zoom(application)
    zoom.serve(workplace.window)
    for key in (Qt.Key.Key_0, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus):
        workplace.control(key)
        QApplication.processEvents()  # one at a time
    least = "Textstorlek 100 %, den minsta"
    told = [words for words in ear.take() if words.startswith("Textstorlek")]
    assert told == ["Textstorlek 100 %", "Textstorlek 110 %", least, least]
    for _step in range(5):
        workplace.control(Qt.Key.Key_Plus)
        QApplication.processEvents()
    sizes = [said for said in ear.take() if said.startswith("Textstorlek")]
    assert sizes[-2:] == ["Textstorlek 175 %", "Textstorlek 200 %, den största"]
    workplace.control(Qt.Key.Key_0)


def test_going_anywhere_begins_with_the_line_that_enter_would_choose(
    workplace: Workplace, ear: Ear
) -> None:
    fill(workplace, [Case(person=Person(name="Aino Korhonen"))])
    ear.take()
    ask(workplace)
    workplace.qtbot.waitUntil(lambda: "Ny person, Arkiv · Ctrl+N" in ear.heard)
    assert ear.take().count("Ny person, Arkiv · Ctrl+N") == 1
    workplace.type("aino")
    workplace.qtbot.waitUntil(lambda: "1 träff" in ear.heard)
    assert ear.heard.count("Aino Korhonen, Person") == 1


def test_how_strong_a_passphrase_is_is_said_when_the_letters_rest_and_has_changed(
    qtbot: QtBot, application: QApplication, ear: Ear
) -> None:
    new = NewPassphrase()
    qtbot.addWidget(new)
    new.show()
    new.activateWindow()
    qtbot.waitUntil(new.isActiveWindow)
    new.begin()

    def verdict_on(letters: str) -> list[str]:
        type_text(letters)
        qtbot.waitUntil(lambda: not new.findChildren(QTimer)[0].isActive())
        return ear.take()

    (short,) = verdict_on("abc")
    assert short.startswith("Lösenfrasen är för kort.")
    assert verdict_on("d") == []
    (weak,) = verdict_on("efghijklmnop")
    assert weak.startswith("Svag")
    assert verdict_on(" giraff paraply kastrull måne") == ["Stark lösenfras."]
