"""How far a print job has come: a wait cursor for a few pages, a window with cancel for more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget

from sipdesk.i18n import gettext as _

Tell = Callable[[int], None]

WIDTH = 45  # characters
MOST_WITHOUT_WINDOW = 10  # sides: 4 seconds on a slow laptop


class PrintingCancelled(Exception):  # noqa: N818 - the user's wish, not an error
    """The user pressed Cancel while the pages were drawn."""


@contextmanager
def progress_shown(sides: int, parent: QWidget | None) -> Iterator[Tell]:
    """What is to be told, after each little step, how many sides are finished.

    It raises PrintingCancelled, and keeps the window alive.
    """
    if sides <= MOST_WITHOUT_WINDOW:
        with wait_cursor():
            yield _say_nothing
        return
    window = ProgressWindow(sides, parent)
    try:
        yield window.tell
    finally:
        window.close()
        window.deleteLater()


def _say_nothing(_done: int) -> None:
    """A few pages are drawn before anybody could read how far they have come."""


class ProgressWindow(QProgressDialog):
    """Says which page is drawn. The rest of the program waits, but is painted."""

    def __init__(self, sides: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._sides = sides
        self.setWindowTitle(_("Utskrift"))
        cancel = QPushButton(_("&Avbryt"))
        cancel.setAutoDefault(False)  # the Enter key was meant for the dialog before
        self.setCancelButton(cancel)
        self.setMinimumWidth(WIDTH * self.fontMetrics().averageCharWidth())
        self.setRange(0, sides)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self.setMinimumDuration(0)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._say(0)
        self.show()

    def tell(self, done: int) -> None:
        """Show how many sides are finished. Raises PrintingCancelled."""
        if done != self.value():
            self._say(done)
        QApplication.processEvents()
        if self.wasCanceled():
            raise PrintingCancelled

    def _say(self, done: int) -> None:
        number = min(done + 1, self._sides)
        text = _("Förbereder sida {number} av {count} …", number=number, count=self._sides)
        self.setLabelText(text)
        self.setValue(done)


@contextmanager
def wait_cursor() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
