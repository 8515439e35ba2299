"""A word that is shown as marked, and not as selected: the next key replaces nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QBrush, QColor, QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.looks import worn_look
from sipdesk.ui.qt_places import between_places
from sipdesk.ui.selecting import select_in


class WordMark(QObject):
    """The mark on one word, until something is written or the cursor leaves the field."""

    def __init__(self, field: LineInput | TextInput, start: int, end: int) -> None:
        super().__init__(field)
        self._field = field
        self.text = between_places(field.text(), start, end)
        select_in(field, end, end)
        if isinstance(field, TextInput):
            field.setExtraSelections([_piece_of(field, start, end)])
        else:
            # A line edit knows no other way to give a part of its text another look.
            length = end - start
            _dress(field, [_attribute(start - field.cursorPosition(), length)])
        field.textChanged.connect(self.end)
        field.left.connect(self.end)

    def end(self) -> None:
        """Take the mark away."""
        field, self.text = self._field, ""
        field.textChanged.disconnect(self.end)
        field.left.disconnect(self.end)
        if isinstance(field, TextInput):
            field.setExtraSelections([])
        else:
            _dress(field, [])
        self.setParent(None)
        self.deleteLater()


def mark_word(field: LineInput | TextInput, start: int, end: int) -> None:
    """Mark what stands between two places, as Qt counts them, with the cursor behind it."""
    for earlier in field.findChildren(WordMark):
        earlier.end()
    WordMark(field, start, end)


def _look() -> QTextCharFormat:
    look, style = worn_look(), QTextCharFormat()
    style.setBackground(QBrush(QColor(look.notice)))
    style.setForeground(QBrush(QColor(look.on_notice)))
    return style


def _piece_of(field: TextInput, start: int, end: int) -> QTextEdit.ExtraSelection:
    piece = QTextEdit.ExtraSelection()
    cursor = QTextCursor(field.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    piece.cursor, piece.format = cursor, _look()  # type: ignore[attr-defined]
    return piece


def _attribute(start: int, length: int) -> QInputMethodEvent.Attribute:
    kind = QInputMethodEvent.AttributeType.TextFormat
    return QInputMethodEvent.Attribute(kind, start, length, _look())


def _dress(field: QLineEdit, attributes: list[QInputMethodEvent.Attribute]) -> None:
    QApplication.sendEvent(field, QInputMethodEvent("", attributes))
