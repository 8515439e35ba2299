"""Taking one case out of a file that nobody has open, such as a backup: no page keeps it."""

from __future__ import annotations

import shutil
from pathlib import Path

import sqlcipher3

from sipdesk.data.connection import open_connection, sqlalchemy_connection, wipe
from sipdesk.data.copying import opened, put_in_place, verified
from sipdesk.data.difference import delete_case
from sipdesk.data.keys import FileKey
from sipdesk.errors import DamagedCaseFileError


def forget_case(path: Path, case_id: str, key: FileKey) -> None:
    """Rewrite the file without the case; as before when it never had it, or after a fault.

    Its date stays, and an older version of the file becomes the present one. Raises as
    `connection.open_connection` does.
    """
    with opened(path, key) as connection:
        if not _has(connection, case_id):
            return
    with put_in_place(path) as temporary:
        shutil.copyfile(path, temporary)
        _delete(temporary, case_id, key)
        shutil.copystat(path, temporary)


def _delete(path: Path, case_id: str, key: FileKey) -> None:
    before = verified(path, key).rows["cases"]
    connection = open_connection(path, key)
    try:
        with sqlalchemy_connection(connection) as sql, sql.begin():
            delete_case(sql, case_id)
        wipe(connection)
    finally:
        connection.close()
    if verified(path, key).rows["cases"] != before - 1:
        raise DamagedCaseFileError


def _has(connection: sqlcipher3.Connection, case_id: str) -> bool:
    found = connection.execute("SELECT count(*) FROM cases WHERE id = ?", (case_id,)).fetchone()
    return bool(found[0])
