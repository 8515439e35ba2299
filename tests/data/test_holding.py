"""What a file holds is read in parts, and somebody who saves between two of them spoils nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from sipdesk.case import Case, Person
from sipdesk.data import create_store
from sipdesk.data.backup import contents_of
from sipdesk.data.backup_folder import BackupFolder
from sipdesk.data.file import READINGS, CaseFile, CopyInterruptedError
from sipdesk.data.holding import holding_of
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE

NOW = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.UTC)
ALWAYS = 1000


class Typist(CaseFile):
    """A file into which somebody saves so many times, whenever they are let."""

    to_save = 0
    saved = 0

    def _give_way(self) -> None:
        super()._give_way()
        if self.saved < self.to_save:
            self._turn.release()
            with self.transaction() as connection:
                connection.exec_driver_sql(
                    "INSERT INTO cases (id, created_at, changed_at) VALUES (?, '', '')",
                    (f"case {self.saved}",),
                )
            self._turn.acquire()
            self.saved += 1


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Typist]:
    path = tmp_path / "cases.sipdesk"
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    store.save(Case(person=Person(name="Anna Andersson")))
    store.close()
    file = Typist(path, store.key)
    yield file
    file.close()


@pytest.mark.parametrize("to_save", [0, 1, 2, READINGS, ALWAYS])
def test_a_copy_holds_what_was_saved_before_its_last_step(
    file: Typist, tmp_path: Path, to_save: int
) -> None:
    place = BackupFolder(tmp_path, file.key)
    place.prepare()
    file.to_save = to_save
    held = place.make(file, NOW)
    (backup,) = place.backups().values()
    assert contents_of(backup, file.key).persons == 1 + file.saved == held.rows["cases"]
    assert to_save in {file.saved, ALWAYS}


@pytest.mark.parametrize("to_save", [1, READINGS, ALWAYS])
def test_what_a_file_holds_is_that_of_one_moment(file: Typist, to_save: int) -> None:
    file.to_save = to_save
    held = file.holding()
    assert held.rows["cases"] == 1 + file.saved
    file.to_save = 0
    assert file.holding() == held


def test_it_is_given_up_between_two_parts_when_the_file_is_wanted_back(file: Typist) -> None:
    class WantedBack(Typist):
        def _give_way(self) -> None:
            self.interrupt()
            super()._give_way()

    file.close()
    wanted_back = WantedBack(file.path, file.key)
    with pytest.raises(CopyInterruptedError):
        wanted_back.holding()
    wanted_back.close()


def test_there_is_a_pause_after_each_table(file: Typist) -> None:
    pauses: list[None] = []
    assert file._raw is not None
    held = holding_of(file._raw, lambda: pauses.append(None))
    assert len(pauses) == len(held.rows) > 20
