"""The start of the real program: its folder, its settings, its place, and the second start."""

from __future__ import annotations

import base64
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListView,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sipdesk.data import create_store
from sipdesk.errors import FileUnreachableError, UnusableFolderError
from sipdesk.paths import Profile
from sipdesk.settings import DARK, LIGHT, Settings, load_settings, save_settings
from sipdesk.start import Session
from sipdesk.ui.backup_dialog import BackupDialog
from sipdesk.ui.looks import LOOKS, Look, wear, worn_look
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.ui.settings_dialog import SettingsDialog
from sipdesk.ui.style import BASE_POINT_SIZE, dress
from sipdesk.wishes import Wishes
from tests.cheap import CHEAP
from tests.disks import POSIX, folder_without_root
from tests.keyboard import PASSPHRASE, type_text
from tests.kill import ROOT, said, started
from tests.session import Coordinator
from tests.ui.conftest import Workplace, delete_now
from tests.ui.saving import lines_of

LONGEST_START = 60  # seconds, on a busy machine


def nothing(_window: QWidget) -> None:
    """A user who only looks."""


class MessageReader(QObject):
    """Reads each message box aloud and closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._glance = QTimer(self)
        self._glance.timeout.connect(self._look)
        self._glance.start(20)

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.texts.append(box.text())
            box.close()


class Program:
    """Runs the program on a profile, in this process."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.profile = Profile(folder)
        self.messages = MessageReader()
        self.application = application

    def run(
        self,
        at_work: Callable[[MainWindow], object],
        *,
        language: str = "",
        asked: Callable[[PassphraseDialog], object] = nothing,
    ) -> int:
        """From the passphrase to the closed window, which closes when `at_work` is done."""
        session = Session(self.application, self.profile, Wishes(language=language, cost=CHEAP))
        coordinator = Coordinator()
        coordinator.asked.connect(asked)
        coordinator.at_work.connect(at_work)
        coordinator.at_work.connect(QWidget.close)
        try:
            return session.run()
        finally:
            coordinator.rest()
            session.deleteLater()
            for window in QApplication.topLevelWidgets():
                if isinstance(window, MainWindow):
                    delete_now(window)


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Generator[Program]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program sets its own
    yield Program(qapp, tmp_path / "profile")
    QLocale.setDefault(QLocale.c())
    wear(qapp, LOOKS[LIGHT])


# --- the folder and the file ----------------------------------------------------------------------


def test_the_first_start_makes_folder_and_file(program: Program) -> None:
    titles: list[str] = []
    assert program.run(lambda window: titles.append(window.windowTitle())) == 0
    assert titles == ["SIPdesk"]
    assert {path.name for path in program.profile.folder.iterdir()} >= {"cases.sipdesk"}
    assert program.run(nothing) == 0
    assert program.messages.texts == []


def test_a_file_in_place_of_the_folder_is_told(program: Program) -> None:
    program.profile.folder.write_text("in the way")
    assert program.run(nothing) == 1
    assert len(program.messages.texts) == 1
    assert program.messages.texts[0].startswith(UnusableFolderError.sentence)
    assert str(program.profile.case_file) in program.messages.texts[0]
    assert program.profile.folder.read_text() == "in the way"


@POSIX
@pytest.mark.parametrize("mode", [0o500, 0o000], ids=["not to be made", "not to be looked into"])
def test_a_folder_without_rights_is_told(program: Program, mode: int) -> None:
    with folder_without_root() as folder:
        program.profile = Profile(folder / "profile") if mode else Profile(folder)
        folder.chmod(mode)
        assert program.run(nothing) == 1
        folder.chmod(0o700)
    assert program.messages.texts[0].startswith(UnusableFolderError.sentence)


def test_a_file_that_goes_away_after_the_passphrase_is_told(program: Program) -> None:
    program.profile.prepare()
    create_store(program.profile.case_file, PASSPHRASE, cost=CHEAP).close()
    away = program.profile.case_file.with_name("away")

    def pull_the_stick() -> None:
        program.profile.case_file.rename(away)

    def wait_for_the_passphrase(dialog: PassphraseDialog) -> None:
        dialog.accepted.connect(pull_the_stick)

    assert program.run(nothing, asked=wait_for_the_passphrase) == 1
    assert program.messages.texts[0].startswith(FileUnreachableError.when_asked)


