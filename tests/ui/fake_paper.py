"""Small real PDFs, and documents made of them."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from sipdesk.case import Case, CopyGiven

MARK_LEFT_MM, MARK_TOP_MM, MARK_SIDE_MM = 20.0, 30.0, 10.0
BAR_TOP_MM, BAR_HEIGHT_MM, BAR_STEP_MM = 60.0, 5.0, 10.0


def sample_pdf(pages: int = 1, *, colour: bool = False) -> bytes:
    """A4 pages, each with a square mark, and below it as many bars as the page's number."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for number in range(1, pages + 1):
        canvas.setFillColorRGB(0.7 if colour else 0, 0, 0)
        _fill(canvas, MARK_TOP_MM, MARK_SIDE_MM, MARK_SIDE_MM)
        for bar in range(number):
            _fill(canvas, BAR_TOP_MM + bar * BAR_STEP_MM, 100, BAR_HEIGHT_MM)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _fill(canvas: Canvas, top_mm: float, width_mm: float, height_mm: float) -> None:
    bottom = A4[1] - (top_mm + height_mm) * mm
    canvas.rect(MARK_LEFT_MM * mm, bottom, width_mm * mm, height_mm * mm, stroke=0, fill=1)


@dataclass
class FakeDocuments:
    """Sheets of 2 pages, blank ones of 1, plans of 4, follow-ups of 3, blank ones of 2.

    `made` tells what was asked for, `copies` whose copies, `versions` which versions of plans,
    `follow_up_ids` which follow-ups.
    """

    strange: str = ""
    fault: Exception | None = None
    made: list[tuple[str, Case | None, str, dt.date]] = field(default_factory=list)
    versions: list[int | None] = field(default_factory=list)
    follow_up_ids: list[str] = field(default_factory=list)
    copies: list[CopyGiven | None] = field(default_factory=list)

    def preparation_sheet(
        self, case: Case | None, language: str, today: dt.date, copy: CopyGiven | None = None
    ) -> bytes:
        self.copies.append(copy)
        return self._make("sheet", case, language, today, pages=2 if case else 1)

    def plan(
        self,
        case: Case,
        language: str,
        today: dt.date,
        version: int | None = None,
        copy: CopyGiven | None = None,
    ) -> bytes:
        self.copies.append(copy)
        self.versions.append(version)
        return self._make("plan", case, language, today, pages=4)

    def what_changed(
        self, case: Case, language: str, today: dt.date, copy: CopyGiven | None = None
    ) -> bytes:
        self.copies.append(copy)
        return self._make("changes", case, language, today, pages=1)

    def follow_up_form(
        self,
        case: Case | None,
        language: str,
        today: dt.date,
        follow_up_id: str = "",
        copy: CopyGiven | None = None,
    ) -> bytes:
        self.copies.append(copy)
        self.follow_up_ids.append(follow_up_id)
        return self._make("follow-up", case, language, today, pages=3 if case else 2)

    def unprintable(self, case: Case) -> str:
        return self.strange

    def _make(
        self, what: str, case: Case | None, language: str, today: dt.date, pages: int
    ) -> bytes:
        self.made.append((what, case, language, today))
        if self.fault is not None:
            raise self.fault
        return sample_pdf(pages)
