"""Putting a backup in the place of the case file, and keeping the file that was there."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import sqlcipher3

from sipdesk.data.backup_folder import STAMP, SUFFIX, time_of
from sipdesk.data.copying import put_in_place, verified, write_copy
from sipdesk.data.faults import told
from sipdesk.data.holding import Holding, holding_of
from sipdesk.data.keys import FileKey
from sipdesk.durable import sync_folder
from sipdesk.errors import StoreError
from sipdesk.ports import Backup, BackupPlace

ASIDE = "-aside-"  # cases-aside-2026-03-12T140200Z.sipdesk


def restore(backup: Path, case_file: Path, key: FileKey, now: dt.datetime) -> Path | None:
    """Put a copy of a backup in the place of the case file, which nobody has open.

    What lay there is kept under the name that is returned, with its journal; None when nothing
    lay there. At every moment there is a whole file in its place. Raises StoreError, and
    everything is then as before.
    """
    return told(case_file, _restore, backup, case_file, key, now)


def newest_good(backups: Iterable[Backup], key: FileKey) -> Backup | None:
    """The newest backup that passes every check, or None."""
    for backup in sorted(backups, key=lambda backup: backup.made_at, reverse=True):
        with suppress(StoreError):
            told(backup.path, verified, backup.path, key)
            return backup
    return None


def files_aside(case_file: Path) -> Iterator[Backup]:
    """The files that were kept when another one was put in their place."""
    prefix = f"{case_file.stem}{ASIDE}"
    with suppress(OSError):
        for path in case_file.parent.glob(f"{prefix}*{SUFFIX}"):
            made_at = time_of(path.with_name(path.name.removeprefix(prefix)))
            if made_at is not None:
                yield Backup(path, made_at, BackupPlace.ASIDE)


def keep_as_it_is(connection: sqlcipher3.Connection, case_file: Path, key: FileKey) -> None:
    """A verified copy of an open file beside it, before it is migrated."""
    write_copy(_Unshared(connection), _free_name(case_file, dt.datetime.now(dt.UTC)), key)


class _Unshared:
    """A source that nobody else uses meanwhile."""

    def __init__(self, connection: sqlcipher3.Connection) -> None:
        self._connection = connection

    def copy_into(self, target: sqlcipher3.Connection) -> Holding:
        self._connection.backup(target)
        return holding_of(self._connection)


def _restore(backup: Path, case_file: Path, key: FileKey, now: dt.datetime) -> Path | None:
    aside = None
    with put_in_place(case_file) as temporary:
        shutil.copyfile(backup, temporary)
        verified(temporary, key)
        if case_file.exists():
            aside = _keep(case_file, now)
    return aside


def _keep(case_file: Path, now: dt.datetime) -> Path:
    """A second name for the file; its journal moves, lest it be played into the file to come."""
    aside = _free_name(case_file, now)
    _link(case_file, aside)
    journal = _journal_of(case_file)
    if journal.exists():
        journal.replace(_journal_of(aside))
    sync_folder(case_file.parent)
    return aside


def _link(path: Path, name: Path) -> None:
    try:
        os.link(path, name)
    except FileExistsError:
        raise
    except OSError:  # FAT and exFAT know no links
        with put_in_place(name) as temporary:
            shutil.copyfile(path, temporary)


def _free_name(case_file: Path, now: dt.datetime) -> Path:
    moment = now.astimezone(dt.UTC)
    while (path := _aside_name(case_file, moment)).exists():
        moment += dt.timedelta(seconds=1)
    return path


def _aside_name(case_file: Path, moment: dt.datetime) -> Path:
    return case_file.with_name(f"{case_file.stem}{ASIDE}{moment.strftime(STAMP)}{SUFFIX}")


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")
