"""A word in a note is found, and what was deleted is not in the index either."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.case import Case, Person, Preparation, Topic
from sipdesk.data import create_store, open_store
from sipdesk.data.store import MOST_AT_A_SEARCH, SqlCipherStore
from tests.cheap import CHEAP
from tests.data.make_fixture import PASSPHRASE

ANNA = Case(
    id="anna",
    person=Person(name="Anna Ånäs", identity_number="19400107-9120"),
    preparation=Preparation(needs="Hjälp med trädgården, och någon att äta lunch med"),
    topics=(Topic(text="Sömn\nNätterna är värst"), Topic(text="محمد kommer på tisdag")),
)
BO = Case(id="bo", person=Person(name="Bo"), topics=(Topic(text="Trädgårdsarbete"),))


@pytest.fixture
def filled(store: SqlCipherStore) -> SqlCipherStore:
    store.save(ANNA)
    store.save(BO)
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("trädgård", {"anna", "bo"}),
        ("TRÄDGÅRDEN", {"anna"}),
        ("tradgard", {"anna", "bo"}),
        ("nätt värst", {"anna"}),
        ("nätterna arbete", set()),
        ("محمد", {"anna"}),
        ("19400107", {"anna"}),
        ("gården", set()),  # a word is found by how it begins
        ("", set()),
        ("- . !", set()),
    ],
)
def test_a_case_is_found_by_how_its_words_begin(
    filled: SqlCipherStore, words: str, found: set[str]
) -> None:
    assert filled.find(words) == found


def test_what_is_not_written_any_more_is_not_found(filled: SqlCipherStore) -> None:
    assert filled.find("lunch") == {"anna"}
    filled.save(replace(ANNA, preparation=Preparation(needs="Middag")))
    assert filled.find("lunch") == frozenset()
    assert filled.find("middag") == {"anna"}
    filled.delete("anna")
    assert filled.find("middag") == frozenset()


def test_kinds_and_ids_are_no_words(filled: SqlCipherStore) -> None:
    assert filled.find("not_asked") == frozenset()
    assert filled.find("bo") == {"bo"}  # his name, and no case beside his that knows his id


def test_many_changed_cases_are_indexed_bit_by_bit(store: SqlCipherStore) -> None:
    for n in range(MOST_AT_A_SEARCH + 5):
        store.save(Case(topics=(Topic(text=f"gemensamt eget{n}"),)))
    assert len(store.find("gemensamt")) == MOST_AT_A_SEARCH
    assert store.index_some(3)
    assert not store.index_some(3)
    assert len(store.find("gemensamt")) == MOST_AT_A_SEARCH + 5


def test_the_file_tells_what_was_not_indexed(tmp_path: Path) -> None:
    path = tmp_path / "cases.sipdesk"
    first = create_store(path, PASSPHRASE, cost=CHEAP)
    first.save(ANNA)
    assert first.find("lunch") == {"anna"}
    first.save(replace(ANNA, preparation=Preparation(needs="Middag")))
    first.close()

    again = open_store(path, PASSPHRASE)
    assert again.find("middag") == {"anna"}
    assert again.find("lunch") == frozenset()
    again.close()


@pytest.mark.parametrize(
    "words",
    [
        '"',
        'lunch" OR "sömn',
        "NEAR(lunch sömn)",
        "words: lunch",
        "lunch*",
        "(",
        "lun\0ch",
        "^lunch",
    ],
)
def test_nothing_that_is_searched_for_is_a_command(filled: SqlCipherStore, words: str) -> None:
    assert filled.find(words) <= {"anna"}


def test_letters_are_the_same_however_they_were_composed(filled: SqlCipherStore) -> None:
    assert filled.find("Ana\N{COMBINING RING ABOVE}na\N{COMBINING RING ABOVE}s") == frozenset()
    assert filled.find("A\N{COMBINING RING ABOVE}na\N{COMBINING DIAERESIS}s") == {"anna"}
