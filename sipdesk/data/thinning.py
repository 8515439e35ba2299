"""Which backups are kept: all of a day, one a day for two weeks, then one a week, one a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Final

ALL_FOR: Final = dt.timedelta(hours=24)
DAYS: Final = 14
WEEKS: Final = 8
MONTHS: Final = 12

Period = Callable[[dt.datetime], tuple[int, ...]]


def kept(times: Iterable[dt.datetime], now: dt.datetime) -> frozenset[dt.datetime]:
    """The times of the backups that stay; all with time zone.

    The newest of each of the last 14 days, 8 weeks and 12 months that have one at all, counted
    from the newest backup: a laptop that lay in a drawer for a year keeps what it has. What bears
    a time to come was made before a clock was set back. It stays, and never pushes others out,
    until its time has come.
    """
    past = sorted((time for time in times if time <= now), reverse=True)
    to_come = {time for time in times if time > now}
    fresh = {time for time in past if now - time <= ALL_FOR}
    thinned = (_newest_of_each(past, period, most) for period, most in _PERIODS.items())
    return frozenset(to_come | fresh).union(*thinned)


def _newest_of_each(
    times: Iterable[dt.datetime], period: Period, most: int
) -> frozenset[dt.datetime]:
    newest: dict[tuple[int, ...], dt.datetime] = {}
    for time in times:
        newest.setdefault(period(time), time)
    return frozenset(list(newest.values())[:most])


def _day(time: dt.datetime) -> tuple[int, ...]:
    return time.year, time.month, time.day


def _week(time: dt.datetime) -> tuple[int, ...]:
    year, week, _weekday = time.isocalendar()
    return year, week


def _month(time: dt.datetime) -> tuple[int, ...]:
    return time.year, time.month


_PERIODS: Final[Mapping[Period, int]] = {_day: DAYS, _week: WEEKS, _month: MONTHS}
