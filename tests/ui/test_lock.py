"""The lock: no letter lost wherever it strikes, and nothing left behind it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from sipdesk.case import Address, Case, Person, Topic
from sipdesk.data import open_store
from sipdesk.data.keys import LEAST_COST
from sipdesk.errors import FileUnreachableError
from sipdesk.ui.date_input import DateInput
from sipdesk.ui.idle import Clocks
from sipdesk.ui.keys_dialog import KeysDialog
from sipdesk.ui.late_save import UnsavedNote
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.own_clipboard import OwnClipboard
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.ui.print_progress import SIDES, Cancelled, progress_shown
from sipdesk.ui.save_line import SaveLine
from sipdesk.ui.single_instance import SingleInstance
from tests.disks import POSIX, fill, mounted_small_disk
from tests.keyboard import PASSPHRASE, control, focus, type_text, unlock
from tests.ui.locking import Locking, Step, later, own_hook

# Dialogs of a fixed size make the offscreen platform say this of itself.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

MARK = "Qvastskaft"


@pytest.fixture
def locking(application: QApplication, tmp_path: Path) -> Generator[Locking]:
    with own_hook():
        yield Locking(application, tmp_path / "profile")


def close(_locking: Locking, window: MainWindow) -> None:
    window.close()


def case_in(window: MainWindow) -> Case:
    case = window.desk.editor.case
    assert case is not None
    return case


# --- no letter is lost ----------------------------------------------------------------------------


def new_person(locking: Locking, _window: MainWindow) -> None:
    control(Qt.Key.Key_N)
    type_text("Anna Å")
    control(Qt.Key.Key_L)


def half_a_date(locking: Locking, window: MainWindow) -> None:
    type_text("berg")
    window.case_page.reveal(Address("person", "birth_date"))
    type_text("12 ma")
    locking.session.lock()


def the_rest_of_the_date(locking: Locking, window: MainWindow) -> None:
    assert isinstance(focus(), LineInput)
    assert case_in(window).person.birth_date == "12 ma"
    type_text("rs 1953")
    control(Qt.Key.Key_1)
    control(Qt.Key.Key_Return)
    locking.session.lock()


def into_the_new_row(locking: Locking, window: MainWindow) -> None:
    assert case_in(window).person.birth_date == "1953-03-12"
    type_text("en")
    QApplication.sendEvent(focus(), QInputMethodEvent("d", []))
    corner = window.menuBar().cornerWidget()
    (button,) = [b for b in corner.findChildren(QPushButton) if b.text() == "Lås"]
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


LETTERS = iter("abcdefghijklmnopqrstuvw")


def while_open(show: Callable[[MainWindow], object], strike: str = "lock") -> Step:
    """Type a letter, let something come up, and lock as soon as it is there."""

    def do(locking: Locking, window: MainWindow) -> None:
        def lock() -> None:
            dialogs = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
            assert len(dialogs) > 1
            if strike == "key":
                in_front = QApplication.activeModalWidget() or focus()
                QTest.keyClick(in_front, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
            else:
                locking.session.lock()
            assert not window.isVisible()

        type_text(next(LETTERS))
        later(lock, 300)
        show(window)

    return do


def ask_again(window: MainWindow) -> None:
    """What was interrupted asks on: it is told no, and nothing comes up."""
    asked = [window.desk.doors.ask(window, "Fråga", "Vad nu?", "&Ja", "&Nej") for _ in range(2)]
    assert asked == [False, False]


def print_dialog(window: MainWindow) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    assert window.desk.doors.print_dialog(window, printer, 4) is False
    ask_again(window)


def save_file(window: MainWindow) -> None:
    later(partial(print_dialog, window), 10)
    assert window.desk.doors.save_path(window, "plan.pdf") is None
    ask_again(window)


def every_dialog(window: MainWindow) -> None:
    """Each above the one before, and each but the first in an event loop of its own."""
    window.ask_to_delete()
    later(partial(save_file, window), 10)
    window.settings_wanted.emit()
    ask_again(window)


def draw_pages(window: MainWindow) -> None:
    with (
        pytest.raises(Cancelled),
        progress_shown(1000, SIDES, window.desk.doors, window) as tell_done,
    ):
        draw_without_end(tell_done)


def draw_without_end(tell_done: Callable[[int], None]) -> None:
    for side in cycle(range(1000)):
        tell_done(side)


def popups(window: MainWindow) -> None:
    (box, *_others) = [b for b in window.findChildren(QComboBox) if b.isVisible()]
    box.showPopup()
    (field, *_others) = [d for d in window.findChildren(DateInput) if d.isVisible()]
    field.open_picker()


IN_FRONT = [
    while_open(every_dialog, "key"),
    while_open(draw_pages),
    while_open(popups),
]


def test_no_letter_is_lost_wherever_the_lock_strikes(locking: Locking) -> None:
    begin = [new_person, half_a_date, the_rest_of_the_date, into_the_new_row]
    assert locking.run(*begin, *IN_FRONT, close) == 0
    assert locking.locks == len(begin) + len(IN_FRONT)
    case = locking.case()
    assert case.person == Person(name="Anna Åberg", birth_date="1953-03-12")
    assert [topic.text for topic in case.topics] == ["endabc"]


def test_the_lock_comes_by_itself_but_not_in_the_middle_of_a_word(
    application: QApplication, tmp_path: Path
) -> None:
    times = [1000.0]
    clocks = Clocks(lambda: times[0], lambda: times[0])

    def type_for_ten_minutes(_locking: Locking, window: MainWindow) -> None:
        control(Qt.Key.Key_N)
        for letter in "Anna Åberg":
            times[0] += 60
            type_text(letter)
        later(go_away)

    def go_away() -> None:
        assert locking.locks == 0
        times[0] += 5 * 60

    with own_hook():
        locking = Locking(application, tmp_path / "profile", clocks)
        locking.at_lock = give_up
        locking.run(type_for_ten_minutes)
    assert locking.locks == 1
    assert locking.case().person.name == "Anna Åberg"


def test_the_lock_may_strike_while_a_passphrase_is_tried(
    application: QApplication, tmp_path: Path
) -> None:
    """The dialog cannot end in the middle of the work; nothing of it comes up behind the lock."""
    struck_at_work: list[bool] = []

    def ask_for_the_code(locking: Locking, window: MainWindow) -> None:
        control(Qt.Key.Key_N)
        type_text("Anna")
        later(partial(press_for_the_code, locking), 100)
        window.keys_wanted.emit()

    def press_for_the_code(locking: Locking) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, KeysDialog)
        (present, *_new) = dialog.findChildren(QLineEdit)
        type_text(PASSPHRASE, present)
        later(partial(strike, locking, dialog), 1)
        (button,) = [b for b in dialog.findChildren(QPushButton) if "koden" in b.text()]
        button.click()

    def strike(locking: Locking, dialog: KeysDialog) -> None:
        struck_at_work.append(not dialog.fields.isEnabled())
        locking.session.lock()

    def all_is_there(_locking: Locking, window: MainWindow) -> None:
        assert isinstance(focus(), LineInput)
        assert case_in(window).person.name == "Anna"
        window.close()

    with own_hook():
        locking = Locking(application, tmp_path / "profile", cost=LEAST_COST)
        assert locking.run(ask_for_the_code, all_is_there) == 0
    assert struck_at_work == [True]
    assert locking.locks == 1


# --- nothing stays --------------------------------------------------------------------------------


def cases_in_memory() -> list[object]:
    """Every part of a case that holds the mark."""
    gc.collect()
    found = [thing for thing in gc.get_objects() if isinstance(thing, Person | Topic | Case)]
    return [thing for thing in found if MARK in repr(thing)]


def texts_in_widgets() -> list[str]:
    texts: list[str] = []
    for widget in QApplication.allWidgets():
        meta = widget.metaObject()
        values = [meta.property(n).read(widget) for n in range(meta.propertyCount())]
        texts += [value for value in values if isinstance(value, str) and MARK in value]
    return texts


def test_behind_the_lock_is_nothing_of_any_case(locking: Locking) -> None:
    found: list[object] = []

    def write(_locking: Locking, window: MainWindow) -> None:
        control(Qt.Key.Key_N)
        type_text(MARK)
        control(Qt.Key.Key_A)
        control(Qt.Key.Key_C)
        assert QGuiApplication.clipboard().text() == MARK
        control(Qt.Key.Key_1)
        control(Qt.Key.Key_Return)
        type_text(f"{MARK} två")
        control(Qt.Key.Key_P)
        assert cases_in_memory()
        assert texts_in_widgets()
        locking.session.lock()

    def look(locking: Locking, dialog: PassphraseDialog) -> None:
        if locking.locks:
            found.extend([*cases_in_memory(), *texts_in_widgets()])
            shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
            assert shown == [dialog]
            assert not [w for w in QApplication.allWidgets() if isinstance(w, MainWindow)]
            assert QGuiApplication.clipboard().text() == ""
            open_store(locking.profile.case_file, PASSPHRASE).close()  # nobody holds it
        unlock(dialog)

    def back(_locking: Locking, window: MainWindow) -> None:
        assert window.preview.isVisible()
        assert not window.desk.editor.can_undo
        window.close()

    locking.at_lock = look
    locking.run(write, back)
    assert found == []


def test_only_what_was_copied_here_is_taken_off_the_clipboard(
    qtbot: QtBot, application: QApplication
) -> None:
    line = QLineEdit(MARK)
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    qtbot.waitUntil(line.isActiveWindow)
    own, clipboard = OwnClipboard(), QGuiApplication.clipboard()
    line.selectAll()
    line.copy()
    own.clear()
    assert clipboard.text() == ""

    line.copy()
    clipboard.blockSignals(True)  # another program: Qt tells us nothing while we are in front
    clipboard.setText("något annat")
    clipboard.blockSignals(False)
    own.clear()
    assert clipboard.text() == "något annat"


# --- the dialog at the lock -----------------------------------------------------------------------


def give_up(locking: Locking, dialog: PassphraseDialog) -> None:
    dialog.reject() if locking.locks else unlock(dialog)


def test_a_second_start_brings_the_lock_to_the_front_and_giving_up_there_loses_nothing(
    locking: Locking,
) -> None:
    in_front: list[bool] = []

    def call(locking: Locking, dialog: PassphraseDialog) -> None:
        if not locking.locks:
            unlock(dialog)
            return

        def look() -> None:
            in_front.append(dialog.isActiveWindow() and not dialog.isMinimized())
            give_up(locking, dialog)

        def wait() -> None:
            later(look)

        dialog.showMinimized()
        locking.session.called.connect(wait)
        assert SingleInstance(locking.profile.case_file).call_first()

    locking.at_lock = call
    assert locking.run(new_person) == 0
    assert in_front == [True]
    assert locking.case().person.name == "Anna Å"


@POSIX
@pytest.mark.parametrize("ends", ["behind the lock", "after it"])
def test_what_cannot_be_saved_at_the_lock_is_saved_when_the_fault_ends(
    application: QApplication, tmp_path: Path, ends: str
) -> None:
    def write(locking: Locking, window: MainWindow) -> None:
        control(Qt.Key.Key_N)
        fill(disk)
        type_text("Anna Åberg")
        control(Qt.Key.Key_L)

    def look(locking: Locking, dialog: PassphraseDialog) -> None:
        if not locking.locks:
            unlock(dialog)
            return
        note = dialog.findChild(UnsavedNote)
        assert isinstance(note, QLabel)
        assert "inte sparat ännu" in note.text()
        unlock(dialog, "fel lösenfras")
        assert dialog.isVisible()

        def wait_until_saved() -> None:
            unlock(dialog) if note.text() == "Nu är allt sparat." else later(wait_until_saved)

        if ends == "behind the lock":
            (disk / "filler").unlink()
            wait_until_saved()
        else:
            unlock(dialog)

    def go_on(_locking: Locking, window: MainWindow) -> None:
        type_text("!")
        assert case_in(window).person.name == "Anna Åberg!"
        if ends == "after it":
            line = window.findChild(SaveLine)
            assert isinstance(line, SaveLine)
            assert line.text().startswith("INTE SPARAT")
            (disk / "filler").unlink()
        window.autosave.saved.connect(window.close)

    with mounted_small_disk(tmp_path / "disk") as disk, own_hook():
        locking = Locking(application, disk / "profile")
        locking.at_lock = look
        locking.run(write, go_on)
        assert locking.locks == 1
        assert locking.case().person.name == "Anna Åberg!"


@POSIX
def test_a_file_that_is_gone_keeps_the_lock_shut_and_the_words_safe(locking: Locking) -> None:
    away = locking.profile.case_file.with_name("away")

    def write(locking: Locking, _window: MainWindow) -> None:
        control(Qt.Key.Key_N)
        locking.profile.case_file.rename(away)
        type_text("Anna Åberg")
        locking.session.lock()

    def look(locking: Locking, dialog: PassphraseDialog) -> None:
        unlock(dialog)
        if not locking.locks:
            return
        assert dialog.isVisible()
        problem = dialog.findChild(QLabel, "problem")
        assert isinstance(problem, QLabel)
        assert problem.text() == FileUnreachableError.when_asked
        away.rename(locking.profile.case_file)
        unlock(dialog)

    def saved(_locking: Locking, window: MainWindow) -> None:
        assert case_in(window).person.name == "Anna Åberg"
        window.close()

    locking.at_lock = look
    locking.run(write, saved)
    assert locking.case().person.name == "Anna Åberg"
