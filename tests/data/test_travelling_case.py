"""A case in a sealed file comes out as it went in; what SIPdesk would not write is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sipdesk.case import ROW_PARTS, SCALAR_PARTS, Case, Plan, Topic
from sipdesk.data import SqlCipherStore
from sipdesk.data.sealing import seal
from sipdesk.data.travelling_case import (
    MOST_BYTES,
    MOST_PARTS,
    MOST_SEALED_BYTES,
    read,
    written,
)
from sipdesk.errors import (
    CaseTooLargeError,
    DamagedSealError,
    NewerCaseFileError,
    WrongPassphraseError,
)
from sipdesk.handover import received
from sipdesk.ports import Parcel
from tests.travelling import COURIER, DEMO, FOLLOWED_UP, LATER, PASSPHRASE, parcel_of

FORMAT = Path(__file__).parents[2] / "docs" / "handover-format.md"
Letter = dict[str, Any]


def letter_of(case: Case = FOLLOWED_UP) -> Letter:
    """What is in a file, as plain data that can be spoiled."""
    return msgspec.json.decode(written(parcel_of(case)))


# --- there and back -----------------------------------------------------------------------------


@pytest.mark.parametrize("case", DEMO, ids=lambda case: case.person.name)
def test_a_case_arrives_whole(case: Case, store: SqlCipherStore) -> None:
    parcel = parcel_of(case)
    arrived = COURIER.unpack(COURIER.pack(parcel, PASSPHRASE), PASSPHRASE)
    assert arrived == parcel
    taken_in = received(arrived.case, LATER)
    store.save(taken_in)
    assert store.load(case.id) == taken_in


def test_nothing_of_it_is_to_be_seen() -> None:
    sealed = COURIER.pack(parcel_of(FOLLOWED_UP), PASSPHRASE)
    for text in (FOLLOWED_UP.person.name, FOLLOWED_UP.person.identity_number, "person"):
        assert text.encode() not in sealed


def test_another_passphrase_does_not_open_it() -> None:
    with pytest.raises(WrongPassphraseError):
        COURIER.unpack(COURIER.pack(parcel_of(Case()), PASSPHRASE), "älg båt citron dörr is")


def test_a_key_file_is_no_case() -> None:
    sealed = seal(written(parcel_of(Case())), PASSPHRASE, purpose="key", cost=COURIER.cost)
    with pytest.raises(DamagedSealError):
        COURIER.unpack(sealed, PASSPHRASE)


def test_text_with_half_a_surrogate_travels_as_the_file_keeps_it() -> None:
    case = Case(topics=(Topic(text="a\ud800b\0c"),))
    assert read(written(parcel_of(case))).case.topics[0].text == "a�b\0c"


def test_a_case_without_the_entry_of_its_hand_over_is_not_sent() -> None:
    with pytest.raises(ValueError, match="to whom and why"):
        COURIER.pack(replace(parcel_of(Case()), case=FOLLOWED_UP), PASSPHRASE)


def test_too_much_text_is_told_to_the_sender() -> None:
    case = Case(plan=Plan(situation="å" * 1_000_001))
    with pytest.raises(CaseTooLargeError):
        COURIER.pack(parcel_of(case), PASSPHRASE)
    COURIER.pack(parcel_of(Case(plan=Plan(situation="å" * 1_000_000))), PASSPHRASE)


# --- versions -----------------------------------------------------------------------------------


def test_a_newer_version_is_told_as_such() -> None:
    newer = {"sipdesk": "case", "version": 2, "something": ["else"]}
    with pytest.raises(NewerCaseFileError):
        read(msgspec.json.encode(newer))


def test_a_file_of_the_same_version_from_before_a_field_came_is_read() -> None:
    letter = letter_of(Case(topics=(Topic(text="Sömnen"),)))
    del letter["case"]["plan"]["lss_plan"]
    del letter["case"]["carried_over"]
    assert read(msgspec.json.encode(letter)).case.topics[0].text == "Sömnen"


# --- what SIPdesk would not have written --------------------------------------------------------


def _set(*path: str | int, to: Any) -> Callable[[Letter], None]:
    def spoil(letter: Letter) -> None:
        place: Any = letter
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to

    return spoil


def _two_rows_with_one_id(letter: Letter) -> None:
    letter["case"]["goals"].append(dict(letter["case"]["goals"][0]))


def _two_versions_of_one_number(letter: Letter) -> None:
    versions = letter["case"]["approved_versions"]
    versions.append(versions[0] | {"id": "f" * 32})


def _version_in_a_version(letter: Letter) -> None:
    versions = letter["case"]["approved_versions"]
    versions[0]["case"]["approved_versions"] = [letter_of()["case"]["approved_versions"][0]]


def _no_hand_over(letter: Letter) -> None:
    letter["case"]["copies_given"] = []


HOSTILE: dict[str, Callable[[Letter], None]] = {
    "another file": _set("sipdesk", to="key"),
    "version 0": _set("version", to=0),
    "version as text": _set("version", to="1"),
    "more than there is": _set("command", to="rm"),
    "no case": _set("case", to=None),
    "an id that climbs": _set("case", "id", to="../../../etc/passwd"),
    "an id with a line after it": _set("case", "id", to="0" * 32 + "\n"),
    "a row id that climbs": _set("case", "goals", 0, "id", to="..\\..\\sipdesk"),
    "two rows with one id": _two_rows_with_one_id,
    "a goal that is not there": _set("case", "interventions", 0, "goal_id", to="0" * 32),
    "a follow-up that is not there": _set("case", "goal_reviews", 0, "follow_up_id", to=""),
    "an answer that nobody can give": _set("case", "person", "protected_identity", to="maybe"),
    "a number as text": _set("case", "plan", "version", to="2"),
    "a version that no file can hold": _set("case", "plan", "version", to=1 << 70),
    "a version below the first": _set("case", "plan", "version", to=0),
    "a copy below zero": _set("case", "copies_given", 0, "number", to=-1),
    "a number with a fraction": _set("case", "plan", "version", to=1.5),
    "a text that is a list": _set("case", "person", "name", to=["Anna"]),
    "a part that is a row": _set("case", "plan", to=[]),
    "another number than in its record": _set("case", "approved_versions", 0, "number", to=77),
    "a record of another case": _set("case", "approved_versions", 0, "case", "id", to="0" * 32),
    "no moment of approval": _set("case", "approved_versions", 0, "approved_at", to="yesterday"),
    "a moment without its zone": _set(
        "case", "approved_versions", 0, "approved_at", to="2026-03-01T10:00:00"
    ),
    "a plan that is not what was approved": _set("case", "plan", "situation", to="Forged."),
    "two versions of one number": _two_versions_of_one_number,
    "a version in a version": _version_in_a_version,
    "nobody it was handed to": _no_hand_over,
}


def test_the_case_that_is_spoiled_is_good_before() -> None:
    read(msgspec.json.encode(letter_of()))
    assert FOLLOWED_UP.is_approved
    assert FOLLOWED_UP.goal_reviews
    assert any(i.goal_id for i in FOLLOWED_UP.interventions[:1])


@pytest.mark.parametrize("spoil", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_sipdesk_would_not_write_is_refused(spoil: Callable[[Letter], None]) -> None:
    letter = letter_of()
    spoil(letter)
    with pytest.raises(DamagedSealError):
        read(msgspec.json.encode(letter))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b'{"sipdesk":"case","version":NaN}',
        b'{"sipdesk":"case","version":1e999}',
        b'\xff\xfe{"sipdesk":"case"}',
        b'{"sipdesk":"case","version":1,"program":"\\ud800","case":{}}',
        b'{"sipdesk":"case","version":1,"case":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"case":' * 90_000 + b"1" + b"}" * 90_000,
    ],
)
def test_no_json_of_ours_is_refused(content: bytes) -> None:
    with pytest.raises(DamagedSealError):
        read(content)


def rows(count: int) -> bytes:
    letter = letter_of(Case())
    letter["case"]["topics"] = []
    return msgspec.json.encode(letter).replace(
        b'"topics":[]', b'"topics":[' + b"{}," * count + b"{}]"
    )


def test_ten_million_rows_are_refused_before_they_are_read() -> None:
    with pytest.raises(DamagedSealError):
        read(rows(10_000_000))
    with pytest.raises(DamagedSealError):
        read(rows(MOST_PARTS))


def test_a_file_that_is_too_long_is_refused_before_it_is_opened() -> None:
    with pytest.raises(DamagedSealError):
        COURIER.unpack(b"x" * (MOST_SEALED_BYTES + 1), PASSPHRASE)
    with pytest.raises(DamagedSealError):
        read(b" " * (MOST_BYTES + 1))


# --- the description ----------------------------------------------------------------------------


def test_the_format_is_described_field_by_field() -> None:
    described = FORMAT.read_text(encoding="utf-8")
    wanted = [f"`{f.name}`" for f in fields(Case)]
    for part, cls in {**SCALAR_PARTS, **ROW_PARTS}.items():
        section = described.partition(f"### `{part}`")[2].partition("\n### ")[0]
        assert section, part
        missing = [f.name for f in fields(cls) if f"`{f.name}`" not in section]
        assert not missing, part
    assert not [name for name in wanted if name not in described]


def test_a_parcel_is_told_by_its_fields() -> None:
    described = FORMAT.read_text(encoding="utf-8")
    letter = letter_of(Case())
    assert not [name for name in letter if f"`{name}`" not in described]
    assert {f.name for f in fields(Parcel)} <= letter.keys()
