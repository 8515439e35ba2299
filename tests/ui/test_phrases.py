"""Phrases: real keys in a real window; nothing goes into the person's own words."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListView, QMenu, QPushButton

from sipdesk.case import Address, Case, Goal, Intervention, Person, Topic, value_at
from sipdesk.ports import Phrase
from sipdesk.ui.lock import empty
from sipdesk.ui.phrase_dialogs import PhraseEditor, PhrasesDialog
from sipdesk.ui.phrases import (
    ELSEWHERE,
    LOCKED,
    NOTHING_MARKED,
    OWN_WORDS_STAY,
    TELLS_OF_PERSON,
    Phrases,
)
from tests.ui.conftest import Workplace
from tests.ui.saving import lines_of, status

CASE = Case(
    id="case",
    person=Person(name="Karin Berg", identity_number="19121212-1212"),
    topics=(Topic(id="t", text="Sova"),),
    goals=(Goal(id="g", own_words="Sova hela natten"),),
    interventions=(Intervention(id="i", what="Städar "),),
)
WHAT = Address("interventions", "what", "i")
HOW_OFTEN = Address("interventions", "how_often", "i")
SHORT = Phrase(text="varje vardag")
LONG = Phrase(text="Den som är sjuk ringer samma morgon,\noch någon annan kommer i stället.")

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def writer(workplace: Workplace) -> Workplace:
    """A person is open, and two phrases are kept, as the program wires it."""
    for phrase in (SHORT, LONG):
        workplace.store.keep_phrase(phrase)
    Phrases(workplace.desk, workplace.store, workplace.window)
    workplace.store.save(CASE)
    workplace.window.open_case(CASE.id)
    return workplace


def enter(writer: Workplace, address: Address) -> None:
    assert writer.window.case_page.reveal(address)


def shown(writer: Workplace, kind: type[D]) -> D:
    """The dialog of a kind, once the keys go there."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (dialog,) = writer.window.findChildren(kind)
    writer.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def none_shown(writer: Workplace) -> bool:
    """Whether no dialog is left; the keys go to the window again."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    writer.window.activateWindow()
    writer.qtbot.waitUntil(writer.window.isActiveWindow)
    return not writer.window.findChildren(QDialog)


def offered(dialog: PhrasesDialog) -> list[str]:
    (view,) = dialog.findChildren(QListView)
    return lines_of(view)


def press(writer: Workplace, dialog: QDialog, text: str) -> None:
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == text]
    writer.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def ask(writer: Workplace) -> PhrasesDialog:
    writer.control(Qt.Key.Key_Space)
    return shown(writer, PhrasesDialog)


def test_a_few_letters_and_enter_insert_at_the_cursor_as_one_step(writer: Workplace) -> None:
    enter(writer, WHAT)
    writer.press(Qt.Key.Key_End)
    writer.type("noga, ")
    dialog = ask(writer)
    assert offered(dialog)[0].startswith("Den som är sjuk")  # the newest first
    writer.type("varda")
    assert offered(dialog) == ["varje vardag"]
    writer.press(Qt.Key.Key_Return)
    assert none_shown(writer)
    assert value_at(writer.case, WHAT) == "Städar noga, varje vardag"
    writer.type("!")
    assert value_at(writer.case, WHAT) == "Städar noga, varje vardag!"
    writer.control(Qt.Key.Key_Z)
    assert value_at(writer.case, WHAT) == "Städar noga, varje vardag"
    writer.control(Qt.Key.Key_Z)
    assert value_at(writer.case, WHAT) == "Städar noga, "
    writer.control(Qt.Key.Key_Z)
    assert value_at(writer.case, WHAT) == "Städar "


@pytest.mark.parametrize(
    ("before", "written"),
    [
        ("Städar.", "Städar. varje vardag"),
        ("Städar", "Städar varje vardag"),
        ("Städar (", "Städar (varje vardag"),
        ("", "varje vardag"),
    ],
)
@pytest.mark.parametrize("address", [WHAT, HOW_OFTEN])
def test_a_phrase_does_not_stick_to_the_word_before_it(
    writer: Workplace, address: Address, before: str, written: str
) -> None:
    enter(writer, address)
    writer.control(Qt.Key.Key_A)
    writer.press(Qt.Key.Key_Delete)
    writer.type(before)
    ask(writer)
    writer.type("varda")
    writer.press(Qt.Key.Key_Return)
    assert none_shown(writer)
    assert value_at(writer.case, address) == written


def test_it_takes_the_place_of_what_is_marked_and_is_one_line_in_a_line(writer: Workplace) -> None:
    enter(writer, HOW_OFTEN)
    writer.type("ofta")
    writer.control(Qt.Key.Key_A)
    ask(writer)
    writer.type("sjuk i stället")  # the second word stands behind the line break
    writer.press(Qt.Key.Key_Return)
    assert none_shown(writer)
    assert value_at(writer.case, HOW_OFTEN) == " ".join(LONG.text.split())
    writer.control(Qt.Key.Key_Z)
    assert value_at(writer.case, HOW_OFTEN) == "ofta"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (Address("topics", "text", "t"), OWN_WORDS_STAY),
        (Address("goals", "own_words", "g"), OWN_WORDS_STAY),
        (Address("plan_consent", "excludes"), OWN_WORDS_STAY),
        (Address("person", "phone"), ELSEWHERE),
    ],
)
def test_where_phrases_do_not_belong_the_key_only_says_so(
    writer: Workplace, address: Address, sentence: str
) -> None:
    enter(writer, address)
    before = writer.case
    writer.control(Qt.Key.Key_Space)
    assert none_shown(writer)
    assert status(writer).text() == sentence
    assert writer.case == before


def open_menu(writer: Workplace) -> list[str]:
    """What the context menu of the field with the cursor says of phrases."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(50, 50))
    QApplication.sendEvent(writer.focus, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if "fras" in action.text()]
    menu.close()
    return texts


