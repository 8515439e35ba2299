"""The key is told by nobody but its passphrase and its code."""

from __future__ import annotations

import os
import pickle
import stat
from pathlib import Path

import pytest

from sipdesk.data.keys import (
    LEAST_COST,
    FileKey,
    cost_of_key_file,
    dearer,
    fitting_cost,
    key_file_of,
    read_key_file,
    scaled_cost,
    write_key_file,
)
from sipdesk.data.sealing import Cost, seal
from sipdesk.errors import (
    DamagedKeyFileError,
    NoKeyFileError,
    RecoveryCodeError,
    WrongPassphraseError,
)

CHEAP = Cost(memory=8, iterations=1, lanes=1)
PASSPHRASE = "en låda full av pärlor"
KEY = FileKey(bytes(range(32)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return key_file_of(tmp_path / "cases.sipdesk")


def test_each_new_key_is_another() -> None:
    assert len({FileKey.random().name() for _time in range(50)}) == 50


def test_a_key_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        FileKey(b"short")


def test_the_code_gives_the_key_back() -> None:
    assert FileKey.from_code(KEY.code()) == KEY


def test_a_mistyped_code_gives_no_key() -> None:
    with pytest.raises(RecoveryCodeError):
        FileKey.from_code(KEY.code()[:-1] + "?")


def test_the_key_is_given_to_the_database_as_it_is() -> None:
    digits = "".join(f"{byte:02x}" for byte in range(32))
    assert KEY.key_pragma() == f"PRAGMA key = \"x'{digits}'\""


def test_the_name_tells_nothing_and_stays_the_same() -> None:
    """A folder of backups bears it: it must never change between versions of the program."""
    assert KEY.name() == "b0ba4ee319118108"
    assert FileKey(bytes(31) + b"\1").name() != FileKey(bytes(32)).name()


def test_a_key_is_not_to_be_seen() -> None:
    for text in (repr(KEY), str(KEY), f"{KEY}", repr([KEY])):
        assert "…" in text
        assert "000102" not in text
        assert "\\x01" not in text


def test_a_key_is_never_pickled() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(KEY)


def test_keys_are_equal_by_what_they_are() -> None:
    assert FileKey(bytes(range(32))) == KEY
    assert FileKey(bytes(32)) != KEY
    assert KEY != "a key"
    assert len({KEY, FileKey(bytes(range(32)))}) == 1


def test_the_passphrase_opens_the_key_file(path: Path) -> None:
    write_key_file(path, KEY, PASSPHRASE, CHEAP)
    assert path.name == "cases.sipdesk-key"
    assert read_key_file(path, PASSPHRASE) == KEY
    assert cost_of_key_file(path) == CHEAP


def test_another_passphrase_does_not(path: Path) -> None:
    write_key_file(path, KEY, PASSPHRASE, CHEAP)
    with pytest.raises(WrongPassphraseError):
        read_key_file(path, PASSPHRASE + "x")


def test_a_new_key_file_takes_the_place_of_the_old(path: Path) -> None:
    write_key_file(path, KEY, "the old one", CHEAP)
    write_key_file(path, KEY, PASSPHRASE, CHEAP)
    assert read_key_file(path, PASSPHRASE) == KEY
    with pytest.raises(WrongPassphraseError):
        read_key_file(path, "the old one")
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name != "posix", reason="Windows has access lists instead")
def test_the_key_file_is_for_its_owner_alone(path: Path) -> None:
    write_key_file(path, KEY, PASSPHRASE, CHEAP)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_key_file_tells_neither_key_nor_passphrase(path: Path) -> None:
    write_key_file(path, KEY, PASSPHRASE, CHEAP)
    written = path.read_bytes()
    assert bytes(range(8)) not in written
    assert b"000102" not in written
    assert b"full av" not in written


def test_an_empty_passphrase_is_a_bug(path: Path) -> None:
    with pytest.raises(ValueError, match="needed"):
        write_key_file(path, KEY, "", CHEAP)
    assert not path.exists()


def test_a_fault_leaves_the_old_key_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_key_file(path, KEY, PASSPHRASE, CHEAP)

    def full(handle: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        write_key_file(path, KEY, "another one", CHEAP)
    assert read_key_file(path, PASSPHRASE) == KEY
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_key_file_that_is_gone_is_told(path: Path) -> None:
    with pytest.raises(NoKeyFileError):
        read_key_file(path, PASSPHRASE)
    with pytest.raises(NoKeyFileError):
        cost_of_key_file(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}\n",
        bytes(200),
        seal(bytes(32), PASSPHRASE, purpose="case", cost=CHEAP),
        seal(bytes(31), PASSPHRASE, purpose="key", cost=CHEAP),
        seal(bytes(32), PASSPHRASE, purpose="key", cost=CHEAP)[:-1],
    ],
)
def test_a_damaged_key_file_is_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DamagedKeyFileError):
        read_key_file(path, PASSPHRASE)


@pytest.mark.parametrize(
    ("times", "memory", "iterations"),
    [
        (0.01, 64, 3),
        (1, 64, 3),
        (1.9, 64, 6),
        (2, 128, 3),
        (4, 256, 3),
        (16, 256, 12),
        (1000, 256, 16),
    ],
)
def test_the_cost_follows_the_laptop_but_never_below_the_least(
    times: float, memory: int, iterations: int
) -> None:
    assert scaled_cost(times) == Cost(memory=memory * 1024, iterations=iterations, lanes=4)


def test_the_real_cost_opens_again(path: Path) -> None:
    """The one test that pays for Argon2 as the program does."""
    cost = fitting_cost()
    assert dearer(cost, LEAST_COST) == cost
    write_key_file(path, KEY, PASSPHRASE, cost)
    assert cost_of_key_file(path) == cost
    assert read_key_file(path, PASSPHRASE) == KEY
