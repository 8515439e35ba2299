"""Before something is taken away: what is recorded at follow-ups, and will be gone with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sipdesk.case import (
    Case,
    FollowUp,
    Goal,
    Intervention,
    Participant,
    attendance,
    day,
    goal_review,
    intervention_review,
    is_empty_row,
    is_in_approved_version,
    rows_of,
)
from sipdesk.dates import spoken_date
from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext, window_language

LOOKED_BACK_ON = ("goals", "interventions")


def what_removing_loses(case: Case, follow_up: FollowUp, today: dt.date) -> str:
    """The question before a follow-up that was held is taken away, or "" where nothing is
    recorded at it: no rating, no words, no presence, no decision, and no day that has been.
    """
    intro = _("Det här är antecknat vid uppföljningen och försvinner:")
    return _question(intro, _recorded(case, follow_up, today))


def what_removing_loses_at_follow_ups(
    case: Case, row: Goal | Intervention | Participant, _today: dt.date
) -> str:
    """The question before a goal, an intervention or a participant is taken away of which
    something is recorded at a follow-up, or "". Of what is in an approved version, it stays.
    """
    if any(is_in_approved_version(case, part, row.id) for part in LOOKED_BACK_ON):
        return ""
    intro = _("Det här är antecknat vid uppföljning och försvinner:")
    return _question(intro, _recorded_of(case, row.id))


def _question(intro: str, recorded: Iterable[str]) -> str:
    lost = "\n".join(f"• {line}" for line in recorded)
    if not lost:
        return ""
    after = _(
        "Det som är antecknat om en person ska finnas kvar. Att ta bort går bara att ångra "
        "(Ctrl+Z) så länge personen är öppen."
    )
    return f"{intro}\n\n{lost}\n\n{after}"


def _recorded_of(case: Case, row_id: str) -> Iterator[str]:
    for meeting in case.follow_ups:
        date = meeting.date and spoken_date(meeting.date, window_language())
        at = {"date": date or _("Utan datum")}
        goal = goal_review(case, meeting.id, row_id)
        if not is_empty_row(goal):
            yield _("{date}: bedömningen av målet", **at)
        if goal.own_words.strip():
            yield _("{date}: det som personen sa med egna ord", **at)
        if not is_empty_row(intervention_review(case, meeting.id, row_id)):
            yield _("{date}: hur det gick med insatsen", **at)
        if not is_empty_row(attendance(case, meeting.id, row_id)):
            yield _("{date}: om deltagaren var med", **at)


def _recorded(case: Case, follow_up: FollowUp, today: dt.date) -> Iterator[str]:
    held = day(follow_up.date)
    if held is not None and held < today:
        date = spoken_date(follow_up.date, window_language())
        yield _("att ni träffades {date}", date=date)
    came = _written(case, "attendances", follow_up)
    if came or follow_up.present.strip():
        yield _("vilka som var med")
    goals = _written(case, "goal_reviews", follow_up)
    if goals:
        yield ngettext("bedömningen av {n} mål", "bedömningen av {n} mål", goals)
    if any(r.own_words.strip() for r in case.goal_reviews if r.follow_up_id == follow_up.id):
        yield _("det som personen sa med egna ord")
    interventions = _written(case, "intervention_reviews", follow_up)
    if interventions:
        yield ngettext(
            "hur det gick med {n} insats", "hur det gick med {n} insatser", interventions
        )
    if follow_up.what_to_change.strip() or follow_up.next_step or follow_up.next_date.strip():
        yield _("vad ni kom fram till")


def _written(case: Case, part: str, follow_up: FollowUp) -> int:
    """How many of the rows of a follow-up anything is written in."""
    rows = (row for row in rows_of(case, part) if row.follow_up_id == follow_up.id)
    return sum(not is_empty_row(row) for row in rows)