def test_a_profile_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "a" / "b")
    profile.prepare()
    if sys.platform != "win32":
        assert profile.folder.stat().st_mode & 0o077 == 0


# --- language -------------------------------------------------------------------------------------


def menu_titles(window: MainWindow) -> list[str]:
    return [action.text() for action in window.menuBar().actions()]


@pytest.mark.parametrize(
    ("setting", "wish", "first_menu"),
    [("sv", "", "&Arkiv"), ("en", "", "&File"), ("sv", "en", "&File"), ("en", "sv", "&Arkiv")],
)
def test_the_language_of_the_setting_or_of_the_command_line(
    program: Program, setting: str, wish: str, first_menu: str
) -> None:
    program.profile.prepare()
    save_settings(Settings(language=setting), program.profile.settings_file)
    titles: list[str] = []
    program.run(lambda window: titles.extend(menu_titles(window)), language=wish)
    assert titles[0] == first_menu
    assert load_settings(program.profile.settings_file).language == setting


def test_a_language_that_is_chosen_is_spoken_at_the_next_start(program: Program) -> None:
    buttons: list[list[str]] = []
    titles: list[str] = []

    def choose_english() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SettingsDialog):
            buttons.append(qt_buttons(dialog))
            box = choice(dialog, "Språk i fönstret")
            box.setCurrentIndex(box.findText("English"))
            dialog.accept()

    def open_the_settings(window: MainWindow) -> None:
        QTimer.singleShot(0, choose_english)
        window.settings_wanted.emit()

    program.run(open_the_settings)
    program.run(lambda window: titles.extend(menu_titles(window)))
    assert buttons == [["Ok", "Avbryt"]]
    assert titles[0] == "&File"


def test_the_time_until_the_lock_is_chosen_and_remembered(program: Program) -> None:
    offered: list[str] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SettingsDialog)
        box = choice(dialog, "Lås efter")
        offered.extend(box.itemText(n) for n in range(box.count()))
        assert box.currentText() == "5 minuter"
        box.setCurrentText("10 minuter")
        dialog.accept()

    def open_the_settings(window: MainWindow) -> None:
        QTimer.singleShot(0, choose)
        window.settings_wanted.emit()

    program.run(open_the_settings)
    assert offered == [
        "1 minut",
        *(f"{minutes} minuter" for minutes in (2, 5, 10, 15, 30)),
    ]
    assert load_settings(program.profile.settings_file).lock_after == 10


def test_a_look_is_chosen_worn_at_once_and_at_the_next_start(program: Program) -> None:
    worn: list[Look] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SettingsDialog)
        box = choice(dialog, "Utseende")
        assert [box.itemText(n) for n in range(box.count())] == [
            "Följ datorn",
            "Ljust",
            "Mörkt",
            "Hög kontrast",
        ]
        box.setCurrentText("Mörkt")
        dialog.accept()

    def open_the_settings(window: MainWindow) -> None:
        QTimer.singleShot(0, choose)
        window.settings_wanted.emit()
        worn.append(worn_look())

    program.run(open_the_settings)
    dress(program.application, [])
    program.run(lambda _window: worn.append(worn_look()))
    assert worn == [LOOKS[DARK], LOOKS[DARK]]
    assert load_settings(program.profile.settings_file).look == DARK


def choice(dialog: QDialog, name: str) -> QComboBox:
    """The choice behind the label of that name."""
    labels = dialog.findChildren(QLabel)
    box = next(label.buddy() for label in labels if label.text().replace("&", "") == name)
    assert isinstance(box, QComboBox)
    return box


def qt_buttons(dialog: QDialog) -> list[str]:
    """The texts of Qt's own buttons: OK, then Cancel."""
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    kinds = QDialogButtonBox.StandardButton
    return [box.button(kind).text() for kind in (kinds.Ok, kinds.Cancel)]


def test_a_dialog_that_is_cancelled_changes_no_setting(program: Program) -> None:
    def cancel() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, SettingsDialog):
            dialog.reject()

    def open_the_settings(window: MainWindow) -> None:
        QTimer.singleShot(0, cancel)
        window.settings_wanted.emit()

    program.run(open_the_settings)
    assert load_settings(program.profile.settings_file).language == "sv"


# --- backups --------------------------------------------------------------------------------------


