"""Before a follow-up is taken away: what is recorded at it, and will be gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sipdesk.case import Case, FollowUp, day, is_empty_row, rows_of
from sipdesk.dates import spoken_date
from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext, window_language


def what_removing_loses(case: Case, follow_up: FollowUp, today: dt.date) -> str:
    """The question before a follow-up that was held is taken away, or "" where nothing is
    recorded at it: no rating, no words, no presence, no decision, and no day that has been.
    """
    lost = "\n".join(f"• {line}" for line in _recorded(case, follow_up, today))
    if not lost:
        return ""
    intro = _("Det här är antecknat vid uppföljningen och försvinner:")
    after = _(
        "Det som är antecknat om en person ska finnas kvar. Att ta bort går bara att ångra "
        "(Ctrl+Z) så länge personen är öppen."
    )
    return f"{intro}\n\n{lost}\n\n{after}"


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
