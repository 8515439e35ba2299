"""How far something long has come, in a window with cancel; and the cursor for what is shorter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QProgressDialog, QPushButton, QWidget

from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ui.aside import run_aside
from sipdesk.ui.doors import Doors

T = TypeVar("T")
Tell = Callable[[int], None]

FEW = 3  # sides or copies: a window for so few would only flash
SIDES = N_("Förbereder sida {number} av {count} …")
COPIES = N_("Förbereder kopia {number} av {count} …")
WIDTH = 45  # characters


class Cancelled(Exception):  # noqa: N818 - the user's wish, not an error
    """The user pressed Cancel while something was prepared, or a lock did."""


@contextmanager
def progress_shown(count: int, saying: str, doors: Doors, parent: QWidget | None) -> Iterator[Tell]:
    """What is to be told, after each little step, how many sides or copies are finished.

    `saying` is one of the sentences above. For a few there is only the cursor that waits, and keys
    and clicks wait as well. It raises Cancelled, and keeps the window alive.
    """
    if count <= FEW:
        with wait_cursor():
            yield _Patience(doors).tell
        return
    window = ProgressWindow(count, saying, parent)
    try:
        yield window.tell
    finally:
        window.close()
        window.deleteLater()
        if parent is not None:
            parent.window().activateWindow()  # the cursor belongs where it was


class _Patience:
    """Tells nothing, and lets the window be painted; a lock cancels by shutting the doors."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    def tell(self, _done: int) -> None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if self._doors.is_shut:
            raise Cancelled


class ProgressWindow(QProgressDialog):
    """Says which one is prepared. The rest of the program waits, but is painted."""

    def __init__(self, count: int, saying: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._count = count
        self._saying = saying
        self.setWindowTitle(_("Utskrift"))
        cancel = QPushButton(_("&Avbryt"))
        cancel.setAutoDefault(False)  # the Enter key was meant for the dialog before
        self.setCancelButton(cancel)
        self.setMinimumWidth(WIDTH * self.fontMetrics().averageCharWidth())
        self.setRange(0, count)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self.setMinimumDuration(0)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._say(0)
        self.show()

    def tell(self, done: int) -> None:
        """Show how many sides are finished. Raises Cancelled."""
        if done != self.value():
            self._say(done)
        QApplication.processEvents()
        if self.wasCanceled():
            raise Cancelled

    def _say(self, done: int) -> None:
        number = min(done + 1, self._count)
        self.setLabelText(_(self._saying, number=number, count=self._count))
        self.setValue(done)


def made_one_by_one(
    works: Sequence[Callable[[], T]], doors: Doors, parent: QWidget | None
) -> list[T]:
    """What each of the works makes, one copy after the other. Raises Cancelled."""
    made: list[T] = []
    is_deaf = len(works) <= FEW
    with progress_shown(len(works), COPIES, doors, parent) as tell:
        for work in works:
            made.append(run_aside(work, is_deaf=is_deaf))
            tell(len(made))
    return made


def waiting_for(work: Callable[[], T], doors: Doors) -> T:
    """What slow work makes, or raises, while the cursor waits, and keys and clicks with it.

    Raises Cancelled when a lock came meanwhile: nothing may be done with it then.
    """
    with wait_cursor():
        made = run_aside(work, is_deaf=True)
    if doors.is_shut:
        raise Cancelled
    return made


@contextmanager
def wait_cursor() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
