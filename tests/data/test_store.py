"""What was saved is what is loaded, and one save is one transaction."""

from __future__ import annotations

import datetime as dt
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from sipdesk.case import (
    Address,
    ApprovedVersion,
    Case,
    Coordinator,
    Goal,
    Intervention,
    Person,
    Topic,
    with_row_moved,
    with_value,
    without_row,
)
from sipdesk.data import SqlCipherStore, create_store, open_store, read_key
from sipdesk.data.faults import UnknownFileFaultError
from sipdesk.data.file import CaseFile
from sipdesk.data.rows import part_to_rows
from sipdesk.data.schema import CASES, TABLES
from sipdesk.demo import demo_cases
from sipdesk.errors import LastingRecordError
from sipdesk.ports import CaseStore, CaseSummary
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE
from tests.strategies import histories

KERSTIN = Coordinator(name="Kerstin Å", organisation="Hemtjänsten", phone="", email="k@x.se")
GIVE_BACK = "PRAGMA shrink_memory"
MARKER = "hemligheten som aldrig får synas"


@pytest.fixture(scope="module")
def long_lived_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlCipherStore]:
    store = create_store(tmp_path_factory.mktemp("long") / "cases.sipdesk", PASSPHRASE, cost=CHEAP)
    yield store
    store.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories())
def test_each_value_of_a_case_is_loaded_as_it_was_saved(
    long_lived_store: SqlCipherStore, history: Sequence[Case]
) -> None:
    for case in history:
        long_lived_store.save(case)
        assert repr(long_lived_store.load(case.id)) == repr(case)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories())
def test_the_differences_add_up_when_nothing_is_loaded_between(
    long_lived_store: SqlCipherStore, history: Sequence[Case]
) -> None:
    for case in history:
        long_lived_store.save(case)
    assert repr(long_lived_store.load(history[-1].id)) == repr(history[-1])


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories(max_size=2))
def test_the_case_is_there_after_opening_again(
    tmp_path_factory: pytest.TempPathFactory, history: Sequence[Case]
) -> None:
    path = tmp_path_factory.mktemp("again") / "cases.sipdesk"
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    for case in history:
        store.save(case)
    store.close()
    store = open_store(path, PASSPHRASE)
    assert repr(store.load(history[-1].id)) == repr(history[-1])
    store.close()


def test_the_store_is_what_the_window_is_given(store: CaseStore) -> None:
    anna = Case(person=Person(name="Anna", identity_number="198507099805"))
    bo = Case(person=Person(name="Bo", birth_date="1953-04-12"))
    store.save(anna)
    store.save(bo)
    assert set(store.summaries()) == {
        CaseSummary(anna.id, "Anna", "198507099805", ""),
        CaseSummary(bo.id, "Bo", "", "1953-04-12"),
    }


def test_the_coordinator_is_kept_and_another_takes_the_place(store: SqlCipherStore) -> None:
    assert store.own_details() == Coordinator()
    for details in (Coordinator(name="Bo 😀", phone="070"), Coordinator(email="\ud83d"), KERSTIN):
        store.keep_own_details(details)
    assert store.own_details() == KERSTIN
    store.save(Case(id="a"))
    store.close()
    assert store.reopened().own_details() == KERSTIN


def test_several_cases_are_read_at_once_as_each_would_be_alone(store: CaseStore) -> None:
    demo = demo_cases(dt.date(2026, 3, 12))
    for case in demo:
        store.save(case)
    ids = [case.id for case in demo]
    assert {case.id: case for case in store.cases(ids)} == {case.id: case for case in demo}
    assert [case.id for case in store.cases(ids[2:3])] == ids[2:3]
    store.delete(ids[0])
    assert ids[0] not in [case.id for case in store.cases(ids)]


def test_a_case_that_is_not_there_is_a_lookup_error(store: SqlCipherStore) -> None:
    with pytest.raises(LookupError):
        store.load("nobody")


def test_a_closed_store_cannot_be_used(store: SqlCipherStore) -> None:
    store.close()
    store.close()
    with pytest.raises(RuntimeError):
        store.save(Case())


def test_half_a_surrogate_is_saved_as_a_replacement_character(store: SqlCipherStore) -> None:
    case = Case(topics=(Topic(text="a\ud800b"), Topic(text="\ud83d\ude00")))
    snapshot = ApprovedVersion(number=1, approved_at="2026-03-12T14:30:00+01:00", case=case)
    store.save(replace(case, approved_versions=(snapshot,)))
    loaded = store.load(case.id)
    assert [topic.text for topic in loaded.topics] == ["a\ufffdb", "😀"]
    assert loaded.approved_versions[0].case.topics == loaded.topics


def test_an_approved_version_cannot_be_changed_or_left_out(store: SqlCipherStore) -> None:
    case = Case(person=Person(name="Anna"))
    approved = ApprovedVersion(number=1, approved_at="2026-03-12T14:30:00+01:00", case=case)
    case = replace(case, approved_versions=(approved,))
    store.save(case)
    other = replace(approved, case=replace(approved.case, person=Person(name="Bo")))
    for versions in ((), (other,)):
        changed = replace(case, person=Person(name="Cajsa"), approved_versions=versions)
        with pytest.raises(LastingRecordError):
            store.save(changed)
        assert store.load(case.id) == case
    store.save(replace(case, person=Person(name="Cajsa")))
    assert store.load(case.id).approved_versions == (approved,)


