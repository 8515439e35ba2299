"""What a window does with the backups of its file: the clock, the dialog, and forgetting."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sipdesk.ports import Backup, Backups
from sipdesk.ui.backup_clock import BackupClock
from sipdesk.ui.backup_dialog import BackupDialog
from sipdesk.ui.doors import Doors
from sipdesk.ui.forget_window import forget_everywhere
from sipdesk.ui.main_window import MainWindow


class BackupDesk(QObject):
    """Belongs to one window. `restore_wanted` carries the backup to go back to."""

    restore_wanted = Signal(object)

    def __init__(self, backups: Backups, window: MainWindow, doors: Doors) -> None:
        super().__init__(window)
        self._backups = backups
        self._window = window
        self._doors = doors
        self.clock = BackupClock(backups, self)

        self.clock.note_wanted.connect(window.note)
        window.backups_wanted.connect(self.show_backups)
        window.forget_wanted.connect(self.forget)

    def show_backups(self) -> None:
        """The backups, once what there is to save is saved."""
        self._window.autosave.save_now()
        dialog = BackupDialog(self._backups, self._doors, self._window)
        dialog.restore_wanted.connect(self._restore)
        dialog.open()

    def forget(self, case_id: str) -> None:
        """Take a case out of every backup."""
        forget_everywhere(self._backups, case_id, self._doors, self._window)

    def _restore(self, backup: Backup) -> None:
        self.restore_wanted.emit(backup)
