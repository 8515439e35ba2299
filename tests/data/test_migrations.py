"""Files of every released version open, and a migration is whole or has not been."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import msgspec
import pytest
import sqlcipher3
from sqlalchemy import Integer

from sipdesk.case import ROW_PARTS, SCALAR_PARTS, Case
from sipdesk.data import create_store, open_store, read_key
from sipdesk.data.adoption import OldKey
from sipdesk.data.connection import Key, open_connection, unlocked
from sipdesk.data.copying import opened
from sipdesk.data.faults import told
from sipdesk.data.file import CaseFile
from sipdesk.data.keys import FileKey, key_file_of
from sipdesk.data.migrations import STEPS, Step, migrate, version_after, version_of
from sipdesk.data.restoring import files_aside
from sipdesk.data.schema import field_columns
from sipdesk.errors import DamagedCaseFileError, DiskFullError
from tests.cheap import CHEAP
from tests.data.make_fixture import FIXTURES, PASSPHRASE, PHRASES, full_case, make
from tests.disks import fill, mounted_small_disk

RELEASED = range(1, version_after(STEPS) + 1)
FIRST_WITH_PHRASES = 6
Description = dict[str, Any]


def _raw(path: Path) -> sqlcipher3.Connection:
    return unlocked(path, _key_of(path))


def _key_of(path: Path) -> Key:
    """Files of the first versions have no key file."""
    has_key_file = key_file_of(path).exists()
    return read_key(path, PASSPHRASE) if has_key_file else OldKey(PASSPHRASE)


def _described(path: Path) -> Description:
    """The schema, without the order of columns and the layout of the SQL."""
    connection = _raw(path)
    found = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    tables = [name for kind, name, _ in found if kind == "table"]
    triggers = {name: " ".join(sql.split()) for kind, name, sql in found if kind == "trigger"}
    description = {name: _table_described(connection, name) for name in tables}
    connection.close()
    return {"tables": description, "triggers": triggers}


def _table_described(connection: sqlcipher3.Connection, name: str) -> Description:
    def rows(pragma: str, of: str, first: int) -> list[Any]:
        return [row[first:] for row in connection.execute(f"PRAGMA {pragma}('{of}')")]

    indexes = {
        tuple(column for (column,) in rows("index_info", index, 2))
        for index, *_ in rows("index_list", name, 1)
    }
    return {
        "strict": rows("table_list", name, 5),
        "columns": set(rows("table_info", name, 1)),
        "references": set(rows("foreign_key_list", name, 2)),
        "indexes": indexes,
    }


def _copied(version: int, folder: Path) -> Path:
    copy = folder / "copy.sipdesk"
    fixture = FIXTURES / f"v{version}.sipdesk"
    shutil.copy(fixture, copy)
    if key_file_of(fixture).exists():
        shutil.copy(key_file_of(fixture), key_file_of(copy))
    return copy


@pytest.mark.parametrize("version", RELEASED)
def test_a_file_of_each_released_version_is_read_back_whole(tmp_path: Path, version: int) -> None:
    written = msgspec.json.decode((FIXTURES / f"v{version}.json").read_bytes(), type=Case)
    store = open_store(_copied(version, tmp_path), PASSPHRASE, cost=CHEAP)
    assert repr(store.load(written.id)) == repr(written)
    store.close()


@pytest.mark.parametrize("version", range(FIRST_WITH_PHRASES, version_after(STEPS) + 1))
def test_the_phrases_of_a_file_are_read_back(tmp_path: Path, version: int) -> None:
    store = open_store(_copied(version, tmp_path), PASSPHRASE, cost=CHEAP)
    assert store.phrases() == PHRASES
    store.close()


@pytest.mark.parametrize("version", RELEASED)
def test_a_migrated_schema_is_the_fresh_schema(tmp_path: Path, version: int) -> None:
    fresh, migrated = tmp_path / "fresh.sipdesk", _copied(version, tmp_path)
    create_store(fresh, PASSPHRASE, cost=CHEAP).close()
    open_store(migrated, PASSPHRASE, cost=CHEAP).close()
    assert _described(migrated) == _described(fresh)
    assert len(_described(fresh)["tables"]) > len(ROW_PARTS)


def test_the_fixture_of_the_present_version_has_something_in_every_field() -> None:
    case = full_case()
    blank = Case(id=case.id)
    for name in (*SCALAR_PARTS, *ROW_PARTS):
        part = getattr(case, name)
        for value in part if isinstance(part, tuple) else (part,):
            assert all(getattr(value, field.name) for field in fields(value))
        assert part != getattr(blank, name)


def test_the_command_makes_a_fixture_that_is_read_back(tmp_path: Path) -> None:
    store = open_store(make(tmp_path), PASSPHRASE)
    assert store.load(full_case().id) == full_case()
    store.close()


def _add_column(connection: sqlcipher3.Connection) -> None:
    connection.execute("ALTER TABLE person ADD COLUMN nickname TEXT NOT NULL DEFAULT 'okänt'")


def _rebuild_goals(connection: sqlcipher3.Connection) -> None:
    connection.execute("CREATE TABLE new_goals AS SELECT * FROM goals")
    connection.execute("DROP TABLE goals")
    connection.execute("CREATE TABLE goals (id TEXT PRIMARY KEY, own_words TEXT) STRICT")
    connection.execute("INSERT INTO goals SELECT id, own_words FROM new_goals")
    connection.execute("DROP TABLE new_goals")


def _fail_in_the_middle(connection: sqlcipher3.Connection) -> None:
    connection.execute("CREATE TABLE half (done TEXT)")
    connection.execute("UPDATE person SET name = 'half'")
    raise ZeroDivisionError


def _lose_the_goals(connection: sqlcipher3.Connection) -> None:
    connection.execute("DELETE FROM goals")


def test_a_chain_of_steps_leads_to_its_version_and_keeps_the_rows(tmp_path: Path) -> None:
    path = _copied(1, tmp_path)
    steps: Sequence[Step] = (_add_column, _rebuild_goals)
    for _ in range(2):
        connection = open_connection(path, _key_of(path), steps)
        assert version_of(connection) == 3
        assert connection.execute("SELECT nickname FROM person").fetchall() == [("okänt",)]
        assert connection.execute("SELECT count(*) FROM goals").fetchone() == (2,)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        connection.close()


def test_a_step_that_fails_undoes_those_before_it_too(tmp_path: Path) -> None:
    path = _copied(1, tmp_path)
    before = _described(path)
    with pytest.raises(ZeroDivisionError):
        open_connection(path, _key_of(path), (_add_column, _fail_in_the_middle))
    assert _described(path) == before
    connection = _raw(path)
    assert version_of(connection) == 1
    assert connection.execute("SELECT count(*) FROM person WHERE name = 'half'").fetchone() == (0,)
    connection.close()


def _with_a_key(folder: Path, version: int) -> tuple[Path, FileKey]:
    """A file of a version that has a key file, as files of later versions will have."""
    path, key = _copied(version, folder), FileKey.random()
    connection = _raw(path)
    connection.execute(f"PRAGMA rekey = {key.as_sql()}")
    connection.close()
    return path, key


def test_the_file_as_it_was_is_kept_before_a_migration(tmp_path: Path) -> None:
    path, key = _with_a_key(tmp_path, 1)
    CaseFile(path, key).close()
    (kept,) = files_aside(path)
    with opened(kept.path, key) as connection:
        assert version_of(connection) == 1
        assert connection.execute("SELECT count(*) FROM goals").fetchone() == (2,)
    CaseFile(path, key).close()
    assert list(files_aside(path)) == [kept]


def test_without_room_for_the_copy_nothing_is_migrated(tmp_path: Path) -> None:
    made, key = _with_a_key(tmp_path, 1)
    with mounted_small_disk(tmp_path / "disk") as disk:
        path = disk / made.name
        shutil.copy(made, path)
        filler = fill(disk)
        with pytest.raises(DiskFullError):
            told(path, CaseFile, path, key)
        assert path.read_bytes() == made.read_bytes()
        assert sorted(disk.iterdir()) == sorted((path, filler))
        filler.unlink()
        CaseFile(path, key).close()


def test_a_step_that_breaks_a_reference_is_undone(tmp_path: Path) -> None:
    connection = _raw(_copied(1, tmp_path))
    with pytest.raises(DamagedCaseFileError):
        migrate(connection, (_lose_the_goals,))
    assert connection.execute("SELECT count(*) FROM goals").fetchone() == (2,)
    assert version_of(connection) == 1
    connection.close()


@dataclass(frozen=True)
class _Odd:
    flag: bool = False
    share: float = 0.0


def test_a_field_without_a_column_type_is_found_when_the_tables_are_made() -> None:
    with pytest.raises(KeyError, match="float"):
        field_columns(_Odd)


@dataclass(frozen=True)
class _Flag:
    flag: bool = False


def test_a_bool_is_stored_as_an_integer() -> None:
    (column,) = field_columns(_Flag)
    assert isinstance(column.type, Integer)
