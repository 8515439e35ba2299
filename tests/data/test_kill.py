"""SIGKILL at any moment: nothing acknowledged is lost, and no save is there by half."""

from __future__ import annotations

import random
from pathlib import Path
from threading import Timer

from sipdesk.data import create_store, open_store
from sipdesk.errors import NoCaseFileError
from tests.cheap import CHEAP
from tests.data.child import counted, number_in
from tests.data.conftest import PASSPHRASE
from tests.data.processes import lines_of, started

KILLS = 6  # tests.kill does it by the hundred, where processes can be forked
KILLS_OF_CREATION = 8
LONGEST_LIFE = 0.3  # seconds after the first acknowledgement
LONGEST_CREATION = 1.0  # seconds from the start of the process, imports and key derivation in it


def _numbers_until_killed(path: Path, delay: float) -> list[int]:
    with started("count", path) as process:
        said = lines_of(process)
        numbers = [int(said.readline())]
        timer = Timer(delay, process.kill)
        timer.start()
        numbers += [int(line) for line in said if line.endswith("\n")]
        timer.join()
    return numbers


def test_a_killed_process_loses_nothing_that_was_acknowledged(path: Path) -> None:
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    store.save(counted(0))
    store.close()
    rng = random.Random(2)  # noqa: S311 - no secret
    acknowledged = 0
    saves = 0
    for _ in range(KILLS):
        numbers = _numbers_until_killed(path, rng.uniform(0, LONGEST_LIFE))
        assert numbers[0] in (acknowledged, acknowledged + 1)
        acknowledged = numbers[-1]
        saves += len(numbers) - 1
    store = open_store(path, PASSPHRASE)
    assert number_in(store) in (acknowledged, acknowledged + 1)
    store.close()
    assert saves > KILLS


def test_a_killed_creation_leaves_a_whole_file_or_none(tmp_path: Path) -> None:
    rng = random.Random(3)  # noqa: S311 - no secret
    for number in range(KILLS_OF_CREATION):
        path = tmp_path / f"{number}.sipdesk"
        with started("create", path) as process:
            timer = Timer(rng.uniform(0, LONGEST_CREATION), process.kill)
            timer.start()
            process.wait()
            timer.join()
        for left in tmp_path.iterdir():
            assert not left.read_bytes().startswith(b"SQLite format 3")
        try:
            open_store(path, PASSPHRASE).close()
        except NoCaseFileError:
            create_store(path, PASSPHRASE, cost=CHEAP).close()
        assert path.exists()
