"""A copy of a case file: made under a hidden name, verified, and there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import sqlcipher3

from sipdesk.data.connection import refuse_damage, unlocked
from sipdesk.data.creation import discard, reserve, temporary_beside
from sipdesk.data.holding import Holding, holding_of
from sipdesk.data.keys import FileKey
from sipdesk.durable import sync_folder
from sipdesk.errors import DamagedCaseFileError

_COPY_SETTINGS = (
    "PRAGMA journal_mode = OFF",  # nobody misses a copy that was not finished
    "PRAGMA synchronous = OFF",  # it is put on the disk once, when it is whole
)


class Source(Protocol):
    """An open case file that can be copied, such as `CaseFile`."""

    def copy_into(self, target: sqlcipher3.Connection) -> Holding:
        """Copy every page; what the copy must hold."""
        ...


@contextmanager
def opened(path: Path, key: FileKey) -> Generator[sqlcipher3.Connection]:
    """A file that nobody else has open, for a look; never the live one (see `CaseFile`)."""
    connection = unlocked(path, key)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def put_in_place(target: Path) -> Generator[Path]:
    """A hidden path to write to; what was written there is `target` afterwards.

    When anything is raised, nothing is left of it, and `target` is as it was.
    """
    temporary = temporary_beside(target)
    reserve(temporary)
    try:
        yield temporary
        _sync(temporary)
        temporary.replace(target)
    finally:
        discard(temporary)
    sync_folder(target.parent)


def write_copy(source: Source, target: Path, key: FileKey) -> Holding:
    """A verified copy of an open file at `target`; what it holds.

    Raises DamagedCaseFileError when the copy is not what it should be, CopyInterruptedError, and
    what the database or the disk says.
    """
    with put_in_place(target) as temporary:
        with opened(temporary, key) as connection:
            for pragma in _COPY_SETTINGS:
                connection.execute(pragma)
            expected = source.copy_into(connection)
        if verified(temporary, key) != expected:
            raise DamagedCaseFileError
    return expected


def verified(path: Path, key: FileKey) -> Holding:
    """What a file holds, after every check. Raises DamagedCaseFileError, or as the disk does."""
    with opened(path, key) as connection:
        refuse_damage(connection)
        return holding_of(connection)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
