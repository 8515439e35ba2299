"""A process of its own that holds the dictionary: `sipdesk --spelling FOLDER`.

Hunspell keeps Python's one lock while it works: measured at 0.8 s for opening the dictionary and
for each word it suggests others for. In the window's process that would stop the window, in
whatever thread. It reads lines of JSON and answers in lines of JSON, until nobody writes any more:

    {"check": ["hej", "hejj"]}  ->  {"wrong": ["hejj"], "right": ["hej"]}
    {"suggest": "hejj"}         ->  {"word": "hejj", "suggestions": ["hej"]}
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Protocol, cast

from sipdesk.once_more import let_the_window_go_first
from sipdesk.spelling import LIBRARY, NAME

MOST_SUGGESTIONS = 5


class Dictionary(Protocol):
    """What is used of hunspell."""

    def spell(self, word: str) -> bool: ...
    def suggest(self, word: str) -> tuple[str, ...]: ...


class Opening(Protocol):
    """How hunspell opens a dictionary. It has no types of its own."""

    def __call__(self, lang: str, *, hunspell_data_dir: str) -> Dictionary: ...


def serve(folder: Path) -> int:
    """Answer on standard output what comes in on standard input; the exit code."""
    let_the_window_go_first()
    hunspell = cast("Opening", importlib.import_module(LIBRARY).Hunspell)
    dictionary = hunspell(NAME, hunspell_data_dir=str(folder))
    for answer in answers(dictionary, sys.stdin.buffer):
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()
    return 0


def answers(dictionary: Dictionary, questions: IO[bytes]) -> Iterator[dict[str, Any]]:
    """One for each line."""
    for line in questions:
        question = json.loads(line)
        if "suggest" in question:
            word = str(question["suggest"])
            yield {"word": word, "suggestions": dictionary.suggest(word)[:MOST_SUGGESTIONS]}
        else:
            right = {word: _is_right(dictionary, word) for word in question["check"]}
            yield {
                "right": [word for word, is_right in right.items() if is_right],
                "wrong": [word for word, is_right in right.items() if not is_right],
            }


def _is_right(dictionary: Dictionary, word: str) -> bool:
    """Abbreviations stand in the dictionary with their dot."""
    return dictionary.spell(word) or dictionary.spell(f"{word}.")
