"""Lists and tables are as high as what they show, whatever size the text has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sipdesk.ui.reading_table import ReadingTable
from sipdesk.ui.row_list import RowList
from sipdesk.ui.style import Dressed, set_text_size

ROWS = [f"{number}. Namn\nRoll · Verksamhet" for number in range(1, 9)]


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("height", [0, 236, 251])
def test_no_row_is_cut_and_five_are_in_sight(qtbot: QtBot, height: int) -> None:
    rows = RowList(5)
    qtbot.addWidget(rows)
    rows.addItems(ROWS)
    rows.resize(rows.minimumSize().expandedTo(QSize(0, height)))
    rows.show()
    rows.fit_whole_rows()
    room = rows.viewport().rect()
    places = [rows.visualItemRect(rows.item(n)) for n in range(rows.count())]
    seen = [place for place in places if place.intersects(room)]
    assert len(seen) >= 5
    assert all(room.bottom() >= place.bottom() for place in seen)


def test_the_rows_of_a_table_are_low_again_after_large_text(
    qtbot: QtBot, application: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    table = ReadingTable(("Vad", "Till"), (1, 1))
    QVBoxLayout(window).addWidget(table)
    Dressed(window)
    table.show_rows([("SIP-plan · Version 1 · Exemplar 12", "Eva Ek")] * 3)
    window.resize(500, 500)
    window.show()
    heights: list[int] = []
    for scale in (1.0, 2.0, 1.0):
        set_text_size(application, scale)
        QApplication.processEvents()
        heights.append(table.rowHeight(0))
    assert heights[1] > heights[0] == heights[2]


def test_the_cursor_that_comes_into_a_table_is_in_its_first_cell(qtbot: QtBot) -> None:
    """Set anew each time: Qt tells a screen reader of a cell that becomes the current one."""
    table = ReadingTable(("Vem", "Får"), (1, 1))
    qtbot.addWidget(table)
    table.show_rows([("Rosa", "Ja"), ("Omar", "Nej")])
    table.show()
    cells: list[tuple[int, int]] = []

    def note(row: int, column: int, *_before: int) -> None:
        cells.append((row, column))

    table.currentCellChanged.connect(note)
    for wanted in ((0, 0), (1, 0)):
        table.setFocus()
        qtbot.waitUntil(lambda: bool(cells))
        assert cells[-1] == wanted
        table.setCurrentCell(1, 0)
        table.clearFocus()
        cells.clear()
