"""The tables, derived from the dataclasses of `sipdesk.case`, so that a field stands in one place.

A scalar part has one row for each case; two parts of one type share a table, told apart by `kind`.
A row part has its own id, and its place in the case. Approved versions are kept as JSON.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import MISSING, Field, fields
from typing import Any, get_type_hints

from sqlalchemy import Column, Connection, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from sipdesk.case import REVIEWED, ROW_PARTS, SCALAR_PARTS, Coordinator
from sipdesk.data.faults import ADDED_ONLY_RULE

METADATA = MetaData()
CASES = Table(
    "cases",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("created_at", Text, nullable=False),  # ISO 8601, UTC
    Column("changed_at", Text, nullable=False),
    sqlite_strict=True,
)
APPROVED_PART = "approved_versions"
LEAVING_CASES = Table(
    "leaving_cases",
    METADATA,
    Column("case_id", Text, primary_key=True),  # only while a whole case is being deleted
    sqlite_strict=True,
)
INDEXED_CASES = Table(
    "indexed_cases",
    METADATA,
    Column("number", Integer, primary_key=True),  # of the case's row in the index
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False, unique=True),
    Column("changed_at", Text, nullable=False),  # of the case, when it was indexed
    sqlite_strict=True,
)
PHRASES = Table(
    "phrases",  # of the coordinator, for writing: they belong to no case
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("changed_at", Text, nullable=False),  # ISO 8601, UTC
    sqlite_strict=True,
)
CREATE_INDEX = (
    "CREATE VIRTUAL TABLE case_words USING fts5("
    "words, detail=none, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO case_words (case_words, rank) VALUES ('secure-delete', 1)",
)
"""The index of all words, and that nothing stays in it of what was taken out."""
ADDED_ONLY = (APPROVED_PART, "consent_entries", "reopenings", "copies_given")
"""The parts whose rows are added, never changed; the file itself refuses anything else."""
_OCCURRENCES = Counter(SCALAR_PARTS.values())


def is_shared(part: str) -> bool:
    """Whether a scalar part stands in one table with another of its type."""
    return _OCCURRENCES[SCALAR_PARTS[part]] > 1


def is_reference(name: str) -> bool:
    """Whether a field names a row of another part: `goal_id`, a row of `goals`."""
    return name.endswith("_id")


def create_all(connection: Connection) -> None:
    """Make all that a file of the present version holds, inside the caller's transaction."""
    METADATA.create_all(connection, checkfirst=False)
    for statement in (*triggers(), *CREATE_INDEX):
        connection.exec_driver_sql(statement)


def triggers() -> Iterator[str]:
    """What keeps the rows that are added only; a case that leaves takes its rows along."""
    for part in ADDED_ONLY:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{ADDED_ONLY_RULE}'); END"
        stays = "WHEN OLD.case_id NOT IN (SELECT case_id FROM leaving_cases)"
        yield f"CREATE TRIGGER {part}_no_update BEFORE UPDATE ON {part} {refuse}"
        yield f"CREATE TRIGGER {part}_no_delete BEFORE DELETE ON {part} {stays} {refuse}"


def field_columns(cls: type[Any]) -> list[Column[Any]]:
    """A column for each field of a dataclass. Raises KeyError for a type that has no column."""
    hints = get_type_hints(cls)
    outliving = {name for part, name in REVIEWED.items() if ROW_PARTS[part] is cls}
    return [_column(field, hints[field.name], outliving) for field in fields(cls)]


def _column(field: Field[Any], hint: type[Any], outliving: Set[str]) -> Column[Any]:
    if field.name == "id":
        return Column("id", Text, primary_key=True)
    if field.name in outliving:
        return Column(field.name, Text, nullable=False, index=True)
    if is_reference(field.name):
        parent = ForeignKey(f"{field.name.removesuffix('_id')}s.id")
        return Column(field.name, Text, parent, nullable=field.default is not MISSING, index=True)
    return Column(field.name, _column_type(hint), nullable=False)


def _column_type(hint: type[Any]) -> TypeEngine[Any]:
    for python_type, column_type in ((str, Text()), (int, Integer())):  # bool is an int
        if issubclass(hint, python_type):
            return column_type
    raise KeyError(hint.__name__)


def _case_column(**options: Any) -> Column[str]:
    return Column("case_id", Text, ForeignKey("cases.id"), nullable=False, **options)


def _row_columns() -> list[Column[Any]]:
    return [_case_column(index=True), Column("position", Integer, nullable=False)]


def _scalar_table(part: str) -> Table:
    cls = SCALAR_PARTS[part]
    name = cls.__name__.lower()
    if name in METADATA.tables:
        return METADATA.tables[name]
    kind = [Column("kind", Text, primary_key=True)] if is_shared(part) else []
    columns = [_case_column(primary_key=True), *kind, *field_columns(cls)]
    return Table(name, METADATA, *columns, sqlite_strict=True)


def _row_table(part: str) -> Table:
    id_column, *others = field_columns(ROW_PARTS[part])
    return Table(part, METADATA, id_column, *_row_columns(), *others, sqlite_strict=True)


def _approved_table() -> Table:
    return Table(
        APPROVED_PART,
        METADATA,
        Column("id", Text, primary_key=True),
        *_row_columns(),
        Column("number", Integer, nullable=False),
        Column("approved_at", Text, nullable=False),
        Column("snapshot", Text, nullable=False),  # the whole case as JSON
        sqlite_strict=True,
    )


OWN_DETAILS = Table(
    "own_details",
    METADATA,
    Column("number", Integer, primary_key=True),  # always 1: one coordinator uses the file
    *field_columns(Coordinator),
    sqlite_strict=True,
)
TABLES: Mapping[str, Table] = {
    **{part: _scalar_table(part) for part in SCALAR_PARTS},
    **{part: _row_table(part) for part in ROW_PARTS},
    APPROVED_PART: _approved_table(),
}
"""The table of each part of a case, parents before children."""
