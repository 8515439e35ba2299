"""A meeting as a calendar file, read back: when, where, and who only by initials."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

import pytest
from icalendar import Calendar, Event

from sipdesk import i18n
from sipdesk.calendar_file import (
    Appointment,
    calendar_file,
    file_name_of,
    follow_up_meeting,
    initials,
    sip_meeting,
)
from sipdesk.case import Answer, Case, FollowUp, Meeting, Participant, Person, with_new_version

NOW = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.timezone(dt.timedelta(hours=1)))
CASE = Case(
    person=Person(
        name="Anna Eriksson",
        identity_number="198507099805",
        phone="070-174 06 01",
        email="anna@post.example",
        address="Strandvägen 3",
    ),
    meeting=Meeting(
        date="2026-12-01",
        start="13:00",
        end="14:30",
        place="Köket; Storgatan 1, 2 tr",
        participating_units="Hemtjänsten",
        convener="Helena Vik",
    ),
    participants=(Participant(name="Lars Berg", organisation="Vårdcentralen"),),
)


def meeting_in(case: Case) -> Appointment:
    appointment = sip_meeting(case)
    assert appointment is not None
    return appointment


def event_in(case: Case, appointment: Appointment | None = None) -> Event:
    calendar = Calendar.from_ical(calendar_file(case, appointment or meeting_in(case), NOW))
    assert isinstance(calendar, Calendar)
    (event,) = calendar.events
    return event


def at(**values: str) -> Case:
    return replace(CASE, meeting=replace(CASE.meeting, **values))


def named(name: str) -> Case:
    return replace(CASE, person=replace(CASE.person, name=name))


def test_a_calendar_reads_when_and_where() -> None:
    event = event_in(CASE)
    assert event.summary == "SIP-möte A.E."
    assert isinstance(event.start, dt.datetime)
    assert str(event.start.tzinfo) == "Europe/Stockholm"
    assert event.start.isoformat() == "2026-12-01T13:00:00+01:00"
    assert event.end.isoformat() == "2026-12-01T14:30:00+01:00"
    assert event.stamp == NOW
    assert event.location == "Köket; Storgatan 1, 2 tr"
    assert event.classification == "PRIVATE"


def test_summer_time_is_summer_time() -> None:
    assert event_in(at(date="2026-06-01")).start.isoformat() == "2026-06-01T13:00:00+02:00"


def test_nothing_else_about_anybody_is_in_it() -> None:
    case = replace(CASE, meeting=replace(CASE.meeting, place="", participating_units="Skolan"))
    text = calendar_file(case, meeting_in(case), NOW).decode()
    parts = (case.person, *case.participants)
    values = {getattr(part, f.name) for part in parts for f in fields(part)}
    assert "Lars Berg" in values
    told = [value for value in values - {""} if value in text]
    told += [word for word in ("Anna", "Eriksson", "Helena", "Skolan", case.id) if word in text]
    assert told == []


def test_protected_identity_leaves_the_place_out() -> None:
    case = replace(CASE, person=replace(CASE.person, protected_identity=Answer.YES))
    assert "Storgatan" not in calendar_file(case, meeting_in(case), NOW).decode()
    assert event_in(case).location is None


@pytest.mark.parametrize("place", ["Hemma hos Anna", "annas kök", "ERIKSSONS, 2 tr"])
def test_a_place_that_names_the_person_is_left_out(place: str) -> None:
    assert event_in(at(place=place)).location is None


@pytest.mark.parametrize("place", ["Annagården", "Vårdcentralen", "Sann 1"])
def test_a_place_that_only_looks_like_the_name_is_told(place: str) -> None:
    assert event_in(at(place=place)).location == place


@pytest.mark.parametrize("start", ["", "efter lunch"])
def test_without_a_time_it_is_the_whole_day(start: str) -> None:
    event = event_in(at(start=start))
    assert event.start == dt.date(2026, 12, 1)
    assert not isinstance(event.start, dt.datetime)


@pytest.mark.parametrize("end", ["", "sen", "12:00", "13:00"])
def test_an_end_that_is_not_after_the_beginning_is_left_out(end: str) -> None:
    assert "DTEND" not in event_in(at(end=end))


@pytest.mark.parametrize("date", ["", "på torsdag", "0001-01-01", "9999-12-31"])
def test_there_is_no_file_without_a_usable_day(date: str) -> None:
    assert sip_meeting(at(date=date)) is None


@pytest.mark.parametrize("date", ["1970-01-01", "2026-10-25", "2199-12-31"])
@pytest.mark.parametrize("start", ["", "02:30", "23:59"])
def test_every_day_that_is_offered_can_be_read_back(date: str, start: str) -> None:
    event = event_in(at(date=date, start=start, end=""))
    assert event.start.isoformat().startswith(date)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Eriksson", "A.E."),
        ("Anna Maria von Eriksson", "A.E."),
        ("Anna", "A."),
        ("åsa öberg", "Å.Ö."),
        ("A\u030asa Ek", "Å.E."),
        ("محمد العلي", "م.ا."),
        ("👩🏽‍🦽 Bo", "B."),
        ("👩🏽‍🦽", ""),
        ("å" * 200, "Å."),
        ("Bo " * 100, "B.B."),
        ("(Bo)\r\nEk", "B.E."),
        ("", ""),
        ("  ", ""),
    ],
)
def test_initials_of_odd_names(name: str, expected: str) -> None:
    assert initials(name) == expected
    assert event_in(named(name)).summary == f"SIP-möte {expected}".strip()


def test_a_meeting_that_is_moved_stays_the_same_meeting() -> None:
    uid = event_in(CASE).uid
    assert event_in(at(date="2026-12-08", start="09:00")).uid == uid
    assert event_in(named("Bo Ek")).uid == uid
    assert event_in(replace(CASE, id="0" * 32)).uid != uid
    assert event_in(with_new_version(CASE)).uid != uid


def test_a_follow_up_is_another_meeting_than_the_one_before() -> None:
    day = dt.date(2027, 2, 1)
    first = follow_up_meeting(CASE, day, "10:00", "Vårdcentralen")
    assert first is not None
    event = event_in(CASE, first)
    assert event.summary == "SIP-uppföljning A.E."
    assert event.location == "Vårdcentralen"
    assert event.uid != event_in(CASE).uid
    held = replace(CASE, follow_ups=(FollowUp(date="2027-02-01"),))
    moved = follow_up_meeting(CASE, day + dt.timedelta(days=7), "", "")
    second = follow_up_meeting(held, day + dt.timedelta(days=90), "", "")
    assert event_in(CASE, moved).uid == event.uid
    assert event_in(held, second).uid != event.uid
    assert follow_up_meeting(CASE, dt.date.max, "", "") is None


@pytest.mark.parametrize(
    ("language", "name"), [("sv", "SIP-möte 2026-12-01.ics"), ("en", "SIP meeting 2026-12-01.ics")]
)
def test_the_suggested_name_tells_the_day_alone(language: str, name: str) -> None:
    i18n.speak(language)
    assert file_name_of(meeting_in(CASE)) == name
