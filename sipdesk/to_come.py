"""What is given in the place of something that is still being imported."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from sipdesk.case import Case
    from sipdesk.ports import (
        Backup,
        CaseStore,
        Documents,
        Recovery,
        Rescuable,
        Rescue,
        Vault,
        Wanted,
    )

T_co = TypeVar("T_co", covariant=True)


class Coming(Generic[T_co]):
    """What is made in a thread of its own, from `begin` on, or when it is first wanted.

    `tell` is called in that thread when it is there.
    """

    def __init__(self, make: Callable[[], T_co], tell: Callable[[], object] | None = None) -> None:
        self._make = make
        self._tell = tell
        self._made: list[T_co] = []
        self._fault: BaseException | None = None
        self._thread = Thread(target=self._work, name="coming")
        self._beginning = Lock()

    def begin(self) -> None:
        """Begin, unless it has begun."""
        with self._beginning:
            if self._thread.ident is None:
                self._thread.start()

    @property
    def is_there(self) -> bool:
        """Whether `get` gives it at once."""
        return bool(self._made)

    def get(self) -> T_co:
        """It, waited for. Raises what the making raised."""
        self.begin()
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        return self._made[0]

    def settle(self) -> None:
        """Wait until nothing is being made, whatever comes of it."""
        if self._thread.ident is not None:
            self._thread.join()

    def _work(self) -> None:
        try:
            self._made.append(self._make())
        except BaseException as fault:
            self._fault = fault
        if self._tell is not None:
            with suppress(RuntimeError):  # whoever waited for it may be gone, as Qt says then
                self._tell()


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
    """Implements `ports.Rescue` in the same way. Whether the file is lost is known before."""

    def __init__(self, coming: Coming[Rescue], *, is_lost: bool) -> None:
        self._coming = coming
        self._is_lost = is_lost

    @property
    def is_lost(self) -> bool:
        return self._is_lost

    def find(self, passphrase: str) -> Rescuable | None:
        return self._coming.get().find(passphrase)

    def restore(self, backup: Backup, passphrase: str) -> Path | None:
        return self._coming.get().restore(backup, passphrase)


class PaperToCome:
    """Implements `ports.Documents` with what is imported once nobody is at work, or once the first
    document is wanted, in the thread that makes it.
    """

    def __init__(self, coming: Coming[Documents]) -> None:
        self._coming = coming

    def come(self) -> None:
        """Wait until it is there."""
        self._coming.get()

    def make(self, wanted: Wanted, case: Case, today: dt.date) -> bytes:
        return self._coming.get().make(wanted, case, today)

    def recovery_sheet(self, recovery: Recovery, language: str, today: dt.date) -> bytes:
        return self._coming.get().recovery_sheet(recovery, language, today)

    def unprintable(self, case: Case) -> str:
        return self._coming.get().unprintable(case)
