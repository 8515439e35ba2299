"""Damage that is found in the case file while its window is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from sipdesk.errors import DamagedCaseFileError, StoreError
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseStore, WholeCheck
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.print_progress import wait_cursor

AFTER_THE_LIST_MS = 200


class DamageWatch(QObject):
    """Belongs to one window. `whole` says that its file is whole, and may be copied.

    `certain` says that it is damaged, and that this was told.
    """

    whole = Signal()
    certain = Signal()
    _done = Signal(bool)

    def __init__(self, store: CaseStore, check: WholeCheck, window: MainWindow) -> None:
        super().__init__(window)
        self._store = store
        self._check = check
        self._window = window
        self._done.connect(self._go_on)
        QTimer.singleShot(AFTER_THE_LIST_MS, self, self._begin)

    def _begin(self) -> None:
        if self._window.isVisible():  # else it was locked or closed already
            self._check.start(self._done.emit)

    def _go_on(self, is_whole: bool) -> None:
        """Save what can be saved, and let the open file say whether a suspicion is true."""
        if not self._window.isVisible():
            return
        if not is_whole:
            self._window.autosave.save_now()
        try:
            if not is_whole:
                with wait_cursor():
                    self._store.check()
            self.whole.emit()
        except DamagedCaseFileError:
            self._tell()
        except StoreError:
            pass  # a file that cannot be reached is told where it is missed

    def _tell(self) -> None:
        self._window.tell(
            _("Filen är skadad"),
            _(
                "SIPdesk har gått igenom hela filen och hittat en skada. Nu låses fönstret. Skriv "
                "lösenfrasen igen, så letar SIPdesk efter den nyaste hela säkerhetskopian. Den "
                "skadade filen raderas inte."
            ),
        )
        self.certain.emit()
