"""The one door to uharfbuzz, which carries no types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

import uharfbuzz  # pyright: ignore[reportMissingTypeStubs]

_hb = cast("Any", uharfbuzz)
_FEATURES = {"kern": True, "liga": True}


class Glyph(NamedTuple):
    """One glyph of a shaped text. Lengths are in 1/1000 em.

    `text` is what the glyph stands for when text is taken out of the PDF: the whole cluster on
    the widest glyph of a cluster, "" on its others. `start` is where the cluster begins.
    """

    id: int
    text: str
    start: int
    advance: float
    x_offset: float
    y_offset: float


class FontFile:
    """A font file, opened by HarfBuzz."""

    def __init__(self, path: Path) -> None:
        face = _hb.Face(_hb.Blob.from_file_path(str(path)))
        self._font = _hb.Font(face)
        self._scale = 1000 / int(face.upem)
        self._characters = frozenset(map(chr, face.unicodes))
        self._space = int(self._font.get_nominal_glyph(ord(" ")) or 0)

    def covers(self, text: str) -> bool:
        """Whether the font has every character of a text."""
        return self._characters.issuperset(text)

    def shape(self, text: str, right_to_left: bool) -> tuple[Glyph, ...]:
        """The glyphs of a text in one script and direction, from left to right."""
        buffer = _hb.Buffer()
        buffer.cluster_level = _hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        _hb.shape(self._font, buffer, _FEATURES)
        glyphs = self._glyphs(text, buffer.glyph_infos or (), buffer.glyph_positions or ())
        return tuple(self._single(glyphs)) if right_to_left else glyphs

    def _single(self, glyphs: tuple[Glyph, ...]) -> Iterator[Glyph]:
        """The glyphs, each with one character of text: a ligature's others stand left of it.

        Readers such as pdftotext turn right-to-left text character by character, and would turn
        the letters of a ligature, too. So each gets a space of no width to itself.
        """
        for glyph in glyphs:
            for char in reversed(glyph.text[1:]):
                yield Glyph(self._space, char, glyph.start, 0, 0, 0)
            yield glyph._replace(text=glyph.text[:1])

    def _glyphs(
        self, text: str, infos: Sequence[Any], positions: Sequence[Any]
    ) -> tuple[Glyph, ...]:
        scale = self._scale
        clusters: list[int] = [info.cluster for info in infos]
        places: list[tuple[int, int, int, int]] = [each.position for each in positions]
        texts = _texts(text, clusters, [advance for _x, _y, advance, _down in places])
        return tuple(
            Glyph(info.codepoint, shown, cluster, advance * scale, x * scale, y * scale)
            for info, cluster, shown, (x, y, advance, _down) in zip(
                infos, clusters, texts, places, strict=True
            )
        )


def _texts(text: str, clusters: Sequence[int], advances: Sequence[int]) -> Sequence[str]:
    """What each glyph stands for."""
    starts = sorted(set(clusters))
    if len(starts) == len(clusters) == len(text):
        return [text[cluster] for cluster in clusters]
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    widest: dict[int, int] = {}
    for n, cluster in enumerate(clusters):
        best = widest.setdefault(cluster, n)
        if advances[n] > advances[best]:
            widest[cluster] = n
    return [
        text[cluster : ends[cluster]] if widest[cluster] == n else ""
        for n, cluster in enumerate(clusters)
    ]
