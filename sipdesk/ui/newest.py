"""Slow work of which only the newest counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from sipdesk.ui.aside import Task

AFTER_PAINTING_MS = 1  # Qt does what is to be done after 0 ms before it paints


class Newest(QObject):
    """Does one thing at a time in a thread, and drops what came of everything but the last wish.

    The first thing is begun when the window has been painted: until then, the thread would take
    the interpreter from it at each of the hundreds of events that a new page brings.
    `ready` carries the Future of that wish: what came of it, or what was raised.
    """

    ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task[object] | None = None
        self._next: Callable[[], object] | None = None
        self._is_wanted = False
        self._painted = QTimer(self, singleShot=True, interval=AFTER_PAINTING_MS)
        self._painted.timeout.connect(self._begin)

    @property
    def is_awaited(self) -> bool:
        """Whether `ready` is still to come."""
        return self._is_wanted

    def want(self, work: Callable[[], object]) -> None:
        """From now on this, and nothing that was wanted before."""
        self._next, self._is_wanted = work, True
        if self._task is None:
            self._painted.start()

    def forget(self) -> None:
        """Want nothing. What is under way ends by itself, and is told to nobody."""
        self._next, self._is_wanted = None, False

    def _begin(self) -> None:
        work, self._next = self._next, None
        if work is not None:
            self._task = Task(work)
            self._task.ended.connect(self._end)

    def _end(self) -> None:
        task, self._task = self._task, None
        if self._next is not None:
            self._begin()
        elif task is not None and self._is_wanted:
            self._is_wanted = False
            self.ready.emit(task.future)
