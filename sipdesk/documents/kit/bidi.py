"""The Unicode bidirectional algorithm, UAX #9 revision 48: which way each character runs.

Python has the character classes but not the algorithm, and the `python-bidi` package gives only
the reordered text, not the levels that shaping and line breaking need. The tests hold this module
against that package.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

T = TypeVar("T")

_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}  # X9
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI"}) | _ISOLATES
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_OVERRIDES = {"LRO": "L", "RLO": "R"}
_MAX_DEPTH = 125  # BD2
_MAX_OPEN_BRACKETS = 63  # BD16
_PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)  # BidiBrackets.txt
_CLOSER = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_CLOSERS = frozenset(_CLOSER.values())

_FIRST_RIGHT_TO_LEFT = "\u0590"
CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Levels(NamedTuple):
    """The embedding level of each character (odd runs right to left), and of the paragraph."""

    of: list[int]
    base: int


def is_plain(text: str) -> bool:
    """Whether the text surely has nothing that runs from right to left."""
    return text.isascii() or max(text) < _FIRST_RIGHT_TO_LEFT or all(map(_is_plain, text))


def _is_plain(char: str) -> bool:
    if char < _FIRST_RIGHT_TO_LEFT:
        return True
    if char in CONTROLS:
        return False
    return unicodedata.bidirectional(char) not in {"R", "AL", "AN"}


def levels(text: str, base: int | None = None) -> Levels:
    """The levels of one paragraph; `base` is 0, 1, or None for the first strong character's."""
    if base != 1 and is_plain(text):
        return Levels([0] * len(text), 0)
    return _Paragraph(text, base).resolve()


def visual_order(items: Sequence[T], item_levels: Sequence[int]) -> list[T]:
    """The items of one line from left to right (rule L2)."""
    order = list(range(len(items)))
    odd = [level for level in item_levels if level % 2]
    for level in range(max(item_levels, default=0), min(odd, default=1) - 1, -1):
        _reverse_runs(order, [item_levels[n] >= level for n in order])
    return [items[n] for n in order]


def _reverse_runs(order: list[int], chosen: Sequence[bool]) -> None:
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and chosen[end]:
            end += 1
        order[start:end] = reversed(order[start:end])
        start = end + 1


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """From each isolate initiator to its PDI (BD9)."""
    matches: dict[int, int] = {}
    still_open: list[int] = []
    for n, kind in enumerate(classes):
        if kind in _ISOLATES:
            still_open.append(n)
        elif kind == "PDI" and still_open:
            matches[still_open.pop()] = n
    return matches


@dataclass(slots=True)
class _Status:
    level: int
    override: str = ""
    isolate: bool = False


@dataclass(slots=True)
class _Explicit:
    """The state of rules X1 to X8."""

    stack: list[_Status]
    overflow_isolates: int = 0
    overflow_embeddings: int = 0
    valid_isolates: int = 0

    def open(self, kind: str, right_to_left: bool) -> None:
        isolate = kind in _ISOLATES
        level = self.stack[-1].level + 1
        level += level % 2 != right_to_left
        if level <= _MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += isolate
            self.stack.append(_Status(level, _OVERRIDES.get(kind, ""), isolate))
        elif isolate:
            self.overflow_isolates += 1
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def close_isolate(self) -> None:
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.stack[-1].isolate:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1

    def close_embedding(self) -> None:
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.stack[-1].isolate and len(self.stack) > 1:
            self.stack.pop()


