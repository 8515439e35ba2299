"""Backups: only when something changed, verified, never in the way, and readable anywhere."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Thread

import pytest
import sqlcipher3

from sipdesk.case import Case, Coordinator, Person, Topic
from sipdesk.data import SqlCipherStore, change_passphrase, create_store, open_store
from sipdesk.data.backup import FileBackups
from sipdesk.data.backup_folder import BackupFolder
from sipdesk.data.connection import PAGE_SIZE
from sipdesk.data.file import PAGES_AT_A_TIME, CaseFile
from sipdesk.data.holding import Holding
from sipdesk.data.keys import key_file_of
from sipdesk.errors import (
    CaseFileInUseError,
    DamagedCaseFileError,
    DiskFullError,
    ReadOnlyFileError,
    StoreError,
)
from sipdesk.ports import BackupPlace, SecondPlace
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE
from tests.disks import POSIX, fill, folder_without_root, mount, mounted_small_disk, unmount
from tests.whole_file import cases_of

NOW = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.UTC)
ANNA = Case(person=Person(name="Anna Andersson"))


@dataclass
class Kept:
    """An open file, its backups, and the clock that a test turns."""

    path: Path
    store: SqlCipherStore
    folder: Path
    stick: Path
    now: dt.datetime = NOW

    def clock(self) -> dt.datetime:
        return self.now

    def backups(self, *, second: bool = False) -> FileBackups:
        return self.store.backups(
            self.folder, self.clock, SecondPlace(self.stick) if second else None
        )

    def change(self, name: str) -> None:
        self.store.save(replace(ANNA, person=Person(name=name)))

    def prepare_stick(self) -> None:
        self.stick.mkdir(exist_ok=True)
        self.backups().use_second(self.stick)


@contextmanager
def opened_in(folder: Path) -> Iterator[Kept]:
    path = folder / "profile" / "cases.sipdesk"
    path.parent.mkdir()
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    store.save(ANNA)
    yield Kept(path, store, path.parent / "backups", folder / "stick")
    store.close()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    with opened_in(tmp_path) as kept:
        yield kept


def whole_files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*/*") if path.suffix == ".sipdesk")


# --- made -----------------------------------------------------------------------------------------


def test_a_backup_opens_with_the_passphrase_from_its_own_folder(kept: Kept, tmp_path: Path) -> None:
    assert kept.backups().make().fault is None
    (folder,) = kept.folder.iterdir()
    assert sorted(path.name for path in folder.iterdir()) == [
        "2026-03-12T140200Z.sipdesk",
        "cases.sipdesk-key",
    ]
    elsewhere = tmp_path / "another laptop"
    shutil.copytree(folder, elsewhere)
    copy = elsewhere / "2026-03-12T140200Z.sipdesk"
    shutil.copy(elsewhere / "cases.sipdesk-key", key_file_of(copy))
    store = open_store(copy, PASSPHRASE)
    assert cases_of(store) == (ANNA,)
    store.close()


def test_only_when_something_changed_also_after_a_new_start(kept: Kept) -> None:
    backups = kept.backups()
    for _time in range(3):
        kept.now += dt.timedelta(hours=1)
        backups.make()
        kept.backups().make()
    assert len(whole_files(kept.folder)) == 1
    kept.change("Anna Åberg")
    kept.now += dt.timedelta(hours=1)
    kept.backups().make()
    assert len(whole_files(kept.folder)) == 2
    kept.store.delete(ANNA.id)
    kept.now += dt.timedelta(hours=1)
    kept.backups().make()
    assert len(whole_files(kept.folder)) == 3


def test_what_the_coordinator_writes_of_themselves_is_copied_too(kept: Kept) -> None:
    kept.store.keep_own_details(Coordinator(name="Bo"))
    kept.backups().make()
    kept.store.keep_own_details(Coordinator(name="Bo Ek"))
    kept.backups().make()
    kept.backups().make()
    assert len(whole_files(kept.folder)) == 2


def test_a_changed_passphrase_opens_the_older_backups_too(kept: Kept) -> None:
    kept.backups().make()
    change_passphrase(kept.path, PASSPHRASE, "ny fras med ord", cost=CHEAP)
    kept.backups().make()
    (copy,) = kept.folder.glob("*/*-key")
    assert copy.read_bytes() == key_file_of(kept.path).read_bytes()


def test_a_clock_set_back_breaks_no_name(kept: Kept) -> None:
    backups = kept.backups()
    for number, hours in enumerate((0, 5, -30, 0, 0)):
        kept.now = NOW + dt.timedelta(hours=hours)
        kept.change(f"Anna {number}")
        assert backups.make().fault is None
    assert len(whole_files(kept.folder)) == 5
    assert {backup.made_at.second for backup in backups.all()} == {0, 1, 2}


def test_old_ones_are_thinned_and_other_files_left_alone(kept: Kept) -> None:
    backups = kept.backups()
    for number in range(3):
        kept.now = NOW + dt.timedelta(days=3, minutes=number)
        kept.change(f"Anna {number}")
        backups.make()
    (folder,) = kept.folder.iterdir()
    for left in ("foreign.txt", "2026.sipdesk"):
        (folder / left).write_text("not mine")
    kept.now = NOW + dt.timedelta(days=9)
    kept.change("Anna Ek")
    backups.make()
    assert sorted(path.stem for path in folder.glob("*T*Z.sipdesk")) == [
        "2026-03-15T140400Z",
        "2026-03-21T140200Z",
    ]
    assert (folder / "foreign.txt").exists()
    assert (folder / "2026.sipdesk").exists()


# --- beside the window ----------------------------------------------------------------------------


def fill_with_pages(store: SqlCipherStore) -> None:
    text = "så här var det " * PAGES_AT_A_TIME * PAGE_SIZE
    store.save(Case(id="long", person=Person(address=text[: 20 * PAGES_AT_A_TIME * PAGE_SIZE])))


def test_saving_goes_on_during_a_backup_which_takes_it_over(kept: Kept) -> None:
    fill_with_pages(kept.store)
    worker = Thread(target=kept.backups().make)
    worker.start()
    saves = 0
    while worker.is_alive():
        saves += 1
        kept.change(f"Anna {saves}")
    worker.join()
    assert saves > 3
    (backup,) = kept.backups().all()
    (name,) = {n for n in kept.backups().names(backup) if n}
    assert 0 < int(name.removeprefix("Anna ")) <= saves


@POSIX
def test_a_backup_does_not_let_go_of_the_lock(kept: Kept) -> None:
    kept.backups().make()
    with pytest.raises(CaseFileInUseError):
        open_store(kept.path, PASSPHRASE)


def test_closing_does_not_wait_for_a_backup(kept: Kept) -> None:
    fill_with_pages(kept.store)
    reports: list[object] = []
    backups = kept.backups()
    backups.start(reports.append)
    backups.stop()
    assert len(reports) == 1, "who waits for it hears of its end"
    kept.store.close()
    assert list(kept.folder.glob("*/.*")) == []
    open_store(kept.path, PASSPHRASE).close()


def test_a_backup_beside_the_window_tells_when_it_is_done(kept: Kept) -> None:
    done = Event()
    kept.backups().start(lambda _report: done.set())
    assert done.wait(30)
    assert len(whole_files(kept.folder)) == 1


class Careless:
    """A source that loses a row on the way."""

    def __init__(self, file: CaseFile) -> None:
        self._file = file

    def copy_into(self, target: sqlcipher3.Connection) -> Holding:
        holding = self._file.copy_into(target)
        target.execute("DELETE FROM person")
        return holding


def test_a_copy_that_is_not_what_it_should_be_is_never_a_backup(kept: Kept) -> None:
    kept.store.close()
    file = CaseFile(kept.path, kept.store.key)
    place = BackupFolder(kept.folder, file.key)
    place.prepare()
    with pytest.raises(DamagedCaseFileError):
        place.make(Careless(file), NOW)
    assert list(place.path.iterdir()) == []
    file.close()


# --- places and their faults ----------------------------------------------------------------------


def test_a_stick_gets_a_copy_when_it_is_there(kept: Kept) -> None:
    kept.prepare_stick()
    report = kept.backups(second=True).make()
    assert (report.fault, report.second_fault, report.second_is_away) == (None, None, False)
    assert report.second_last == NOW
    assert {backup.place for backup in kept.backups(second=True).all()} == {
        BackupPlace.FIRST,
        BackupPlace.SECOND,
    }


def test_an_empty_mount_point_is_not_the_stick(kept: Kept) -> None:
    kept.stick.mkdir()
    report = kept.backups(second=True).make()
    assert report.second_is_away
    assert report.fault is report.second_fault is None
    assert list(kept.stick.iterdir()) == []
    assert len(whole_files(kept.folder)) == 1


def test_a_file_in_place_of_the_folder_is_told_and_stops_nothing(kept: Kept) -> None:
    kept.prepare_stick()
    kept.folder.write_text("in the way")
    report = kept.backups(second=True).make()
    assert isinstance(report.fault, StoreError)
    assert report.second_fault is None
    assert len(whole_files(kept.stick)) == 1
    kept.change("Anna Åberg")
    kept.folder.unlink()
    assert kept.backups().make().fault is None


@POSIX
def test_an_unwritable_folder_is_told_and_stops_nothing() -> None:
    with folder_without_root() as folder, opened_in(folder) as kept:
        kept.folder.mkdir()
        kept.folder.chmod(0o500)
        assert isinstance(kept.backups().make().fault, ReadOnlyFileError)
        kept.change("Anna Åberg")
        kept.folder.chmod(0o700)
        assert kept.backups().make().fault is None


def test_a_full_stick_keeps_what_it_has_and_the_first_place_is_untouched(
    kept: Kept, tmp_path: Path
) -> None:
    kept.stick = tmp_path / "small"
    with mounted_small_disk(kept.stick) as disk:
        kept.prepare_stick()
        backups = kept.backups(second=True)
        backups.make()
        filler = fill(disk)
        fill_with_pages(kept.store)
        kept.now += dt.timedelta(hours=1)
        report = backups.make()
        assert report.fault is None
        assert isinstance(report.second_fault, DiskFullError)
        assert len(whole_files(disk)) == 1
        assert list(disk.glob("*/.*")) == []
        assert len(whole_files(kept.folder)) == 2
        filler.unlink()


class OnAStick(CaseFile):
    """A file whose second copy finds that the stick has just been pulled out."""

    copies = 0
    stick: Path

    def copy_into(self, target: sqlcipher3.Connection) -> Holding:
        self.copies += 1
        if self.copies == 2:
            unmount(self.stick)
        return super().copy_into(target)


def test_a_stick_pulled_out_in_the_middle_leaves_half_a_file_that_is_swept(
    kept: Kept, tmp_path: Path
) -> None:
    contents = tmp_path / "contents"
    contents.mkdir()
    kept.stick.mkdir()
    mount("--bind", str(contents), str(kept.stick))
    kept.prepare_stick()
    kept.store.close()
    file = OnAStick(kept.path, kept.store.key)
    file.stick = kept.stick
    backups = FileBackups(file, kept.folder, kept.clock, SecondPlace(kept.stick))
    report = backups.make()
    assert report.fault is None
    assert report.second_is_away
    assert len(whole_files(kept.folder)) == 1
    assert list(contents.glob("*/.*"))
    mount("--bind", str(contents), str(kept.stick))
    assert backups.make().second_fault is None
    assert list(contents.glob("*/.*")) == []
    assert len(whole_files(kept.stick)) == 1
    unmount(kept.stick)
    file.close()


# --- what they hold -------------------------------------------------------------------------------


def test_what_a_backup_holds(kept: Kept) -> None:
    kept.store.save(Case(person=Person(name="Bo Berg")))
    before = dt.datetime.now(dt.UTC)
    backups = kept.backups()
    backups.make()
    (backup,) = backups.all()
    assert backup.made_at == NOW
    contents = backups.contents(backup)
    assert contents.persons == 2
    assert contents.changed_at is not None
    assert abs(contents.changed_at - before) < dt.timedelta(minutes=1)
    assert sorted(backups.names(backup)) == ["Anna Andersson", "Bo Berg"]


def test_a_backup_that_is_gone_or_damaged_is_told(kept: Kept) -> None:
    backups = kept.backups()
    backups.make()
    (backup,) = backups.all()
    backup.path.write_bytes(bytes(3 * PAGE_SIZE))
    with pytest.raises(StoreError):
        backups.contents(backup)
    backup.path.unlink()
    with pytest.raises(StoreError):
        backups.names(backup)


# --- a person who was deleted ---------------------------------------------------------------------


def go_on(_done: int, _count: int) -> bool:
    return True


def test_a_deleted_person_goes_from_every_backup(kept: Kept) -> None:
    kept.prepare_stick()
    bo = Case(person=Person(name="Bo Berg"), topics=(Topic(text="skola"),))
    backups = kept.backups(second=True)
    for number in range(2):
        kept.now += dt.timedelta(hours=1)
        kept.store.save(replace(bo, topics=(Topic(id="t", text=f"skola {number}"),)))
        backups.make()
    kept.store.delete(bo.id)
    done: list[tuple[int, int]] = []

    def tell(number: int, count: int) -> bool:
        done.append((number, count))
        return True

    assert backups.forget(bo.id, tell) == ()
    assert done == [(number, 4) for number in (1, 2, 3, 4)]
    for backup in backups.all():
        assert backups.names(backup) == ("Anna Andersson",)
        assert backup.path.stat().st_size <= kept.path.stat().st_size
    assert {b.made_at for b in backups.all()} == {NOW + dt.timedelta(hours=n) for n in (1, 2)}


def test_what_cannot_be_rewritten_is_named(kept: Kept) -> None:
    backups = kept.backups()
    for number in range(3):
        kept.now += dt.timedelta(hours=1)
        kept.change(f"Anna {number}")
        backups.make()
    newest, middle, oldest = backups.all()
    middle.path.write_bytes(middle.path.read_bytes()[: 4 * PAGE_SIZE])
    before = middle.path.read_bytes()
    assert backups.forget(ANNA.id, go_on) == (middle,)
    assert middle.path.read_bytes() == before
    assert backups.names(newest) == backups.names(oldest) == ()


def test_giving_up_names_what_was_not_done(kept: Kept) -> None:
    backups = kept.backups()
    for number in range(2):
        kept.now += dt.timedelta(hours=1)
        kept.change(f"Anna {number}")
        backups.make()
    _newest, oldest = backups.all()

    def give_up(_done: int, _count: int) -> bool:
        return False

    assert backups.forget(ANNA.id, give_up) == (oldest,)
