"""F6 goes from one part of a window to the next, Shift+F6 to the one before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from sipdesk.ui.tab_order import stops_in


class Panes(QObject):
    """The parts of a window, in their order; one may stand in another that comes before it.

    The cursor comes back to where it was in a part, or else to its first control.
    """

    def __init__(self, window: QWidget, panes: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._panes = panes
        self._left_at: dict[QWidget, QWidget] = {}
        for keys, steps in (("F6", 1), ("Shift+F6", -1)):
            QShortcut(QKeySequence(keys), window).activated.connect(partial(self.go, steps))

    def go(self, steps: int) -> None:
        """So many parts on, round and round; those without a control in sight are passed over."""
        focus = QApplication.focusWidget()
        here = self._pane_of(focus)
        if here is not None and focus is not None:
            self._left_at[here] = focus
        entrances = {pane: stop for pane in self._panes if (stop := self._entrance(pane))}
        around = list(entrances)
        if around:
            at = around.index(here) if here in around else (-1 if steps > 0 else 0)
            entrances[around[(at + steps) % len(around)]].setFocus(Qt.FocusReason.TabFocusReason)

    def _pane_of(self, widget: QWidget | None) -> QWidget | None:
        """The innermost one that a widget stands in."""
        if widget is None:
            return None
        around = [p for p in self._panes if p is widget or p.isAncestorOf(widget)]
        return around[-1] if around else None

    def _entrance(self, pane: QWidget) -> QWidget | None:
        last = self._left_at.get(pane)
        if last is not None and isValid(last) and _takes_cursor(last):
            return last
        stops = (each for each in stops_in(pane) if _takes_cursor(each))
        return next((each for each in stops if self._pane_of(each) is pane), None)


def _takes_cursor(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()
