"""How each character of a paragraph looks: in which typeface, which way, in which language."""

from __future__ import annotations

from typing import NamedTuple

from sipdesk.documents.kit.typeface import (
    JOINERS,
    Typeface,
    chain,
    replacement_typeface,
    shows,
    typeface_for,
)


class Voice(NamedTuple):
    """Text in one weight and one language; `fixed` is what the program says."""

    text: str
    bold: bool
    language: str
    fixed: bool


class Look(NamedTuple):
    """What the characters of a run have in common. `language` is "" for that around them."""

    face: Typeface
    level: int
    language: str = ""


def common_look(voices: list[Voice], levels: list[int], around: str) -> Look | None:
    """The look of every character of a paragraph, where that is told at a glance."""
    if len(voices) != 1 or any(levels):
        return None
    voice = voices[0]
    face = chain(voice.bold)[0]
    if not _is_simple(voice.text, face):
        return None
    return Look(face, 0, _said_language(voice, around))


def _said_language(voice: Voice, around: str) -> str:
    """The language that has to be said of a text within another; "" for none."""
    return voice.language if voice.language != around and has_letters(voice.text) else ""


def has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def looks_of(voices: list[Voice], levels: list[int], around: str) -> list[Look | None]:
    """The look of each character; None for what leaves no mark."""
    looks: list[Look | None] = []
    before: Look | None = None
    for voice in voices:
        language = _said_language(voice, around)
        first = chain(voice.bold)[0]
        if (before is None or before.face is first) and _is_simple(voice.text, first):
            for level in levels[len(looks) : len(looks) + len(voice.text)]:
                if before is None or before != (first, level, language):
                    before = Look(first, level, language)
                looks.append(before)
            continue
        for char in voice.text:
            look = _look(char, voice.bold, _Tone(levels[len(looks)], language), before)
            looks.append(look)
            before = look or before
    return looks


def _is_simple(text: str, face: Typeface) -> bool:
    """Whether a text needs this typeface only, and each of its characters leaves a mark."""
    shown = text.replace("\xa0", " ")  # which Python does not count as printable
    return shown.isprintable() and JOINERS.isdisjoint(text) and face.covers(text)


class _Tone(NamedTuple):
    level: int
    language: str


def _look(char: str, bold: bool, tone: _Tone, before: Look | None) -> Look | None:
    if not shows(char):
        joins = char in JOINERS and before is not None
        return before if joins else None
    face = typeface_for(char, before.face if before else None, bold)
    return Look(face or replacement_typeface(bold), *tone)
