"""Finished PDFs to a printer, page by page, through the system's own dialog.

QPrinter knows no PDF, so each page is drawn as a picture at 300 dpi.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import accumulate
from typing import TypeVar, cast

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintEngine, QPrinter
from PySide6.QtWidgets import QWidget

from sipdesk.errors import ExpectedError, NoPrinterError, PrintError
from sipdesk.i18n import N_
from sipdesk.ui.cups_queue import CupsQueue
from sipdesk.ui.doors import Doors
from sipdesk.ui.page_drawing import DOTS_PER_INCH, Page, open_pdf, paint_sides
from sipdesk.ui.print_progress import SIDES, Cancelled, Tell, progress_shown

T = TypeVar("T")

# PPK_CupsOptions, in a private header of Qt: what else was chosen in the dialog (tray, hold, ...),
# names and values in turn.
CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
DUPLEX = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


class NoSuchPageError(ExpectedError):
    sentence = N_("De valda sidorna finns inte i dokumentet. Välj andra sidor och försök igen.")


def print_through_dialog(
    pdfs: Sequence[bytes], job_name: str, doors: Doors, parent: QWidget | None
) -> list[int] | None:
    """Ask for printer, pages and copies, and print documents one after the other as one job.

    Returns which of them, from 0, were printed whole: the user may have chosen some pages only.
    None when the user changed their mind, in the dialog or while the pages were drawn. Raises
    NoPrinterError, NoSuchPageError and PrintError; then nothing is printed, and the job can be
    repeated.
    """
    if not doors.printers():
        raise NoPrinterError
    printer = new_printer(job_name)
    with ExitStack() as stack:
        documents = [stack.enter_context(open_pdf(pdf)) for pdf in pdfs]
        counts = [document.pageCount() for document in documents]
        if not doors.print_dialog(parent, printer, sum(counts)):
            return None
        pages = chosen_pages(printer, counts)
        try:
            print_pages(documents, pages, printer, doors, parent)
        except Cancelled:
            return None
    if not _is_queue_of_cups(printer) and not doors.reaches(printer):
        raise PrintError
    return [n for n, count in enumerate(counts) if len(pages[n]) == count]


def new_printer(job_name: str) -> QPrinter:
    """The default printer, set for a whole A4 page without margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job_name)
    printer.setCollateCopies(True)
    _use_whole_a4(printer)
    return printer


def print_pages(
    documents: Sequence[QPdfDocument],
    pages: Sequence[Sequence[Page]],
    printer: QPrinter,
    doors: Doors,
    parent: QWidget | None,
) -> None:
    """Print pages of documents as one job, with the copies and sides that the printer is set to.

    Raises NoSuchPageError, PrintError, and Cancelled when the user gives up or locks.
    """
    if not any(pages):
        raise NoSuchPageError
    sides = _sides_in_order(pages, printer)
    with progress_shown(len(sides), SIDES, doors, parent) as tell:
        if _is_queue_of_cups(printer):
            _print_through_cups(documents, sides, printer, tell)
        else:
            _print_through_qt(documents, sides, printer, tell)


def _is_queue_of_cups(printer: QPrinter) -> bool:
    return sys.platform == "linux" and printer.outputFormat() == QPrinter.OutputFormat.NativeFormat


def _print_through_cups(
    documents: Sequence[QPdfDocument], sides: Sequence[Page | None], printer: QPrinter, tell: Tell
) -> None:
    queue = CupsQueue(printer.printerName())
    queue.require_ready()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paper = QPdfWriter(buffer)
    paper.setResolution(DOTS_PER_INCH)
    _paint(documents, sides, paper, tell)
    queue.send(bytes(buffer.data().data()), printer.docName(), cups_options(printer))


def cups_options(printer: QPrinter) -> dict[str, str]:
    """What CUPS is to do with the pages, as Qt would ask it; and never to scale them."""
    chosen = cast("list[str]", printer.printEngine().property(CUPS_OPTIONS) or [])
    copies = str(printer.copyCount())
    return {
        "media": "A4",
        "print-scaling": "none",
        "sides": DUPLEX.get(printer.duplex(), "two-sided-long-edge"),
        **({"copies": copies, "Collate": str(printer.collateCopies())} if copies != "1" else {}),
        **dict(zip(chosen[::2], chosen[1::2], strict=True)),
    }


def _print_through_qt(
    documents: Sequence[QPdfDocument], sides: Sequence[Page | None], printer: QPrinter, tell: Tell
) -> None:
    def tell_and_look(done: int) -> None:
        if printer.printerState() == QPrinter.PrinterState.Error:
            raise PrintError
        tell(done)

    _paint(documents, sides, printer, tell_and_look)


def _paint(
    documents: Sequence[QPdfDocument],
    sides: Sequence[Page | None],
    paper: QPrinter | QPdfWriter,
    tell: Tell,
) -> None:
    _use_whole_a4(paper)  # the dialog may have put a printer's own Letter in its place
    painter = QPainter()
    if not painter.begin(paper):
        raise PrintError
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        paint_sides(documents, sides, paper, painter, tell)
    except (PrintError, Cancelled):
        if isinstance(paper, QPrinter):
            paper.abort()
        raise
    finally:
        ended = painter.end()
    if not ended:
        raise PrintError


def _use_whole_a4(paper: QPrinter | QPdfWriter) -> None:
    paper.setResolution(DOTS_PER_INCH)
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    paper.setPageOrientation(QPageLayout.Orientation.Portrait)
    if isinstance(paper, QPrinter):
        paper.setFullPage(True)
    paper.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def chosen_pages(printer: QPrinter, counts: Sequence[int]) -> list[list[Page]]:
    """The pages that the user chose of each document, which are counted on through the job.

    A range beyond the end chooses what there is of it.
    """
    is_range = printer.printRange() == QPrinter.PrintRange.PageRange
    ranges, before = printer.pageRanges(), accumulate(counts, initial=1)
    return [
        [Page(n, page) for page in range(count) if not is_range or ranges.contains(first + page)]
        for n, (count, first) in enumerate(zip(counts, before, strict=False))
    ]


def _sides_in_order(pages: Sequence[Sequence[Page]], printer: QPrinter) -> list[Page | None]:
    return page_order(
        pages,
        1 if printer.supportsMultipleCopies() else printer.copyCount(),
        collated=printer.collateCopies(),
        both_sides=printer.duplex() != QPrinter.DuplexMode.DuplexNone,
        last_first=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
    )


def page_order(
    documents: Sequence[Sequence[T]],
    copies: int,
    *,
    collated: bool = True,
    both_sides: bool = False,
    last_first: bool = False,
) -> list[T | None]:
    """The sides to print one after the other; None is an empty back.

    Without the empty back the next copy would begin on the back of the last page.
    """
    per_sheet = 2 if both_sides else 1
    followed = copies > 1 or last_first
    *others, last = [pages for pages in documents if pages] or [[]]
    sheets = [sheet for pages in others for sheet in _sheets(pages, per_sheet, padded=True)]
    sheets += _sheets(last, per_sheet, padded=followed)
    if last_first:
        sheets.reverse()
    ordered = sheets * copies if collated else [s for s in sheets for _copy in range(copies)]
    return [side for sheet in ordered for side in sheet]


def _sheets(pages: Sequence[T], per_sheet: int, *, padded: bool) -> list[list[T | None]]:
    sheets = [list[T | None](pages[n : n + per_sheet]) for n in range(0, len(pages), per_sheet)]
    if sheets and padded:
        sheets[-1] += [None] * (per_sheet - len(sheets[-1]))
    return sheets
