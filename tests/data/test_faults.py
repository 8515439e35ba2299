"""Every fault of disk and stick ends in its sentence, and saving goes on when it is over."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3

from sipdesk.case import ApprovedVersion, Case, Person, Plan, Topic
from sipdesk.data import SqlCipherStore, create_store, open_store, read_key
from sipdesk.data.faults import UnknownFileFaultError, translated
from sipdesk.data.file import CaseFile
from sipdesk.data.keys import key_file_of
from sipdesk.errors import (
    CaseFileExistsError,
    DamagedCaseFileError,
    DiskFullError,
    FileUnreachableError,
    LastingRecordError,
    ReadOnlyFileError,
    StoreError,
)
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE
from tests.disks import POSIX, fill, folder_without_root, mount, mounted_small_disk, unmount

LONG_NOTE = "så här var det " * 20_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted_small_disk(tmp_path / "disk") as disk:
        yield disk


def _reopened(path: Path, case_id: str) -> Case:
    store = open_store(path, PASSPHRASE)
    case = store.load(case_id)
    store.close()
    return case


def test_a_full_disk_is_told_and_saving_goes_on_when_there_is_room(small_disk: Path) -> None:
    path = small_disk / "cases.sipdesk"
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    case = Case(person=Person(name="Anna"))
    store.save(case)
    filler = fill(small_disk)
    written = replace(case, plan=Plan(situation=LONG_NOTE))
    for _ in range(3):
        with pytest.raises(DiskFullError):
            store.save(written)
        assert store.load(case.id) == case
    filler.unlink()
    store.save(written)
    store.close()
    assert _reopened(path, case.id) == written


def test_a_disk_full_from_the_start_is_told_too(small_disk: Path) -> None:
    path = small_disk / "cases.sipdesk"
    create_store(path, PASSPHRASE, cost=CHEAP).close()
    filler = fill(small_disk)
    store = open_store(path, PASSPHRASE)
    case = Case(person=Person(name="Anna"))
    with pytest.raises(DiskFullError):
        store.save(case)
    with pytest.raises(DiskFullError):
        create_store(small_disk / "other.sipdesk", PASSPHRASE, cost=CHEAP)
    usual = {path.name, f"{path.name}-journal", key_file_of(path).name}
    assert {p.name for p in small_disk.iterdir()} <= {*usual, "filler"}
    filler.unlink()
    store.save(case)
    store.close()
    assert _reopened(path, case.id) == case


def test_a_full_database_changes_nothing_until_there_is_room(path: Path) -> None:
    create_store(path, PASSPHRASE, cost=CHEAP).close()
    file = CaseFile(path, read_key(path, PASSPHRASE))
    store = SqlCipherStore(file)
    case = Case()
    store.save(case)
    with file.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    written = replace(case, plan=Plan(situation=LONG_NOTE))
    with pytest.raises(DiskFullError):
        store.save(written)
    assert store.load(case.id) == case
    with file.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    store.save(written)
    assert store.load(case.id) == written
    store.close()


@POSIX
def test_a_write_that_fails_in_the_middle_is_undone(store: SqlCipherStore, path: Path) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    case = Case(person=Person(name="Anna"))
    store.save(case)
    written = replace(case, person=Person(name="Bo"), plan=Plan(situation=LONG_NOTE))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 8192, hard))
    try:
        with pytest.raises(FileUnreachableError):
            store.save(written)
        assert store.load(case.id) == case
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    store.save(written)
    store.close()
    assert _reopened(path, case.id) == written


@POSIX
def test_a_file_that_went_away_and_came_back_is_written_again(
    store: SqlCipherStore, path: Path
) -> None:
    case = Case(person=Person(name="Anna"))
    store.save(case)
    away = path.with_name("away")
    path.rename(away)
    written = replace(case, person=Person(name="Bo"))
    for _ in range(2):
        with pytest.raises(FileUnreachableError):
            store.save(written)
    assert not path.exists()
    away.rename(path)
    store.save(written)
    store.close()
    assert _reopened(path, case.id) == written


def test_a_stick_that_was_pulled_out_and_put_back(tmp_path: Path) -> None:
    contents, stick = tmp_path / "contents", tmp_path / "stick"
    contents.mkdir()
    stick.mkdir()
    mount("--bind", str(contents), str(stick))
    path = stick / "cases.sipdesk"
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    case = Case(person=Person(name="Anna"))
    store.save(case)
    unmount(stick)
    written = replace(case, person=Person(name="Bo"))
    with pytest.raises(FileUnreachableError):
        store.save(written)
    assert list(stick.iterdir()) == []
    mount("--bind", str(contents), str(stick))
    store.save(written)
    store.close()
    assert _reopened(path, case.id) == written
    unmount(stick)


@POSIX
def test_nothing_is_written_into_a_file_that_was_deleted(store: SqlCipherStore, path: Path) -> None:
    case = Case(person=Person(name="Anna"))
    store.save(case)
    path.unlink()
    for _ in range(2):
        with pytest.raises(FileUnreachableError):
            store.save(case)
    assert not path.exists()


@POSIX
def test_an_older_copy_gets_back_everything_that_was_acknowledged(
    store: SqlCipherStore, path: Path
) -> None:
    anna, bo = Case(person=Person(name="Anna")), Case(person=Person(name="Bo"))
    store.save(anna)
    store.close()
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    store = open_store(path, PASSPHRASE)
    changed = replace(anna, topics=(Topic(text="skola"),))
    store.save(changed)
    store.save(bo)
    copy.replace(path)
    later = replace(bo, person=Person(name="Bo Berg"))
    store.save(later)
    store.close()
    assert _reopened(path, anna.id) == changed
    assert _reopened(path, bo.id) == later


@POSIX
def test_another_case_file_in_its_place_is_left_alone(store: SqlCipherStore, path: Path) -> None:
    store.save(Case(person=Person(name="Anna")))
    other = path.with_name("other")
    create_store(other, PASSPHRASE, cost=CHEAP).close()
    content = other.read_bytes()
    other.replace(path)
    for _ in range(2):
        with pytest.raises(FileUnreachableError):
            store.save(Case(person=Person(name="Bo")))
    store.close()
    assert path.read_bytes() == content


@POSIX
def test_a_file_replaced_in_the_middle_of_a_save_gets_nothing(path: Path) -> None:
    create_store(path, PASSPHRASE, cost=CHEAP).close()
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    content = copy.read_bytes()
    file = CaseFile(path, read_key(path, PASSPHRASE))

    def write_and_replace() -> None:
        with file.transaction() as connection:
            connection.exec_driver_sql("INSERT INTO cases VALUES ('a', 'b', 'c')")
            copy.replace(path)

    with pytest.raises(FileUnreachableError):
        write_and_replace()
    file.close()
    assert path.read_bytes() == content


@POSIX
def test_a_write_protected_file_or_folder_is_told() -> None:
    with folder_without_root() as folder:
        path = folder / "cases.sipdesk"
        create_store(path, PASSPHRASE, cost=CHEAP).close()
        for protected, mode, usual in ((path, 0o400, 0o600), (folder, 0o500, 0o700)):
            protected.chmod(mode)
            with pytest.raises(ReadOnlyFileError):
                open_store(path, PASSPHRASE)
            protected.chmod(usual)
            open_store(path, PASSPHRASE).close()


@POSIX
def test_saving_goes_on_when_the_write_protection_is_gone() -> None:
    with folder_without_root() as folder:
        path = folder / "cases.sipdesk"
        create_store(path, PASSPHRASE, cost=CHEAP).close()
        store = open_store(path, PASSPHRASE)
        case = Case(person=Person(name="Anna"))
        folder.chmod(0o500)
        for _ in range(2):
            with pytest.raises(ReadOnlyFileError):
                store.save(case)
        with pytest.raises(ReadOnlyFileError):
            create_store(folder / "other.sipdesk", PASSPHRASE, cost=CHEAP)
        folder.chmod(0o700)
        store.save(case)
        store.close()
        assert _reopened(path, case.id) == case


def test_other_cases_can_be_saved_after_an_approved_one_was_refused(
    store: SqlCipherStore,
) -> None:
    case = Case()
    approved = ApprovedVersion(number=1, approved_at="2026-03-12T14:30:00+01:00", case=case)
    store.save(replace(case, approved_versions=(approved,)))
    with pytest.raises(LastingRecordError):
        store.save(case)
    other = Case(person=Person(name="Bo"))
    store.save(other)
    assert store.load(other.id) == other


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("SQLITE_FULL", DiskFullError),
        ("SQLITE_CORRUPT", DamagedCaseFileError),
        ("SQLITE_NOTADB", DamagedCaseFileError),
        ("SQLITE_IOERR", FileUnreachableError),
        ("SQLITE_IOERR_READ", FileUnreachableError),
        ("SQLITE_CANTOPEN", FileUnreachableError),
        ("SQLITE_READONLY_DBMOVED", FileUnreachableError),
        ("SQLITE_NOMEM", UnknownFileFaultError),
        (None, UnknownFileFaultError),
    ],
)
def test_every_answer_of_the_database_has_its_error(
    path: Path, code: str | None, error: type[StoreError]
) -> None:
    raised = sqlcipher3.DatabaseError("a text that is not read")
    if code:
        raised.sqlite_errorname = code
    assert type(translated(raised, path)) is error


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EROFS, ReadOnlyFileError),
        (errno.EACCES, ReadOnlyFileError),
        (errno.EEXIST, CaseFileExistsError),
        (errno.ENOENT, FileUnreachableError),
        (errno.EIO, FileUnreachableError),
    ],
)
def test_every_answer_of_the_disk_has_its_error(
    path: Path, number: int, error: type[StoreError]
) -> None:
    assert type(translated(OSError(number, "a text that is not read"), path)) is error
