"""What the window is given: a store, its backups, documents. `app` knows who implements them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:  # the first form knows the ports, and is not to wait for the case
    from sipdesk.case import Case, Coordinator, CopyGiven
    from sipdesk.errors import ExpectedError


class CaseSummary(NamedTuple):
    """One line of the case list. A tuple, because ten thousand are made before the list is there.

    `received_on` is the day on which it came from elsewhere. `is_protected` says that the person
    has protected identity: a line is seen by whoever passes, so it shows no number then.
    """

    id: str
    name: str
    identity_number: str
    birth_date: str
    is_closed: bool = False
    received_on: str = ""
    is_protected: bool = False


def _new_id() -> str:
    from sipdesk.case import new_id  # noqa: PLC0415 - the first form is not to wait for the case

    return new_id()


class PhraseKind(StrEnum):
    """What a coordinator keeps for writing, beside the cases."""

    PHRASE = "phrase"  # a sentence of the staff, to be used again
    WORD = "word"  # a word that is spelt as it should be


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One of them. It is nobody's, but may say something of somebody: it stays in the case file."""

    id: str = field(default_factory=_new_id)
    kind: PhraseKind = PhraseKind.PHRASE
    text: str


class CaseStore(Protocol):
    """The open case file. Each method is one transaction; each raises `errors.StoreError`."""

    @property
    def is_open(self) -> bool:
        """Whether `close` was not called yet."""
        ...

    def opens_with(self, passphrase: str) -> bool:
        """Whether it was opened with that passphrase, also while the file cannot be reached."""
        ...

    def summaries(self) -> tuple[CaseSummary, ...]:
        """Every case, in no particular order."""
        ...

    def load(self, case_id: str) -> Case:
        """One case, whole. Raises LookupError when there is none with that id."""
        ...

    def cases(self, case_ids: Sequence[str]) -> tuple[Case, ...]:
        """These cases, whole, in no particular order; of those that are not there, none.

        It takes some 0.7 ms and 20 kB of memory a case: ask for few, and keep what came of them.
        """
        ...

    def find(self, words: str) -> frozenset[str]:
        """The ids of the cases in which something that was written begins with each word.

        It may be behind with what was saved last, until `index_some` says that nothing waits.
        """
        ...

    def index_some(self, most: int) -> bool:
        """Make so many changed cases ready for `find`; whether there may be more to do."""
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

    def phrases(self) -> tuple[Phrase, ...]:
        """What the coordinator keeps for writing, oldest first. No case changes or deletes it."""
        ...

    def keep_phrase(self, phrase: Phrase) -> None:
        """Keep one, or what has become of the one with that id."""
        ...

    def delete_phrase(self, phrase_id: str) -> None:
        """Take one out of the file for good; one that is not there is gone already."""
        ...

    def own_details(self) -> Coordinator:
        """The coordinator who uses the file, for new cases; blank until there is one."""
        ...

    def keep_own_details(self, details: Coordinator) -> None:
        """Keep the coordinator who uses the file."""
        ...

    def backups(
        self, first: Path, now: Callable[[], dt.datetime], second: SecondPlace | None = None
    ) -> Backups:
        """The backups of this file, in the folder `first` and perhaps in a second place."""
        ...

    def whole_check(self) -> WholeCheck:
        """The look at every page, where opening the file did not wait for it."""
        ...

    def check(self) -> None:
        """Look at every page now, which may take seconds. Raises DamagedCaseFileError."""
        ...

    def close(self) -> None:
        """Close the file. The store cannot be used afterwards, but for what follows."""
        ...

    def go_back(self, backup: Backup, now: dt.datetime) -> Path | None:
        """After `close`: put a copy of a backup in the file's place; where the file is kept now."""
        ...

    def reopened(self) -> CaseStore:
        """After `close`: the file, open again without its passphrase."""
        ...


class WholeCheck(Protocol):
    """The look at every page of a large case file, beside the window."""

    def start(self, done: Callable[[bool], object]) -> None:
        """Look, if that is still to be done; `done` may be called in another thread.

        It is told whether the file is whole. If not, `CaseStore.check` says whether it is damaged.
        """
        ...

    def stop(self) -> None:
        """Give it up, and wait until it has ended."""
        ...


