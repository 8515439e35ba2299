"""What the window is given: a store, and documents. Who implements them is `app`'s business."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from sipdesk.case import Case, CopyGiven


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One line of the case list. `received_on` is the day on which it came from elsewhere."""

    id: str
    name: str
    identity_number: str
    birth_date: str
    received_on: str = ""


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

    def changed_at(self, case_id: str) -> str:
        """When a case was last written, ISO 8601 in UTC; "" for one that never was."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A whole case on its way from one coordinator to another.

    `sent_at` and `changed_at`, when it was last changed before, are ISO 8601 with offset.
    """

    case: Case
    sent_at: str
    changed_at: str


class Courier(Protocol):
    """Cases as sealed files, each with a passphrase of its own."""

    def pack(self, parcel: Parcel, passphrase: str) -> bytes:
        """The parcel as a file. Raises `errors.CaseTooLargeError`."""
        ...

    def unpack(self, sealed: bytes, passphrase: str) -> Parcel:
        """What such a file holds. Raises `errors.DamagedSealError` for anything that SIPdesk would
        not have written, `WrongPassphraseError` and `NewerCaseFileError`.
        """
        ...


class DocumentKind(StrEnum):
    """The papers there are. The value is what `CopyGiven.document` says."""

    SUMMARY = "summary"
    PLAN = "plan"
    INVITATION = "invitation"
    PREPARATION = "preparation"
    CONSENT = "consent"
    CONTACT_CARD = "contact_card"
    CHILD = "child"
    WHAT_CHANGED = "what_changed"
    FOLLOW_UP = "follow_up"
    OVERVIEW = "overview"
    BLANK = "blank"
    BLANK_INVITATION = "blank_invitation"
    BLANK_CONSENT = "blank_consent"
    BLANK_PLAN = "blank_plan"
    BLANK_CONTACT_CARD = "blank_contact_card"
    BLANK_CHILD = "blank_child"
    BLANK_FOLLOW_UP = "blank_follow_up"


class TextSize(StrEnum):
    """Normal is 12 points or more, large is 18 or more."""

    NORMAL = "normal"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document, in a language ("sv" or "en").

    A plan in an approved version, or None for the one in work; a follow-up by its id, "" for the
    last. `copy` is whose copy it is, or None for a working copy: an invitation is to its recipient.
    """

    kind: DocumentKind
    language: str
    version: int | None = None
    follow_up_id: str = ""
    copy: CopyGiven | None = None
    size: TextSize = TextSize.NORMAL


class Documents(Protocol):
    """The paper: pure functions of a case."""

    def make(self, wanted: Wanted, case: Case, today: dt.date) -> bytes:
        """The document that is wanted, as PDF; blank forms leave the case out.

        An approved version of the plan has the same bytes for ever; the version in work bears
        UTKAST on each page. Raises LookupError when there is no approved version of that number,
        and `errors.OutsideConsentError` when the copy is for somebody who may have none.
        """
        ...

    def unprintable(self, case: Case) -> str:
        """The characters in the case that no font has, each once; they print as U+FFFD."""
        ...
