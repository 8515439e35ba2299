"""A scroll area that keeps the field with the cursor in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
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
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._follow)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self.keep_in_sight)

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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.follow_once_laid_out()

    def _follow(self) -> None:
        part, self._beginning = self._beginning, None
        if part is not None and isValid(part):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + part.mapTo(self.viewport(), QPoint()).y())
        self.keep_in_sight(None, QApplication.focusWidget())

    def keep_in_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll to what has the cursor now."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return  # what was pressed must still be under the mouse when the button is released
        if new is not None and self.isVisible() and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, ROOM_AROUND_FOCUS)


def begin_page_with(part: QWidget) -> None:
    """Where the cursor is led far down a page: show what it stands in from its beginning."""
    around = part.parentWidget()
    while around is not None and not isinstance(around, FollowingScroll):
        around = around.parentWidget()
    if around is not None:
        around.begin_with(part)
