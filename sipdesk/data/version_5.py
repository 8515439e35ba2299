"""From version 4 to 5: the details of the coordinator who uses the file."""

from __future__ import annotations

import sqlcipher3

STATEMENTS = (
    """
    CREATE TABLE own_details (
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        organisation TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        PRIMARY KEY (number)
    ) STRICT
    """,
)


def step(connection: sqlcipher3.Connection) -> None:
    """Make the table, with nobody in it yet."""
    for statement in STATEMENTS:
        connection.execute(statement)
