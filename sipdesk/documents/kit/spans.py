"""Text in stretches of one weight, which carries its languages within itself (`tongues`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sipdesk.documents.kit import tongues


class Span(NamedTuple):
    """Text in one weight. Its languages are in the text: see `tongues`."""

    text: str
    bold: bool = False


Text = str | Sequence[Span]


def spans_of(text: Text) -> tuple[Span, ...]:
    return (Span(text),) if isinstance(text, str) else tuple(text)


def plain_text(text: Text) -> str:
    """The text without its weights and languages, on one line."""
    return " ".join(tongues.plain("".join(span.text for span in spans_of(text))).split())


def is_bold(text: Text) -> bool:
    """Whether all of it is bold, as a label is."""
    return all(span.bold for span in spans_of(text))


def main_language(text: Text) -> str:
    """The language in which most of a text is, the Swedish half of a pair before the other; ""
    when it has no letters.
    """
    texts = [text] if isinstance(text, str) else [span.text for span in text]
    parts = [
        part
        for each in texts
        for part in tongues.spoken(tongues.halves(each)[0])
        if any(map(str.isalpha, part.text))
    ]
    languages = {part.language for part in parts}
    if len(languages) <= 1:
        return "".join(languages)
    letters: dict[str, int] = {}
    for part in parts:
        count = sum(map(str.isalpha, part.text))
        letters[part.language] = letters.get(part.language, 0) + count
    return max(letters, key=letters.__getitem__)
