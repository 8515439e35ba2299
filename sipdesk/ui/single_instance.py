"""One window for one case file: a second start brings the first to the front."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QSysInfo, Signal

if TYPE_CHECKING:
    from PySide6.QtCore import QFileSystemWatcher


class SingleInstance(QObject):
    """Two empty files beside the case file: one is locked by the first, a call touches the other.

    Nothing of it needs QtNetwork, whose local socket would do the same for 3 MB more. `called` says
    that somebody tried to start the program once more.
    """

    called = Signal()

    def __init__(self, case_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(case_file.with_name("running")))
        self._lock.setStaleLockTime(0)  # held for days; only one whose process is gone is stale
        self._bell = case_file.with_name("called")
        self._watcher: QFileSystemWatcher | None = None

    def call_first(self) -> bool:
        """Ask a running program to come to the front; whether there is one.

        If there is none, this one is the first from now on, until `close`.
        """
        if self._lock.tryLock(0) or not self._is_held_here():
            return False
        try:
            self._bell.touch()
        except OSError:
            return False
        return True

    def listen(self) -> None:
        """Answer from now on, if this is the first."""
        if self._watcher is not None or not self._lock.isLocked():
            return
        from PySide6.QtCore import QFileSystemWatcher  # noqa: PLC0415 - behind the first form

        with suppress(OSError):  # then a second start shows nothing, and takes nothing
            self._bell.touch()
        self._watcher = QFileSystemWatcher([str(self._bell)], self)
        self._watcher.fileChanged.connect(self._answer)

    def close(self) -> None:
        if self._watcher is not None:
            self._watcher.removePath(str(self._bell))  # or it would hear the file being removed
            self._watcher.deleteLater()
            self._watcher = None
        if self._lock.isLocked():
            with suppress(OSError):
                self._bell.unlink(missing_ok=True)
            self._lock.unlock()

    def _is_held_here(self) -> bool:
        """Not by another computer with the same folder: nobody would see that window."""
        is_held = self._lock.error() == QLockFile.LockError.LockFailedError
        _process, host, _program = self._lock.getLockInfo()
        return is_held and host == QSysInfo.machineHostName()

    def _answer(self) -> None:
        self.called.emit()
