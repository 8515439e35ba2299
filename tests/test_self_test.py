"""The self-test passes on a sound installation, and fails, aloud, on an unsound one."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk import self_test
from sipdesk.case import Case
from sipdesk.data import create_store
from sipdesk.demo import demo_cases
from sipdesk.documents.paper import Paper
from sipdesk.ports import Wanted
from sipdesk.self_test import CHECKS, Bench, Check
from tests.cheap import CHEAP

ROOT = Path(__file__).resolve().parent.parent
TODAY = dt.date(2026, 3, 12)
DOCUMENTS = {
    "forberedelseblad-en.pdf",
    "forberedelseblad-sv.pdf",
    "plan-en.pdf",
    "plan-sv.pdf",
    "uppfoljning-en.pdf",
    "uppfoljning-sv.pdf",
}


class PapersAboutNobody(Paper):
    """Makes proper PDF, but about an empty case."""

    def make(self, wanted: Wanted, case: Case, today: dt.date) -> bytes:
        return super().make(wanted, Case(), today)


class PapersThatAreNone(Paper):
    def make(self, wanted: Wanted, case: Case, today: dt.date) -> bytes:
        return b"%PDF-1.7 but no more"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(folder=tmp_path, cases=demo_cases(TODAY)[:2], today=TODAY)


def program(arguments: list[str], tree: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The program run from source, on a system without a screen."""
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {k: v for k, v in os.environ.items() if k not in screens}
    return subprocess.run(
        [sys.executable, "-P", "-m", "sipdesk", *arguments],
        env=environment | {"PYTHONPATH": str(tree), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("language", "verdict"),
    [("sv", "14 av 14 kontroller stämmer."), ("en", "14 of 14")],
)
def test_every_promise_is_kept_and_said_in_the_language_of_the_window(
    language: str, verdict: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert self_test.run(tmp_path / "deep" / "down", language) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(CHECKS) + 2
    assert lines[-2].startswith(verdict)
    left = {path.name for path in (tmp_path / "deep" / "down").iterdir()}
    assert left == DOCUMENTS


def test_a_folder_that_cannot_be_written_is_told_and_fails(
    bench: Bench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not self_test.leave({"plan-sv.pdf": b"%PDF"}, tmp_path / "file")
    assert "Filen kunde inte skrivas där." in capsys.readouterr().out


def test_a_broken_promise_is_told_and_counted(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    checks = (
        Check("Det första", lambda _bench: True),
        Check("Det andra", lambda _bench: False),
        Check("Det tredje", lambda _bench: [].index(1) == 0),
    )
    assert not self_test.report(checks, bench)
    assert capsys.readouterr().out.splitlines() == [
        "Stämmer: Det första",
        "STÄMMER INTE: Det andra",
        "STÄMMER INTE: Det tredje (ValueError)",
        "1 av 3 kontroller stämmer.",
    ]


def test_a_plain_copy_beside_the_file_breaks_the_promise_of_secrecy(bench: Bench) -> None:
    create_store(bench.case_file, bench.passphrase, cost=CHEAP).close()
    assert self_test.tells_nothing(bench)
    surname = bench.cases[0].person.name.split()[-1]
    (bench.folder / "left-behind").write_text(f"…{surname}…", encoding="utf-8")
    assert not self_test.tells_nothing(bench)


def test_a_short_word_found_by_chance_breaks_no_promise(bench: Bench) -> None:
    """Four given bytes lie in one encrypted file of some ten thousand: that tells nothing."""
    assert self_test.comes_back_unchanged(bench)
    short = min((word for case in bench.cases for word in case.person.name.split()), key=len)
    assert len(short.encode()) < self_test.SHORTEST_IN_NOISE
    (bench.folder / "noise").write_bytes(b"\x07" + short.encode() + b"\xf1")
    assert self_test.tells_nothing(bench)


def test_a_whole_name_breaks_the_promise_of_secrecy(bench: Bench) -> None:
    name = min((case.person.name for case in bench.cases), key=len)
    (bench.folder / "left-behind").write_bytes(b"\x07" + name.encode() + b"\xf1")
    assert not self_test.tells_nothing(bench)


def test_a_plain_database_breaks_the_promise_of_secrecy(bench: Bench) -> None:
    bench.case_file.write_bytes(b"SQLite format 3\0")
    assert not self_test.tells_nothing(bench)


def test_a_folder_without_any_file_keeps_no_promise_of_secrecy(bench: Bench) -> None:
    assert not self_test.tells_nothing(bench)


def test_a_file_that_opens_with_any_passphrase_breaks_the_promise(bench: Bench) -> None:
    create_store(bench.case_file, bench.passphrase + "x", cost=CHEAP).close()
    assert not self_test.refuses_another_passphrase(bench)


def test_no_cases_read_back_is_no_proof(bench: Bench) -> None:
    assert not self_test.comes_back_unchanged(replace(bench, cases=()))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("documents", [PapersAboutNobody(), PapersThatAreNone()])
def test_paper_without_what_was_written_breaks_the_promise(bench: Bench, documents: Paper) -> None:
    assert self_test.prints_plan(bench, "sv")
    assert self_test.prints_preparation_sheet(bench, "sv")
    assert self_test.prints_follow_up(bench, "sv")
    spoiled = replace(bench, documents=documents)
    assert not self_test.prints_plan(spoiled, "sv")
    assert not self_test.prints_preparation_sheet(spoiled, "sv")
    assert not self_test.prints_follow_up(spoiled, "sv")


def test_without_a_screen_the_program_says_so_and_tests_itself(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux runs without a screen")
    result = program(["--demo", "--output", str(tmp_path)])
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.startswith("Här finns ingen skärm.")
    assert {path.name for path in tmp_path.iterdir()} == DOCUMENTS
    assert not result.stderr


def test_an_installation_without_its_catalogues_fails(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "sipdesk", tmp_path / "sipdesk")
    result = program(["--self-test"], tree=tmp_path)
    assert result.returncode == 1
    assert "STÄMMER INTE: Texterna finns på svenska och engelska." in result.stdout
    assert "9 av 14 kontroller stämmer." in result.stdout
