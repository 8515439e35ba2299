"""What the law asks for at a step of the meeting, and how that is told at the table."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Case, is_closed
from sipdesk.i18n import gettext as _
from sipdesk.rules import Finding, stops_approval
from sipdesk.ui.finding_words import finding_in_words
from sipdesk.ui.meeting.chapters import Step, step_at
from sipdesk.ui.note_line import NoteLine


def stops_at_the_table(case: Case, today: dt.date) -> tuple[Finding, ...]:
    """Everything that the law asks for before an approval that is still to come."""
    return () if case.is_approved or is_closed(case) else stops_approval(case, today)


class NeededLine(NoteLine):
    """Told at the step itself while it is blank: after the reading, nobody goes back gladly."""

    def show_step(self, case: Case, step: Step, today: dt.date) -> None:
        """Tell what the law asks for at a step, or nothing."""
        found = stops_at_the_table(case, today)
        here = [each for each in found if step_at((step,), each.address) is not None]
        self.say("\n".join(_("Lagkrav: {sentence}", sentence=finding_in_words(f)) for f in here))
