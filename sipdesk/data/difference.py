"""What differs between two values of a case, written as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import (
    Connection,
    RowMapping,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.sql import ColumnElement

from sipdesk.case import SCALAR_PARTS, Case
from sipdesk.data.faults import UnknownFileFaultError
from sipdesk.data.rows import Row, part_from_rows, part_to_rows
from sipdesk.data.schema import CASES, LEAVING_CASES, TABLES
from sipdesk.data.word_index import take_out

Key = tuple[str, ...]
_KEY, _NEW = "key_", "new_"  # how the values in a statement are called


def read_case(connection: Connection, case_id: str) -> Case | None:
    """The case as it stands in the file, or None."""
    if connection.execute(select(CASES.c.id).where(CASES.c.id == case_id)).first() is None:
        return None
    parts = {part: part_from_rows(part, _rows(connection, part, case_id)) for part in TABLES}
    return Case(id=case_id, **parts)


def read_cases(connection: Connection, case_ids: Sequence[str]) -> tuple[Case, ...]:
    """These cases as they stand in the file: one query for each part, however many they are."""
    there = select(CASES.c.id).where(CASES.c.id.in_(case_ids))
    ids = connection.execute(there).scalars().all()
    rows = {part: _rows_by_case(connection, part, case_ids) for part in TABLES}
    return tuple(_case_of(case_id, rows) for case_id in ids)


def write_difference(connection: Connection, old: Case | None, new: Case, now: str) -> None:
    """Write what makes `old`, which the file holds, into `new`. `now` is ISO 8601 in UTC.

    Rows come into being before and go away after the rows that point at them.
    """
    parts = [p for p in TABLES if old is None or getattr(old, p) != getattr(new, p)]
    if not parts:
        return
    for part in parts:
        _refuse_twins(new, part)
    _write_times(connection, old, new, now)
    before = {part: _keyed(part, part_to_rows(old, part, new) if old else []) for part in parts}
    after = {part: _keyed(part, part_to_rows(new, part, old)) for part in parts}
    for part in parts:
        _insert_and_update(connection, TABLES[part], before[part], after[part])
    for part in reversed(parts):
        _delete(connection, TABLES[part], [k for k in before[part] if k not in after[part]])


def delete_case(connection: Connection, case_id: str) -> None:
    """Delete a case and every row of it, also those that are added only.

    `leaving_cases` tells the triggers of the file that the whole case goes; see `schema.triggers`.
    """
    connection.execute(insert(LEAVING_CASES).values(case_id=case_id))
    take_out(connection, case_id)
    for table in dict.fromkeys(TABLES[part] for part in reversed(tuple(TABLES))):
        connection.execute(delete(table).where(table.c.case_id == case_id))
    connection.execute(delete(CASES).where(CASES.c.id == case_id))
    connection.execute(delete(LEAVING_CASES))


def _rows(connection: Connection, part: str, case_id: str) -> Sequence[RowMapping]:
    table = TABLES[part]
    query = select(table).where(table.c.case_id == case_id)
    if "position" in table.c:
        query = query.order_by(table.c.position)
    return connection.execute(query).mappings().all()


def _rows_by_case(
    connection: Connection, part: str, case_ids: Sequence[str]
) -> Mapping[str, Sequence[RowMapping]]:
    table = TABLES[part]
    query = select(table).where(table.c.case_id.in_(case_ids))
    if "position" in table.c:
        query = query.order_by(table.c.position)
    found: dict[str, list[RowMapping]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["case_id"], []).append(row)
    return found


def _case_of(case_id: str, rows: Mapping[str, Mapping[str, Sequence[RowMapping]]]) -> Case:
    parts = {part: part_from_rows(part, found.get(case_id, ())) for part, found in rows.items()}
    return Case(id=case_id, **parts)


def _keyed(part: str, rows: Sequence[Row]) -> dict[Key, Row]:
    names = [column.name for column in TABLES[part].primary_key]
    return {tuple(row[name] for name in names): row for row in rows}


def _refuse_twins(case: Case, part: str) -> None:
    if part in SCALAR_PARTS:
        return
    rows = getattr(case, part)
    if len({row.id for row in rows}) < len(rows):
        raise ValueError(f"two rows with one id in {part}")


def _write_times(connection: Connection, old: Case | None, new: Case, now: str) -> None:
    if old is None:
        times = {"id": new.id, "created_at": now, "changed_at": now}
        connection.execute(insert(CASES).values(times))
    else:
        _update(connection, CASES, (new.id,), {"changed_at": now})


def _insert_and_update(
    connection: Connection, table: Table, before: dict[Key, Row], after: dict[Key, Row]
) -> None:
    added = [row for key, row in after.items() if key not in before]
    if added:
        connection.execute(insert(table), added)
    for key in after.keys() & before.keys():
        old, new = before[key], after[key]
        changes = {name: value for name, value in new.items() if value != old[name]}
        if changes:
            _update(connection, table, key, changes)


def _update(connection: Connection, table: Table, key: Key, changes: Row) -> None:
    values = {_NEW + name: value for name, value in changes.items()}
    done = connection.execute(_updating(table, tuple(changes)), values | _named(table, key))
    _expect_one(done.rowcount)


def _delete(connection: Connection, table: Table, keys: Sequence[Key]) -> None:
    for key in keys:
        done = connection.execute(delete(table).where(_is_the_one(table)), _named(table, key))
        _expect_one(done.rowcount)


def _expect_one(count: int) -> None:
    """A row that is not there means that the file is not what it was known to be."""
    if count != 1:
        raise UnknownFileFaultError("ROW_NOT_FOUND")


@cache  # to put one together takes as long as to carry it out, and each save needs the same two
def _updating(table: Table, names: tuple[str, ...]) -> Update:
    values: dict[str, ColumnElement[object]] = {name: bindparam(_NEW + name) for name in names}
    return update(table).where(_is_the_one(table)).values(values)


def _is_the_one(table: Table) -> ColumnElement[bool]:
    return and_(*(column == bindparam(_KEY + column.name) for column in table.primary_key))


def _named(table: Table, key: Key) -> dict[str, str]:
    columns = zip(table.primary_key, key, strict=True)
    return {_KEY + column.name: value for column, value in columns}
