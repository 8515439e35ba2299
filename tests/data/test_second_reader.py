"""Another program than ours reads the case file: nobody's data depends on SIPdesk alone.

The reader is apsw on SQLite3 Multiple Ciphers, which has an implementation of its own of the
format of SQLCipher 4. All it is given is the path and the 256-bit key of the recovery code.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from sipdesk.case import Case, Person, Topic
from sipdesk.data import SqlCipherStore
from sipdesk.data.keys import FileKey
from sipdesk.ports import Phrase

CASES = tuple(
    Case(id=f"case {n}", person=Person(name=f"Å{n}"), topics=(Topic(id=f"t{n}", text="så 😀"),))
    for n in range(30)
)


@pytest.fixture
def reader(store: SqlCipherStore, path: Path) -> Iterator[apsw.Connection]:
    for case in CASES:
        store.save(case)
    store.keep_phrase(Phrase(id="p", text="Vi följs åt 😀"))
    store.close()
    connection = opened(path, store.key)
    yield connection
    connection.close()


def opened(path: Path, key: FileKey) -> apsw.Connection:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    connection.pragma("cipher", "sqlcipher")
    connection.pragma("legacy", 4)
    connection.execute(key.key_pragma()).fetchall()
    return connection


def test_it_reads_every_case_and_finds_the_file_whole(reader: apsw.Connection) -> None:
    rows = reader.execute("SELECT case_id, name FROM person ORDER BY rowid").fetchall()
    assert sorted(rows) == sorted((case.id, case.person.name) for case in CASES)
    topics = reader.execute("SELECT case_id, text FROM topics").fetchall()
    assert sorted(topics) == sorted((case.id, "så 😀") for case in CASES)
    phrases = reader.execute("SELECT id, kind, text FROM phrases").fetchall()
    assert phrases == [("p", "phrase", "Vi följs åt 😀")]
    assert reader.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_it_reads_nothing_with_another_key(reader: apsw.Connection, path: Path) -> None:
    stranger = opened(path, FileKey.random())
    with pytest.raises(apsw.NotADBError):
        stranger.execute("SELECT * FROM person").fetchall()
    stranger.close()
