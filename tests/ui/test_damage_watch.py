"""A large file that turns out to be damaged while its window is open."""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton

from sipdesk.case import Case, Person, Preparation
from sipdesk.data import create_store
from sipdesk.data.connection import PAGE_SIZE
from sipdesk.paths import Profile
from sipdesk.settings import LIGHT
from sipdesk.start import Session
from sipdesk.ui.looks import LOOKS, wear
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.wishes import Wishes
from tests.cheap import CHEAP
from tests.keyboard import PASSPHRASE, unlock
from tests.ui.conftest import NOW, delete_now

LONG = Preparation(needs="Jag vill sova bättre. " * 2000)


class Reader(QObject):
    """Unlocks, reads what is told, unlocks again, takes the backup, and looks who is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self.names: list[str] = []
        self._first: MainWindow | None = None
        self._unlocked: list[PassphraseDialog] = []
        self._glance = QTimer(self)
        self._glance.timeout.connect(self._look)
        self._glance.start(20)

    def rest(self) -> None:
        self._glance.stop()

    def _look(self) -> None:
        asked, active = QApplication.activeModalWidget(), QApplication.activeWindow()
        if isinstance(asked, QMessageBox):
            self.told.append(asked.text())
            asked.close()
        elif isinstance(asked, PassphraseDialog) and asked.isActiveWindow() and asked.isEnabled():
            self._open(asked)
        elif isinstance(active, MainWindow) and self._first is None:
            self._first = active
        elif isinstance(active, MainWindow) and active is not self._first:
            self.names = [each.name for each in active.case_list.named("")]
            active.close()

    def _open(self, asked: PassphraseDialog) -> None:
        if asked not in self._unlocked:
            self._unlocked.append(asked)
            unlock(asked)
            return
        self.told += [each.text() for each in asked.findChildren(QLabel) if "skadad" in each.text()]
        for button in asked.findChildren(QPushButton):
            if "säkerhetskopian" in button.text() and button.isVisible():
                button.click()


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    profile = Profile(tmp_path / "profile")
    profile.prepare()
    store = create_store(profile.case_file, PASSPHRASE, cost=CHEAP)
    store.save(Case(id="a", person=Person(name="Anna"), preparation=LONG))
    store.backups(profile.backup_folder, lambda: NOW).make()
    store.save(Case(id="b", person=Person(name="Berit"), preparation=LONG))
    store.close()
    content = bytearray(profile.case_file.read_bytes())
    content[-PAGE_SIZE + 100 : -PAGE_SIZE + 140] = bytes(40)
    profile.case_file.write_bytes(content)
    return profile


@pytest.fixture
def reader(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Generator[Reader]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program sets its own
    reader = Reader()
    yield reader
    reader.rest()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            delete_now(window)
    wear(qapp, LOOKS[LIGHT])


def test_damage_is_told_in_the_window_and_a_backup_is_offered_behind_the_lock(
    qapp: QApplication, profile: Profile, reader: Reader
) -> None:
    session = Session(qapp, profile, Wishes(cost=CHEAP, checked_up_to=0))
    assert session.run() == 0
    session.deleteLater()
    first, second = reader.told
    assert "Nu låses fönstret" in first
    assert "Den nyaste hela säkerhetskopian är från" in second
    assert reader.names == ["Anna"]
    (aside,) = profile.folder.glob("cases-aside-*.sipdesk")
    assert aside.stat().st_size > 0
