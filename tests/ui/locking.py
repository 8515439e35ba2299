"""The real program through its locks: somebody unlocks it each time, and does the next thing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from sipdesk.case import Case
from sipdesk.data import open_store
from sipdesk.data.sealing import Cost
from sipdesk.paths import Profile
from sipdesk.start import Session
from sipdesk.ui.idle import Clocks
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.passphrase_dialog import FirstStartDialog, PassphraseDialog
from sipdesk.ui.recovery_sheet_dialog import RecoverySheetDialog
from sipdesk.wishes import Wishes
from tests.cheap import CHEAP
from tests.keyboard import PASSPHRASE, unlock
from tests.whole_file import cases_of

GLANCE_MS = 10
PATIENCE_MS = 60_000

Step = Callable[["Locking", MainWindow], object]
LookAtLock = Callable[["Locking", PassphraseDialog], object]


class Locking(QObject):
    """Runs a session on a profile: one step for each window, until the last one is closed.

    `at_lock` is asked at each passphrase dialog and unlocks it, or does something else.
    """

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        clocks: Clocks | None = None,
        cost: Cost = CHEAP,
    ) -> None:
        super().__init__()
        self.profile = Profile(folder)
        self.session = Session(
            application, self.profile, Wishes(clocks=clocks or Clocks(), cost=cost)
        )
        self.at_lock: LookAtLock = open_it
        self.locks = 0
        self.catches = True
        self._application = application
        self._steps: list[Step] = []
        self._seen: MainWindow | None = None
        self._asked: QDialog | None = None
        self._wrong: BaseException | None = None
        self._glance = QTimer(self)
        self._glance.setInterval(GLANCE_MS)
        self._glance.timeout.connect(self._look)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(PATIENCE_MS)
        self._limit.timeout.connect(self._run_out)
        self.session.locked.connect(self._count)

    def run(self, *steps: Step) -> int:
        """The exit code. What a step raises is raised here."""
        self._steps = [*steps]
        self._glance.start()
        self._limit.start()
        try:
            code = self.session.run()
        finally:
            self._glance.stop()
            self._limit.stop()
            self.session.deleteLater()
        if self._wrong is not None:
            raise self._wrong
        assert self._steps == [], "the program ended too early"
        return code

    def case(self) -> Case:
        """The only case in the file, which is closed."""
        store = open_store(self.profile.case_file, PASSPHRASE)
        try:
            (case,) = cases_of(store)
        finally:
            store.close()
        return case

    def _count(self) -> None:
        self.locks += 1
        self._limit.start()
        self._seen = self._asked = None

    def _look(self) -> None:
        if self.catches:  # the dialog for bugs would wait for somebody to close it
            sys.excepthook = self._hook
        self._act()

    def _hook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._give_up(error)

    def _act(self) -> None:
        modal, active = QApplication.activeModalWidget(), QApplication.activeWindow()
        if isinstance(modal, FirstStartDialog) and modal is not self._asked and modal is active:
            self._asked = modal
            unlock(modal)
        elif isinstance(modal, RecoverySheetDialog):
            modal.reject()
        elif isinstance(modal, PassphraseDialog) and modal is not self._asked and modal is active:
            self._asked = modal
            self.at_lock(self, modal)
        elif isinstance(active, MainWindow) and active is not self._seen and self._steps:
            self._seen = active
            self._steps.pop(0)(self, active)

    def _run_out(self) -> None:
        self._give_up(TimeoutError(f"nothing happened any more after lock {self.locks}"))

    def _give_up(self, error: BaseException) -> None:
        self._glance.stop()
        self._wrong = self._wrong or error
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog):
                widget.reject()
        self._application.exit(0)


def open_it(_locking: Locking, dialog: PassphraseDialog) -> None:
    unlock(dialog)


@contextmanager
def own_hook() -> Generator[None]:
    """The program sets its own hook for exceptions; afterwards it is the one before."""
    before = sys.excepthook
    try:
        yield
    finally:
        sys.excepthook = before


def later(work: Callable[[], object], delay_ms: int = 50) -> None:
    """Do it when the event loop has turned, such as when a dialog waits in its own."""
    QTimer.singleShot(delay_ms, work)
