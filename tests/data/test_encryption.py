"""Nothing that was written can be read without the passphrase, at no moment."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.case import Case, Person, Plan, Topic
from sipdesk.data import create_store, open_store, read_key
from sipdesk.data.difference import write_difference
from sipdesk.data.file import CaseFile
from sipdesk.data.keys import key_file_of
from sipdesk.errors import WrongPassphraseError
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE
from tests.data.processes import lines_of, started

MARKER = "blåklintsvägen"
PLAIN_HEADER = b"SQLite format 3"
POSIX = pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file cannot be read")


def _full_of_markers(pages: int = 40) -> Case:
    text = f"{MARKER} " * 300
    return Case(
        person=Person(name=MARKER, address=text),
        topics=tuple(Topic(text=text) for _ in range(pages)),
    )


def _shows_nothing(folder: Path) -> bool:
    """Whether no file in the folder has a readable word in it; the folder must have a file."""
    contents = [_bytes_of(path) for path in folder.iterdir()]
    words = (MARKER.encode(), MARKER.encode("utf-16-le"), PLAIN_HEADER, b"CREATE TABLE")
    return any(contents) and not any(word in content for content in contents for word in words)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def test_the_check_would_see_a_plain_word(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\0" + MARKER.encode())
    assert not _shows_nothing(tmp_path)


@POSIX
def test_nothing_is_readable_before_during_and_after_a_save(path: Path) -> None:
    create_store(path, PASSPHRASE, cost=CHEAP).close()
    file = CaseFile(path, read_key(path, PASSPHRASE))
    assert _shows_nothing(path.parent)
    first = _full_of_markers()
    changed = replace(first, person=Person(), plan=Plan(situation=MARKER), topics=first.topics[1:])
    journal = path.with_name(f"{path.name}-journal")
    for old, new in ((None, first), (first, changed)):
        with file.transaction() as connection:
            connection.exec_driver_sql("PRAGMA cache_size = 1")  # so that pages are written now
            write_difference(connection, old, new, "2026-03-12T14:30:00+00:00")
            assert journal.stat().st_size > 0
            assert _shows_nothing(path.parent)
        assert _shows_nothing(path.parent)
    file.close()
    assert _shows_nothing(path.parent)
    assert {p.name for p in path.parent.iterdir()} == {path.name, key_file_of(path).name}


@POSIX
def test_a_file_is_never_plain_while_it_is_made(tmp_path: Path) -> None:
    seen: set[str] = set()
    making = threading.Thread(
        target=_create_and_close, args=(tmp_path / "cases.sipdesk",), daemon=True
    )
    making.start()
    while making.is_alive():
        for path in tmp_path.iterdir():
            seen.add(path.suffix)
            assert PLAIN_HEADER not in _bytes_of(path)
    assert ".sipdesk-new" in seen
    assert _shows_nothing(tmp_path)


def _create_and_close(path: Path) -> None:
    create_store(path, PASSPHRASE, cost=CHEAP).close()


@POSIX
def test_the_file_belongs_to_its_owner_alone(path: Path) -> None:
    create_store(path, PASSPHRASE, cost=CHEAP).close()
    assert path.stat().st_mode & 0o777 == 0o600


@POSIX
@pytest.mark.parametrize("wrong_first", [False, True], ids=["right", "wrong passphrase first"])
def test_a_save_that_was_cut_off_is_undone_at_the_next_opening(
    path: Path, wrong_first: bool
) -> None:
    before = _full_of_markers()
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    store.save(before)
    store.close()
    whole = path.read_bytes()
    with started("cut-off", path) as process:
        assert lines_of(process).readline() == "in the middle\n"
        process.kill()
        process.wait()
    assert path.read_bytes() != whole
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    assert _shows_nothing(path.parent)
    if wrong_first:
        with pytest.raises(WrongPassphraseError):
            open_store(path, "fel")
    store = open_store(path, PASSPHRASE)
    assert store.load(before.id) == before
    store.close()


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _of_zeros(path: Path) -> None:
    path.write_bytes(bytes(512))


@pytest.mark.parametrize("make", [_emptied, _of_zeros])
def test_a_finished_journal_that_stayed_behind_does_no_harm(
    path: Path, make: Callable[[Path], None]
) -> None:
    case = _full_of_markers()
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    store.save(case)
    store.close()
    make(path.with_name(f"{path.name}-journal"))
    store = open_store(path, PASSPHRASE)
    assert store.load(case.id) == case
    store.close()


def test_a_copy_of_the_file_alone_is_whole_between_saves(path: Path) -> None:
    case = _full_of_markers()
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    store.save(case)
    copy = path.with_name("copy")
    shutil.copy(path, copy)
    shutil.copy(key_file_of(path), key_file_of(copy))
    store.close()
    store = open_store(copy, PASSPHRASE)
    assert store.load(case.id) == case
    store.close()
