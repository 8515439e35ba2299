"""A real encrypted file for each test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sipdesk.data import SqlCipherStore, create_store
from tests.cheap import CHEAP

PASSPHRASE = "en 'fras' med \"citat\", å och 😀"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ärenden 100 %#?.sipdesk"


@pytest.fixture
def store(path: Path) -> Iterator[SqlCipherStore]:
    store = create_store(path, PASSPHRASE, cost=CHEAP)
    yield store
    store.close()
