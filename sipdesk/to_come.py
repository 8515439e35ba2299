"""What the first form is given while the rest of the program is still being imported."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

    from sipdesk.ports import Backup, CaseStore, Recovery, Rescuable, Rescue, Vault

T = TypeVar("T")


class Coming(Generic[T]):
    """What is made in a thread of its own, from `begin` on, or when it is first wanted."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: Future[T] | None = None
        self._beginning = Lock()

    def begin(self) -> Future[T]:
        """Begin, unless it has begun."""
        with self._beginning:
            if self._made is None:
                thread = ThreadPoolExecutor(1, "coming")
                self._made = thread.submit(self._make)
                thread.shutdown(wait=False)
            return self._made

    @property
    def is_there(self) -> bool:
        """Whether `get` gives it at once."""
        return self._made is not None and self._made.done()

    def get(self) -> T:
        """It, waited for. Raises what the making raised."""
        return self.begin().result()

    def settle(self) -> None:
        """Wait until nothing is being made, whatever comes of it."""
        if self._made is not None:
            self._made.exception()


class VaultToCome:
    """Implements `ports.Vault` with one that is still to come, which each method waits for."""

    def __init__(self, coming: Coming[Vault]) -> None:
        self._coming = coming

    def seconds_to_wait(self) -> float:
        """0 until it is there: the form does not wait, and `open` refuses by itself."""
        return self._coming.get().seconds_to_wait() if self._coming.is_there else 0.0

    def create(self, passphrase: str) -> CaseStore:
        return self._coming.get().create(passphrase)

    def open(self, passphrase: str) -> CaseStore:
        return self._coming.get().open(passphrase)

    def recover(self, code: str, passphrase: str) -> CaseStore:
        return self._coming.get().recover(code, passphrase)

    def change_passphrase(self, old: str, new: str) -> None:
        self._coming.get().change_passphrase(old, new)

    def recovery(self, passphrase: str) -> Recovery:
        return self._coming.get().recovery(passphrase)


class RescueToCome:
    """Implements `ports.Rescue` in the same way."""

    def __init__(self, coming: Coming[Rescue]) -> None:
        self._coming = coming

    def find(self, passphrase: str) -> Rescuable | None:
        return self._coming.get().find(passphrase)

    def restore(self, backup: Backup, passphrase: str) -> Path | None:
        return self._coming.get().restore(backup, passphrase)
