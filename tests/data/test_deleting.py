"""A person who is deleted is gone: every row, every version, and every byte in the file."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import func, select

from sipdesk.case import (
    ApprovedVersion,
    Attendance,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    CopyGiven,
    FollowUp,
    Participant,
    Person,
    Plan,
    Reopening,
    Topic,
    closed,
)
from sipdesk.data import SqlCipherStore, create_store, open_store, read_key
from sipdesk.data.connection import configure, sqlalchemy_connection, wipe
from sipdesk.data.difference import delete_case, write_difference
from sipdesk.data.file import CaseFile
from sipdesk.data.schema import CASES, LEAVING_CASES, TABLES, create_all
from sipdesk.demo import demo_cases
from sipdesk.errors import FileUnreachableError, LastingRecordError
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE

MARKER = "blåklintsvägen"
NOW = "2026-03-12T14:30:00+01:00"
POSIX = pytest.mark.skipif(os.name != "posix", reason="a rule of POSIX file systems")


def full_of_markers(rows: int = 60) -> Case:
    """A case with everything that is recorded for ever, the marker in each text."""
    text = f"{MARKER} " * 40
    consent = ConsentEntry(
        purpose=ConsentPurpose.PLAN, answer=ConsentAnswer.YES, recorded_at=NOW, covers=text
    )
    copy = CopyGiven(number=1, document="plan", version=1, given_at=NOW, recipient_name=MARKER)
    follow_up, participant = FollowUp(place=text), Participant(name=MARKER)
    case = Case(
        person=Person(name=MARKER, address=text),
        plan=Plan(situation=text * 20),
        topics=tuple(Topic(text=text) for _ in range(rows)),
        participants=(participant,),
        follow_ups=(follow_up,),
        attendances=(Attendance(follow_up_id=follow_up.id, participant_id=participant.id),),
        consent_entries=(consent,),
        reopenings=(Reopening(closed_at=NOW, reopened_at=NOW, reason=text),),
        copies_given=(copy,),
    )
    version = ApprovedVersion(number=1, approved_at=NOW, case=case)
    return replace(case, approved_versions=(version,))


def in_words(text: str) -> tuple[bytes, ...]:
    return text.encode(), text.encode("utf-16-le")


def test_no_byte_of_a_deleted_person_is_left_in_the_pages(tmp_path: Path) -> None:
    """On the same database without a key, so that every page of it can be read as it is."""
    path = tmp_path / "without a key"
    raw = sqlcipher3.connect(str(path), isolation_level=None)
    configure(raw)
    connection = sqlalchemy_connection(raw)
    case, bo = full_of_markers(), Case(person=Person(name="Bo Ek"))
    with connection.begin():
        create_all(connection)
    for old, new in ((None, bo), (None, case), (case, replace(case, topics=case.topics[::3]))):
        with connection.begin():
            write_difference(connection, old, new, NOW)
    assert MARKER.encode() in path.read_bytes()
    with connection.begin():
        delete_case(connection, case.id)
    wipe(raw)
    pages = path.read_bytes()
    assert not any(word in pages for word in in_words(MARKER))
    assert case.id.encode() not in pages
    assert b"Bo Ek" in pages
    connection.close()
    raw.close()


def test_the_store_leaves_no_freed_page_behind(store: SqlCipherStore, path: Path) -> None:
    store.save(Case(person=Person(name="Bo Ek")))
    before = path.stat().st_size
    case = full_of_markers()
    store.save(case)
    assert path.stat().st_size > before
    store.delete(case.id)
    assert path.stat().st_size == before
    store.close()
    assert not path.with_name(f"{path.name}-journal").exists()
    store = open_store(path, PASSPHRASE)
    assert [summary.name for summary in store.summaries()] == ["Bo Ek"]
    store.close()


def test_every_row_goes_and_no_other_case_notices(path: Path) -> None:
    create_store(path, PASSPHRASE, cost=CHEAP).close()
    file = CaseFile(path, read_key(path, PASSPHRASE))
    store = SqlCipherStore(file)
    others = demo_cases(dt.date(2026, 3, 12))
    for case in others:
        store.save(case)

    def counted() -> dict[str, int]:
        tables = {**{table.name: table for table in TABLES.values()}, "cases": CASES}
        with file.transaction() as connection:
            return {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for name, table in (tables | {"leaving_cases": LEAVING_CASES}).items()
            }

    before = counted()
    case = full_of_markers()
    store.save(case)
    assert counted() != before
    store.delete(case.id)
    assert counted() == before
    assert before["leaving_cases"] == 0
    for other in others:
        assert store.load(other.id) == other
    with pytest.raises(LookupError):
        store.load(case.id)
    store.close()


def test_a_deleted_case_is_not_written_again_by_the_next_save(
    store: SqlCipherStore, path: Path
) -> None:
    case, bo = closed(full_of_markers(), NOW), Case(person=Person(name="Bo"))
    store.save(case)
    store.delete(case.id)
    store.save(bo)
    store.close()
    store = open_store(path, PASSPHRASE)
    assert [summary.name for summary in store.summaries()] == ["Bo"]
    store.close()


def test_a_case_that_was_never_written_is_gone_already(store: SqlCipherStore) -> None:
    bo = Case(person=Person(name="Bo"))
    store.save(bo)
    store.delete("nobody")
    assert store.load(bo.id) == bo


def test_deleting_lets_no_other_record_go(store: SqlCipherStore) -> None:
    case = full_of_markers()
    store.save(case)
    store.delete(Case().id)
    with pytest.raises(LastingRecordError):
        store.save(replace(case, consent_entries=()))
    assert store.load(case.id) == case


@POSIX
def test_a_fault_leaves_the_whole_person_and_the_next_try_deletes(
    store: SqlCipherStore, path: Path
) -> None:
    case = full_of_markers()
    store.save(case)
    away = path.with_name("away")
    path.rename(away)
    with pytest.raises(FileUnreachableError):
        store.delete(case.id)
    away.rename(path)
    assert store.load(case.id) == case
    store.delete(case.id)
    assert store.summaries() == ()


@POSIX
def test_a_write_that_fails_in_the_middle_of_deleting_is_undone(
    store: SqlCipherStore, path: Path
) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    case = full_of_markers()
    store.save(case)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))  # too small for the journal
    try:
        with pytest.raises(FileUnreachableError):
            store.delete(case.id)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert store.load(case.id) == case
    store.delete(case.id)
    assert store.summaries() == ()
