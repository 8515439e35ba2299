"""The passphrase: chosen once, asked for ever after; every fault is a sentence in the dialog."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from sipdesk.case import Case, Person
from sipdesk.data import (
    SqlCipherStore,
    create_store,
    open_store,
    open_store_with_code,
    read_key,
)
from sipdesk.data.file import CaseFile
from sipdesk.data.tries import Tries
from sipdesk.data.vault import FileVault
from sipdesk.errors import (
    CaseFileExistsError,
    CaseFileInUseError,
    DiskFullError,
    NewerCaseFileError,
    NoCaseFileError,
    NotACaseFileError,
    ReadOnlyFileError,
    WrongPassphraseError,
)
from sipdesk.i18n import gettext
from sipdesk.passphrase_strength import EXAMPLE
from sipdesk.ui.hidden_line import HiddenLine
from sipdesk.ui.passphrase_dialog import FirstStartDialog, PassphraseDialog
from tests.cheap import CHEAP
from tests.data import processes
from tests.data.conftest import PASSPHRASE
from tests.disks import POSIX, fill, folder_without_root, mounted_small_disk
from tests.keyboard import type_text
from tests.ui.hearing import open_ear

Asking = FirstStartDialog | PassphraseDialog
Opened = Callable[[Path], Asking]


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    return tmp_path / "cases.sipdesk"


@dataclass
class Clock:
    time: dt.datetime = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(qtbot: QtBot, application: QApplication, clock: Clock) -> Opened:
    """Shows the dialog for a file: the one that makes it, or the one that unlocks it."""

    def show(case_file: Path) -> Asking:
        vault = FileVault(case_file, Tries(case_file.with_name("tries.json"), clock.now), CHEAP)
        kind = PassphraseDialog if case_file.exists() else FirstStartDialog
        dialog = kind(vault, str(case_file))
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return show


def enter(dialog: Asking, *texts: str) -> None:
    """Type into each field and press the button that goes on."""
    for field, text in zip(dialog.findChildren(QLineEdit), texts, strict=True):
        field.setFocus()
        field.selectAll()
        type_text(text)
    dialog.go.click()


def press_enter(field: QLineEdit) -> None:
    QTest.keyClick(field, Qt.Key.Key_Return)


def problem(dialog: Asking) -> str:
    label = dialog.findChild(QLabel, "problem")
    assert isinstance(label, QLabel)
    return label.text()


def assert_refused(dialog: Asking, sentence: str) -> None:
    """The dialog stays, with a sentence below the field and the cursor where to try again."""
    assert problem(dialog) == sentence
    assert dialog.isVisible()
    assert dialog.store is None
    assert dialog.focusWidget() is dialog.findChildren(QLineEdit)[0]


@pytest.mark.parametrize(
    "passphrase",
    [
        PASSPHRASE,
        "åäö ÅÄÖ é ß ŋ ŧ",
        "'; DROP TABLE cases; --",
        '"dubbla" och \\ snett',
        "👩🏽‍⚕️ emoji i rad 🙂🙂🙂",
        "mellanslag sist   ",
        "%s {name} $HOME `ls`",
        "محمد يشرب الشاي في الحديقة",
    ],
)
def test_any_passphrase_makes_the_file_and_opens_it(
    opened: Opened, case_file: Path, passphrase: str
) -> None:
    first = opened(case_file)
    enter(first, passphrase, passphrase)
    assert first.store is not None
    assert not first.isVisible()
    assert [field.text() for field in first.findChildren(QLineEdit)] == ["", ""]
    case = Case(person=Person(name="Anna"))
    first.store.save(case)
    first.store.close()
    assert not case_file.read_bytes().startswith(b"SQLite format 3")

    second = opened(case_file)
    enter(second, passphrase)
    assert second.store is not None
    assert second.store.load(case.id) == case
    second.store.close()


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (("", ""), "Skriv lösenfrasen."),
        (
            ("för kort 11",) * 2,
            "Lösenfrasen är för kort. Använd minst 12 tecken, till exempel fyra ord i rad.",
        ),
        (
            ("sommaren2026!",) * 2,
            "Svag: den är lätt att gissa. Undvik namn, årtal och vanliga uttryck. "
            "Fyra ord som inte hör ihop är bra.",
        ),
        (
            (EXAMPLE.title(),) * 2,
            "Det där är exemplet, som alla ser. Välj egna ord.",
        ),
    ],
    ids=["empty", "too short", "weak", "example"],
)
def test_a_bad_choice_is_told_and_makes_nothing(
    opened: Opened, case_file: Path, texts: tuple[str, str], sentence: str
) -> None:
    dialog = opened(case_file)
    enter(dialog, *texts)
    assert_refused(dialog, sentence)
    said = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert said.count(sentence) == 1
    assert not case_file.exists()
    type_text("x")
    assert problem(dialog) == ""


def test_a_bad_choice_is_said_and_stands_at_the_field(
    opened: Opened, case_file: Path, qapp: QApplication
) -> None:
    dialog = opened(case_file)
    first, second = dialog.findChildren(HiddenLine)
    with open_ear(qapp) as ear:
        enter(dialog, PASSPHRASE, "något helt annat")
    assert ear.heard == [problem(dialog)] == [second.accessibleDescription()]
    assert problem(dialog) == "De två fälten är inte lika. Skriv lösenfrasen en gång till."
    assert dialog.windowTitle() == "Välj en lösenfras"
    assert not case_file.exists()
    assert second.hasFocus()
    assert (first.secret(), second.secret()) == (PASSPHRASE, "")
    type_text("x")
    assert second.accessibleDescription() == ""


def test_a_wrong_passphrase_and_the_wait_are_said_once_each(
    opened: Opened, case_file: Path, qtbot: QtBot, clock: Clock, qapp: QApplication
) -> None:
    create_store(case_file, PASSPHRASE, cost=CHEAP).close()
    dialog = opened(case_file)
    with open_ear(qapp) as ear:
        for _attempt in range(2):
            enter(dialog, "fel lösenfras")
        wrong = gettext(WrongPassphraseError.sentence)
        assert ear.take() == [wrong, wrong]
        assert dialog.findChildren(QLineEdit)[0].accessibleDescription() == wrong
        for _attempt in range(3):
            enter(dialog, "fel lösenfras")
        assert len(set(ear.take())) == 2
        clock.time += dt.timedelta(seconds=4)
        qtbot.waitUntil(lambda: "1 sekund." in problem(dialog))
        assert ear.take() == []
        clock.time += dt.timedelta(seconds=1)
        qtbot.waitUntil(dialog.go.isEnabled)
        assert ear.take() == ["Nu går det att försöka igen."]


def test_a_wrong_passphrase_can_be_tried_again_and_then_has_to_wait(
    qtbot: QtBot, opened: Opened, case_file: Path, clock: Clock
) -> None:
    create_store(case_file, PASSPHRASE, cost=CHEAP).close()
    content = case_file.read_bytes()
    dialog = opened(case_file)
    for attempt in range(4):
        enter(dialog, f"fel lösenfras nummer {attempt}")
        assert_refused(dialog, WrongPassphraseError.sentence)
    enter(dialog, "en femte")
    assert_refused(dialog, "Lösenfrasen har varit fel flera gånger. Vänta 5 sekunder.")
    assert not dialog.go.isEnabled()
    assert case_file.read_bytes() == content

    again = opened(case_file)
    assert problem(again) == "Lösenfrasen har varit fel flera gånger. Vänta 5 sekunder."
    clock.time += dt.timedelta(seconds=4)
    qtbot.waitUntil(
        lambda: problem(again) == "Lösenfrasen har varit fel flera gånger. Vänta 1 sekund."
    )
    clock.time += dt.timedelta(seconds=1)
    qtbot.waitUntil(again.go.isEnabled)
    enter(again, PASSPHRASE)
    assert again.store is not None
    again.store.close()


def test_the_dialog_is_alive_while_it_unlocks(
    qtbot: QtBot, opened: Opened, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other events are answered, but nothing can be begun or closed in the middle."""
    create_store(case_file, PASSPHRASE, cost=CHEAP).close()
    seen: list[tuple[str, bool, bool]] = []
    looked = threading.Event()

    def slow(_vault: FileVault, passphrase: str) -> SqlCipherStore:
        assert looked.wait(20)
        return open_store(case_file, passphrase)

    def look() -> None:
        dialog.reject()
        seen.append((dialog.go.text(), dialog.go.isEnabled(), dialog.isVisible()))
        looked.set()

    monkeypatch.setattr(FileVault, "open", slow)
    dialog = opened(case_file)
    QTimer.singleShot(50, look)
    enter(dialog, PASSPHRASE)
    assert seen == [("Låser upp …", False, True)]
    assert dialog.store is not None
    dialog.store.close()


