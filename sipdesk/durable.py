"""Files that are on the disk whole, or as they were before."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the file, and replace it only when all is on the disk.

    The file can be read by its user alone where the system knows such rights. Raises OSError; a
    file that was there before is then as it was.
    """
    import tempfile  # noqa: PLC0415 - the first form reads files, and writes none

    descriptor, name = tempfile.mkstemp(prefix=".sipdesk-", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder durable; only POSIX lets a folder be opened for that."""
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
