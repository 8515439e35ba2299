"""Hands at the keyboard of the real program. It knows nothing of it, so that a measurement of what
the program takes imports no more than the program does.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

PASSPHRASE = "fyra 'små' ord, å och \"citat\" 😀"


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    if widget is None:
        raise RuntimeError("no widget has the cursor")
    return widget


def type_text(text: str, into: QWidget | None = None) -> None:
    """Into what has the focus, by Qt's own events, because QTest knows only ASCII."""
    for character in text:
        _press(into or focus(), 0, character)


def control(key: Qt.Key) -> None:
    from PySide6.QtTest import QTest  # noqa: PLC0415 - no measurement needs it

    QTest.keyClick(focus(), key, Qt.KeyboardModifier.ControlModifier)


def unlock(dialog: QWidget, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase into each field and press Enter."""
    for field in dialog.findChildren(QLineEdit):
        field.setFocus()
        field.selectAll()
        type_text(passphrase)
    _press(focus(), Qt.Key.Key_Return, "\r")


def _press(widget: QWidget, key: int, character: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
        QApplication.sendEvent(widget, event)
