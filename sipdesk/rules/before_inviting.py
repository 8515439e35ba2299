"""What is to be known before somebody is called to the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sipdesk.case import Address, Case, day
from sipdesk.i18n import N_
from sipdesk.rules.about_dates import is_unreadable
from sipdesk.rules.about_names import is_nearly_known

WHEN = ("date", "start", "end")


def remarks_on_invitation(case: Case, today: dt.date) -> Iterator[str]:
    """What of the meeting can hardly be right on paper (message ids). A blank one is written on."""
    meeting, on = case.meeting, day(case.meeting.date)
    if any(is_unreadable("meeting", field, getattr(meeting, field)) for field in WHEN):
        yield N_("Mötets dag eller tid går inte att läsa. Rätta den under Deltagare.")
    elif on is not None and on < today:
        yield N_("Mötets dag har redan varit. Rätta den under Deltagare om den är fel.")
    if is_nearly_known(case, Address("meeting", "convener")):
        yield N_("Den som kallar finns inte bland deltagarna. Rätta namnet under Deltagare.")
