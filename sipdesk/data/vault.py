"""The case file while it is closed, as the window is given it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from sipdesk.data.file import CHECKED_AT_OPENING
from sipdesk.data.opening import (
    change_passphrase,
    create_store,
    open_store,
    read_key,
    set_passphrase_with_code,
)
from sipdesk.data.sealing import Cost
from sipdesk.data.store import SqlCipherStore
from sipdesk.data.tries import Tries
from sipdesk.errors import HeldFileError, TooManyTriesError, WrongPassphraseError
from sipdesk.ports import CaseStore, Recovery

P = ParamSpec("P")
T = TypeVar("T")


class FileVault:
    """A case file at a path: implements `ports.Vault`, and counts the wrong passphrases.

    Without `cost`, each try takes about half a second on this computer. A file of more than
    `checked_up_to` bytes is opened without a look at every page, see `CaseStore.whole_check`.
    """

    def __init__(
        self,
        path: Path,
        tries: Tries,
        cost: Cost | None = None,
        checked_up_to: int | None = None,
    ) -> None:
        self._path = path
        self._tries = tries
        self._cost = cost
        self._checked_up_to = CHECKED_AT_OPENING if checked_up_to is None else checked_up_to
        self._is_trusted = True
        self._held: CaseStore | None = None

    def distrust(self) -> None:
        """Damage was found: the next `open` looks at every page first, and refuses the file."""
        self._is_trusted = False

    def hold(self, store: CaseStore | None) -> None:
        """Behind the lock: `open` gives this file, which was never closed; None: no more."""
        self._held = store

    def seconds_to_wait(self) -> float:
        """How long the next passphrase is not looked at; usually 0."""
        return self._tries.seconds_to_wait()

    def create(self, passphrase: str) -> SqlCipherStore:
        """See `opening.create_store`."""
        return create_store(self._path, passphrase, cost=self._cost)

    def open(self, passphrase: str) -> CaseStore:
        """See `opening.open_store`."""
        if self._held is not None:
            return self._counted(_unlocked, self._held, passphrase)
        most = self._checked_up_to if self._is_trusted else sys.maxsize
        store = self._counted(
            open_store, self._path, passphrase, cost=self._cost, checked_up_to=most
        )
        self._is_trusted = True
        return store

    def recover(self, code: str, passphrase: str) -> SqlCipherStore:
        """See `opening.set_passphrase_with_code`. Nobody guesses a code, so none is counted.

        Raises HeldFileError while a file is held: it must not be opened a second time.
        """
        if self._held is not None:
            raise HeldFileError
        store = set_passphrase_with_code(self._path, code, passphrase, cost=self._cost)
        self._tries.succeed()
        return store

    def change_passphrase(self, old: str, new: str) -> None:
        """See `opening.change_passphrase`."""
        self._counted(change_passphrase, self._path, old, new, cost=self._cost)

    def recovery(self, passphrase: str) -> Recovery:
        """The recovery code of the file."""
        key = self._counted(read_key, self._path, passphrase)
        return Recovery(key.code(), key.name())

    def _counted(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        if self._tries.seconds_to_wait() > 0:
            raise TooManyTriesError
        self._tries.begin()
        try:
            done = work(*args, **kwargs)
        except WrongPassphraseError:
            raise
        except BaseException:
            self._tries.take_back()
            raise
        self._tries.succeed()
        return done


def _unlocked(store: CaseStore, passphrase: str) -> CaseStore:
    if not store.opens_with(passphrase):
        raise WrongPassphraseError
    return store
