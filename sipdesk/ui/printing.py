"""Finished PDFs to a printer, page by page, through the system's own dialog.

QPrinter knows no PDF, so each page is drawn as a picture at 300 dpi.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import accumulate
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from sipdesk.errors import ExpectedError, NoPrinterError, PrintError
from sipdesk.i18n import N_
from sipdesk.ui.doors import Doors

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72


T = TypeVar("T")


class Page(NamedTuple):
    """A page of one of the documents of a job, both counted from 0."""

    document: int
    number: int


class NoSuchPageError(ExpectedError):
    sentence = N_("De valda sidorna finns inte i dokumentet. Välj andra sidor och försök igen.")


def print_through_dialog(
    pdfs: Sequence[bytes], job_name: str, doors: Doors, parent: QWidget | None
) -> list[int] | None:
    """Ask for printer, pages and copies, and print documents one after the other as one job.

    Returns which of them, from 0, were printed whole: the user may have chosen some pages only.
    None when the user changed their mind. Raises NoPrinterError, NoSuchPageError and PrintError.
    A failed job is thrown away whole and can be repeated.
    """
    if not doors.printers():
        raise NoPrinterError
    printer = new_printer(job_name)
    with ExitStack() as stack:
        documents = [stack.enter_context(open_pdf(pdf)) for pdf in pdfs]
        pages = sum(document.pageCount() for document in documents)
        if not doors.print_dialog(parent, printer, pages):
            return None
        with wait_cursor():
            chosen = draw(documents, printer)
        whole = [n for n, one in enumerate(documents) if len(chosen[n]) == one.pageCount()]
    if not doors.reaches(printer):
        raise PrintError
    return whole


def new_printer(job_name: str) -> QPrinter:
    """The default printer, set for a whole A4 page without margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job_name)
    printer.setCollateCopies(True)
    _use_whole_a4(printer)
    return printer


def draw(documents: Sequence[QPdfDocument], printer: QPrinter) -> list[list[Page]]:
    """Draw the chosen pages and copies, and tell which pages of each document they were.

    Raises NoSuchPageError, and PrintError after taking the job back.
    """
    pages = chosen_pages(printer, [document.pageCount() for document in documents])
    if not any(pages):
        raise NoSuchPageError
    _use_whole_a4(printer)  # the dialog may have put a printer's own Letter in its place
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintError
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        _draw_pages(documents, pages, printer, painter)
    except PrintError:
        printer.abort()
        raise
    finally:
        ended = painter.end()
    if not ended or printer.printerState() == QPrinter.PrinterState.Error:
        raise PrintError
    return pages


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


@contextmanager
def open_pdf(pdf: bytes) -> Iterator[QPdfDocument]:
    """A PDF in memory, closed at the end."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        yield document
    finally:
        document.close()
        buffer.close()


@contextmanager
def wait_cursor() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def _use_whole_a4(printer: QPrinter) -> None:
    printer.setResolution(DOTS_PER_INCH)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def _draw_pages(
    documents: Sequence[QPdfDocument],
    pages: Sequence[Sequence[Page]],
    printer: QPrinter,
    painter: QPainter,
) -> None:
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    order = page_order(
        pages,
        copies,
        collated=printer.collateCopies(),
        both_sides=printer.duplex() != QPrinter.DuplexMode.DuplexNone,
        last_first=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
    )
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    for position, side in enumerate(order):
        if position and not printer.newPage():
            raise PrintError
        if side is not None:
            image = page_image(documents[side.document], side.number, printer.resolution())
            painter.drawImage(paper, image)
        if printer.printerState() == QPrinter.PrinterState.Error:
            raise PrintError


def page_image(document: QPdfDocument, page: int, dots_per_inch: int) -> QImage:
    """One page (from 0) on white; without colour a quarter of the memory is enough."""
    points = document.pagePointSize(page)
    scale = dots_per_inch / POINTS_PER_INCH
    size = QSize(round(points.width() * scale), round(points.height() * scale))
    image = document.render(page, size)
    if image.isNull():
        raise PrintError
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.fillRect(image.rect(), Qt.GlobalColor.white)
    painter.end()
    wanted = QImage.Format.Format_Grayscale8 if image.allGray() else QImage.Format.Format_RGB32
    return image.convertToFormat(wanted)
