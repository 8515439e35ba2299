"""A choice of one out of few; as a field, with what its values are called."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.following_scroll import PAGING
from sipdesk.ui.locked import is_locked, show_locked
from sipdesk.ui.looks import worn_look
from sipdesk.ui.row_words import place_in_words
from sipdesk.words import word

OwnWords: TypeAlias = Sequence[tuple[StrEnum, str]]  # what one field calls some of its values
LEAST_LENGTH = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
AROUND_ITEM = 24  # px
SPARE = 4  # px, what Qt gives the longest text too little at the most, in large text
ARROW = 0.55  # half its width, in heights of small letters; it is half as high as wide


class Choice(QComboBox):
    """One out of few. The wheel is for the page, also over the choice that was made last.

    The arrow is its own, and grows with the text: the style sheets, which give it the ground of a
    field, take Qt's away.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._delegate: QStyledItemDelegate | None = None

    def set_locked(self, locked: bool) -> None:
        """Show what is chosen, and let nobody choose another."""
        show_locked(self, locked=locked)

    def showPopup(self) -> None:
        """Its list is made when it is wanted: most of those in a window never are."""
        if is_locked(self):
            return
        if self._delegate is None:
            self._delegate = QStyledItemDelegate(self)  # the one that knows style sheets
            self.setItemDelegate(self._delegate)
        widest = self.screen().availableGeometry().width()
        wanted = self.view().sizeHintForColumn(0) + AROUND_ITEM
        self.view().setMinimumWidth(min(wanted, widest))
        self.view().setAccessibleName(self.accessibleName())
        super().showPopup()
        # The list has the cursor, and of its chosen line Qt says nothing before an arrow moves it.
        place = place_in_words(self.currentIndex() + 1, self.count(), self.currentText())
        QTimer.singleShot(0, self, partial(announce, self.view(), place))

    def sizeHint(self) -> QSize:
        return self._with_spare(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._with_spare(super().minimumSizeHint())

    def painted(self) -> QStyleOptionComboBox:
        """What it shows. What has no room ends in …; the list, and a screen reader, have it
        whole.

        Not `initStyleOption`: in a class of ours Qt would call it with a passing object of its
        own, and once that ended the program.
        """
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self._part(option, QStyle.SubControl.SC_ComboBoxEditField).width()
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        return option

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = self.painted()
        painter = QStylePainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        middle = self._part(option, QStyle.SubControl.SC_ComboBoxArrow).toRectF().center()
        self._paint_arrow(painter, middle)
        painter.end()

    def _with_spare(self, size: QSize) -> QSize:
        """As wide as the longest text takes, where that is what tells how wide."""
        goes_by_text = self.sizeAdjustPolicy() != LEAST_LENGTH
        return size + QSize(SPARE, 0) if goes_by_text else size

    def _part(self, option: QStyleOptionComboBox, part: QStyle.SubControl) -> QRect:
        whole = QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(whole, option, part, self)

    def _paint_arrow(self, painter: QPainter, middle: QPointF) -> None:
        half = self.fontMetrics().xHeight() * ARROW
        look, takes_keys = worn_look(), self.isEnabled() and not is_locked(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.ink if takes_keys else look.quiet))
        corners = ((-half, -half / 2), (half, -half / 2), (0, half / 2))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key for a page is for what the choice stands on. Qt would take the next value."""
        if event.key() in PAGING or is_locked(self):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceInput(Choice):
    """One value out of few, as a field of a form.

    What is `not_offered` is there only as long as it is what is written already.
    """

    edited = Signal(object)
    left = Signal()

    def __init__(
        self,
        values: Sequence[tuple[object, str]] = (),
        parent: QWidget | None = None,
        *,
        not_offered: Sequence[tuple[object, str]] = (),
    ) -> None:
        super().__init__(parent)
        self._not_offered = tuple(not_offered)
        self.setSizeAdjustPolicy(LEAST_LENGTH)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values: list[object] = []
        self.offer(values)
        self.activated.connect(self._tell)

    @classmethod
    def of(
        cls,
        choices: type[StrEnum],
        words: OwnWords = (),
        not_offered: Sequence[StrEnum] = (),
    ) -> ChoiceInput:
        """The words of an enumeration, each with room for the whole of it."""
        named = {choice: value_in_words(choice, words) for choice in choices}
        kept_back = [(choice, named.pop(choice)) for choice in not_offered]
        box = cls([*named.items()], not_offered=kept_back)
        box.setMinimumContentsLength(max(len(box.itemText(n)) for n in range(box.count())))
        return box

    def offer(self, values: Sequence[tuple[object, str]]) -> None:
        """Offer other values; the one that is chosen stays chosen where it can."""
        offered = [value for value, _text in values]
        if offered == self._values:
            self._call([text for _value, text in values])
            return
        chosen = self._values[self.currentIndex()] if self._values else None
        self._values = offered
        self.clear()
        self.addItems([text for _value, text in values])
        if chosen is not None:
            self.show_value(chosen)

    def _call(self, texts: Sequence[str]) -> None:
        """Call the same values otherwise: of thirty goals, a key changes one."""
        for number, text in enumerate(texts):
            if text != self.itemText(number):
                self.setItemText(number, text)

    def show_value(self, value: object) -> None:
        self._show_what_is_not_offered(value)
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    def _show_what_is_not_offered(self, chosen: object) -> None:
        for value, text in self._not_offered:
            if value == chosen and value not in self._values:
                self._values.append(value)
                self.addItem(text)
            elif value != chosen and value in self._values:
                number = self._values.index(value)
                self._values.pop(number)
                self.removeItem(number)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _tell(self, index: int) -> None:
        self.edited.emit(self._values[index])


def value_in_words(value: StrEnum, own: OwnWords) -> str:
    """A value as one field calls it, or else as all do."""
    return _(next((text for other, text in own if other is value), "") or word(value))
