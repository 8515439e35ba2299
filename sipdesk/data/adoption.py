"""Case files from before there were key files: SQLCipher made the key from the passphrase itself.

Such a file is never changed. A copy of it is given the key, checked, and put in its place; until
then the old file is whole under its name, and afterwards the new one is. The old one is kept
aside until the new one has been opened a second time.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from pathlib import Path

from sipdesk.data.connection import checked_connection, open_connection
from sipdesk.data.creation import OWNER_ONLY, discard
from sipdesk.data.keys import FileKey, key_file_of, write_key_file
from sipdesk.data.sealing import Cost
from sipdesk.durable import sync_folder
from sipdesk.errors import WrongKeyError


class OldKey:
    """The passphrase as SQLCipher's own key derivation took it, kept out of every repr.

    A NUL ends a statement of SQLite, so its picture stands for it.
    """

    __slots__ = ("_text",)

    def __init__(self, passphrase: str) -> None:
        whole = passphrase.encode("utf-8", "replace").decode("utf-8")
        self._text = unicodedata.normalize("NFC", whole).replace("\0", "\N{SYMBOL FOR NULL}")

    def key_pragma(self) -> str:
        """The statement that gives a connection the passphrase."""
        quoted = self._text.replace("'", "''")
        return f"PRAGMA key = '{quoted}'"

    def __repr__(self) -> str:
        return "OldKey(…)"


def is_old_file(path: Path, passphrase: str) -> bool:
    """Whether the passphrase itself opens the file. Raises as `checked_connection` does.

    A save that was cut off in it is undone by this, as at every opening.
    """
    try:
        checked_connection(path, OldKey(passphrase)).close()
    except WrongKeyError:
        return False
    return True


def adopt(path: Path, passphrase: str, key: FileKey, cost: Cost | None) -> None:
    """Give an old file the key, and a key file beside it; where one lies already, `cost` is None.

    Killed at any moment, what lies at `path` opens with the passphrase as before, or with the key.
    """
    fresh = _fresh(path)
    try:
        _copy(path, kept_aside(path))
        _copy(path, fresh)
        _give_key(fresh, passphrase, key)
        if cost is not None:
            write_key_file(key_file_of(path), key, passphrase, cost)
        fresh.replace(path)
        sync_folder(path.parent)
    finally:
        discard(fresh)


def forget_old_file(path: Path) -> None:
    """Remove what an adoption has left beside a file that opens with its key."""
    discard(kept_aside(path))
    discard(_fresh(path))


def kept_aside(path: Path) -> Path:
    """Where the old file lies until the new one has been opened a second time."""
    return path.with_name(f"{path.stem}-before-key{path.suffix}")


def _fresh(path: Path) -> Path:
    return path.with_name(f".{path.name}-adopted")


def _copy(path: Path, copy: Path) -> None:
    discard(copy)
    handle = os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
    with os.fdopen(handle, "wb") as target, path.open("rb") as source:
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())


def _give_key(path: Path, passphrase: str, key: FileKey) -> None:
    connection = open_connection(path, OldKey(passphrase))
    try:
        connection.execute(f"PRAGMA rekey = {key.as_sql()}")
    finally:
        connection.close()
    open_connection(path, key).close()
