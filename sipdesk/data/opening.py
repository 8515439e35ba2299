"""Making and opening a case file with its passphrase, or with its recovery code.

Opening and everything that asks for a passphrase takes about half a second, on purpose (see
`keys`), so it belongs in a thread of its own where somebody is waiting.
"""

from __future__ import annotations

from pathlib import Path

from sipdesk.data.adoption import adopt, forget_old_file, is_old_file
from sipdesk.data.connection import refuse_other_files
from sipdesk.data.creation import create_file
from sipdesk.data.faults import told
from sipdesk.data.file import CHECKED_AT_OPENING, CaseFile
from sipdesk.data.keys import (
    FileKey,
    cost_of_key_file,
    dearer,
    fitting_cost,
    key_file_of,
    read_key_file,
    write_key_file,
)
from sipdesk.data.sealing import Cost
from sipdesk.data.store import SqlCipherStore
from sipdesk.errors import NoKeyFileError, WrongKeyError


def create_store(path: Path, passphrase: str, *, cost: Cost | None = None) -> SqlCipherStore:
    """Make a new case file with a key of its own, and open it. Its folder must exist.

    Without `cost`, a try of the passphrase will take about half a second on this computer.
    Raises ValueError for an empty passphrase; CaseFileExistsError, ReadOnlyFileError,
    DiskFullError, FileUnreachableError.
    """
    _refuse_empty(passphrase)
    key = FileKey.random()
    told(path, create_file, path, key, passphrase, cost or fitting_cost())
    return _open_with(path, key)


def open_store(
    path: Path,
    passphrase: str,
    *,
    cost: Cost | None = None,
    checked_up_to: int = CHECKED_AT_OPENING,
) -> SqlCipherStore:
    """Open a case file and hold it until `close`; nobody else can open it meanwhile.

    A file from before there were key files is given a key, and a key file that costs `cost`.
    One of more than `checked_up_to` bytes is looked through by `SqlCipherStore.whole_check`.

    Raises ValueError for an empty passphrase; NoCaseFileError, NotACaseFileError,
    WrongPassphraseError, NoKeyFileError, DamagedKeyFileError, WrongKeyError, CaseFileInUseError,
    NewerCaseFileError, DamagedCaseFileError, ReadOnlyFileError, FileUnreachableError.
    """
    _refuse_empty(passphrase)
    return SqlCipherStore(told(path, _opened, path, passphrase, cost, checked_up_to))


def open_store_with_code(path: Path, code: str) -> SqlCipherStore:
    """Open a case file with its recovery code; the key file is neither needed nor looked at.

    Raises RecoveryCodeError for a mistyped code, WrongKeyError for the code of another file, and
    else as `open_store`.
    """
    return _open_with(path, FileKey.from_code(code))


def set_passphrase_with_code(
    path: Path, code: str, passphrase: str, *, cost: Cost | None = None
) -> SqlCipherStore:
    """Open a case file with its recovery code, and give it a new passphrase.

    The key file is written once the code has opened the file. Raises as `open_store_with_code`.
    """
    _refuse_empty(passphrase)
    store = open_store_with_code(path, code)
    try:
        _write_key_file(path, FileKey.from_code(code), passphrase, cost or fitting_cost())
    except BaseException:
        store.close()
        raise
    return store


def read_key(path: Path, passphrase: str) -> FileKey:
    """The key of a case file, which may be open meanwhile.

    Raises NoKeyFileError, DamagedKeyFileError, WrongPassphraseError, FileUnreachableError.
    """
    return told(path, read_key_file, key_file_of(path), passphrase)


def change_passphrase(path: Path, old: str, new: str, *, cost: Cost | None = None) -> None:
    """Seal the key anew; the case file, which may be open meanwhile, is not touched.

    It never becomes cheaper than it was. Raises as `read_key` does, and as for every file that is
    written; the old passphrase then still holds.
    """
    _refuse_empty(new)
    key = read_key(path, old)
    cost_before = told(path, cost_of_key_file, key_file_of(path))
    _write_key_file(path, key, new, dearer(cost_before, cost or fitting_cost()))


def _opened(path: Path, passphrase: str, cost: Cost | None, checked_up_to: int) -> CaseFile:
    refuse_other_files(path)
    try:
        key = read_key_file(key_file_of(path), passphrase)
    except NoKeyFileError:
        key = FileKey.random()
        if not is_old_file(path, passphrase):
            raise
        adopt(path, passphrase, key, cost or fitting_cost())
        return CaseFile(path, key)
    return _opened_with(path, passphrase, key, checked_up_to)


def _opened_with(path: Path, passphrase: str, key: FileKey, checked_up_to: int) -> CaseFile:
    """A key file beside an old file is what a killed adoption leaves."""
    try:
        file = CaseFile(path, key, checked_up_to=checked_up_to)
    except WrongKeyError:
        if not is_old_file(path, passphrase):
            raise
        adopt(path, passphrase, key, None)
        return CaseFile(path, key)
    forget_old_file(path)
    return file


def _open_with(path: Path, key: FileKey) -> SqlCipherStore:
    return SqlCipherStore(told(path, CaseFile, path, key))


def _write_key_file(path: Path, key: FileKey, passphrase: str, cost: Cost) -> None:
    told(path, write_key_file, key_file_of(path), key, passphrase, cost)


def _refuse_empty(passphrase: str) -> None:
    if not passphrase:
        raise ValueError("a passphrase is needed")
