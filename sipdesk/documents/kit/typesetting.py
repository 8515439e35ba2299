"""From text to lines: characters to typefaces, words to glyphs, words to lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from sipdesk.documents.kit import bidi
from sipdesk.documents.kit.harfbuzz import Glyph
from sipdesk.documents.kit.style import Style
from sipdesk.documents.kit.typeface import (
    REPLACEMENT,
    Typeface,
    chain,
    replacement_typeface,
    shows,
    typeface_for,
)

_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_SPACES = str.maketrans(dict.fromkeys("\t\x1c\x1d\x1e\x1f", " "))
_HYPHENS = "\\-\u2013/\u200b"
# A word ends behind a hyphen before a letter, never before a digit, nor at a space between
# groups of digits: phone numbers stay whole.
_WORD = re.compile(
    rf"[^\s{_HYPHENS}]*[{_HYPHENS}]+(?=[^\W\d])"
    r"|[^\S\xa0]+"
    rf"|(?:(?![^\S\xa0])[^{_HYPHENS}]|[{_HYPHENS}](?![^\W\d])|(?<=\d\d) (?=\d\d))+"
    rf"|[{_HYPHENS}]"
)
# A telephone number or a date: keeps its order whatever runs around it.
_NUMBER = re.compile(r"(\+?\d[\d ./()\u2013-]*\d)")
_ISOLATE, _END_OF_ISOLATE = "\u2066", "\u2069"
_JOINER = "\u200d"
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")


class Span(NamedTuple):
    """Text in one weight."""

    text: str
    bold: bool = False


Text = str | Sequence[Span]


def spans_of(text: Text) -> tuple[Span, ...]:
    return (Span(text),) if isinstance(text, str) else tuple(text)


def plain_text(text: Text) -> str:
    """The text without its weights, on one line."""
    return " ".join("".join(span.text for span in spans_of(text)).split())


class _Look(NamedTuple):
    """What the characters of a run have in common."""

    face: Typeface
    level: int


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one typeface that run in one direction. `width` is in points."""

    text: str
    look: _Look
    glyphs: tuple[Glyph, ...]
    width: float

    @property
    def face(self) -> Typeface:
        return self.look.face


