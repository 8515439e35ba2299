"""Typefaces, and which of them shows which character."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from sipdesk.documents.kit import bidi
from sipdesk.documents.kit.embedding import EmbeddedFont
from sipdesk.documents.kit.harfbuzz import FontFile
from sipdesk.fonts import families

REPLACEMENT = "\ufffd"
JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_CLINGING = frozenset({"Mn", "Me", "Sk"})  # marks and modifiers stay with what they modify


class FontSource:
    """A font file, opened for shaping and for embedding when each is first asked for."""

    def __init__(self, name: str, path: Path) -> None:
        self._name = name
        self._path = path

    @cached_property
    def shaping(self) -> FontFile:
        return FontFile(self._path)

    @cached_property
    def embedded(self) -> EmbeddedFont:
        return EmbeddedFont(self._name, self._path)


@dataclass(frozen=True, slots=True, eq=False)
class Typeface:
    """One weight of one family. Where there is no bold file, the regular one is stroked."""

    source: FontSource
    stroked: bool

    def covers(self, text: str) -> bool:
        """Whether it has a character, or all of several; any typeface has a single joiner."""
        return text in JOINERS or self.source.shaping.covers(text)


@cache
def chain(bold: bool) -> tuple[Typeface, ...]:
    """The typefaces of one weight, in the order in which a character is looked for in them.

    This and the fonts that ReportLab registers are all that outlives a document: opening a font
    takes some 15 ms. No text is kept.
    """
    if not bold:
        return tuple(Typeface(FontSource(f.name, f.regular), stroked=False) for f in families())
    return tuple(
        Typeface(FontSource(f"{family.name}-bold", family.bold), stroked=False)
        if family.bold
        else Typeface(regular.source, stroked=True)
        for family, regular in zip(families(), chain(False), strict=True)
    )


def typeface_for(char: str, before: Typeface | None, bold: bool) -> Typeface | None:
    """The typeface that shows a character, or None when there is none.

    Marks, joiners and punctuation stay with the typeface of the character before them.
    """
    if before is not None and _stays(char) and before.covers(char):
        return before
    return next((face for face in chain(bold) if face.covers(char)), None)


def _stays(char: str) -> bool:
    category = unicodedata.category(char)
    return char in JOINERS or category in _CLINGING or category.startswith("P")


def replacement_typeface(bold: bool) -> Typeface:
    """The first typeface with the replacement character."""
    return next(face for face in chain(bold) if face.covers(REPLACEMENT))


def unprintable(text: str) -> str:
    """The characters of a text that no typeface has, each once, in their order."""
    return "".join(
        char for char in dict.fromkeys(text) if shows(char) and not typeface_for(char, None, False)
    )


def shows(char: str) -> bool:
    """Whether a character leaves a mark or a space on paper (controls and joiners do not)."""
    if char in JOINERS or char in bidi.CONTROLS:
        return False
    return unicodedata.category(char) not in {"Cc", "Cf", "Zl", "Zp"}
