"""Characters as they can be told of."""

from __future__ import annotations

import unicodedata

MOST_TOLD = 20


def spelled_out(characters: str) -> str:
    """The characters with blanks between; those that cannot be seen by their number."""
    shown = [_seen(character) for character in characters[:MOST_TOLD]]
    return " ".join(shown + ["…"] * (len(characters) > MOST_TOLD))


def _seen(character: str) -> str:
    visible = unicodedata.category(character)[0] in "LNPS"
    return character if visible else f"U+{ord(character):04X}"
