"""The step of the table scrolls, and keeps the whole of the field with the cursor in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from sipdesk.ui.cover import FieldFrame
from sipdesk.ui.following_scroll import FollowingScroll


class QuietScroll(FollowingScroll):
    """Scrolls with up and down alone: the other keys turn from step to step.

    Of a field, it keeps the whole in sight: what is said of a date stands below it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keep_in_sight(self, old: QWidget | None, new: QWidget | None) -> None:
        super().keep_in_sight(old, new)
        field = field_around(new) if new is not None and self.isAncestorOf(new) else None
        if field is not None and field.height() < self.viewport().height():
            super().keep_in_sight(old, field)


def field_around(widget: QWidget | None) -> FieldFrame | None:
    """The field that a widget is part of."""
    while widget is not None and not isinstance(widget, FieldFrame):
        widget = widget.parentWidget()
    return widget
