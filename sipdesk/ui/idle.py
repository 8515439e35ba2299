"""Nobody at the keyboard: told after some minutes without a key, and after the machine slept."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QInputEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

GLANCE_MS = 1000
WARNING_S = 30.0
SHORTEST_SLEEP_S = 2.0
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.DragMove,
        QEvent.Type.Drop,
    }
)
OF_INPUT = (QInputEvent, QInputMethodEvent, QDropEvent)  # the classes of all these


def seconds_with_sleep() -> float:
    """Seconds that run on while the machine sleeps, and that nobody can set, as a clock can be."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


@dataclass(frozen=True, slots=True)
class Clocks:
    """Seconds with and without the time that the machine slept.

    On Windows the two are the same: there the system says itself that it goes to sleep.
    """

    with_sleep: Callable[[], float] = seconds_with_sleep
    awake: Callable[[], float] = time.monotonic

    def slept(self) -> float:
        """Seconds that the machine has slept, from an unknown beginning."""
        return self.with_sleep() - self.awake()


class Idle(QObject):
    """Watches keys, mouse and pen in every window of the program.

    `passed` says, once a second until `rest`, that the time has passed without any. What comes
    after that time is not taken for activity, and reaches no window: whoever wakes a machine that
    slept sees the lock first. `nearly` says shortly before it, with the seconds that are given,
    that the time is passing, and `touched` that it was put off. `lock_wanted` is Ctrl+L, in dialogs
    and menus too.
    """

    nearly = Signal(int)
    touched = Signal()
    passed = Signal()
    lock_wanted = Signal()

    def __init__(
        self, application: QApplication, clocks: Clocks | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._clocks = clocks or Clocks()
        self._limit = 0.0
        self._touched_at = 0.0
        self._slept_before = 0.0
        self._has_warned = False
        self._glance = QTimer(self)
        self._glance.setInterval(GLANCE_MS)
        self._glance.timeout.connect(self.look)

    @property
    def has_slept(self) -> bool:
        """Whether the machine has slept since it was watched, however short the time."""
        return self._clocks.slept() - self._slept_before >= SHORTEST_SLEEP_S

    def watch(self, seconds: float) -> None:
        """Watch from now on, or go on with another limit."""
        self._limit = seconds
        self._take_touch()
        self._slept_before = self._clocks.slept()
        self._application.installEventFilter(self)
        self._glance.start()

    def rest(self) -> None:
        """Watch no more."""
        self._has_warned = False
        self._glance.stop()
        self._application.removeEventFilter(self)

    def look(self) -> None:
        """Tell it when the time has passed, or will have soon."""
        if self._is_over():
            self.passed.emit()
        elif not self._has_warned and self._left() <= warning_before(self._limit):
            self._has_warned = True
            self.nearly.emit(round(self._left()))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # To ask an event for its type takes ten times as long, and each key brings fifty others.
        if not isinstance(event, OF_INPUT) or event.type() not in INPUT:
            return False
        if self._is_over():
            self.passed.emit()
            return True
        self._take_touch()
        if isinstance(event, QKeyEvent) and _is_lock_key(event):
            self.lock_wanted.emit()
            return True
        return False

    def _take_touch(self) -> None:
        self._touched_at = self._clocks.with_sleep()
        if self._has_warned:
            self._has_warned = False
            self.touched.emit()

    def _left(self) -> float:
        return self._limit - (self._clocks.with_sleep() - self._touched_at)

    def _is_over(self) -> bool:
        return self._left() <= 0 or self.has_slept


def warning_before(limit: float) -> float:
    """So many seconds before the time has passed it is told, but not in the first half of it."""
    return min(WARNING_S, limit / 2)


def _is_lock_key(event: QKeyEvent) -> bool:
    only_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.key() == Qt.Key.Key_L and only_control
