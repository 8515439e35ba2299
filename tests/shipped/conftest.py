"""What is shipped: built by `python3 dev.py package`, which also runs these checks.

They are no part of the suite, because what they look at takes minutes to build.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.shipped.shipped import DIST, Installed, Program, missing_for_installing, the_deb

Numbers = dict[str, str]
NUMBERS = pytest.StashKey[Numbers]()


@pytest.fixture(scope="session")
def numbers(request: pytest.FixtureRequest) -> Numbers:
    """What was measured, by what it is; it is said at the end of the run."""
    return request.config.stash.setdefault(NUMBERS, {})


@pytest.fixture(scope="session")
def bundle() -> Program:
    name = "sipdesk.exe" if sys.platform == "win32" else "sipdesk"
    program = Program(DIST / "sipdesk" / name)
    assert program.file.exists(), "there is no bundle: python3 dev.py package builds it"
    return program


@pytest.fixture(scope="session")
def deb() -> Path:
    """The package that was built last."""
    if sys.platform != "linux":
        pytest.skip("only Debian and its relatives have such packages")
    return the_deb()


@pytest.fixture(scope="session")
def installed(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Generator[Installed]:
    """The package, installed into a root of its own, and removed from it at the end."""
    if missing := missing_for_installing():
        pytest.skip(missing)
    place = Installed(tmp_path_factory.mktemp("En rot på räls (2)"))
    place.install(deb)
    yield place
    place.purge()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for what, number in terminalreporter.config.stash.get(NUMBERS, Numbers()).items():
        terminalreporter.write_line(f"{what}: {number}")
