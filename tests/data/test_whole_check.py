"""A large case file is opened at once, and looked through by another process meanwhile."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sipdesk.case import Case, Person
from sipdesk.data import SqlCipherStore, create_store, open_store, read_key, whole_check
from sipdesk.data.connection import PAGE_SIZE
from sipdesk.data.keys import FileKey
from sipdesk.data.tries import Tries
from sipdesk.data.vault import FileVault
from sipdesk.data.whole_check import FileCheck
from sipdesk.errors import DamagedCaseFileError
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE

A_WHILE = 20  # seconds, on a busy machine
PROC = Path("/proc")


@pytest.fixture
def made(path: Path) -> Path:
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    for number in range(30):
        store.save(Case(id=f"c{number}", person=Person(name="Anna " * 300)))
    store.close()
    return path


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def opened(path: Path) -> SqlCipherStore:
    """As a file that is too large to be looked through first."""
    return open_store(path, PASSPHRASE, checked_up_to=0)


def scratch_last_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-PAGE_SIZE + 100 : -PAGE_SIZE + 140] = bytes(40)
    path.write_bytes(content)


def begun(store: SqlCipherStore) -> tuple[FileCheck, list[bool]]:
    """The check at work, and what it answers."""
    check, answers = store.whole_check(), list[bool]()
    check.start(answers.append)
    return check, answers


def ended(check: FileCheck) -> None:
    """Wait until it has come to an end by itself."""
    assert check._thread is not None
    check._thread.join(A_WHILE)
    assert not check._thread.is_alive()


def test_damage_in_a_late_page_is_told_after_the_opening(made: Path) -> None:
    scratch_last_page(made)
    store = opened(made)
    check, answers = begun(store)
    ended(check)
    assert answers == [False]
    with pytest.raises(DamagedCaseFileError):
        store.check()
    store.close()


def test_a_file_that_is_cut_off_is_not_even_opened(made: Path) -> None:
    made.write_bytes(made.read_bytes()[: -PAGE_SIZE * 3])
    with pytest.raises(DamagedCaseFileError):
        opened(made)


def test_a_whole_file_is_whole_while_it_is_saved_to(made: Path) -> None:
    """Saved to without a pause, it may be suspected; then the open file itself is asked."""
    store = opened(made)
    check, answers = begun(store)
    saves = 0
    while saves < 2 or (check._thread is not None and check._thread.is_alive()):
        saves += 1
        store.save(Case(id=f"c{saves % 40}", person=Person(name=f"Bo {saves} " * 200)))
    assert answers == [store._file.is_checked]
    store.check()
    store.close()


def test_what_was_looked_through_is_not_looked_through_again(made: Path) -> None:
    store = opened(made)
    check, answers = begun(store)
    ended(check)
    again, answers_again = begun(store)
    assert again._thread is None
    assert answers == answers_again == [True]
    store.close()


def test_a_small_file_is_looked_through_before_it_is_open(made: Path) -> None:
    store = open_store(made, PASSPHRASE)
    check, answers = begun(store)
    assert check._thread is None
    assert answers == [True]
    store.close()
    scratch_last_page(made)
    with pytest.raises(DamagedCaseFileError):
        open_store(made, PASSPHRASE)


@pytest.mark.parametrize(
    "helper",
    [
        [sys.executable, "-c", "print('damaged')"],
        [sys.executable, "-c", "print('no word that is known')"],
        [sys.executable, "-c", "raise SystemExit(1)"],
        ["/no/such/program"],
    ],
    ids=["sees damage", "babbles", "dies", "is missing"],
)
def test_what_the_helper_suspects_is_asked_of_the_open_file(
    made: Path, helper: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_check, "command_of_itself", lambda *_arguments: helper)
    store = opened(made)
    check, answers = begun(store)
    ended(check)
    assert answers == [False]
    store.check()
    store.save(Case(id="new", person=Person(name="Bo")))
    store.close()


def test_damage_that_was_met_in_reading_is_told_when_it_is_asked_for(made: Path) -> None:
    scratch_last_page(made)
    store = opened(made)
    with pytest.raises(DamagedCaseFileError):
        store.cases([f"c{number}" for number in range(30)])
    with pytest.raises(DamagedCaseFileError):
        store.check()
    store.close()


def test_to_stop_ends_the_helper(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = [sys.executable, "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr(whole_check, "command_of_itself", lambda *_arguments: endless)
    store = opened(made)
    check, answers = begun(store)
    while check._process is None and check._thread is not None:
        check._thread.join(0.01)
    check.stop()
    ended(check)
    assert check._process is not None
    assert check._process.poll() is not None
    assert answers == []
    store.close()


@pytest.mark.skipif(not (PROC / "self" / "environ").exists(), reason="no /proc to look into")
def test_the_key_is_neither_in_the_arguments_nor_in_the_environment(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys: list[str] = []
    looked_at: list[bytes] = []
    command = whole_check.command_of_itself

    def look(key: FileKey) -> str:
        """The key is asked for when the helper runs, and has not been given it yet."""
        assert check._process is not None
        place = PROC / str(check._process.pid)
        while not (place / "cmdline").read_bytes():
            pass  # it has not begun yet
        looked_at.extend((place / name).read_bytes() for name in ("cmdline", "environ"))
        keys.append(as_hex(key))
        return keys[-1]

    as_hex: Callable[[FileKey], str] = FileKey.as_hex
    expected = as_hex(read_key(made, PASSPHRASE))
    store = opened(made)
    monkeypatch.setattr(FileKey, "as_hex", look)
    check = store.whole_check()
    check.start(bool)
    ended(check)
    assert keys == [expected]
    assert str(made).encode() in looked_at[0]
    assert not any(expected.encode() in content for content in looked_at)
    assert expected not in " ".join(command("--check", str(made)))
    store.close()


def test_a_file_that_is_distrusted_is_refused_once_and_then_opened_when_it_is_whole(
    made: Path,
) -> None:
    whole = made.read_bytes()
    vault = FileVault(made, Tries(made.with_name("tries"), now), CHEAP, 0)
    scratch_last_page(made)
    vault.open(PASSPHRASE).close()
    vault.distrust()
    for _time in range(2):
        with pytest.raises(DamagedCaseFileError):
            vault.open(PASSPHRASE)
    made.write_bytes(whole)
    vault.open(PASSPHRASE).close()


def test_no_backup_is_made_of_a_damaged_file(made: Path) -> None:
    """SQLCipher copies a damaged last page as an empty one, and the copy passes every check."""
    scratch_last_page(made)
    store = opened(made)
    report = store.backups(made.parent / "backups", now).make()
    assert isinstance(report.fault, DamagedCaseFileError)
    assert list(made.parent.glob("backups/*/*.sipdesk")) == []
    store.close()


def test_what_could_not_be_saved_is_saved_into_the_backup_that_was_put_back(made: Path) -> None:
    store = opened(made)
    store.backups(made.parent / "backups", now).make()
    store.close()
    (backup,) = made.parent.glob("backups/*/*.sipdesk")
    scratch_last_page(made)
    store = opened(made)
    with pytest.raises(DamagedCaseFileError):
        store.check()
    with pytest.raises(DamagedCaseFileError):
        store.save(Case(id="new", person=Person(name="Bo")))
    backup.replace(made)
    store.save(Case(id="new", person=Person(name="Bo")))
    assert {"c0", "c29", "new"} <= {each.id for each in store.summaries()}
    store.close()
