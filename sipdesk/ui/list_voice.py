"""Lets a list that gets the cursor say its chosen row too: Qt says the name of the list alone."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView


class ListVoice(QObject):
    """Speaks for one list without headers."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt tells of the list itself once the cursor is there: the row comes after that."""
        if event.type() == QEvent.Type.FocusIn:
            QTimer.singleShot(0, self, self._say_row)
        return super().eventFilter(watched, event)

    def _say_row(self) -> None:
        """`QAccessible` makes its two hundred names when it is first named (see `announce`)."""
        row = self._view.currentIndex().row()
        if row >= 0 and self._view.hasFocus():
            event = QtGui.QAccessibleEvent(self._view, QtGui.QAccessible.Event.Focus)
            event.setChild(row)
            QtGui.QAccessible.updateAccessibility(event)
