"""What is selected in a text, for whoever leads the cursor back there or to a word."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def selection_in(widget: QWidget) -> tuple[int, int] | None:
    """Anchor and position, as Qt counts them; None where no text can be selected."""
    if isinstance(widget, QPlainTextEdit):
        cursor = widget.textCursor()
        return cursor.anchor(), cursor.position()
    if isinstance(widget, QLineEdit):
        position, start = widget.cursorPosition(), widget.selectionStart()
        return (start + widget.selectionEnd() - position if start >= 0 else position), position
    return None


def select_in(widget: QWidget | None, anchor: int, position: int) -> None:
    """Select again, as far as the text still goes; a widget without a text stays as it is."""
    if isinstance(widget, QPlainTextEdit):
        cursor = widget.textCursor()
        last = widget.document().characterCount() - 1
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        widget.setTextCursor(cursor)
    elif isinstance(widget, QLineEdit):
        widget.setCursorPosition(position)
        if anchor != position:
            widget.setSelection(anchor, position - anchor)
