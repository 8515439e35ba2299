"""What the law asks for at a step of the meeting, and how that is told at the table."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer

from sipdesk.case import Case, Principal, is_closed
from sipdesk.i18n import gettext as _
from sipdesk.rules import Finding, stops_approval
from sipdesk.ui.finding_words import finding_in_words
from sipdesk.ui.findings_panel import FINDINGS_DELAY_MS
from sipdesk.ui.meeting.chapters import OTHERS, Chapter, Step, step_at
from sipdesk.ui.meeting.reading import who_does
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.put_off_words import put_off_in_words


def stops_at_the_table(case: Case, today: dt.date) -> tuple[Finding, ...]:
    """Everything that the law asks for before an approval that is still to come."""
    return () if case.is_approved or is_closed(case) else stops_approval(case, today)


class NeededLine(NoteLine):
    """Told at the step itself while it is blank: after the reading, nobody goes back gladly.

    All rules take as long as the whole rest of a key: while somebody writes here, they wait until
    the keys rest.
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked: tuple[Case, Step, dt.date] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(FINDINGS_DELAY_MS)
        self._rest.timeout.connect(self._tell)

    def show_step(self, case: Case, step: Step, today: dt.date) -> None:
        """Tell what the law asks for at a step, and what others do already, or nothing."""
        around = self.parentWidget()
        is_there = self._asked is not None and step.is_like(self._asked[1])
        self._asked = (case, step, today)
        if is_there and around is not None and around.isVisible():
            self._rest.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._rest.stop()
        if self._asked is not None:
            self.say(_in_words(*self._asked))


def _in_words(case: Case, step: Step, today: dt.date) -> str:
    found = stops_at_the_table(case, today)
    here = [each for each in found if step_at((step,), each.address) is not None]
    lines = [_("Lagkrav: {sentence}", sentence=finding_in_words(each)) for each in here]
    others = already_by_others(case) if step.card == OTHERS else ""
    later = put_off_in_words(case) if step.chapter is Chapter.FOLLOW_UP else ""
    return "\n".join(filter(None, (others, later, *lines)))


def already_by_others(case: Case) -> str:
    """What others than the municipality and the region do as an intervention: it stands in the plan
    and is not to be written once more. "" for nothing, and where more is written already.
    """
    by_others = (each for each in case.interventions if each.principal is Principal.OTHER)
    parts = ((each.what.strip(), who_does(each)) for each in by_others)
    told = [", ".join(filter(None, part)) for part in parts if part[0]]
    if not told or case.plan.others_measures.strip():
        return ""
    return _(
        "Står redan bland insatserna: {interventions}. Svara Ja, och skriv bara om någon gör "
        "något mer.",
        interventions="; ".join(told),
    )
