"""What a library imports and hardly ever uses is there when it is used, and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sipdesk.put_off import put_off

LOOK = """
import sys
import sipdesk.data, sipdesk.identity
print(*sys.modules, sep="\\n")
"""
USE = """
import sys
import sipdesk.data, stdnum.util
from sqlalchemy.util import compat, concurrency
import asyncio, ssl
assert concurrency.is_exit_exception(asyncio.CancelledError())
assert not concurrency.is_exit_exception(ValueError())
assert concurrency.iscoroutine(None) is False
assert stdnum.util.ssl.SSLContext is ssl.SSLContext
assert compat.importlib_metadata.version("sqlalchemy")
print(type(asyncio).__name__, type(ssl).__name__)
"""


def said_by(program: str) -> list[str]:
    return subprocess.check_output([sys.executable, "-c", program], encoding="utf-8").split()


def test_the_case_file_brings_no_asyncio_ssl_or_email() -> None:
    imported = said_by(LOOK)
    assert {"sqlalchemy", "stdnum.luhn"} <= set(imported)
    assert {"asyncio", "ssl", "email", "importlib.metadata"} & set(imported) == set()


def test_what_was_put_off_is_the_real_one_once_it_is_used() -> None:
    assert said_by(USE) == ["module", "module"]


def test_what_is_asked_for_at_once_is_imported_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with put_off("colorsys", ONE_THIRD="known"):
        import colorsys  # noqa: PLC0415 - the one that stands for it

        assert colorsys.ONE_THIRD == "known"
        assert colorsys.rgb_to_hsv(0, 0, 0) == (0, 0, 0)
    assert sys.modules["colorsys"] is not colorsys


def test_what_is_there_already_stays() -> None:
    with put_off("sys"):
        assert sys.modules["sys"] is sys
    assert sys.modules["sys"] is sys
