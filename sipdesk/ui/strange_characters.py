"""What is told of characters that cannot be printed."""

from __future__ import annotations

import unicodedata

from sipdesk.i18n import ngettext

MOST_CHARACTERS_TOLD = 20


def about_strange(characters: str) -> str:
    """A sentence about the characters that no font has, or nothing."""
    if not characters:
        return ""
    return ngettext(
        "Det finns {n} tecken som inte går att skriva ut: {characters}. "
        "På papperet står � i stället.",
        "Det finns {n} olika tecken som inte går att skriva ut: {characters}. "
        "På papperet står � i stället.",
        len(characters),
        characters=_spelled_out(characters),
    )


def _spelled_out(characters: str) -> str:
    """The characters with blanks between; those that cannot be seen by their number."""
    shown = [_seen(character) for character in characters[:MOST_CHARACTERS_TOLD]]
    return " ".join(shown + ["…"] * (len(characters) > MOST_CHARACTERS_TOLD))


def _seen(character: str) -> str:
    visible = unicodedata.category(character)[0] in "LNPS"
    return character if visible else f"U+{ord(character):04X}"
