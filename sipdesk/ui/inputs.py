"""The inputs of a form. Each shows a value, and says what its user made of it.

All have the same face: `edited` carries the new value, `left` says that the cursor went out,
`show_value` and `set_locked` change what is shown without saying `edited`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QShowEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from sipdesk.case import Answer
from sipdesk.ui.choice_input import OwnWords, value_in_words
from sipdesk.ui.end_of_change import end_of_change
from sipdesk.ui.following_scroll import PAGING
from sipdesk.ui.locked import LockableRadio, hold, hold_text, is_locked
from sipdesk.ui.qt_places import between_places, places_in
from sipdesk.ui.text_keys import (
    KEYPAD,
    NO_MODIFIER,
    LeavesHistoryToWindow,
    open_menu,
    refuses,
)

TALLEST_TEXT_LINES = 14
BELOW_LAST_LINE = 1  # px; to Qt, a line that ends where its field does is out of sight
ACROSS = {Qt.Key.Key_Up: Qt.Key.Key_Left, Qt.Key.Key_Down: Qt.Key.Key_Right}
ARROWS = (*ACROSS, *ACROSS.values())


class TextInput(QPlainTextEdit):
    """Any number of lines; grows with what is written. Tab goes on to the next field.

    `menu_opening` carries its context menu, for more entries.
    """

    edited = Signal(object)
    left = Signal()
    menu_opening = Signal(object)

    def __init__(self, least_lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = ""  # what an input method has not finished
        self._least_lines = least_lines
        self._is_showing = False
        self._value = ""
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.installEventFilter(LeavesHistoryToWindow(self))
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_value(self, value: object) -> None:
        text = str(value)
        if text == self.toPlainText():
            return
        place = min(self.textCursor().position(), places_in(text))
        if self.hasFocus():
            place = end_of_change(self.toPlainText(), text)
        self._is_showing = True
        self.setPlainText(text)
        self._value = self.toPlainText()
        self._is_showing = False
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def set_locked(self, locked: bool) -> None:
        hold_text(self, locked=locked)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height_of(self._lines_shown()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where all of the text is in sight, a key for a page is for what it stands on."""
        if refuses(self, event, is_locked=self.isReadOnly()):
            return
        plain = event.modifiers() in (NO_MODIFIER, KEYPAD)
        if plain and event.key() in PAGING and not self.verticalScrollBar().maximum():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing = event.preeditString()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))  # to the word that is meant
        open_menu(self, self.menu_opening, self.createStandardContextMenu(event.pos()), event)

    def insert_text(self, text: str) -> None:
        """As if it had been typed, in place of what is marked."""
        self.insertPlainText(text)
        self.ensureCursorVisible()

    def marked_text(self) -> str:
        return self.textCursor().selection().toPlainText()

    def text_before(self) -> str:
        """What stands before the cursor, or before what is marked."""
        return between_places(self.toPlainText(), 0, self.textCursor().selectionStart())

    def text(self) -> str:
        return self.toPlainText()

    def _tell(self) -> None:
        """Qt says "changed" of a mark below a word too, also while the field is out of sight."""
        text = self.toPlainText()
        if not self._is_showing and text != self._value:
            self._value = text
            self.edited.emit(text)

    def _lines_shown(self) -> int:
        written = int(self.document().size().height())  # in lines, for a plain text document
        return max(self._least_lines, min(written, TALLEST_TEXT_LINES))

    def _height_of(self, lines: int) -> int:
        margins = self.contentsMargins()
        around = int(2 * self.document().documentMargin()) + margins.top() + margins.bottom()
        return self._line_height() * lines + around + BELOW_LAST_LINE

    def _line_height(self) -> int:
        """As laid out: Qt rounds each part of a letter up, and its metrics the sum of them."""
        first = self.document().firstBlock()
        lines = first.layout().lineCount()
        laid_out = ceil(self.blockBoundingRect(first).height() / lines) if lines else 0
        return max(self.fontMetrics().lineSpacing(), laid_out)

    def _fit(self) -> None:
        height = self._height_of(self._lines_shown())
        if height != self.minimumHeight():
            self.setFixedHeight(height)


class AnswerButton(LockableRadio):
    """One of the answers. `left` says that the cursor went out."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down mean left and right: side by side, nothing is above, and Qt would scroll.
        Beyond the last answer comes the first.
        """
        across = ACROSS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (NO_MODIFIER, KEYPAD)
        if is_locked(self) and event.key() in ARROWS:
            return
        if across is not None and plain:
            event = QKeyEvent(event.type(), across, event.modifiers())
        if plain and (beyond := self._beyond(event.key())) is not None:
            beyond.setFocus(Qt.FocusReason.TabFocusReason)
            beyond.click()
        else:
            super().keyPressEvent(event)

    def _beyond(self, key: int) -> QAbstractButton | None:
        answers = self.group().buttons()
        if key == Qt.Key.Key_Right and self is answers[-1]:
            return answers[0]
        return answers[-1] if key == Qt.Key.Key_Left and self is answers[0] else None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class AnswerInput(QWidget):
    """Yes, no and not asked side by side: a blank is never a no.

    `order` gives the members of another enumeration instead, the blank one among them.
    """

    edited = Signal(object)
    left = Signal()

    ORDER = (Answer.YES, Answer.NO, Answer.NOT_ASKED)

    def __init__(
        self,
        order: Sequence[StrEnum] = ORDER,
        parent: QWidget | None = None,
        *,
        words: OwnWords = (),
    ) -> None:
        super().__init__(parent)
        self._order = tuple(order)
        self._is_locked = False
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for number, answer in enumerate(self._order):
            button = AnswerButton(value_in_words(answer, words))
            button.left.connect(self._leave)
            self._group.addButton(button, number)
            layout.addWidget(button)
        layout.addStretch()
        self.setFocusProxy(self._group.button(0))
        self.show_value("")
        self._group.idClicked.connect(self._tell)

    def show_value(self, value: object) -> None:
        number = [str(answer) for answer in self._order].index(str(value))
        self._group.button(number).setChecked(True)
        self._lead_to(number)

    @property
    def stops(self) -> list[QWidget]:
        """Its controls, for the order of Tab."""
        return list(self._group.buttons())

    def set_locked(self, locked: bool) -> None:
        self._is_locked = locked
        for button in self._group.buttons():
            hold(button, locked=locked)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for button in self._group.buttons():
            button.setAccessibleName(f"{name}: {button.text()}")

    def _leave(self) -> None:
        if QApplication.focusWidget() not in self._group.buttons():
            self.left.emit()

    def _lead_to(self, number: int) -> None:
        """Let Tab reach the chosen answer alone: from any other, an arrow key chooses nothing."""
        chosen, had_focus = self._group.button(number), False
        for button in self._group.buttons():
            had_focus |= button.hasFocus()
            is_entrance = button is chosen
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if is_entrance else Qt.FocusPolicy.ClickFocus
            )
        self.setFocusProxy(chosen)
        if had_focus:
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _tell(self, number: int) -> None:
        if self._is_locked:
            return
        self._lead_to(number)
        self.edited.emit(self._order[number])
