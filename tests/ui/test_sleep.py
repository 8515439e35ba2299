"""The machine falls asleep: it waits until the real program has saved, and closed the file."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from sipdesk.data import open_store
from sipdesk.errors import CaseFileInUseError
from sipdesk.paths import Profile
from tests.keyboard import PASSPHRASE
from tests.ui.private_bus import ROOT, private_bus

LONGEST_RUN = 60  # seconds, on a busy machine
ASKED = "asked ['sleep', 'SIPdesk', 'Sparar och låser', 'delay']\n"


@contextmanager
def running(module: str, *arguments: str | Path, bus: str) -> Generator[subprocess.Popen[str]]:
    names = ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS")
    environment = {**os.environ, **dict.fromkeys(names, bus), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        limit = threading.Timer(LONGEST_RUN, process.kill)
        limit.start()
        try:
            yield process
        finally:
            limit.cancel()
            process.kill()


def line_of(stream: IO[str] | None) -> str:
    assert stream is not None
    return stream.readline()


def tell(logind: subprocess.Popen[str], what: str) -> None:
    assert logind.stdin is not None
    logind.stdin.write(f"{what}\n")
    logind.stdin.flush()


def test_the_sleep_waits_until_the_file_is_closed(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    with (
        private_bus() as bus,
        running("tests.ui.fake_logind", bus=bus) as logind,
    ):
        assert line_of(logind.stdout) == "ready\n"
        with running("tests.session", "hold", tmp_path, bus=bus) as program:
            assert line_of(program.stdout) == "open\n"
            assert line_of(logind.stdout) == ASKED
            with pytest.raises(CaseFileInUseError):
                open_store(profile.case_file, PASSPHRASE)
            tell(logind, "sleep")
            assert line_of(logind.stdout) == "released\n"
            open_store(profile.case_file, PASSPHRASE).close()
            tell(logind, "wake")
            assert line_of(logind.stdout) == ASKED
            tell(logind, "sleep")  # with nothing open, there is nothing to wait for
            assert line_of(logind.stdout) == "released\n"
