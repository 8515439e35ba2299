"""What the window is given: a store, and documents. Who implements them is `app`'s business."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from sipdesk.case import Case, CopyGiven


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One line of the case list."""

    id: str
    name: str
    identity_number: str
    birth_date: str


class CaseStore(Protocol):
    """The open case file. Each method is one transaction; each raises `errors.StoreError`."""

    def summaries(self) -> tuple[CaseSummary, ...]:
        """Every case, in no particular order."""
        ...

    def load(self, case_id: str) -> Case:
        """One case, whole. Raises LookupError when there is none with that id."""
        ...

    def cases(self) -> tuple[Case, ...]:
        """Every case, whole, in no particular order. It reads the whole file: some 0.7 ms and
        20 kB of memory a case, so ask once and keep what came of it.
        """
        ...

    def save(self, case: Case) -> None:
        """Write what differs from the file; on return it is on the disk."""
        ...

    def delete(self, case_id: str) -> None:
        """Take one case out of the file for good, with everything that was ever recorded of it.

        A case that was never written is gone already. After a fault, all of it is still there.
        """
        ...

    def close(self) -> None:
        """Close the file. The store cannot be used afterwards."""
        ...


class Documents(Protocol):
    """The paper: pure functions of a case. `language` is the code of an edition,
    such as "sv", "ar" or "sv+ar"; PDF as bytes.

    A paper with a case in it is somebody's `copy`, and bears its number and name; with None it is
    a working copy. Each raises `errors.OutsideConsentError` when the copy is for somebody who may
    have none.
    """

    def preparation_sheet(
        self, case: Case | None, language: str, today: dt.date, copy: CopyGiven | None = None
    ) -> bytes:
        """The pre-meeting sheet, or a wholly blank one for handwriting when case is None."""
        ...

    def plan(
        self,
        case: Case,
        language: str,
        today: dt.date,
        version: int | None = None,
        copy: CopyGiven | None = None,
    ) -> bytes:
        """An approved version of the plan, the same bytes for ever; or for None the version in
        work, with UTKAST on each page unless it is approved.

        Raises LookupError when there is no approved version of that number.
        """
        ...

    def what_changed(
        self, case: Case, language: str, today: dt.date, copy: CopyGiven | None = None
    ) -> bytes:
        """What the version in work changes of the last approved one before it, in words."""
        ...

    def follow_up_form(
        self,
        case: Case | None,
        language: str,
        today: dt.date,
        follow_up_id: str = "",
        copy: CopyGiven | None = None,
    ) -> bytes:
        """The form for a follow-up: the one with that id, or the last; blank without a case."""
        ...

    def unprintable(self, case: Case) -> str:
        """The characters in the case that no font has, each once; they print as U+FFFD."""
        ...
