"""Phrases and words of the coordinator: kept in the case file, and in nobody's case."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from sipdesk.case import Case, Person
from sipdesk.data import SqlCipherStore, open_store
from sipdesk.data.copying import opened
from sipdesk.ports import Phrase, PhraseKind
from tests.data.conftest import PASSPHRASE

FIRST = Phrase(text="Vi ses igen om tre månader.\nDen som är sjuk ringer 😀.")
WORD = Phrase(kind=PhraseKind.WORD, text="boendestödjarens")
OTHER = Phrase(id=FIRST.id, text="Vi ses igen om en månad.")
NOW = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.UTC)


def test_what_is_kept_is_there_in_order_after_another_start(
    store: SqlCipherStore, path: Path
) -> None:
    for phrase in (FIRST, WORD, OTHER):
        store.keep_phrase(phrase)
    assert store.phrases() == (OTHER, WORD)
    store.close()
    again = open_store(path, PASSPHRASE)
    assert again.phrases() == (OTHER, WORD)
    again.close()


def test_half_a_character_is_no_fault(store: SqlCipherStore) -> None:
    store.keep_phrase(Phrase(text="ring \ud83d oss"))
    (kept,) = store.phrases()
    assert kept.text.startswith("ring ")


def test_what_is_deleted_is_gone_and_deleting_twice_is_no_fault(store: SqlCipherStore) -> None:
    store.keep_phrase(FIRST)
    store.keep_phrase(WORD)
    store.delete_phrase(FIRST.id)
    store.delete_phrase(FIRST.id)
    assert store.phrases() == (WORD,)


def test_no_case_takes_a_phrase_along(store: SqlCipherStore) -> None:
    case = Case(person=Person(name="Åsa"))
    store.save(case)
    store.keep_phrase(FIRST)
    store.delete(case.id)
    assert store.phrases() == (FIRST,)


def test_a_phrase_that_is_new_or_changed_makes_a_backup_that_has_it(
    store: SqlCipherStore, path: Path, tmp_path: Path
) -> None:
    minutes = iter(range(60))
    backups = store.backups(tmp_path / "backups", lambda: NOW + dt.timedelta(minutes=next(minutes)))
    for number, phrase in enumerate((FIRST, OTHER), 1):
        store.keep_phrase(phrase)
        assert backups.make().fault is None
        assert len(backups.all()) == number
        assert backups.make().fault is None
        assert len(backups.all()) == number  # nothing has changed since
    newest = backups.all()[0]
    with opened(newest.path, store.key) as connection:
        assert connection.execute("SELECT text FROM phrases").fetchall() == [(OTHER.text,)]
