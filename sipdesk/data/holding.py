"""What a case file holds, in figures: to tell whether two files hold the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import sqlcipher3

# The tables that say when a row changed, and one that is so small that it is read whole.
TELLING = {
    "cases": "SELECT id, changed_at FROM cases ORDER BY id",
    "phrases": "SELECT id, changed_at FROM phrases ORDER BY id",
    "own_details": "SELECT * FROM own_details",
}


@dataclass(frozen=True, slots=True)
class Holding:
    """The version of the file, the rows in each table, and a digest of what changed, and when."""

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
        digest=_digest(connection, [query for name, query in TELLING.items() if name in rows]),
    )


def _count(connection: sqlcipher3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608


def _digest(connection: sqlcipher3.Connection, queries: Sequence[str]) -> str:
    digest = blake2b(digest_size=16)
    for query in queries:
        for row in connection.execute(query):
            digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()
