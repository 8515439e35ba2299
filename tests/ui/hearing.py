"""What would be said aloud, whoever says it: an ear for tests."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from sipdesk.ui.announce import SpokenEvent


class Ear(QObject):
    """`heard` has every text since the ear was opened, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, SpokenEvent):
            self.heard.append(event.text)
        return super().eventFilter(watched, event)

    def take(self) -> list[str]:
        """What was heard since the last time that somebody asked."""
        heard, self.heard = self.heard, []
        return heard


@contextmanager
def open_ear(application: QApplication) -> Generator[Ear]:
    """An ear on all that the program says."""
    ear = Ear()
    application.installEventFilter(ear)
    try:
        yield ear
    finally:
        application.removeEventFilter(ear)
