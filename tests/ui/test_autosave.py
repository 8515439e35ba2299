"""Saving by itself: within a second of a key, and at once on leaving."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sipdesk.case import Address, Case, Person
from sipdesk.ports import DocumentKind
from tests.ui.conftest import Workplace
from tests.ui.saving import A_SECOND, case_on_disk, choose_person, status, write_name

# --- in time --------------------------------------------------------------------------------------


def test_within_a_second_of_the_last_key(workplace: Workplace) -> None:
    write_name(workplace)
    assert workplace.window.autosave.is_unsaved
    with workplace.qtbot.waitSignal(workplace.window.autosave.saved, timeout=A_SECOND):
        workplace.type(" Åberg")
    assert case_on_disk(workplace, workplace.case.id).person.name == "Anna Åberg"


def test_a_steady_typist_is_saved_too(workplace: Workplace) -> None:
    write_name(workplace)
    saved: list[object] = []
    workplace.window.autosave.saved.connect(saved.append)

    def is_saved_after_another_key() -> bool:
        workplace.type("a" * (not saved))
        return bool(saved)

    workplace.qtbot.waitUntil(is_saved_after_another_key, timeout=A_SECOND)
    assert case_on_disk(workplace, workplace.case.id).person.name.startswith("Annaaa")


def test_the_status_line_says_when(workplace: Workplace) -> None:
    assert status(workplace).text() == "Allt sparas av sig självt"
    with workplace.qtbot.waitSignal(workplace.window.autosave.saved, timeout=A_SECOND):
        write_name(workplace)
    assert status(workplace).text() == "Sparat 14:02:00"
    assert status(workplace).objectName() == "calm"


# --- at once --------------------------------------------------------------------------------------


def leave_the_field(workplace: Workplace) -> None:
    workplace.tab()


def open_another_case(workplace: Workplace) -> None:
    other = Case(person=Person(name="Bo"))
    workplace.store.save(other)
    workplace.window.case_list.show_summaries(workplace.store.summaries())
    choose_person(workplace, "Bo")
    assert workplace.case == other


def turn_away_from_the_window(workplace: Workplace) -> None:
    other = QWidget()
    workplace.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    workplace.qtbot.waitUntil(other.isActiveWindow)


def print_the_plan(workplace: Workplace) -> None:
    workplace.window.show_document(DocumentKind.PLAN)


@pytest.mark.parametrize(
    "action",
    [
        leave_the_field,
        lambda workplace: workplace.control(Qt.Key.Key_4),
        lambda workplace: workplace.control(Qt.Key.Key_N),
        open_another_case,
        lambda workplace: workplace.control(Qt.Key.Key_P),
        print_the_plan,
        lambda workplace: workplace.window.close(),
        turn_away_from_the_window,
    ],
    ids=["field", "tab", "new", "other", "preview", "print", "close", "turn away"],
)
def test_at_once_on(workplace: Workplace, action: Callable[[Workplace], object]) -> None:
    write_name(workplace)
    written = workplace.case
    assert workplace.window.autosave.is_unsaved
    action(workplace)
    assert not workplace.window.autosave.is_unsaved
    assert case_on_disk(workplace, written.id) == written


@pytest.mark.parametrize(
    ("field", "key"),
    [
        ("name", Qt.Key.Key_A),
        ("address", Qt.Key.Key_A),
        ("birth_date", Qt.Key.Key_1),
        ("protected_identity", Qt.Key.Key_Left),
        ("representative_authority", Qt.Key.Key_Down),
    ],
    ids=["line", "text", "date", "answer", "choice"],
)
def test_at_once_on_leaving_each_kind_of_field(
    workplace: Workplace, field: str, key: Qt.Key
) -> None:
    workplace.control(Qt.Key.Key_N)
    assert workplace.window.case_page.reveal(Address("person", field))
    workplace.press(key)
    assert workplace.window.autosave.is_unsaved
    workplace.tab()
    written = workplace.case
    assert not written.is_blank
    assert not workplace.window.autosave.is_unsaved
    assert case_on_disk(workplace, written.id) == written
