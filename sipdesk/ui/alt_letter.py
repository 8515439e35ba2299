"""Alt with a letter that belongs to nothing writes nothing: Qt on Linux writes the letter."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget


class AltWritesNothing(QObject):
    """Watches the one field for text that has the cursor, in whatever window.

    A filter on the application would be asked of every event.
    """

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if is_alt_letter(event):
            event.ignore()  # what stands around the field may mean something by it
            return True
        return super().eventFilter(watched, event)

    def _watch(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(now, QLineEdit | QPlainTextEdit):
            now.installEventFilter(self)


def is_alt_letter(event: QKeyEvent) -> bool:
    """Whether a key would write though Alt is down. AltGr is another key, or Ctrl with Alt; on a
    Mac, Alt itself writes @ and {.
    """
    others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.GroupSwitchModifier
    keys = event.modifiers()
    is_alt = bool(keys & Qt.KeyboardModifier.AltModifier) and not keys & others
    return is_alt and event.text().isprintable() and bool(event.text()) and sys.platform != "darwin"
