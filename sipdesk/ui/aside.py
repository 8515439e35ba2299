"""Slow work in a thread of its own, while the window goes on painting and answering."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")

GLANCE_MS = 8


class Task(QObject, Generic[T]):
    """Work in a thread, from now on. It lives until that has ended, whoever wanted it.

    `ended` is emitted in the thread of the window, which looks now and then: the other thread
    knows nothing of Qt, so that nothing there can outlive what it would tell.
    """

    ended = Signal()

    def __init__(self, work: Callable[[], T]) -> None:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - after the first form

        super().__init__(QCoreApplication.instance())
        _Collection.rest()
        self._pool = ThreadPoolExecutor(1, "aside")
        self.future: Future[T] = self._pool.submit(work)
        self._glances = QTimer(self)
        self._glances.timeout.connect(self._look)
        self._glances.start(GLANCE_MS)

    def wait(self) -> None:
        """Return when the work has ended, and nothing of it is left in its thread."""
        if self._glances.isActive():
            self._glances.stop()
            self._pool.shutdown()
            _Collection.go_on()
            self.ended.emit()
            self.deleteLater()

    def _look(self) -> None:
        if self.future.done():
            self.wait()


def run_aside(work: Callable[[], T], *, is_deaf: bool = False) -> T:
    """What `work` returns, or raises. Who calls keeps its user from starting anything meanwhile,
    or asks for deafness: then keys and clicks wait until it has ended.
    """
    loop, task = QEventLoop(), Task(work)
    task.ended.connect(loop.quit)
    flag = QEventLoop.ProcessEventsFlag
    loop.exec(flag.ExcludeUserInputEvents if is_deaf else flag.AllEvents)
    task.wait()  # a lock ends every loop before its time
    return task.future.result()


def wait_for_all() -> None:
    """Return when no work is going on aside, and no thread holds anything of anybody."""
    application = QCoreApplication.instance()
    for task in application.findChildren(Task) if application is not None else ():
        task.wait()


@contextmanager
def no_collection() -> Generator[None]:
    """Python collects its garbage in whatever thread happens to allocate; widgets that were freed
    outside the thread of the window end the program.
    """
    _Collection.rest()
    try:
        yield
    finally:
        _Collection.go_on()


class _Collection:
    """Python's one collector of garbage, which rests as long as anybody needs it to."""

    rests = 0
    was_enabled = True

    @classmethod
    def rest(cls) -> None:
        if not cls.rests:
            cls.was_enabled = gc.isenabled()
            gc.disable()
        cls.rests += 1

    @classmethod
    def go_on(cls) -> None:
        cls.rests -= 1
        if not cls.rests and cls.was_enabled:
            gc.enable()
