"""Starting `tests.data.child`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tests.data.conftest import PASSPHRASE

ROOT = Path(__file__).parents[2]


@contextmanager
def started(
    action: str, path: Path, passphrase: str = PASSPHRASE
) -> Generator[subprocess.Popen[str]]:
    """Another process that does `action` on the file; it is gone at the end."""
    command = [sys.executable, "-m", "tests.data.child", action, str(path), passphrase]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        try:
            yield process
        finally:
            process.kill()


def lines_of(process: subprocess.Popen[str]) -> IO[str]:
    """What the process says, line by line."""
    assert process.stdout is not None
    return process.stdout
