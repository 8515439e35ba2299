"""When the meeting ends says something only beside when it begins."""

from __future__ import annotations

import datetime as dt

import pytest

from sipdesk.case import Case, Meeting
from sipdesk.rules import findings, remark_on_end, remark_on_start

TODAY = dt.date(2026, 3, 10)
NO_START = "Skriv också när mötet börjar."
ENDS_FIRST = "Mötet slutar innan det börjar."


@pytest.mark.parametrize(
    ("start", "end", "remarks", "code"),
    [
        ("", "15:00", (NO_START, ""), "meeting-without-start"),
        ("16:00", "15:00", ("", ENDS_FIRST), "meeting-ends-first"),
        ("14:00", "15:00", ("", ""), ""),
        ("15:00", "15:00", ("", ""), ""),
        ("16:00", "", ("", ""), ""),
        ("", "", ("", ""), ""),
        ("efter lunch", "15:00", ("", ""), "unreadable-time"),
        ("", "sent", ("", ""), "unreadable-time"),
    ],
)
def test_what_the_times_say_of_each_other_is_told_at_the_field_and_among_what_is_missing(
    start: str, end: str, remarks: tuple[str, str], code: str
) -> None:
    case = Case(meeting=Meeting(date="2026-03-12", start=start, end=end))
    assert (remark_on_start(case), remark_on_end(case)) == remarks
    told = {each.code for each in findings(case, TODAY) if each.address.field in {"start", "end"}}
    assert told == ({code} if code else set())
