"""Where a long text differs from an earlier one: the passages that changed, with a little around.

Compared by sentences; a sentence that is itself long is compared by its words. Every word is as
it was written. What all of it costs is bounded: what both texts begin and end with is laid aside
first, and what is left is compared only while that is cheap (`_MOST_PAIRS`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_SHORT = 400  # characters: what is not longer is shown whole
_AROUND = 60  # characters before and behind what changed
_NEAR = 150  # characters: what is alike over less is no border between two changes
_LONG_SENTENCE = 300  # characters
_MOST_PAIRS = 60_000  # equal parts in both texts; comparing takes more than linear time in them
_ANOTHER_TEXT = 0.4  # of the longer text: with less alike it is another text

_SENTENCE = re.compile(r"(?:[^.!?…؟።\n]+|[.!?…؟።](?!\s|$))*(?:[.!?…؟።]+(?=\s|$)|\n|$)\s*")
_WORD = re.compile(r"\S+\s*|\s+")
_LEFT_OUT = "…"


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that stood there, and those that stand there now; one of them may be "". The rest
    of their sentences, `before` and `behind`, is alike in both, and has "…" where text is left out.
    """

    before: str
    old: str
    new: str
    behind: str


@dataclass(frozen=True, slots=True)
class _Change:
    """A part of each text that differs: from and to, in characters."""

    old: tuple[int, int]
    new: tuple[int, int]


def passages(old: str, new: str) -> tuple[Passage, ...]:
    """What changed between two texts, in the order of the texts.

    None of them when it is better to show both texts whole: they are short, or one is altogether
    another than the other.
    """
    if max(len(old), len(new)) <= _SHORT:
        return ()
    found = _joined([*_changes(old, new)])
    kept = len(new) - sum(change.new[1] - change.new[0] for change in found)
    if kept < _ANOTHER_TEXT * max(len(old), len(new)):
        return ()
    return tuple(_passage(old, new, change) for change in found)


def clipped(text: str, most: int) -> str:
    """The beginning of a text, to a whole word where there is one, and "…" for what is left out.

    `most` is in characters.
    """
    if len(text) <= most:
        return text
    start = text[: most + 1]
    whole, space, _cut = start.rpartition(" ")
    return f"{whole.rstrip() if space else start[:most]} {_LEFT_OUT}"


# --- finding them -------------------------------------------------------------------------------


def _changes(old: str, new: str) -> Iterator[_Change]:
    parts, new_parts = _parts(old), _parts(new)
    first = _alike(parts, new_parts)
    last = _alike(parts[first:][::-1], new_parts[first:][::-1])
    inner, new_inner = parts[first : len(parts) - last], new_parts[first : len(new_parts) - last]
    starts, new_starts = _starts(parts), _starts(new_parts)
    for a, b, c, d in _differing(inner, new_inner):
        yield _Change(
            (starts[first + a], starts[first + b]), (new_starts[first + c], new_starts[first + d])
        )


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The numbers of the parts that differ; all of them when comparing would take too long."""
    if _pairs(old, new) > _MOST_PAIRS:
        yield 0, len(old), 0, len(new)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    yield from (codes for tag, *codes in matcher.get_opcodes() if tag != "equal")  # type: ignore[misc]


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    count = Counter(new)
    return sum(count[part] for part in old)


def _parts(text: str) -> list[str]:
    """Sentences with the space behind them, and the words of long ones."""
    sentences = (found[0] for found in _SENTENCE.finditer(text) if found[0])
    return [
        part
        for sentence in sentences
        for part in ([sentence] if len(sentence) <= _LONG_SENTENCE else _WORD.findall(sentence))
    ]


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """With how many equal parts both begin."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _starts(parts: Sequence[str]) -> list[int]:
    """Where each part begins, and where the last one ends."""
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts


def _joined(found: Sequence[_Change]) -> list[_Change]:
    """The changes, those near each other as one."""
    joined: list[_Change] = []
    for change in found:
        if joined and change.new[0] - joined[-1].new[1] <= _NEAR:
            first = joined.pop()
            joined.append(_Change((first.old[0], change.old[1]), (first.new[0], change.new[1])))
        else:
            joined.append(change)
    return joined


# --- what stands around -------------------------------------------------------------------------


def _passage(old: str, new: str, change: _Change) -> Passage:
    (was, old_end), (start, end) = change.old, change.new
    words, new_words = _WORD.findall(old[was:old_end]), _WORD.findall(new[start:end])
    first = _alike(words, new_words)
    last = _alike(words[first:][::-1], new_words[first:][::-1])
    inner = words[first : len(words) - last]
    new_inner = new_words[first : len(new_words) - last]
    return Passage(
        _end_of(new[:start]) + "".join(words[:first]),
        "".join(inner),
        "".join(new_inner),
        "".join(words[len(words) - last :]) + _start_of(new[end:]),
    )


def _end_of(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    _cut, space, whole = text[-_AROUND:].partition(" ")
    return f"{_LEFT_OUT} {(whole if space else text[-_AROUND:]).lstrip()}"


def _start_of(text: str) -> str:
    return clipped(text, _AROUND)
