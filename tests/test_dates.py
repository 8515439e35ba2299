"""Dates and times are read as people in Sweden type them, and never guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sipdesk.case import day
from sipdesk.dates import (
    LATELY,
    Lean,
    normalise_date,
    normalise_time,
    read_date,
    read_time,
    short_date,
    spoken_date,
)

TODAY = dt.date(2026, 3, 10)  # a Tuesday
LATE_IN_NOVEMBER = dt.date(2026, 11, 23)  # a Monday
THE_TWELFTH = dt.date(2026, 3, 12)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-12",
        "20260312",
        "2026-3-12",
        "2026/03/12",
        "26-03-12",
        "260312",
        "12/3",
        "12/3-26",
        "12/3 -26",
        "12/3 2026",
        "12/3, 2026",
        "12/3/26",
        "12.3.",
        "12.3.2026",
        "12. 3. 2026",
        "12-3-2026",
        "12 mars",
        "12 mars 2026",
        "12 MARS 26",
        "12 mar",
        "12 mar.",
        "12:e mars",
        "den 12 mars",
        "tors 12 mars",
        "tors. 12/3",
        "torsdag, 12 mars 2026",
        "torsdagen den 12 mars",
        "på torsdag",
        "torsdag",
        "tors",
        "i övermorgon",
        "March 12, 2026",
        "12th of March",
        "Thursday 12 March",
        "  12  mars ",
    ],
)
def test_ways_to_write_the_twelfth_of_march(text: str) -> None:
    assert read_date(text, TODAY) == THE_TWELFTH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("idag", TODAY),
        ("i dag", TODAY),
        ("Imorgon", dt.date(2026, 3, 11)),
        ("igår", dt.date(2026, 3, 9)),
        ("10/3", TODAY),
        ("9/3", dt.date(2027, 3, 9)),
        ("tisdag", dt.date(2026, 3, 17)),
        ("i torsdags", dt.date(2026, 3, 5)),
        ("29/2", dt.date(2028, 2, 29)),
        ("1 maj", dt.date(2026, 5, 1)),
        ("May 1", dt.date(2026, 5, 1)),
        ("31 okt", dt.date(2026, 10, 31)),
        ("981224", dt.date(1998, 12, 24)),
    ],
)
def test_without_a_year_the_nearest_day_from_today_on(text: str, expected: dt.date) -> None:
    assert read_date(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("om 3 veckor", dt.date(2026, 3, 31)),
        ("Om tre veckor.", dt.date(2026, 3, 31)),
        ("om en vecka", dt.date(2026, 3, 17)),
        ("om 10 dagar", dt.date(2026, 3, 20)),
        ("om 8 dagar", dt.date(2026, 3, 18)),
        ("om fjorton dagar", dt.date(2026, 3, 24)),
        ("om en dag", dt.date(2026, 3, 11)),
        ("om en månad", dt.date(2026, 4, 10)),
        ("om 2 månader", dt.date(2026, 5, 10)),
        ("om tolv månader", dt.date(2027, 3, 10)),
        ("om ett halvår", dt.date(2026, 9, 10)),
        ("om ett år", dt.date(2027, 3, 10)),
        ("in 3 weeks", dt.date(2026, 3, 31)),
        ("in a month", dt.date(2026, 4, 10)),
        ("in two months", dt.date(2026, 5, 10)),
    ],
)
def test_so_long_from_today(text: str, expected: dt.date) -> None:
    assert read_date(text, TODAY) == expected


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        ("2026-01-31", "om en månad", "2026-02-28"),
        ("2027-12-31", "om 2 månader", "2028-02-29"),
        ("2026-03-31", "om 3 månader", "2026-06-30"),
        ("2028-02-29", "om ett år", "2029-02-28"),
        ("2026-12-10", "om en månad", "2027-01-10"),
    ],
)
def test_a_month_without_that_day_has_a_last_one(today: str, text: str, expected: str) -> None:
    assert normalise_date(text, dt.date.fromisoformat(today)) == expected


@given(DAYS, st.integers(1, 999))
def test_weeks_from_today_keep_the_weekday(today: dt.date, count: int) -> None:
    found = read_date(f"om {count} veckor", today)
    assert found is not None
    assert (found - today).days == 7 * count


def test_leap_days_may_be_eight_years_apart() -> None:
    assert read_date("29/2", dt.date(2096, 3, 1)) == dt.date(2104, 2, 29)
    assert read_date("29/2", dt.date(2104, 2, 28), Lean.BIRTH) == dt.date(2096, 2, 29)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10/3", TODAY),
        ("11/3", dt.date(2025, 3, 11)),
        ("29/2", dt.date(2024, 2, 29)),
        ("torsdag", dt.date(2026, 3, 5)),
        ("12 april 26", dt.date(1926, 4, 12)),
        ("530412", dt.date(1953, 4, 12)),
        ("100309", dt.date(2010, 3, 9)),
        ("1953-04-12", dt.date(1953, 4, 12)),
    ],
)
def test_a_birth_date_is_never_to_come(text: str, expected: dt.date) -> None:
    assert read_date(text, TODAY, Lean.BIRTH) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "31/2",
        "12/13",
        "2026-02-30",
        "12-3",
        "1203",
        "vecka 12",
        "nästa vecka",
        "nästa månad",
        "om några veckor",
        "om 0 dagar",
        "om 2000 dagar",
        "om åtta dagar",  # a week, to many
        "om ett tag",
        "på torsdag om tre veckor",
        "3 veckor",
        "om tre veckor eller en månad",
        "fre 12 mars",  # it is a Thursday: one of the two is wrong
        "12 mås",
        "12 ma",
        "på",
        "tills vidare",
        "9999/12/31",
        "12/3-26 eller 13/3-26, det beror på när Anna kan komma",
        "١٢/٣",
    ],
)
def test_what_cannot_be_read_is_not_guessed(text: str) -> None:
    assert read_date(text, TODAY) is None
    assert normalise_date(f" {text} ", TODAY) == text.strip()


@given(st.dates(), DAYS)
def test_iso_dates_round_trip(date: dt.date, today: dt.date) -> None:
    assert read_date(date.isoformat(), today) == date
    assert normalise_date(date.isoformat(), today, Lean.BIRTH) == date.isoformat()


@given(DAYS, DAYS)
def test_the_day_as_it_is_read_aloud_can_be_typed_again(date: dt.date, today: dt.date) -> None:
    assert read_date(spoken_date(date.isoformat(), "sv"), today) == date
    assert read_date(spoken_date(date.isoformat(), "en"), today) == date


@given(DAYS, DAYS)
def test_a_day_and_month_is_never_on_the_wrong_side_of_today(date: dt.date, today: dt.date) -> None:
    text = f"{date.day}/{date.month}"
    coming, has_been = read_date(text, today), read_date(text, today, Lean.BIRTH)
    assert coming is not None
    assert has_been is not None
    assert has_been <= today <= coming
    assert (coming.day, coming.month) == (date.day, date.month)


@given(DAYS, DAYS)
def test_a_birth_date_is_never_in_the_future(date: dt.date, today: dt.date) -> None:
    found = read_date(date.strftime("%y%m%d"), today, Lean.BIRTH)
    assert found is None or found <= today


@given(st.text() | st.text("0123456789-/. :marsjuliktoråäö", max_size=20), st.dates())
@example("imorgon", dt.date.max)
@example("igår", dt.date.min)
@example("torsdag", dt.date.max)
@example("9/3", dt.date.max)
@example("om 3 veckor", dt.date.max)
@example("om 12 månader", dt.date.max)
def test_no_text_raises(text: str, today: dt.date) -> None:
    for lean in Lean:
        date = read_date(text, today, lean)
        assert normalise_date(text, today, lean) == (date.isoformat() if date else text.strip())
    time = read_time(text)
    assert normalise_time(text) == (time.isoformat("minutes") if time else text.strip())
    assert day(text) is not None or spoken_date(text, "en") == short_date(text, "sv") == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:30", dt.time(14, 30)),
        ("14.30", dt.time(14, 30)),
        ("1430", dt.time(14, 30)),
        ("14 30", dt.time(14, 30)),
        ("14", dt.time(14)),
        ("kl 14", dt.time(14)),
        ("Kl. 9.15", dt.time(9, 15)),
        ("klockan 8", dt.time(8)),
        ("930", dt.time(9, 30)),
        ("00:00", dt.time(0)),
        ("14:30:00", dt.time(14, 30)),
    ],
)
def test_ways_to_write_a_time(text: str, expected: dt.time) -> None:
    assert read_time(text) == expected
    assert normalise_time(text) == expected.isoformat("minutes")


@pytest.mark.parametrize("text", ["", "25", "24:00", "14:60", "halv tre", "14-15", "12345", "kl"])
def test_times_that_cannot_be_read_stay_as_typed(text: str) -> None:
    assert read_time(text) is None
    assert normalise_time(text) == text


@given(st.times())
def test_times_round_trip(time: dt.time) -> None:
    minute = time.replace(second=0, microsecond=0)
    assert read_time(minute.isoformat("minutes")) == minute


def test_dates_are_read_aloud_in_both_languages() -> None:
    assert spoken_date("2026-03-12", "sv") == "torsdag 12 mars 2026"
    assert spoken_date("2026-03-12", "en").startswith("Thursday")
    assert short_date("2026-03-12", "sv") == "12 mars 2026"
    assert short_date("2026-03-12", "en") == "12 Mar 2026"
    assert spoken_date("tills vidare", "sv") == "tills vidare"
    assert short_date("", "en") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2 nov", dt.date(2026, 11, 2)),
        ("26 oktober", dt.date(2026, 10, 26)),
        ("26/10", dt.date(2026, 10, 26)),
        ("mån 26 okt", dt.date(2026, 10, 26)),
        ("26 augusti", dt.date(2026, 8, 26)),
        ("20 augusti", dt.date(2027, 8, 20)),
        ("24 nov", dt.date(2026, 11, 24)),
        ("2 jan", dt.date(2027, 1, 2)),
        ("måndag", dt.date(2026, 11, 30)),
        ("i måndags", dt.date(2026, 11, 16)),
        ("tis 26 okt", None),
    ],
)
def test_a_meeting_was_held_lately_rather_than_in_a_year(
    text: str, expected: dt.date | None
) -> None:
    assert read_date(text, LATE_IN_NOVEMBER, Lean.NEAR) == expected


@pytest.mark.parametrize(
    ("text", "been", "to_come"),
    [("2 nov", "2026-11-02", "2027-11-02"), ("2 jan", "2026-01-02", "2027-01-02")],
)
def test_a_day_that_has_been_is_this_years_and_one_to_come_never_has_been(
    text: str, been: str, to_come: str
) -> None:
    assert normalise_date(text, LATE_IN_NOVEMBER, Lean.BACK) == been
    assert normalise_date(text, LATE_IN_NOVEMBER, Lean.AHEAD) == to_come


@given(DAYS, DAYS)
def test_a_day_near_today_is_the_nearer_one(date: dt.date, today: dt.date) -> None:
    text = f"{date.day}/{date.month}"
    near = read_date(text, today, Lean.NEAR)
    assert near is not None
    assert near in {read_date(text, today, lean) for lean in (Lean.AHEAD, Lean.BACK)}
    assert (today - near).days <= LATELY


def test_two_figures_for_a_year_mean_this_century_where_nobody_is_born() -> None:
    assert read_date("12/3-26", TODAY, Lean.BACK) == dt.date(2026, 3, 12)
    assert read_date("12/3-26", TODAY, Lean.BIRTH) == dt.date(1926, 3, 12)
    assert read_date("11/3", TODAY, Lean.BACK) == dt.date(2025, 3, 11)
