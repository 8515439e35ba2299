"""Whether a text that is to be used for others tells whom it was written about."""

from __future__ import annotations

import re

from sipdesk.case import Person

SHORTEST_NAME = 2
LONGEST_WORD_LIKE_NAME = 4  # "bo", "my", "stig", "sten": with a small letter they are words
SHORTEST_NUMBER = 6
LAST_DIGITS = 10  # of a number that is written with or without its century
GENITIVE = ("", "s")


def tells_of(text: str, person: Person) -> bool:
    """Whether a part of the person's name, or their identity number, stands in the text."""
    return _names(text, person.name) or _numbers(text, person.identity_number)


def _names(text: str, name: str) -> bool:
    parts = [part.casefold() for part in _words(name) if len(part) >= SHORTEST_NAME]
    return any(_is_name(word, part) for word in _words(text) for part in parts)


def _is_name(word: str, part: str) -> bool:
    said = word.casefold()
    if not any(said == part + ending for ending in GENITIVE):
        return False
    return len(part) > LONGEST_WORD_LIKE_NAME or not word.islower()


def _numbers(text: str, number: str) -> bool:
    wanted = _bare(number)[-LAST_DIGITS:]
    return len(wanted) >= SHORTEST_NUMBER and wanted in _bare(text)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _bare(text: str) -> str:
    """Letters and digits alone, however they are parted."""
    return "".join(character for character in text.casefold() if character.isalnum())
