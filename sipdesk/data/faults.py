"""What the database and the disk say, told as the errors of `sipdesk.errors`.

This is the one place where a fault is translated. What it raises has neither cause nor context:
the errors of SQLAlchemy keep the values of the statement, and no value may leave the file.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ParamSpec, TypeVar

import msgspec
import sqlcipher3
from sqlalchemy.exc import SQLAlchemyError

from sipdesk.errors import (
    CaseFileExistsError,
    CaseFileInUseError,
    DamagedCaseFileError,
    DiskFullError,
    FileUnreachableError,
    LastingRecordError,
    ReadOnlyFileError,
    StoreError,
)
from sipdesk.i18n import N_

P = ParamSpec("P")
T = TypeVar("T")

FAULTS = (SQLAlchemyError, sqlcipher3.Error, OSError, msgspec.MsgspecError)
ADDED_ONLY_RULE = "what was recorded never changes"
NOT_A_DATABASE = "SQLITE_NOTADB"
ROOM_FOR_ONE_SAVE = 1 << 20  # bytes; less than this free counts as a full disk

log = logging.getLogger(__name__)


class UnknownFileFaultError(StoreError):
    """A fault that has no sentence of its own. `code` is SQLite's name for it, never a value."""

    sentence = N_(
        "Filen kunde inte läsas eller skrivas. Det som står i fönstret finns kvar. "
        "Försök igen, och starta om SIPdesk om det händer igen."
    )

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code


_BY_CODE: Mapping[str, type[StoreError]] = {
    "SQLITE_FULL": DiskFullError,
    "SQLITE_IOERR": FileUnreachableError,
    "SQLITE_BUSY": CaseFileInUseError,
    "SQLITE_LOCKED": CaseFileInUseError,
    "SQLITE_CORRUPT": DamagedCaseFileError,
    NOT_A_DATABASE: DamagedCaseFileError,
}
_BY_ERRNO: Mapping[int, type[StoreError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EACCES: ReadOnlyFileError,
    errno.EPERM: ReadOnlyFileError,
    errno.EROFS: ReadOnlyFileError,
    errno.EEXIST: CaseFileExistsError,
}
# What sqlite3_errstr says: the errors of a backup have no name.
_BY_TEXT: Mapping[str, str] = {
    "attempt to write a readonly database": "SQLITE_READONLY",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "file is not a database": NOT_A_DATABASE,
    "unable to open database file": "SQLITE_CANTOPEN",
}
_CLOSED_DOORS = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")
_MAYBE_FULL = ("SQLITE_IOERR", "SQLITE_CANTOPEN")


def told(path: Path, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Do the work on the file at `path`; raise a StoreError for every fault of file or disk."""
    try:
        return work(*args, **kwargs)
    except FAULTS as error:
        fault = translated(error, path)
    raise fault  # outside the except block, so that the error with the values is let go


def translated(error: Exception, path: Path) -> StoreError:
    """The expected error for a fault of the file at `path`."""
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, FileUnreachableError)()
    if isinstance(error, msgspec.MsgspecError):
        return DamagedCaseFileError()
    code = code_of(error)
    log.info("The case file answered %s", code)
    return _translated_code(code, error, path)


def code_of(error: Exception) -> str:
    """SQLite's name for an error (`SQLITE_FULL`), or the name of its type when it has none."""
    origin = getattr(error, "orig", None) or error
    name = getattr(origin, "sqlite_errorname", None) or _BY_TEXT.get(str(origin))
    return name or type(origin).__name__


def is_writable(path: Path) -> bool:
    """Whether the file and its folder, where the journal comes, may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _translated_code(code: str, error: Exception, path: Path) -> StoreError:
    primary = "_".join(code.split("_")[:2])
    if primary in _MAYBE_FULL and _is_full(path.parent):
        return DiskFullError()
    if primary in _CLOSED_DOORS:
        shut = path.exists() and not is_writable(path)
        return ReadOnlyFileError() if shut else FileUnreachableError()
    if primary == "SQLITE_CONSTRAINT" and ADDED_ONLY_RULE in str(error):
        return LastingRecordError()
    known = _BY_CODE.get(primary)
    return known() if known else UnknownFileFaultError(code)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < ROOM_FOR_ONE_SAVE
    except OSError:
        return False
