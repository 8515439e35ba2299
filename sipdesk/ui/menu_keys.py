"""The keys for the ends of a menu, and where one begins that was opened with a key."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar


def entries_of(menu: QMenu) -> list[QAction]:
    """What can be chosen in a menu, from its top."""
    shown = (each for each in menu.actions() if each.isVisible() and not each.isSeparator())
    return [each for each in shown if each.isEnabled()]


class MenuKeys(QObject):
    """Lets Home and End lead to the first and the last entry of a menu; to Qt they mean nothing.

    Esc leads from a menu of the window back into the field. Qt would stop in the bar, where nothing
    is seen of the cursor and each letter opens another menu.
    """

    ENDS: Mapping[Qt.Key, int] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        menu.installEventFilter(self)

    def begin(self) -> None:
        """Mark the first entry, so that a menu does not open without a word."""
        if self._menu.isVisible() and self._menu.activeAction() is None:
            self._mark(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            end = self.ENDS.get(Qt.Key(event.key()))
            if end is not None:
                self._mark(end)
                return True
            if event.key() == Qt.Key.Key_Escape and isinstance(self._menu.parentWidget(), QMenuBar):
                QTimer.singleShot(0, self, self._leave_bar)
        return super().eventFilter(watched, event)

    def _leave_bar(self) -> None:
        bar = self._menu.parentWidget()
        if isinstance(bar, QMenuBar) and bar.window().focusWidget() is bar:
            plain = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(bar, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, plain))

    def _mark(self, place: int) -> None:
        entries = entries_of(self._menu)
        if entries:
            self._menu.setActiveAction(entries[place])
