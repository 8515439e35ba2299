"""A file from before there were key files is given one, and is whole at every moment."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from threading import Timer

import msgspec
import pytest

from sipdesk.case import Case
from sipdesk.data import open_store, open_store_with_code, read_key
from sipdesk.data.adoption import OldKey, adopt, kept_aside
from sipdesk.data.connection import checked_connection
from sipdesk.data.keys import FileKey, key_file_of, write_key_file
from sipdesk.errors import DamagedCaseFileError, NoKeyFileError, WrongKeyError
from tests.cheap import CHEAP
from tests.data.make_fixture import FIXTURES, PASSPHRASE
from tests.data.processes import lines_of, started

OLD_VERSIONS = (1, 2, 3)
NEWEST_OLD = OLD_VERSIONS[-1]
KILLS = 6
MOST_KILLS = 40
LONGEST_ADOPTION = 0.6  # seconds


def old_file(folder: Path, version: int = NEWEST_OLD) -> Path:
    path = folder / "cases.sipdesk"
    shutil.copy(FIXTURES / f"v{version}.sipdesk", path)
    return path


def case_of(version: int = NEWEST_OLD) -> Case:
    return msgspec.json.decode((FIXTURES / f"v{version}.json").read_bytes(), type=Case)


def assert_opens(path: Path, version: int = NEWEST_OLD) -> None:
    store = open_store(path, PASSPHRASE, cost=CHEAP)
    assert repr(store.load("case")) == repr(case_of(version))
    store.close()


@pytest.mark.parametrize("version", OLD_VERSIONS)
def test_an_old_file_gets_a_key_and_keeps_its_passphrase(tmp_path: Path, version: int) -> None:
    path = old_file(tmp_path, version)
    assert_opens(path, version)
    code = read_key(path, PASSPHRASE).code()
    open_store_with_code(path, code).close()
    with pytest.raises(WrongKeyError):
        checked_connection(path, OldKey(PASSPHRASE))
    assert_opens(path, version)


def test_the_old_file_lies_aside_until_the_new_one_opened_again(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    content = path.read_bytes()
    assert_opens(path)
    assert kept_aside(path).read_bytes() == content
    assert_opens(path)
    assert {file.name for file in tmp_path.iterdir()} == {"cases.sipdesk", "cases.sipdesk-key"}


def test_a_wrong_passphrase_leaves_an_old_file_alone(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    content = path.read_bytes()
    with pytest.raises(NoKeyFileError):
        open_store(path, "fel", cost=CHEAP)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == content


def test_a_damaged_old_file_is_left_alone(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    content = path.read_bytes()[:-4096]
    path.write_bytes(content)
    with pytest.raises(DamagedCaseFileError):
        open_store(path, PASSPHRASE, cost=CHEAP)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == content


def test_an_old_file_that_another_program_holds_is_left_alone(tmp_path: Path) -> None:
    path = old_file(tmp_path)
    holder = checked_connection(path, OldKey(PASSPHRASE))
    with started("adopt", path, PASSPHRASE) as process:
        process.wait()
        assert process.returncode != 0
    holder.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert_opens(path)


def test_an_adoption_that_was_cut_off_after_the_key_file_goes_on_with_that_key(
    tmp_path: Path,
) -> None:
    path, key = old_file(tmp_path), FileKey.random()
    write_key_file(key_file_of(path), key, PASSPHRASE, CHEAP)
    (tmp_path / ".cases.sipdesk-adopted").write_bytes(b"half a copy")
    assert_opens(path)
    assert read_key(path, PASSPHRASE) == key
    assert_opens(path)
    assert {file.name for file in tmp_path.iterdir()} == {"cases.sipdesk", "cases.sipdesk-key"}


def test_a_fault_in_the_middle_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old_file(tmp_path)
    content = path.read_bytes()

    def fail(*_arguments: object) -> None:
        raise OSError("the stick was pulled out")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="pulled out"):
        adopt(path, PASSPHRASE, FileKey.random(), CHEAP)
    monkeypatch.undo()
    assert path.read_bytes() == content
    assert_opens(path)


def test_a_killed_adoption_leaves_a_file_that_its_passphrase_opens(tmp_path: Path) -> None:
    rng = random.Random(4)  # noqa: S311 - no secret
    states: set[frozenset[str]] = set()
    for number in range(MOST_KILLS):
        if number >= KILLS and len(states) > 1:
            break
        folder = tmp_path / str(number)
        folder.mkdir()
        path = old_file(folder)
        with started("adopt", path, PASSPHRASE) as process:
            assert lines_of(process).readline() == "now\n"
            timer = Timer(rng.uniform(0, LONGEST_ADOPTION), process.kill)
            timer.start()
            process.wait()
            timer.join()
        states.add(frozenset(file.name for file in folder.iterdir()))
        assert_opens(path)
    assert len(states) > 1  # else no kill came in the middle
