"""Saving by itself: within a second of the last key, and at once when asked to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from sipdesk.case import Case
from sipdesk.errors import StoreError
from sipdesk.ports import CaseStore
from sipdesk.ui.editor import CaseEditor

DELAY_MS = 600
RETRY_MS = 2000
PAINTED_MS = 15  # as long as a key may take until it is seen


class Autosave(QObject):
    """Writes the editor's case to the store.

    `saved` carries the time of day, `failed` the fault; after a fault it tries again by itself
    every other second until the fault ends.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        editor: CaseEditor,
        store: CaseStore,
        now: Callable[[], dt.datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._store = store
        self._now = now
        self._on_file: Case | None = None
        self._fault: StoreError | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._is_put_off = False

        self._timer.timeout.connect(self.save_now)
        editor.changed.connect(self._schedule)
        editor.typing_ended.connect(self.save_now)
        editor.opened.connect(self._start_over)

    @property
    def is_unsaved(self) -> bool:
        """Whether the editor holds something that is not surely on the disk.

        After a fault nobody knows what the file holds, not even when all was undone since.
        """
        case = self._editor.case
        return case is not None and (case != self._on_file or self._fault is not None)

    @property
    def fault(self) -> StoreError | None:
        """The fault of the last try, or None when it went well."""
        return self._fault

    def save_now(self) -> bool:
        """Write what is unsaved; whether everything is on the disk afterwards."""
        self._timer.stop()
        self._is_put_off = False
        case = self._editor.case
        if case is None or not self.is_unsaved:
            return True
        try:
            self._store.save(case)
        except StoreError as fault:
            self._fault = fault
            self._timer.start(RETRY_MS)
            self.failed.emit(fault)
            return False
        self._on_file, self._fault = case, None
        self.saved.emit(self._now())
        return True

    def stop(self) -> None:
        """Write nothing more; for a store that is about to be closed."""
        self._timer.stop()

    def distrust(self, fault: StoreError | None) -> None:
        """The case that was opened is not in the file yet, because of a fault before."""
        self._on_file, self._fault = None, fault
        if fault is not None:
            self.failed.emit(fault)
        self._timer.start(RETRY_MS)

    def _schedule(self) -> None:
        """Not anew with each key: a steady typist is saved too. Once, a key is painted first."""
        if not self._timer.isActive():
            self._timer.start(DELAY_MS)
        elif self._timer.remainingTime() < PAINTED_MS and not self._is_put_off:
            self._is_put_off = True
            self._timer.start(PAINTED_MS)

    def _start_over(self, case: Case | None) -> None:
        self._timer.stop()
        self._on_file = case
        self._fault = None
