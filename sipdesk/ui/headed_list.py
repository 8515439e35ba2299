"""A list that may have headings among its lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget


class HeadedList(QListWidget):
    """A heading is never chosen."""

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home leads to the first line that can be chosen; Qt stays where it is."""
        if action is QAbstractItemView.CursorAction.MoveHome:
            for row in range(self.count()):
                if self.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                    return self.indexFromItem(self.item(row))
        return super().moveCursor(action, modifiers)
