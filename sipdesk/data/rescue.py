"""A case file that turned out damaged, and the newest backup that is whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sipdesk.data.backup import contents_of, listed
from sipdesk.data.backup_folder import BackupFolder
from sipdesk.data.faults import told
from sipdesk.data.keys import FileKey
from sipdesk.data.opening import read_key
from sipdesk.data.restoring import newest_good, restore
from sipdesk.ports import Backup, BackupPlace, Rescuable


@dataclass(frozen=True, slots=True)
class FileRescue:
    """Implements `ports.Rescue` for the closed file at a path and its places for backups."""

    case_file: Path
    first: Path
    second: Path | None
    now: Callable[[], dt.datetime]

    def find(self, passphrase: str) -> Rescuable | None:
        """The newest backup that passes every check. Raises StoreError, as `read_key` does."""
        key = read_key(self.case_file, passphrase)
        backup = newest_good(self._backups(key), key)
        if backup is None:
            return None
        return Rescuable(backup, told(backup.path, contents_of, backup.path, key))

    def restore(self, backup: Backup, passphrase: str) -> Path | None:
        """See `restoring.restore`."""
        key = read_key(self.case_file, passphrase)
        return restore(backup.path, self.case_file, key, self.now())

    def _backups(self, key: FileKey) -> list[Backup]:
        found = listed(BackupFolder(self.first, key), BackupPlace.FIRST)
        if self.second is not None:
            found += listed(BackupFolder(self.second, key), BackupPlace.SECOND)
        return found
