"""A finished PDF on paper, where the paper is a PDF file that Qt's print engine writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from sipdesk.errors import ExpectedError, NoPrinterError, PrintError
from sipdesk.i18n import MASTER
from sipdesk.ui.page_drawing import open_pdf, page_image
from sipdesk.ui.print_progress import FEW, Cancelled, made_one_by_one, waiting_for
from sipdesk.ui.printing import NoSuchPageError, page_order, print_through_dialog
from tests.documents.examples import ORDINARY, TODAY
from tests.documents.makers import Paper
from tests.ui.fake_doors import FakeDoors, PrintRequest, cancel, print_to
from tests.ui.fake_paper import sample_pdf
from tests.ui.received_paper import MARKS_IN_MM, marks_in_mm, share_of_ink_elsewhere, sides_of

pytestmark = pytest.mark.usefixtures("qapp")

A4_POINTS = (595.28, 841.89)


def print_pages(
    paper: Path, pages: int, prepare: Callable[[QPrinter], object] | None = None
) -> list[int]:
    """Print a document; returns which page came on each side, 0 for an empty one."""
    doors = FakeDoors(use_printer=print_to(paper, prepare))
    assert print_through_dialog([sample_pdf(pages)], "SIP-plan", doors, None) is not None
    return sides_of(paper)


# --- the paper ----------------------------------------------------------------------------------


def test_every_page_is_printed_on_a4(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    assert print_pages(paper, 2) == [1, 2]
    for page in PdfReader(paper).pages:
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert size == pytest.approx(A4_POINTS, abs=1)


def test_every_line_of_a_plan_comes_out_whole_and_in_its_place(tmp_path: Path) -> None:
    paper, plan = tmp_path / "paper.pdf", Paper().plan(ORDINARY, MASTER, TODAY)
    doors = FakeDoors(use_printer=print_to(paper, None))
    assert print_through_dialog([plan], "SIP-plan", doors, None) == [0]
    pages = len(PdfReader(paper).pages)
    assert pages > 1
    for page in range(pages):
        assert share_of_ink_elsewhere(paper, plan, page) < 0.4


def test_a_mark_is_printed_where_the_document_has_it(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    print_pages(paper, 1)
    assert marks_in_mm(paper) == pytest.approx(MARKS_IN_MM, abs=0.5)


def test_a4_wins_over_a_printer_set_to_letter_and_landscape(tmp_path: Path) -> None:
    def choose_letter(printer: QPrinter) -> None:
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)

    paper = tmp_path / "paper.pdf"
    print_pages(paper, 1, choose_letter)
    box = PdfReader(paper).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(A4_POINTS, abs=1)


def test_only_the_chosen_pages_are_printed(tmp_path: Path) -> None:
    def choose(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString("2,4-9"))

    assert print_pages(tmp_path / "paper.pdf", 4, choose) == [2, 4]


def test_pages_that_are_not_there_are_told_and_nothing_is_printed(tmp_path: Path) -> None:
    def choose(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString("7"))

    paper = tmp_path / "paper.pdf"
    with pytest.raises(NoSuchPageError) as told:
        print_pages(paper, 5, choose)
    assert isinstance(told.value, ExpectedError)
    assert not paper.exists()


def test_the_last_page_comes_first_when_chosen(tmp_path: Path) -> None:
    def reverse(printer: QPrinter) -> None:
        printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)

    assert print_pages(tmp_path / "paper.pdf", 2, reverse) == [2, 1]


@pytest.mark.parametrize(
    ("documents", "copies", "options", "order"),
    [
        ([[0, 1]], 2, {}, [0, 1, 0, 1]),
        ([[0, 1]], 2, {"collated": False}, [0, 0, 1, 1]),
        ([[0, 1, 2]], 1, {"both_sides": True}, [0, 1, 2]),
        ([[0, 1, 2]], 2, {"both_sides": True}, [0, 1, 2, None, 0, 1, 2, None]),
        ([[0, 1, 2]], 2, {"both_sides": True, "collated": False}, [0, 1, 0, 1, 2, None, 2, None]),
        ([[0, 1, 2]], 1, {"both_sides": True, "last_first": True}, [2, None, 0, 1]),
        ([[0, 1, 2]], 1, {"last_first": True}, [2, 1, 0]),
        ([[]], 2, {}, []),
        ([], 1, {}, []),
        ([[0, 1, 2], [3, 4, 5]], 1, {}, [0, 1, 2, 3, 4, 5]),
        ([[0, 1, 2], [], [3]], 1, {"both_sides": True}, [0, 1, 2, None, 3]),
        ([[0, 1, 2], [3]], 1, {"both_sides": True, "last_first": True}, [3, None, 2, None, 0, 1]),
    ],
)
def test_copies_never_share_a_sheet_of_paper(
    documents: list[list[int]], copies: int, options: dict[str, bool], order: list[int | None]
) -> None:
    assert page_order(documents, copies, **options) == order


def test_a_page_without_colour_takes_a_byte_for_each_dot_and_colour_is_kept() -> None:
    with open_pdf(sample_pdf()) as grey, open_pdf(sample_pdf(colour=True)) as coloured:
        assert page_image(grey, 0, 50).format() == QImage.Format.Format_Grayscale8
        red = page_image(coloured, 0, 50).pixelColor(round(25 / 25.4 * 50), round(35 / 25.4 * 50))
    assert red.red() > red.green() + 100


def test_paper_is_white_where_the_document_has_nothing() -> None:
    with open_pdf(sample_pdf()) as document:
        image = page_image(document, 0, 50)
    assert image.pixelColor(image.width() - 3, image.height() - 3) == QColor("white")


# --- the dialog and its faults ------------------------------------------------------------------


def test_the_dialog_gets_one_copy_all_pages_and_a_name() -> None:
    doors = FakeDoors(use_printer=cancel)
    print_through_dialog([sample_pdf(2), sample_pdf(3)], "SIP-plan", doors, None)
    assert doors.print_requests == [PrintRequest("SIP-plan", 1, 5)]


def test_the_copies_of_all_are_one_job(tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    doors = FakeDoors(use_printer=print_to(paper))
    assert print_through_dialog([sample_pdf(2), sample_pdf(3)], "SIP-plan", doors, None) == [0, 1]
    assert sides_of(paper) == [1, 2, 1, 2, 3]


def test_of_some_pages_only_it_is_told_which_copies_are_whole(tmp_path: Path) -> None:
    def choose(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString("2-5"))

    paper = tmp_path / "paper.pdf"
    doors = FakeDoors(use_printer=print_to(paper, choose))
    pdfs = [sample_pdf(2), sample_pdf(3), sample_pdf(1)]
    assert print_through_dialog(pdfs, "SIP-plan", doors, None) == [1]
    assert sides_of(paper) == [2, 1, 2, 3]


def test_nothing_is_printed_when_the_user_changes_their_mind() -> None:
    doors = FakeDoors(use_printer=cancel)
    assert print_through_dialog([sample_pdf()], "SIP-plan", doors, None) is None


def test_without_any_printer_no_dialog_is_opened() -> None:
    doors = FakeDoors(printer_names=())
    with pytest.raises(NoPrinterError):
        print_through_dialog([sample_pdf()], "SIP-plan", doors, None)
    assert doors.print_requests == []


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt's own word for a printer that fails
def test_a_printer_that_fails_is_told_and_the_job_can_be_repeated(tmp_path: Path) -> None:
    pdf = sample_pdf(2)
    failing = FakeDoors(use_printer=print_to(tmp_path / "no such folder" / "paper.pdf"))
    with pytest.raises(PrintError):
        print_through_dialog([pdf], "SIP-plan", failing, None)
    assert QApplication.overrideCursor() is None

    paper = tmp_path / "paper.pdf"
    again = FakeDoors(use_printer=print_to(paper))
    assert print_through_dialog([pdf], "SIP-plan", again, None) == [0]
    assert sides_of(paper) == [1, 2]


def test_a_printer_that_is_gone_afterwards_is_told(tmp_path: Path) -> None:
    doors = FakeDoors(use_printer=print_to(tmp_path / "paper.pdf"), printer_stays=False)
    with pytest.raises(PrintError):
        print_through_dialog([sample_pdf()], "SIP-plan", doors, None)


# --- how far it has come ------------------------------------------------------------------------


class Watch:
    """Looks for a window of progress again and again while something is printed."""

    def __init__(self, seen: Callable[[QProgressDialog | None], object]) -> None:
        self._seen = seen
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._look)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_raised: object) -> None:
        self._timer.stop()

    def _look(self) -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, QProgressDialog)]
        self._seen(next((window for window in windows if window.isVisible()), None))


@pytest.mark.parametrize(("sides", "has_window"), [(FEW, False), (FEW + 1, True)])
def test_a_few_sides_have_the_cursor_that_waits_and_more_a_window(
    tmp_path: Path, sides: int, has_window: bool
) -> None:
    seen: list[bool] = []
    cursors: list[bool] = []

    def look(window: QProgressDialog | None) -> None:
        seen.append(window is not None)
        cursors.append(QApplication.overrideCursor() is not None)

    with Watch(look):
        assert print_pages(tmp_path / "paper.pdf", sides) == list(range(1, sides + 1))
    assert set(seen) == {has_window}
    assert cursors[0] is not has_window
    assert QApplication.overrideCursor() is None


def test_a_lock_while_a_few_sides_are_drawn_prints_nothing(tmp_path: Path) -> None:
    doors = FakeDoors(use_printer=print_to(tmp_path / "paper.pdf"))

    def lock(_window: QProgressDialog | None) -> None:
        doors.is_shut = True

    with Watch(lock):
        assert print_through_dialog([sample_pdf(FEW)], "SIP-plan", doors, None) is None
    assert QApplication.overrideCursor() is None


def test_copies_are_made_one_by_one_and_cancel_ends_it(qtbot: QtBot) -> None:
    made: list[int] = []

    def cancel_at_second(window: QProgressDialog | None) -> None:
        if window is not None and len(made) >= 2:
            window.cancel()

    with Watch(cancel_at_second), pytest.raises(Cancelled):
        made_one_by_one([partial(made.append, n) for n in range(50)], FakeDoors(), None)
    assert 2 <= len(made) < 50


def test_what_is_made_while_a_lock_comes_is_given_to_nobody() -> None:
    doors = FakeDoors()

    def lock(_window: QProgressDialog | None) -> None:
        doors.is_shut = True

    with Watch(lock), pytest.raises(Cancelled):
        waiting_for(int, doors)
    assert QApplication.overrideCursor() is None
