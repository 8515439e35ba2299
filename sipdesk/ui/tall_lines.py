"""Room in a list for scripts whose lines are taller than those of the Latin letters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from sipdesk.ui.wrapped_list import laid_out

FIRST_TALL_SCRIPT = "\u0590"  # Hebrew; Arabic, the Indic scripts, Ethiopic and emoji come behind
UNWRAPPED = 1 << 16  # pixels
ANY_WIDTH = 1  # pixel: the list gives each item its own width


class TallLines(QStyledItemDelegate):
    """Gives an item the height of its own lines; Qt takes the Latin height for each, and then
    leaves out the last line.

    Latin items with as many lines are as high as each other, and are measured once: a list of ten
    thousand is laid out anew with each key of a search. No item asks for any width. Each has room
    for `least` lines, so that those below stay where they are when it gets its second one.
    """

    def __init__(self, parent: QObject | None = None, *, least: int = 1) -> None:
        super().__init__(parent)
        self._least = least
        self._latin_heights: dict[tuple[int, int, int], int] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        text = str(index.data() or "")
        if max(text, default="") >= FIRST_TALL_SCRIPT:
            return self._tall_size(option, index, text)
        metrics = option.fontMetrics  # to ask the font itself for its key takes ten times as long
        kind = metrics.height(), metrics.lineSpacing(), text.count("\n")
        if kind not in self._latin_heights:
            lacking = max(0, self._least - 1 - text.count("\n"))
            height = super().sizeHint(option, index).height() + lacking * metrics.lineSpacing()
            self._latin_heights[kind] = height
        return QSize(ANY_WIDTH, self._latin_heights[kind])

    def _tall_size(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, text: str
    ) -> QSize:
        size = super().sizeHint(option, index)
        item = QStyleOptionViewItem(option)
        self.initStyleOption(item, index)
        lines = text.splitlines() or [""]
        latin = item.fontMetrics.lineSpacing() * len(lines)
        tall = sum(_height(line, item) for line in lines)
        return QSize(ANY_WIDTH, size.height() + max(0, round(tall - latin + 0.5)))


def _height(line: str, item: QStyleOptionViewItem) -> float:
    return laid_out(line or " ", item.font, UNWRAPPED).boundingRect().height()
