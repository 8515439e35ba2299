"""The backups of the open case file: `sipdesk.ports.Backups`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import ParamSpec, TypeVar

from sipdesk.data.backup_folder import BackupFolder
from sipdesk.data.copying import opened
from sipdesk.data.faults import told
from sipdesk.data.file import CaseFile, CopyInterruptedError
from sipdesk.data.forgetting import forget_case
from sipdesk.data.holding import Holding
from sipdesk.data.keys import FileKey, key_file_of
from sipdesk.data.restoring import files_aside
from sipdesk.errors import FileUnreachableError, StoreError
from sipdesk.ports import Backup, BackupContents, BackupPlace, BackupReport, SecondPlace

P = ParamSpec("P")
T = TypeVar("T")

Clock = Callable[[], dt.datetime]


class FileBackups:
    """Backups of one open file, in the profile and, where there is one, in a second place.

    `use_second` makes the folder in the second place once. When it is not there later, the stick
    is not, and an empty mount point is left alone.
    """

    def __init__(
        self, file: CaseFile, first: Path, now: Clock, second: SecondPlace | None = None
    ) -> None:
        self._file = file
        self._key = file.key
        self._first = BackupFolder(first, file.key)
        self._second = BackupFolder(second.folder, file.key) if second is not None else None
        self._seen = second.seen if second is not None else None
        self._now = now
        self._held: dict[Path, Holding] = {}  # what the newest backup in each place holds
        self._at_work = Lock()
        self._worker: Thread | None = None

    def make(self) -> BackupReport:
        """A backup in each place whose newest one holds something else.

        There is none of a file that cannot be reached: the report says so.
        """
        try:
            return self._made_in_each()
        except CopyInterruptedError:
            return BackupReport(FileUnreachableError())

    def start(self, done: Callable[[BackupReport], object]) -> None:
        """The same in another thread, unless one is at work already."""
        if self._worker is None or not self._worker.is_alive():
            self._worker = Thread(target=self._run, args=(done,), daemon=True)
            self._worker.start()

    def stop(self) -> None:
        """Give up what was started, and wait until it has ended."""
        if self._worker is not None:
            while self._worker.is_alive():
                self._file.interrupt()
                self._worker.join(timeout=0.05)  # a copy that just begins takes it back

    def use_second(self, folder: Path | None) -> None:
        """From now on, this is the second place. Raises StoreError when it is unusable."""
        if folder is None:
            self._second = None
            return
        place = BackupFolder(folder, self._key)
        told(place.path, place.prepare)
        with self._at_work:
            self._second, self._seen = place, None

    def all(self) -> tuple[Backup, ...]:
        """Every backup that can be reached, the newest first."""
        found = [
            *listed(self._first, BackupPlace.FIRST),
            *(listed(self._second, BackupPlace.SECOND) if self._second is not None else ()),
            *files_aside(self._file.path),
        ]
        return tuple(sorted(found, key=_made_at, reverse=True))

    def contents(self, backup: Backup) -> BackupContents:
        """What a backup holds. Raises StoreError."""
        return told(backup.path, contents_of, backup.path, self._key)

    def names(self, backup: Backup) -> tuple[str, ...]:
        """Who is in a backup. Raises StoreError."""
        return told(backup.path, _names, backup.path, self._key)

    def forget(self, case_id: str, one_done: Callable[[int, int], bool]) -> tuple[Backup, ...]:
        """Take a case out of every backup; those that still have it, or may have it."""
        backups = self.all()
        left: list[Backup] = []
        with self._at_work:
            for number, backup in enumerate(backups, start=1):
                if not self._forgotten(backup, case_id):
                    left.append(backup)
                if not one_done(number, len(backups)):
                    return (*left, *backups[number:])
            self._held.clear()
        return tuple(left)

    def _run(self, done: Callable[[BackupReport], object]) -> None:
        done(self.make())

    def _made_in_each(self) -> BackupReport:
        with self._at_work:
            fault = self._made_in(self._first)
            return self._with_second(fault)

    def _made_in(self, place: BackupFolder) -> StoreError | None:
        try:
            told(place.path, self._make_in, place)
        except StoreError as fault:
            return fault
        return None

    def _make_in(self, place: BackupFolder) -> None:
        if place is self._first:
            place.prepare()
        place.renew_key_file(key_file_of(self._file.path))
        held = self._held.get(place.path) or place.newest_holding()
        if held is None or held != self._file.holding():
            held = place.make(self._file, self._now())
        self._held[place.path] = held

    def _with_second(self, fault: StoreError | None) -> BackupReport:
        if self._second is None:
            return BackupReport(fault)
        if not _is_there(self._second):
            self._held.pop(self._second.path, None)
            return BackupReport(fault, second_is_away=True, second_last=self._seen)
        second_fault = self._made_in(self._second)
        away = second_fault is not None and not _is_there(self._second)
        newest = next((b.made_at for b in listed(self._second, BackupPlace.SECOND)), None)
        self._seen = newest or self._seen
        return BackupReport(fault, None if away else second_fault, away, self._seen)

    def _forgotten(self, backup: Backup, case_id: str) -> bool:
        with suppress(StoreError):
            told(backup.path, forget_case, backup.path, case_id, self._key)
            return True
        return False


def listed(folder: BackupFolder, place: BackupPlace) -> list[Backup]:
    """The backups in a folder, the newest first; none when it cannot be read."""
    with suppress(OSError):
        return [Backup(path, time, place) for time, path in folder.backups().items()]
    return []


def contents_of(path: Path, key: FileKey) -> BackupContents:
    """What a backup holds. Raises as the database does."""
    with opened(path, key) as connection:
        persons, changed = connection.execute(
            "SELECT count(*), max(changed_at) FROM cases"
        ).fetchone()
    return BackupContents(int(persons), dt.datetime.fromisoformat(changed) if changed else None)


def _is_there(place: BackupFolder) -> bool:
    with suppress(OSError):
        return place.is_there
    return False


def _made_at(backup: Backup) -> dt.datetime:
    return backup.made_at


def _names(path: Path, key: FileKey) -> tuple[str, ...]:
    with opened(path, key) as connection:
        return tuple(str(name) for (name,) in connection.execute("SELECT name FROM person"))