class _Paragraph:
    """One paragraph on its way through the rules."""

    def __init__(self, text: str, base: int | None) -> None:
        self.text = text
        self.original = [unicodedata.bidirectional(char) or "L" for char in text]
        self.matches = _matching_isolates(self.original)
        self.base = self._first_strong(0, len(text)) if base is None else base
        self.classes = list(self.original)
        self.levels = [self.base] * len(text)

    def resolve(self) -> Levels:
        self._explicit()
        kept = [n for n, kind in enumerate(self.original) if kind not in _REMOVED]
        explicit = list(self.levels)
        for sequence in self._sequences(kept, explicit):
            sequence.resolve()
        self._follow_neighbours()
        return Levels(self.levels, self.base)

    def _first_strong(self, start: int, end: int) -> int:
        """1 when the first strong character runs right to left (P2, P3)."""
        n = start
        while n < end:
            kind = self.original[n]
            if kind == "L":
                return 0
            if kind in _RIGHT_TO_LEFT:
                return 1
            if kind in _ISOLATES:
                n = self.matches.get(n, end)
            n += 1
        return 0

    def _explicit(self) -> None:
        state = _Explicit([_Status(self.base)])
        for n, kind in enumerate(self.original):
            if kind == "PDI":
                state.close_isolate()
            self._apply(n, state.stack[-1])
            if kind in _ISOLATES or kind in _EMBEDDINGS:
                state.open(kind, self._opens_right_to_left(n, kind))
            elif kind == "PDF":
                state.close_embedding()

    def _apply(self, n: int, status: _Status) -> None:
        self.levels[n] = status.level
        if status.override and self.original[n] not in _REMOVED:
            self.classes[n] = status.override

    def _opens_right_to_left(self, n: int, kind: str) -> bool:
        if kind == "FSI":
            return self._first_strong(n + 1, self.matches.get(n, len(self.text))) == 1
        return kind in {"RLI", "RLE", "RLO"}

    def _sequences(self, kept: list[int], explicit: list[int]) -> Iterator[_Sequence]:
        """The isolating run sequences (X10)."""
        runs = _level_runs(kept, explicit)
        by_start = {run[0]: run for run in runs}
        closers = set(self.matches.values())
        place = {n: k for k, n in enumerate(kept)}
        for run in runs:
            if self.original[run[0]] == "PDI" and run[0] in closers:
                continue
            members = list(run)
            while (closer := self._continued_at(members[-1])) in by_start:
                members += by_start[closer]
            yield self._sequence(members, kept, explicit, place)

    def _continued_at(self, last: int) -> int:
        return self.matches.get(last, -1) if self.original[last] in _ISOLATES else -1

    def _sequence(
        self, members: list[int], kept: list[int], explicit: list[int], place: dict[int, int]
    ) -> _Sequence:
        level = explicit[members[0]]
        first, last = place[members[0]], place[members[-1]] + 1
        before = explicit[kept[first - 1]] if first else self.base
        cut_off = self.original[members[-1]] in _ISOLATES
        after = self.base if cut_off or last >= len(kept) else explicit[kept[last]]
        return _Sequence(
            self, members, level, _direction(max(level, before)), _direction(max(level, after))
        )

    def _follow_neighbours(self) -> None:
        """What rule X9 removes gets the level of the character before it."""
        for n, kind in enumerate(self.original):
            if kind in _REMOVED:
                self.levels[n] = self.levels[n - 1] if n else self.base


