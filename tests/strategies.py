"""Hypothesis strategies for cases, derived from the dataclasses of `sipdesk.case`."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, replace
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from hypothesis import strategies as st

from sipdesk.case import ROW_PARTS, SCALAR_PARTS, ApprovedVersion, Case, new_id

MOST_FILLED_FIELDS = 5
MOST_ROWS = 4

texts = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "Ångström Öberg",
            "Ángel Łukasz Þórsson",
            "Muŧŧoŋ",
            "محمد",
            "👩🏽‍🦽",
            "två\nrader",
            "'); DROP TABLE cases; --",
            "å" * 20_000,
        ]
    ),
)


numbers_of_rows = st.lists(st.sampled_from(range(MOST_ROWS)), max_size=MOST_ROWS, unique=True)


def values_of(hint: type[Any]) -> st.SearchStrategy[Any]:
    """Values of the type of a field."""
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return st.integers(1, 2**31) if issubclass(hint, int) else texts


RECORDED = ("consent_entries", "reopenings", "copies_given")  # added, never changed


@dataclass(frozen=True, slots=True)
class Free:
    """What a part of a case is drawn with; made once for each class, because that takes time."""

    needed: tuple[str, ...]
    chosen: st.SearchStrategy[list[str]]
    values: Mapping[str, st.SearchStrategy[Any]]


@cache
def _free(cls: type[Any]) -> Free:
    hints = get_type_hints(cls)
    names = [f.name for f in fields(cls) if f.name != "id" and not f.name.endswith("_id")]
    return Free(
        needed=tuple(f.name for f in fields(cls) if f.name in names and _is_needed(f)),
        chosen=st.lists(st.sampled_from(names), max_size=MOST_FILLED_FIELDS, unique=True),
        values={name: values_of(hints[name]) for name in names},
    )


def _part(draw: st.DrawFn, cls: type[Any], given: Mapping[str, str]) -> Any:
    """A part of a case with a few fields filled in, and the `given` ones as they are."""
    free = _free(cls)
    names = dict.fromkeys([*free.needed, *draw(free.chosen)])
    return cls(**given, **{name: draw(free.values[name]) for name in names})


@st.composite
def parts(draw: st.DrawFn, cls: type[Any]) -> Any:
    """A part of a case by itself."""
    return _part(draw, cls, {})


@st.composite
def cases(draw: st.DrawFn, case_id: str = "") -> Case:
    """A case whose rows point at rows that are there. Row ids come from a small pool."""
    case = Case(id=case_id or new_id())
    for name, cls in SCALAR_PARTS.items():
        case = replace(case, **{name: _part(draw, cls, {})})
    for name, cls in ROW_PARTS.items():
        pool = [
            uuid.uuid5(uuid.NAMESPACE_OID, f"{case.id} {name} {n}").hex for n in range(MOST_ROWS)
        ]
        ids = [pool[n] for n in draw(numbers_of_rows)]
        rows = [_row(draw, cls, row_id, case) for row_id in ids if _may_stand(cls, case)]
        case = replace(case, **{name: tuple(rows)})
    return case


@st.composite
def histories(draw: st.DrawFn, max_size: int = 4) -> Sequence[Case]:
    """The values of one case over time; what was approved or recorded stays, and more may come."""
    case_id = new_id()
    history: list[Case] = []
    approved: tuple[ApprovedVersion, ...] = ()
    recorded: dict[str, tuple[Any, ...]] = dict.fromkeys(RECORDED, ())
    for _ in range(draw(st.integers(1, max_size))):
        case = draw(cases(case_id))
        recorded = {part: _with_more(rows, getattr(case, part)) for part, rows in recorded.items()}
        case = replace(case, approved_versions=approved, **recorded)
        if draw(st.booleans()):
            approved = (*approved, _approval(case))
            case = replace(case, approved_versions=approved)
        history.append(case)
    return history


def _with_more(rows: tuple[Any, ...], more: tuple[Any, ...]) -> tuple[Any, ...]:
    there = {row.id for row in rows}
    return (*rows, *(row for row in more if row.id not in there))


def _approval(case: Case) -> ApprovedVersion:
    number = len(case.approved_versions) + 1
    snapshot = replace(case, approved_versions=())
    return ApprovedVersion(number=number, approved_at="2026-03-12T14:30:00+01:00", case=snapshot)


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _references(cls: type[Any]) -> list[Field[Any]]:
    return [f for f in fields(cls) if f.name.endswith("_id")]


def _targets(field: Field[Any], case: Case) -> list[str]:
    blank = [] if field.default is MISSING else [""]
    return blank + [row.id for row in getattr(case, f"{field.name.removesuffix('_id')}s")]


def _may_stand(cls: type[Any], case: Case) -> bool:
    return all(_targets(field, case) for field in _references(cls))


def _row(draw: st.DrawFn, cls: type[Any], row_id: str, case: Case) -> Any:
    chosen = {f.name: draw(st.sampled_from(_targets(f, case))) for f in _references(cls)}
    return _part(draw, cls, {"id": row_id, **chosen})
