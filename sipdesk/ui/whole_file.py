"""A document or a calendar file on the disk, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from sipdesk.errors import FileNotReadError, FileNotWrittenError


def write_whole(data: bytes, path: Path) -> None:
    """Write beside the file, and replace it only when all is on the disk.

    The file can be read by its user alone where the system knows such rights. Raises
    FileNotWrittenError; a file that was there before is then as it was.
    """
    try:
        _write_beside_and_replace(data, path)
    except OSError:
        raise FileNotWrittenError from None


def _write_beside_and_replace(data: bytes, path: Path) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".sipdesk-", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable; only POSIX lets a folder be opened for that."""
    if os.name != "posix":
        return
    with contextlib.suppress(
        OSError
    ):  # some network folders cannot; the file is there all the same
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def read_whole(path: Path, most: int) -> bytes:
    """The bytes of a file, and no more than `most + 1` of one that is longer.

    Raises FileNotReadError.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError:
        raise FileNotReadError from None
