"""From version 7 to 8: a reopening keeps what was said when the case was closed.

Entries from before are blank: what stood there then may have been written over since.
"""

from __future__ import annotations

import sqlcipher3

from sipdesk.data.version_2 import guard, widen

WIDER_REOPENINGS = """
    CREATE TABLE wider (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        closed_at TEXT NOT NULL,
        reopened_at TEXT NOT NULL,
        reason TEXT NOT NULL,
        ended_on TEXT NOT NULL,
        wished_by TEXT NOT NULL,
        wished_by_name TEXT NOT NULL,
        why_ended TEXT NOT NULL,
        open_interventions TEXT NOT NULL,
        information TEXT NOT NULL,
        participation TEXT NOT NULL,
        cooperation TEXT NOT NULL,
        meaning TEXT NOT NULL,
        comment TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
"""


def step(connection: sqlcipher3.Connection) -> None:
    """Give the reopenings their new columns; they are guarded anew, as the table is."""
    widen(connection, "reopenings", WIDER_REOPENINGS)
    connection.execute("CREATE INDEX ix_reopenings_case_id ON reopenings (case_id)")
    guard(connection, "reopenings")
