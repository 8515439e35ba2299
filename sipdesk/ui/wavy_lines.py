"""Wavy lines below the words of a field that no dictionary has."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import (
    QColor,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from sipdesk.spelling import Speller, words_to_check
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.looks import worn_look
from sipdesk.ui.qt_places import places_in

LONGEST_PARAGRAPH = 4000  # characters: all of it is looked at for each key
LAST_OF_TWO_BYTES = "\uffff"  # Qt counts a character behind it as two


class WavyLines(QSyntaxHighlighter):
    """Looks at a paragraph when it changes. The word that is being typed is not judged yet.

    A paragraph of more than `LONGEST_PARAGRAPH` is left alone, so that typing stays fast.
    """

    def __init__(self, field: TextInput, speller: Speller, *, is_on: bool) -> None:
        super().__init__(field.document())
        self._is_on = is_on
        self._field = field
        self._speller = speller
        self._waiting: set[int] = set()  # paragraphs with words that are being looked up
        self._being_typed: tuple[int, int, int] | None = None  # paragraph, first, last
        self._wavy = QTextCharFormat()
        self._wavy.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._colour = ""
        self._take_colour()
        field.installEventFilter(self)
        field.cursorPositionChanged.connect(self._follow_cursor)
        field.left.connect(self._judge_last)

    def turn(self, *, on: bool) -> None:
        """Mark from now on, or take every mark away."""
        self._is_on = on
        self._waiting.clear()
        self._being_typed = None
        self.rehighlight()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window from light to dark."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            before = self._colour
            self._take_colour()
            if self._colour != before:
                self.rehighlight()
        return super().eventFilter(watched, event)

    def _take_colour(self) -> None:
        self._colour = worn_look().problem
        self._wavy.setUnderlineColor(QColor(self._colour))

    def look_again(self) -> None:
        """Verdicts have come: look at the paragraphs that wait for some."""
        waiting, self._waiting = self._waiting, set[int]()
        for number in sorted(waiting):
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:
        if not self._is_on or len(text) > LONGEST_PARAGRAPH:
            return
        block = self.currentBlock()
        cursor = self._cursor_in(block)
        is_wide = bool(text) and max(text) > LAST_OF_TWO_BYTES
        for word in words_to_check(text):
            start = places_in(text[: word.start]) if is_wide else word.start
            end = start + len(word.text)
            if start < cursor <= end:
                self._being_typed = (block.blockNumber(), start, end)
                continue
            verdict = self._speller.verdict(word.text)
            if verdict is None:
                self._waiting.add(block.blockNumber())
            elif not verdict:
                self.setFormat(start, len(word.text), self._wavy)

    def _cursor_in(self, block: QTextBlock) -> int:
        """Where the cursor is in a paragraph; -1 where nobody is typing."""
        cursor = self._field.textCursor()
        is_here = self._field.hasFocus() and cursor.blockNumber() == block.blockNumber()
        return cursor.positionInBlock() if is_here else -1

    def _follow_cursor(self) -> None:
        """Judge the word that was being typed, once the cursor has left it."""
        if self._being_typed is None:
            return
        number, start, end = self._being_typed
        cursor = self._field.textCursor()
        if cursor.blockNumber() != number or not start < cursor.positionInBlock() <= end:
            self._judge_last()

    def _judge_last(self) -> None:
        if self._being_typed is None:
            return
        number, self._being_typed = self._being_typed[0], None
        self._waiting.add(number)
        self.look_again()


def word_at(document: QTextDocument, position: int) -> tuple[QTextCursor, str] | None:
    """The word that is looked up at a place of a text, and the cursor that marks it."""
    block = document.findBlock(position)
    text, here = block.text(), position - block.position()
    for word in words_to_check(text):
        start = places_in(text[: word.start])
        if start <= here <= start + len(word.text):
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + start)
            cursor.setPosition(cursor.position() + len(word.text), QTextCursor.MoveMode.KeepAnchor)
            return cursor, word.text
    return None
