"""The one door to uharfbuzz, which carries no types."""

from __future__ import annotations

from collections.abc import Iterator
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
        infos, positions = buffer.glyph_infos or (), buffer.glyph_positions or ()
        glyphs = self._glyphs(text, list(zip(infos, positions, strict=True)))
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

    def _glyphs(self, text: str, shaped: list[tuple[Any, Any]]) -> tuple[Glyph, ...]:
        starts = sorted({int(info.cluster) for info, _ in shaped})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        widest: dict[int, int] = {}
        for n, (info, position) in enumerate(shaped):
            best = widest.setdefault(info.cluster, n)
            if position.x_advance > shaped[best][1].x_advance:
                widest[info.cluster] = n
        return tuple(
            Glyph(
                info.codepoint,
                text[info.cluster : ends[info.cluster]] if widest[info.cluster] == n else "",
                info.cluster,
                position.x_advance * self._scale,
                position.x_offset * self._scale,
                position.y_offset * self._scale,
            )
            for n, (info, position) in enumerate(shaped)
        )
