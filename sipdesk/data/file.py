"""The open case file: held, locked, and opened again by itself when it came back after a fault."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock

import sqlcipher3
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from sipdesk.data.connection import (
    open_connection,
    refuse_damage,
    sqlalchemy_connection,
    wipe,
)
from sipdesk.data.holding import Holding, holding_of
from sipdesk.data.keys import FileKey
from sipdesk.data.restoring import keep_as_it_is
from sipdesk.errors import (
    FileUnreachableError,
    NoCaseFileError,
    NotACaseFileError,
    WrongKeyError,
)

PAGES_AT_A_TIME = 32  # a step of 128 KiB takes some milliseconds
SQLITE_DONE = 101
PAUSE = 0.002  # seconds between two steps
READINGS = 3  # of what the file holds that let somebody save in between
CHECKED_AT_OPENING = 1 << 24  # bytes: some 0.4 s, while the passphrase takes as long


class CopyInterruptedError(Exception):
    """A copy was given up, because the file was wanted back."""


class CaseFile:
    """One case file at one path. Errors arrive as the database or the disk raised them.

    While it is open, nothing else in this process may open the file, not even to read its bytes:
    on POSIX, closing that second handle would let go of the lock.

    It is used from one thread; only `copy_into` and `holding` may run in another one beside it, and
    hold `_copying` for as long as they last. `_turn` is held by whoever uses the connection.
    """

    def __init__(
        self, path: Path, key: FileKey, *, checked_up_to: int = CHECKED_AT_OPENING
    ) -> None:
        """Open the file. One of at most `checked_up_to` bytes is looked through for damage.

        A larger one is not `is_checked`: `whole_check` looks at it while it is in use. Raises what
        `connection.open_connection` raises.
        """
        self.path = path
        self.key = key
        self.checked_up_to = checked_up_to
        self.is_checked = False
        self._raw: sqlcipher3.Connection | None = None
        self._sql: Connection | None = None
        self._inode = (0, 0)
        self.is_closed = False
        self._turn = Lock()
        self._copying = Lock()
        self._is_wanted_back = Event()
        self._open(is_checked=path.is_file() and path.stat().st_size <= checked_up_to)

    def reopen_if_needed(self) -> bool:
        """Open the file again after `release`, or when its path leads to another inode now.

        Returns whether that was needed. Raises FileUnreachableError when the file has not come
        back, or another lies in its place: one that this key does not open. A copy of it that came
        back is taken, such as a backup, and gets what was saved here since (see `store`).
        """
        if self.is_closed:
            raise RuntimeError("the case file was closed")
        if self._sql is not None and self._inode_at_path() == self._inode:
            return False
        self.release()
        try:
            self._open(is_checked=True)
        except (NoCaseFileError, NotACaseFileError, WrongKeyError):
            raise FileUnreachableError from None
        return True

    @contextmanager
    def transaction(self) -> Generator[Connection]:
        """One transaction, committed at the end unless anything was raised.

        POSIX lets a program write on into a file that was deleted or replaced: nothing of it
        would be found again. So the path is asked before the first write and before the commit.
        """
        if self._sql is None:
            raise FileUnreachableError
        self._refuse_replaced()
        with self._turn, self._sql.begin():
            yield self._sql
            self._refuse_replaced()

    def wipe_leavings(self) -> None:
        """Keep no page of what was deleted, see `connection.wipe`."""
        if self._raw is None:
            raise FileUnreachableError
        self._refuse_replaced()
        with self._alone():
            wipe(self._raw)

    def copy_into(self, target: sqlcipher3.Connection) -> Holding:
        """Copy every page into another file with the same key; what it then holds.

        SQLite takes over what is saved meanwhile. Nobody waits for it longer than for
        `PAGES_AT_A_TIME`, or for a part of `holding_of`. A file that was not looked through yet is,
        first of all: SQLCipher copies a damaged last page as an empty one, and says nothing. Raises
        CopyInterruptedError when the file is closed or let go of, DamagedCaseFileError, and what
        the database says.
        """
        with suppress(FileUnreachableError):
            self.check()
        with self._copying:
            self._is_wanted_back.clear()
            with self._turn:
                if self._raw is None:
                    raise CopyInterruptedError
                return self._copied(self._raw, target)

    def holding(self) -> Holding:
        """What the file holds now. Nobody waits for all of it. Raises CopyInterruptedError."""
        with self._copying:
            self._is_wanted_back.clear()
            with self._turn:
                if self._raw is None:
                    raise FileUnreachableError
                return self._settled_holding(self._raw)

    def check(self) -> None:
        """Look at every page, unless that was done. Raises DamagedCaseFileError."""
        if self._raw is None:
            raise FileUnreachableError
        with self._turn:
            if not self.is_checked:
                refuse_damage(self._raw)
                self.is_checked = True

    def written_at(self) -> int:
        """When the file was last written, in nanoseconds; 0 when it cannot be reached."""
        try:
            return self.path.stat().st_mtime_ns
        except OSError:
            return 0

    def interrupt(self) -> None:
        """End a copy that is being made."""
        self._is_wanted_back.set()

    def release(self) -> None:
        """Let go of the file after a fault, so that the next use opens it again."""
        with self._alone():
            sql, raw, self._sql, self._raw = self._sql, self._raw, None, None
            with suppress(SQLAlchemyError, sqlcipher3.Error):
                if sql is not None:
                    sql.close()
            with suppress(sqlcipher3.Error):
                if raw is not None:
                    raw.close()

    def close(self) -> None:
        """Close the file for good."""
        self.is_closed = True
        self.release()

    @contextmanager
    def _alone(self) -> Generator[None]:
        """No copy is being made, nor can one begin: SQLite would go on holding the file for it."""
        self.interrupt()
        with self._copying, self._turn:
            yield

    def _copied(self, raw: sqlcipher3.Connection, target: sqlcipher3.Connection) -> Holding:
        """What the copy must hold is read before its last step: no save is taken over after it."""
        held: Holding | None = None

        def between_steps(status: int, remaining: int, _total: int) -> None:
            nonlocal held
            if status != SQLITE_DONE:
                self._give_way()
                is_nearly_done = remaining <= PAGES_AT_A_TIME
                held = self._settled_holding(raw) if is_nearly_done else None

        raw.backup(target, pages=PAGES_AT_A_TIME, progress=between_steps)
        return held or holding_of(raw)

    def _settled_holding(self, raw: sqlcipher3.Connection) -> Holding:
        """What the file holds, and goes on holding until the turn is given away."""
        for _reading in range(READINGS):
            before = raw.total_changes
            held = holding_of(raw, self._give_way)
            if raw.total_changes == before:
                return held
        return holding_of(raw)

    def _give_way(self) -> None:
        """Between two parts of a copy, or of what the file holds: let the window save."""
        self._turn.release()
        time.sleep(PAUSE)  # else the same thread takes the lock again before anybody wakes up
        self._turn.acquire()
        if self._is_wanted_back.is_set():
            raise CopyInterruptedError

    def _open(self, *, is_checked: bool) -> None:
        raw = open_connection(
            self.path, self.key, before_migrating=self._keep, is_checked=is_checked
        )
        try:
            self._inode = self._inode_at_path()
            self._sql = sqlalchemy_connection(raw)
        except BaseException:
            raw.close()
            raise
        self._raw = raw
        self.is_checked = is_checked

    def _keep(self, connection: sqlcipher3.Connection) -> None:
        keep_as_it_is(connection, self.path, self.key)

    def _refuse_replaced(self) -> None:
        if self._inode_at_path() != self._inode:
            raise FileUnreachableError

    def _inode_at_path(self) -> tuple[int, int]:
        found = self.path.stat()
        return found.st_dev, found.st_ino
