"""A list whose sentences are always whole: wrapped, never cut with an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sipdesk.ui.headed_list import HeadedList

BESIDE, ABOVE = 4, 3  # pixels around the text of an item


class WrappedText(QStyledItemDelegate):
    """Measures and paints an item by the same layout.

    QListWidget's own delegate measures for another width than it paints with, now and then, and
    cuts the last line off with an ellipsis that no elide mode switches off.
    """

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        item = QStyleOptionViewItem(option)
        self.initStyleOption(item, index)
        view = item.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        if isinstance(view, QListView):
            width -= 2 * view.spacing()
        height = laid_out(item.text, item.font, width - 2 * BESIDE).boundingRect().height()
        return QSize(width, round(height + 0.5) + 2 * ABOVE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        item = QStyleOptionViewItem(option)
        self.initStyleOption(item, index)
        text, room = item.text, item.rect.adjusted(BESIDE, ABOVE, -BESIDE, -ABOVE)
        item.text = ""
        painter.save()
        style = item.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, item, painter, item.widget)
        painter.setPen(item.palette.color(_group(item), _role(item)))
        laid_out(text, item.font, room.width()).draw(painter, QPointF(room.topLeft()))
        painter.restore()


def laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    """The text in lines of at most that many pixels."""
    layout = QTextLayout(text, font)
    wrap = QTextOption()
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def lines_of(text: str, font: QFont, width: int) -> list[str]:
    """The same lines as texts, for a widget that does not wrap."""
    layout = laid_out(text, font, width)
    lines = (layout.lineAt(number) for number in range(layout.lineCount()))
    return [text[line.textStart() :][: line.textLength()].strip() for line in lines]


def _group(option: QStyleOptionViewItem) -> QPalette.ColorGroup:
    enabled = option.state & QStyle.StateFlag.State_Enabled
    return QPalette.ColorGroup.Active if enabled else QPalette.ColorGroup.Disabled


def _role(option: QStyleOptionViewItem) -> QPalette.ColorRole:
    selected = option.state & QStyle.StateFlag.State_Selected
    return QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text


class WrappedList(HeadedList):
    """A list of sentences, as wide as it is and as tall as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(WrappedText(self))
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is always to be seen: Qt gives a list its first item without choosing it."""
        super().focusInEvent(event)
        item = self.currentItem()
        if item is not None and not item.isSelected():
            self.setCurrentItem(item)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Where the cursor is not, nothing looks chosen."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
