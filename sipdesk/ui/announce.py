"""What a screen reader says although the cursor stays where it is."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

SPOKEN = QEvent.Type(QEvent.registerEventType())


class SpokenEvent(QEvent):
    """Comes to the widget on whose behalf something is said, also where no screen reader runs."""

    def __init__(self, text: str) -> None:
        super().__init__(SPOKEN)
        self.text = text


def announce(widget: QWidget, text: str, *, is_urgent: bool = False) -> None:
    """Say a text, on behalf of a widget in sight. An urgent one interrupts what is being said.

    `QAccessible` makes its two hundred names when it is first named: not before the first form.
    """
    event = QtGui.QAccessibleAnnouncementEvent(widget, text)
    if is_urgent:
        event.setPoliteness(QtGui.QAccessible.AnnouncementPoliteness.Assertive)
    QtGui.QAccessible.updateAccessibility(event)
    QCoreApplication.sendEvent(widget, SpokenEvent(text))