@dataclass(frozen=True, slots=True)
class Word:
    runs: tuple[Run, ...]
    is_space: bool
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line, ready to paint. `runs` stand from left to right.

    `reading` is the text in reading order when something in the line runs from right to left,
    else "". `space` is the space at the line's end: it is not seen, but it keeps words apart
    when text is taken out of the PDF.
    """

    runs: tuple[Run, ...]
    width: float
    right_to_left: bool
    reading: str
    space: Run | None


@dataclass(slots=True)
class _LineInWork:
    words: list[Word] = field(default_factory=list[Word])
    width: float = 0

    def add(self, word: Word) -> None:
        self.words.append(word)
        self.width += word.width

    def take(self, right_to_left: bool) -> Line:
        """The line so far; from here on a new one."""
        space: Run | None = None
        while self.words and self.words[-1].is_space:
            space = self.words.pop().runs[-1]
        runs = [run for word in self.words for run in word.runs]
        self.words, self.width = [], 0
        return _line(runs, right_to_left, space)


def _line(runs: list[Run], right_to_left: bool, space: Run | None) -> Line:
    levels = [run.look.level for run in runs]
    turned = right_to_left or any(levels)
    return Line(
        tuple(bidi.visual_order(runs, levels)) if turned else tuple(runs),
        sum(run.width for run in runs),
        right_to_left,
        "".join(run.text for run in runs) if turned else "",
        space,
    )


class Typesetter:
    """Sets text in lines. One for each document: what it remembers of a text goes with it."""

    def __init__(self) -> None:
        self._shaped: dict[tuple[str, _Look], tuple[Glyph, ...]] = {}
        self._set: dict[tuple[tuple[Span, ...], Style, float], tuple[Line, ...]] = {}

    def lines(self, text: Text, style: Style, width: float) -> tuple[Line, ...]:
        """The lines of a text in a column, at least one. A word wider than the column is cut.

        The cells of a table say the same again and again, so each is set once.
        """
        key = spans_of(text), style, width
        lines = self._set.get(key)
        if lines is None:
            paragraphs = _paragraphs(text, style.bold)
            lines = tuple(
                line for each in paragraphs for line in self._paragraph(each, style.size, width)
            )
            self._set[key] = lines
        return lines

    def _paragraph(self, spans: list[Span], size: float, width: float) -> Iterator[Line]:
        text = "".join(span.text for span in spans)
        levels = _levels(text)
        looks = _looks(spans, levels.of)
        line = _LineInWork()
        right_to_left = levels.base == 1
        for match in _WORD.finditer(text):
            word = self._word(match.group(), looks[match.start() : match.end()], size)
            if not word.is_space and line.words and line.width + word.width > width:
                yield line.take(right_to_left)
            if word.width <= width or word.is_space:
                line.add(word)
                continue
            *full, last = self._cut(word, size, width)
            for part in full:
                line.add(part)
                yield line.take(right_to_left)
            line.add(last)
        last_line = line.take(right_to_left)
        yield Line(last_line.runs, last_line.width, right_to_left, last_line.reading, self._space())

    def _space(self) -> Run:
        return self._run(" ", _Look(chain(False)[0], 0), 0)

    def _word(self, text: str, looks: Sequence[_Look | None], size: float) -> Word:
        runs = tuple(self._run(part, look, size) for part, look in _parts(text, looks))
        return Word(runs, text.isspace() and "\xa0" not in text, sum(run.width for run in runs))

    def _run(self, text: str, look: _Look, size: float) -> Run:
        key = text, look
        glyphs = self._shaped.get(key)
        if glyphs is None:
            glyphs = look.face.source.shaping.shape(text, look.level % 2 == 1)
            self._shaped[key] = glyphs
        return Run(text, look, glyphs, sum(glyph.advance for glyph in glyphs) * size / 1000)

    def _cut(self, word: Word, size: float, width: float) -> Iterator[Word]:
        """The parts of a word that is wider than its column, each as wide as fits."""
        parts: list[tuple[str, _Look]] = []
        room = width
        for text, look, advance in _cuttable(word, size):
            if advance > room and parts:
                yield self._joined(parts, size)
                parts, room = [], width
            parts.append((text, look))
            room -= advance
        yield self._joined(parts, size)

    def _joined(self, parts: list[tuple[str, _Look]], size: float) -> Word:
        runs = tuple(
            self._run("".join(text for text, _ in group), look, size)
            for look, group in groupby(parts, key=_look_of)
        )
        return Word(runs, False, sum(run.width for run in runs))


def _levels(text: str) -> bidi.Levels:
    """The levels of a paragraph, where each number is kept apart from what surrounds it."""
    if bidi.is_plain(text):
        return bidi.levels(text)
    spaced: list[str] = []
    kept: list[bool] = []
    for n, part in enumerate(_NUMBER.split(text)):
        around = n % 2 == 1
        spaced.append(f"{_ISOLATE}{part}{_END_OF_ISOLATE}" if around else part)
        kept += [False] * around + [True] * len(part) + [False] * around
    levels = bidi.levels("".join(spaced))
    of = [level for level, keep in zip(levels.of, kept, strict=True) if keep]
    return bidi.Levels(of, levels.base)


def _look_of(part: tuple[str, _Look]) -> _Look:
    return part[1]


def _paragraphs(text: Text, bold: bool) -> Iterator[list[Span]]:
    """The text between line ends; tabs are spaces, and nothing hangs on at the end."""
    paragraph: list[Span] = []
    for span in spans_of(text):
        first, *others = _LINE_ENDS.split(span.text.translate(_SPACES))
        paragraph.append(Span(first, bold or span.bold))
        for other in others:
            yield paragraph
            paragraph = [Span(other, bold or span.bold)]
    yield paragraph


def _looks(spans: list[Span], levels: list[int]) -> list[_Look | None]:
    """The look of each character; None for what leaves no mark."""
    looks: list[_Look | None] = []
    before: _Look | None = None
    for span in spans:
        first = chain(span.bold)[0]
        if (before is None or before.face is first) and _is_simple(span.text, first):
            for level in levels[len(looks) : len(looks) + len(span.text)]:
                if before is None or before != (first, level):
                    before = _Look(first, level)
                looks.append(before)
            continue
        for char in span.text:
            look = _look(char, span.bold, levels[len(looks)], before)
            looks.append(look)
            before = look or before
    return looks


def _is_simple(text: str, face: Typeface) -> bool:
    """Whether a text needs this typeface only, and each of its characters leaves a mark."""
    return text.isprintable() and not _JOINERS & set(text) and face.covers(text)


def _look(char: str, bold: bool, level: int, before: _Look | None) -> _Look | None:
    if not shows(char):
        joins = char in _JOINERS and before is not None
        return before if joins else None
    face = typeface_for(char, before.face if before else None, bold)
    return _Look(face or replacement_typeface(bold), level)


def _parts(text: str, looks: Sequence[_Look | None]) -> Iterator[tuple[str, _Look]]:
    """The parts of a word with the same look; what no typeface has becomes U+FFFD."""
    shown = [(char, look) for char, look in zip(text, looks, strict=True) if look is not None]
    for look, group in groupby(shown, key=_look_of):
        part = "".join(char for char, _ in group)
        yield part if look.face.covers(part) else _replaced(part, look.face), look


def _replaced(text: str, face: Typeface) -> str:
    return "".join(char if face.covers(char) else REPLACEMENT for char in text)


def _cuttable(word: Word, size: float) -> Iterator[tuple[str, _Look, float]]:
    """The parts of a word between which it may be cut, with their widths in points."""
    for run in word.runs:
        advances: dict[int, float] = {}
        for glyph in run.glyphs:
            advances[glyph.start] = advances.get(glyph.start, 0) + glyph.advance * size / 1000
        starts = [start for start in sorted(advances) if not _clings(run.text, start)]
        for start, end in zip(starts, [*starts[1:], len(run.text)], strict=True):
            width = sum(advances.get(n, 0) for n in range(start, end))
            yield run.text[start:end], run.look, width


def _clings(text: str, n: int) -> bool:
    """Whether the character at n belongs to the one before it."""
    if n == 0:
        return False
    return (
        text[n - 1] == _JOINER
        or not shows(text[n])
        or unicodedata.category(text[n]) in {"Mn", "Mc", "Me", "Sk"}
    )
