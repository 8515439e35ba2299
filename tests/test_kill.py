"""SIGKILL while somebody types: at most the last second is lost. `tests.kill` does it longer."""

from __future__ import annotations

from pathlib import Path

from tests.kill import kill_often

KILLS = 10


def test_a_killed_program_loses_at_most_what_was_typed_in_the_last_second(tmp_path: Path) -> None:
    ends = list(kill_often(tmp_path, KILLS, seed=1))
    assert [end for end in ends if not end.kept_the_promise] == []
    assert sum(end.promised for end in ends) > KILLS
    assert any(end.found < end.typed for end in ends)
