"""A later version tells of the follow-up before it, and who was there, beside its first meeting."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sipdesk.case import (
    Attendance,
    Case,
    FollowUp,
    Presence,
    review_id,
    with_approval,
    with_new_version,
)
from sipdesk.rules import recipients
from tests.documents.examples import ORDINARY, TODAY, approved
from tests.documents.makers import Paper
from tests.documents.reading import Printed

HEADING = "Uppföljningen innan planen ändrades"
HELD = dt.date(2026, 5, 18)
FIRST = approved(ORDINARY)
AWAY = next(p for p in FIRST.participants if p.presence is Presence.ABSENT)


def followed_up(case: Case, on: dt.date, came: Presence = Presence.PRESENT) -> Case:
    """Only who was away at the meeting is noted."""
    meeting = FollowUp(id=f"f {on}", date=on.isoformat(), time="13.00", place="Biblioteket")
    noted = Attendance(
        id=review_id(meeting.id, AWAY.id),
        follow_up_id=meeting.id,
        participant_id=AWAY.id,
        presence=came,
    )
    return replace(
        case,
        follow_ups=(*case.follow_ups, meeting),
        attendances=(*case.attendances, noted),
    )


def second(case: Case) -> Case:
    draft = with_new_version(case)
    plan = replace(draft.plan, change_reason="Annan hjälp", approval_date=HELD.isoformat())
    return replace(draft, plan=plan)


def paper(case: Case, version: int | None = None, today: dt.date = HELD) -> bytes:
    return Paper().plan(case, "sv", today, version)


def text(case: Case, version: int | None = None) -> str:
    return Printed(paper(case, version)).text


def test_a_changed_plan_tells_of_both_meetings() -> None:
    told = text(second(followed_up(FIRST, HELD)))
    before, _heading, behind = told.partition(HEADING)
    assert "Mötet där planen gjordes" in before
    assert AWAY.name not in before.partition("Vilka var med")[2]
    assert "18 maj 2026" in behind
    assert "Biblioteket" in behind
    assert f"{AWAY.name} {AWAY.role}" in behind.partition("Vilka var med")[2]


def test_who_came_to_the_follow_up_signs_what_came_of_it() -> None:
    signing = f"{AWAY.name}, {AWAY.role}"
    assert signing not in text(second(FIRST)).partition("Underskrifter")[2]
    assert signing in text(second(followed_up(FIRST, HELD))).partition("Underskrifter")[2]


def test_of_a_follow_up_where_nobody_is_noted_the_day_alone_is_told() -> None:
    told = text(second(followed_up(FIRST, HELD, Presence.ABSENT)))
    behind = told.partition(HEADING)[2]
    assert "18 maj 2026" in behind
    assert "Vilka var med" not in behind


def test_the_first_version_and_one_without_a_follow_up_tell_of_the_meeting_alone() -> None:
    assert HEADING not in text(followed_up(FIRST, HELD), 1)
    assert HEADING not in text(second(FIRST))
    assert HEADING not in text(second(followed_up(FIRST, HELD + dt.timedelta(days=1))))


def test_what_is_held_later_is_not_on_the_paper_of_what_was_approved() -> None:
    held_at = dt.datetime.combine(HELD, dt.time(15), dt.UTC)
    agreed = with_approval(second(followed_up(FIRST, HELD)), held_at)
    later = followed_up(agreed, HELD + dt.timedelta(days=90))
    assert paper(later, 2, dt.date(2027, 1, 1)) == paper(agreed, 2)
    assert HEADING in text(agreed, 2)


def away(case: Case, today: dt.date) -> list[str]:
    return [r.id for r in recipients(case, today) if r.was_away]


def test_who_came_to_the_follow_up_is_not_called_away_from_what_came_of_it() -> None:
    everybody = " ".join(each.id for each in FIRST.participants)
    sharing = replace(FIRST.consent_entries[1], recipient_ids=everybody)
    shared = replace(FIRST, consent_entries=(sharing,))
    assert away(shared, TODAY) == [AWAY.id]
    assert away(second(followed_up(shared, HELD)), HELD) == []
    assert away(second(followed_up(shared, HELD, Presence.ABSENT)), HELD) == [AWAY.id]
