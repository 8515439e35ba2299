"""The real program with a coordinator at its keyboard: `python -m tests.session ACTION FOLDER`.

The passphrase is typed into its dialog, as everybody must. Then, on standard output:

`hold` says `open` when the window is there, and `called` whenever another start called it; it
closes the window when its input ends. `type NAME` says `typing`, and then types `letters` into
the topics of a new person of that name without end: a line for each letter that was typed, with
the time (`time.monotonic`) and how many there are.
"""

from __future__ import annotations

from tests.bench import plain_qt  # noqa: F401 - before anything that imports PySide6

# isort: split
import random
import sys
import threading
import time
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sipdesk.paths import Profile
from sipdesk.start import Session
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.passphrase_dialog import FirstStartDialog, PassphraseDialog
from sipdesk.ui.recovery_sheet_dialog import RecoverySheetDialog
from sipdesk.wishes import Wishes
from tests.cheap import CHEAP
from tests.keyboard import control, focus, type_text, unlock

ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö 🙂"
LETTERS_IN_A_ROW = 25
LONGEST_PAUSE_MS = 120
GLANCE_MS = 20


def letters(count: int) -> str:
    """What has been typed after so many letters, whatever row each went into."""
    return "".join(islice(cycle(ALPHABET), count))


def say(text: object) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Coordinator(QObject):
    """Unlocks the program as soon as it asks, and begins to work when the window is there.

    `asked` carries the passphrase dialog before anything is typed, `at_work` the window.
    """

    asked = Signal(object)
    at_work = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._seen: list[QWidget] = []
        self._glance = QTimer(self)
        self._glance.setInterval(GLANCE_MS)
        self._glance.timeout.connect(self._look)
        self._glance.start()

    def rest(self) -> None:
        """Do nothing more."""
        self._glance.stop()

    def _look(self) -> None:
        asked = QApplication.activeModalWidget()
        is_asked = isinstance(asked, FirstStartDialog | PassphraseDialog)
        if is_asked and asked.isActiveWindow() and asked.isEnabled():
            if asked in self._seen:
                return
            self._seen.append(asked)
            self.asked.emit(asked)
            unlock(asked)
            return
        if isinstance(asked, RecoverySheetDialog):
            asked.reject()
            return
        active = QApplication.activeWindow()
        if isinstance(active, MainWindow):
            self.rest()
            self.at_work.emit(active)


class Typist(QObject):
    """Types without end, at uneven speed, and says what it has typed."""

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._count = 0
        self._random = random.Random(name)  # noqa: S311 - no secret
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._type_one)

    def begin(self) -> None:
        control(Qt.Key.Key_N)
        type_text(self._name)
        control(Qt.Key.Key_1)
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        say("typing")
        self._type_one()

    def _type_one(self) -> None:
        if self._count % LETTERS_IN_A_ROW == 0:
            control(Qt.Key.Key_Return)
        self._count += 1
        type_text(letters(self._count)[-1])
        say(f"{time.monotonic()} {self._count}")
        self._pause.start(self._random.randrange(LONGEST_PAUSE_MS))


class Holder(QObject):
    """Keeps the window open until standard input ends."""

    ended = Signal()

    def begin(self, window: MainWindow) -> None:
        self.ended.connect(window.close)
        say("open")
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        sys.stdin.read()
        self.ended.emit()


def main(action: str, folder: Path, name: str = "") -> int:
    application = QApplication([])
    session = Session(application, Profile(folder), Wishes(cost=CHEAP))
    coordinator = Coordinator()
    if action == "type":
        coordinator.at_work.connect(Typist(name, coordinator).begin)
    else:
        holder = Holder(coordinator)
        session.called.connect(say_called)
        coordinator.at_work.connect(holder.begin)
    return session.run()


def say_called() -> None:
    say("called")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]))
