"""What a case file holds, in figures: to tell whether two files hold the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

import sqlcipher3


@dataclass(frozen=True, slots=True)
class Holding:
    """The version of the file, the rows in each table, and a digest of when each case changed."""

    version: int
    rows: Mapping[str, int]
    digest: str


def holding_of(connection: sqlcipher3.Connection) -> Holding:
    """What a file of any version holds. Raises sqlcipher3.Error."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return Holding(
        version=int(connection.execute("PRAGMA user_version").fetchone()[0]),
        rows={name: _count(connection, name) for (name,) in names},
        digest=_digest(connection),
    )


def _count(connection: sqlcipher3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608


def _digest(connection: sqlcipher3.Connection) -> str:
    digest = blake2b(digest_size=16)
    for row in connection.execute("SELECT id, changed_at FROM cases ORDER BY id"):
        digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()
