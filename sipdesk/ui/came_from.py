"""Where the cursor was before another page came to the front, to come back there."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sipdesk.ui.one_move import one_move


class CameFrom:
    """The place of the cursor in `area`, and the way back to it."""

    def __init__(self, area: QWidget) -> None:
        self._area = area
        self._left_at: QWidget | None = None

    @contextmanager
    def leave(self, out_of: QWidget) -> Generator[None]:
        """Bring another page of `out_of` to the front, in one move.

        Where the cursor is elsewhere by now, the place is known already.
        """
        focus = QApplication.focusWidget()
        if focus is not None and self._area.isAncestorOf(focus):
            self._left_at = focus
        with one_move(out_of):
            yield

    def forget(self) -> None:
        """What is in the area is about somebody else now."""
        self._left_at = None

    @contextmanager
    def come_back(self, out_of: QWidget) -> Generator[None]:
        """Bring the area to the front again, with the cursor where it was unless that is gone."""
        with one_move(out_of):
            yield
            widget, self._left_at = self._left_at, None
            if widget is not None and isValid(widget) and widget.isVisibleTo(self._area):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
