"""From version 6 to 7: what was said of a goal or an intervention at a follow-up stays when a later
version of the plan leaves it out.
"""

from __future__ import annotations

import sqlcipher3

from sipdesk.data.version_2 import widen

TABLES = {
    "goal_reviews": """
    CREATE TABLE wider (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        follow_up_id TEXT NOT NULL,
        goal_id TEXT NOT NULL,
        still_applies TEXT NOT NULL,
        nearness_person TEXT NOT NULL,
        nearness_professionals TEXT NOT NULL,
        own_words TEXT NOT NULL,
        professional_comment TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id),
        FOREIGN KEY(follow_up_id) REFERENCES follow_ups (id)
    ) STRICT
    """,
    "intervention_reviews": """
    CREATE TABLE wider (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        follow_up_id TEXT NOT NULL,
        intervention_id TEXT NOT NULL,
        progress TEXT NOT NULL,
        why TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id),
        FOREIGN KEY(follow_up_id) REFERENCES follow_ups (id)
    ) STRICT
    """,
}
INDEXES = (
    ("goal_reviews", "case_id"),
    ("goal_reviews", "follow_up_id"),
    ("goal_reviews", "goal_id"),
    ("intervention_reviews", "case_id"),
    ("intervention_reviews", "follow_up_id"),
    ("intervention_reviews", "intervention_id"),
)


def step(connection: sqlcipher3.Connection) -> None:
    """Make both tables anew, without the reference to the row that was looked back on."""
    for table, statement in TABLES.items():
        widen(connection, table, statement)
    for table, column in INDEXES:
        connection.execute(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})")
