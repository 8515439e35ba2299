"""Slow work in a thread of its own, while the window goes on painting and answering."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")

GLANCE_MS = 8
# Seconds until a thread that works gives way. Python's own 5 ms would be taken of the window for
# each event that Python sees, some hundreds while a page is painted.
GIVES_WAY_AFTER = 0.0002


class Task(QObject, Generic[T]):
    """Work in a thread, from now on. It lives until that has ended, whoever wanted it.

    `ended` is emitted in the thread of the window, which looks now and then: the other thread
    knows nothing of Qt, so that nothing there can outlive what it would tell.
    """

    ended = Signal()

    def __init__(self, work: Callable[[], T]) -> None:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - after the first form

        super().__init__(QCoreApplication.instance())
        _Interpreter.share()
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
            _Interpreter.be_alone()
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
    _Interpreter.share()
    try:
        yield
    finally:
        _Interpreter.be_alone()


class _Interpreter:
    """What belongs to Python as a whole, and is otherwise while there is a thread beside the
    window: it collects no garbage, and gives way sooner.
    """

    threads = 0
    collected = True
    gave_way_after = 0.005

    @classmethod
    def share(cls) -> None:
        if not cls.threads:
            cls.collected, cls.gave_way_after = gc.isenabled(), sys.getswitchinterval()
            gc.disable()
            sys.setswitchinterval(GIVES_WAY_AFTER)
        cls.threads += 1

    @classmethod
    def be_alone(cls) -> None:
        cls.threads -= 1
        if cls.threads:
            return
        sys.setswitchinterval(cls.gave_way_after)
        if cls.collected:
            gc.enable()
