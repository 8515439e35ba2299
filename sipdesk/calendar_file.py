"""A meeting as a calendar file (iCalendar, RFC 5545), which names the person by initials only.

It goes into calendars that others see: no name, no number and no participant stands in it, and no
place that tells who the person is, or where with protected identity.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
import uuid
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sipdesk.case import Case, clock, day, is_protected
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _

ZONE = "Europe/Stockholm"
YEARS = range(1970, 2200)  # before and after, time zones are guesswork
MAKER = "-//SIPdesk//SIPdesk//SV"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting on a day; `start` and `end` are None where no time can be read.

    `title` and `file_name` are message ids. `key` tells the meetings of one case apart, and is the
    same for one meeting even when it is moved.
    """

    key: str
    title: str
    file_name: str
    date: dt.date
    start: dt.time | None
    end: dt.time | None
    place: str


def sip_meeting(case: Case) -> Appointment | None:
    """The SIP meeting of the version in work; None without a day that can be read."""
    meeting = case.meeting
    date = day(meeting.date)
    if date is None or date.year not in YEARS:
        return None
    return Appointment(
        key=f"meeting {case.plan.version}",
        title=N_("SIP-möte"),
        file_name=N_("SIP-möte {date}.ics"),
        date=date,
        start=clock(meeting.start),
        end=clock(meeting.end),
        place=meeting.place,
    )


def follow_up_meeting(case: Case, date: dt.date, time: str, place: str) -> Appointment | None:
    """A follow-up on a day, at a time and place as they were typed."""
    if date.year not in YEARS:
        return None
    held = sum((on := day(f.date)) is not None and on < date for f in case.follow_ups)
    return Appointment(
        key=f"follow-up {held + 1}",
        title=N_("SIP-uppföljning"),
        file_name=N_("SIP-uppföljning {date}.ics"),
        date=date,
        start=clock(time),
        end=None,
        place=place,
    )


def file_name_of(appointment: Appointment) -> str:
    """The suggested name of the file."""
    return _(appointment.file_name, date=appointment.date.isoformat())


def calendar_file(case: Case, appointment: Appointment, now: dt.datetime) -> bytes:
    """The meeting as an iCalendar file. `now` is the moment it is made, with time zone."""
    # Its import takes a fifth of a second, which no start of the program need wait for.
    from icalendar import CLASS, Calendar, Event  # noqa: PLC0415

    uid = _uid(case, appointment)
    event = Event.new(
        uid=uid,
        summary=f"{_(appointment.title)} {initials(case.person.name)}".strip(),
        start=_moment(appointment.date, appointment.start),
        end=_end(appointment),
        stamp=now.astimezone(dt.UTC),
        location=told_place(case, appointment) or None,
        classification=CLASS.PRIVATE,
    )
    calendar = Calendar.new(uid=uid, prodid=MAKER, subcomponents=[event])
    year = dt.timedelta(days=366)
    calendar.add_missing_timezones(appointment.date - year, appointment.date + year)
    return calendar.to_ical()


def told_place(case: Case, appointment: Appointment) -> str:
    """The place as it stands in the file: "" with protected identity, and where it names the
    person ("Hemma hos Aino").
    """
    protected = is_protected(case)
    names = set(_words(case.person.name))
    named = any(
        word in names or word.removesuffix("s") in names for word in _words(appointment.place)
    )
    return "" if protected or named else appointment.place.strip()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def initials(name: str) -> str:
    """The first letters of the first and the last name, "A.E."; "" when there are no letters."""
    letters = [letter for word in name.split() if (letter := _first_letter(word))]
    first_and_last = [*letters[:1], *letters[1:][-1:]]
    return "".join(f"{letter}." for letter in first_and_last)


def _first_letter(word: str) -> str:
    composed = unicodedata.normalize("NFC", word)
    return next((c.upper() for c in composed if unicodedata.category(c).startswith("L")), "")


def _uid(case: Case, appointment: Appointment) -> str:
    """From the random id of the case; the same for one meeting, so that a calendar moves it."""
    return f"{uuid.uuid5(uuid.NAMESPACE_OID, f'{case.id} {appointment.key}')}@sipdesk"


def _moment(date: dt.date, time: dt.time | None) -> dt.date:
    return date if time is None else dt.datetime.combine(date, time, ZoneInfo(ZONE))


def _end(appointment: Appointment) -> dt.date | None:
    """When it ends; None when that was not said, or is not after it begins."""
    start, end = appointment.start, appointment.end
    if start is None or end is None or end <= start:
        return None
    return _moment(appointment.date, end)
