"""What is told shortly before the lock comes by itself, so that it can be put off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.save_line import SaveLine

if TYPE_CHECKING:
    from sipdesk.ui.idle import Idle
    from sipdesk.ui.main_window import MainWindow


class LockWarning(QObject):
    """Shows it in the line of the window and in that of the table, and has it said in whatever
    dialog has the cursor: who does not see the line hears it there.
    """

    def __init__(self, idle: Idle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: MainWindow | None = None
        self._sentence = ""
        idle.nearly.connect(self._tell)
        idle.touched.connect(self._take_back)

    def serve(self, window: MainWindow | None) -> None:
        """From now on, warn in this window; None when it is going away."""
        self._window = window

    def _tell(self, seconds: int) -> None:
        if self._window is None:
            return
        self._sentence = _(
            "SIPdesk låses om {n} sekunder. Tryck på valfri tangent för att fortsätta.", n=seconds
        )
        for line in self._window.findChildren(SaveLine):
            line.show_said(self._sentence)
        active = QApplication.activeWindow()
        in_front = QApplication.focusWidget() or active or self._window
        announce(in_front, self._sentence, is_urgent=active is not None)

    def _take_back(self) -> None:
        if self._window is not None:
            for line in self._window.findChildren(SaveLine):
                line.take_back(self._sentence)
