"""A new case file and its key file: built under a temporary name, and there whole or not at all."""

from __future__ import annotations

import datetime as dt
import os
import uuid
from contextlib import suppress
from pathlib import Path

import sqlcipher3

from sipdesk.data.connection import APPLICATION_ID, configure, sqlalchemy_connection, unlocked
from sipdesk.data.keys import FileKey, key_file_of, write_key_file
from sipdesk.data.migrations import STEPS, version_after
from sipdesk.data.schema import create_all
from sipdesk.data.sealing import Cost
from sipdesk.durable import sync_folder
from sipdesk.errors import CaseFileExistsError

OWNER_ONLY = 0o600
UNFINISHED = ".sipdesk-new"


def create_file(path: Path, key: FileKey, passphrase: str, cost: Cost) -> None:
    """Make an empty case file. Raises CaseFileExistsError rather than write over anything.

    The key file is on the disk before the case file has its name. Killed in the middle, it leaves
    an encrypted file without a case under a hidden name, and perhaps a key file for nothing.
    """
    if path.exists():
        raise CaseFileExistsError
    temporary = temporary_beside(path)
    try:
        _build(temporary, key)
        _put_aside(key_file_of(path))
        write_key_file(key_file_of(path), key, passphrase, cost)
        _publish(temporary, path)
    finally:
        discard(temporary)
    sync_folder(path.parent)


def temporary_beside(path: Path) -> Path:
    """A hidden name that nobody has, in the same folder."""
    return path.with_name(f".{uuid.uuid4().hex}{UNFINISHED}")


def reserve(path: Path) -> None:
    """An empty file for its owner alone. Raises FileExistsError rather than write over anything."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))


def discard(file: Path) -> None:
    """Remove a case file that nobody needs, with its journal; where it stays, it does no harm."""
    for leftover in (file, file.with_name(f"{file.name}-journal")):
        with suppress(OSError):
            leftover.unlink()


def _put_aside(key_file: Path) -> None:
    """Keep the key file of a case file that is gone: it may be on a stick, and come back."""
    if key_file.exists():
        now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ")
        key_file.rename(key_file.with_name(f"{key_file.name}-{now}"))


def _build(path: Path, key: FileKey) -> None:
    reserve(path)
    connection = unlocked(path, key)
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
