"""Who was at the meeting that the plan in work comes of: the one of the plan, or the follow-up
after which it was changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sipdesk.case import Case, Presence, approval_day, approved_version, attendance, came_of
from sipdesk.rules.about_participants import ATTENDED


def presences(case: Case, today: dt.date) -> Mapping[str, Presence]:
    """Whether each participant came, by id; of a follow-up where nobody's presence is noted,
    nothing is known, and it is told of the meeting of the plan.
    """
    approved = approved_version(case, case.plan.version)
    follow_up = came_of(case, approval_day(approved) if approved is not None else today)
    if follow_up is not None:
        noted = {p.id: attendance(case, follow_up.id, p.id).presence for p in case.participants}
        if ATTENDED & set(noted.values()):
            return noted
    return {p.id: p.presence for p in case.participants}
