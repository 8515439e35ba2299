"""Fonts inside the PDF: the only place that touches ReportLab's process-wide font registry."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# (the stubs of ReportLab leave most arguments without a type)

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from sipdesk.documents.kit.harfbuzz import Glyph

_PRIVATE = 0xF0000  # plane 15: no text has these codes
_NO_TEXT = "\u200b"
_REMAPPED = frozenset("\xa0\xad")  # ReportLab prints these as other characters
_CMAP_BLOCK = 100  # most entries in one bfchar block, PDF 32000-1:2008, 9.10.3

# Text for seven-bit mail, which `archive` would take away again: 15 % of the time of a plan.
rl_config.useA85 = 0


class EmbeddedFont(TTFont):
    """A font of which any glyph can be shown, also one that no character stands for.

    ReportLab asks for glyphs by character. A glyph without its own character gets a private
    code, and the font's ToUnicode table says which text it stands for. What a document embeds
    depends on that document alone, so the same document has the same bytes.
    """

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(f"SIPdesk-{name}", str(path), asciiReadable=False, shapable=False)
        self._private: dict[tuple[int, str], int] = {}
        self._texts: dict[int, str] = {}
        pdfmetrics.registerFont(self)

    def code(self, glyph: Glyph) -> int:
        """The character code by which ReportLab finds the glyph."""
        characters: dict[int, int] = self.face.charToGlyph
        text = glyph.text
        if len(text) == 1 and text not in _REMAPPED and characters.get(ord(text)) == glyph.id:
            return ord(text)
        code = self._private.setdefault((glyph.id, text), _PRIVATE + len(self._private))
        if code not in self._texts:
            self._texts[code] = text or _NO_TEXT
            characters[code] = glyph.id
            self.face.charWidths[code] = self.pdfScale(self.face.hmetrics[glyph.id][0])
        return code

    def width(self, code: int) -> float:
        """The width that the PDF states for a code, in 1/1000 em."""
        return self.face.charWidths.get(code, self.face.defaultWidth)

    def addObjects(self, doc: Any) -> None:
        subsets: list[list[int]] = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for n, subset in enumerate(subsets):
            face = self.face
            name = b"".join((SUBSETN(n), b"+", face.name, face.subfontNameX)).decode("latin-1")
            doc.idToObject["toUnicodeCMap:" + name].content = self._to_unicode(name, subset)

    def _to_unicode(self, name: str, subset: list[int]) -> bytes:
        entries = [
            f"<{n:02X}> <{(self._texts.get(code) or chr(code)).encode('utf-16-be').hex().upper()}>"
            for n, code in enumerate(subset)
            if code
        ]
        lines = [*_cmap_head(name), *_cmap_blocks(entries), *_CMAP_TAIL]
        return "\n".join(lines).encode("ascii")


def _cmap_head(name: str) -> list[str]:
    return [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]


_CMAP_TAIL = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")


def _cmap_blocks(entries: list[str]) -> list[str]:
    lines: list[str] = []
    for start in range(0, len(entries), _CMAP_BLOCK):
        block = entries[start : start + _CMAP_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return lines
