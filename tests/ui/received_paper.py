"""Reads what came out of a printer: which page stands on each side, and where its mark stands."""

from __future__ import annotations

import itertools
from pathlib import Path

from PIL import Image, ImageChops, ImageOps
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from sipdesk.ui.page_drawing import open_pdf, page_image
from tests.ui.fake_paper import (
    BAR_STEP_MM,
    BAR_TOP_MM,
    MARK_LEFT_MM,
    MARK_SIDE_MM,
    MARK_TOPS_MM,
)

DOTS_PER_INCH = 300
MM_PER_INCH = 25.4
MARKS_IN_MM = [
    edge for top in MARK_TOPS_MM for edge in (MARK_LEFT_MM, top, MARK_SIDE_MM, MARK_SIDE_MM)
]


def marks_in_mm(paper: Path, page: int = 0) -> list[float]:
    """Left, top, width and height of each mark on a page, counted from 0."""
    with open_pdf(paper.read_bytes()) as document:
        image = page_image(document, page, DOTS_PER_INCH)
    marks = [mark_of(image, top) for top in MARK_TOPS_MM]
    edges = [edge for one in marks for edge in (one.x(), one.y(), one.width(), one.height())]
    return [n * MM_PER_INCH / DOTS_PER_INCH for n in edges]


def share_of_ink_elsewhere(paper: Path, pdf: bytes, page: int) -> float:
    """Of the dots that are dark in the document, how many are not so on paper, or the other way."""
    with open_pdf(paper.read_bytes()) as printed, open_pdf(pdf) as document:
        came, meant = (_ink(each, page) for each in (printed, document))
    return _dark(ImageChops.difference(came, meant)) / _dark(meant)


def _ink(document: QPdfDocument, page: int) -> Image.Image:
    """Black on white turned round, as Qt renders a page in one piece."""
    image = document.render(page, QSize(827, 1169)).convertToFormat(QImage.Format.Format_RGBA8888)
    alone = Image.frombytes("RGBA", (image.width(), image.height()), bytes(image.constBits()))
    white = Image.new("RGBA", alone.size, "white")
    return ImageOps.invert(Image.alpha_composite(white, alone).convert("L"))


def _dark(ink: Image.Image) -> int:
    return sum(ink.histogram()[129:])


def sides_of(paper: Path) -> list[int]:
    """The number of the page on each side, 0 for an empty one."""
    with open_pdf(paper.read_bytes()) as document:
        images = [page_image(document, n, 50) for n in range(document.pageCount())]
    return [count_bars(image) for image in images]


def count_bars(image: QImage) -> int:
    return sum(1 for _ in itertools.takewhile(lambda n: has_bar(image, n), range(20)))


def has_bar(image: QImage, number: int) -> bool:
    per_mm = image.height() / 297
    x = round((MARK_LEFT_MM + 50) * per_mm)
    y = round((BAR_TOP_MM + number * BAR_STEP_MM + 2.5) * per_mm)
    return image.pixelColor(x, y).lightness() < 128


def mark_of(image: QImage, top_mm: float) -> QRect:
    """A square mark in pixels, found from a point inside it."""
    per_mm = DOTS_PER_INCH / MM_PER_INCH
    x = round((MARK_LEFT_MM + MARK_SIDE_MM / 2) * per_mm)
    y = round((top_mm + MARK_SIDE_MM / 2) * per_mm)

    def reach(x_step: int, y_step: int) -> int:
        return next(
            n
            for n in itertools.count()
            if image.pixelColor(x + n * x_step, y + n * y_step).lightness() > 128
        )

    left, right, up, down = reach(-1, 0), reach(1, 0), reach(0, -1), reach(0, 1)
    return QRect(x - left + 1, y - up + 1, left + right - 1, up + down - 1)
