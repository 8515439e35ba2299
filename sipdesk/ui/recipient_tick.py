"""The box of somebody whom a copy could be for, and the line under it that says more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel

from sipdesk.ui.announce import announce
from sipdesk.ui.following_scroll import show_to_read
from sipdesk.ui.locked import LockableTick, cannot_be_changed, is_locked, show_locked


class RecipientTick(LockableTick):
    """The cursor comes to who may have no copy, too, or with keys alone they would not be there.
    Pressed, that box says why.
    """

    def __init__(self, note: str, *, locked: bool) -> None:
        super().__init__()
        self.note = note_label(note)
        self.note.setContentsMargins(24, 0, 0, 6)
        show_locked(self, locked=locked)
        self.setAccessibleDescription(f"{cannot_be_changed()} {note}" if locked else note)

    def nextCheckState(self) -> None:
        super().nextCheckState()
        if is_locked(self):
            announce(self, self.accessibleDescription())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:  # it would move under the mouse
            show_to_read(self, self.note)


def note_label(text: str) -> QLabel:
    """A line of plain text that wraps."""
    label = QLabel(text)
    label.setObjectName("note")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
