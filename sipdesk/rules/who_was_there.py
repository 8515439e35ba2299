"""Who was at the meeting that the plan in work comes of: the one of the plan, or the follow-up
after which it was changed.
"""

from __future__ import annotations

import datetime as dt

from sipdesk.case import (
    Case,
    Participant,
    Presence,
    approval_day,
    approved_version,
    attendance,
    came_of,
)
from sipdesk.rules.about_participants import ATTENDED


def presence_then(case: Case, participant: Participant, today: dt.date) -> Presence:
    """Whether a participant came; of a follow-up where nobody's presence is noted, nothing is
    known, and it is told of the meeting of the plan.
    """
    approved = approved_version(case, case.plan.version)
    follow_up = came_of(case, approval_day(approved) if approved is not None else today)
    if follow_up is None:
        return participant.presence
    noted = {p.id: attendance(case, follow_up.id, p.id).presence for p in case.participants}
    is_noted = any(presence in ATTENDED for presence in noted.values())
    return noted.get(participant.id, Presence.UNSET) if is_noted else participant.presence
