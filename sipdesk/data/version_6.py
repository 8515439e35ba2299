"""From version 5 to 6: a table of phrases and words that the coordinator keeps for writing."""

from __future__ import annotations

import sqlcipher3

CREATE_PHRASES = """
    CREATE TABLE phrases (
        id TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        PRIMARY KEY (id)
    ) STRICT
"""


def step(connection: sqlcipher3.Connection) -> None:
    """Make the table; nothing is suggested, so it is empty."""
    connection.execute(CREATE_PHRASES)
