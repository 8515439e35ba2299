"""A scroll area that keeps the field with the cursor in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

ROOM_AROUND_FOCUS = 48
PAGING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FollowingScroll(QScrollArea):
    """Follows the cursor, however it came into a field: Qt follows the Tab key alone.

    A text size that changes takes the field with the cursor out of sight too.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beginning: QWidget | None = None
        self._to_be_read: list[QWidget] = []
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._follow)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_cursor)

    def page_by(self, event: QKeyEvent) -> bool:
        """Scroll by a key that was pressed beside it; whether it is one for that.

        It never has the cursor itself: a screen reader would have nothing to say of it.
        """
        if event.key() not in PAGING:
            return False
        self.keyPressEvent(event)
        return True

    def follow_once_laid_out(self) -> None:
        """Scroll to the cursor as soon as everything has its new place."""
        self._laid_out.start()

    def begin_with(self, part: QWidget) -> None:
        """Scroll to the beginning of a part as soon as everything has its new place."""
        self._beginning = part
        self.follow_once_laid_out()

    def show_to_read(self, *parts: QWidget) -> None:
        """Scroll to what is read beside the cursor, once everything has its new place: to each part
        as a whole or to its beginning, the last one for certain.
        """
        self._to_be_read = list(parts)
        self.follow_once_laid_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.follow_once_laid_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A control with the cursor stays in sight; one that was scrolled away stays there."""
        was_in_sight = self._holds_cursor_in(event.oldSize())
        super().resizeEvent(event)
        if was_in_sight:
            self.follow_once_laid_out()

    def _holds_cursor_in(self, size: QSize) -> bool:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return False
        place = QRect(focus.mapTo(self.viewport(), QPoint()), focus.size())
        return QRect(QPoint(), size).intersects(place)

    def _follow_cursor(self, old: QWidget | None, new: QWidget | None) -> None:
        """At once, and again in its new place: a page that has just come is laid out later."""
        self.keep_in_sight(old, new)
        if new is not None and self.isAncestorOf(new):
            self.follow_once_laid_out()

    def _follow(self) -> None:
        part, self._beginning = self._beginning, None
        if part is not None and isValid(part):
            self._begin_at(part)
        self.keep_in_sight(None, QApplication.focusWidget())
        parts, self._to_be_read = self._to_be_read, []
        for each in parts:
            if isValid(each) and self.isAncestorOf(each):
                self._show_from_beginning(each)

    def keep_in_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll to what has the cursor now."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return  # what was pressed must still be under the mouse when the button is released
        if new is not None and self.isVisible() and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, ROOM_AROUND_FOCUS)
            self._show_whole(new)

    def _show_whole(self, control: QWidget) -> None:
        """Where it has room: Qt shows of a list the chosen row alone."""
        room, bar = self.viewport().height(), self.verticalScrollBar()
        above = -control.mapTo(self.viewport(), QPoint()).y()
        below = control.height() - above - room
        if control.height() <= room and max(above, below) > 0:
            bar.setValue(bar.value() + (below if below > 0 else -above))

    def _show_from_beginning(self, part: QWidget) -> None:
        if part.height() <= self.viewport().height():
            self._show_whole(part)
        else:
            self._begin_at(part)

    def _begin_at(self, part: QWidget) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + part.mapTo(self.viewport(), QPoint()).y())


def begin_page_with(part: QWidget) -> None:
    """Where the cursor is led far down a page: show what it stands in from its beginning."""
    if (scroll := _scroll_around(part)) is not None:
        scroll.begin_with(part)


def show_to_read(whole: QWidget, *lines: QWidget) -> None:
    """Where the cursor is led to a part that is read: show the part, and above all the lines."""
    if (scroll := _scroll_around(whole)) is not None:
        scroll.show_to_read(whole, *lines)


def _scroll_around(part: QWidget) -> FollowingScroll | None:
    around = part.parentWidget()
    while around is not None and not isinstance(around, FollowingScroll):
        around = around.parentWidget()
    return around
