"""Room in a list for scripts whose lines are taller than those of the Latin letters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from sipdesk.ui.wrapped_list import laid_out

FIRST_TALL_SCRIPT = 0x0590  # Hebrew; Arabic, the Indic scripts, Ethiopic and emoji come behind
UNWRAPPED = 1 << 16  # pixels


class TallLines(QStyledItemDelegate):
    """Gives an item the height of its own lines; Qt takes the Latin height for each, and then
    leaves out the last line.
    """

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        text = str(index.data() or "")
        if not any(ord(character) >= FIRST_TALL_SCRIPT for character in text):
            return size
        item = QStyleOptionViewItem(option)
        self.initStyleOption(item, index)
        lines = text.splitlines() or [""]
        latin = item.fontMetrics.lineSpacing() * len(lines)
        tall = sum(_height(line, item) for line in lines)
        return QSize(size.width(), size.height() + max(0, round(tall - latin + 0.5)))


def _height(line: str, item: QStyleOptionViewItem) -> float:
    return laid_out(line or " ", item.font, UNWRAPPED).boundingRect().height()