def test_not_even_replace_gets_past_the_approved_version(path: Path) -> None:
    create_store(path, PASSPHRASE, cost=CHEAP).close()
    file = CaseFile(path, read_key(path, PASSPHRASE))
    store = SqlCipherStore(file)
    case = Case()
    approved = ApprovedVersion(number=1, approved_at="2026-03-12T14:30:00+01:00", case=case)
    store.save(replace(case, approved_versions=(approved,)))
    table = TABLES["approved_versions"]
    with file.transaction() as connection:
        row = connection.execute(select(table)).mappings().one()
    for statement in (
        table.insert().prefix_with("OR REPLACE").values({**row, "number": 2}),
        table.update().values(number=2),
        table.delete(),
    ):
        with pytest.raises(Exception, match="never changes"), file.transaction() as connection:
            connection.execute(statement)
    store.close()


def test_rows_go_in_an_order_that_foreign_keys_allow(store: SqlCipherStore) -> None:
    goal, other = Goal(own_words="bo kvar"), Goal(own_words="arbeta")
    intervention = Intervention(what="hemtjänst", goal_id=goal.id)
    case = Case(goals=(goal,), interventions=(intervention,))
    store.save(case)
    moved = replace(case, goals=(other,), interventions=(replace(intervention, goal_id=other.id),))
    store.save(moved)
    assert store.load(case.id) == moved
    store.save(without_row(moved, "goals", other.id))
    assert store.load(case.id).interventions == (replace(intervention, goal_id=""),)


def test_a_broken_reference_is_refused_whole_and_tells_no_value(store: SqlCipherStore) -> None:
    case = Case(person=Person(name="Anna"))
    store.save(case)
    broken = replace(
        case,
        person=Person(name=MARKER),
        interventions=(Intervention(what=MARKER, goal_id=MARKER),),
    )
    with pytest.raises(UnknownFileFaultError) as caught:
        store.save(broken)
    fault = caught.value
    assert fault.code.startswith("SQLITE_CONSTRAINT")
    assert MARKER not in "".join(traceback.format_exception(fault))
    assert fault.__cause__ is None
    assert fault.__context__ is None
    assert store.load(case.id) == case
    mended = replace(broken, interventions=())
    store.save(mended)
    assert store.load(case.id) == mended


def test_two_rows_with_one_id_are_a_bug_and_nothing_is_written(store: SqlCipherStore) -> None:
    topic = Topic(text="skola")
    case = Case(topics=(topic,))
    store.save(case)
    with pytest.raises(ValueError, match="one id in topics"):
        store.save(replace(case, person=Person(name="Bo"), topics=(topic, topic)))
    assert store.load(case.id) == case


def test_the_file_keeps_when_a_case_was_made_and_changed(path: Path) -> None:
    create_store(path, PASSPHRASE, cost=CHEAP).close()
    file = CaseFile(path, read_key(path, PASSPHRASE))
    store = SqlCipherStore(file)

    def times() -> tuple[str, str]:
        with file.transaction() as connection:
            row = connection.execute(select(CASES.c.created_at, CASES.c.changed_at)).one()
        return row.created_at, row.changed_at

    case = Case()
    store.save(case)
    created, changed = times()
    assert created == changed
    assert created.endswith("+00:00")
    store.save(case)
    assert times() == (created, changed)
    number = 0
    while times() == (created, changed):
        number += 1
        store.save(replace(case, person=Person(name=f"Anna {number}")))
    assert times()[0] == created
    assert times()[1] > changed
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE approved_versions SET number = 2",
        "UPDATE approved_versions SET approved_at = '2020-01-01T00:00:00+01:00'",
        "UPDATE approved_versions SET snapshot = '{}'",
        "UPDATE approved_versions SET case_id = 'another'",
        "DELETE FROM approved_versions",
        "DELETE FROM cases",
    ],
)
def test_sql_in_the_file_cannot_touch_an_approved_version(path: Path, statement: str) -> None:
    create_store(path, PASSPHRASE, cost=CHEAP).close()
    file = CaseFile(path, read_key(path, PASSPHRASE))
    store = SqlCipherStore(file)
    case = Case(person=Person(name="Anna"))
    approved = ApprovedVersion(number=1, approved_at="2026-03-12T14:30:00+01:00", case=case)
    case = replace(case, approved_versions=(approved,))
    store.save(case)
    refused = "never changes|FOREIGN KEY"
    with pytest.raises(Exception, match=refused), file.transaction() as connection:
        connection.exec_driver_sql(statement)
    store.close()
    reopened = open_store(path, PASSPHRASE)
    assert reopened.load(case.id) == case
    reopened.close()


def test_of_many_rows_only_the_changed_are_compared_with_the_file() -> None:
    goals = tuple(Goal(id=f"g{n}", own_words=str(n)) for n in range(3))
    case = Case(goals=goals)
    changed = with_value(case, Address("goals", "own_words", "g1"), "nytt")
    assert [row["id"] for row in part_to_rows(changed, "goals", case)] == ["g1"]
    moved = with_row_moved(case, "goals", "g0", 1)
    rows = part_to_rows(moved, "goals", case)
    assert [(row["id"], row["position"]) for row in rows] == [("g1", 0), ("g0", 1)]
    fewer = replace(case, goals=goals[1:])
    assert len(part_to_rows(fewer, "goals", case)) == 2
    assert len(part_to_rows(case, "goals")) == 3


def test_the_memory_of_the_pages_is_given_back_once_everybody_was_read(path: Path) -> None:
    create_store(path, PASSPHRASE, cost=CHEAP).close()
    key = read_key(path, PASSPHRASE)
    file = CaseFile(path, key)
    said: list[str] = []
    assert file._raw is not None
    file._raw.set_trace_callback(said.append)
    store = SqlCipherStore(file)
    store.summaries()
    store.summaries()
    assert [statement for statement in said if statement == GIVE_BACK] == [GIVE_BACK]
    assert said.index(GIVE_BACK) > next(n for n, one in enumerate(said) if "FROM person" in one)
    store.close()
