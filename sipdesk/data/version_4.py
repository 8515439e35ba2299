"""From version 3 to 4: an index of all words. It is filled when the file is in use."""

from __future__ import annotations

import sqlcipher3

STATEMENTS = (
    """
    CREATE TABLE indexed_cases (
        number INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (number),
        FOREIGN KEY(case_id) REFERENCES cases (id),
        UNIQUE (case_id)
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE case_words USING fts5(
        words, detail=none, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO case_words (case_words, rank) VALUES ('secure-delete', 1)",
)


def step(connection: sqlcipher3.Connection) -> None:
    """Make the index, with no case in it yet."""
    for statement in STATEMENTS:
        connection.execute(statement)