class BackupPlace(Enum):
    """Where a backup lies."""

    FIRST = "first"  # in the profile
    SECOND = "second"  # a stick, say
    ASIDE = "aside"  # the file that another one was put in place of


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """A folder that is not always there, such as a stick, and when a backup was last seen in it."""

    folder: Path
    seen: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole file of an earlier moment. `made_at` is in UTC."""

    path: Path
    made_at: dt.datetime
    place: BackupPlace


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What a backup holds. `changed_at` is when a case was last changed, None in an empty file."""

    persons: int
    changed_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What became of a round of backups; nothing in it stops anybody's work.

    `fault` is why there is none in the profile, `second_fault` why there is none in the second
    place; `second_is_away` that it cannot be reached, which is nothing bad. `second_last` is when
    the newest backup there was made, as far as is known.
    """

    fault: ExpectedError | None = None
    second_fault: ExpectedError | None = None
    second_is_away: bool = False
    second_last: dt.datetime | None = None


class Backups(Protocol):
    """The backups of the open case file. Faults of a folder are told, and stop nothing."""

    def make(self) -> BackupReport:
        """A backup in each place whose newest one holds something else. It takes seconds."""
        ...

    def start(self, done: Callable[[BackupReport], object]) -> None:
        """The same beside the window; `done` is called in another thread."""
        ...

    def stop(self) -> None:
        """Give up what was started, and wait until it has ended."""
        ...

    def use_second(self, folder: Path | None) -> None:
        """From now on, this is the second place. Raises `errors.StoreError` when it is unusable."""
        ...

    def all(self) -> tuple[Backup, ...]:
        """Every backup that can be reached, the newest first."""
        ...

    def contents(self, backup: Backup) -> BackupContents:
        """What a backup holds. Raises `errors.StoreError` when it cannot be read."""
        ...

    def names(self, backup: Backup) -> tuple[str, ...]:
        """Who is in a backup. Raises `errors.StoreError` when it cannot be read."""
        ...

    def forget(self, case_id: str, one_done: Callable[[int, int], bool]) -> tuple[Backup, ...]:
        """Take a case out of every backup; those that still have it, or may have it.

        `one_done` is told how many of how many are done, and returns whether to go on.
        """
        ...


@dataclass(frozen=True, slots=True)
class Rescuable:
    """A backup that passed every check, and what it holds.

    `is_lost` says that the file in whose place it would come is not damaged but gone.
    """

    backup: Backup
    contents: BackupContents
    is_lost: bool = False


class Rescue(Protocol):
    """What can be done for a case file that is damaged or gone, while it is closed.

    Each method takes seconds, may run in any thread, and raises `errors.StoreError`.
    """

    @property
    def is_lost(self) -> bool:
        """Whether the file is gone although there was one. It takes no time, and never raises."""
        ...

    def find(self, passphrase: str) -> Rescuable | None:
        """The newest backup that is whole, or None."""
        ...

    def restore(self, backup: Backup, passphrase: str) -> Path | None:
        """Put a copy of it in place of the file; where the damaged one is kept now."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class Recovery:
    """What opens the case file without its passphrase. `key_name` tells which file it is for."""

    code: str
    key_name: str


class Vault(Protocol):
    """The case file while it is closed. Each method raises `errors.StoreError`.

    All but `seconds_to_wait` take about half a second, on purpose, and may run in any thread; a
    store that they give is then used by one thread at a time.
    """

    def seconds_to_wait(self) -> float:
        """How long the next passphrase is not looked at, after several that were wrong; or 0."""
        ...

    def create(self, passphrase: str) -> CaseStore:
        """A new case file, open."""
        ...

    def open(self, passphrase: str) -> CaseStore:
        """The case file, open. Raises TooManyTriesError while there is `seconds_to_wait`."""
        ...

    def recover(self, code: str, passphrase: str) -> CaseStore:
        """The case file, opened with its recovery code; from now on the new passphrase opens it.

        Raises RecoveryCodeError for a mistyped code.
        """
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """The file may be open meanwhile. Raises as `open`; then the old one still holds."""
        ...

    def recovery(self, passphrase: str) -> Recovery:
        """The recovery code. The file may be open meanwhile. Raises as `open`."""
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
    last. `since` is the approved version that another is compared with, or None for the one before
    it. `copy` is whose copy it is, or None for a working copy: an invitation is to its recipient.
    """

    kind: DocumentKind
    language: str
    version: int | None = None
    follow_up_id: str = ""
    copy: CopyGiven | None = None
    size: TextSize = TextSize.NORMAL
    since: int | None = None


class Documents(Protocol):
    """The paper: pure functions of a case, which may be called in any thread."""

    def make(self, wanted: Wanted, case: Case, today: dt.date) -> bytes:
        """The document that is wanted, as PDF; blank forms leave the case out.

        An approved version of the plan has the same bytes for ever; the version in work bears
        UTKAST on each page. Raises LookupError when there is no approved version of that number,
        and `errors.OutsideConsentError` when the copy is for somebody who may have none.
        """
        ...

    def recovery_sheet(self, recovery: Recovery, language: str, today: dt.date) -> bytes:
        """The recovery code on one page for the safe, as PDF, in Swedish or English."""
        ...

    def unprintable(self, case: Case) -> str:
        """The characters in the case that no font has, each once; they print as U+FFFD."""
        ...
