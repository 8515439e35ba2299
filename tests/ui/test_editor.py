"""The editor promises: every change can be undone, and typing is one step."""

from __future__ import annotations

import pytest

from sipdesk.case import (
    Address,
    Case,
    InitiativeOutcome,
    Topic,
    with_row_added,
    with_row_moved,
    without_row,
)
from sipdesk.ui.editor import TYPING_PAUSE_S, CaseEditor

NAME = Address("person", "name")
PHONE = Address("person", "phone")


class Clock:
    """A clock that a test turns by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def editor(clock: Clock) -> CaseEditor:
    editor = CaseEditor(clock)
    editor.open(Case())
    return editor


def name_of(editor: CaseEditor) -> str:
    assert editor.case is not None
    return editor.case.person.name


def test_typing_without_a_pause_is_one_step(editor: CaseEditor) -> None:
    for text in ("A", "An", "Ann", "Anna"):
        editor.type_in(NAME, text)
    editor.undo()
    assert name_of(editor) == ""
    editor.redo()
    assert name_of(editor) == "Anna"


def test_a_pause_begins_a_new_step(editor: CaseEditor, clock: Clock) -> None:
    editor.type_in(NAME, "Anna")
    clock.seconds += TYPING_PAUSE_S + 0.1
    editor.type_in(NAME, "Anna Ek")
    editor.undo()
    assert name_of(editor) == "Anna"


def test_words_that_are_typed_and_removed_at_once_can_be_brought_back(editor: CaseEditor) -> None:
    for text in ("A", "An", "Anna Ek", "", "B", "Bo"):
        editor.type_in(NAME, text)
    editor.undo()
    assert name_of(editor) == "Anna Ek"
    editor.undo()
    assert name_of(editor) == ""
    editor.redo()
    editor.redo()
    assert name_of(editor) == "Bo"


def test_words_that_are_removed_letter_by_letter_can_be_brought_back(editor: CaseEditor) -> None:
    name = "Anna-Karin Ek"
    for length in (*range(1, len(name) + 1), *reversed(range(len(name)))):
        editor.type_in(NAME, name[:length])
    editor.type_in(NAME, "B")
    editor.undo()
    assert name_of(editor) == name
    editor.undo()
    assert name_of(editor) == ""


def test_a_slip_of_the_fingers_is_no_step(editor: CaseEditor) -> None:
    for text in ("A", "An", "Anb", "An", "Ann", "Anna"):
        editor.type_in(NAME, text)
    editor.undo()
    assert name_of(editor) == ""


def test_leaving_the_field_begins_a_new_step(editor: CaseEditor) -> None:
    editor.type_in(NAME, "Anna")
    editor.end_typing()
    editor.type_in(NAME, "Anna Ek")
    editor.undo()
    assert name_of(editor) == "Anna"


def test_each_choice_is_a_step_however_soon_it_follows(editor: CaseEditor) -> None:
    outcome = Address("initiative", "outcome")
    offered, accepted, declined = (
        InitiativeOutcome.OFFERED,
        InitiativeOutcome.ACCEPTED,
        InitiativeOutcome.DECLINED,
    )
    for choice in (offered, accepted, declined):
        editor.choose(outcome, choice)
    for before in (accepted, offered, InitiativeOutcome.UNSET):
        editor.undo()
        assert editor.case is not None
        assert editor.case.initiative.outcome is before


def test_another_field_is_another_step(editor: CaseEditor) -> None:
    editor.type_in(NAME, "Anna")
    editor.type_in(PHONE, "08")
    editor.undo()
    assert editor.case is not None
    assert (editor.case.person.name, editor.case.person.phone) == ("Anna", "")


def test_a_new_key_after_undo_ends_the_way_forward(editor: CaseEditor) -> None:
    editor.type_in(NAME, "Anna")
    editor.undo()
    editor.type_in(NAME, "Bo")
    assert not editor.can_redo
    editor.redo()
    assert name_of(editor) == "Bo"


def test_adding_deleting_and_reordering_are_undone_one_by_one(editor: CaseEditor) -> None:
    first, second = Topic(text="Sömn"), Topic(text="Mat")
    assert editor.case is not None
    cases = [editor.case]
    cases.append(with_row_added(cases[-1], "topics", first))
    cases.append(with_row_added(cases[-1], "topics", second))
    cases.append(with_row_moved(cases[-1], "topics", second.id, -1))
    cases.append(without_row(cases[-1], "topics", first.id))
    for case in cases[1:]:
        editor.change(case)
    for case in reversed(cases[:-1]):
        editor.undo()
        assert editor.case == case
    for case in cases[1:]:
        editor.redo()
        assert editor.case == case


def test_undo_says_where_it_happened(editor: CaseEditor) -> None:
    places: list[Address] = []
    editor.revealed.connect(places.append)
    editor.type_in(NAME, "Anna")
    editor.undo()
    editor.redo()
    assert places == [NAME, NAME]


def test_what_was_settled_cannot_be_undone(editor: CaseEditor) -> None:
    editor.type_in(NAME, "Anna")
    assert editor.case is not None
    editor.settle(editor.case)
    editor.undo()
    assert name_of(editor) == "Anna"


def test_another_case_has_no_history(editor: CaseEditor) -> None:
    editor.type_in(NAME, "Anna")
    editor.open(Case())
    editor.undo()
    assert name_of(editor) == ""


def test_the_same_value_again_is_no_step(editor: CaseEditor) -> None:
    editor.type_in(NAME, "")
    assert not editor.can_undo
