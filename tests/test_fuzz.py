"""A short form of `python -m tests.fuzz`: no damaged file does harm, and the fuzzer can tell."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from sipdesk.case import Case
from sipdesk.data import create_store
from sipdesk.data.sealing import seal
from sipdesk.data.travelling_case import written
from sipdesk.errors import StoreError
from sipdesk.ports import Parcel
from tests import fuzz
from tests.travelling import FOLLOWED_UP, PASSPHRASE, parcel_of


def test_no_damaged_file_does_harm(tmp_path: Path) -> None:
    figures = fuzz.fuzz(tmp_path, times=150, seed=1)
    assert sum(figures.outcomes.values()) == 150
    assert figures.outcomes["DamagedSealError"] > 50
    assert figures.outcomes["WrongPassphraseError"] > 5
    assert sum(n for what, n in figures.outcomes.items() if what.startswith("taken in")) > 5


@pytest.mark.parametrize("seed", range(6))
def test_sizes_that_explode_are_refused(tmp_path: Path, seed: int) -> None:
    store = create_store(tmp_path / "cases.sipdesk", PASSPHRASE, cost=fuzz.HEADER_COST)
    rng = random.Random(seed)  # noqa: S311 - no secret
    content = fuzz.explode(rng, written(parcel_of(Case())))
    file = seal(content, fuzz.SHORT_PASSPHRASE, purpose="case", cost=fuzz.HEADER_COST)
    assert fuzz.receive(store, file) == "DamagedSealError"
    store.close()


def test_the_fuzzer_notices_a_reader_that_lets_everything_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that judges nothing lets two rows with one id into the file."""
    monkeypatch.setattr("sipdesk.data.travelling_case.is_sound", _anything)
    with pytest.raises((AssertionError, ValueError, OverflowError, StoreError)):
        fuzz.fuzz(tmp_path, times=400, seed=1)


def _anything(_case: Case) -> bool:
    return True


def test_a_good_file_is_taken_in(tmp_path: Path) -> None:
    store = create_store(tmp_path / "cases.sipdesk", PASSPHRASE, cost=fuzz.HEADER_COST)
    parcel: Parcel = parcel_of(FOLLOWED_UP)
    file = seal(written(parcel), fuzz.SHORT_PASSPHRASE, purpose="case", cost=fuzz.HEADER_COST)
    assert fuzz.receive(store, file) == "taken in, new"
    store.close()
