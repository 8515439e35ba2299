"""Reads what came out of a printer: which page stands on each side, and where its mark stands."""

from __future__ import annotations

import itertools
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from sipdesk.ui.page_drawing import open_pdf, page_image
from tests.ui.fake_paper import (
    BAR_STEP_MM,
    BAR_TOP_MM,
    MARK_LEFT_MM,
    MARK_SIDE_MM,
    MARK_TOP_MM,
)

DOTS_PER_INCH = 300
MM_PER_INCH = 25.4
MARK_IN_MM = [MARK_LEFT_MM, MARK_TOP_MM, MARK_SIDE_MM, MARK_SIDE_MM]


def mark_in_mm(paper: Path, page: int = 0) -> list[float]:
    """Left, top, width and height of the mark on a page, counted from 0."""
    with open_pdf(paper.read_bytes()) as document:
        mark = mark_of(page_image(document, page, DOTS_PER_INCH))
    edges = (mark.x(), mark.y(), mark.width(), mark.height())
    return [n * MM_PER_INCH / DOTS_PER_INCH for n in edges]


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


def mark_of(image: QImage) -> QRect:
    """The square mark in pixels, found from a point inside it."""
    per_mm = DOTS_PER_INCH / MM_PER_INCH
    x = round((MARK_LEFT_MM + MARK_SIDE_MM / 2) * per_mm)
    y = round((MARK_TOP_MM + MARK_SIDE_MM / 2) * per_mm)

    def reach(x_step: int, y_step: int) -> int:
        return next(
            n
            for n in itertools.count()
            if image.pixelColor(x + n * x_step, y + n * y_step).lightness() > 128
        )

    left, right, up, down = reach(-1, 0), reach(1, 0), reach(0, -1), reach(0, 1)
    return QRect(x - left + 1, y - up + 1, left + right - 1, up + down - 1)
