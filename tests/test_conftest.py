"""The suite's own net: what is logged fails a test, unless the test is about it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sipdesk import paths

SUITE = """
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
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def outcome(tmp_path: Path) -> str:
    """What pytest says of a suite with one test that logs a warning."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path / "tests")
    (tmp_path / "tests" / "test_log.py").write_text(SUITE, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return result.stdout


def test_a_warning_in_the_log_fails_a_test_unless_it_is_expected(outcome: str) -> None:
    assert "ERROR tests/test_log.py::test_that_warns" in outcome
    assert "WARNING sipdesk.somewhere: something is wrong" in outcome
    assert "3 passed, 1 error" in outcome


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not ask the environment")
def test_the_profile_of_a_test_lies_in_a_home_of_its_own(home: Path) -> None:
    assert paths.user_profile().folder.is_relative_to(home)
