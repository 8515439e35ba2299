"""A case as one sealed file, on its way to another coordinator. docs/handover-format.md tells it.

Nothing is compressed, so nothing can unfold. A stranger's file is measured before it is read, read
strictly, and judged before anybody else gets it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from sipdesk import __version__
from sipdesk.case import Case, is_sound
from sipdesk.data.rows import storable
from sipdesk.data.sealing import LONGEST_HEADER, Cost, seal, unseal
from sipdesk.errors import CaseTooLargeError, DamagedSealError, NewerCaseFileError
from sipdesk.handover import hand_over_of
from sipdesk.ports import Parcel

PURPOSE: Final = "case"
VERSION: Final = 1
# RFC 9106, section 4, with more memory: the file may lie in a mailbox for years.
SENT_CASE_COST: Final = Cost(memory=128 * 1024, iterations=4, lanes=4)
MOST_BYTES: Final = 16 << 20  # of the JSON
MOST_SEALED_BYTES: Final = MOST_BYTES + 2 * LONGEST_HEADER
MOST_PARTS: Final = 200_000  # objects and lists in the JSON


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What every version begins with."""

    sipdesk: Literal["case"]
    version: int


class Letter(Head, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Version 1. `program` is the version of the program that wrote it."""

    program: str
    sent_at: str
    changed_at: str
    case: Case


@dataclass(frozen=True, slots=True)
class SealedCases:
    """Implements `ports.Courier`. `cost` is what one try of a passphrase costs."""

    cost: Cost

    def pack(self, parcel: Parcel, passphrase: str) -> bytes:
        """The parcel as a file. Raises CaseTooLargeError for one that could not be read again."""
        return seal(written(parcel), passphrase, purpose=PURPOSE, cost=self.cost)

    def unpack(self, sealed: bytes, passphrase: str) -> Parcel:
        """What a file holds.

        Raises DamagedSealError for anything that SIPdesk would not have written,
        WrongPassphraseError, and NewerCaseFileError.
        """
        if len(sealed) > MOST_SEALED_BYTES:
            raise DamagedSealError
        return read(unseal(sealed, passphrase, purpose=PURPOSE))


def written(parcel: Parcel) -> bytes:
    """The parcel as JSON. Raises CaseTooLargeError for one that could not be read again.

    Raises ValueError when the case does not say to whom it was handed over.
    """
    if hand_over_of(parcel.case) is None:
        raise ValueError("a case travels with the entry that says to whom and why")
    letter = Letter(
        sipdesk="case",
        version=VERSION,
        program=__version__,
        sent_at=parcel.sent_at,
        changed_at=parcel.changed_at,
        case=parcel.case,
    )
    content = msgspec.json.encode(storable(msgspec.to_builtins(letter)))
    try:
        read(content)
    except DamagedSealError:
        raise CaseTooLargeError from None
    return content


def read(content: bytes) -> Parcel:
    """The parcel in JSON of any version up to `VERSION`.

    Raises DamagedSealError and NewerCaseFileError.
    """
    if len(content) > MOST_BYTES or content.count(b"{") + content.count(b"[") > MOST_PARTS:
        raise DamagedSealError
    try:
        head = msgspec.json.decode(content, type=Head)
        if head.version > VERSION:
            raise NewerCaseFileError
        parcel = READERS[head.version](content)
    except (ValueError, KeyError, RecursionError):  # msgspec's, no UTF-8, no such version
        raise DamagedSealError from None
    if not is_sound(parcel.case) or hand_over_of(parcel.case) is None:
        raise DamagedSealError
    return parcel


def _read_version_1(content: bytes) -> Parcel:
    letter = msgspec.json.decode(content, type=Letter)
    return Parcel(case=letter.case, sent_at=letter.sent_at, changed_at=letter.changed_at)


READERS: Mapping[int, Callable[[bytes], Parcel]] = {1: _read_version_1}
