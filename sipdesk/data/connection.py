"""One connection to one encrypted file: made, unlocked, locked against others and checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import sqlcipher3
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

from sipdesk.data.faults import NOT_A_DATABASE, code_of, is_writable
from sipdesk.data.migrations import STEPS, Step, is_outdated, migrate, refuse_unknown_version
from sipdesk.errors import (
    DamagedCaseFileError,
    NoCaseFileError,
    NotACaseFileError,
    ReadOnlyFileError,
    WrongKeyError,
)
from sipdesk.file_check import file_uri, is_whole

APPLICATION_ID = 0x53495044  # "SIPD": PRAGMA application_id of every case file
PAGE_SIZE = 4096  # bytes; SQLCipher's own
LOCK_WAIT = 0.25  # seconds that a file which is just being closed may take
FEWEST_BYTES_IN_CIPHERTEXT = 128  # a page of ciphertext has nearly all of the 256 byte values

_BEFORE_THE_FIRST_READ = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA temp_store = MEMORY",
)
_SETTINGS = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # REPLACE counts as a delete, approved versions refuse it
    "PRAGMA cache_size = -4096",  # KiB; nothing in 10,000 cases is faster with four times that
)


class Key(Protocol):
    """What opens a case file: a `keys.FileKey`, or what did before there were any."""

    def key_pragma(self) -> str:
        """The statement that gives a connection the key."""
        ...


def open_connection(
    path: Path,
    key: Key,
    steps: Sequence[Step] = STEPS,
    before_migrating: Callable[[sqlcipher3.Connection], object] | None = None,
    *,
    is_checked: bool = True,
) -> sqlcipher3.Connection:
    """The case file, unlocked, locked against every other opener, checked and migrated.

    `before_migrating` is given the file as it was, if it is of an older version. Without
    `is_checked`, whoever opens it looks for damage later; one that is migrated is checked all the
    same. Raises as `checked_connection` does.
    """
    connection = _locked_connection(path, key, steps)
    try:
        is_old = is_outdated(connection, steps)
        if is_checked or is_old:
            refuse_damage(connection)
        if before_migrating is not None and is_old:
            before_migrating(connection)
        migrate(connection, steps)
    except BaseException:
        connection.close()
        raise
    return connection


def checked_connection(
    path: Path, key: Key, steps: Sequence[Step] = STEPS
) -> sqlcipher3.Connection:
    """The case file in the version that it has, unlocked, locked against others and checked.

    Raises NoCaseFileError, NotACaseFileError, ReadOnlyFileError, WrongKeyError,
    DamagedCaseFileError, NewerCaseFileError, and what the database says (see `faults`).
    """
    connection = _locked_connection(path, key, steps)
    try:
        refuse_damage(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def refuse_other_files(path: Path) -> None:
    """Raise for what is certainly no case file, or one that cannot be written."""
    if not path.exists():
        raise NoCaseFileError
    if not path.is_file() or path.stat().st_size < PAGE_SIZE:
        raise NotACaseFileError
    if not is_writable(path):
        raise ReadOnlyFileError


def unlocked(path: Path, key: Key) -> sqlcipher3.Connection:
    """A connection with the key set; whether the key fits shows at the first read.

    It may be opened in one thread and used in another, never in two at a time.
    """
    connection = sqlcipher3.connect(
        file_uri(path, "mode=rw"),  # else a file that is missing is opened as a new, empty one
        uri=True,
        isolation_level=None,
        timeout=LOCK_WAIT,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(key.key_pragma())
        for pragma in _BEFORE_THE_FIRST_READ:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def configure(connection: sqlcipher3.Connection) -> None:
    """The settings that hold for every transaction on the connection."""
    for pragma in _SETTINGS:
        connection.execute(pragma)


def sqlalchemy_connection(connection: sqlcipher3.Connection) -> Connection:
    """The same connection for SQLAlchemy Core; `begin()` is BEGIN IMMEDIATE.

    Closing the engine's pool closes the connection underneath.
    """

    def creator() -> sqlcipher3.Connection:
        return connection

    engine = create_engine(
        "sqlite://",
        creator=creator,
        module=sqlcipher3,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return _connected(engine)


def let_go_of_pages(connection: Connection) -> None:
    """Give back the memory of the pages that were read, after a look at all there is."""
    connection.exec_driver_sql("PRAGMA shrink_memory")


def wipe(connection: sqlcipher3.Connection) -> None:
    """Write the file anew, so that no page of it keeps what was deleted. Not in a transaction.

    `secure_delete` empties what is freed; but when SQLite moves rows between pages, copies of them
    may stay behind in the room between the rows.
    """
    connection.execute("VACUUM")


def _locked_connection(path: Path, key: Key, steps: Sequence[Step]) -> sqlcipher3.Connection:
    """All of `checked_connection` but the look at every page."""
    refuse_other_files(path)
    connection = unlocked(path, key)
    try:
        _refuse_wrong_key(connection, path)
        _take_the_lock(connection)
        _refuse_other_applications(connection)
        refuse_unknown_version(connection, steps)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(engine: Engine) -> Connection:
    return engine.connect()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _looks_encrypted(path: Path) -> bool:
    """Only for a file that nobody has open: closing it again lets go of this process's locks."""
    with path.open("rb") as file:
        page = file.read(PAGE_SIZE)
    return len(set(page)) >= FEWEST_BYTES_IN_CIPHERTEXT


def _refuse_wrong_key(connection: sqlcipher3.Connection, path: Path) -> None:
    """A wrong key and a damaged first page are one error; how many pages it fits tells."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlcipher3.DatabaseError as error:
        code = code_of(error)
        if code != NOT_A_DATABASE:
            raise
    else:
        return
    if not _looks_encrypted(path):
        raise NotACaseFileError
    misfits = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if len(misfits) < path.stat().st_size // PAGE_SIZE:
        raise DamagedCaseFileError
    raise WrongKeyError


def _take_the_lock(connection: sqlcipher3.Connection) -> None:
    """`locking_mode` alone locks at the first write; a second opener must hear it at once."""
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    configure(connection)


def _refuse_other_applications(connection: sqlcipher3.Connection) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotACaseFileError


def refuse_damage(connection: sqlcipher3.Connection) -> None:
    """Raise DamagedCaseFileError unless every page is what it should be."""
    if not is_whole(connection):
        raise DamagedCaseFileError
