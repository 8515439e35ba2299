"""From version 2 to 3: a recorded consent keeps whom it named, as they were then.

Entries from before name nobody in this way: who stood in a row that day is not known any more.
"""

from __future__ import annotations

import sqlcipher3

from sipdesk.data.version_2 import guard, widen

WIDER_CONSENT_ENTRIES = """
    CREATE TABLE wider (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        answer TEXT NOT NULL,
        recorded_at TEXT NOT NULL,
        date TEXT NOT NULL,
        form TEXT NOT NULL,
        given_by TEXT NOT NULL,
        authority TEXT NOT NULL,
        obtained_by TEXT NOT NULL,
        valid_until TEXT NOT NULL,
        covers TEXT NOT NULL,
        excludes TEXT NOT NULL,
        recipients TEXT NOT NULL,
        recipient_ids TEXT NOT NULL,
        recipient_names TEXT NOT NULL,
        documented_in_journal TEXT NOT NULL,
        corrects TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
"""


def step(connection: sqlcipher3.Connection) -> None:
    """Give the consent entries their new column; they are guarded anew, as the table is."""
    widen(connection, "consent_entries", WIDER_CONSENT_ENTRIES)
    connection.execute("CREATE INDEX ix_consent_entries_case_id ON consent_entries (case_id)")
    guard(connection, "consent_entries")
