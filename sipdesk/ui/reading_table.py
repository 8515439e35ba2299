"""A table that is read, not written in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)


class ReadingTable(QTableWidget):
    """A table to be read, as tall as its rows; the arrow keys go from cell to cell, from the first
    on. A screen reader hears the cell too when the cursor comes: Qt says the table's name alone.

    `shares` tells how the width is shared between the columns.
    """

    def __init__(
        self, titles: tuple[str, ...], shares: tuple[int, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(0, len(titles), parent)
        self._shares = shares
        self.setHorizontalHeaderLabels(titles)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: list[tuple[str, ...]]) -> None:
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.setItem(number, column, QTableWidgetItem(text))
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self._say_cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _say_cell(self) -> None:
        """Qt says a cell that becomes the current one."""
        if self.hasFocus() and self.rowCount():
            row, column = max(self.currentRow(), 0), max(self.currentColumn(), 0)
            self.setCurrentCell(-1, -1)
            self.setCurrentCell(row, column)

    def _fit(self) -> None:
        self.ensurePolished()
        width = self.viewport().width()
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, width * share // sum(self._shares))
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(n) for n in range(self.rowCount()))
        height = rows + self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)
