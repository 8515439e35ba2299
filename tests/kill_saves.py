"""Kill a process that saves without pause, by the hundred: part of `python -m tests.kill`.

Each process is forked from this one, which has imported everything, so that a kill costs some
milliseconds. It saves one number after the other into several places of one case, and says each
number to its parent. What was said and is not in the file is lost.

A harness that never sees a loss proves nothing. So two kinds of process must lose: one that says
the number before the file has it, and one that writes without a journal.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3

from sipdesk.data import create_store, open_store, read_key
from sipdesk.data.connection import sqlalchemy_connection, unlocked
from sipdesk.data.creation import discard
from sipdesk.data.difference import write_difference
from sipdesk.errors import StoreError
from tests.cheap import CHEAP
from tests.data.child import counted, number_in

SECRET = "bara för proven"
LONGEST_LIFE = 0.15  # seconds
KILLED_WHILE_OPENING = 0.2  # of all: their life counts from the start, not from the first number
LONGEST_START = 60.0  # seconds, on a busy machine
CHECKS: Mapping[str, list[tuple[str]]] = {
    "PRAGMA quick_check": [("ok",)],
    "PRAGMA cipher_integrity_check": [],
}

Tell = Callable[[int], None]
Work = Callable[[Path, Tell], None]


@dataclass
class Record:
    """What many kills did to one kind of process. Every count but the first two must be 0."""

    kills: int = 0
    told: int = 0  # numbers that were acknowledged
    lost: int = 0  # kills after which an acknowledged number, or the half of one, was missing
    late: int = 0  # kills after which text older than a second was missing
    failed_quick_check: int = 0
    failed_integrity_check: int = 0

    @property
    def harm(self) -> int:
        return self.lost + self.late + self.failed_quick_check + self.failed_integrity_check


def tell_after(path: Path, tell: Tell) -> None:
    """As the program does: a number is told when the store has acknowledged it."""
    store = open_store(path, SECRET)
    number = number_in(store)
    tell(number)
    while True:
        number += 1
        store.save(counted(number))
        tell(number)


def tell_before(path: Path, tell: Tell) -> None:
    """A control that must lose: acknowledged before the commit."""
    store = open_store(path, SECRET)
    number = number_in(store)
    while True:
        tell(number)
        store.save(counted(number))
        number += 1


def without_journal(path: Path, tell: Tell) -> None:
    """A control that must lose: without a journal, nobody can undo the half of a save."""
    store = open_store(path, SECRET)
    number = number_in(store)
    store.close()
    raw = unlocked(path, read_key(path, SECRET))
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = 1"):
        raw.execute(f"PRAGMA {pragma}")
    sql = sqlalchemy_connection(raw)
    tell(number)
    while True:
        with sql.begin():
            write_difference(sql, counted(number), counted(number + 1), "")
        number += 1
        tell(number)


class Victims:
    """Processes of one kind, each killed at a random moment, and what became of their file."""

    def __init__(self, folder: Path, work: Work, seed: int) -> None:
        folder.mkdir()
        self._path = folder / "cases.sipdesk"
        self._fresh = folder / "fresh"
        self._work = work
        self._random = random.Random(seed)  # noqa: S311 - no secret
        store = create_store(self._path, SECRET, cost=CHEAP)
        store.save(counted(0))
        store.close()
        shutil.copy(self._path, self._fresh)
        self._last = 0
        self.record = Record()

    def kill(self) -> None:
        """Kill one more, and look into the file, which the next one goes on with."""
        told = self._numbers_until_killed(self._random.uniform(0, LONGEST_LIFE))
        self._last = told[-1] if told else self._last
        self.record.kills += 1
        self.record.told += len(told)
        failed = self._failed_checks()
        self.record.failed_quick_check += "PRAGMA quick_check" in failed
        self.record.failed_integrity_check += "PRAGMA cipher_integrity_check" in failed
        if failed or not self._holds(self._last):
            self.record.lost += 1
            self._begin_anew()

    def _numbers_until_killed(self, life: float) -> list[int]:
        reading, writing = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(reading)
            self._be_the_victim(writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            if self._random.random() > KILLED_WHILE_OPENING:
                select.select([pipe], [], [], LONGEST_START)
            time.sleep(life)  # the moment of the kill is what is tried
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            return [int(line) for line in pipe if line.endswith(b"\n")]

    def _be_the_victim(self, pipe: int) -> None:
        try:
            self._work(self._path, lambda number: _write(pipe, number))
        finally:
            os._exit(1)

    def _failed_checks(self) -> list[str]:
        """The checks that the file fails, asked past the program's own opening."""
        connection = unlocked(self._path, read_key(self._path, SECRET))
        try:
            return [check for check in CHECKS if not _passes(connection, check)]
        finally:
            connection.close()

    def _holds(self, told: int) -> bool:
        """Whether the file has what was told, whole, or the save after it, whole.

        A process that was killed while opening may have told nothing of a save that came through.
        """
        try:
            store = open_store(self._path, SECRET)
        except StoreError:
            return False
        try:
            self._last = number_in(store)
            return self._last in (told, told + 1)
        except (AssertionError, StoreError, LookupError, ValueError):
            return False
        finally:
            store.close()

    def _begin_anew(self) -> None:
        discard(self._path)
        shutil.copy(self._fresh, self._path)
        self._last = 0


def _write(pipe: int, number: int) -> None:
    os.write(pipe, f"{number}\n".encode())


def _passes(connection: sqlcipher3.Connection, check: str) -> bool:
    try:
        return connection.execute(check).fetchall() == CHECKS[check]
    except sqlcipher3.DatabaseError:
        return False
