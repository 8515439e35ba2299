"""Kill the program while somebody types: `python -m tests.kill --times 100`.

The promise: what was typed longer than a second before the end is in the file, the file passes
its checks, and whatever is in it is the beginning of what was typed.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from sipdesk.data import open_store
from sipdesk.paths import Profile
from tests.session import PASSPHRASE, letters

ROOT = Path(__file__).parents[1]
PROMISE = 1.0  # seconds of typing that may be lost
LONGEST_LIFE = 3.0  # seconds from the first letter


@dataclass(frozen=True)
class Killed:
    """One end: letters typed in all, letters that were promised, letters found in the file."""

    typed: int
    promised: int
    found: int
    lost_seconds: float  # of typing, up to the end

    @property
    def kept_the_promise(self) -> bool:
        return self.promised <= self.found


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The program in another process; it is gone at the end."""
    command = [sys.executable, "-m", "tests.session", *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, encoding="utf-8") as process:
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str], expected: str) -> None:
    """Wait for a line. Raises AssertionError when the process says something else, or ends."""
    assert process.stdout is not None
    line = process.stdout.readline().strip()
    assert line == expected, f"{line!r} instead of {expected!r}"


def kill_while_typing(folder: Path, name: str, life: float) -> Killed:
    """Start, type for `life` seconds, kill, and look into the file.

    Raises AssertionError when the file does not hold the beginning of what was typed, and
    StoreError when it does not pass its checks.
    """
    ends: list[float] = []
    with started("type", str(folder), name) as process:
        said(process, "typing")

        def end() -> None:
            ends.append(time.monotonic())
            process.kill()

        timer = Timer(life, end)
        timer.start()
        assert process.stdout is not None
        lines = [line.split() for line in process.stdout if line.endswith("\n")]
        timer.join()
    times = [float(at) for at, _count in lines]
    found = _found(folder, name)
    unsaved = [at for at in times[found:] if at <= ends[0]]
    return Killed(
        typed=len(times),
        promised=sum(at <= ends[0] - PROMISE for at in times),
        found=found,
        lost_seconds=ends[0] - unsaved[0] if unsaved else 0.0,
    )


def _found(folder: Path, name: str) -> int:
    store = open_store(Profile(folder).case_file, PASSPHRASE)
    try:
        ids = [summary.id for summary in store.summaries() if summary.name == name]
        text = "".join(topic.text for i in ids for topic in store.load(i).topics)
    finally:
        store.close()
    assert text == letters(len(text)), "the file holds what nobody typed"
    return len(text)


def kill_often(folder: Path, times: int, seed: int) -> Iterator[Killed]:
    """Kill at random moments, again and again on the same case file."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    for number in range(times):
        yield kill_while_typing(folder, f"Person {number}", rng.uniform(0, LONGEST_LIFE))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.kill")
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    broken = 0
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for killed in kill_often(Path(folder), wanted.times, wanted.seed):
            broken += not killed.kept_the_promise
            worst = max(worst, killed.lost_seconds)
            print(killed, flush=True)
    print(f"{wanted.times} times killed, {broken} promises broken, at most {worst:.2f} s lost")
    return min(broken, 1)


if __name__ == "__main__":
    sys.exit(main())
