"""Pages of finished PDFs as pictures, and painted on paper in bands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

from sipdesk.errors import PrintError

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
BANDS = 30  # of a page: each takes some 20 ms to render and to pack, so that the window stays alive
OVERLAP = 2  # dots: else a hairline could show between two bands


class Page(NamedTuple):
    """A page of one of the documents of a job, both counted from 0."""

    document: int
    number: int


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


def paint_sides(
    documents: Sequence[QPdfDocument],
    sides: Sequence[Page | None],
    paper: QPagedPaintDevice,
    painter: QPainter,
    after_band: Callable[[int], None],
) -> None:
    """Paint each side on a page of its own; None is an empty one. Raises PrintError.

    After each band of a page `after_band` is told how many sides are finished; what it raises
    ends the painting.
    """
    for done, side in enumerate(sides):
        if done and not paper.newPage():
            raise PrintError
        if side is None:
            continue
        for band in _bands(paper):
            _paint_band(documents[side.document], side.number, band, painter)
            after_band(done)
    after_band(len(sides))


def _bands(paper: QPagedPaintDevice) -> Iterator[QRect]:
    whole = paper.pageLayout().fullRectPixels(DOTS_PER_INCH)
    height = -(-whole.height() // BANDS)
    for top in range(0, whole.height(), height):
        yield QRect(0, top, whole.width(), height + OVERLAP).intersected(whole)


def _paint_band(document: QPdfDocument, page: int, band: QRect, painter: QPainter) -> None:
    image = _rendered(document, page, _size(document, page), band)
    if not _is_white(image):
        painter.drawImage(QRectF(band), image)


def _is_white(image: QImage) -> bool:
    white = QImage(image.size(), image.format())
    white.fill(Qt.GlobalColor.white)
    return image == white


def page_image(document: QPdfDocument, page: int, dots_per_inch: int) -> QImage:
    """One page (from 0) on white; without colour a quarter of the memory is enough."""
    size = _size(document, page, dots_per_inch)
    return _rendered(document, page, size, QRect(0, 0, size.width(), size.height()))


def _size(document: QPdfDocument, page: int, dots_per_inch: int = DOTS_PER_INCH) -> QSize:
    points = document.pagePointSize(page)
    scale = dots_per_inch / POINTS_PER_INCH
    return QSize(round(points.width() * scale), round(points.height() * scale))


def _rendered(document: QPdfDocument, page: int, size: QSize, part: QRect) -> QImage:
    """A part of a page that would have that size in dots as a whole."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(size)
    # Qt 6.11 scales by the distance from the first dot to the last, one less than there are.
    options.setScaledClipRect(part.adjusted(0, 0, 1, 1))
    image = document.render(page, part.size(), options)
    if image.isNull():
        raise PrintError
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.fillRect(image.rect(), Qt.GlobalColor.white)
    painter.end()
    wanted = QImage.Format.Format_Grayscale8 if image.allGray() else QImage.Format.Format_RGB32
    return image.convertToFormat(wanted)
