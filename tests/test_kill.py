"""SIGKILL at random moments: the short form of `python -m tests.kill`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.disks import POSIX
from tests.kill import ROOT, kill_often

WINDOWS = 4
SAVES = 30


def test_a_killed_program_loses_at_most_what_was_typed_in_the_last_second(tmp_path: Path) -> None:
    ends = list(kill_often(tmp_path, WINDOWS, seed=1))
    assert [end for end in ends if not end.kept_the_promise] == []
    assert sum(end.promised for end in ends) > WINDOWS
    assert any(end.found < end.typed for end in ends)


@POSIX
def test_the_command_finds_no_loss_but_in_its_controls() -> None:
    arguments = ["--times", str(SAVES), "--windows", "0", "--controls", "6", "--seed", "2"]
    command = [sys.executable, "-m", "tests.kill", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    saving, *_typing, before, without = (
        line.split()[-6:] for line in done.stdout.splitlines()[1:5]
    )
    assert int(saving[0]) == SAVES
    assert int(saving[1]) > SAVES
    assert saving[2:] == ["0"] * 4
    assert int(before[2]) > 0
    assert int(without[2]) > 0
