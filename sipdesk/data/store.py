"""The store that the window is given: `sipdesk.ports.CaseStore` on one encrypted file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, delete, insert, select

from sipdesk.case import Case, Coordinator
from sipdesk.data import phrase_rows, word_index
from sipdesk.data.backup import Clock, FileBackups
from sipdesk.data.connection import let_go_of_pages
from sipdesk.data.difference import delete_case, read_case, read_cases, write_difference
from sipdesk.data.faults import told
from sipdesk.data.file import CaseFile
from sipdesk.data.keys import FileKey, sealed_key_beside, unsealed_key
from sipdesk.data.restoring import restore
from sipdesk.data.rows import storable
from sipdesk.data.schema import CASES, OWN_DETAILS
from sipdesk.data.summaries import read_summaries
from sipdesk.data.whole_check import FileCheck
from sipdesk.errors import (
    DamagedKeyFileError,
    DiskFullError,
    LastingRecordError,
    StoreError,
    WrongPassphraseError,
)
from sipdesk.ports import Backup, CaseSummary, Phrase, SecondPlace

P = ParamSpec("P")
T = TypeVar("T")

MOST_AT_A_SEARCH = 20  # cases that are indexed before an answer; the others in between
_FILE_STAYS_OPEN = (DiskFullError, LastingRecordError)


class SqlCipherStore:
    """The open case file. Used by one thread at a time, as is everything below it.

    After a fault the next `save` tries again: it opens the file anew if need be, and writes
    everything that the file lacks.
    """

    def __init__(self, file: CaseFile) -> None:
        self._file = file
        self._sealed_key = sealed_key_beside(file.path)
        self._known: dict[str, Case] = {}  # what the file holds, as far as it was asked
        self._acknowledged: dict[str, Case] = {}  # what this store has promised to keep
        self._behind: dict[str, None] | None = None  # to be indexed; None: the file tells
        self._lines: tuple[CaseSummary, ...] | None = None  # until one of them may have changed
        self._has_leavings = False  # of a case that was deleted, see CaseFile.wipe_leavings

    @property
    def is_open(self) -> bool:
        """Whether `close` was not called yet."""
        return not self._file.is_closed

    def opens_with(self, passphrase: str) -> bool:
        """Whether that passphrase is the file's, also while the file cannot be reached."""
        sealed = sealed_key_beside(self._file.path) or self._sealed_key
        try:
            return unsealed_key(sealed, passphrase) == self.key
        except (WrongPassphraseError, DamagedKeyFileError):
            return False

    def summaries(self) -> tuple[CaseSummary, ...]:
        """Every case, in no particular order."""
        return self._told(self._summaries)

    def load(self, case_id: str) -> Case:
        """One case, whole. Raises LookupError when there is none with that id."""
        case = self._told(self._load, case_id)
        if case is None:
            raise LookupError("no such case")
        return case

    def cases(self, case_ids: Sequence[str]) -> tuple[Case, ...]:
        """These cases, whole, in no particular order; of those that are not there, none."""
        return self._told(self._cases, case_ids)

    def find(self, words: str) -> frozenset[str]:
        """The ids of the cases in which something that was written begins with each word."""
        return self._told(self._find, words)

    def index_some(self, most: int) -> bool:
        """Index so many cases that have changed; whether there may be more."""
        return self._told(self._index_some, most)

    def changed_at(self, case_id: str) -> str:
        """When a case was last written, ISO 8601 in UTC; "" for one that never was."""
        return self._told(self._changed_at, case_id)

    def save(self, case: Case) -> None:
        """Write what differs from the file; on return it is on the disk.

        Raises LastingRecordError when an approved version would change or go away, and
        StoreError for every fault of the file; nothing of this save is then in it.
        """
        try:
            self._told(self._save, case)
        except StoreError:
            self._known.pop(case.id, None)  # a failed commit may have come through all the same
            raise

    def delete(self, case_id: str) -> None:
        """Take one case out of the file for good. A case that was never written is gone already.

        Raises StoreError for every fault of the file; the case is then there as before.
        """
        self._told(self._delete, case_id)
        self._wipe_leavings()

    def phrases(self) -> tuple[Phrase, ...]:
        """What the coordinator keeps for writing, oldest first."""
        return self._told(self._with_phrases, phrase_rows.read)

    def keep_phrase(self, phrase: Phrase) -> None:
        """Keep one, or what has become of the one with that id."""
        self._told(self._with_phrases, phrase_rows.keep, phrase, _now())

    def delete_phrase(self, phrase_id: str) -> None:
        """Take one out of the file for good; one that is not there is gone already."""
        self._told(self._with_phrases, phrase_rows.forget, phrase_id)

    def own_details(self) -> Coordinator:
        """The coordinator who uses the file; blank until there is one. Raises StoreError."""
        return self._told(self._own_details)

    def keep_own_details(self, details: Coordinator) -> None:
        """Keep them for new cases. Raises StoreError."""
        self._told(self._keep_own_details, details)

    @property
    def key(self) -> FileKey:
        """The key of the file."""
        return self._file.key

    def backups(self, first: Path, now: Clock, second: SecondPlace | None = None) -> FileBackups:
        """The backups of this file, in the folder `first` and perhaps in a second place."""
        return FileBackups(self._file, first, now, second)

    def whole_check(self) -> FileCheck:
        """The look at every page, where opening the file did not wait for it."""
        return FileCheck(self._file)

    def check(self) -> None:
        """Look at every page now, which may take seconds. Raises DamagedCaseFileError."""
        self._told(self._check)

    def close(self) -> None:
        """Close the file, and keep no case in memory. The store cannot be used afterwards."""
        self._wipe_leavings()
        self._file.close()
        self._known.clear()
        self._lines = None
        self._acknowledged.clear()

    def go_back(self, backup: Backup, now: dt.datetime) -> Path | None:
        """After `close`: put a copy of a backup in the file's place; where the file is kept now.

        Raises StoreError; the file is then as it was.
        """
        return restore(backup.path, self._file.path, self.key, now)

    def reopened(self) -> SqlCipherStore:
        """After `close`: the file, open again without its passphrase. Raises StoreError."""
        path, most = self._file.path, self._file.checked_up_to
        return SqlCipherStore(told(path, CaseFile, path, self.key, checked_up_to=most))

    def _told(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return told(self._file.path, work, *args, **kwargs)
        except StoreError as fault:
            if not isinstance(fault, _FILE_STAYS_OPEN):
                self._file.release()
            raise

    def _summaries(self) -> tuple[CaseSummary, ...]:
        self._open_again()
        if self._lines is None:
            with self._file.transaction() as connection:
                self._lines = read_summaries(connection)
                let_go_of_pages(connection)
        return self._lines

    def _cases(self, case_ids: Sequence[str]) -> tuple[Case, ...]:
        self._open_again()
        with self._file.transaction() as connection:
            return read_cases(connection, case_ids)

    def _find(self, words: str) -> frozenset[str]:
        self._index_some(MOST_AT_A_SEARCH)
        with self._file.transaction() as connection:
            return word_index.find(connection, words)

    def _index_some(self, most: int) -> bool:
        self._open_again()
        if self._behind is not None and not self._behind:
            return False
        with self._file.transaction() as connection:
            waiting = self._behind or dict.fromkeys(word_index.behind(connection))
            now, later = list(waiting)[:most], list(waiting)[most:]
            for case in read_cases(connection, now) if now else ():
                word_index.put_in(connection, case)
        self._behind = dict.fromkeys(later)
        return bool(later)

    def _load(self, case_id: str) -> Case | None:
        self._open_again()
        with self._file.transaction() as connection:
            case = read_case(connection, case_id)
        if case is not None:
            self._known[case_id] = case
        return case

    def _changed_at(self, case_id: str) -> str:
        self._open_again()
        query = select(CASES.c.changed_at).where(CASES.c.id == case_id)
        with self._file.transaction() as connection:
            return connection.execute(query).scalar() or ""

    def _own_details(self) -> Coordinator:
        self._open_again()
        columns = [OWN_DETAILS.c[field.name] for field in fields(Coordinator)]
        with self._file.transaction() as connection:
            row = connection.execute(select(*columns)).mappings().first()
        return Coordinator(**row) if row is not None else Coordinator()

    def _keep_own_details(self, details: Coordinator) -> None:
        self._open_again()
        with self._file.transaction() as connection:
            connection.execute(delete(OWN_DETAILS))
            connection.execute(insert(OWN_DETAILS).values(number=1, **storable(asdict(details))))

    def _check(self) -> None:
        self._open_again()
        self._file.check()

    def _save(self, case: Case) -> None:
        self._open_again()
        self._lines = None
        values = [*self._unproved(case.id), case]
        with self._file.transaction() as connection:
            for value in values:
                self._write(connection, value)
        written = {value.id: value for value in values}
        self._known.update(written)
        self._acknowledged.update(written)
        if self._behind is not None:
            self._behind.update(dict.fromkeys(written))

    def _delete(self, case_id: str) -> None:
        self._open_again()
        self._lines = None
        with self._file.transaction() as connection:
            delete_case(connection, case_id)
        self._known.pop(case_id, None)
        self._acknowledged.pop(case_id, None)
        self._behind = None
        self._has_leavings = True

    def _wipe_leavings(self) -> None:
        """The case is gone already: a fault here only means to try again when the file is closed.

        Writing the file anew needs as much room again on the disk.
        """
        if not self._has_leavings:
            return
        with suppress(StoreError):
            told(self._file.path, self._file.wipe_leavings)
            self._has_leavings = False

    def _with_phrases(
        self, work: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        self._open_again()
        with self._file.transaction() as connection:
            return work(connection, *args, **kwargs)

    def _write(self, connection: Connection, case: Case) -> None:
        known = self._known.get(case.id) or read_case(connection, case.id)
        write_difference(connection, known, case, _now())

    def _open_again(self) -> None:
        if self._file.reopen_if_needed():
            self._known.clear()
            self._lines = None
            self._behind = None

    def _unproved(self, but: str) -> list[Case]:
        """What was saved before the file went away; an older copy may have come back."""
        return [
            case
            for case_id, case in self._acknowledged.items()
            if case_id != but and case_id not in self._known
        ]


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
