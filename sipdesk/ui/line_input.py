"""One line of text as a field of a form, with suggestions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QLineEdit, QWidget

from sipdesk.i18n import gettext as _
from sipdesk.ui.alt_letter import is_alt_letter
from sipdesk.ui.announce import announce
from sipdesk.ui.click_through import click_through
from sipdesk.ui.end_of_change import end_of_change
from sipdesk.ui.following_scroll import PAGING
from sipdesk.ui.locked import hold_text
from sipdesk.ui.qt_places import between_places
from sipdesk.ui.row_words import place_in_words
from sipdesk.ui.text_keys import KEYPAD, NO_MODIFIER, LeavesHistoryToWindow, open_menu, refuses

LONGEST_LINE = 1_000_000
LEAST_TO_COMPLETE = 2  # letters that say whom somebody means
WORD = re.compile(r"\w+")
ENDING = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)
WAYS_IN_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
LEAVING = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)


class LineInput(QLineEdit):
    """One line of text, with suggestions that never get in the way of other words.

    They come while somebody types, and all of them at the down arrow in a field that is blank or
    holds one of them. `chosen` says that one was taken. Where it `completes`, Tab and Enter take
    the only one that is offered for its beginning: "Bo" for Bo Lind must not stay. `completed`
    carries that one, and nothing is `edited`. `menu_opening` carries its context menu, for more
    entries.
    """

    edited = Signal(object)
    left = Signal()
    chosen = Signal()
    completed = Signal(str)
    menu_opening = Signal(object)

    def __init__(
        self,
        suggestions: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        completes: bool = False,
        room: int = 0,
    ) -> None:
        super().__init__(parent)
        self._completes = completes
        self._room = room  # letters that are to be seen at once
        self.composing = ""  # what an input method has not finished
        self.setMaxLength(LONGEST_LINE)
        self.installEventFilter(LeavesHistoryToWindow(self))
        self._all_suggested: tuple[str, ...] = ()
        self._suggested = QStringListModel(self)
        self._taken = ""  # the suggestion that arrows put into the field
        self._before = ""  # what stood there when all were offered
        self._was_offered = False  # a list that somebody may think is still open
        self.suggest(suggestions)
        self.textEdited.connect(self._put_nearest_first)
        self.textEdited.connect(self._tell)

    def suggest(self, texts: Sequence[str]) -> None:
        """From now on, these are the suggestions. The same ones leave an open list alone."""
        if self._all_suggested != tuple(texts):
            self._all_suggested = tuple(texts)
            self._suggested.setStringList(list(texts))
        if texts and self.completer() is None:
            self._suggest_from_now_on()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        letters = self.fontMetrics().averageCharWidth() * self._room
        return QSize(least.width() + letters, least.height())

    def show_value(self, value: object) -> None:
        text = str(value)
        if text != self.text():
            place = end_of_change(self.text(), text)
            self.setText(text)
            self.setCursorPosition(place if self.hasFocus() else 0)

    def set_locked(self, locked: bool) -> None:
        hold_text(self, locked=locked)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing = event.preeditString()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if refuses(self, event, is_locked=self.isReadOnly()):
            return
        plain = event.modifiers() in (NO_MODIFIER, KEYPAD)
        if event.key() != Qt.Key.Key_Down or not plain or not self._all_suggested:
            super().keyPressEvent(event)
        elif self._is_settled():
            self._offer_all()
        else:
            super().keyPressEvent(event)
            self._offer_nearest()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        popup = self.completer().popup() if self._all_suggested else None
        if popup is not None:
            popup.setFont(self.font())  # as large as at the table
            popup.installEventFilter(self)  # behind Qt's own, and so before it

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._was_offered = False
            self._keep_what_was_taken()
            if event.reason() in LEAVING:
                self.setCursorPosition(0)  # so that a long text is seen from its beginning
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self, self.menu_opening, self.createStandardContextMenu(), event)

    def insert_text(self, text: str) -> None:
        """As if it had been typed, in place of what is marked; on one line."""
        self.insert(re.sub(r"\s+", " ", text))
        self._tell(self.text())

    def marked_text(self) -> str:
        return self.selectedText()

    def text_before(self) -> str:
        """What stands before the cursor, or before what is marked."""
        marked = self.selectionStart()
        return between_places(self.text(), 0, marked if marked >= 0 else self.cursorPosition())

    def closes_suggestions(self) -> bool:
        """Whether Esc may be meant for suggestions that were told of, and were closed by a name
        that was typed whole; once.
        """
        was_offered, self._was_offered = self._was_offered, False
        return was_offered and self._suggested_row() is not None

    def _suggest_from_now_on(self) -> None:
        completer = QCompleter(self._suggested, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._choose)
        completer.highlighted.connect(self._take)  # it already stands in the field
        self.setCompleter(completer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of the open list: it is told of, Esc gives back what was typed, the keys that end a field
        may take the only one, the keys for a page are for what the field stands on, and a click
        beside it is for what is clicked.
        """
        if event.type() == QEvent.Type.Show and isinstance(watched, QAbstractItemView):
            self._tell_of_list()
        elif event.type() == QEvent.Type.Hide and isinstance(watched, QAbstractItemView):
            QTimer.singleShot(0, self, self._say_cursor)
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if isinstance(watched, QAbstractItemView):
                return click_through(watched, event)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes_key(watched, event)
        return super().eventFilter(watched, event)

    def _takes_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if is_alt_letter(event):
            return True  # Qt would hand it to the field past all that watches it
        if event.key() == Qt.Key.Key_Escape and self._taken and self._taken == self.text():
            self._give_back(self.completer().completionPrefix() or self._before)
        elif event.key() in PAGING and isinstance(watched, QAbstractItemView):
            watched.hide()
            QApplication.sendEvent(self, event)
            return True
        elif self.completer().completionPrefix() == "" and event.key() in WAYS_IN_LIST:
            if event.key() != Qt.Key.Key_Down:
                return self._go_to_end_of_list(event)
            self._write_only()
        elif event.key() in ENDING and event.modifiers() in (NO_MODIFIER, KEYPAD):
            self._complete()  # Qt closes the list, and Tab goes on
            self._tell_of_none_taken(event)
        return False

    def _go_to_end_of_list(self, event: QKeyEvent) -> bool:
        """Home and End lead to the first and the last of all; with letters they move the cursor."""
        popup, completer = self.completer().popup(), self.completer()
        if popup is None or event.modifiers() not in (NO_MODIFIER, KEYPAD):
            return False
        row = 0 if event.key() == Qt.Key.Key_Home else completer.completionCount() - 1
        wanted = completer.completionModel().index(row, 0)
        if popup.currentIndex() == wanted:  # marked alone, or written already
            completer.highlighted.emit(wanted.data())
        else:
            popup.setCurrentIndex(wanted)
        return True

    def _tell_of_none_taken(self, event: QKeyEvent) -> None:
        """Enter takes what an arrow has only marked; Tab leaves it."""
        if event.key() == Qt.Key.Key_Tab and not self.text() and self._all_suggested:
            announce(self, _("Inget valt"))

    def _is_settled(self) -> bool:
        """Whether nobody is in the middle of a name here."""
        return not self.isReadOnly() and (not self.text() or self._suggested_row() is not None)

    def _offer_all(self) -> None:
        """The first is marked, or the one that stands there, but none is written before the next
        arrow.
        """
        self._before = self.text()
        self._put_nearest_first("")
        completer = self.completer()
        completer.setCompletionPrefix("")
        completer.complete()
        writes = completer.blockSignals(True)
        if (popup := completer.popup()) is not None:
            row = self._suggested_row() or 0
            popup.setCurrentIndex(completer.completionModel().index(row, 0))
        completer.blockSignals(writes)

    def _suggested_row(self) -> int | None:
        """Which of all suggestions stands in the field, or None."""
        here = _flat(self.text())
        return next((n for n, each in enumerate(self._all_suggested) if _flat(each) == here), None)

    def _write_only(self) -> None:
        """Of one alone, the next arrow finds no other that it could write."""
        if self.text() == self._before and self.completer().completionCount() == 1:
            self.completer().highlighted.emit(self.completer().currentCompletion())

    def _take(self, text: str) -> None:
        self._taken = text
        self._tell(text)
        self._say_suggestion(text)

    def _offer_nearest(self) -> None:
        """Open the list again that Esc has closed; of none, it has closed without a word."""
        if self.isReadOnly():
            return
        self._put_nearest_first(self.text())
        self.completer().setCompletionPrefix(self.text())
        if self.completer().completionCount():
            self.completer().complete()
        else:
            announce(self, _("Inga förslag"))

    def _say_cursor(self) -> None:
        """The list took the ear of a screen reader, and Qt does not give it back."""
        if self.hasFocus():
            event = QtGui.QAccessibleEvent(self, QtGui.QAccessible.Event.Focus)
            QtGui.QAccessible.updateAccessibility(event)

    def _tell_of_list(self) -> None:
        """It opens by itself, and the cursor stays in the field. How many there are is another
        number with the next letter; without letters, there are all, and the first is marked.
        """
        self._was_offered = True
        if self.completer().completionPrefix():
            announce(self, _("Förslag finns, pil ned"))
            return
        row, count = self._suggested_row() or 0, len(self._all_suggested)
        marked = place_in_words(row + 1, count, self._all_suggested[row])
        announce(self, _("Förslag {marked}", marked=marked))

    def _give_back(self, typed: str) -> None:
        self._taken = ""
        self.setText(typed)
        self._tell(typed)

    def _put_nearest_first(self, typed: str) -> None:
        """Before Qt looks for what contains the letters: those that begin with them come first, and
        what stands in the field already is no suggestion. An arrow beyond the last one leads back
        to what was typed; where that is nothing, it stays.
        """
        if self._all_suggested:
            self.completer().setWrapAround(bool(typed))
        offered = nearest_first(self._all_suggested, typed)
        if offered != self._suggested.stringList():
            self._suggested.setStringList(offered)

    def _say_suggestion(self, text: str) -> None:
        """The cursor stays in the field, so that nobody would hear which one is marked."""
        popup = self.completer().popup()
        marked = popup.selectionModel().selectedIndexes() if popup is not None else []
        if marked:
            text = place_in_words(marked[0].row() + 1, self.completer().completionCount(), text)
        announce(self, text)

    def _choose(self, text: str) -> None:
        self._taken, self._was_offered = "", False
        self._tell(text)
        announce(self, text)
        self.chosen.emit()

    def _complete(self) -> None:
        """Take the only one that is offered, if its beginning was typed and nobody is called so."""
        typed, offered = _flat(self.text()), self.completer().completionCount()
        is_whole = typed in (text.casefold() for text in self._all_suggested)
        if not self._completes or self.composing or offered != 1 or is_whole:
            return
        only = self.completer().currentCompletion()
        if sum(map(str.isalnum, typed)) >= LEAST_TO_COMPLETE and _begins_a_word(typed, only):
            announce(self, only)
            self.completed.emit(only)

    def _keep_what_was_taken(self) -> None:
        """What arrows led to and Tab left standing is chosen too; Qt says so of Enter alone."""
        if self._taken and self._taken == self.text():
            self.chosen.emit()
        self._taken = ""

    def _tell(self, text: str) -> None:
        self.edited.emit(text)


def nearest_first(texts: Sequence[str], typed: str) -> list[str]:
    """Those that begin with what was typed, then those of which a word does, then the rest; without
    the one that was typed whole.
    """
    letters = _flat(typed)
    others = (text for text in texts if text.casefold() != letters)
    return sorted(others, key=partial(_distance, letters)) if letters else list(texts)


def _distance(letters: str, text: str) -> int:
    flat = text.casefold()
    if flat.startswith(letters):
        return 0
    return 1 if any(word.startswith(letters) for word in WORD.findall(flat)) else 2


def _begins_a_word(letters: str, text: str) -> bool:
    flat = text.casefold()
    return any(flat.startswith(letters, word.start()) for word in WORD.finditer(flat))


def _flat(typed: str) -> str:
    return " ".join(typed.split()).casefold()
