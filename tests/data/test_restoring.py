"""Going back to a backup: the present file is kept, and a damaged one is noticed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.case import Case, Person, Topic
from sipdesk.data import SqlCipherStore, create_store, open_store
from sipdesk.data.connection import PAGE_SIZE
from sipdesk.data.keys import FileKey
from sipdesk.data.restoring import files_aside, newest_good, restore
from sipdesk.errors import DamagedCaseFileError, DiskFullError, StoreError
from sipdesk.ports import Backup, BackupPlace
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE
from tests.data.processes import lines_of, started
from tests.disks import fill, mounted_small_disk
from tests.whole_file import cases_of

NOW = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.UTC)
ANNA = Case(person=Person(name="Anna"), topics=(Topic(text="skola " * 400),))
CHANGED = replace(ANNA, person=Person(name="Anna Åberg"))


def clock() -> dt.datetime:
    return NOW


def backed_up(path: Path) -> tuple[FileKey, Backup]:
    """A closed file with a backup of Anna, in which she was changed since."""
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    store.save(ANNA)
    backups = store.backups(path.parent / "backups", clock)
    assert backups.make().fault is None
    store.save(CHANGED)
    store.close()
    (backup,) = backups.all()
    return store.key, backup


def cases_in(path: Path) -> tuple[Case, ...]:
    store: SqlCipherStore = open_store(path, PASSPHRASE)
    try:
        return cases_of(store)
    finally:
        store.close()


def test_the_present_file_is_kept_and_there_is_a_way_back(path: Path) -> None:
    key, backup = backed_up(path)
    aside = restore(backup.path, path, key, NOW)
    assert cases_in(path) == (ANNA,)
    assert aside is not None
    assert aside.name.endswith("-aside-2026-03-12T140200Z.sipdesk")
    assert list(files_aside(path)) == [Backup(aside, NOW, BackupPlace.ASIDE)]

    second = restore(aside, path, key, NOW)
    assert cases_in(path) == (CHANGED,)
    assert second is not None
    assert second != aside
    assert len(list(files_aside(path))) == 2
    assert backup.path.exists()


def test_a_file_that_is_gone_is_simply_put_back(path: Path) -> None:
    key, backup = backed_up(path)
    path.unlink()
    assert restore(backup.path, path, key, NOW) is None
    assert cases_in(path) == (ANNA,)


def test_a_damaged_backup_is_refused_and_everything_is_as_before(path: Path) -> None:
    key, backup = backed_up(path)
    whole = backup.path.read_bytes()
    backup.path.write_bytes(whole[: len(whole) // 2 // PAGE_SIZE * PAGE_SIZE])
    before = {file: file.read_bytes() for file in path.parent.glob("*.*")}
    with pytest.raises(StoreError):
        restore(backup.path, path, key, NOW)
    assert {file: file.read_bytes() for file in path.parent.glob("*.*")} == before
    assert cases_in(path) == (CHANGED,)


def test_without_room_everything_is_as_before(tmp_path: Path) -> None:
    with mounted_small_disk(tmp_path / "disk") as disk:
        path = disk / "cases.sipdesk"
        key, backup = backed_up(path)
        filler = fill(disk)
        with pytest.raises(DiskFullError):
            restore(backup.path, path, key, NOW)
        filler.unlink()
        assert cases_in(path) == (CHANGED,)
        assert list(files_aside(path)) == []


def test_the_journal_of_a_save_that_was_cut_off_is_not_played_into_the_backup(path: Path) -> None:
    key, backup = backed_up(path)
    with started("cut-off", path) as process:
        assert lines_of(process).readline() == "in the middle\n"
        process.kill()
        process.wait()
    journal = path.with_name(f"{path.name}-journal")
    assert journal.exists()
    aside = restore(backup.path, path, key, NOW)
    assert not journal.exists()
    assert cases_in(path) == (ANNA,)
    assert aside is not None
    restore(aside, path, key, NOW)
    assert aside.with_name(f"{aside.name}-journal").exists() or cases_in(path) == (CHANGED,)


def test_the_newest_backup_that_is_whole_is_found(path: Path) -> None:
    key, oldest = backed_up(path)
    store = open_store(path, PASSPHRASE)
    backups = store.backups(path.parent / "backups", lambda: NOW + dt.timedelta(hours=1))
    backups.make()
    store.close()
    newest, _oldest = backups.all()
    assert newest_good(backups.all(), key) == newest
    damaged = bytearray(newest.path.read_bytes())
    damaged[PAGE_SIZE * 3 : PAGE_SIZE * 3 + 16] = bytes(16)
    newest.path.write_bytes(damaged)
    assert newest_good(backups.all(), key) == oldest
    oldest.path.unlink()
    assert newest_good(backups.all(), key) is None


def test_a_damaged_file_is_noticed_and_kept(path: Path) -> None:
    key, backup = backed_up(path)
    damaged = bytearray(path.read_bytes())
    damaged[PAGE_SIZE * 5 : PAGE_SIZE * 5 + 16] = bytes(16)
    path.write_bytes(damaged)
    with pytest.raises(DamagedCaseFileError):
        open_store(path, PASSPHRASE)
    aside = restore(backup.path, path, key, NOW)
    assert cases_in(path) == (ANNA,)
    assert aside is not None
    assert aside.read_bytes() == bytes(damaged)
