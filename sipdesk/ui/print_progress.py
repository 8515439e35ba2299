"""How far a print job has come, in a window with cancel; and the cursor for what is shorter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget

from sipdesk.i18n import gettext as _

Tell = Callable[[int], None]

WIDTH = 45  # characters


class PrintingCancelled(Exception):  # noqa: N818 - the user's wish, not an error
    """The user pressed Cancel while the pages were drawn."""


@contextmanager
def progress_shown(sides: int, parent: QWidget | None) -> Iterator[Tell]:
    """What is to be told, after each little step, how many sides are finished.

    It raises PrintingCancelled, and keeps the window alive.
    """
    window = ProgressWindow(sides, parent)
    try:
        yield window.tell
    finally:
        window.close()
        window.deleteLater()
        if parent is not None:
            parent.window().activateWindow()  # the cursor belongs where it was


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