def test_the_context_menu_has_the_commands_in_fields_of_the_staff_alone(writer: Workplace) -> None:
    for address in (WHAT, HOW_OFTEN):
        enter(writer, address)
        assert open_menu(writer) == ["Infoga &fras …", "S&para som fras …"]
    enter(writer, Address("goals", "own_words", "g"))
    assert open_menu(writer) == []


def keep(writer: Workplace) -> None:
    (action,) = [
        a for a in writer.window.menus.editing.actions() if a.text() == "S&para som fras …"
    ]
    action.trigger()


def test_the_marked_text_becomes_a_phrase_that_is_changed_and_taken_away(
    writer: Workplace,
) -> None:
    enter(writer, WHAT)
    writer.type("Tvättar. ")
    writer.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    keep(writer)
    press(writer, shown(writer, PhraseEditor), "S&para frasen")
    assert none_shown(writer)
    assert [p.text for p in writer.store.phrases()][2:] == ["Tvättar."]

    dialog = ask(writer)
    press(writer, dialog, "&Ändra …")
    editor = shown(writer, PhraseEditor)
    writer.type(" Och stryker.")
    press(writer, editor, "S&para frasen")
    assert offered(dialog)[0] == "Tvättar. Och stryker."
    writer.doors.answers = (False, True)
    press(writer, dialog, "&Ta bort")
    assert len(writer.store.phrases()) == 3
    press(writer, dialog, "&Ta bort")
    assert writer.store.phrases() == (SHORT, LONG)
    assert len(offered(dialog)) == 2
    dialog.reject()


@pytest.mark.parametrize(
    ("written", "kept"), [("", []), ("Efter samråd.", ["Efter samråd."]), ("Karin", [])]
)
def test_a_lock_ends_the_list_and_the_editor_and_keeps_the_words(
    writer: Workplace, written: str, kept: list[str]
) -> None:
    enter(writer, WHAT)
    press(writer, ask(writer), "&Ny fras …")
    shown(writer, PhraseEditor)
    writer.type(written)
    empty(writer.window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not writer.window.findChildren(QDialog)
    assert [phrase.text for phrase in writer.store.phrases()[2:]] == kept


@pytest.mark.parametrize("written", ["Karin behöver stöd", "gäller 121212-1212"])
def test_nothing_is_kept_that_tells_of_the_person(writer: Workplace, written: str) -> None:
    enter(writer, WHAT)
    writer.type(written)
    keep(writer)
    editor = shown(writer, PhraseEditor)
    press(writer, editor, "S&para frasen")
    (problem,) = editor.findChildren(QLabel, "problem")
    assert problem.isVisible()
    assert problem.text() == TELLS_OF_PERSON
    assert writer.store.phrases() == (SHORT, LONG)
    writer.press(Qt.Key.Key_Escape)
    assert none_shown(writer)


def test_own_words_and_nothing_do_not_become_a_phrase(writer: Workplace) -> None:
    for address, sentence in (
        (Address("goals", "own_words", "g"), OWN_WORDS_STAY),
        (HOW_OFTEN, NOTHING_MARKED),
    ):
        enter(writer, address)
        keep(writer)
        assert none_shown(writer)
        assert status(writer).text() == sentence


def test_without_phrases_the_list_says_how_one_comes_to_be(writer: Workplace) -> None:
    for phrase in (SHORT, LONG):
        writer.store.delete_phrase(phrase.id)
    enter(writer, WHAT)
    dialog = ask(writer)
    (empty,) = dialog.findChildren(QLabel, "empty")
    assert empty.isVisible()
    assert empty.text().startswith("Du har inga fraser ännu.")
    press(writer, dialog, "&Ny fras …")
    editor = shown(writer, PhraseEditor)
    writer.type("Vi hörs.")
    press(writer, editor, "S&para frasen")
    assert offered(dialog) == ["Vi hörs."]
    dialog.reject()


def test_at_the_table_and_in_a_locked_field_there_are_none(writer: Workplace) -> None:
    enter(writer, WHAT)
    writer.window.hold_meeting()
    writer.qtbot.waitUntil(writer.window.isActiveWindow)
    writer.control(Qt.Key.Key_Space)
    assert none_shown(writer)
    writer.window.meeting.end()
    enter(writer, WHAT)
    writer.focus.setReadOnly(True)  # type: ignore[attr-defined]
    writer.control(Qt.Key.Key_Space)
    assert none_shown(writer)
    assert status(writer).text() == LOCKED
