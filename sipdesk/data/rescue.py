"""A case file that is damaged or gone, and the newest backup that is whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sipdesk.data.backup import contents_of, listed
from sipdesk.data.backup_folder import BackupFolder
from sipdesk.data.faults import told
from sipdesk.data.keys import FileKey, read_key_file
from sipdesk.data.opening import read_key
from sipdesk.data.restoring import newest_good, restore
from sipdesk.durable import replace_file
from sipdesk.errors import NoKeyFileError, StoreError
from sipdesk.paths import is_lost, key_copies, key_file_of
from sipdesk.ports import Backup, BackupPlace, Rescuable


@dataclass(frozen=True, slots=True)
class FileRescue:
    """Implements `ports.Rescue` for the closed file at a path and its places for backups."""

    case_file: Path
    first: Path
    second: Path | None
    now: Callable[[], dt.datetime]

    @property
    def is_lost(self) -> bool:
        """Whether the file is gone although there was one: its key file or backups are there."""
        return is_lost(self.case_file, self._places())

    def find(self, passphrase: str) -> Rescuable | None:
        """The newest backup that passes every check. Raises StoreError, as `read_key` does."""
        key, _sealed = self._key(passphrase)
        backup = newest_good(self._backups(key), key)
        if backup is None:
            return None
        contents = told(backup.path, contents_of, backup.path, key)
        return Rescuable(backup, contents, is_lost=self.is_lost)

    def restore(self, backup: Backup, passphrase: str) -> Path | None:
        """See `restoring.restore`. A key file that is gone comes back before the file does."""
        key, key_file = self._key(passphrase)
        beside = key_file_of(self.case_file)
        if key_file != beside:
            told(beside, replace_file, beside, key_file.read_bytes())
        return restore(backup.path, self.case_file, key, self.now())

    def _key(self, passphrase: str) -> tuple[FileKey, Path]:
        """The key, and the key file that it was read from: beside the file, or a copy of it."""
        try:
            return read_key(self.case_file, passphrase), key_file_of(self.case_file)
        except NoKeyFileError as fault:
            refused: StoreError = fault
            for copy in self._key_copies():  # another file may have had another passphrase
                try:
                    return told(copy, read_key_file, copy, passphrase), copy
                except StoreError as wrong:
                    refused = wrong
            raise refused from None

    def _key_copies(self) -> list[Path]:
        """The copies of key files that lie beside backups, the newest first."""
        return key_copies(self.case_file, self._places())

    def _places(self) -> list[Path]:
        return [self.first] + ([self.second] if self.second is not None else [])

    def _backups(self, key: FileKey) -> list[Backup]:
        found = listed(BackupFolder(self.first, key), BackupPlace.FIRST)
        if self.second is not None:
            found += listed(BackupFolder(self.second, key), BackupPlace.SECOND)
        return found