class NextWindow(QObject):
    """Closes the window that follows another one, and says whom its list showed."""

    def __init__(self, first: MainWindow) -> None:
        super().__init__()
        self.summaries: list[str] = []
        self._first = first
        self._glance = QTimer(self)
        self._glance.timeout.connect(self._look)
        self._glance.start(20)

    def _look(self) -> None:
        window = QApplication.activeWindow()
        if isinstance(window, MainWindow) and window is not self._first:
            self._glance.stop()
            rows = window.case_list.findChild(QListView)
            assert isinstance(rows, QListView)
            self.summaries = lines_of(rows)
            window.close()


def test_a_chosen_backup_takes_the_place_of_the_file_and_opens_at_once(program: Program) -> None:
    nexts: list[NextWindow] = []

    def write(window: MainWindow) -> None:
        window.new_person()
        type_text("Bo")

    def go_back(window: MainWindow) -> None:
        nexts.append(NextWindow(window))
        window.backups_wanted.emit()
        dialog = window.findChildren(BackupDialog)[-1]
        wanted = dialog.chosen
        window.new_person()
        type_text("Cajsa")
        dialog.accept()
        dialog.restore_wanted.emit(wanted)

    program.run(write)
    assert list(program.profile.backup_folder.glob("*/*.sipdesk"))
    program.run(go_back)
    assert nexts[0].summaries == ["Bo"]
    (aside,) = program.profile.folder.glob("cases-aside-*.sipdesk")
    assert aside.stat().st_size > 0
    assert program.messages.texts == []


def test_a_profile_in_a_cloud_folder_is_warned_of_once(program: Program) -> None:
    program.profile = Profile(program.profile.folder / "OneDrive")
    for _start in range(2):
        program.run(nothing)
    (warning,) = program.messages.texts
    assert "molntjänst" in warning
    assert str(program.profile.folder) in warning


# --- size and place -------------------------------------------------------------------------------


def test_the_text_size_comes_back_with_the_passphrase_dialog(program: Program) -> None:
    seen: list[float] = []

    def look(widget: QWidget) -> None:
        seen.append(widget.font().pointSizeF() / BASE_POINT_SIZE)

    program.run(lambda window: window.text_size_wanted.emit(2))
    assert load_settings(program.profile.settings_file).text_size == 125
    program.run(look, asked=look)
    assert seen == [1.25, 1.25]


def test_size_and_place_come_back(program: Program) -> None:
    seen: list[QRect] = []

    def move(window: MainWindow) -> None:
        window.showNormal()
        window.setGeometry(40, 60, window.minimumSizeHint().width() + 7, 500)
        seen.append(window.geometry())

    program.run(move)
    program.run(lambda window: seen.append(window.geometry()))
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    "text",
    ["x", "..", "å.ä.ö", "QUJD.QUJD.QUJD", "....", f"{base64.b64encode(bytes(66)).decode()}.."],
)
def test_a_place_that_makes_no_sense_is_passed_over(workplace: Workplace, text: str) -> None:
    before = workplace.window.geometry()
    workplace.window.restore_place(text)
    assert workplace.window.geometry() == before


def test_a_place_on_a_screen_that_is_gone_comes_back_into_sight(workplace: Workplace) -> None:
    workplace.window.setGeometry(5000, 4000, 700, 500)
    place = workplace.window.place()
    workplace.window.setGeometry(0, 0, 600, 400)
    workplace.window.restore_place(place)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(workplace.window.geometry().topLeft())


# --- the second start -----------------------------------------------------------------------------


def test_a_second_start_brings_the_first_to_the_front(tmp_path: Path) -> None:
    with started("hold", str(tmp_path)) as first:
        said(first, "open")
        command = [sys.executable, "-m", "sipdesk", "--profile", str(tmp_path)]
        second = subprocess.run(command, cwd=ROOT, timeout=LONGEST_START, check=False)
        assert second.returncode == 0
        said(first, "called")
        assert first.stdin is not None
        first.stdin.close()
        assert first.wait(LONGEST_START) == 0


def test_what_a_killed_program_leaves_behind_stops_nobody(tmp_path: Path) -> None:
    for _start in range(2):
        with started("hold", str(tmp_path)) as process:
            said(process, "open")
            process.kill()
            process.wait(LONGEST_START)


def test_the_first_comes_to_the_front_even_when_minimised(
    workplace: Workplace, qtbot: QtBot
) -> None:
    workplace.window.showMinimized()
    workplace.window.come_to_front()
    qtbot.waitUntil(workplace.window.isActiveWindow)
    assert not workplace.window.isMinimized()
