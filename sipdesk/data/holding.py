"""What a case file holds, in figures: to tell whether two files hold the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

import sqlcipher3

# The tables that say when a row changed, and one that is so small that it is read whole.
TELLING = {
    "cases": "SELECT id, changed_at FROM cases ORDER BY id",
    "phrases": "SELECT id, changed_at FROM phrases ORDER BY id",
    "own_details": "SELECT * FROM own_details",
}
# To count these, SQLite reads every word of the index: with 10,000 cases that takes four times as
# long as all the rest. case_words_docsize has a row for each of theirs.
COUNTED_BY_ANOTHER = {"case_words", "case_words_content"}
ROWS_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Holding:
    """The version of the file, the rows in each table, and a digest of what changed, and when."""

    version: int
    rows: Mapping[str, int]
    digest: str


def _nothing() -> None:
    pass


def holding_of(
    connection: sqlcipher3.Connection, in_between: Callable[[], object] = _nothing
) -> Holding:
    """What a file of any version holds. Raises sqlcipher3.Error.

    `in_between` is called between its parts, each of which takes some milliseconds: what it lets
    others change makes the figures those of no moment.
    """
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    rows: dict[str, int] = {}
    for (name,) in names:
        if name not in COUNTED_BY_ANOTHER:
            rows[name] = _count(connection, name)
            in_between()
    return Holding(
        version=int(connection.execute("PRAGMA user_version").fetchone()[0]),
        rows=rows,
        digest=_digest(connection, [query for name, query in TELLING.items() if name in rows]),
    )


def _count(connection: sqlcipher3.Connection, table: str) -> int:
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608


def _digest(connection: sqlcipher3.Connection, queries: list[str]) -> str:
    digest = blake2b(digest_size=16)
    for query in queries:
        cursor = connection.execute(query)
        while rows := cursor.fetchmany(ROWS_AT_A_TIME):
            digest.update(repr(rows).encode())
    return digest.hexdigest()
