"""Slow work in a thread of its own, while the window goes on painting and answering."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")


class _Bell(QObject):
    rung = Signal()

    def ring(self, _future: Future[T]) -> None:
        """Called in the thread that has finished the work."""
        self.rung.emit()


def run_aside(work: Callable[[], T]) -> T:
    """What `work` returns, or raises. Who calls keeps its user from starting anything meanwhile."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - after the first form

    from PySide6.QtCore import Qt  # noqa: PLC0415

    loop, bell = QEventLoop(), _Bell()
    # Queued always: work that is done at once rings here, before the loop that it ends has begun.
    bell.rung.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    with no_collection(), ThreadPoolExecutor(1, "aside") as pool:
        future = pool.submit(work)
        future.add_done_callback(bell.ring)
        loop.exec()
        return future.result()


@contextmanager
def no_collection() -> Generator[None]:
    """Python collects its garbage in whatever thread happens to allocate; widgets that were freed
    outside the thread of the window end the program.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
