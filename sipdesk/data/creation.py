"""A new case file: built under a temporary name, and there whole or not at all."""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from pathlib import Path

import sqlcipher3

from sipdesk.data.connection import APPLICATION_ID, configure, sqlalchemy_connection, unlocked
from sipdesk.data.migrations import STEPS, version_after
from sipdesk.data.passphrase import Passphrase
from sipdesk.data.schema import create_all
from sipdesk.errors import CaseFileExistsError

OWNER_ONLY = 0o600
UNFINISHED = ".sipdesk-new"


def create_file(path: Path, passphrase: Passphrase) -> None:
    """Make an empty case file. Raises CaseFileExistsError rather than write over anything.

    Killed in the middle, it leaves an encrypted file without a case under a hidden name.
    """
    if path.exists():
        raise CaseFileExistsError
    temporary = temporary_beside(path)
    try:
        _build(temporary, passphrase)
        _publish(temporary, path)
    finally:
        discard(temporary)
    _sync_folder(path.parent)


def temporary_beside(path: Path) -> Path:
    """A hidden name that nobody has, in the same folder."""
    return path.with_name(f".{uuid.uuid4().hex}{UNFINISHED}")


def reserve(path: Path) -> None:
    """An empty file for its owner alone. Raises FileExistsError rather than write over anything."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))


def discard(path: Path) -> None:
    """Take away a file that was not finished, and its journal."""
    for leftover in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError):
            leftover.unlink()


def _build(path: Path, passphrase: Passphrase) -> None:
    reserve(path)
    connection = unlocked(path, passphrase)
    try:
        configure(connection)
        _write_schema(connection)
    finally:
        connection.close()


def _write_schema(connection: sqlcipher3.Connection) -> None:
    sql = sqlalchemy_connection(connection)
    with sql.begin():
        create_all(sql)
        sql.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        sql.exec_driver_sql(f"PRAGMA user_version = {version_after(STEPS)}")


def _publish(temporary: Path, path: Path) -> None:
    """Give the file its name, never in the place of another."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # FAT and exFAT, as on most sticks, know no links: reserve the name first
        reserve(path)
        temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # elsewhere a folder cannot be opened, and needs no sync
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