def test_the_verdict_follows_what_is_typed(opened: Opened, case_file: Path) -> None:
    dialog = opened(case_file)
    verdicts = []
    for text in ("kort", "sommaren2026", "blomkål på månens baksida"):
        dialog.findChildren(QLineEdit)[0].selectAll()
        type_text(text)
        labels = dialog.findChildren(QLabel, "intro")
        verdicts.append(labels[0].text().split(" ")[0])
    assert verdicts == ["Lösenfrasen", "Svag:", "Stark"]


def test_enter_leads_from_the_first_field_to_the_second(opened: Opened, case_file: Path) -> None:
    dialog = opened(case_file)
    fields = dialog.findChildren(QLineEdit)
    press_enter(fields[0])
    assert problem(dialog)  # nothing was typed
    type_text(PASSPHRASE)
    press_enter(fields[0])
    assert dialog.focusWidget() is fields[1]
    assert problem(dialog) == ""
    type_text(PASSPHRASE)
    press_enter(fields[1])
    assert dialog.store is not None
    dialog.store.close()


def test_neither_passphrase_nor_code_stays_in_a_dialog(opened: Opened, case_file: Path) -> None:
    dialog = opened(case_file)
    enter(dialog, PASSPHRASE, PASSPHRASE)
    assert isinstance(dialog, FirstStartDialog)
    assert dialog.store is not None
    dialog.store.close()
    assert dialog.recovery is not None
    assert open_store_with_code(case_file, dialog.recovery.code) is not None
    assert [field.text() for field in dialog.findChildren(QLineEdit)] == ["", ""]


