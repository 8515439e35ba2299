"""Make the fixture of the present version: `python -m tests.data.make_fixture`.

Run once for each released version of the schema, and commit what it makes: `vN.sipdesk`, with
every field of one case filled in, and the coordinator's phrases, its key file, and `vN.json`, that
case. A fixture that is there
is never made again: it stands for the files that people have.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from sipdesk.case import ROW_PARTS, SCALAR_PARTS, ApprovedVersion, Case
from sipdesk.data import create_store
from sipdesk.data.migrations import STEPS, version_after
from sipdesk.ports import Phrase, PhraseKind
from tests.cheap import CHEAP

FIXTURES = Path(__file__).parent / "fixtures"
PASSPHRASE = "bara för proven"
ROWS = 2
PHRASES = (  # since version 6
    Phrase(id="phrase", text="Uppföljning sker\nvid nästa möte åäö 😀."),
    Phrase(id="word", kind=PhraseKind.WORD, text="boendestödjarens"),
)


def full_case() -> Case:
    """A case with a value of its own in every field, the same at every call."""
    case = Case(id="case")
    for name, cls in SCALAR_PARTS.items():
        case = replace(case, **{name: _filled(name, cls, {})})
    for name, cls in ROW_PARTS.items():
        rows = (_filled(f"{name} {n}", cls, _ids(name, cls, n)) for n in range(ROWS))
        case = replace(case, **{name: tuple(rows)})
    approved = ApprovedVersion(
        id="approved", number=1, approved_at="2026-03-12T14:30:00+01:00", case=case
    )
    return replace(case, approved_versions=(approved,))


def _ids(part: str, cls: type[Any], number: int) -> Mapping[str, str]:
    references = [f.name for f in fields(cls) if f.name.endswith("_id")]
    ids = {name: f"{name.removesuffix('_id')}s {number}" for name in references}
    return {"id": f"{part} {number}", **ids}


def _filled(place: str, cls: type[Any], ids: Mapping[str, str]) -> Any:
    hints = get_type_hints(cls)
    names = [f.name for f in fields(cls) if f.name not in ids]
    return cls(**ids, **{name: _value(f"{place} {name}", hints[name]) for name in names})


def _value(place: str, hint: type[Any]) -> Any:
    if issubclass(hint, StrEnum):
        return list(hint)[-1]
    return 7 if issubclass(hint, int) else f"{place} åäö 😀"


def make(folder: Path) -> Path:
    """Make the present version's fixture. Raises CaseFileExistsError when it is there."""
    path = folder / f"v{version_after(STEPS)}.sipdesk"
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    store.save(full_case())
    for phrase in PHRASES:
        store.keep_phrase(phrase)
    store.close()
    path.with_suffix(".json").write_bytes(msgspec.json.format(msgspec.json.encode(full_case())))
    return path


if __name__ == "__main__":
    sys.stdout.write(f"{make(FIXTURES)}\n")
