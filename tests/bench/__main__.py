"""How fast the window is, and how fast paper is made, as ratios.

    python -m tests.bench [window|paper] [--json FILE] [--times N] [--cases N]

`window` measures each thing beside the least that it could take (`tests/bench/window.py`), in a
file with few cases and in one with `--cases`. Without a display Qt paints into memory.

`paper` sets our plan against other ways to set the same text. Each way runs in a process of its
own: cold is its first document with all imports, warm the median of those after it, made by turns,
so that a busy moment of the machine is a burden to all. What is not installed is left out, with a
word.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench import window
from tests.bench.paper import OURS, WAYS, write_content

ROOT = Path(__file__).resolve().parents[2]
Measured = Mapping[str, float]
"""Of one way: seconds "cold" and "warm", and the number of "pages"."""


class Runner:
    """A way in its own process, which makes a document each time it is asked."""

    def __init__(self, name: str, content: Path) -> None:
        """Raises LookupError with a word when the way is not installed."""
        command = [sys.executable, "-m", "tests.bench.paper", name, str(content)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )
        assert self._process.stdout
        told = self._process.stdout.readline()
        if not told:
            _out, words = self._process.communicate()
            raise LookupError((words.strip().splitlines() or ["no word why"])[-1])
        self.first: Measured = json.loads(told)

    def again(self) -> float:
        """Seconds for one more document."""
        assert self._process.stdin
        assert self._process.stdout
        print(file=self._process.stdin, flush=True)
        return float(self._process.stdout.readline())

    def end(self) -> None:
        self._process.communicate()


def started(content: Path) -> dict[str, Runner]:
    """Each way that is installed, by its name, after its first document."""
    runners: dict[str, Runner] = {}
    for name in WAYS:
        try:
            runners[name] = Runner(name, content)
        except LookupError as missing:
            print(f"{name} is left out: {missing}", file=sys.stderr)
    return runners


def measure(content: Path, times: int) -> dict[str, Measured]:
    """Each way that is installed, by its name."""
    runners = started(content)
    turns = [{name: each.again() for name, each in runners.items()} for _turn in range(times)]
    for each in runners.values():
        each.end()
    return {
        name: {**each.first, "warm": statistics.median(turn[name] for turn in turns)}
        for name, each in runners.items()
    }


def table(measured: Mapping[str, Measured]) -> str:
    """Milliseconds, and each way's time as a multiple of ours."""
    ours = measured[OURS]
    lines = [f"{'':<12}{'pages':>6}{'cold ms':>9}{'warm ms':>9}{'cold ×':>9}{'warm ×':>9}"]
    for name, one in measured.items():
        milliseconds = "".join(f"{one[kind] * 1000:>9.0f}" for kind in ("cold", "warm"))
        ratios = "".join(f"{one[kind] / ours[kind]:>9.2f}" for kind in ("cold", "warm"))
        lines.append(f"{name:<12}{one['pages']:>6.0f}{milliseconds}{ratios}")
    return "\n".join(lines)


def measure_paper(times: int) -> object:
    """Measure, print the table, and return the numbers."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content.json"
        write_content(content)
        measured = measure(content, times)
    print(table(measured))
    return measured


def measure_window(chosen: argparse.Namespace) -> object:
    """The same for the window."""
    lines = window.measure(min(window.FEW, chosen.cases), chosen.cases, chosen.times, chosen.keys)
    print(window.table(lines))
    return window.as_json(lines)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench", description="How fast it is, as ratios.")
    parser.add_argument("what", nargs="?", choices=["window", "paper"], help="else both")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there, too")
    parser.add_argument("--times", type=int, default=15, metavar="N", help="turns of each")
    parser.add_argument("--cases", type=int, default=window.MANY, metavar="N", help="in the file")
    parser.add_argument("--keys", type=int, default=300, metavar="N", help="to type")
    chosen = parser.parse_args(arguments)
    numbers: dict[str, object] = {}
    if chosen.what != "paper":
        numbers["window"] = measure_window(chosen)
    if chosen.what != "window":
        numbers["paper"] = measure_paper(chosen.times)
    if chosen.json:
        chosen.json.write_text(json.dumps(numbers, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
