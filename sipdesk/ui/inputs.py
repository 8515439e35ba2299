"""The inputs of a form. Each shows a value, and says what its user made of it.

All have the same face: `edited` carries the new value, `left` says that the cursor went out,
`show_value` and `set_locked` change what is shown without saying `edited`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from sipdesk.case import Answer
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.choice_input import OwnWords, value_in_words
from sipdesk.ui.following_scroll import PAGING
from sipdesk.ui.locked import LockableRadio, hold, is_locked
from sipdesk.ui.row_words import place_in_words

LONGEST_LINE = 1_000_000
TALLEST_TEXT_LINES = 14
BELOW_LAST_LINE = 1  # px; to Qt, a line that ends where its field does is out of sight
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
ACROSS = {Qt.Key.Key_Up: Qt.Key.Key_Left, Qt.Key.Key_Down: Qt.Key.Key_Right}
ARROWS = (*ACROSS, *ACROSS.values())
KEYPAD = Qt.KeyboardModifier.KeypadModifier  # of arrow keys too, on macOS


class LeavesHistoryToWindow(QObject):
    """Lets Ctrl+Z reach the window: undo belongs to the case, not to one field.

    The key itself is taken away too: it comes when the case has nothing to undo, which is said.
    """

    KEYS: Mapping[QKeySequence.StandardKey, str] = {
        QKeySequence.StandardKey.Undo: N_("Inget att ångra."),
        QKeySequence.StandardKey.Redo: N_("Inget att göra om."),
    }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        nothing = next((said for key, said in self.KEYS.items() if event.matches(key)), "")
        if not nothing:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
        elif event.type() == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            announce(watched, _(nothing))
        return True


class LineInput(QLineEdit):
    """One line of text, with suggestions that never get in the way of other words.

    They come while somebody types, and all of them at the down arrow in a blank field. `chosen`
    says that one was taken. `menu_opening` carries its context menu, for more entries.
    """

    edited = Signal(object)
    left = Signal()
    chosen = Signal()
    menu_opening = Signal(object)

    def __init__(self, suggestions: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = ""  # what an input method has not finished
        self.setMaxLength(LONGEST_LINE)
        self.installEventFilter(LeavesHistoryToWindow(self))
        self._suggested = QStringListModel(self)
        self._taken = ""  # the suggestion that arrows put into the field
        self.suggest(suggestions)
        self.textEdited.connect(self._tell)

    def suggest(self, texts: Sequence[str]) -> None:
        """From now on, these are the suggestions. The same ones leave an open list alone."""
        if self._suggested.stringList() != list(texts):
            self._suggested.setStringList(list(texts))
        if texts and self.completer() is None:
            self._suggest_from_now_on()

    def show_value(self, value: object) -> None:
        text = str(value)
        if text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)) if self.hasFocus() else 0)

    def set_locked(self, locked: bool) -> None:
        self.setReadOnly(locked)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing = event.preeditString()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (NO_MODIFIER, KEYPAD)
        blank = not self.text() and not self.isReadOnly()
        if event.key() == Qt.Key.Key_Down and plain and blank and self._suggested.rowCount():
            self.completer().setCompletionPrefix("")
            self.completer().complete()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        popup = self.completer().popup() if self._suggested.rowCount() else None
        if popup is not None:
            popup.setFont(self.font())  # as large as at the table

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._keep_what_was_taken()
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        _open_menu(self, self.createStandardContextMenu(), event)

    def insert_text(self, text: str) -> None:
        """As if it had been typed, in place of what is marked; on one line."""
        self.insert(" ".join(text.split()))
        self._tell(self.text())

    def marked_text(self) -> str:
        return self.selectedText()

    def _suggest_from_now_on(self) -> None:
        completer = QCompleter(self._suggested, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._choose)
        completer.highlighted.connect(self._take)  # it already stands in the field
        self.setCompleter(completer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the open list gives back what was typed, before Qt closes the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            was_taken = self._taken and self._taken == self.text()
            if event.key() == Qt.Key.Key_Escape and was_taken:
                self._give_back(self.completer().completionPrefix())
        return super().eventFilter(watched, event)

    def _take(self, text: str) -> None:
        popup = self.completer().popup()
        if popup is not None:
            popup.installEventFilter(self)  # each time anew, and so before Qt's own
        self._taken = text
        self._tell(text)
        self._say_suggestion(text)

    def _give_back(self, typed: str) -> None:
        self._taken = ""
        self.setText(typed)
        self._tell(typed)

    def _say_suggestion(self, text: str) -> None:
        """The cursor stays in the field, so that nobody would hear which one is marked."""
        popup = self.completer().popup()
        marked = popup.selectionModel().selectedIndexes() if popup is not None else []
        if marked:
            text = place_in_words(marked[0].row() + 1, self.completer().completionCount(), text)
        announce(self, text)

    def _choose(self, text: str) -> None:
        self._taken = ""
        self._tell(text)
        self.chosen.emit()

    def _keep_what_was_taken(self) -> None:
        """What arrows led to and Tab left standing is chosen too; Qt says so of Enter alone."""
        if self._taken and self._taken == self.text():
            self.chosen.emit()
        self._taken = ""

    def _tell(self, text: str) -> None:
        self.edited.emit(text)


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
        place = self.textCursor().position()
        self._is_showing = True
        self.setPlainText(text)
        self._value = self.toPlainText()
        self._is_showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text.encode("utf-16-le")) // 2))
        self.setTextCursor(cursor)

    def set_locked(self, locked: bool) -> None:
        if locked != self.isReadOnly():
            self.setReadOnly(locked)
            self.style().polish(self)  # the style sheet gives a locked field another ground

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height_of(self._lines_shown()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where all of the text is in sight, a key for a page is for what it stands on."""
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
        _open_menu(self, self.createStandardContextMenu(event.pos()), event)

    def insert_text(self, text: str) -> None:
        """As if it had been typed, in place of what is marked."""
        self.insertPlainText(text)
        self.ensureCursorVisible()

    def marked_text(self) -> str:
        return self.textCursor().selection().toPlainText()

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
        return self.fontMetrics().lineSpacing() * lines + around + BELOW_LAST_LINE

    def _fit(self) -> None:
        height = self._height_of(self._lines_shown())
        if height != self.minimumHeight():
            self.setFixedHeight(height)


def _open_menu(of: LineInput | TextInput, menu: QMenu, event: QContextMenuEvent) -> None:
    """Show a context menu with what others add to it; it waits for nobody."""
    of.setFocus(Qt.FocusReason.MouseFocusReason)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    of.menu_opening.emit(menu)
    menu.popup(event.globalPos())


class AnswerButton(LockableRadio):
    """One of the answers. `left` says that the cursor went out."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down mean left and right: side by side, nothing is above, and Qt would scroll."""
        across = ACROSS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (NO_MODIFIER, KEYPAD)
        if is_locked(self) and event.key() in ARROWS:
            return
        if across is not None and plain:
            event = QKeyEvent(event.type(), across, event.modifiers())
            super().keyPressEvent(event)
            return
        super().keyPressEvent(event)

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
