"""Ours and other programs, from the start of the process to the first window in sight, at their
first start: in an empty home.

Measured with xdotool, which looks every 20 ms, and only where both are installed and there is an X
display: nothing is downloaded, and no file of the user is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 60.0  # seconds
GLANCE = 0.02  # seconds
PROGRAMS = {
    "SIPdesk": (sys.executable, "-m", "sipdesk"),
    "KeePassXC": ("keepassxc",),
    "novelWriter": ("novelwriter",),
    "Picard": ("picard",),
    "Anki": ("anki",),
    "LibreOffice": ("soffice", "--writer", "--norestore", "--nologo"),
}


def can_see() -> bool:
    """Whether windows can be looked for."""
    return bool(os.environ.get("DISPLAY")) and shutil.which("xdotool") is not None


def found() -> Iterator[tuple[str, Sequence[str] | None]]:
    """Each program with its command, or None where it is not installed."""
    for name, command in PROGRAMS.items():
        yield name, command if shutil.which(command[0]) else None


def first_window(command: Sequence[str]) -> float | None:
    """Seconds until a window is in sight that was not there before; None when none came."""
    before = _windows()
    with tempfile.TemporaryDirectory() as home:
        start = time.monotonic()
        program = subprocess.Popen(
            command,
            cwd=ROOT,
            env=_environment(Path(home)),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            while time.monotonic() - start < LONGEST:
                if _windows() - before:
                    return time.monotonic() - start
                time.sleep(GLANCE)
            return None
        finally:
            _end(program)


def _environment(home: Path) -> dict[str, str]:
    """That of a first start; a window that Qt would paint into memory is painted on the screen."""
    mine = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    folders = {"XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data")}
    return {**mine, "HOME": str(home), **folders}


def _windows() -> set[str]:
    search = ["xdotool", "search", "--onlyvisible", "--name", "."]
    told = subprocess.run(search, capture_output=True, text=True, check=False)
    return set(told.stdout.split())


def _end(program: subprocess.Popen[bytes]) -> None:
    """The program and what it started, which is a group of its own."""
    for signal in (15, 9):
        try:
            os.killpg(program.pid, signal)
            program.wait(timeout=10)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
    program.wait()