def test_what_is_typed_is_hidden_until_it_is_asked_for(opened: Opened, case_file: Path) -> None:
    dialog = opened(case_file)
    fields = dialog.findChildren(QLineEdit)
    type_text(PASSPHRASE)
    assert PASSPHRASE not in repr(dialog)
    assert {field.echoMode() for field in fields} == {QLineEdit.EchoMode.Password}
    assert PASSPHRASE not in fields[0].displayText()


def test_a_file_of_a_newer_program_is_told(opened: Opened, case_file: Path) -> None:
    create_store(case_file, PASSPHRASE, cost=CHEAP).close()
    file = CaseFile(case_file, read_key(case_file, PASSPHRASE))
    with file.transaction() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 1000")
    file.close()
    content = case_file.read_bytes()
    dialog = opened(case_file)
    enter(dialog, PASSPHRASE)
    assert_refused(dialog, NewerCaseFileError.sentence)
    assert case_file.read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"junk", b"Kallelse till SIP\n" * 1000])
def test_a_file_that_is_no_case_file_is_told(
    opened: Opened, case_file: Path, content: bytes
) -> None:
    case_file.write_bytes(content)
    dialog = opened(case_file)
    enter(dialog, PASSPHRASE)
    assert_refused(dialog, NotACaseFileError.sentence)
    assert case_file.read_bytes() == content


def test_a_file_that_goes_away_or_comes_meanwhile_is_told(opened: Opened, case_file: Path) -> None:
    choosing = opened(case_file)
    create_store(case_file, PASSPHRASE, cost=CHEAP).close()
    enter(choosing, PASSPHRASE, PASSPHRASE)
    assert_refused(choosing, CaseFileExistsError.sentence)

    asking = opened(case_file)
    case_file.unlink()
    enter(asking, PASSPHRASE)
    assert_refused(asking, NoCaseFileError.sentence)


def test_a_file_that_another_program_holds_is_told(opened: Opened, case_file: Path) -> None:
    create_store(case_file, PASSPHRASE, cost=CHEAP).close()
    dialog = opened(case_file)
    with processes.started("hold", case_file) as holder:
        assert processes.lines_of(holder).readline() == "open\n"
        enter(dialog, PASSPHRASE)
        assert_refused(dialog, CaseFileInUseError.sentence)
    enter(dialog, PASSPHRASE)
    assert dialog.store is not None
    dialog.store.close()


@POSIX
def test_a_read_only_folder_is_told_at_the_first_start_and_later(opened: Opened) -> None:
    with folder_without_root() as folder:
        case_file = folder / "cases.sipdesk"
        folder.chmod(0o500)
        dialog = opened(case_file)
        enter(dialog, PASSPHRASE, PASSPHRASE)
        assert_refused(dialog, ReadOnlyFileError.when_asked)
        folder.chmod(0o700)
        create_store(case_file, PASSPHRASE, cost=CHEAP).close()
        folder.chmod(0o500)
        dialog = opened(case_file)
        enter(dialog, PASSPHRASE)
        assert_refused(dialog, ReadOnlyFileError.when_asked)
        folder.chmod(0o700)
        enter(dialog, PASSPHRASE)
        assert dialog.store is not None
        dialog.store.close()


def test_a_full_disk_is_told_at_the_first_start(opened: Opened, tmp_path: Path) -> None:
    with mounted_small_disk(tmp_path / "disk") as disk:
        filler = fill(disk)
        dialog = opened(disk / "cases.sipdesk")
        enter(dialog, PASSPHRASE, PASSPHRASE)
        assert_refused(dialog, DiskFullError.when_asked)
        filler.unlink()
        enter(dialog, PASSPHRASE, PASSPHRASE)
        assert dialog.store is not None
        dialog.store.close()


@pytest.mark.parametrize("is_there", [False, True], ids=["first start", "unlocking"])
def test_escape_empties_the_fields_and_only_the_button_ends_the_program(
    opened: Opened, case_file: Path, qtbot: QtBot, is_there: bool
) -> None:
    if is_there:
        create_store(case_file, PASSPHRASE, cost=CHEAP).close()
    dialog = opened(case_file)
    enter(dialog, *(["fel"] if is_there else ["kort", ""]))
    assert problem(dialog)
    fields = dialog.findChildren(QLineEdit)
    fields[-1].setFocus()
    type_text("halv")
    qtbot.keyClick(fields[-1], Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert {field.text() for field in fields} == {""}
    assert dialog.focusWidget() is fields[0]
    assert problem(dialog) == ""
    end = next(b for b in dialog.findChildren(QPushButton) if b.text() == "&Avsluta")
    end.setFocus()
    qtbot.keyClick(end, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    end.setFocus()
    qtbot.keyClick(end, Qt.Key.Key_Space)
    assert not dialog.isVisible()


def test_the_cross_of_the_window_ends_the_program(opened: Opened, case_file: Path) -> None:
    dialog = opened(case_file)
    dialog.close()
    assert not dialog.isVisible()
