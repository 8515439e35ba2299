"""An X screen that nobody sees, for tests that need a real one (`system.SCREEN_TOOLS`)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager

from devtools.system import tool

SIZE = "1366x768x24"
STAYS = "-noreset"  # else it starts anew when its last client leaves, and turns the next one away


@contextmanager
def own_screen() -> Generator[str]:
    """The name of a new screen, as DISPLAY wants it; the screen is gone at the end."""
    told, tell = os.pipe()
    number = ["-displayfd", str(tell), "-screen", "0", SIZE, "-nolisten", "tcp", STAYS]
    server = subprocess.Popen(
        [str(tool("Xvfb")), *number], pass_fds=(tell,), stderr=subprocess.DEVNULL
    )
    os.close(tell)
    try:
        with os.fdopen(told) as line:
            yield f":{line.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
