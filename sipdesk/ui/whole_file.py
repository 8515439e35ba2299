"""A document or a calendar file on the disk, whole or not at all."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path

from sipdesk.durable import replace_file
from sipdesk.errors import FileNotReadError, FileNotWrittenError


def write_whole(data: bytes, path: Path) -> None:
    """Put a file there, readable for its user alone.

    Raises FileNotWrittenError; a file that was there before is then as it was.
    """
    try:
        replace_file(path, data)
    except OSError:
        raise FileNotWrittenError from None


def unused(path: Path) -> Path:
    """The path, or one beside it with a number in its name where that is taken."""
    numbered = (path.with_stem(f"{path.stem} ({n})") for n in count(2))
    return next(p for p in chain([path], numbered) if not p.exists())


def read_whole(path: Path, most: int) -> bytes:
    """The bytes of a file, and no more than `most + 1` of one that is longer.

    Raises FileNotReadError.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError:
        raise FileNotReadError from None
