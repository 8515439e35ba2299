"""Small real PDFs, and documents made of them."""

from __future__ import annotations

import datetime as dt
import io
import threading
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from sipdesk.case import Case
from sipdesk.ports import DocumentKind, Recovery, Wanted

MARK_LEFT_MM, MARK_SIDE_MM = 20.0, 10.0
MARK_TOPS_MM = (30.0, 270.0)
BAR_TOP_MM, BAR_HEIGHT_MM, BAR_STEP_MM = 60.0, 5.0, 10.0


def sample_pdf(pages: int = 1, *, colour: bool = False) -> bytes:
    """A4 pages, each with a square mark at its head and one at its foot, and between them as many
    bars as the page's number.
    """
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for number in range(1, pages + 1):
        canvas.setFillColorRGB(0.7 if colour else 0, 0, 0)
        for top in MARK_TOPS_MM:
            _fill(canvas, top, MARK_SIDE_MM, MARK_SIDE_MM)
        for bar in range(number):
            _fill(canvas, BAR_TOP_MM + bar * BAR_STEP_MM, 100, BAR_HEIGHT_MM)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _fill(canvas: Canvas, top_mm: float, width_mm: float, height_mm: float) -> None:
    bottom = A4[1] - (top_mm + height_mm) * mm
    canvas.rect(MARK_LEFT_MM * mm, bottom, width_mm * mm, height_mm * mm, stroke=0, fill=1)


PAGES = {
    DocumentKind.PLAN: 4,
    DocumentKind.PREPARATION: 2,
    DocumentKind.BLANK: 1,
    DocumentKind.WHAT_CHANGED: 1,
    DocumentKind.FOLLOW_UP: 3,
    DocumentKind.BLANK_FOLLOW_UP: 2,
}


PATIENCE_S = 20


def _running() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


@dataclass
class FakeDocuments:
    """Documents of as many pages as `PAGES` says, else of one; `made` tells what was asked for.

    None is finished while `press` is not set.
    """

    strange: str = ""
    fault: Exception | None = None
    made: list[tuple[Wanted, Case, dt.date]] = field(default_factory=list)
    press: threading.Event = field(default_factory=_running)

    def make(self, wanted: Wanted, case: Case, today: dt.date) -> bytes:
        self.made.append((wanted, case, today))
        assert self.press.wait(PATIENCE_S)
        if self.fault is not None:
            raise self.fault
        return sample_pdf(PAGES.get(wanted.kind, 1))

    @property
    def kinds(self) -> list[DocumentKind]:
        return [wanted.kind for wanted, _case, _today in self.made]

    @property
    def last(self) -> tuple[DocumentKind, Case, str]:
        """The kind, the case and the language of what was asked for last."""
        wanted, case, _today = self.made[-1]
        return wanted.kind, case, wanted.language

    def recovery_sheet(self, recovery: Recovery, language: str, today: dt.date) -> bytes:
        return sample_pdf()

    def unprintable(self, case: Case) -> str:
        return self.strange
