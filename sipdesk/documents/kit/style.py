"""Sizes and colours. Lengths are in points, 1/72 inch."""

from __future__ import annotations

from dataclasses import dataclass, replace

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)

# Points between a line to write on and the foot of the page, whose own line looks the same.
ABOVE_FOOT = 14.0

BLACK = "0 0 0"
DARK_BLUE = "0.05 0.16 0.32"  # 14:1 against white; a grey printer makes it nearly black
PALE = "0.93 0.945 0.965"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks. `color` is red, green and blue from 0 to 1, as PDF writes them.

    `before` is the space above the first line.
    """

    size: float
    leading: float
    bold: bool = False
    color: str = BLACK
    before: float = 0

    @property
    def ascent(self) -> float:
        """From the top of the line to the baseline."""
        return (self.leading - self.size) / 2 + self.size * 0.83

    def larger(self, points: float) -> Style:
        """So many points larger, with lines and space in proportion: headings grow the least."""
        factor = 1 + points / self.size
        return replace(
            self,
            size=self.size + points,
            leading=self.leading * factor,
            before=self.before * factor,
        )


BODY = Style(12, 17, before=6)
LEAD = Style(12, 17, bold=True, before=9)
OWN_WORDS = Style(15, 21, before=3)
NAME = Style(16, 22, bold=True, before=5)
TITLE = Style(24, 30, bold=True, color=DARK_BLUE)
SECTION = Style(15.5, 20, bold=True, color=DARK_BLUE, before=18)
SUBSECTION = Style(12.5, 18, bold=True, color=DARK_BLUE, before=10)
HEADINGS = {1: TITLE, 2: SECTION, 3: SUBSECTION}
CELL = Style(12, 16)
CELL_HEAD = Style(12, 16, bold=True)
FURNITURE = Style(12, 15)
COPY = Style(12, 16)
STAMP = Style(12, 16, bold=True)
