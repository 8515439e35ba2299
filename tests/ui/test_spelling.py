"""Spelling with the real helper process and a dictionary of a few words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QProcess, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sipdesk.case import Address, Case, Goal, Intervention, Person, value_at
from sipdesk.ports import PhraseKind
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.lock import empty
from sipdesk.ui.spelling import Spelling
from sipdesk.ui.wavy_lines import WavyLines
from tests.dictionary import tiny_dictionary
from tests.ui.conftest import Workplace
from tests.ui.saving import status

CASE = Case(
    id="case",
    person=Person(name="Karin Berg"),
    goals=(Goal(id="g", own_words="Jag vill bo hema", professional_wording="Bo hema 😀 hema"),),
    interventions=(Intervention(id="i", what="hon får hjlp"),),
)
WHAT = Address("interventions", "what", "i")
OWN = Address("goals", "own_words", "g")
WORDING = Address("goals", "professional_wording", "g")
PLAN = 3
PATIENCE = 20_000  # milliseconds: another Python starts on a busy machine


@pytest.fixture
def writer(workplace: Workplace, tmp_path: Path) -> Workplace:
    """A person is open at the plan, and a dictionary is there."""
    folder = tiny_dictionary(tmp_path / "dictionary")
    workplace.store.save(CASE)
    Spelling(workplace.desk, workplace.store, workplace.window, folder, is_on=True)
    workplace.window.open_case(CASE.id)
    workplace.window.turn_to_tab(PLAN)
    return workplace


def field(writer: Workplace, address: Address) -> TextInput:
    """The field at an address, with the cursor in it."""
    assert writer.window.case_page.reveal(address)
    found = writer.focus
    assert isinstance(found, TextInput)
    return found


def marked(text: TextInput) -> list[str]:
    """The words with a wavy line, in order."""
    found: list[str] = []
    block = text.document().firstBlock()
    while block.isValid():
        units = block.text().encode("utf-16-le")
        found += [
            units[2 * f.start : 2 * (f.start + f.length)].decode("utf-16-le")
            for f in block.layout().formats()
            if f.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
        ]
        block = block.next()
    return found


def wait_until_marked(writer: Workplace, text: TextInput, words: list[str]) -> None:
    writer.qtbot.waitUntil(lambda: marked(text) == words, timeout=PATIENCE)


def wait_for(writer: Workplace, text: TextInput, words: list[str]) -> None:
    """Until these words are marked. The cursor goes to the end then."""
    wait_until_marked(writer, text, words)
    writer.window.activateWindow()  # without a screen, a menu that closes leaves none active
    writer.qtbot.waitUntil(text.hasFocus)
    writer.control(Qt.Key.Key_End)


def test_words_of_the_staff_are_marked_and_own_words_never(writer: Workplace) -> None:
    wait_for(writer, field(writer, WHAT), ["hjlp"])
    wait_for(writer, field(writer, WORDING), ["hema", "hema"])
    own = field(writer, OWN)
    writer.type("hjlp hema ")
    writer.press(Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert marked(own) == []
    assert value_at(writer.case, WHAT) == "hon får hjlp"
    assert value_at(writer.case, WORDING) == "Bo hema 😀 hema"


class EverythingIsWrong:
    """A speller that has its verdicts at once."""

    def verdict(self, word: str) -> bool:
        return False


def test_a_mark_is_no_change_of_the_text(qtbot: QtBot, application: QApplication) -> None:
    text = TextInput()
    qtbot.addWidget(text)
    told: list[object] = []
    text.edited.connect(told.append)
    text.show_value("hjlp\r\nhema")
    lines = WavyLines(text, EverythingIsWrong(), is_on=True)
    lines.rehighlight()
    assert marked(text) == ["hjlp", "hema"]
    lines.turn(on=False)
    assert marked(text) == []
    assert told == []


def test_the_word_that_is_typed_is_marked_when_the_cursor_has_left_it(writer: Workplace) -> None:
    what = field(writer, WHAT)
    wait_for(writer, what, ["hjlp"])
    writer.type(" hemmma")
    QApplication.processEvents()
    assert marked(what) == ["hjlp"]
    writer.type(" ")
    wait_for(writer, what, ["hjlp", "hemmma"])
    writer.type("mrgon")
    writer.press(Qt.Key.Key_Tab)
    wait_until_marked(writer, what, ["hjlp", "hemmma", "mrgon"])


def open_menu(writer: Workplace) -> QMenu:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(50, 50))
    QApplication.sendEvent(writer.focus, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(writer: Workplace, menu: QMenu, text: str) -> None:
    writer.qtbot.waitUntil(lambda: text in [a.text() for a in menu.actions()], timeout=PATIENCE)
    (action,) = [a for a in menu.actions() if a.text() == text]
    menu.setActiveAction(action)
    writer.qtbot.keyClick(menu, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_suggestion_takes_the_words_place_as_one_step(writer: Workplace) -> None:
    what = field(writer, WHAT)
    wait_for(writer, what, ["hjlp"])
    choose(writer, open_menu(writer), "hjälp")
    assert value_at(writer.case, WHAT) == "hon får hjälp"
    wait_for(writer, what, [])
    writer.control(Qt.Key.Key_Z)
    assert value_at(writer.case, WHAT) == "hon får hjlp"


def test_a_word_of_ones_own_is_kept_and_marked_no_more(writer: Workplace) -> None:
    what = field(writer, WHAT)
    wait_for(writer, what, ["hjlp"])
    choose(writer, open_menu(writer), "&Lägg till i min ordlista")
    wait_for(writer, what, [])
    assert status(writer).text() == "Ordet är sparat i din ordlista."
    kept = [(p.kind, p.text) for p in writer.store.phrases()]
    assert kept == [(PhraseKind.WORD, "hjlp")]
    writer.window.show_due()
    writer.window.open_case(CASE.id)
    writer.window.turn_to_tab(PLAN)
    wait_for(writer, field(writer, WORDING), ["hema", "hema"])
    assert value_at(writer.case, WHAT) == "hon får hjlp"
    assert marked(what) == []


def test_off_marks_nothing_and_on_marks_again(writer: Workplace) -> None:
    what = field(writer, WHAT)
    wait_for(writer, what, ["hjlp"])
    (spelling,) = writer.window.findChildren(Spelling)
    spelling.turn(False)
    wait_for(writer, what, [])
    writer.type(" hema ")
    QApplication.processEvents()
    assert marked(what) == []
    spelling.turn(True)
    wait_for(writer, what, ["hjlp", "hema"])


def test_a_lock_ends_the_process_that_was_told_the_words(writer: Workplace) -> None:
    wait_for(writer, field(writer, WHAT), ["hjlp"])
    (process,) = writer.window.findChildren(QProcess)
    assert process.state() == QProcess.ProcessState.Running
    empty(writer.window)
    assert process.state() == QProcess.ProcessState.NotRunning


def test_without_its_process_nothing_is_marked_and_nothing_is_lost(writer: Workplace) -> None:
    what = field(writer, WHAT)
    wait_for(writer, what, ["hjlp"])
    (process,) = writer.window.findChildren(QProcess)
    process.kill()
    writer.qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.NotRunning)
    writer.type(" helt nytt ")
    wait_for(writer, what, [])
    assert value_at(writer.case, WHAT) == "hon får hjlp helt nytt "
