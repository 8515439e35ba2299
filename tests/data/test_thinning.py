"""Which backups are kept, also when the clock of the laptop jumps."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.data.thinning import DAYS, MONTHS, WEEKS, kept

NOW = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
TIMES = st.lists(
    st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 1, 1), timezones=st.just(dt.UTC)),
    max_size=60,
)


def hourly(days: int) -> list[dt.datetime]:
    return [NOW - n * HOUR for n in range(days * 24)]


def test_all_of_the_last_day_and_then_one_a_day() -> None:
    stays = kept(hourly(10), NOW)
    assert {NOW - n * HOUR for n in range(25)} <= stays
    older = [time for time in stays if NOW - time > DAY]
    assert len(older) == len({time.date() for time in older})


def test_years_of_hourly_backups_become_few() -> None:
    stays = kept(hourly(800), NOW)
    assert len(stays) <= 25 + DAYS + WEEKS + MONTHS
    assert NOW - min(stays) > dt.timedelta(days=300)
    assert len({time.date() for time in stays if NOW - time <= DAYS * DAY}) == DAYS
    weeks = {time.isocalendar()[:2] for time in stays if NOW - time <= WEEKS * 7 * DAY}
    assert len(weeks) >= WEEKS


def test_after_a_year_in_a_drawer_nothing_is_gone() -> None:
    then = [NOW - 400 * DAY - n * DAY for n in range(5)]
    assert kept(then, NOW) == frozenset(then)


@pytest.mark.parametrize("jump", [HOUR, 3 * DAY, 4000 * DAY])
def test_a_clock_set_back_drops_nothing_that_was_kept(jump: dt.timedelta) -> None:
    before = kept(hourly(30), NOW)
    assert before <= kept(before | {NOW - jump}, NOW - jump) | kept(before, NOW)
    assert {time for time in before if time > NOW - jump} <= kept(before, NOW - jump)


def test_a_clock_that_ran_ahead_costs_no_backup_once_it_is_right_again() -> None:
    ahead = [NOW + 5000 * DAY + n * HOUR for n in range(100)]
    stays = kept([*hourly(3), *ahead], NOW)
    assert kept(hourly(3), NOW) < stays
    assert set(ahead) <= stays


@given(TIMES, st.integers(-3000, 3000))
def test_the_newest_is_always_kept_and_thinning_twice_is_thinning_once(
    times: list[dt.datetime], days: int
) -> None:
    now = NOW + days * DAY
    stays = kept(times, now)
    assert stays <= set(times)
    assert kept(stays, now) == stays
    if times:
        assert max(times) in stays
