"""Kill the program at random moments, and count what is lost: `python -m tests.kill --times 1000`.

Most kills hit a process that saves without pause (`tests.kill_saves`), every tenth the whole
program while somebody types in its window. The promise there: what was typed longer than a second
before the end is in the file, the file passes its checks, and whatever is in it is the beginning
of what was typed. Two controls must lose, or the harness is blind. One table says it all.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from threading import Timer

from sipdesk.data import open_store
from sipdesk.paths import Profile
from tests.keyboard import PASSPHRASE
from tests.kill_saves import Record, Victims, Work, tell_after, tell_before, without_journal
from tests.session import letters

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


def record_of_windows(folder: Path, times: int, seed: int) -> tuple[Record, float]:
    """What the kills of the whole program did, and the most seconds of typing that one cost."""
    record = Record()
    worst = 0.0
    for killed in kill_often(folder, times, seed):
        record.kills += 1
        record.told += killed.promised
        record.late += not killed.kept_the_promise
        worst = max(worst, killed.lost_seconds)
        show_progress("typing", record)
    return record, worst


def record_of_saves(folder: Path, work: Work, times: int, seed: int) -> Record:
    """What the kills of one kind of process did."""
    victims = Victims(folder / work.__name__, work, seed)
    for _time in range(times):
        victims.kill()
        show_progress(work.__name__, victims.record)
    return victims.record


def record_of_control(folder: Path, work: Work, times: int, seed: int) -> Record:
    """The same for a process that must lose; when chance spared it, up to ten times as many."""
    victims = Victims(folder / work.__name__, work, seed)
    while victims.record.kills < times or (
        not victims.record.lost and victims.record.kills < 10 * times
    ):
        victims.kill()
    return victims.record


def show_progress(name: str, record: Record) -> None:
    if record.kills % 50 == 0:
        print(f"… {name}: {record}", file=sys.stderr, flush=True)


HEADS = ("kills", "told", "lost", "late", "quick_check", "integrity_check")


def table(records: Mapping[str, Record]) -> str:
    """One line for each kind of process."""
    widest = max(map(len, records))
    lines = [" " * widest + "".join(f"{head:>17}" for head in HEADS)]
    for name, record in records.items():
        counts = "".join(f"{count:>17}" for count in astuple(record))
        lines.append(f"{name:<{widest}}{counts}")
    return "\n".join(lines)


def main() -> int:
    """Exit code 1 when a promise was broken, or when a control lost nothing."""
    parser = argparse.ArgumentParser(prog="python -m tests.kill")
    parser.add_argument("--times", type=int, default=1000, help="kills of a process that saves")
    parser.add_argument("--windows", type=int, help="kills of the whole program; a tenth of them")
    parser.add_argument("--controls", type=int, default=20, help="kills of each control")
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    windows = wanted.times // 10 if wanted.windows is None else wanted.windows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        promised = {"saving": record_of_saves(folder, tell_after, wanted.times, wanted.seed)}
        controls = {
            "control: told before the commit": tell_before,
            "control: no journal": without_journal,
        }
        must_lose = {
            title: record_of_control(folder, work, wanted.controls, wanted.seed)
            for title, work in controls.items()
        }
        promised["typing in the window"], worst = record_of_windows(folder, windows, wanted.seed)
    print(table({**promised, **must_lose}))
    print(f"At most {worst:.2f} s of typing were lost.")
    is_blind = not all(record.lost for record in must_lose.values())
    return int(is_blind or any(record.harm for record in promised.values()))


if __name__ == "__main__":
    sys.exit(main())
