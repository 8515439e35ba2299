"""Five wrong passphrases are free; after that each has to wait, and no way around it is free."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from sipdesk.data import create_store
from sipdesk.data.keys import key_file_of
from sipdesk.data.tries import FREE_TRIES, Tries, wait_after
from sipdesk.data.vault import FileVault
from sipdesk.errors import DamagedKeyFileError, TooManyTriesError, WrongPassphraseError
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE

NEW = "blomkål på månens baksida"


@dataclass
class Clock:
    time: dt.datetime = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        return self.time

    def go(self, seconds: float) -> None:
        self.time += dt.timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def made(path: Path) -> Path:
    create_store(path, PASSPHRASE, cost=CHEAP).close()
    return path


def vault_of(path: Path, clock: Clock) -> FileVault:
    """As after a new start of the program."""
    return FileVault(path, Tries(path.with_name("tries.json"), clock.now), CHEAP)


def fail(vault: FileVault, times: int = FREE_TRIES) -> None:
    for _time in range(times):
        with pytest.raises(WrongPassphraseError):
            vault.open("fel")


def test_the_wait_grows_and_stops_growing() -> None:
    waits = [wait_after(wrong) for wrong in (0, 4, 5, 6, 7, 10, 11, 10_000)]
    assert waits == [0, 0, 5, 10, 20, 160, 300, 300]


def test_five_wrong_ones_are_free_and_then_it_waits(made: Path, clock: Clock) -> None:
    vault = vault_of(made, clock)
    fail(vault, FREE_TRIES - 1)
    assert vault.seconds_to_wait() == 0
    fail(vault, 1)
    assert vault.seconds_to_wait() == 5
    with pytest.raises(TooManyTriesError):
        vault.open(PASSPHRASE)
    clock.go(5)
    vault.open(PASSPHRASE).close()
    assert vault.seconds_to_wait() == 0


def test_each_further_one_waits_twice_as_long(made: Path, clock: Clock) -> None:
    vault = vault_of(made, clock)
    fail(vault)
    for wait in (5, 10, 20, 40):
        assert vault.seconds_to_wait() == wait
        clock.go(wait)
        fail(vault, 1)


def test_a_new_start_of_the_program_does_not_forget(made: Path, clock: Clock) -> None:
    fail(vault_of(made, clock))
    clock.go(2)
    again = vault_of(made, clock)
    assert again.seconds_to_wait() == 3
    with pytest.raises(TooManyTriesError):
        again.open(PASSPHRASE)


def test_a_clock_that_was_set_back_begins_the_wait_again(made: Path, clock: Clock) -> None:
    vault = vault_of(made, clock)
    fail(vault)
    clock.go(-3600)
    assert vault.seconds_to_wait() == 5
    clock.go(5)
    assert vault.seconds_to_wait() == 0


def test_a_try_that_is_cut_off_counts(made: Path, clock: Clock) -> None:
    """Nothing of the program runs after SIGKILL, so the count is on the disk before."""
    tries = Tries(made.with_name("tries.json"), clock.now)
    for _time in range(FREE_TRIES):
        tries.begin()
    assert vault_of(made, clock).seconds_to_wait() == 5


def test_another_fault_is_no_wrong_passphrase(made: Path, clock: Clock) -> None:
    vault = vault_of(made, clock)
    fail(vault, FREE_TRIES - 1)
    key_file_of(made).write_bytes(b"junk")
    for _time in range(3):
        with pytest.raises(DamagedKeyFileError):
            vault.open(PASSPHRASE)
    assert vault.seconds_to_wait() == 0


def test_the_old_passphrase_and_the_sheet_are_asked_for_as_sparingly(
    made: Path, clock: Clock
) -> None:
    vault = vault_of(made, clock)
    for _time in range(2):
        with pytest.raises(WrongPassphraseError):
            vault.change_passphrase("fel", NEW)
        with pytest.raises(WrongPassphraseError):
            vault.recovery("fel")
    fail(vault, 1)
    with pytest.raises(TooManyTriesError):
        vault.change_passphrase(PASSPHRASE, NEW)
    with pytest.raises(TooManyTriesError):
        vault.recovery(PASSPHRASE)


def test_the_code_opens_at_once_and_ends_the_wait(made: Path, clock: Clock) -> None:
    vault = vault_of(made, clock)
    recovery = vault.recovery(PASSPHRASE)
    fail(vault)
    vault.recover(recovery.code, NEW).close()
    assert vault.seconds_to_wait() == 0
    vault.open(NEW).close()
    assert vault.recovery(NEW).key_name == recovery.key_name
    assert recovery.code not in repr(recovery)


@pytest.mark.parametrize(
    "content", [b"", b"junk", b'{"count": "x"}', b'{"count":9,"last":"2026-01-01T00:00:00"}']
)
def test_a_count_that_cannot_be_read_is_no_count(made: Path, clock: Clock, content: bytes) -> None:
    made.with_name("tries.json").write_bytes(content)
    vault_of(made, clock).open(PASSPHRASE).close()


def test_nothing_is_kept_of_what_was_tried(made: Path, clock: Clock) -> None:
    vault = vault_of(made, clock)
    with pytest.raises(WrongPassphraseError):
        vault.open("en nästan rätt fras")
    assert b"fras" not in made.with_name("tries.json").read_bytes()
    vault.open(PASSPHRASE).close()
    assert not made.with_name("tries.json").exists()


def test_where_nothing_can_be_written_it_still_counts(made: Path, clock: Clock) -> None:
    tries = Tries(made / "no" / "folder", clock.now)
    fail(FileVault(made, tries, CHEAP))
    assert tries.seconds_to_wait() == 5
