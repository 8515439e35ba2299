"""From version 1 to 2: the consent history, follow-up presence, ending, copies, and their like."""

from __future__ import annotations

import sqlcipher3

NEW_TABLES = (
    """
    CREATE TABLE leaving_cases (
        case_id TEXT NOT NULL,
        PRIMARY KEY (case_id)
    ) STRICT
    """,
    """
    CREATE TABLE ending (
        case_id TEXT NOT NULL,
        date TEXT NOT NULL,
        wished_by TEXT NOT NULL,
        wished_by_name TEXT NOT NULL,
        reason TEXT NOT NULL,
        open_interventions TEXT NOT NULL,
        information TEXT NOT NULL,
        participation TEXT NOT NULL,
        cooperation TEXT NOT NULL,
        meaning TEXT NOT NULL,
        comment TEXT NOT NULL,
        closed_at TEXT NOT NULL,
        PRIMARY KEY (case_id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
    """,
    """
    CREATE TABLE attendances (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        follow_up_id TEXT NOT NULL,
        participant_id TEXT NOT NULL,
        presence TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id),
        FOREIGN KEY(follow_up_id) REFERENCES follow_ups (id),
        FOREIGN KEY(participant_id) REFERENCES participants (id)
    ) STRICT
    """,
    """
    CREATE TABLE guardians (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        contact TEXT NOT NULL,
        agrees TEXT NOT NULL,
        secrecy_applies TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
    """,
    """
    CREATE TABLE consent_entries (
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
        documented_in_journal TEXT NOT NULL,
        corrects TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
    """,
    """
    CREATE TABLE reopenings (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        closed_at TEXT NOT NULL,
        reopened_at TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
    """,
    """
    CREATE TABLE copies_given (
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
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
    """,
    """
    CREATE TABLE carried_over (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        principal TEXT NOT NULL,
        organisation TEXT NOT NULL,
        date TEXT NOT NULL,
        carried_by TEXT NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
    """,
)
NEW_INDEXES = (
    ("attendances", "case_id"),
    ("attendances", "follow_up_id"),
    ("attendances", "participant_id"),
    ("guardians", "case_id"),
    ("consent_entries", "case_id"),
    ("reopenings", "case_id"),
    ("copies_given", "case_id"),
    ("carried_over", "case_id"),
)
WIDER_TABLES = {
    "person": """
    CREATE TABLE wider (
        case_id TEXT NOT NULL,
        name TEXT NOT NULL,
        identity_number TEXT NOT NULL,
        birth_date TEXT NOT NULL,
        phone TEXT NOT NULL,
        email TEXT NOT NULL,
        address TEXT NOT NULL,
        language TEXT NOT NULL,
        interpreter_needed TEXT NOT NULL,
        interpreter_booked TEXT NOT NULL,
        communication_support TEXT NOT NULL,
        protected_identity TEXT NOT NULL,
        representative_name TEXT NOT NULL,
        representative_authority TEXT NOT NULL,
        representative_contact TEXT NOT NULL,
        child_view TEXT NOT NULL,
        child_view_missing TEXT NOT NULL,
        impaired_decision TEXT NOT NULL,
        decision_assessment TEXT NOT NULL,
        decision_ground TEXT NOT NULL,
        PRIMARY KEY (case_id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
    """,
    "consent": """
    CREATE TABLE wider (
        case_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        answer TEXT NOT NULL,
        form TEXT NOT NULL,
        given_by TEXT NOT NULL,
        authority TEXT NOT NULL,
        obtained_by TEXT NOT NULL,
        date TEXT NOT NULL,
        valid_until TEXT NOT NULL,
        covers TEXT NOT NULL,
        excludes TEXT NOT NULL,
        recipients TEXT NOT NULL,
        recipient_ids TEXT NOT NULL,
        withdrawn TEXT NOT NULL,
        documented_in_journal TEXT NOT NULL,
        corrects TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (case_id, kind),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
    """,
    "plan": """
    CREATE TABLE wider (
        case_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        change_reason TEXT NOT NULL,
        situation TEXT NOT NULL,
        own_actions TEXT NOT NULL,
        relatives_actions TEXT NOT NULL,
        others_measures_exist TEXT NOT NULL,
        others_measures TEXT NOT NULL,
        overall_responsibility TEXT NOT NULL,
        main_responsible TEXT NOT NULL,
        main_responsible_contact TEXT NOT NULL,
        crisis_plan TEXT NOT NULL,
        my_views TEXT NOT NULL,
        follow_up_how TEXT NOT NULL,
        follow_up_how_often TEXT NOT NULL,
        follow_up_date TEXT NOT NULL,
        follow_up_time TEXT NOT NULL,
        follow_up_place TEXT NOT NULL,
        follow_up_convener TEXT NOT NULL,
        cooperation_ends TEXT NOT NULL,
        approval_form TEXT NOT NULL,
        approval_date TEXT NOT NULL,
        approval_witness TEXT NOT NULL,
        lss_plan TEXT NOT NULL,
        lss_reviewed TEXT NOT NULL,
        PRIMARY KEY (case_id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
    """,
    "topics": """
    CREATE TABLE wider (
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        outcome TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(case_id) REFERENCES cases (id)
    ) STRICT
    """,
}
ADDED_ONLY = ("approved_versions", "consent_entries", "reopenings", "copies_given")


def step(connection: sqlcipher3.Connection) -> None:
    """Make the new tables, give the others their new columns, and guard what is added only."""
    for statement in NEW_TABLES:
        connection.execute(statement)
    for table, column in NEW_INDEXES:
        connection.execute(f"CREATE INDEX ix_{table}_{column} ON {table} ({column})")
    for table, statement in WIDER_TABLES.items():
        widen(connection, table, statement)
    connection.execute("CREATE INDEX ix_topics_case_id ON topics (case_id)")
    connection.execute(
        "INSERT INTO ending SELECT id, '', '', '', '', '', '', '', '', '', '', '' FROM cases"
    )
    for verb in ("update", "delete"):
        connection.execute(f"DROP TRIGGER approved_versions_no_{verb}")
    for table in ADDED_ONLY:
        guard(connection, table)


def widen(connection: sqlcipher3.Connection, table: str, statement: str) -> None:
    """Copy a table into one with more columns at its end; the new ones are blank text."""
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    connection.execute(statement)
    all_columns = [row[1] for row in connection.execute("PRAGMA table_info(wider)")]
    values = ", ".join(f'"{name}"' if name in columns else "''" for name in all_columns)
    names = ", ".join(f'"{name}"' for name in all_columns)
    copying = f'INSERT INTO wider ({names}) SELECT {values} FROM "{table}"'  # noqa: S608
    connection.execute(copying)
    connection.execute(f'DROP TABLE "{table}"')
    connection.execute(f'ALTER TABLE wider RENAME TO "{table}"')


def guard(connection: sqlcipher3.Connection, table: str) -> None:
    """Let rows be added to a table only; a case that leaves takes its rows along."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'what was recorded never changes'); END"
    stays = "WHEN OLD.case_id NOT IN (SELECT case_id FROM leaving_cases)"
    connection.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}")
    connection.execute(
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {stays} {refuse}"
    )
