"""The list of rows beside their form: whole rows, and as many as were promised."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListWidget, QSizePolicy, QWidget

from sipdesk.ui.list_voice import ListVoice
from sipdesk.ui.room import Room
from sipdesk.ui.tall_lines import TallLines
from sipdesk.ui.text_keys import is_letter

LEAST_LETTERS = 22
LINES = 2  # of text in a row
LINES_OF_A_ROW = 2.5  # with the space around them
LEAST_LINES = 5  # however small the screen is
MOST_OF_SCREEN = 0.34  # of its height, where the text is large


class RowList(QListWidget):
    """A list as tall as the form beside it, with room for at least `rows` where the screen has it.

    No row is cut at the lower edge: what is left below the last whole one stays empty. The room is
    there from the beginning, so that the buttons below do not move with each row that is added.
    However tall it is, the chosen row is in sight.

    `nothing_written` says that a letter was typed that leads nowhere either.
    """

    nothing_written = Signal()

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setItemDelegate(TallLines(self, least=LINES))
        Room(self, letters=LEAST_LETTERS)
        ListVoice(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._take_room()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def fit_whole_rows(self) -> None:
        """Leave the rest below the last whole row empty, once the rows say something else."""
        rest = self._rest()
        if rest != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, rest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt goes to the row that begins with what is typed, and each begins with its number."""
        super().keyPressEvent(event)
        if is_letter(event) and event.text() not in str(self.currentRow() + 1):
            self.nothing_written.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_whole_rows()
        self._keep_chosen_in_sight()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keep_chosen_in_sight()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._take_room()
            self.fit_whole_rows()
            self._keep_chosen_in_sight()

    def _keep_chosen_in_sight(self) -> None:
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())

    def _take_room(self) -> None:
        line = self.fontMetrics().lineSpacing()
        most = max(LEAST_LINES * line, self.screen().size().height() * MOST_OF_SCREEN)
        rows = min(self._rows * LINES_OF_A_ROW * line, most)
        self.setMinimumHeight(round(rows) + 2 * self.frameWidth())

    def _rest(self) -> int:
        """What is left below the last row that is whole; 0 where all rows are in sight."""
        room = self.height() - 2 * self.frameWidth()
        for number in range(self.count()):
            height = self.sizeHintForRow(number)
            if height > room:
                return room if number else 0
            room -= height
        return 0
