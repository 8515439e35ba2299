"""A part of a case as rows of its table, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, cast

import msgspec
from sqlalchemy import RowMapping

from sipdesk.case import ROW_PARTS, SCALAR_PARTS, ApprovedVersion, Case
from sipdesk.data.schema import is_reference, is_shared
from sipdesk.errors import DamagedCaseFileError

Row = dict[str, Any]


def part_to_rows(case: Case, part: str, other: Case | None = None) -> list[Row]:
    """The rows of one part of `schema.TABLES`, in order, but for those that `other` has too.

    Of thirty goals, a key changes one.
    """
    if part in SCALAR_PARTS:
        return [_scalar_row(case, part)]
    there = getattr(other, part) if other is not None else ()
    values = _values if part in ROW_PARTS else _approved_values
    return [
        _listed_row(case, n, values(row))
        for n, row in enumerate(getattr(case, part))
        if not (n < len(there) and there[n] is row)
    ]


def part_from_rows(part: str, rows: Sequence[RowMapping]) -> Any:
    """The value of one part of a case.

    Raises DamagedCaseFileError or msgspec.MsgspecError for what cannot be in one.
    """
    if part in SCALAR_PARTS:
        return _part(SCALAR_PARTS[part], _row_of_part(part, rows))
    if part in ROW_PARTS:
        return tuple(_part(ROW_PARTS[part], row) for row in rows)
    return tuple(_approved(row) for row in rows)


def _row_of_part(part: str, rows: Sequence[RowMapping]) -> RowMapping:
    for row in rows:
        if not is_shared(part) or row["kind"] == part:
            return row
    raise DamagedCaseFileError


def _scalar_row(case: Case, part: str) -> Row:
    kind = {"kind": part} if is_shared(part) else {}
    return {"case_id": case.id, **kind, **_values(getattr(case, part))}


def _listed_row(case: Case, position: int, values: Row) -> Row:
    return {"case_id": case.id, "position": position, **values}


def _values(part: Any) -> Row:
    plain = _plain(part)
    return {name: value or None if is_reference(name) else value for name, value in plain.items()}


def _part(cls: type[Any], row: RowMapping) -> Any:
    values = {field.name: row[field.name] for field in fields(cls)}
    blanks = {name: "" for name, value in values.items() if value is None}
    return msgspec.convert(values | blanks, type=cls, strict=False)  # SQLite has no bool


def _approved_values(version: ApprovedVersion) -> Row:
    values = _plain(version)
    snapshot = msgspec.json.encode(values.pop("case")).decode()
    return {**values, "snapshot": snapshot}


def _approved(row: RowMapping) -> ApprovedVersion:
    case = msgspec.json.decode(row["snapshot"], type=Case)
    return ApprovedVersion(
        id=row["id"], number=row["number"], approved_at=row["approved_at"], case=case
    )


def _plain(part: Any) -> Row:
    return cast("Row", storable(msgspec.to_builtins(part)))


def storable(value: Any) -> Any:
    """Plain data with half surrogates, which have no UTF-8, replaced by U+FFFD."""
    if isinstance(value, str):
        return value if value.isascii() else _whole(value)
    if isinstance(value, dict):
        return {name: storable(v) for name, v in cast("Row", value).items()}
    if isinstance(value, list | tuple):
        return [storable(v) for v in cast("Sequence[Any]", value)]
    return value


def _whole(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
