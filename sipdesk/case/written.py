"""What somebody wrote in a case, and where in it some words stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

from sipdesk.case.change import Address, rows_of
from sipdesk.case.whole import ROW_PARTS, SCALAR_PARTS, Case

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")  # letters and digits, with loose accents


class Place(NamedTuple):
    """Where a word stands: in which field, and where its text begins there. What stands later is
    greater: `field` counts the fields that were gone through, the blank ones too.
    """

    field: int
    start: int
    address: Address


def written(case: Case) -> Iterator[tuple[Address, str]]:
    """Every text of a case that is not blank, and where it stands, part by part."""
    for part in (*SCALAR_PARTS, *ROW_PARTS):
        yield from (place for place in _fields_of(case, part) if place[1])


def plain_words(text: str) -> list[str]:
    """The words of a text: letters and digits only, composed."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def places_of(case: Case, words: Sequence[str], parts: Iterable[str]) -> list[Place]:
    """Where in these parts of a case the words stand, in their order.

    In the fields that have all of them, or else in those that have any.
    """
    wanted = {_folded(word) for word in words}
    texts = (text for part in parts for text in _fields_of(case, part))
    begun = [
        (field, address, text, len(_begun_in(text, wanted)))
        for field, (address, text) in enumerate(texts)
    ]
    most = max((count for *_, count in begun), default=0)
    least = most if most == len(wanted) else 1
    return [
        Place(field, start, address)
        for field, address, text, count in begun
        if count >= least
        for start, _end in spans_of(text, words)
    ]


def spans_of(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where in a text the words stand that begin with one of these: start and end of each."""
    wanted = tuple({_folded(word) for word in words})
    found = _WORD.finditer(text)
    return [match.span() for match in found if _folded(match.group()).startswith(wanted)]


def _begun_in(text: str, wanted: set[str]) -> set[str]:
    standing = [_folded(match) for match in _WORD.findall(text)]
    return {word for word in wanted if any(each.startswith(word) for each in standing)}


def _folded(word: str) -> str:
    """As the index of the file reads it: small letters, without their accents."""
    taken_apart = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in taken_apart if not unicodedata.combining(char))


def _fields_of(case: Case, part: str) -> Iterator[tuple[Address, str]]:
    if part in SCALAR_PARTS:
        yield from _texts(part, getattr(case, part))
        return
    for row in rows_of(case, part):
        yield from _texts(part, row, row.id)


def _texts(part: str, holder: Any, row: str = "") -> Iterator[tuple[Address, str]]:
    for field in fields(holder):
        value = getattr(holder, field.name)
        is_text = type(value) is str  # a kind is a str too, and is not written
        if is_text and not field.name.endswith(("id", "_ids")):
            yield Address(part, field.name, row), value
