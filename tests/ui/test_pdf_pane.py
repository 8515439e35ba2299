"""The pane that shows a PDF: what stands on the screen is what was given last."""

from __future__ import annotations

import gc
import io
import sys
import time

import pytest
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from sipdesk.i18n import MASTER
from sipdesk.ui.pdf_pane import LARGEST_ZOOM, MOST_BYTES, PdfPane
from tests.bench.first_paint import memory_kb
from tests.documents.examples import ORDINARY, TODAY
from tests.documents.makers import Paper

LONG_TO_DRAW = 1000
RED, BLUE = (0.9, 0, 0), (0, 0, 0.9)


def sheet(colour: tuple[float, float, float], strokes: int = 0, pages: int = 1) -> bytes:
    """Pages of one colour, which may take long to draw."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for _page in range(pages):
        for n in range(strokes):
            canvas.line(n % 590, 0, 590 - n % 590, 840)
        canvas.setFillColorRGB(*colour)
        canvas.rect(0, 0, 595, 842, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def picture(pane: PdfPane) -> QImage:
    return pane.view.viewport().grab().toImage()


def colour(pane: PdfPane) -> str:
    """What the middle of the page shows: red, blue, or paper that is not drawn yet."""
    image = picture(pane)
    seen = QColor(image.pixel(image.width() // 2, image.height() // 2))
    return "red" if seen.red() > seen.blue() else "blue" if seen.blue() > seen.red() else ""


@pytest.mark.parametrize("milliseconds", [0, 40])
def test_a_page_that_is_still_being_drawn_never_stands_for_the_next_document(
    qtbot: QtBot, milliseconds: int
) -> None:
    pane = PdfPane()
    qtbot.addWidget(pane)
    pane.resize(700, 640)
    pane.show()
    qtbot.waitExposed(pane)
    pane.show_pdf(sheet(RED, LONG_TO_DRAW))
    picture(pane)
    until = time.monotonic() + milliseconds / 1000
    qtbot.waitUntil(lambda: time.monotonic() >= until)  # it is drawn in the background
    pane.show_pdf(sheet(BLUE))
    qtbot.waitUntil(lambda: colour(pane) == "blue")


def test_no_view_of_an_earlier_document_becomes_a_window(qtbot: QtBot) -> None:
    pane = PdfPane()
    qtbot.addWidget(pane)
    pane.show()
    for _time in range(3):
        pane.show_pdf(sheet(BLUE))
    QApplication.processEvents()
    views = [w for w in QApplication.topLevelWidgets() if isinstance(w, QPdfView)]
    assert not [view for view in views if view.isVisible()]


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory where Linux tells it")
def test_the_pictures_of_far_pages_are_dropped_in_the_largest_zoom(qtbot: QtBot) -> None:
    pane = PdfPane()
    qtbot.addWidget(pane)
    pane.resize(700, 640)
    pane.show()
    pane.show_pdf(sheet(RED, pages=6))
    larger, on = (
        next(b for b in pane.findChildren(QPushButton) if b.text() == text)
        for text in ("St&örre", "N&ästa sida")
    )
    while pane.view.zoomFactor() < LARGEST_ZOOM:
        larger.click()
    before = memory_kb()
    for _page in range(5):
        on.click()
        qtbot.waitUntil(lambda: colour(pane) == "red")
    assert memory_kb() - before < MOST_BYTES * 1.2 / 1024


def test_what_stands_on_a_page_is_read_to_who_cannot_see_it(qtbot: QtBot) -> None:
    pane = PdfPane()
    qtbot.addWidget(pane)
    pane.show_pdf(Paper().plan(ORDINARY, MASTER, TODAY))
    assert "Min plan i korthet" in pane.view.accessibleDescription()
    (onward,) = (b for b in pane.findChildren(QPushButton) if b.text() == "N&ästa sida")
    onward.click()
    assert "Samordnad individuell plan" in pane.view.accessibleDescription()
    assert "Min plan i korthet" not in pane.view.accessibleDescription()
    pane.clear()
    assert pane.view.accessibleDescription() == ""


def test_the_pages_are_a_picture_with_a_name_and_the_text_of_the_page(qtbot: QtBot) -> None:
    pane = PdfPane()
    qtbot.addWidget(pane)
    for _document in range(2):
        pane.show_pdf(Paper().plan(ORDINARY, MASTER, TODAY))
        gc.collect()
        spoken = QAccessible.queryAccessibleInterface(pane.view)
        assert spoken.role() is QAccessible.Role.Graphic
        assert spoken.text(QAccessible.Text.Name) == "Förhandsvisning av dokumentet"
        assert "Min plan i korthet" in spoken.text(QAccessible.Text.Description)
