"""The pen: paints on pages and notes which mark belongs to which element of the structure."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# (the stubs of ReportLab leave most arguments without a type)

from __future__ import annotations

import io
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any, NamedTuple, cast

from reportlab.pdfgen.canvas import Canvas

from sipdesk.documents.kit.harfbuzz import Glyph
from sipdesk.documents.kit.structure import Contents, Element, Mark
from sipdesk.documents.kit.style import A4, BLACK, Style
from sipdesk.documents.kit.typeface import Typeface, chain
from sipdesk.documents.kit.typesetting import Line, Part, Run

_STROKE = 0.028  # line width around a stroked bold glyph, in em
_NOTICEABLE = 0.4  # 1/1000 em: smaller shifts are not worth their bytes


class Pen:
    """Paints on A4. Positions are in points from the lower left corner of the page.

    With `mirrored`, everything is painted as in a mirror down the middle of the page, but for the
    text itself: columns, markers and margins change sides.
    """

    def __init__(self, language: str, *, mirrored: bool = False) -> None:
        self._mirrored = mirrored
        self._buffer = io.BytesIO()
        self._canvas = Canvas(
            self._buffer,
            pagesize=A4,
            invariant=1,
            pageCompression=0,
            lang=language,
            # Without this each page asks for Helvetica, which is not embedded.
            initialFontName=cast("Any", chain(False)[0].source.embedded.fontName),
        )
        self._document = cast("Any", self._canvas)._doc
        self._codes: dict[tuple[Typeface, int, str], tuple[str, str, float]] = {}
        self._shown: dict[tuple[str, Typeface, bool], tuple[_Shown, ...]] = {}
        self._artifacts = 0
        self._element: Element | None = None
        self._bookmarks = 0
        self.contents = [Contents()]

    # --- pages ----------------------------------------------------------------------------------

    def next_page(self) -> None:
        self._canvas.showPage()
        self.contents.append(Contents())

    def finish(self) -> bytes:
        """The file as ReportLab writes it: fonts, outline, and pages without their contents.
        `archive` makes a tagged one of it.
        """
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline, `level` from 1, that leads to this height of this page."""
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self._canvas.bookmarkHorizontalAbsolute(key, cast("int", top))
        self._canvas.addOutlineEntry(title, key, level - 1)

    # --- structure ------------------------------------------------------------------------------

    @contextmanager
    def element(self, element: Element) -> Generator[None]:
        """What is painted inside is content of this element; inside an artifact it stays one."""
        if self._artifacts:
            yield
            return
        self._open(element)
        self._element = element
        yield
        self._element = None
        self._write("EMC")

    def _open(self, element: Element) -> None:
        marks = self.contents[-1].marks
        element.kids.append(Mark(len(self.contents) - 1, len(marks)))
        self._write(f"/{element.role} <</MCID {len(marks)}>> BDC")
        marks.append(element)

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Generator[None]:
        """What is painted inside means nothing to a screen reader: lines, headers, footers."""
        if not self._artifacts:
            detail = f" /Subtype /{subtype}" if subtype else ""
            self._write(f"/Artifact <</Type /{kind}{detail}>> BDC")
        self._artifacts += 1
        yield
        self._artifacts -= 1
        if not self._artifacts:
            self._write("EMC")

    @contextmanager
    def _saying(self, part: Part, end: str) -> Generator[None]:
        """A part in another language says which; right-to-left text says its order, too."""
        parent = self._element
        if parent is None or not (part.reading or part.language):
            yield
            return
        self._write("EMC")
        reading = part.reading + end if part.reading else ""
        self._open(parent.add(Element("Span", language=part.language, reading=reading)))
        yield
        self._write("EMC")
        self._open(parent)

    # --- shapes ---------------------------------------------------------------------------------

    def across(self, x: float, width: float = 0) -> float:
        """Where something of that width begins on the paper that is `x` from the reading side."""
        return A4[0] - x - width if self._mirrored else x

    def rule(self, x1: float, y: float, x2: float, thickness: float, color: str = BLACK) -> None:
        """A horizontal line."""
        self.stroke((x1, y), (x2, y), thickness, color)

    def stroke(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        thickness: float,
        color: str = BLACK,
    ) -> None:
        x1, x2 = self.across(start[0]), self.across(end[0])
        self._write(
            f"{color} RG {thickness:g} w {x1:.2f} {start[1]:.2f} m {x2:.2f} {end[1]:.2f} l S"
        )

    def frame(self, x: float, y: float, width: float, height: float, thickness: float) -> None:
        """The outline of a rectangle."""
        x = self.across(x, width)
        self._write(f"{BLACK} RG {thickness:g} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def cut_frame(self, x: float, y: float, width: float, height: float) -> None:
        """The outline of what is cut out: dashed lines, all upwards or along the text, so that the
        dashes of two such beside each other fall on each other and not between.
        """
        self._write("[5 4] 0 d")
        for below in (y, y + height):
            self.stroke((x, below), (x + width, below), 0.6)
        for beside in (x, x + width):
            self.stroke((beside, y), (beside, y + height), 0.6)
        self._write("[] 0 d")

    def area(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """A filled rectangle."""
        x = self.across(x, width)
        self._write(f"{color} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def disc(self, x: float, y: float, radius: float, color: str = BLACK) -> None:
        """A filled circle around (x, y)."""
        path = cast("Any", self._canvas).beginPath()
        path.circle(self.across(x), y, radius)
        self._write(f"{color} rg {path.getCode()} f")

    # --- text -----------------------------------------------------------------------------------

    def text(self, line: Line, style: Style, x: float, top: float) -> None:
        """A line of text whose upper left corner is at (x, top)."""
        left, baseline = self.across(x, line.width), top - style.ascent
        space = (line.space,) if line.space else ()
        if not line.parts:
            self._runs(space, style, left, baseline)
        for n, part in enumerate(line.parts, start=1):
            end = space if n == len(line.parts) else ()
            with self._saying(part, " " if end else ""):
                for m, (shift, runs) in enumerate(part.stretches, start=1):
                    behind = end if m == len(part.stretches) and not part.reading else ()
                    self._runs((*runs, *behind), style, left + shift, baseline)

    def _runs(self, runs: tuple[Run, ...], style: Style, x: float, baseline: float) -> None:
        if not runs:
            return
        painter = _LinePainter(style, self.contents[-1].fonts)
        for run in runs:
            for shown in self.shown(run):
                painter.paint(shown)
        place = f"{style.color} rg BT 1 0 0 1 {x:.2f} {baseline:.2f} Tm"
        self._write("\n".join((place, *painter.finish(), "ET")))

    def shown(self, run: Run) -> tuple[_Shown, ...]:
        """A run as the file shows it. The same word comes again and again: each is made once."""
        look = run.look
        key = run.text, look.face, look.level % 2 == 1
        shown = self._shown.get(key)
        if shown is None:
            shown = self._shown[key] = tuple(self._shown_anew(run))
        return shown

    def _shown_anew(self, run: Run) -> Iterator[_Shown]:
        """Each stretch of glyphs in one font and at one height."""
        glyphs = ((*self._code(run.face, glyph), glyph) for glyph in run.glyphs)
        for (font, rise), group in groupby(glyphs, key=_font_and_rise):
            start = owed = 0.0  # `owed`: how far the next glyph stands from where this one ends
            codes: list[str] = []
            for _font, code, width, glyph in group:
                shift = owed + glyph.x_offset
                if not codes:
                    start, shift = shift, 0
                elif abs(shift) > _NOTICEABLE:
                    codes.append(f"{-shift:.1f}")
                    shift = 0
                codes.append(f"<{code}>")
                owed = glyph.advance - width - glyph.x_offset + shift
            look = _ShownLook(run.face.stroked, font, rise)
            yield _Shown(look, start, "".join(codes).replace("><", ""), owed)

    def _code(self, face: Typeface, glyph: Glyph) -> tuple[str, str, float]:
        """The font's name in this file, the glyph's code in hex, its width in 1/1000 em."""
        key = face, glyph.id, glyph.text
        found = self._codes.get(key)
        if found is None:
            font = face.source.embedded
            code = font.code(glyph)
            ((subset, raw),) = font.splitString(chr(code), self._document)
            name = font.getSubsetInternalName(subset, self._document)
            found = self._codes[key] = name, raw.hex(), font.width(code)
        return found

    def _write(self, operators: str) -> None:
        self.contents[-1].operators.append(operators)


class _ShownLook(NamedTuple):
    """What glyphs of one font at one height have in common. `rise` is in 1/1000 em."""

    stroked: bool
    font: str
    rise: float


class _Shown(NamedTuple):
    """Glyphs that look the same. Lengths are in 1/1000 em.

    The first stands `start` from where it would, and the last leaves the next one `owed` behind.
    """

    look: _ShownLook
    start: float
    codes: str
    owed: float


def _font_and_rise(coded: tuple[str, str, float, Glyph]) -> tuple[str, float]:
    return coded[0], coded[3].y_offset


class _LinePainter:
    """Collects the operators of one line, PDF 32000-1:2008, 9.4."""

    def __init__(self, style: Style, fonts: set[str]) -> None:
        self._style = style
        self._fonts = fonts  # of the page
        self._out: list[str] = []
        self._line: list[str] = []
        self._look = _NO_LOOK
        self._owed = 0.0  # how far the next glyph stands from where the last one ended

    def paint(self, shown: _Shown) -> None:
        if shown.look != self._look:
            self._change(shown.look)
        shift = self._owed + shown.start
        if abs(shift) > _NOTICEABLE:
            self._line.append(f"{-shift:.1f}")
            shift = 0
        self._line.append(shown.codes)
        self._owed = shown.owed + shift

    def finish(self) -> Sequence[str]:
        """All operators; the text state is as it was before."""
        self._change(_NO_LOOK._replace(font=self._look.font))
        self._flush()
        return self._out

    def _change(self, look: _ShownLook) -> None:
        """Say what is different from here on."""
        self._flush()
        before, self._look = self._look, look
        size = self._style.size
        if look.stroked != before.stroked:
            pen = f"{self._style.color} RG 2 Tr {size * _STROKE:.3f} w"
            self._out.append(pen if look.stroked else "0 Tr")
        if look.font != before.font:
            self._out.append(f"{look.font} {size:g} Tf")
            self._fonts.add(look.font)
        if look.rise != before.rise:
            self._out.append(f"{look.rise * size / 1000:.3f} Ts")

    def _flush(self) -> None:
        if self._line:
            self._out.append("[" + "".join(self._line).replace("><", "") + "] TJ")
            self._line = []


_NO_LOOK = _ShownLook(stroked=False, font="", rise=0.0)