def _level_runs(kept: list[int], of: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for n in kept:
        if runs and of[runs[-1][-1]] == of[n]:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _strong(kind: str) -> str:
    """The direction that a class counts as in rules N0 to N2, or "" for none."""
    return "R" if kind in {"R", "EN", "AN"} else "L" if kind == "L" else ""


@dataclass(slots=True)
class _Sequence:
    """An isolating run sequence: rules W1 to I2."""

    paragraph: _Paragraph
    members: list[int]
    level: int
    start: str
    end: str
    kinds: list[str] = field(init=False)

    def resolve(self) -> None:
        self.kinds = [self.paragraph.classes[n] for n in self.members]
        self._marks()
        self._numbers()
        self._separators()
        self._terminators()
        self._latin_numbers()
        self._brackets()
        self._neutrals()
        self._implicit()

    def _marks(self) -> None:  # W1
        before = self.start
        for n, kind in enumerate(self.kinds):
            if kind == "NSM":
                self.kinds[n] = "ON" if before in _ISOLATES or before == "PDI" else before
            before = self.kinds[n]

    def _numbers(self) -> None:  # W2, W3
        strong = self.start
        for n, kind in enumerate(self.kinds):
            if kind in {"L", "R", "AL"}:
                strong = kind
            elif kind == "EN" and strong == "AL":
                self.kinds[n] = "AN"
        self.kinds = ["R" if kind == "AL" else kind for kind in self.kinds]

    def _separators(self) -> None:  # W4
        kinds = self.kinds
        for n in range(1, len(kinds) - 1):
            before, after = kinds[n - 1], kinds[n + 1]
            if before != after:
                continue
            if (kinds[n] == "ES" and before == "EN") or (
                kinds[n] == "CS" and before in {"EN", "AN"}
            ):
                kinds[n] = before

    def _terminators(self) -> None:  # W5, W6
        for first, last in _stretches(self.kinds, frozenset({"ET"})):
            beside = self.kinds[first - 1 : first] + self.kinds[last : last + 1]
            if "EN" in beside:
                self.kinds[first:last] = ["EN"] * (last - first)
        self.kinds = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in self.kinds]

    def _latin_numbers(self) -> None:  # W7
        strong = self.start
        for n, kind in enumerate(self.kinds):
            if kind in {"L", "R"}:
                strong = kind
            elif kind == "EN" and strong == "L":
                self.kinds[n] = "L"

    def _brackets(self) -> None:  # N0
        for opener, closer in sorted(self._bracket_pairs()):
            direction = self._pair_direction(opener, closer)
            if direction:
                self._set_bracket(opener, direction)
                self._set_bracket(closer, direction)

    def _bracket_pairs(self) -> list[tuple[int, int]]:  # BD16
        pairs: list[tuple[int, int]] = []
        still_open: list[tuple[str, int]] = []
        for n, kind in enumerate(self.kinds):
            char = unicodedata.normalize("NFC", self.paragraph.text[self.members[n]])
            if kind != "ON":
                continue
            if char in _CLOSER:
                if len(still_open) == _MAX_OPEN_BRACKETS:
                    return []
                still_open.append((_CLOSER[char], n))
            elif char in _CLOSERS:
                found = [k for k, (closer, _) in enumerate(still_open) if closer == char]
                if found:
                    pairs.append((still_open[found[-1]][1], n))
                    del still_open[found[-1] :]
        return pairs

    def _pair_direction(self, opener: int, closer: int) -> str:
        embedding = _direction(self.level)
        inside = {_strong(kind) for kind in self.kinds[opener + 1 : closer]} - {""}
        if not inside or embedding in inside:
            return embedding if inside else ""
        before = (_strong(kind) for kind in reversed(self.kinds[:opener]))
        return next((direction for direction in before if direction), self.start)

    def _set_bracket(self, n: int, direction: str) -> None:
        self.kinds[n] = direction
        for k in range(n + 1, len(self.kinds)):
            if self.paragraph.original[self.members[k]] != "NSM":
                return
            self.kinds[k] = direction

    def _neutrals(self) -> None:  # N1, N2
        embedding = _direction(self.level)
        for first, last in _stretches(self.kinds, _NEUTRAL):
            left = _strong(self.kinds[first - 1]) if first else self.start
            right = _strong(self.kinds[last]) if last < len(self.kinds) else self.end
            self.kinds[first:last] = [left if left == right else embedding] * (last - first)

    def _implicit(self) -> None:  # I1, I2
        for n, kind in zip(self.members, self.kinds, strict=True):
            steps = {"R": 0, "L": 1} if self.level % 2 else {"L": 0, "R": 1}
            self.paragraph.levels[n] = self.level + steps.get(kind, 2 - self.level % 2)


def _stretches(kinds: Sequence[str], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The stretches (first, behind last) of classes in `wanted`."""
    n = 0
    while n < len(kinds):
        first = n
        while n < len(kinds) and kinds[n] in wanted:
            n += 1
        if n > first:
            yield first, n
        n += 1
