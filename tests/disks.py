"""Real faults of disk and rights, for tests: a small disk that can be filled, an ordinary user."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

POSIX = pytest.mark.skipif(os.name != "posix", reason="a rule of POSIX file systems")
NOBODY = 65534
SMALL_DISK = 2 << 20  # bytes


def mount(*arguments: str) -> None:
    """Mount something, or skip the test where that is not allowed."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("needs root on Linux, to mount a file system of its own")
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"mounting is not allowed here: {done.stderr.strip()}")


def unmount(folder: Path) -> None:
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def mounted_small_disk(folder: Path) -> Iterator[Path]:
    """A file system of 2 MiB of its own, mounted on a new folder."""
    folder.mkdir()
    mount("-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        unmount(folder)


def fill(disk: Path) -> Path:
    """Take every byte that is free; deleting the file that is returned gives them back."""
    filler = disk / "filler"
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        _write_without_end(filler)
    return filler


def _write_without_end(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


@contextmanager
def without_root() -> Iterator[None]:
    """The rights of an ordinary user: root may write anywhere."""
    if os.geteuid() == 0:
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        if os.getresuid()[2] == 0:
            os.setresuid(0, 0, 0)


@contextmanager
def folder_without_root() -> Iterator[Path]:
    """A folder of an ordinary user, and their rights."""
    with tempfile.TemporaryDirectory() as name:
        if os.geteuid() == 0:
            os.chown(name, NOBODY, NOBODY)
        with without_root():
            yield Path(name)
