"""What a window does with the backups of its file: the clock, the dialog, and forgetting."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sipdesk.errors import StoreError
from sipdesk.i18n import gettext as _
from sipdesk.ports import Backup, Backups
from sipdesk.ui.backup_clock import BackupClock
from sipdesk.ui.backup_dialog import BackupDialog
from sipdesk.ui.doors import Doors
from sipdesk.ui.forget_window import forget_everywhere
from sipdesk.ui.main_window import MainWindow


class BackupDesk(QObject):
    """Belongs to one window.

    `restore_wanted` carries the backup to go back to, `second_seen` the time of the newest backup
    in the second place.
    """

    restore_wanted = Signal(object)
    second_seen = Signal(object)

    def __init__(self, backups: Backups, window: MainWindow, doors: Doors) -> None:
        super().__init__(window)
        self._backups = backups
        self._window = window
        self._doors = doors
        self.clock = BackupClock(backups, self)

        self.clock.note_wanted.connect(window.note)
        self.clock.second_seen.connect(self.second_seen)
        window.backups_wanted.connect(self.show_backups)
        window.forget_wanted.connect(self.forget)

    def show_backups(self) -> None:
        """The backups, once what there is to save is saved."""
        self._window.autosave.save_now()
        dialog = BackupDialog(self._backups, self._doors, self._window)
        dialog.restore_wanted.connect(self._restore)
        dialog.making_wanted.connect(self.clock.begin)
        self.clock.reported.connect(dialog.take_up)
        dialog.open()

    def forget(self, case_id: str) -> None:
        """Take a case out of every backup."""
        forget_everywhere(self._backups, case_id, self._doors, self._window)

    def use_second(self, folder: Path | None) -> bool:
        """Keep copies in another second place, or in none; whether that place can be used."""
        try:
            self._backups.use_second(folder)
        except StoreError:
            self._doors.tell(
                self._window,
                _("Säkerhetskopior"),
                _("Det går inte att skriva i den mappen. Välj en annan."),
            )
            return False
        self.clock.begin()
        return True

    def _restore(self, backup: Backup) -> None:
        self.restore_wanted.emit(backup)
