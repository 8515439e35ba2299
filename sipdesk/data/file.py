"""The open case file: held, locked, and opened again by itself when it came back after a fault."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlcipher3
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from sipdesk.data.connection import open_connection, salt_of, sqlalchemy_connection, wipe
from sipdesk.data.passphrase import Passphrase
from sipdesk.errors import (
    FileUnreachableError,
    NoCaseFileError,
    NotACaseFileError,
    WrongPassphraseError,
)


class CaseFile:
    """One case file at one path. Errors arrive as the database or the disk raised them.

    While it is open, nothing else in this process may open the file, not even to read its bytes:
    on POSIX, closing that second handle would let go of the lock.
    """

    def __init__(self, path: Path, passphrase: Passphrase) -> None:
        """Open the file. Raises what `connection.open_connection` raises."""
        self.path = path
        self._passphrase = passphrase
        self._raw: sqlcipher3.Connection | None = None
        self._sql: Connection | None = None
        self._inode = (0, 0)
        self._salt = ""
        self._closed = False
        self._open()

    def opens_with(self, passphrase: Passphrase) -> bool:
        """Whether it was opened with that passphrase; the file itself is not asked."""
        return self._passphrase.matches(passphrase)

    def reopen_if_needed(self) -> bool:
        """Open the file again after `release`, or when its path leads to another inode now.

        Returns whether that was needed. Raises FileUnreachableError when the file has not come
        back, or another lies in its place.
        """
        if self._closed:
            raise RuntimeError("the case file was closed")
        if self._sql is not None and self._inode_at_path() == self._inode:
            return False
        self.release()
        try:
            self._open()
        except (NoCaseFileError, NotACaseFileError, WrongPassphraseError):
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
        with self._sql.begin():
            yield self._sql
            self._refuse_replaced()

    def wipe_leavings(self) -> None:
        """Keep no page of what was deleted, see `connection.wipe`."""
        if self._raw is None:
            raise FileUnreachableError
        self._refuse_replaced()
        wipe(self._raw)

    def release(self) -> None:
        """Let go of the file after a fault, so that the next use opens it again."""
        sql, raw, self._sql, self._raw = self._sql, self._raw, None, None
        with suppress(SQLAlchemyError, sqlcipher3.Error):
            if sql is not None:
                sql.close()
        with suppress(sqlcipher3.Error):
            if raw is not None:
                raw.close()

    def close(self) -> None:
        """Close the file for good."""
        self._closed = True
        self.release()

    def _open(self) -> None:
        raw = open_connection(self.path, self._passphrase)
        try:
            salt = salt_of(raw)
            if self._salt not in ("", salt):
                raise FileUnreachableError
            self._inode = self._inode_at_path()
            self._sql = sqlalchemy_connection(raw)
        except BaseException:
            raw.close()
            raise
        self._raw = raw
        self._salt = salt

    def _refuse_replaced(self) -> None:
        if self._inode_at_path() != self._inode:
            raise FileUnreachableError

    def _inode_at_path(self) -> tuple[int, int]:
        found = self.path.stat()
        return found.st_dev, found.st_ino
