"""Printing through a real CUPS; only the dialog is replaced."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

from devtools import system
from sipdesk.errors import PrintError
from sipdesk.ui.cups_queue import PausedPrinterError
from sipdesk.ui.printing import CUPS_OPTIONS, print_through_dialog
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import sample_pdf
from tests.ui.received_paper import MARKS_IN_MM, marks_in_mm, sides_of
from tests.ui.virtual_printer import PATIENCE_S, QUEUE, VirtualPrinter, virtual_printer

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(sys.platform != "linux", reason="prints through Qt, without CUPS"),
]

A4_POINTS = (595.28, 841.89)
MANY = 12  # pages: more than are printed without a progress window


@pytest.fixture
def printer() -> Generator[VirtualPrinter]:
    lacking = system.packages_to_print()
    if lacking and not os.environ.get("CI"):
        pytest.skip("a real printer needs CUPS; this system lacks " + ", ".join(lacking))
    with virtual_printer() as one:
        yield one


def user_who(does: Callable[[QPrinter], object]) -> FakeDoors:
    """A user who chooses our printer in the dialog, does something else, and prints."""

    def use(printer: QPrinter) -> bool:
        printer.setPrinterName(QUEUE)
        assert printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
        does(printer)
        return True

    return FakeDoors(use_printer=use)


def nothing(_printer: QPrinter) -> None:
    """The user only presses Print."""


def wait_for_paper(qtbot: QtBot, printer: VirtualPrinter) -> None:
    qtbot.waitUntil(printer.is_idle, timeout=round(PATIENCE_S * 1000))


def test_pages_come_out_on_a4_where_the_document_has_them(
    qtbot: QtBot, printer: VirtualPrinter
) -> None:
    def choose_letter(chosen: QPrinter) -> None:
        chosen.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))

    doors = user_who(choose_letter)
    assert print_through_dialog([sample_pdf(2), sample_pdf(3)], "SIP-plan", doors, None) == [0, 1]
    wait_for_paper(qtbot, printer)
    assert sides_of(printer.paper) == [1, 2, 1, 2, 3]
    assert marks_in_mm(printer.paper) == pytest.approx(MARKS_IN_MM, abs=0.5)
    for page in PdfReader(printer.paper).pages:
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert size == pytest.approx(A4_POINTS, abs=1)


def test_duplex_range_and_copies_are_honoured(qtbot: QtBot, printer: VirtualPrinter) -> None:
    def choose(chosen: QPrinter) -> None:
        chosen.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        chosen.setPrintRange(QPrinter.PrintRange.PageRange)
        chosen.setPageRanges(QPageRanges.fromString("2-4"))
        chosen.setCopyCount(2)

    assert print_through_dialog([sample_pdf(4)], "SIP-plan", user_who(choose), None) == []
    wait_for_paper(qtbot, printer)
    assert sides_of(printer.paper) == [2, 3, 4, 0, 2, 3, 4, 0]
    assert printer.page_log() == ["1 8 A4 two-sided-long-edge"]


def test_what_else_was_chosen_in_the_dialog_reaches_the_queue(
    qtbot: QtBot, printer: VirtualPrinter
) -> None:
    """Two pages on a side, as in the advanced part of Qt's dialog."""

    def choose(chosen: QPrinter) -> None:
        chosen.printEngine().setProperty(CUPS_OPTIONS, ["number-up", "2"])

    print_through_dialog([sample_pdf(4)], "SIP-plan", user_who(choose), None)
    wait_for_paper(qtbot, printer)
    assert len(PdfReader(printer.paper).pages) == 2


# --- a printer that fails -----------------------------------------------------------------------


def paused(printer: VirtualPrinter) -> None:
    printer.command("cupsdisable", QUEUE)


def refusing(printer: VirtualPrinter) -> None:
    printer.command("cupsreject", QUEUE)


def taken_away(printer: VirtualPrinter) -> None:
    printer.command("lpadmin", "-x", QUEUE)


@pytest.mark.parametrize(
    ("fails", "pages"),
    [
        (paused, 1),
        (paused, MANY),
        (refusing, 1),
        (taken_away, 1),
        (taken_away, MANY),
        (VirtualPrinter.vanish, 1),
    ],
)
def test_a_printer_that_fails_after_the_dialog_is_told_and_nothing_waits_in_it(
    printer: VirtualPrinter, fails: Callable[[VirtualPrinter], None], pages: int
) -> None:
    def use(_chosen: QPrinter) -> None:
        if pages == 1:
            fails(printer)
        else:  # while the pages are drawn
            QTimer.singleShot(200, functools.partial(fails, printer))

    with pytest.raises(PrintError) as told:
        print_through_dialog([sample_pdf(pages)], "SIP-plan", user_who(use), None)
    assert isinstance(told.value, PausedPrinterError) == (fails in {paused, refusing})
    assert printer.spooled() == []
    assert not printer.paper.exists()


def test_the_job_can_be_repeated_once_the_printer_is_back(
    qtbot: QtBot, printer: VirtualPrinter
) -> None:
    paused(printer)
    with pytest.raises(PausedPrinterError):
        print_through_dialog([sample_pdf(2)], "SIP-plan", user_who(nothing), None)
    printer.command("cupsenable", QUEUE)
    assert print_through_dialog([sample_pdf(2)], "SIP-plan", user_who(nothing), None) == [0]
    wait_for_paper(qtbot, printer)
    assert sides_of(printer.paper) == [1, 2]


# --- a long job ---------------------------------------------------------------------------------


def progress_window() -> QProgressDialog:
    windows = (w for w in QApplication.topLevelWidgets() if isinstance(w, QProgressDialog))
    (window,) = (window for window in windows if window.isVisible())
    return window


def test_a_long_job_that_is_cancelled_prints_nothing(printer: VirtualPrinter) -> None:
    seen: list[str] = []

    def cancel() -> None:
        seen.append(progress_window().labelText())
        (button,) = progress_window().findChildren(QPushButton)
        button.click()

    def use(_chosen: QPrinter) -> None:
        QTimer.singleShot(200, cancel)

    assert print_through_dialog([sample_pdf(MANY)], "SIP-plan", user_who(use), None) is None
    assert printer.spooled() == []
    assert not printer.paper.exists()
    assert seen[0].endswith("av 12 …")
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def test_a_long_job_is_printed_whole_and_leaves_no_file(
    qtbot: QtBot, printer: VirtualPrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    written: list[list[Path]] = []

    def look() -> None:
        written.append(list(tmp_path.iterdir()))

    watch = QTimer(interval=20)
    watch.timeout.connect(look)
    watch.start()
    assert print_through_dialog([sample_pdf(MANY)], "SIP-plan", user_who(nothing), None) == [0]
    wait_for_paper(qtbot, printer)
    watch.stop()
    assert sides_of(printer.paper) == list(range(1, MANY + 1))
    assert len(written) > MANY
    assert not any(written)
