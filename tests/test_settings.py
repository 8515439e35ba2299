"""The settings: whole or not at all, and never a reason not to start."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.errors import UnreadablePolicyError
from sipdesk.settings import (
    Policy,
    Settings,
    governed,
    load_policy,
    load_settings,
    save_settings,
)

KEPT = Settings(
    language="en", window_place="QUJD.QUJD.QUJD", lock_after=15, text_size=150, look="dark"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_what_is_saved_comes_back(path: Path) -> None:
    save_settings(KEPT, path)
    assert load_settings(path) == KEPT
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_without_a_file_there_are_defaults(path: Path) -> None:
    assert load_settings(path) == Settings(language="sv", window_place="")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b'{"language": 5}',
        b'{"language": "sv"',
        b'{"language": "\xff"}',
        b'{"other": ' + b"[" * 100_000,
        b"\xff\xfe\x00",
    ],
    ids=["empty", "null", "list", "number", "cut off", "not utf-8", "deep", "junk"],
)
def test_an_unreadable_file_gives_defaults(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert load_settings(path) == Settings()
    save_settings(KEPT, path)
    assert load_settings(path) == KEPT


@given(content=st.binary() | st.text().map(str.encode))
def test_no_file_whatever_stops_the_start(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any settings.json"
    path.write_bytes(content)
    assert load_settings(path).language in ("sv", "en")


def test_an_unknown_language_costs_only_the_language(path: Path) -> None:
    path.write_bytes(b'{"language": "tlh", "window_place": "QUJD", "unknown": 1}')
    assert load_settings(path) == Settings(language="sv", window_place="QUJD")


@pytest.mark.parametrize("minutes", [0, -1, 3, 100_000])
def test_a_lock_that_cannot_be_chosen_is_the_default(path: Path, minutes: int) -> None:
    path.write_text(f'{{"language": "en", "lock_after": {minutes}}}', encoding="utf-8")
    assert load_settings(path) == Settings(language="en", lock_after=5)


@pytest.mark.parametrize("percent", [0, -100, 99, 130, 201, 100_000])
def test_a_text_size_that_cannot_be_chosen_is_the_default(path: Path, percent: int) -> None:
    path.write_text(f'{{"language": "en", "text_size": {percent}}}', encoding="utf-8")
    assert load_settings(path) == Settings(language="en", text_size=100)


def test_a_look_that_cannot_be_chosen_is_that_of_the_computer(path: Path) -> None:
    path.write_text('{"language": "en", "look": "pink"}', encoding="utf-8")
    assert load_settings(path) == Settings(language="en", look="system")


def test_a_folder_in_its_place_gives_defaults_and_stays(path: Path) -> None:
    path.mkdir()
    assert load_settings(path) == Settings()
    save_settings(KEPT, path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_fault_of_the_disk_costs_no_more_than_the_settings(tmp_path: Path) -> None:
    save_settings(KEPT, tmp_path / "nowhere" / "settings.json")
    assert list(tmp_path.iterdir()) == []


# --- what an organisation decides ---------------------------------------------------------------


def test_without_a_policy_everything_is_the_users(path: Path) -> None:
    assert load_policy(path) == Policy()
    assert governed(KEPT, Policy()) == KEPT


def test_a_policy_comes_before_what_the_user_chose(path: Path) -> None:
    path.write_text('{"language": "sv", "lock_after": 5, "second_place": "X:/sip"}', "utf-8")
    ruled = governed(KEPT, load_policy(path))
    assert (ruled.language, ruled.lock_after, ruled.second_place) == ("sv", 5, "X:/sip")
    assert ruled.window_place == KEPT.window_place


def test_a_shorter_lock_than_the_policy_stays() -> None:
    assert governed(Settings(lock_after=1), Policy(lock_after=5)).lock_after == 1


def test_a_policy_can_forbid_a_second_place() -> None:
    assert governed(Settings(second_place="/stick"), Policy(second_place="")).second_place == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"lock_after": 3}',
        b'{"lock_after": "5"}',
        b'{"language": "tlh"}',
        b'{"lockafter": 5}',
        b"\xff",
    ],
)
def test_a_policy_that_cannot_be_read_is_never_passed_over(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(UnreadablePolicyError):
        load_policy(path)
