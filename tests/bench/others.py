"""Other programs, from the start of the process to their first window in sight.

Measured with xdotool, which looks every 20 ms, and only where both are installed and there is an X
display: nothing is downloaded, and no file of the user is touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

LONGEST = 60.0  # seconds
GLANCE = 0.02  # seconds
PROGRAMS = {
    "KeePassXC": ("keepassxc",),
    "novelWriter": ("novelwriter",),
    "Picard": ("picard",),
    "Anki": ("anki",),
    "LibreOffice": ("soffice", "--writer", "--norestore", "--nologo"),
}


def found() -> Iterator[tuple[str, Sequence[str] | None]]:
    """Each program with its command, or None where it is not installed, or cannot be seen."""
    can_see = bool(os.environ.get("DISPLAY")) and shutil.which("xdotool") is not None
    for name, command in PROGRAMS.items():
        yield name, command if can_see and shutil.which(command[0]) else None


def first_window(command: Sequence[str]) -> float | None:
    """Seconds until a window is in sight that was not there before; None when none came."""
    before = _windows()
    with tempfile.TemporaryDirectory() as home:
        start = time.monotonic()
        program = subprocess.Popen(
            command,
            env={**os.environ, "HOME": home, "XDG_CONFIG_HOME": str(Path(home, "config"))},
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
