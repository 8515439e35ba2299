"""Which language a text is in, carried within the text itself.

Fixed text is marked by whoever says it; what bears no mark was written by somebody, and stays as
it was written. A pair is the same text twice: in Swedish, and in the language below it. The marks
are noncharacters, which Unicode 23.7 keeps for use inside a program. They live through joining,
filling in, `strip` and `lower`, so that a document is written as if there were one language. They
never reach the paper: `spoken` and `plain` take them off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sipdesk.i18n import MASTER

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he"})

_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
_FROM_THE_RIGHT = "\u2067"
_BEGIN, _TEXT, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_OPEN, _BELOW, _CLOSE = "\ufdd3", "\ufdd4", "\ufdd5"
_MARKED = re.compile(f"{_BEGIN}([a-z]+){_TEXT}(.*?){_END}", re.DOTALL)
_EMPTY = re.compile(f"{_BEGIN}[a-z]+{_TEXT}{_END}")
_PAIR = re.compile(f"{_OPEN}(.*?){_BELOW}(.*?){_CLOSE}", re.DOTALL)
_MARKS = re.compile(f"{_BEGIN}[a-z]+{_TEXT}|[{_END}{_OPEN}{_BELOW}{_CLOSE}]")

_LAST_LATIN = "\u036f"
_FOREIGN = {
    "ar": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc",
    "he": "\u0590-\u05ff",
    "ti": "\u1200-\u139f\u2d80-\u2ddf",
    "ru": "\u0400-\u052f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "hy": "\u0530-\u058f",
    "ka": "\u10a0-\u10ff",
    "th": "\u0e00-\u0e7f",
}
_IN_A_SCRIPT = re.compile(
    "|".join(f"(?P<{code}>[{c}](?:[{c}\\W\\d_]*[{c}])?)" for code, c in _FOREIGN.items())
)
_PERSIAN = re.compile("[پچژگکی]")
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")


class Spoken(NamedTuple):
    """Text in one language. `fixed` tells what the program says from what somebody wrote."""

    text: str
    language: str
    fixed: bool


# --- marking ------------------------------------------------------------------------------------


def marked(text: str, language: str) -> str:
    """A fixed text of that language."""
    return _EMPTY.sub("", f"{_BEGIN}{language}{_TEXT}{text}{_END}") if text else ""


def let_in(value: object, language: str) -> object:
    """A value to be filled into a text that will be marked as of that language."""
    if not isinstance(value, str) or not any(map(str.isalpha, value)):
        return value
    apart = f"{_ISOLATE}{value}{_END_OF_ISOLATE}" if language in RIGHT_TO_LEFT else value
    return f"{_END}{apart}{_BEGIN}{language}{_TEXT}"


def paired(swedish: str, other: str) -> str:
    """The same text in Swedish and in the language below it; one text when both are alike."""
    return swedish if plain(swedish) == plain(other) else f"{_OPEN}{swedish}{_BELOW}{other}{_CLOSE}"


# --- reading ------------------------------------------------------------------------------------


def halves(text: str) -> tuple[str, str]:
    """The Swedish, and the text below it. What was written stands in both."""
    if _OPEN not in text:
        return text, text
    return _PAIR.sub(r"\1", text), _PAIR.sub(r"\2", text)


def has_pair(text: str) -> bool:
    return _OPEN in text


def is_said(text: str) -> bool:
    """Whether the program says some of it, so that not all was written by somebody."""
    return _BEGIN in text


def stacked(text: str) -> str:
    """The Swedish, and below it the other language."""
    first, second = halves(text)
    return first if first == second else f"{first}\n{second}"


def abreast(text: str) -> str:
    """The Swedish and the other language on one line."""
    first, second = halves(text)
    return first if first == second else f"{first} / {_kept_together(second)}"


def _kept_together(text: str) -> str:
    """Text from right to left, so that a number at its end does not stand at its beginning."""
    language = _MARKED.search(text)
    if not language or language[1] not in RIGHT_TO_LEFT:
        return text
    return f"{_FROM_THE_RIGHT}{text}{_END_OF_ISOLATE}"


def both(text: str) -> str:
    """The text without any mark; of a pair, both languages on one line."""
    return _MARKS.sub("", abreast(text))


def plain(text: str) -> str:
    """The text, in Swedish if it is a pair, without any mark."""
    return _MARKS.sub("", halves(text)[0])


def spoken(text: str) -> Iterator[Spoken]:
    """The parts of a text without pairs, each in its language."""
    if _BEGIN not in text:
        yield from _written(text)
        return
    end = 0
    for found in _MARKED.finditer(text):
        yield from _written(text[end : found.start()])
        yield Spoken(found[2], found[1], fixed=True)
        end = found.end()
    yield from _written(text[end:])


def _written(text: str) -> Iterator[Spoken]:
    """What somebody wrote: Swedish, unless the letters are of another script."""
    if text and (text.isascii() or max(text) <= _LAST_LATIN):
        yield Spoken(text, MASTER, fixed=False)
        return
    end = 0
    for found in _IN_A_SCRIPT.finditer(text):
        if found.start() > end:
            yield Spoken(text[end : found.start()], MASTER, fixed=False)
        yield Spoken(found[0], _language(found[0], found.lastgroup or MASTER), fixed=False)
        end = found.end()
    if end < len(text):
        yield Spoken(text[end:], MASTER, fixed=False)


def _language(text: str, script: str) -> str:
    """The language that is written in that script here, as far as its letters tell."""
    if script == "ar" and _PERSIAN.search(text):
        return "fa"
    return "uk" if script == "ru" and _UKRAINIAN.search(text) else script
