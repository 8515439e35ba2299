"""What holds for every test: no screen, a home of its own, and silence in the log."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent

from sipdesk import i18n

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHONFAULTHANDLER"] = "1"  # a program that a test starts tells where it crashed
# Containers often forbid to keep what was compiled; here, each of many programs would compile anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Two busy cores make a single example slow now and then; the same run must give the same verdict.
# `--hypothesis-profile thorough` looks much further, and elsewhere each time.
settings.register_profile("suite", deadline=None, derandomize=True, database=None, max_examples=40)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("suite")

HOME_VARIABLES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Refuse sets as cases: their order differs between the processes of one run."""
    for mark in metafunc.definition.iter_markers("parametrize"):
        if len(mark.args) > 1 and isinstance(mark.args[1], (set, frozenset)):
            pytest.fail(f"{metafunc.definition.nodeid}: the cases are a set, without order")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays: to look through it for garbage took a fifth of the collecting."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


class LogCollector(logging.Handler):
    """Keeps what was logged, as sentences."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.sentences: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.sentences.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def nothing_logged(request: pytest.FixtureRequest) -> Generator[None]:
    """Any warning in the log fails the test, unless it is marked `expects_log`."""
    collector = LogCollector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if collector.sentences and not request.node.get_closest_marker("expects_log"):
        pytest.fail("Logged without being expected:\n" + "\n".join(collector.sentences))


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, so that no test reads or writes the developer's own files."""
    folder = tmp_path_factory.mktemp("home")
    for variable in HOME_VARIABLES:
        monkeypatch.setenv(variable, str(folder))
    monkeypatch.setenv("XDG_CONFIG_DIRS", "/nowhere")  # no policy of the developer's organisation
    return folder


@pytest.fixture(autouse=True)
def swedish_window() -> Generator[None]:
    """Each test starts with, and leaves, a window that speaks Swedish."""
    i18n.speak(i18n.MASTER)
    yield
    i18n.speak(i18n.MASTER)


@pytest.fixture(autouse=True)
def windows_gone() -> Generator[None]:
    """What a test closed is gone before the next, which would dress it for seconds as well: Qt
    itself would wait for a running event loop.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
