"""What is read aloud and goes on below the edge is scrolled before the next step comes: nobody
approves what was never in sight.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QScrollArea

from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce

KEPT_LINES = 2  # of the lines in sight stay so, to read on from


class ReadingOn(QObject):
    """Watches `scroll`; the arrow of the button that leads on shows which way it goes."""

    def __init__(self, scroll: QScrollArea, on: QPushButton) -> None:
        super().__init__(on)
        self._bar = scroll.verticalScrollBar()
        self._scroll = scroll
        self._on = on
        self._is_reading = False
        self._bar.rangeChanged.connect(self._turn_arrow)
        self._bar.valueChanged.connect(self._turn_arrow)

    def set_reading(self, is_reading: bool) -> None:
        """Whether a passage of the plan is on the table."""
        self._is_reading = is_reading
        self._turn_arrow()

    def goes_on(self) -> bool:
        """Whether there was more of the passage below, which is in sight now."""
        if not self._has_more:
            return False
        kept = KEPT_LINES * self._scroll.fontMetrics().lineSpacing()
        self._bar.setValue(self._bar.value() + max(self._bar.pageStep() - kept, kept))
        announce(self._on, _("Mer av samma stycke"))
        return True

    @property
    def _has_more(self) -> bool:
        return self._is_reading and self._bar.value() < self._bar.maximum()

    def _turn_arrow(self) -> None:
        text = _("&Nästa ▾") if self._has_more else _("&Nästa ▸")
        if text != self._on.text():
            self._on.setText(text)
