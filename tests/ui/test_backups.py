"""Backups in the window: listed, looked into, restored, and a deleted person taken out of them."""

from __future__ import annotations

import datetime as dt
import gc
import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from sipdesk.case import Case, Person
from sipdesk.data.keys import key_file_of
from sipdesk.data.rescue import FileRescue
from sipdesk.data.tries import Tries
from sipdesk.data.vault import FileVault
from sipdesk.errors import DiskFullError, WrongPassphraseError
from sipdesk.ports import Backup, BackupPlace, BackupReport, SecondPlace
from sipdesk.settings import Policy, Settings
from sipdesk.ui.backup_desk import BackupDesk
from sipdesk.ui.backup_dialog import BackupDialog, in_words, moment
from sipdesk.ui.delete_dialog import DeleteDialog
from sipdesk.ui.forget_window import left_in_words
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.ui.settings_dialog import SettingsDialog
from tests.cheap import CHEAP
from tests.keyboard import focus
from tests.ui.conftest import NOW, PASSPHRASE, Workplace
from tests.ui.fake_doors import FakeDoors
from tests.ui.saving import status

ANNA = Case(person=Person(name="Anna Andersson"))


class Shelf:
    """A workplace with backups, and what a test asks of them."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        self.now = NOW
        self.folder = workplace.case_file.parent / "backups"
        self.backups = workplace.store.backups(self.folder, self.clock)
        self.desk = BackupDesk(self.backups, workplace.window, workplace.doors)
        workplace.store.save(ANNA)
        workplace.window.case_list.show_summaries(workplace.store.summaries())

    def clock(self) -> dt.datetime:
        return self.now

    def back_up(self, name: str) -> None:
        self.now += dt.timedelta(hours=1)
        self.workplace.store.save(replace(ANNA, person=Person(name=name)))
        self.backups.make()

    def dialog(self) -> BackupDialog:
        self.workplace.window.backups_wanted.emit()
        dialog = self.workplace.window.findChildren(BackupDialog)[-1]
        self.workplace.qtbot.waitUntil(dialog.isVisible)
        return dialog


@pytest.fixture
def shelf(workplace: Workplace) -> Generator[Shelf]:
    shelf = Shelf(workplace)
    yield shelf
    shelf.desk.clock.stop()


def cells(dialog: BackupDialog) -> list[list[str]]:
    table = dialog.findChild(QTableWidget)
    assert isinstance(table, QTableWidget)
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def press(qtbot: QtBot, parent: QWidget, text: str) -> None:
    (button,) = [b for b in parent.findChildren(QPushButton) if b.text() == text]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(parent: QWidget) -> str:
    return "\n".join(label.text() for label in parent.findChildren(QLabel))


def test_the_list_says_when_where_and_how_many_and_names_on_request(shelf: Shelf) -> None:
    shelf.back_up("Anna Ek")
    shelf.back_up("Anna Åberg")
    dialog = shelf.dialog()
    newest, oldest = cells(dialog)
    assert newest[:3] == [moment(NOW + dt.timedelta(hours=2)), "Den här datorn", "1 person"]
    assert oldest[0] == moment(NOW + dt.timedelta(hours=1))
    assert "Anna" not in texts(dialog)
    press(shelf.workplace.qtbot, dialog, "&Visa vilka som finns med")
    assert "Anna Åberg" in texts(dialog)


def test_restoring_asks_first_and_carries_the_chosen_one(shelf: Shelf) -> None:
    shelf.back_up("Anna Ek")
    qtbot = shelf.workplace.qtbot
    dialog = shelf.dialog()
    wanted: list[Backup] = []
    shelf.desk.restore_wanted.connect(wanted.append)
    shelf.workplace.doors.answers = [False, True]
    press(qtbot, dialog, "&Återställ …")
    assert wanted == []
    assert shelf.workplace.doors.asked[0].danger
    press(qtbot, dialog, "&Återställ …")
    assert wanted == list(shelf.backups.all())


def test_one_is_made_at_once_on_request_with_what_was_just_typed(shelf: Shelf) -> None:
    workplace = shelf.workplace
    workplace.window.open_case(ANNA.id)
    workplace.window.show_person()
    workplace.type("x")
    dialog = shelf.dialog()
    assert cells(dialog) == []
    assert "Det finns ingen kopia ännu." in texts(dialog)
    press(workplace.qtbot, dialog, "&Kopiera nu")
    workplace.qtbot.waitUntil(lambda: len(cells(dialog)) == 1)
    assert "Kopian är gjord." in texts(dialog)
    press(workplace.qtbot, dialog, "&Kopiera nu")
    workplace.qtbot.waitUntil(lambda: "Den nyaste kopian har redan allt." in texts(dialog))
    assert workplace.doors.told == []
    (backup,) = shelf.backups.all()
    assert shelf.backups.names(backup) == (workplace.case.person.name,)
    assert workplace.case != ANNA


def test_a_second_place_that_is_gone_is_told_when_a_copy_was_asked_for(shelf: Shelf) -> None:
    qtbot, doors = shelf.workplace.qtbot, shelf.workplace.doors
    place = shelf.workplace.case_file.parent / "stick"
    place.mkdir()
    with qtbot.waitSignal(shelf.desk.second_seen, timeout=30_000):
        shelf.desk.use_second(place)
    dialog = shelf.dialog()
    shutil.rmtree(place)
    shelf.desk.clock.begin()
    qtbot.waitUntil(lambda: len(cells(dialog)) == 1)
    assert doors.told == []
    press(qtbot, dialog, "&Kopiera nu")
    qtbot.waitUntil(lambda: bool(doors.told))
    ((_title, sentence),) = doors.told
    away = BackupReport(second_is_away=True, second_last=shelf.backups.all()[0].made_at)
    assert sentence == in_words(away)
    press(qtbot, dialog, "&Kopiera nu")  # it can be pressed again
    qtbot.waitUntil(lambda: len(doors.told) == 2)


def test_a_deleted_person_goes_from_the_backups_when_that_is_chosen(shelf: Shelf) -> None:
    workplace = shelf.workplace
    shelf.back_up("Anna Ek")
    shelf.back_up("Anna Åberg")
    damaged = shelf.backups.all()[1]
    damaged.path.write_bytes(b"x" * 8192)
    workplace.window.open_case(ANNA.id)
    workplace.window.ask_to_delete()
    dialog = workplace.window.findChildren(DeleteDialog)[-1]
    (also,) = dialog.findChildren(QCheckBox)
    (word,) = dialog.findChildren(QLineEdit)
    assert not also.isChecked()
    workplace.qtbot.mouseClick(also, Qt.MouseButton.LeftButton, pos=also.rect().center())
    also.setChecked(True)
    word.setText("RADERA")
    press(workplace.qtbot, dialog, "&Radera")
    whole = shelf.backups.all()[0]
    assert shelf.backups.names(whole) == ()
    ((_title, told),) = workplace.doors.told
    assert told == left_in_words([damaged])
    assert str(damaged.path) in told


def test_deleting_alone_leaves_the_backups(shelf: Shelf) -> None:
    shelf.back_up("Anna Ek")
    shelf.workplace.window.delete_person(ANNA.id)
    assert status(shelf.workplace).text() == "Personen är raderad."
    assert shelf.workplace.window.case_list.search.hasFocus()
    (backup,) = shelf.backups.all()
    assert shelf.backups.names(backup) == ("Anna Ek",)


# --- the clock ------------------------------------------------------------------------------------


def test_each_kind_of_trouble_is_told_once_in_the_status_line(shelf: Shelf) -> None:
    notes: list[str] = []
    clock = shelf.desk.clock
    clock.note_wanted.connect(notes.append)
    away = BackupReport(second_is_away=True, second_last=NOW)
    for report in (BackupReport(), away, away, BackupReport(fault=DiskFullError()), away):
        clock.take_up(report)
    assert notes == [in_words(away), in_words(BackupReport(fault=DiskFullError()))]
    assert moment(NOW) in notes[0]


@pytest.mark.parametrize("is_stopped", [False, True])
def test_no_garbage_is_collected_in_the_thread_of_a_backup(shelf: Shelf, is_stopped: bool) -> None:
    assert gc.isenabled()
    clock = shelf.desk.clock
    for _twice in range(2):
        clock.begin()
    assert not gc.isenabled()
    if is_stopped:
        clock.stop()
    else:
        shelf.workplace.qtbot.waitSignal(clock.reported, timeout=30_000).wait()
    assert gc.isenabled()


def test_a_backup_beside_the_window(shelf: Shelf) -> None:
    place = shelf.workplace.case_file.parent / "stick"
    place.mkdir()
    seen: list[object] = []
    shelf.desk.second_seen.connect(seen.append)
    with shelf.workplace.qtbot.waitSignal(shelf.desk.second_seen, timeout=30_000):
        assert shelf.desk.use_second(place)
    assert seen == [NOW]
    assert {backup.place for backup in shelf.backups.all()} == {
        BackupPlace.FIRST,
        BackupPlace.SECOND,
    }
    assert not shelf.desk.use_second(shelf.workplace.case_file)
    assert len(shelf.workplace.doors.told) == 1


# --- settings -------------------------------------------------------------------------------------


def test_the_settings_choose_a_second_place_and_give_it_up(qtbot: QtBot, tmp_path: Path) -> None:
    doors = FakeDoors(path=tmp_path)
    dialog = SettingsDialog(Settings(), Policy(), doors)
    qtbot.addWidget(dialog)
    assert dialog.second_place == ""
    assert "Ingen är vald" in texts(dialog)
    press(qtbot, dialog, "&Välj mapp …")
    assert dialog.second_place == str(tmp_path)
    press(qtbot, dialog, "&Ingen")
    assert dialog.second_place == ""


def test_another_second_place_is_looked_for_from_the_one_that_is_chosen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    doors = FakeDoors(path=tmp_path / "gone")
    dialog = SettingsDialog(Settings(second_place=str(tmp_path)), Policy(), doors)
    qtbot.addWidget(dialog)
    press(qtbot, dialog, "&Välj mapp …")
    press(qtbot, dialog, "&Välj mapp …")
    assert doors.begun == [tmp_path, None]


# --- a damaged file -------------------------------------------------------------------------------


def damage(path: Path) -> bytes:
    content = bytearray(path.read_bytes())
    content[4096 * 5 : 4096 * 5 + 16] = bytes(16)
    path.write_bytes(content)
    return bytes(content)


def at_the_door(shelf: Shelf, qtbot: QtBot) -> PassphraseDialog:
    case_file = shelf.workplace.case_file
    rescue = FileRescue(case_file, shelf.folder, None, shelf.clock)
    tries = Tries(case_file.with_name("tries.json"), shelf.clock)
    dialog = PassphraseDialog(FileVault(case_file, tries, CHEAP), "", rescue)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def unlock_with(passphrase: str, dialog: PassphraseDialog, qtbot: QtBot) -> None:
    dialog.findChildren(QLineEdit)[0].setText(passphrase)
    press(qtbot, dialog, "Lås &upp")


def test_a_damaged_file_offers_the_newest_whole_backup(shelf: Shelf, qtbot: QtBot) -> None:
    workplace = shelf.workplace
    shelf.back_up("Anna Ek")
    shelf.back_up("Anna Åberg")
    workplace.store.close()
    damaged = damage(workplace.case_file)
    damage(shelf.backups.all()[0].path)

    dialog = at_the_door(shelf, qtbot)
    unlock_with(PASSPHRASE, dialog, qtbot)
    assert moment(NOW + dt.timedelta(hours=1)) in texts(dialog)
    qtbot.keyClick(focus(), Qt.Key.Key_Return)  # the cursor is on the button that was offered
    assert dialog.store is not None
    assert dialog.store.load(ANNA.id).person.name == "Anna Ek"
    dialog.store.close()
    (aside,) = workplace.case_file.parent.glob("*-aside-*.sipdesk")
    assert aside.read_bytes() == damaged


@pytest.mark.parametrize("with_key_file", [True, False])
def test_a_file_that_is_gone_comes_back_from_its_newest_backup(
    shelf: Shelf, qtbot: QtBot, with_key_file: bool
) -> None:
    workplace = shelf.workplace
    shelf.back_up("Anna Åberg")
    workplace.store.close()
    workplace.case_file.unlink()
    if not with_key_file:
        key_file_of(workplace.case_file).unlink()
    dialog = at_the_door(shelf, qtbot)
    assert "finns inte där den brukar ligga" in texts(dialog)
    unlock_with("en annan lösenfras", dialog, qtbot)
    assert WrongPassphraseError.sentence in texts(dialog)
    assert not workplace.case_file.exists()
    unlock_with(PASSPHRASE, dialog, qtbot)
    assert "Filen är borta." in texts(dialog)
    press(qtbot, dialog, "&Hämta tillbaka säkerhetskopian")
    assert dialog.store is not None
    assert dialog.store.load(ANNA.id).person.name == "Anna Åberg"
    dialog.store.close()


def test_in_place_of_a_lost_file_one_can_begin_anew(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.workplace.store.close()
    shelf.workplace.case_file.unlink()
    dialog = at_the_door(shelf, qtbot)
    press(qtbot, dialog, "&Börja om med en tom fil …")
    assert dialog.begins_anew
    assert not dialog.isVisible()


def test_a_place_where_nothing_ever_was_is_not_lost(shelf: Shelf, tmp_path: Path) -> None:
    new = FileRescue(tmp_path / "new" / "x.sipdesk", tmp_path / "new" / "b", None, shelf.clock)
    assert not new.is_lost


def test_without_a_whole_backup_the_sentence_stays(shelf: Shelf, qtbot: QtBot) -> None:
    workplace = shelf.workplace
    workplace.store.close()
    damage(workplace.case_file)
    rescue = FileRescue(workplace.case_file, shelf.folder, None, shelf.clock)
    assert rescue.find(PASSPHRASE) is None


def test_the_stick_alone_is_enough_for_a_rescue(shelf: Shelf) -> None:
    workplace = shelf.workplace
    stick = workplace.case_file.parent / "stick"
    stick.mkdir()
    backups = workplace.store.backups(shelf.folder, shelf.clock, SecondPlace(stick))
    backups.use_second(stick)
    backups.make()
    workplace.store.close()
    shutil.rmtree(shelf.folder)
    damage(workplace.case_file)
    found = FileRescue(workplace.case_file, shelf.folder, stick, shelf.clock).find(PASSPHRASE)
    assert found is not None
    assert found.backup.place is BackupPlace.SECOND
    assert found.contents.persons == 1
