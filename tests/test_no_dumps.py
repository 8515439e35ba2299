"""No core dump, and nobody who looks into the memory: asked of the real program, from outside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PR_GET_DUMPABLE = 3
LOOK = f"""
import ctypes, runpy, sys
from pathlib import Path
sys.argv = ["sipdesk", "--version"]
try:
    {{start}}
except SystemExit:
    pass
print(ctypes.CDLL(None).prctl({PR_GET_DUMPABLE}))
print(Path("/proc/self/limits").read_text())
"""


def looked_at(start: str) -> list[str]:
    """Whether a dump is allowed, and each limit, of a process that did `start`."""
    command = [sys.executable, "-c", LOOK.format(start=start)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return ran.stdout.splitlines()


def core_limits(lines: list[str]) -> list[str]:
    """The soft and the hard limit for core dumps."""
    (line,) = [line for line in lines if line.startswith("Max core file size")]
    return line.split()[4:6]


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_the_program_leaves_no_dump_and_another_would() -> None:
    version, dumpable, *limits = looked_at('runpy.run_module("sipdesk", run_name="__main__")')
    assert version.startswith("SIPdesk")
    assert dumpable == "0"
    assert core_limits(limits) == ["0", "0"]
    assert looked_at("pass")[0] == "1"
