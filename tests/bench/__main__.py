"""How fast paper is made: our plan against other ways to set the same text.

    python -m tests.bench [paper] [--json FILE] [--times N]

Each way runs in a process of its own: cold is its first document with all imports, warm the
median of those after it. What is not installed is left out, with a word.
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

from tests.bench.paper import OURS, WAYS, write_content

ROOT = Path(__file__).resolve().parents[2]
Measured = Mapping[str, float]
"""Of one way: seconds "cold" and "warm", and the number of "pages"."""


def measure(content: Path, times: int) -> dict[str, Measured]:
    """Each way that is installed, by its name."""
    measured: dict[str, Measured] = {}
    for name in WAYS:
        command = [sys.executable, "-m", "tests.bench.paper", name, str(content), str(times)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no word why"])[-1]
            print(f"{name} is left out: {reason}", file=sys.stderr)
            continue
        result = json.loads(done.stdout)
        measured[name] = {**result, "warm": statistics.median(result["warm"])}
    return measured


def table(measured: Mapping[str, Measured]) -> str:
    """Milliseconds, and each way's time as a multiple of ours."""
    ours = measured[OURS]
    lines = [f"{'':<12}{'pages':>6}{'cold ms':>9}{'warm ms':>9}{'cold ×':>9}{'warm ×':>9}"]
    for name, one in measured.items():
        milliseconds = "".join(f"{one[kind] * 1000:>9.0f}" for kind in ("cold", "warm"))
        ratios = "".join(f"{one[kind] / ours[kind]:>9.2f}" for kind in ("cold", "warm"))
        lines.append(f"{name:<12}{one['pages']:>6.0f}{milliseconds}{ratios}")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench", description="How fast paper is made.")
    parser.add_argument("what", nargs="?", choices=["paper"], default="paper")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there, too")
    parser.add_argument("--times", type=int, default=15, metavar="N", help="warm documents each")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content.json"
        write_content(content)
        measured = measure(content, chosen.times)
    print(table(measured))
    if chosen.json:
        chosen.json.write_text(json.dumps({chosen.what: measured}, indent=2), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
