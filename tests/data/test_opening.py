"""Making and opening a case file, and each reason why it is refused."""

from __future__ import annotations

import random
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3

from sipdesk.case import Case, Person
from sipdesk.data import create_store, open_store, read_key
from sipdesk.data.connection import PAGE_SIZE, open_connection, unlocked
from sipdesk.data.faults import told
from sipdesk.data.keys import key_file_of
from sipdesk.errors import (
    CaseFileExistsError,
    CaseFileInUseError,
    DamagedCaseFileError,
    FileUnreachableError,
    NewerCaseFileError,
    NoCaseFileError,
    NoKeyFileError,
    NotACaseFileError,
    StoreError,
    WrongKeyError,
    WrongPassphraseError,
)
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE
from tests.data.processes import lines_of, started

MANY_PAGES = 60


@pytest.fixture
def made(path: Path) -> Path:
    """A case file with one case of many pages in it, closed."""
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    store.save(Case(person=Person(name="Anna", address="väg " * PAGE_SIZE * 10)))
    store.close()
    return path


def _refused(path: Path, passphrase: str = PASSPHRASE) -> type[StoreError]:
    """How opening is refused. The file must be left as it was."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(StoreError) as caught:
        open_store(path, passphrase)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before
    assert before.keys() <= {path.name, key_file_of(path).name}
    return caught.type


def _raw(path: Path, passphrase: str = PASSPHRASE) -> sqlcipher3.Connection:
    return unlocked(path, read_key(path, passphrase))


@pytest.mark.parametrize(
    "passphrase",
    [
        "a",
        'it\'s "quoted" -- ; DROP',
        "''",
        "åäö ÅÄÖ",
        "😀👩🏽‍🦽",
        "x" * 500,
        "x'" + "ab" * 32 + "'",
        " blank ",
        "nul\0inside",
        "half \ud800 a surrogate",
        "%s %(x)s ? :name",
    ],
)
def test_any_passphrase_opens_what_it_made_and_no_other_does(path: Path, passphrase: str) -> None:
    create_store(path, passphrase, cost=CHEAP).close()
    open_store(path, passphrase).close()
    assert _refused(path, passphrase + "x") is WrongPassphraseError


def test_letters_are_the_same_however_the_keyboard_composed_them(path: Path) -> None:
    create_store(path, unicodedata.normalize("NFD", "blåbär"), cost=CHEAP).close()
    open_store(path, unicodedata.normalize("NFC", "blåbär")).close()


def test_an_empty_passphrase_never_makes_a_file(path: Path) -> None:
    with pytest.raises(ValueError, match="passphrase"):
        create_store(path, "", cost=CHEAP)
    assert list(path.parent.iterdir()) == []


def test_the_passphrase_is_in_no_text(made: Path) -> None:
    secret = "blåklint-förgätmigej"
    with pytest.raises(WrongPassphraseError) as caught:
        open_store(made, secret)
    assert secret not in repr(caught.value) + str(caught.value)


def test_a_wrong_passphrase_says_nothing_on_the_terminal(
    made: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert _refused(made, "fel") is WrongPassphraseError
    assert capfd.readouterr() == ("", "")


def test_a_missing_file_is_not_made(path: Path) -> None:
    with pytest.raises(NoCaseFileError):
        open_store(path, PASSPHRASE)
    assert not path.exists()


def test_a_new_file_needs_its_folder(path: Path) -> None:
    with pytest.raises(FileUnreachableError):
        create_store(path / "no" / "folder", PASSPHRASE, cost=CHEAP)


def test_nothing_is_written_over(made: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(CaseFileExistsError):
        create_store(made, PASSPHRASE, cost=CHEAP)
    assert made.read_bytes() == before


def test_a_creation_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        create_store(tmp_path / ("x" * 300), PASSPHRASE, cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_a_case_file(tmp_path: Path) -> None:
    with pytest.raises(NotACaseFileError):
        open_store(tmp_path, PASSPHRASE)


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"just a letter\n" * 2000, b"SQLite format 3\0" + bytes(8176)],
    ids=["empty", "one byte", "text", "plain SQLite"],
)
def test_what_is_plainly_another_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert _refused(path) is NotACaseFileError


def test_junk_cannot_be_told_from_the_file_of_another_key(made: Path) -> None:
    made.write_bytes(random.Random(1).randbytes(MANY_PAGES * PAGE_SIZE))  # noqa: S311
    assert _refused(made) is WrongKeyError
    key_file_of(made).unlink()
    assert _refused(made) is NoKeyFileError


def test_another_program_s_encrypted_file_is_refused(made: Path) -> None:
    made.write_bytes(b"")
    connection = _raw(made)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    assert _refused(made) is NotACaseFileError


@pytest.mark.parametrize(("version", "error"), [(99, NewerCaseFileError), (0, NotACaseFileError)])
def test_a_file_of_an_unknown_version_is_left_untouched(
    made: Path, version: int, error: type[StoreError]
) -> None:
    connection = _raw(made)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    assert _refused(made) is error


def _cut(share: float, odd: int = 0) -> Callable[[bytes], bytes]:
    def cut(content: bytes) -> bytes:
        return content[: int(len(content) * share) // PAGE_SIZE * PAGE_SIZE + odd]

    return cut


def _scratch(offset: int) -> Callable[[bytes], bytes]:
    def scratch(content: bytes) -> bytes:
        return content[:offset] + bytes(40) + content[offset + 40 :]

    return scratch


@pytest.mark.parametrize(
    "damage",
    [
        _cut(0.5),
        _cut(0.5, odd=77),
        _cut(0, odd=PAGE_SIZE),
        _cut(1, odd=-10),
        _scratch(100),
        _scratch(PAGE_SIZE * 20 + 100),
        _scratch(PAGE_SIZE * 55 + 100),
        lambda content: content + content[:5000],
    ],
    ids=["half", "odd", "one page", "end", "first page", "page 21", "page 56", "added"],
)
def test_damage_is_noticed(made: Path, damage: Callable[[bytes], bytes]) -> None:
    whole = made.read_bytes()
    assert len(whole) > MANY_PAGES * PAGE_SIZE
    made.write_bytes(damage(whole))
    assert _refused(made) is DamagedCaseFileError
    made.write_bytes(whole)
    open_store(made, PASSPHRASE).close()


def test_a_second_opener_hears_at_once_that_the_file_is_in_use(made: Path) -> None:
    first = open_store(made, PASSPHRASE)
    began = time.monotonic()
    with pytest.raises(CaseFileInUseError):
        open_store(made, PASSPHRASE)
    assert time.monotonic() - began < 2
    with started("hold", made) as other:
        assert lines_of(other).readline() == "in use\n"
    first.save(Case(person=Person(name="Bo")))
    first.close()
    open_store(made, PASSPHRASE).close()


def test_two_processes_never_share_the_file(made: Path) -> None:
    with started("hold", made) as other:
        assert lines_of(other).readline() == "open\n"
        with pytest.raises(CaseFileInUseError):
            open_store(made, PASSPHRASE)
        other.communicate("")
        assert other.returncode == 0
    open_store(made, PASSPHRASE).close()


def test_the_settings_that_safety_rests_on_are_on(made: Path) -> None:
    connection = told(made, open_connection, made, read_key(made, PASSPHRASE))
    expected = {
        "journal_mode": "delete",
        "locking_mode": "exclusive",
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "recursive_triggers": 1,
    }
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    connection.close()
    assert found == expected
