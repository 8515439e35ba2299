"""Dates and times as people type them in Sweden, and as they are read on paper.

Pure: `today` is always given. Nothing here raises on any text. What cannot be read without
guessing is left as it was typed, so that the window can say so.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto
from functools import cache

from babel.dates import format_date, get_day_names, get_month_names

from sipdesk.case import day

LONGEST = 40  # characters: "torsdagen den 12 september 2026" has 31
SHORTEST_NAME = 3  # "tor", "mar"
YEARS = range(1800, 2200)  # what a year of four digits may be, unless the date is ISO
LATELY = 90  # days: about the past, where a day to come would be three quarters of a year ahead
LEAP_YEAR_GAP = 8  # years between two 29 February at the most: 1896 to 1904

LOCALES: Mapping[str, str] = {"sv": "sv_SE", "en": "en_GB"}  # whose names are read, too

# Long and short. Tigrinya calls the months as the Ethiopian calendar does, which is 8 years and
# some days behind, so that only the figures are sure; CLDR has no inflected months in Sami.
_USUAL = ("EEEE d MMMM y", "d MMM y")
PATTERNS: Mapping[str, tuple[str, str]] = {
    "fi": ("cccc d. MMMM y", "d.M.y"),
    "se": ("cccc d.M.y", "d.M.y"),
    "ar": ("EEEE، d MMMM y", "d MMM y"),
    "ti": ("EEEE y-MM-dd", "y-MM-dd"),
    "uk": ("EEEE, d MMMM y", "dd.MM.y"),
    "pl": ("EEEE, d MMMM y", "d.MM.y"),
}

RELATIVE_DAYS: Mapping[str, int] = {
    "förrgår": -2,
    "i förrgår": -2,
    "igår": -1,
    "i går": -1,
    "yesterday": -1,
    "idag": 0,
    "i dag": 0,
    "today": 0,
    "imorgon": 1,
    "i morgon": 1,
    "imorrn": 1,
    "tomorrow": 1,
    "övermorgon": 2,
    "i övermorgon": 2,
}

NUMBERS: Mapping[str, int] = {
    word: number
    for words in (
        "en två tre fyra fem sex sju åtta nio tio elva tolv",
        "ett",
        "one two three four five six seven eight nine ten eleven twelve",
        "a",
    )
    for number, word in enumerate(words.split(), 1)
} | {"fjorton": 14, "fourteen": 14}
DAYS_IN: Mapping[str, int] = {
    **dict.fromkeys(("dag", "dagar", "day", "days"), 1),
    **dict.fromkeys(("vecka", "veckor", "week", "weeks"), 7),
}
MONTHS_IN: Mapping[str, int] = {
    **dict.fromkeys(("månad", "månader", "month", "months"), 1),
    "halvår": 6,
    **dict.fromkeys(("år", "year", "years"), 12),
}
A_WEEK_TO_MANY = "om åtta dagar"  # which figures never are

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d\d?)\2(\d\d?)", re.ASCII)
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
SHORT_YEAR_FIRST = re.compile(r"(\d\d)(-?)(\d\d)\2(\d\d)", re.ASCII)
DAY_FIRST = re.compile(
    r"(\d\d?)[/.] ?(\d\d?)(?:\.? ?[-/., ] ?'?(\d{4}|\d\d))?|(\d\d?)-(\d\d?)-(\d{4})", re.ASCII
)
DAY_AND_MONTH_NAME = re.compile(
    r"(\d\d?)(?::?[ea]|st|nd|rd|th|\.)? ?(?:of )?([a-zåäö]+)\.?(?:,? ?-? ?'?(\d{4}|\d\d))?",
    re.ASCII,
)
MONTH_NAME_AND_DAY = re.compile(r"([a-zåäö]+)\.? (\d\d?)(?:st|nd|rd|th)?(?:,? (\d{4}))?", re.ASCII)
CLOCK = re.compile(r"(?:(?:kl|klockan)\.? ?)?(\d\d?)(?:[:., ]?(\d\d))?(?::\d\d)?", re.ASCII)
FROM_TODAY = re.compile(r"(?:om|in) ([1-9]\d{0,2}|[a-zåäö]+) ([a-zåäö]+)", re.ASCII)
BEFORE_A_WEEKDAY = {"på", "nu på", "on", "i"}


class Lean(Enum):
    """Which way a field looks for what was not written: a year, or a century."""

    AHEAD = auto()  # the next follow-up, the last day of a consent
    NEAR = auto()  # a meeting: AHEAD, but held lately rather than to come in nine months
    BACK = auto()  # a consent that was given, an invitation that was sent
    BIRTH = auto()  # as BACK, and two figures for a year never mean one to come


def read_date(text: str, today: dt.date, lean: Lean = Lean.AHEAD) -> dt.date | None:
    """The date that a text means, or None when it is blank or cannot be read.

    Reads `2026-03-12`, `20260312`, `260312`, `12/3`, `12/3-26`, `12.3.2026`, `tors 12 mars`,
    `i morgon`, `på torsdag`, `om tre veckor`, `om 2 månader` and their like. A date without a year
    is the nearest one from today on, or up to today, as the field leans: late in November, "2 nov"
    of a meeting is this year's, and "2 jan" the next. A weekday that the date does not fall on
    makes the whole text unreadable: one of the two is wrong.
    """
    typed = _folded(text)
    if not typed or len(typed) > LONGEST:
        return None
    if typed in RELATIVE_DAYS:
        return _shifted(today, RELATIVE_DAYS[typed])
    if found := FROM_TODAY.fullmatch(typed):
        return _from_today(found[1], found[2], today) if typed != A_WEEK_TO_MANY else None
    weekday, rest, has_been = _without_weekday(typed)
    if weekday is None:
        return _read_written(rest, today, lean)
    if not rest:
        return _nearest_weekday(weekday, today, Lean.BACK if has_been else lean)
    found = _read_written(rest, today, lean)
    return found if found and found.weekday() == weekday else None


def read_time(text: str) -> dt.time | None:
    """The time of day that a text means (`14:30`, `14.30`, `1430`, `kl 14`), or None."""
    found = CLOCK.fullmatch(_folded(text))
    if not found:
        return None
    try:
        return dt.time(int(found[1]), int(found[2] or 0))
    except ValueError:
        return None


def normalise_date(text: str, today: dt.date, lean: Lean = Lean.AHEAD) -> str:
    """The date as ISO text, `2026-03-12`; the text as it was typed when it cannot be read."""
    found = read_date(text, today, lean)
    return found.isoformat() if found else text.strip()


def normalise_time(text: str) -> str:
    """The time as `14:30`; the text as it was typed when it cannot be read."""
    found = read_time(text)
    return found.isoformat("minutes") if found else text.strip()


def spoken_date(iso_text: str, language: str) -> str:
    """`torsdag 12 mars 2026`; the text itself when it is not an ISO date."""
    return _formatted(iso_text, PATTERNS.get(language, _USUAL)[0], language)


def short_date(iso_text: str, language: str) -> str:
    """`12 mars 2026`, months shortened; the text itself when it is not an ISO date."""
    return _formatted(iso_text, PATTERNS.get(language, _USUAL)[1], language)


def _formatted(iso_text: str, pattern: str, language: str) -> str:
    found = day(iso_text)
    return (
        format_date(found, pattern, locale=LOCALES.get(language, language)) if found else iso_text
    )


def _folded(text: str) -> str:
    return " ".join(text.lower().split()).strip(" .,")


def _date(year: int, month: int, day_of_month: int) -> dt.date | None:
    try:
        return dt.date(year, month, day_of_month)
    except ValueError:
        return None


def _shifted(today: dt.date, days: int) -> dt.date | None:
    try:
        return today + dt.timedelta(days=days)
    except OverflowError:
        return None


def _from_today(number: str, unit: str, today: dt.date) -> dt.date | None:
    """So many days, weeks, months or years on: the same weekday, or the same day of the month, or
    its last day where the month has no such day.
    """
    count = int(number) if number.isdecimal() else NUMBERS.get(number, 0)
    if count and unit in DAYS_IN:
        return _shifted(today, count * DAYS_IN[unit])
    return _months_on(today, count * MONTHS_IN[unit]) if count and unit in MONTHS_IN else None


def _months_on(today: dt.date, months: int) -> dt.date | None:
    years, month = divmod(today.month - 1 + months, 12)
    first = _date(today.year + years, month + 1, 1)
    if first is None:
        return None
    return first.replace(day=min(today.day, monthrange(first.year, first.month)[1]))


# --- the year that was not written --------------------------------------------------------------


def _nearest_year(month: int, day_of_month: int, today: dt.date, lean: Lean) -> dt.date | None:
    if lean is Lean.NEAR:
        been = _nearest_year(month, day_of_month, today, Lean.BACK)
        is_lately = been is not None and (today - been).days <= LATELY
        lean = Lean.BACK if is_lately else Lean.AHEAD
    step = 1 if lean is Lean.AHEAD else -1
    for years in range(LEAP_YEAR_GAP + 1):
        found = _date(today.year + step * years, month, day_of_month)
        if found and (found - today).days * step >= 0:
            return found
    return None


def _nearest_century(
    short_year: int, month: int, day_of_month: int, today: dt.date, lean: Lean
) -> dt.date | None:
    century = today.year // 100 * 100
    years = (century + offset + short_year for offset in (-100, 0, 100))
    dates = [d for d in (_date(year, month, day_of_month) for year in years) if d]
    if lean is Lean.BIRTH:
        return max((d for d in dates if d <= today), default=None)
    return min(dates, key=lambda d: abs(d - today), default=None)


def _nearest_weekday(weekday: int, today: dt.date, lean: Lean) -> dt.date | None:
    if lean in (Lean.BACK, Lean.BIRTH):
        return _shifted(today, -((today.weekday() - weekday - 1) % 7 + 1))
    return _shifted(today, (weekday - today.weekday() - 1) % 7 + 1)


def _dated(
    year: str | None, month: int, day_of_month: int, today: dt.date, lean: Lean
) -> dt.date | None:
    if not year:
        return _nearest_year(month, day_of_month, today, lean)
    if len(year) == len("26"):
        return _nearest_century(int(year), month, day_of_month, today, lean)
    return _date(int(year), month, day_of_month) if int(year) in YEARS else None


# --- how it was written -------------------------------------------------------------------------


def _read_written(typed: str, today: dt.date, lean: Lean) -> dt.date | None:
    readers: tuple[Callable[[str, dt.date, Lean], dt.date | None], ...] = (
        _read_iso,
        _read_year_first,
        _read_short_year_first,
        _read_day_first,
        _read_month_name,
    )
    return next((found for read in readers if (found := read(typed, today, lean))), None)


def _read_iso(typed: str, _today: dt.date, _lean: Lean) -> dt.date | None:
    found = ISO.fullmatch(typed)
    return _date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _read_year_first(typed: str, today: dt.date, lean: Lean) -> dt.date | None:
    if found := YEAR_FIRST.fullmatch(typed):
        return _dated(found[1], int(found[3]), int(found[4]), today, lean)
    if found := COMPACT.fullmatch(typed):
        return _dated(found[1], int(found[2]), int(found[3]), today, lean)
    return None


def _read_short_year_first(typed: str, today: dt.date, lean: Lean) -> dt.date | None:
    found = SHORT_YEAR_FIRST.fullmatch(typed)
    return _dated(found[1], int(found[3]), int(found[4]), today, lean) if found else None


def _read_day_first(typed: str, today: dt.date, lean: Lean) -> dt.date | None:
    found = DAY_FIRST.fullmatch(typed)
    if not found:
        return None
    day_of_month, month, year = found.groups()[:3] if found[1] else found.groups()[3:]
    return _dated(year, int(month), int(day_of_month), today, lean)


def _read_month_name(typed: str, today: dt.date, lean: Lean) -> dt.date | None:
    typed = typed.removeprefix("den ")
    if found := DAY_AND_MONTH_NAME.fullmatch(typed):
        day_of_month, name, year = found.groups()
    elif found := MONTH_NAME_AND_DAY.fullmatch(typed):
        name, day_of_month, year = found.groups()
    else:
        return None
    month = _months().get(name)
    return _dated(year, month, int(day_of_month), today, lean) if month else None


# --- names --------------------------------------------------------------------------------------


def _without_weekday(typed: str) -> tuple[int | None, str, bool]:
    """The weekday (Monday is 0) before a date, the rest, and whether it has been: "i torsdags"."""
    words = typed.replace(",", " ").split()
    before = [w for w in words[:2] if w in BEFORE_A_WEEKDAY]
    if len(before) == len(words):
        return None, typed, False
    name = words[len(before)].rstrip(".")
    weekday = _weekdays().get(name)
    if weekday is None:
        return None, typed, False
    return weekday, " ".join(words[len(before) + 1 :]), name.endswith("dags")


@cache
def _months() -> Mapping[str, int]:
    """Month names and their beginnings, as far as they mean one month only: 1 is January."""
    pairs = (
        (name, n) for locale in LOCALES.values() for n, name in _named(get_month_names, locale)
    )
    return _unambiguous(pairs)


@cache
def _weekdays() -> Mapping[str, int]:
    """Weekday names, "torsdagen" and "torsdags", and their beginnings: 0 is Monday."""
    names = [(n, name) for locale in LOCALES.values() for n, name in _named(get_day_names, locale)]
    return _unambiguous((name + ending, n) for n, name in names for ending in ("", "en", "s"))


def _named(names: Callable[..., Mapping[int, str]], locale: str) -> Iterator[tuple[int, str]]:
    for number, name in names("wide", locale=locale).items():
        yield number, name.lower()


def _unambiguous(pairs: Iterator[tuple[str, int]]) -> Mapping[str, int]:
    meanings: dict[str, set[int]] = {}
    for name, number in pairs:
        for length in range(SHORTEST_NAME, len(name) + 1):
            meanings.setdefault(name[:length], set()).add(number)
    return {name: numbers.pop() for name, numbers in meanings.items() if len(numbers) == 1}
