"""An empty case file for tests that are not about the making of one: made once, then copied."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sipdesk.data import SqlCipherStore, create_store, open_store
from sipdesk.data.creation import OWNER_ONLY
from sipdesk.data.keys import key_file_of
from tests.cheap import CHEAP


def ready_store(path: Path, passphrase: str) -> SqlCipherStore:
    """A new, empty case file at a path, open; with the key of every other that came from here."""
    for place, content in zip((path, key_file_of(path)), _files(passphrase), strict=True):
        place.touch(OWNER_ONLY, exist_ok=False)
        place.write_bytes(content)
    return open_store(path, passphrase)


@cache
def _files(passphrase: str) -> tuple[bytes, bytes]:
    """What the program itself writes: the case file and its key file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cases.sipdesk"
        create_store(path, passphrase, cost=CHEAP).close()
        return path.read_bytes(), key_file_of(path).read_bytes()
