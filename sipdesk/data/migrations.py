"""From the schema of an older version of the file to the present one, step by step.

`PRAGMA user_version` says which schema a file has. `STEPS[0]` leads from version 1 to 2, and so
on. A released step never changes: it is written in SQL, not with the tables of `schema`, which
are always those of the present version. Each released version has a fixture in
`tests/data/fixtures`, made by `python -m tests.data.make_fixture`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import sqlcipher3

from sipdesk.data import (
    version_2,
    version_3,
    version_4,
    version_5,
    version_6,
    version_7,
    version_8,
    version_9,
)
from sipdesk.errors import DamagedCaseFileError, NewerCaseFileError, NotACaseFileError

Step = Callable[[sqlcipher3.Connection], None]

STEPS: tuple[Step, ...] = (
    version_2.step,
    version_3.step,
    version_4.step,
    version_5.step,
    version_6.step,
    version_7.step,
    version_8.step,
    version_9.step,
)


def version_after(steps: Sequence[Step]) -> int:
    """The version of the schema that the steps lead to, from 1."""
    return 1 + len(steps)


def refuse_unknown_version(connection: sqlcipher3.Connection, steps: Sequence[Step]) -> None:
    """Raise NewerCaseFileError, or NotACaseFileError for a version that never was."""
    version = version_of(connection)
    if version > version_after(steps):
        raise NewerCaseFileError
    if version < 1:
        raise NotACaseFileError


def migrate(connection: sqlcipher3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring the file to the present version, all steps or none.

    Foreign keys are off while the steps run, so that they may rebuild tables, and are all checked
    after each. Raises DamagedCaseFileError when one leads nowhere then.
    """
    to_do = steps[version_of(connection) - 1 :]
    if not to_do:
        return
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        _in_one_transaction(connection, to_do, version_after(steps))
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def is_outdated(connection: sqlcipher3.Connection, steps: Sequence[Step] = STEPS) -> bool:
    """Whether `migrate` has something to do."""
    return version_of(connection) < version_after(steps)


def version_of(connection: sqlcipher3.Connection) -> int:
    """The version of the file's schema; 0 when none was ever made."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _in_one_transaction(
    connection: sqlcipher3.Connection, steps: Sequence[Step], version: int
) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps:
            step(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise DamagedCaseFileError
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
