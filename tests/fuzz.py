"""Damages travelling cases in every way there is, and counts what comes of it.

`python -m tests.fuzz --times 10000` prints the figures. Each file must give a sentence and leave
the case file as it was, or be a case that can be taken in and comes back from the file unchanged.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from sipdesk.case import Case
from sipdesk.data import SqlCipherStore, create_store
from sipdesk.data.sealing import Cost, seal
from sipdesk.data.travelling_case import written
from sipdesk.errors import ExpectedError
from sipdesk.handover import arrival, present_one, received, shares_ids, with_new_ids
from tests.travelling import COURIER, DEMO, FOLLOWED_UP, LATER, PASSPHRASE, parcel_of
from tests.whole_file import cases_of

SHORT_PASSPHRASE = "x"
HEADER_COST = Cost(memory=8, iterations=1, lanes=1)
NASTY_BYTES = (b"\0", b"\xff", b"\n", b"{" * 4000, b"[" * 4000, b'"', b"\\ud800", b"1e999", b"NaN")
NASTY_TEXTS = (
    "",
    "\0",
    "\ufeff\u202e\x1b[2J",
    "../../../../etc/passwd",
    "..\\..\\cases.sipdesk",
    "C:\\aux.sip",
    "'); DROP TABLE cases; --",
    "<img src=x onerror=alert(1)>",
    "{placeholder} %s {0.__class__}",
    "x" * 2_000_000,
    "👩🏽‍🦽" * 5000,
    "9999-99-99",
    "2026-03-12T14:02:00",
    "0" * 32,
    "NaN",
)
NASTY_VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    2**31,
    2**63,
    2**200,
    1.5,
    1e308,
    [],
    {},
    [[]],
    {"id": "0" * 32},
)
Damage = Callable[[random.Random, bytes], bytes]


# --- bytes --------------------------------------------------------------------------------------


def flip(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _time in range(rng.randint(1, 8)):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def leave_out(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start + rng.randint(1, 200) :]


def put_in(rng: random.Random, data: bytes) -> bytes:
    place = rng.randrange(len(data) + 1)
    return data[:place] + rng.choice(NASTY_BYTES) + data[place:]


def double(rng: random.Random, data: bytes) -> bytes:
    start, end = sorted(rng.randrange(len(data)) for _end in range(2))
    return data[:end] + data[start:end] + data[end:]


def noise(rng: random.Random, data: bytes) -> bytes:
    return rng.randbytes(rng.randrange(2 * len(data)))


BYTES: Sequence[Damage] = (flip, cut, leave_out, put_in, double, noise)


# --- what stands in the JSON --------------------------------------------------------------------


def places(value: Any, parent: Any = None, key: Any = None) -> Iterator[tuple[Any, Any]]:
    """Each value in a letter, as what holds it and where."""
    if parent is not None:
        yield parent, key
    if isinstance(value, dict):
        for name in value:
            yield from places(value[name], value, name)
    elif isinstance(value, list):
        for number in range(len(value)):
            yield from places(value[number], value, number)


def _another(rng: random.Random, found: Sequence[tuple[Any, Any]]) -> Any:
    """A value from somewhere else in the letter, or one that no letter has."""
    parent, key = rng.choice(found)
    return rng.choice((parent[key], rng.choice(NASTY_TEXTS), rng.choice(NASTY_VALUES)))


def change_values(rng: random.Random, data: bytes) -> bytes:
    letter = msgspec.json.decode(data)
    for _time in range(rng.choice((1, 1, 1, 2, 5))):
        found = list(places(letter))
        parent, key = rng.choice(found)
        parent[key] = msgspec.json.decode(msgspec.json.encode(_another(rng, found)))
    return msgspec.json.encode(letter)


def change_a_text(rng: random.Random, data: bytes) -> bytes:
    """Another text in the place of a text: most of these are cases after all."""
    letter = msgspec.json.decode(data)
    texts = [(p, k) for p, k in places(letter["case"]) if isinstance(p[k], str)]
    parent, key = rng.choice(texts)
    parent[key] = rng.choice(NASTY_TEXTS)
    return msgspec.json.encode(letter)


def multiply_a_row(rng: random.Random, data: bytes) -> bytes:
    """One row again and again, with its own id, new ones, or none."""
    letter = msgspec.json.decode(data)
    lists = [p[k] for p, k in places(letter["case"]) if isinstance(p[k], list) and p[k]]
    rows = rng.choice(lists)
    row = rng.choice(rows)
    kind = rng.randrange(3)
    for number in range(rng.choice((1, 10, 3000))):
        identity = ({}, {"id": f"{number:032x}"}, {"id": ""})[kind]
        rows.append(row | identity if isinstance(row, dict) else row)
    return msgspec.json.encode(letter)


def explode(rng: random.Random, data: bytes) -> bytes:
    """Sizes that explode: rows by the hundred thousand, depth, and texts by the megabyte."""
    bomb = rng.choice(
        (
            b'"topics":[' + b"{}," * 400_000 + b"{}]",
            b'"topics":' + b"[" * 150_000 + b"]" * 150_000,
            b'"topics":' + b'[{"text":' * 90_000 + b"1" + b"}]" * 90_000,
            b'"topics":[{"text":"' + b"\\u0000" * 2_000_000 + b'"}]',
            b'"junk":"' + b"x" * (17 << 20) + b'"',
            b'"plan":{"version":' + b"9" * 5000 + b"}",
        )
    )
    return data.removesuffix(b"}}") + b"," + bomb + b"}}"  # the last of two with one name counts


def steal_ids(rng: random.Random, data: bytes) -> bytes:
    """Ids of rows that belong to another case of the file."""
    letter = msgspec.json.decode(data)
    victim = rng.choice(DEMO)
    parts = [p for p in ("topics", "participants", "consent_entries") if getattr(victim, p)]
    for part in parts:
        for row, other in zip(letter["case"][part], getattr(victim, part), strict=False):
            row["id"] = other.id
    if rng.random() < 0.3:
        letter["case"]["id"] = victim.id
    return msgspec.json.encode(letter)


CONTENT: Sequence[Damage] = (
    *BYTES,
    change_values,
    change_values,
    change_values,
    change_a_text,
    change_a_text,
    multiply_a_row,
    steal_ids,
)
SELDOM = 0.005  # of the files are megabytes


# --- what comes of it ---------------------------------------------------------------------------


@dataclass
class Figures:
    """How many files gave which sentence, were taken in, or should not have been."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0  # seconds


