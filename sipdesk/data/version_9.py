"""From version 8 to 9: a copy of an invitation keeps which day and time of the meeting it named.

Of copies from before, nobody knows.
"""

from __future__ import annotations

import sqlcipher3

from sipdesk.data.version_2 import guard, widen

WIDER_COPIES = """
    CREATE TABLE wider (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        number INTEGER NOT NULL,
        document TEXT NOT NULL,
        version INTEGER NOT NULL,
        recipient TEXT NOT NULL,
        recipient_name TEXT NOT NULL,
        given_at TEXT NOT NULL,
        form TEXT NOT NULL,
        language TEXT NOT NULL,
        meeting_at TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
"""


def step(connection: sqlcipher3.Connection) -> None:
    """Give the copies their new column; they are guarded anew, as the table is."""
    widen(connection, "copies_given", WIDER_COPIES)
    connection.execute("CREATE INDEX ix_copies_given_case_id ON copies_given (case_id)")
    guard(connection, "copies_given")
