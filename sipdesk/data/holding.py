"""What a case file holds, in figures: to tell whether two files hold the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import sqlcipher3

DATED = ("cases", "phrases")  # the tables that say when a row changed


@dataclass(frozen=True, slots=True)
class Holding:
    """The version of the file, the rows in each table, and a digest of when what changed."""

    version: int
    rows: Mapping[str, int]
    digest: str


def holding_of(connection: sqlcipher3.Connection) -> Holding:
    """What a file of any version holds. Raises sqlcipher3.Error."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    rows = {name: _count(connection, name) for (name,) in names}
    return Holding(
        version=int(connection.execute("PRAGMA user_version").fetchone()[0]),
        rows=rows,
        digest=_digest(connection, [name for name in DATED if name in rows]),
    )


def _count(connection: sqlcipher3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608


def _digest(connection: sqlcipher3.Connection, tables: Sequence[str]) -> str:
    digest = blake2b(digest_size=16)
    for table in tables:
        query = f"SELECT id, changed_at FROM {table} ORDER BY id"  # noqa: S608
        for row in connection.execute(query):
            digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()