def damaged_file(rng: random.Random, sealed: bytes, content: bytes) -> bytes:
    """Every third file is damaged outside, the others inside, with a seal that holds."""
    if rng.random() < 1 / 3:
        return rng.choice(BYTES)(rng, sealed)
    how = explode if rng.random() < SELDOM else rng.choice(CONTENT)
    return seal(how(rng, content), SHORT_PASSPHRASE, purpose="case", cost=HEADER_COST)


def receive(store: SqlCipherStore, file: bytes) -> str:
    """What becomes of a file. Raises AssertionError when it did harm, else only bugs."""
    before = cases_of(store)
    try:
        parcel = COURIER.unpack(file, SHORT_PASSPHRASE)
    except ExpectedError as fault:
        outcome = type(fault).__name__
    else:
        outcome = _take_in(store, parcel.case, before)
    assert cases_of(store) == before, "another case is not what it was"
    return outcome


def _take_in(store: SqlCipherStore, arriving: Case, before: tuple[Case, ...]) -> str:
    """As the window does; the case is gone again afterwards."""
    present = present_one(arriving, before)
    beside = present is not None or shares_ids(arriving, before)
    case = received(with_new_ids(arriving) if beside else arriving, LATER)
    store.save(case)
    assert store.load(case.id) == case, "what was taken in is not what came"
    assert [c for c in cases_of(store) if c.id != case.id] == list(before)
    store.delete(case.id)
    return f"taken in, {arrival(arriving, present)}"


def fuzz(folder: Path, times: int, seed: int) -> Figures:
    """Damage so many files and receive each. The same seed gives the same files but for salts."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    store = create_store(folder / "cases.sipdesk", PASSPHRASE, cost=HEADER_COST)
    figures = Figures()
    try:
        for case in (FOLLOWED_UP, DEMO[1]):
            store.save(case)
        content = written(parcel_of(FOLLOWED_UP))
        sealed = seal(content, SHORT_PASSPHRASE, purpose="case", cost=HEADER_COST)
        for _time in range(times):
            file = damaged_file(rng, sealed, content)
            started = time.perf_counter()
            figures.outcomes[receive(store, file)] += 1
            figures.slowest = max(figures.slowest, time.perf_counter() - started)
    finally:
        store.close()
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--times", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = fuzz(Path(folder), wanted.times, wanted.seed)
    for outcome, count in figures.outcomes.most_common():
        print(f"{count:7}  {outcome}")
    print(f"{wanted.times} files, the slowest took {figures.slowest:.2f} s")
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not there on Windows

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # KiB
        print(f"at most {most / 1024:.0f} MiB of memory")
    return 0


if __name__ == "__main__":
    sys.exit(main())
