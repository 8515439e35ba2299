"""When the meeting ends says something only beside when it begins."""

from __future__ import annotations

import datetime as dt

import pytest

from sipdesk.case import Case, Meeting
from sipdesk.rules import findings, remark_on_end

TODAY = dt.date(2026, 3, 10)
NO_START = "Skriv också när mötet börjar."
ENDS_FIRST = "Mötet slutar innan det börjar. Rätta klockslagen."


@pytest.mark.parametrize(
    ("start", "end", "remark", "code"),
    [
        ("", "15:00", NO_START, "meeting-without-start"),
        ("16:00", "15:00", ENDS_FIRST, "meeting-ends-first"),
        ("14:00", "15:00", "", ""),
        ("15:00", "15:00", "", ""),
        ("16:00", "", "", ""),
        ("", "", "", ""),
        ("efter lunch", "15:00", "", "unreadable-time"),
        ("", "sent", "", "unreadable-time"),
    ],
)
def test_an_end_without_a_start_or_before_it_is_told_below_it_and_among_what_is_missing(
    start: str, end: str, remark: str, code: str
) -> None:
    case = Case(meeting=Meeting(date="2026-03-12", start=start, end=end))
    assert remark_on_end(case) == remark
    told = {each.code for each in findings(case, TODAY) if each.address.field in {"start", "end"}}
    assert told == ({code} if code else set())
