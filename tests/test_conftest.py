"""The suite's own nets: an unexpected word in the log, and cases without an order."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sipdesk import paths

LOGGING = """
import logging
import pytest

def test_that_warns():
    logging.getLogger("sipdesk.somewhere").warning("something is wrong")

def test_that_is_silent():
    logging.getLogger("sipdesk.somewhere").info("all is well")

@pytest.mark.expects_log
def test_about_the_warning():
    logging.getLogger("sipdesk.somewhere").warning("something is wrong")
"""
UNORDERED = """
import pytest

@pytest.mark.parametrize("letter", {"a", "b", "c"})
def test_letter(letter):
    assert letter
"""
ROOT = Path(__file__).resolve().parent.parent


def outcome(tmp_path: Path, suite: str) -> str:
    """What pytest says of another suite under our conftest."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    (tmp_path / "tests" / "test_suite.py").write_text(suite, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return result.stdout


def test_a_warning_in_the_log_fails_a_test_unless_it_is_expected(tmp_path: Path) -> None:
    said = outcome(tmp_path, LOGGING)
    assert "ERROR tests/test_suite.py::test_that_warns" in said
    assert "WARNING sipdesk.somewhere: something is wrong" in said
    assert "3 passed, 1 error" in said


def test_cases_without_an_order_are_refused(tmp_path: Path) -> None:
    said = outcome(tmp_path, UNORDERED)
    assert "the cases are a set, without order" in said
    assert "1 error" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not ask the environment")
def test_the_profile_of_a_test_lies_in_a_home_of_its_own(home: Path) -> None:
    assert paths.user_profile().folder.is_relative_to(home)


@pytest.mark.skipif(sys.platform == "win32", reason="ends otherwise there")
def test_a_program_that_crashes_tells_where() -> None:
    crash = "import os, signal\ndef here(): os.kill(os.getpid(), signal.SIGSEGV)\nhere()"
    ran = subprocess.run([sys.executable, "-c", crash], capture_output=True, text=True, check=False)
    assert ran.returncode == -signal.SIGSEGV
    assert "in here" in ran.stderr
