"""Esc on *Att göra* leads back to the place in the case that one came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sipdesk.ui.spot import Spot, go_to, spot_in

if TYPE_CHECKING:
    from sipdesk.ui.main_window import MainWindow


class DueReturn(QObject):
    """Knows where its user was when what is due came to the front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._spot = Spot()
        window.due.left.connect(self._go_back)

    def note(self) -> None:
        """Remember where its user is: the case is about to be left."""
        self._spot = spot_in(self._window)

    def _go_back(self, case_id: str) -> None:
        if self._window.reopen(case_id):
            go_to(self._window, self._spot)
