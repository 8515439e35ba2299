"""The recovery code on the screen, to be copied by hand or read aloud group by group."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListView, QListWidget, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.ui.list_voice import ListVoice

_ACROSS = 4  # groups on a line, as on the sheet
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}  # for who writes down what is read
_AROUND = 12  # pixels beside and above a group


class CodeList(QListWidget):
    """Numbered groups that the arrow keys go through, none left out, whichever of them. None
    reaches the clipboard.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("code")
        ListVoice(self)
        self.setAccessibleName(_("Återställningskod"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_groups(self, groups: list[str]) -> None:
        """Show them, with the cursor at the first one."""
        self.ensurePolished()
        self.clear()
        self.addItems([f"{number}. {group}" for number, group in enumerate(groups, start=1)])
        self._make_room()
        room = self.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # what stands below it is clicked next
        self.setSizePolicy(room)
        self.show()
        self.setCurrentRow(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Show and keep nothing of the code."""
        self.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt copies what a list has current."""
        if event.matches(QKeySequence.StandardKey.Copy):
            return
        if event.key() in _STEPS:
            there = self.currentRow() + _STEPS[Qt.Key(event.key())]
            self.setCurrentRow(max(0, min(self.count() - 1, there)))
            return
        super().keyPressEvent(event)

    def _make_room(self) -> None:
        metrics, frame = self.fontMetrics(), 2 * self.frameWidth() + 2
        cell = QSize(
            metrics.horizontalAdvance("13. WWWWW") + 2 * _AROUND, metrics.height() + _AROUND
        )
        self.setGridSize(cell)
        lines = -(-self.count() // _ACROSS)
        self.setFixedSize(cell.width() * _ACROSS + frame, cell.height() * lines + frame)
