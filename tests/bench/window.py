"""How fast the window is: each thing as a multiple of the least that it could take.

The floors are measured in the same run, by turns. Two numbers stand for each: by the clock, and of
work (the time that the processor gave), which tells more while the machine does other things.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.others import can_see, first_window, found

ROOT = Path(__file__).resolve().parents[2]
FEW, MANY = 100, 10_000
COMPILES_EACH_TIME = "PYTHONDONTWRITEBYTECODE"  # as no installed program does
Told = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Ours and its floor, both in ms (or kB, or a number), and ours in the small file.

    `wanted` is in words what the project asks for; "" where it asks only to be told.
    """

    name: str
    ours: float
    work: float | None = None
    floor: float | None = None
    few: float | None = None
    wanted: str = ""

    def as_text(self) -> str:
        cells = (
            f"{self.ours:,.1f}",
            _shown(self.work, ",.1f"),
            _shown(self.floor, ",.2f"),
            _shown(self.ours / self.floor if self.floor else None, ".2f"),
            _shown(self.few, ",.1f"),
            _shown(self.ours / self.few if self.few else None, ".1f"),
        )
        return f"{self.name:<36}" + "".join(f"{cell:>11}" for cell in cells) + f"  {self.wanted}"


HEAD = f"{'':<36}" + "".join(
    f"{name:>11}" for name in ("clock", "work", "floor", "× floor", "few cases", "× few")
)


def table(lines: Sequence[Line]) -> str:
    """All lines below each other; times in ms, memory in kB."""
    return "\n".join([f"{HEAD}  wanted", *(line.as_text() for line in lines)])


def child(module: str, *arguments: str | Path) -> Told:
    """What a measurement in a process of its own tells, without docstrings, as the program is
    shipped (`build.spec`). Raises CalledProcessError.
    """
    command = [sys.executable, "-OO", "-P", "-m", f"tests.bench.{module}", *map(str, arguments)]
    told = subprocess.run(
        command, cwd=ROOT, env=_environment(), check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(told.stdout.splitlines()[-1]) if told.stdout else {}


def _environment() -> dict[str, str]:
    has_screen = sys.platform != "linux" or "DISPLAY" in os.environ
    platform = {} if has_screen else {"QT_QPA_PLATFORM": "offscreen"}
    path = {"PYTHONPATH": str(ROOT), "BENCH_STARTED_AT": str(time.monotonic())}
    inherited = {name: value for name, value in os.environ.items() if name != COMPILES_EACH_TIME}
    return {**inherited, **path, **platform}


def starts(folder: Path, times: int) -> list[Line]:
    """The first form beside a bare window, by turns."""
    turns = [(child("first_paint", folder), child("first_paint", "bare")) for _turn in range(times)]

    def median(which: int, name: str) -> float:
        return statistics.median(turn[which][name] for turn in turns)

    clock, work = (
        Line(
            name=name,
            ours=median(0, kind) * 1000,
            work=median(0, "work") * 1000,
            floor=median(1, kind) * 1000,
            wanted="× 1.3",
        )
        for name, kind in (
            ("start to the passphrase form", "seconds"),
            ("the same, as work", "work"),
        )
    )
    memory = Line(
        name="memory at the form, kB",
        ours=median(0, "memory"),
        floor=median(1, "memory"),
        wanted="× 2.5",
    )
    return [clock, work, memory]


def at_work(few: Told, many: Told, bare_memory: float) -> list[Line]:
    """The lines of everything that is done in the window, with few cases and with many."""

    def line(name: str, key: str, bare: str = "", wanted: str = "") -> Line:
        return Line(
            name=name,
            ours=many[key],
            work=many.get(f"{key} work"),
            floor=many[bare] if bare else None,
            few=few[key],
            wanted=wanted,
        )

    def memory(name: str, key: str) -> Line:
        ours, small = many[key], few[key]
        return Line(name=name, ours=ours, floor=bare_memory, few=small, wanted="× 2.5")

    return [
        line("passphrase accepted to list", "list", "bare open", "300 ms"),
        line("a key, handled and painted", "key"),
        line("the same, 99th percentile", "key p99", wanted="8 ms"),
        line("a key at the table", "table key"),
        line("at the table, 99th percentile", "table key p99", wanted="8 ms"),
        line("search by name, slowest key", "search name", "bare search name", "30 ms"),
        line("search by number, slowest key", "search number", "bare search number", "30 ms"),
        line("search a word, slowest key", "search word", "bare search word", "30 ms"),
        line("open a case", "open"),
        line("turn to a tab the first time", "first tab"),
        line("the same, at once", "first tab at once"),
        line("turn to a tab", "tab"),
        line("autosave's commit", "commit", "bare commit"),
        line("preview of the plan, first", "first preview"),
        line("preview of the plan", "preview"),
        *(
            line(f"{what} {during}", f"{key} {during}", wanted=wanted)
            for during in ("autosave", "backup", "first preview", "preview", "printing")
            for what, key, wanted in (
                ("stalls over 50 ms,", "stalls", "0"),
                ("longest stall,", "longest", "50 ms"),
            )
        ),
        memory("memory at the list, kB", "memory"),
        memory("memory after all that, kB", "memory at the end"),
    ]


def others(times: int) -> tuple[list[Line], list[str]]:
    """The starts of programs to their first window, and which cannot be measured, and why."""
    if not can_see():
        return [], ["Other programs need an X display and xdotool to be seen on."]
    lines: list[Line] = []
    left_out: list[str] = []
    for name, command in found():
        if command is None:
            left_out.append(f"{name} is not installed.")
            continue
        seconds = [first_window(command) for _turn in range(times)]
        measured = [one for one in seconds if one is not None]
        if measured:
            lines.append(Line(name=f"start of {name}", ours=statistics.median(measured) * 1000))
        else:
            left_out.append(f"{name} showed no window.")
    return lines, left_out


def bundle() -> list[Line]:
    """The size of the bundle, where it has been built, and how long it takes to say its version."""
    program = ROOT / "dist" / "sipdesk" / "sipdesk"
    if not program.exists():
        return []
    size = sum(file.stat().st_size for file in program.parent.rglob("*") if file.is_file())
    start = time.monotonic()
    subprocess.run([program, "--version"], check=True, stdout=subprocess.DEVNULL)
    answer = (time.monotonic() - start) * 1000
    return [
        Line(name="size of the bundle, kB", ours=size / 1024),
        Line(name="the bundle says its version", ours=answer),
    ]


def measure(few: int, many: int, times: int, keys: int) -> list[Line]:
    """Every line; prints what is left out."""
    with tempfile.TemporaryDirectory(dir=_quick_folder()) as parent:
        folders = [Path(parent, str(count)) for count in sorted({few, many})]
        for folder in folders:
            child("crowded", folder, folder.name)
        lines = starts(folders[0], times)
        bare_memory = lines[-1].floor or 0.0
        told = [child("at_work", folder, str(keys)) for folder in folders]
        lines += at_work(told[0], told[-1], bare_memory)
    programs, left_out = others(times)
    for sentence in left_out:
        print(sentence, file=sys.stderr)
    return [*lines, *programs, *bundle()]


def _quick_folder() -> Path | None:
    """A disk in memory where there is one: ten thousand cases are saved one by one."""
    folder = Path("/dev/shm")  # noqa: S108 - a temporary folder of its own is made in it
    return folder if folder.is_dir() and os.access(folder, os.W_OK) else None


def as_json(lines: Sequence[Line]) -> list[dict[str, object]]:
    return [asdict(line) for line in lines]


def _shown(value: float | None, form: str) -> str:
    return "" if value is None else format(value, form)
