"""From text to lines: characters to typefaces, words to glyphs, words to lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, islice, takewhile
from typing import NamedTuple

from sipdesk.documents.kit import bidi, tongues
from sipdesk.documents.kit.harfbuzz import Glyph
from sipdesk.documents.kit.looks import Look, Voice, common_look, has_letters, looks_of
from sipdesk.documents.kit.spans import Span, Text, spans_of
from sipdesk.documents.kit.style import Style
from sipdesk.documents.kit.typeface import (
    REPLACEMENT,
    Typeface,
    chain,
    shows,
)
from sipdesk.i18n import MASTER

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
# A telephone number, a time or a date: keeps its order whatever runs around it.
_NUMBER = re.compile(r"(\+?\d[\d ./:()\u2013-]*\d)")
_ISOLATE, _END_OF_ISOLATE = "\u2066", "\u2069"
_ISOLATES = frozenset("\u2066\u2067\u2068")
_JOINER = "\u200d"


class Run(NamedTuple):
    """Glyphs of one typeface that run in one direction. `width` is in points."""

    text: str
    look: Look
    glyphs: tuple[Glyph, ...]
    width: float

    @property
    def face(self) -> Typeface:
        return self.look.face


class Word(NamedTuple):
    runs: tuple[Run, ...]
    is_space: bool
    width: float


class Stretch(NamedTuple):
    """Runs beside each other, from left to right; the first is `shift` points into the line."""

    shift: float
    runs: tuple[Run, ...]


class Part(NamedTuple):
    """What a line says in one language, "" for that of its element.

    `reading` is the text in reading order when something in the line runs from right to left,
    else "".
    """

    language: str
    reading: str
    stretches: tuple[Stretch, ...]


class Line(NamedTuple):
    """A line, ready to paint. `parts` are in reading order.

    `is_fixed` tells that the program says it, and not somebody who wrote it. `space` is the space
    at the line's end: it is not seen, but it keeps words apart when text is taken out of the PDF.
    """

    parts: tuple[Part, ...]
    width: float
    direction: Direction
    space: Run | None

    @property
    def right_to_left(self) -> bool:
        return self.direction.right_to_left


class _Ground(NamedTuple):
    """What a paragraph stands on: the language that is said of it already, and whether the program
    has it run from right to left; otherwise its first letter decides.
    """

    language: str
    leads_right_to_left: bool


class Direction(NamedTuple):
    """Which way a paragraph runs, and whether the program or its writer says so."""

    right_to_left: bool
    is_fixed: bool


@dataclass(slots=True)
class _LineInWork:
    words: list[Word] = field(default_factory=list[Word])
    width: float = 0

    def add(self, word: Word) -> None:
        self.words.append(word)
        self.width += word.width

    def take(self, direction: Direction, last_space: Run | None = None) -> Line:
        """The line so far; from here on a new one."""
        space: Run | None = None
        while self.words and self.words[-1].is_space:
            space = self.words.pop().runs[-1]
        runs = [run for word in self.words for run in word.runs]
        self.words, self.width = [], 0
        parts = tuple(_parts_of_line(runs, direction.right_to_left))
        return Line(parts, sum(run.width for run in runs), direction, last_space or space)


def _parts_of_line(runs: list[Run], right_to_left: bool) -> Iterator[Part]:
    """From runs in reading order."""
    if runs and not right_to_left and _are_alike(runs):
        yield Part(runs[0].look.language, "", (Stretch(0, tuple(runs)),))
        return
    levels = [run.look.level for run in runs]
    turned = right_to_left or any(levels)
    order = list(range(len(runs)))
    stretches = _stretches(runs, bidi.visual_order(order, levels) if turned else order)
    for language, group in groupby(order, key=lambda n: runs[n].look.language):
        mine = list(group)
        reading = "".join(runs[n].text for n in mine) if turned else ""
        yield Part(language, reading, tuple(stretches[n] for n in mine if n in stretches))


def _are_alike(runs: Sequence[Run]) -> bool:
    """Whether all runs are in one language, and from left to right."""
    language = runs[0].look.language
    return {(run.look.level, run.look.language) for run in runs} == {(0, language)}


def _stretches(runs: Sequence[Run], order: Sequence[int]) -> dict[int, Stretch]:
    """The runs of each language that stand beside each other, by the first of them in reading."""
    found: dict[int, Stretch] = {}
    shift = 0.0
    for _language, group in groupby(order, key=lambda n: runs[n].look.language):
        mine = list(group)
        found[min(mine)] = Stretch(shift, tuple(runs[n] for n in mine))
        shift += sum(runs[n].width for n in mine)
    return found


class Typesetter:
    """Sets text in lines. One for each document: what it remembers of a text goes with it.

    `language` is that of the document.
    """

    def __init__(self, language: str = MASTER) -> None:
        self.language = language
        self.right_to_left = language in tongues.RIGHT_TO_LEFT
        self._shaped: dict[tuple[str, Typeface, bool], tuple[tuple[Glyph, ...], float]] = {}
        self._words: dict[tuple[str, Look, float], Word] = {}
        self._set: dict[tuple[str | tuple[Span, ...], Style, float, str], tuple[Line, ...]] = {}

    def lines(self, text: Text, style: Style, width: float, around: str = "") -> tuple[Line, ...]:
        """The lines of a text in a column, at least one. A word wider than the column is cut.

        A pair stands below each other. `around` is the language that is said of the text already.
        The cells of a table say the same again and again, so each is set once.
        """
        key = text if isinstance(text, str) else tuple(text), style, width, around
        lines = self._set.get(key)
        if lines is None:
            lines = self._set[key] = tuple(self._set_anew(text, style, width, around))
        return lines

    def _set_anew(self, text: Text, style: Style, width: float, around: str) -> Iterator[Line]:
        for voices in _paragraphs(text, style.bold):
            ground = _Ground(around or self.language, _leads_right_to_left(voices))
            yield from self._paragraph(voices, style.size, width, ground)

    def one_line(self, text: str, style: Style) -> Line:
        """A text on one line, however long; a pair stands beside each other."""
        ground = _Ground(self.language, self.right_to_left)
        voices = next(_paragraphs(tongues.abreast(text), style.bold))
        return next(self._paragraph(voices, style.size, float("inf"), ground))

    def widest_word(self, text: str, style: Style) -> float:
        """The width of the widest word, or part of a word behind which a line may end."""
        widest = 0.0
        for voices in _paragraphs(text, style.bold):
            line = "".join([voice.text for voice in voices])
            levels = _levels(line, None).of
            words = self._words_of(line, voices, levels, self.language, style.size)
            widest = max(widest, *(word.width for word in words if not word.is_space), 0)
        return widest

    def _paragraph(
        self, voices: list[Voice], size: float, width: float, ground: _Ground
    ) -> Iterator[Line]:
        text = "".join([voice.text for voice in voices])
        levels = _levels(text, 1 if ground.leads_right_to_left else None)
        line = _LineInWork()
        direction = Direction(levels.base == 1, ground.leads_right_to_left)
        for word in self._words_of(text, voices, levels.of, ground.language, size):
            if not word.is_space and line.words and line.width + word.width > width:
                yield line.take(direction)
            if word.width <= width or word.is_space:
                line.add(word)
                continue
            *full, last = self._cut(word, size, width)
            for part in full:
                line.add(part)
                yield line.take(direction)
            line.add(last)
        yield line.take(direction, self._space)

    @cached_property
    def _space(self) -> Run:
        return self._run(" ", Look(chain(False)[0], 0), 0)

    def _words_of(
        self, text: str, voices: list[Voice], levels: list[int], around: str, size: float
    ) -> Iterator[Word]:
        """The words and spaces of a paragraph. Most look the same from the first to the last."""
        look = common_look(voices, levels, around)
        if look is not None:
            yield from (self._word(word, look, size) for word in _WORD.findall(text))
            return
        looks = looks_of(voices, levels, around)
        for match in _WORD.finditer(text):
            yield self._mixed_word(match.group(), looks[match.start() : match.end()], size)

    def _word(self, text: str, look: Look, size: float) -> Word:
        key = text, look, size
        word = self._words.get(key)
        if word is None:
            run = self._run(_covered(text, look.face), look, size)
            word = self._words[key] = Word((run,), _is_space(text), run.width)
        return word

    def _mixed_word(self, text: str, looks: Sequence[Look | None], size: float) -> Word:
        look = looks[0]
        if look is None or looks.count(look) < len(looks):
            return self._word_anew(text, looks, size)
        return self._word(text, look, size)

    def _word_anew(self, text: str, looks: Sequence[Look | None], size: float) -> Word:
        runs = tuple(self._run(part, look, size) for part, look in _parts(text, looks))
        return Word(runs, _is_space(text), sum(run.width for run in runs))

    def _run(self, text: str, look: Look, size: float) -> Run:
        right_to_left = look.level % 2 == 1
        key = text, look.face, right_to_left
        shaped = self._shaped.get(key)
        if shaped is None:
            glyphs = look.face.source.shaping.shape(text, right_to_left)
            shaped = self._shaped[key] = glyphs, sum([glyph.advance for glyph in glyphs])
        glyphs, advance = shaped
        return Run(text, look, glyphs, advance * size / 1000)

    def _cut(self, word: Word, size: float, width: float) -> Iterator[Word]:
        """The parts of a word that is wider than its column, each as wide as fits."""
        parts: list[tuple[str, Look]] = []
        room = width
        for text, look, advance in _cuttable(word, size):
            if advance > room and parts:
                yield self._joined(parts, size)
                parts, room = [], width
            parts.append((text, look))
            room -= advance
        yield self._joined(parts, size)

    def _joined(self, parts: list[tuple[str, Look]], size: float) -> Word:
        runs = tuple(
            self._run("".join(text for text, _ in group), look, size)
            for look, group in groupby(parts, key=_look_of)
        )
        return Word(runs, False, sum(run.width for run in runs))


def _leads_right_to_left(voices: Sequence[Voice]) -> bool:
    """Whether the program says something here that runs from right to left. What is isolated, such
    as a word in a list, leads only where it comes first.
    """
    if not any(map(_is_said_right_to_left, voices)):
        return False
    depth = 0
    for voice in voices:
        if depth == 0 and _is_said_right_to_left(voice):
            return True
        depth += sum((char in _ISOLATES) - (char == _END_OF_ISOLATE) for char in voice.text)
    with_letters = (voice for voice in voices if has_letters(voice.text))
    return any(map(_is_said_right_to_left, islice(with_letters, 1)))


def _is_said_right_to_left(voice: Voice) -> bool:
    return voice.fixed and voice.language in tongues.RIGHT_TO_LEFT


def _levels(text: str, base: int | None) -> bidi.Levels:
    """The levels of a paragraph, where each number is kept apart from what surrounds it."""
    if base is None and bidi.is_plain(text):
        return bidi.levels(text)
    spaced: list[str] = []
    kept: list[bool] = []
    for n, part in enumerate(_NUMBER.split(text)):
        around = n % 2 == 1
        spaced.append(f"{_ISOLATE}{part}{_END_OF_ISOLATE}" if around else part)
        kept += [False] * around + [True] * len(part) + [False] * around
    levels = bidi.levels("".join(spaced), base)
    of = [level for level, keep in zip(levels.of, kept, strict=True) if keep]
    return bidi.Levels(of, levels.base)


def _is_space(text: str) -> bool:
    """Whether a line may end here, and the text is not seen there."""
    return text.isspace() and "\xa0" not in text


def _look_of(part: tuple[str, Look]) -> Look:
    return part[1]


def _below_each_other(text: Text) -> Iterator[Span]:
    """The text without pairs. A label before what somebody wrote is said in both languages first,
    so that what was written stands once.
    """
    spans = spans_of(text)
    if len(spans) == 1:
        yield Span(tongues.stacked(spans[0].text), spans[0].bold)
        return
    labels = [*takewhile(_has_pair, spans)]
    others = spans[len(labels) :]
    for half in range(len(labels) and 2):
        yield from (Span(tongues.halves(label.text)[half].rstrip(), label.bold) for label in labels)
        yield Span("\n" if half == 0 or others else "")
    yield from (Span(tongues.stacked(other.text), other.bold) for other in others)


def _has_pair(span: Span) -> bool:
    return tongues.has_pair(span.text)


def _paragraphs(text: Text, bold: bool) -> Iterator[list[Voice]]:
    """The text between line ends; tabs are spaces, and nothing hangs on at the end."""
    paragraph: list[Voice] = []
    for span in _below_each_other(text):
        for part in tongues.spoken(span.text):
            look = bold or span.bold, part.language, part.fixed
            first, *others = _LINE_ENDS.split(part.text.translate(_SPACES))
            paragraph.append(Voice(first, *look))
            for other in others:
                yield paragraph
                paragraph = [Voice(other, *look)]
    yield paragraph


def _parts(text: str, looks: Sequence[Look | None]) -> Iterator[tuple[str, Look]]:
    """The parts of a word with the same look; what no typeface has becomes U+FFFD."""
    shown = [(char, look) for char, look in zip(text, looks, strict=True) if look is not None]
    for look, group in groupby(shown, key=_look_of):
        part = "".join(char for char, _ in group)
        yield _covered(part, look.face), look


def _covered(text: str, face: Typeface) -> str:
    """The text with U+FFFD in the place of what the typeface has not."""
    if face.covers(text):
        return text
    return "".join(char if face.covers(char) else REPLACEMENT for char in text)


def _cuttable(word: Word, size: float) -> Iterator[tuple[str, Look, float]]:
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
