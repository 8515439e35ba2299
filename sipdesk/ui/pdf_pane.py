"""A PDF on the screen, straight from memory: pages, zoom, and nothing on the disk."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, QPointF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QAbstractSlider,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.flow import FlowLayout
from sipdesk.ui.pages_view import PagesView
from sipdesk.ui.text_keys import KEYPAD, NO_MODIFIER

POINTS_PER_INCH = 72
ZOOM_STEP = 1.25
SMALLEST_ZOOM, LARGEST_ZOOM = 0.25, 5.0
SCROLL = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
BYTES_PER_DOT = 4
MOST_BYTES = 256 << 20  # of pictures: in the largest zoom one page takes 85 MB


class PdfPane(QWidget):
    """Shows PDF bytes, page below page.

    The keys for a page that come to `around`, from what makes nothing of them, scroll here.
    """

    def __init__(self, around: QWidget | None = None) -> None:
        super().__init__()
        if around is not None:
            around.installEventFilter(self)
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._previous = QPushButton(_("&Föregående sida"))
        self._page_of = QLabel()
        self._next = QPushButton(_("N&ästa sida"))
        self._smaller = QPushButton(_("&Mindre"))
        self._larger = QPushButton(_("St&örre"))
        self._smaller.setAccessibleName(_("Mindre sida"))
        self._larger.setAccessibleName(_("Större sida"))
        self._width = QPushButton(_("Sid&bredd"))
        self._whole = QPushButton(_("He&la sidan"))
        self._coming = QLabel()
        self._is_opening = False  # its first page is read where the cursor comes to it
        self._column = QVBoxLayout(self)
        self._drawn: set[int] = set()
        self._place = QGridLayout()
        self._view = self._new_view()
        self._lay_out()
        self._connect()
        self.clear()

    @property
    def view(self) -> QPdfView:
        """What shows the document; another one for each document."""
        return self._view

    def show_pdf(self, pdf: bytes) -> None:
        """Show the first page of a document, as wide as the window."""
        self.clear()
        self._is_opening = True
        self._change_view()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._go_to(0)
        self._is_opening = False

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self._coming.hide()
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self._forget_layout()
        self._show_position()

    def show_coming(self, sentence: str) -> None:
        """Say in the place of the pages that they are to come."""
        self.clear()
        self._coming.setText(sentence)
        self._coming.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (NO_MODIFIER, KEYPAD)
            action = SCROLL.get(Qt.Key(event.key())) if plain and self.isVisible() else None
            if action is not None:
                self._view.verticalScrollBar().triggerAction(action)
                return True
        return super().eventFilter(watched, event)

    def page_count(self) -> int:
        """The number of pages shown; 0 when there is no document, or one that is being closed."""
        is_there = self._document.status() is QPdfDocument.Status.Ready
        return self._document.pageCount() if is_there else 0

    def _new_view(self) -> QPdfView:
        view = PagesView()
        view.setDocument(self._document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        # A bar that came with the pages would make them narrower while they are being drawn, and
        # QPdfView shows a picture of the width before for good, stretched.
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        view.setAccessibleName(_("Förhandsvisning av dokumentet"))
        view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        view.pageNavigator().currentPageChanged.connect(self._show_position)
        view.pageNavigator().currentPageChanged.connect(self._drop_far_pages)
        return view

    def _change_view(self) -> None:
        """Show the next document elsewhere: QPdfView draws in the background, and puts a page
        of the document before that is ready too late in the place of the new one.
        """
        old = self._view
        had_focus = self.window().focusWidget() is old  # also where the window is behind another
        old.pageNavigator().currentPageChanged.disconnect(self._show_position)
        old.pageNavigator().currentPageChanged.disconnect(self._drop_far_pages)
        self._drawn.clear()
        self._view = self._new_view()
        self._place.replaceWidget(old, self._view)
        self._coming.raise_()
        self.setTabOrder(self._whole, self._view)
        self._view.show()
        self._column.activate()
        if had_focus:
            self._view.setFocus()
        old.hide()  # or the layout shows it yet, as a window of its own
        old.setParent(None)
        old.deleteLater()

    def _lay_out(self) -> None:
        row = FlowLayout()
        row.addWidget(kept_together(self._previous, self._page_of, self._next))
        for button in (self._smaller, self._larger, self._width, self._whole):
            row.addWidget(button)
        self._coming.setObjectName("coming")
        self._place.addWidget(self._view, 0, 0)
        self._place.addWidget(self._coming, 0, 0, Qt.AlignmentFlag.AlignCenter)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(row)
        self._column.addLayout(self._place, 1)

    def _connect(self) -> None:
        self._previous.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self._smaller.clicked.connect(self._zoom_out)
        self._larger.clicked.connect(self._zoom_in)
        self._width.clicked.connect(self._show_page_width)
        self._whole.clicked.connect(self._show_whole_page)

    def _page(self) -> int:
        return self._view.pageNavigator().currentPage()

    def _go_back(self) -> None:
        self._go_to(self._page() - 1)

    def _go_on(self) -> None:
        self._go_to(self._page() + 1)

    def _go_to(self, page: int) -> None:
        self._view.pageNavigator().jump(page, QPointF())
        self._show_position()

    def _show_position(self) -> None:
        pages, page = self.page_count(), self._page()
        self._page_of.setText(_("Sida {page} av {pages}", page=page + 1, pages=pages))
        self._page_of.setVisible(pages > 0)
        enable_pair(self._previous, page > 0, self._next, page + 1 < pages)
        for button in (self._smaller, self._larger, self._width, self._whole):
            button.setEnabled(pages > 0)
        self._read_to_who_cannot_see(page, pages)

    def _read_to_who_cannot_see(self, page: int, pages: int) -> None:
        """The view is a picture to a screen reader: what stands on the page describes it."""
        text = self._document.getAllText(page).text() if pages else ""
        if text == self._view.accessibleDescription():
            return
        self._view.setAccessibleDescription(text)
        if pages and any(each.hasFocus() for each in (self._view, self._previous, self._next)):
            where = self._page_of.text()
            announce(self._view, where if self._is_opening else f"{where}. {text}")

    def _drop_far_pages(self, page: int) -> None:
        """QPdfView keeps the pictures of twenty pages, however large, until the zoom is another."""
        self._drawn.add(page)
        dots = self._page_size_in_pixels() * self._zoom() * self._view.devicePixelRatioF()
        kept = len(self._drawn) * dots.width() * dots.height() * BYTES_PER_DOT
        if kept > MOST_BYTES and self._view.zoomMode() == QPdfView.ZoomMode.Custom:
            self._drawn = {page}
            self._view.setZoomFactor(math.nextafter(self._view.zoomFactor(), 0.0))

    def _show_page_width(self) -> None:
        with self._same_middle():
            self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _show_whole_page(self) -> None:
        page = self._page()
        self._view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self._go_to(page)

    def _zoom_in(self) -> None:
        self._zoom_by(ZOOM_STEP)

    def _zoom_out(self) -> None:
        self._zoom_by(1 / ZOOM_STEP)

    def _zoom_by(self, factor: float) -> None:
        zoom = self._zoom() * factor
        with self._same_middle():
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
            self._view.setZoomFactor(max(SMALLEST_ZOOM, min(LARGEST_ZOOM, zoom)))

    @contextmanager
    def _same_middle(self) -> Iterator[None]:
        """Keep in the middle what is there; QPdfView keeps the distance from the first page."""
        bar = self._view.verticalScrollBar()
        middle = (bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep())
        yield
        bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def _forget_layout(self) -> None:
        """Make QPdfView see that there are no pages; it goes on drawing empty ones otherwise."""
        self._view.setPageMode(QPdfView.PageMode.SinglePage)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)

    def _zoom(self) -> float:
        """The zoom in force; QPdfView tells only the one that was set by hand."""
        mode = self._view.zoomMode()
        if mode == QPdfView.ZoomMode.Custom:
            return self._view.zoomFactor()
        page, room = self._page_size_in_pixels(), self._room_in_pixels()
        to_width = room.width() / page.width()
        if mode == QPdfView.ZoomMode.FitToWidth:
            return to_width
        return min(to_width, room.height() / page.height())

    def _page_size_in_pixels(self) -> QSizeF:
        dots_per_inch = self._view.screen().logicalDotsPerInch()
        return self._document.pagePointSize(self._page()) * (dots_per_inch / POINTS_PER_INCH)

    def _room_in_pixels(self) -> QSizeF:
        return QSizeF(
            self._view.viewport().rect().marginsRemoved(self._view.documentMargins()).size()
        )


def kept_together(*widgets: QWidget) -> QWidget:
    """Widgets in a row that moves to the next line as one."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    return group


def enable_pair(one: QPushButton, one_works: bool, other: QPushButton, other_works: bool) -> None:
    """Enable two buttons, and keep the focus in the pair when the one that has it goes out."""
    focused = one if one.hasFocus() else other if other.hasFocus() else None
    one.setEnabled(one_works)
    other.setEnabled(other_works)
    if focused and not focused.isEnabled():
        (other if focused is one else one).setFocus()
