"""Passphrase, key file and recovery code: each opens the file, and one replaces another."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sipdesk.case import Case, Person
from sipdesk.data import (
    SqlCipherStore,
    change_passphrase,
    create_store,
    open_store,
    open_store_with_code,
    read_key,
    set_passphrase_with_code,
)
from sipdesk.data.keys import FileKey, cost_of_key_file, key_file_of
from sipdesk.data.sealing import Cost
from sipdesk.errors import (
    DamagedKeyFileError,
    ExpectedError,
    NoCaseFileError,
    NoKeyFileError,
    RecoveryCodeError,
    WrongKeyError,
    WrongPassphraseError,
)
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE

CASE = Case(person=Person(name="Anna"))
NEW = "blomkål på månens baksida"
DEARER = Cost(memory=16, iterations=1, lanes=1)


@pytest.fixture
def made(path: Path) -> Path:
    """A closed case file with one case in it, and its key file."""
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    store.save(CASE)
    store.close()
    return path


@pytest.fixture
def code(made: Path) -> str:
    return read_key(made, PASSPHRASE).code()


def assert_whole(store: SqlCipherStore) -> None:
    assert store.load(CASE.id) == CASE
    store.close()


def test_a_new_passphrase_takes_the_place_of_the_old_and_touches_no_case(made: Path) -> None:
    content, changed = made.read_bytes(), made.stat()
    change_passphrase(made, PASSPHRASE, NEW, cost=CHEAP)
    assert made.read_bytes() == content
    assert (made.stat().st_mtime_ns, made.stat().st_ino) == (changed.st_mtime_ns, changed.st_ino)
    with pytest.raises(WrongPassphraseError):
        open_store(made, PASSPHRASE)
    assert_whole(open_store(made, NEW))


def test_the_passphrase_changes_while_the_file_is_open(made: Path) -> None:
    store = open_store(made, PASSPHRASE)
    change_passphrase(made, PASSPHRASE, NEW, cost=CHEAP)
    store.save(CASE)
    store.close()
    assert_whole(open_store(made, NEW))


def test_a_wrong_old_passphrase_changes_nothing(made: Path) -> None:
    sealed = key_file_of(made).read_bytes()
    with pytest.raises(WrongPassphraseError):
        change_passphrase(made, "fel", NEW, cost=CHEAP)
    assert key_file_of(made).read_bytes() == sealed


def test_a_dearer_cost_is_taken_over_and_a_cheaper_is_not(made: Path) -> None:
    change_passphrase(made, PASSPHRASE, NEW, cost=DEARER)
    assert cost_of_key_file(key_file_of(made)) == DEARER
    change_passphrase(made, NEW, PASSPHRASE, cost=CHEAP)
    assert cost_of_key_file(key_file_of(made)) == DEARER


def test_the_code_opens_the_file_when_the_key_file_is_gone(made: Path, code: str) -> None:
    key_file_of(made).unlink()
    with pytest.raises(NoKeyFileError):
        open_store(made, PASSPHRASE)
    assert_whole(open_store_with_code(made, code.lower().replace(" ", "-")))


def test_the_code_opens_the_file_when_the_key_file_is_damaged(made: Path, code: str) -> None:
    key_file_of(made).write_bytes(b"spilled coffee")
    with pytest.raises(DamagedKeyFileError):
        open_store(made, PASSPHRASE)
    assert_whole(open_store_with_code(made, code))


def test_the_code_gives_a_new_passphrase(made: Path, code: str) -> None:
    key_file_of(made).unlink()
    assert_whole(set_passphrase_with_code(made, code, NEW, cost=CHEAP))
    assert_whole(open_store(made, NEW))
    assert read_key(made, NEW).code() == code


def test_the_code_of_another_file_opens_nothing_and_changes_nothing(made: Path) -> None:
    sealed = key_file_of(made).read_bytes()
    other = FileKey.random().code()
    with pytest.raises(WrongKeyError):
        open_store_with_code(made, other)
    with pytest.raises(WrongKeyError):
        set_passphrase_with_code(made, other, NEW, cost=CHEAP)
    assert key_file_of(made).read_bytes() == sealed
    assert_whole(open_store(made, PASSPHRASE))


def test_a_mistyped_code_is_told_by_its_group(made: Path, code: str) -> None:
    wrong = "0" if code[12] != "0" else "2"
    with pytest.raises(RecoveryCodeError) as caught:
        open_store_with_code(made, code[:12] + wrong + code[13:])
    assert caught.value.wrong_groups == (3,)


def test_the_key_file_of_another_case_file_is_told(made: Path) -> None:
    other = made.with_name("other.sipdesk")
    create_store(other, PASSPHRASE, cost=CHEAP).close()
    shutil.copy(key_file_of(other), key_file_of(made))
    with pytest.raises(WrongKeyError):
        open_store(made, PASSPHRASE)


def test_a_file_that_the_code_cannot_write_beside_is_closed_again(
    made: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExpectedError):
        set_passphrase_with_code(made, code, NEW, cost=CHEAP)
    assert_whole(open_store(made, PASSPHRASE))


def test_the_key_file_of_a_file_that_is_gone_is_never_written_over(made: Path) -> None:
    away = made.with_name("on a stick")
    made.rename(away)
    create_store(made, NEW, cost=CHEAP).close()
    made.unlink()
    away.rename(made)
    (kept,) = made.parent.glob("*.sipdesk-key-*")
    kept.replace(key_file_of(made))
    assert_whole(open_store(made, PASSPHRASE))


def test_a_creation_that_was_killed_between_the_two_files_begins_again(made: Path) -> None:
    made.unlink()
    with pytest.raises(NoCaseFileError):
        open_store(made, PASSPHRASE)
    create_store(made, NEW, cost=CHEAP).close()
    open_store(made, NEW).close()


@pytest.mark.parametrize("change", [change_passphrase, set_passphrase_with_code])
def test_an_empty_passphrase_is_never_set(
    made: Path, code: str, change: Callable[..., object]
) -> None:
    with pytest.raises(ValueError, match="needed"):
        change(made, code, "", cost=CHEAP)
    open_store(made, PASSPHRASE).close()


def test_neither_key_nor_passphrase_is_in_any_error_log_or_file(
    made: Path, code: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Whatever goes wrong: the whole chain of errors, with the values of its local variables."""
    caplog.set_level(logging.DEBUG)
    secret = "förgätmigej vid vägen"
    told = []
    other = FileKey.random()
    for fails in (
        lambda: open_store(made, secret),
        lambda: change_passphrase(made, secret, NEW, cost=CHEAP),
        lambda: open_store_with_code(made, other.code()),
        lambda: open_store_with_code(made, other.code()[:-1]),
        lambda: set_passphrase_with_code(made, other.code(), secret, cost=CHEAP),
    ):
        with pytest.raises(ExpectedError) as caught:
            fails()
        error = caught.value
        assert error.__cause__ is None
        told += [repr(error), str(error), repr(vars(error)), repr(error.__context__)]
        told += traceback.format_exception(error)
    written = b"".join(file.read_bytes() for file in made.parent.iterdir())
    texts = [*told, caplog.text, *capfd.readouterr(), repr(sys.argv), repr(dict(os.environ))]
    key = read_key(made, PASSPHRASE)
    for hidden in (secret, other.code(), other.as_sql()[3:-2], PASSPHRASE, key.as_sql()[3:-2]):
        assert not any(hidden in text for text in texts)
        assert hidden.encode() not in written


def test_a_store_opened_in_one_thread_is_used_in_another(made: Path) -> None:
    with ThreadPoolExecutor(1) as pool:
        store = pool.submit(open_store, made, PASSPHRASE).result()
    store.save(CASE)
    assert_whole(store)
