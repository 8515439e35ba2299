"""Enter presses the button that has the cursor, as the space bar does, or leads on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterPresses(QObject):
    """Lets Enter press the buttons of a window; Qt itself does so in dialogs alone.

    The window hears of a key that no widget below has taken, first as the wish to override a
    shortcut. Where the cursor stands then is where the key was meant for: on the key itself, a
    field may have moved the cursor to a button already.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._meant: QPushButton | QToolButton | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not _is_enter(event):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            focused = QApplication.focusWidget()
            self._meant = focused if isinstance(focused, QPushButton | QToolButton) else None
        elif event.type() == QEvent.Type.KeyPress and self._meant is not None:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        button, self._meant = self._meant, None
        if button is not None and not event.isAutoRepeat():
            button.click()
        return True


class EnterLeadsOn(QObject):
    """Lets Enter go from each field to what follows it."""

    def __init__(self, following: Mapping[QWidget, QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._following: dict[QObject, QWidget] = {**following}
        for field in following:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or not _is_enter(event):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            self._following[watched].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _is_enter(event: QKeyEvent) -> bool:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in ENTER and modifiers == Qt.KeyboardModifier.NoModifier
