"""A document or a calendar file on the disk, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from sipdesk.durable import replace_file
from sipdesk.errors import FileNotWrittenError


def write_whole(data: bytes, path: Path) -> None:
    """Put a file there, readable for its user alone.

    Raises FileNotWrittenError; a file that was there before is then as it was.
    """
    try:
        replace_file(path, data)
    except OSError:
        raise FileNotWrittenError from None
