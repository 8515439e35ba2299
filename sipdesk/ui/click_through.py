"""A click beside an open list is for what is clicked, and not for closing the list alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def click_through(popup: QWidget, press: QMouseEvent) -> bool:
    """Close the list and press and release what stands below the mouse; whether it was beside.

    Qt takes such a click for the list: what is typed next went into the field that was to be left.
    The release that follows finds nothing pressed.
    """
    if popup.rect().contains(press.position().toPoint()):
        return False
    popup.hide()
    below = QApplication.widgetAt(press.globalPosition().toPoint())
    if below is not None:
        if below.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            below.setFocus(Qt.FocusReason.MouseFocusReason)
        for kind, held in (
            (QEvent.Type.MouseButtonPress, press.buttons()),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            place = below.mapFromGlobal(press.globalPosition())
            event = QMouseEvent(
                kind, place, press.globalPosition(), press.button(), held, press.modifiers()
            )
            QApplication.sendEvent(below, event)
    return True
