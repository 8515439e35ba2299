"""Slow work of which only the newest counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sipdesk.ui.aside import Task


class Newest(QObject):
    """Does one thing at a time in a thread, and drops what came of everything but the last wish.

    `ready` carries the Future of that wish: what came of it, or what was raised.
    """

    ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: Task[object] | None = None
        self._next: Callable[[], object] | None = None
        self._is_wanted = False

    @property
    def is_awaited(self) -> bool:
        """Whether `ready` is still to come."""
        return self._is_wanted

    def want(self, work: Callable[[], object]) -> None:
        """From now on this, and nothing that was wanted before."""
        self._next, self._is_wanted = work, True
        if self._task is None:
            self._begin(work)

    def forget(self) -> None:
        """Want nothing. What is under way ends by itself, and is told to nobody."""
        self._next, self._is_wanted = None, False

    def _begin(self, work: Callable[[], object]) -> None:
        self._next = None
        self._task = Task(work)
        self._task.ended.connect(self._end)

    def _end(self) -> None:
        task, self._task = self._task, None
        if self._next is not None:
            self._begin(self._next)
        elif task is not None and self._is_wanted:
            self._is_wanted = False
            self.ready.emit(task.future)
