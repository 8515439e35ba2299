"""Identity numbers: personnummer, samordningsnummer and reservnummer. Never required.

A personnummer is a birth date, three digits and a check digit (folkbokföringslagen 1991:481
18 §); a samordningsnummer has 60 added to the day. The check digit is Luhn's (ISO/IEC 7812-1, annex
B). Reserve numbers follow the formats of HL7 Sweden's base profiles and Inera's
Personuppgiftstjänst; most have letters, and only two kinds have a check digit known to us.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from sipdesk.case import Person
from sipdesk.dates import Lean, read_date
from sipdesk.i18n import N_

COORDINATION_DAYS = 60  # added to the day of a samordningsnummer
CENTURIES = ("18", "19", "20")
SEPARATORS = str.maketrans("‐‑‒–—−", "------")

DIGITS = re.compile(r"(?P<date>\d{6}|\d{8})(?P<sign>[-+]?)(?P<last>\d{4})", re.ASCII)
ONLY_A_DATE = re.compile(r"\d{6}|\d{8}|\d{4}-\d\d-\d\d", re.ASCII)
STOCKHOLM_RESERVE = re.compile(r"99\d{6}-?\d{4}", re.ASCII)
RESERVE_WITH_DAY_32_TO_59 = re.compile(r"(?:1[789]|20)\d\d[01]\d(?:3[2-9]|[45]\d)-?\d{4}", re.ASCII)
RESERVE_WITH_LETTERS = re.compile(
    r"(?:\d{6}|\d{8})-?(?=[0-9A-Z]{0,3}[A-Z])[0-9A-Z]{4}", re.ASCII | re.IGNORECASE
)

CHECK_DIGIT = N_("Kontrollsiffran stämmer inte. Jämför med legitimationen; numret sparas ändå.")
SERIAL = N_(
    "De tre siffrorna efter födelsedatumet kan inte vara 000. "
    "Jämför med legitimationen; numret sparas ändå."
)
FUTURE = N_("Födelsedatumet ligger i framtiden. Jämför med legitimationen; numret sparas ändå.")
UNREADABLE = N_(
    "Numret går inte att läsa. Skriv till exempel 19121212-1212; det som är skrivet sparas ändå."
)
RESERVE = N_("Det ser ut som ett reservnummer. Det kan inte kontrolleras här.")


class IdentityKind(StrEnum):
    """What an identity number looks like."""

    NONE = ""
    PERSONAL = "personal"  # personnummer
    COORDINATION = "coordination"  # samordningsnummer
    RESERVE = "reserve"  # reservnummer
    BIRTH_DATE = "birth_date"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """What could be said of an identity number.

    `valid` is False only when something is known to be wrong. `normalised` is `YYYYMMDD-NNNN`,
    an ISO date for a birth date alone, or the text as typed. `problem` is a Swedish message id,
    "" when there is nothing to say; a reserve number that cannot be checked is valid and says so.
    """

    kind: IdentityKind
    valid: bool
    birth_date: dt.date | None
    normalised: str
    problem: str = ""


def check_identity(text: str, today: dt.date) -> IdentityCheck:
    """Read an identity number or a birth date in any of the ways it is written."""
    typed = "".join(text.split()).translate(SEPARATORS)
    if not typed:
        return IdentityCheck(IdentityKind.NONE, True, None, "")
    checked = _reserve(typed) or _numbered(typed, today) or _birth_date(typed, today)
    return checked or IdentityCheck(IdentityKind.UNREADABLE, False, None, text.strip(), UNREADABLE)


def age_on(birth: dt.date, day: dt.date) -> int:
    """Whole years lived on a day. Somebody born on 29 February turns on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def birth_date_of(person: Person, today: dt.date) -> dt.date | None:
    """The birth date: from a valid number, then from its own field, then from a doubtful number.

    A reserve number's date is never used: it may be the day of issue, or made up.
    """
    checked = check_identity(person.identity_number, today)
    if checked.valid and checked.birth_date:
        return checked.birth_date
    return read_date(person.birth_date, today, Lean.BIRTH) or checked.birth_date


def _numbered(typed: str, today: dt.date) -> IdentityCheck | None:
    """A personnummer or samordningsnummer, or None when its date does not exist."""
    found = DIGITS.fullmatch(typed)
    if not found:
        return None
    date, last = found["date"], found["last"]
    day = int(date[-2:])
    added = COORDINATION_DAYS if day > COORDINATION_DAYS else 0
    birth = _born(f"{date[:-2]}{day - added:02}", found["sign"], today)
    if birth is None:
        return None
    kind = IdentityKind.COORDINATION if added else IdentityKind.PERSONAL
    problem = _problem(f"{date[-6:]}{last}", birth, today)
    normalised = f"{birth.year:04}{birth.month:02}{day:02}-{last}"
    return IdentityCheck(kind, not problem, birth, normalised, problem)


def _born(date: str, sign: str, today: dt.date) -> dt.date | None:
    if len(date) == len("YYYYMMDD"):
        return read_date(date, today) if date[:2] in CENTURIES else None
    birth = read_date(date, today, Lean.BIRTH)
    return _a_century_older(birth, today) if birth and sign == "+" else birth


def _a_century_older(birth: dt.date, today: dt.date) -> dt.date | None:
    """The date that `+` means: born at least a hundred calendar years ago."""
    if today.year - birth.year >= 100:  # noqa: PLR2004 - a century
        return birth
    return read_date(f"{birth.year - 100:04}-{birth.month:02}-{birth.day:02}", today)


def _problem(ten_digits: str, birth: dt.date, today: dt.date) -> str:
    if birth > today:
        return FUTURE
    if ten_digits[6:9] == "000":
        return SERIAL
    return "" if _has_check_digit(ten_digits) else CHECK_DIGIT


def _has_check_digit(digits: str) -> bool:
    """Whether the last digit follows from the others."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(map(int, digits[-1::-2]))) % 10 == 0


def _birth_date(typed: str, today: dt.date) -> IdentityCheck | None:
    birth = read_date(typed, today, Lean.BIRTH) if ONLY_A_DATE.fullmatch(typed) else None
    if birth is None:
        return None
    problem = FUTURE if birth > today else ""
    return IdentityCheck(IdentityKind.BIRTH_DATE, not problem, birth, birth.isoformat(), problem)


def _reserve(typed: str) -> IdentityCheck | None:
    """A reserve number: of digits with a check digit that is known, or with letters."""
    bare = typed.replace("-", "")
    if STOCKHOLM_RESERVE.fullmatch(typed):
        # Inera: 99YYYYNNNNNC, the check digit over positions 5 to 11.
        return _checked_reserve(bare, _has_check_digit(bare[4:]))
    if RESERVE_WITH_DAY_32_TO_59.fullmatch(typed):
        return _checked_reserve(bare, _has_check_digit(bare[2:]))
    if RESERVE_WITH_LETTERS.fullmatch(typed):
        return IdentityCheck(IdentityKind.RESERVE, True, None, _parted(bare), RESERVE)
    return None


def _checked_reserve(bare: str, valid: bool) -> IdentityCheck:
    return IdentityCheck(
        IdentityKind.RESERVE, valid, None, _parted(bare), "" if valid else CHECK_DIGIT
    )


def _parted(bare: str) -> str:
    return f"{bare[:-4]}-{bare[-4:]}"
