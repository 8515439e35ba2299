"""Esc leaves a page, but first closes what is open above it, such as a calendar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


class EscapeKey(QShortcut):
    """Heard where the cursor is in the page. A list that is open counts as part of its field."""

    leaving = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(QKeySequence(Qt.Key.Key_Escape), page)
        self.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.activated.connect(self._press)

    def _press(self) -> None:
        above = QApplication.activePopupWidget()
        if above is not None:
            above.close()
        else:
            self.leaving.emit()
