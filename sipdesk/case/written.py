"""What somebody wrote in a case, and where in it some words stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from sipdesk.case.change import Address, rows_of
from sipdesk.case.whole import ROW_PARTS, SCALAR_PARTS, Case

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")  # letters and digits, with loose accents


def written(case: Case) -> Iterator[tuple[Address, str]]:
    """Every text of a case that is not blank, and where it stands, part by part."""
    for part in (*SCALAR_PARTS, *ROW_PARTS):
        yield from _written_in(case, part)


def plain_words(text: str) -> list[str]:
    """The words of a text: letters and digits only, composed."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def place_of(case: Case, words: Sequence[str], parts: Iterable[str]) -> Address | None:
    """Where in these parts of a case the words stand, in their order, or None.

    The first field that has all of them, or else the first that has any.
    """
    wanted = {_folded(word) for word in words}
    first: Address | None = None
    for part in parts:
        for address, text in _written_in(case, part):
            found = _begun_in(text, wanted)
            if found and found == wanted:
                return address
            first = first or (address if found else None)
    return first


def span_of(text: str, words: Iterable[str]) -> tuple[int, int] | None:
    """Where in a text the first word stands that begins with one of these: start and end."""
    wanted = {_folded(word) for word in words}
    for match in _WORD.finditer(text):
        if _folded(match.group()).startswith(tuple(wanted)):
            return match.span()
    return None


def _begun_in(text: str, wanted: set[str]) -> set[str]:
    standing = [_folded(match) for match in _WORD.findall(text)]
    return {word for word in wanted if any(each.startswith(word) for each in standing)}


def _folded(word: str) -> str:
    """As the index of the file reads it: small letters, without their accents."""
    taken_apart = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in taken_apart if not unicodedata.combining(char))


def _written_in(case: Case, part: str) -> Iterator[tuple[Address, str]]:
    if part in SCALAR_PARTS:
        yield from _texts(part, getattr(case, part))
        return
    for row in rows_of(case, part):
        yield from _texts(part, row, row.id)


def _texts(part: str, holder: Any, row: str = "") -> Iterator[tuple[Address, str]]:
    for field in fields(holder):
        value = getattr(holder, field.name)
        is_written = type(value) is str and value  # a kind is a str too, and is not written
        if is_written and not field.name.endswith(("id", "_ids")):
            yield Address(part, field.name, row), value
