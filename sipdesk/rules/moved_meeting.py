"""A meeting that was moved after people were told of it: who holds a paper with another day.

SIPdesk's own check. The latest paper of each sort that somebody has got is the one they go by.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sipdesk.case import Address, Answer, Case, CopyGiven, Meeting, day, is_closed, row_of
from sipdesk.i18n import N_
from sipdesk.rules.about_participants import called
from sipdesk.rules.copies import why_no_copy
from sipdesk.rules.finding import Findings, Look, advised
from sipdesk.rules.inviting import INVITATION

PREPARATION = "preparation"  # `CopyGiven.document` of a preparation sheet
NAMING_THE_MEETING = (INVITATION, PREPARATION)
_SENTENCES: Mapping[str, tuple[str, str]] = {
    INVITATION: (
        N_(
            "Mötet har fått en annan dag eller tid sedan {who} fick sin kallelse eller inbjudan. "
            "Lämna en ny."
        ),
        N_(
            "Mötet har fått en annan dag eller tid sedan {who} och {count} till fick sin kallelse "
            "eller inbjudan. Lämna nya."
        ),
    ),
    PREPARATION: (
        N_(
            "Mötet har fått en annan dag eller tid sedan {who} fick sitt förberedelseblad. Lämna "
            "ett nytt."
        ),
        N_(
            "Mötet har fått en annan dag eller tid sedan {who} och {count} till fick sitt "
            "förberedelseblad. Lämna nya."
        ),
    ),
}


def meeting_at(meeting: Meeting) -> str:
    """The day and the time at which it begins, as they are written; "" for neither."""
    return " ".join(filter(None, (meeting.date.strip(), meeting.start.strip())))


def told_of_another_day(case: Case, document: str, today: dt.date) -> tuple[str, ...]:
    """Whose paper names another day or time than the meeting has: the ids of the recipients, ""
    for the person. Nobody once the meeting has been, and nobody who is not to come any more or may
    be given no new paper.
    """
    on = day(case.meeting.date)
    if on is None or on < today or case.approved_versions or is_closed(case):
        return ()
    last = {c.recipient: c for c in case.copies_given if c.document == document}
    holding = (who for who, copy in last.items() if _names_another_day(case, copy))
    return tuple(who for who in holding if _is_to_know(case, who, today))


def _names_another_day(case: Case, copy: CopyGiven) -> bool:
    return copy.meeting_at not in {"", meeting_at(case.meeting)}


def _is_to_know(case: Case, recipient: str, today: dt.date) -> bool:
    row = row_of(case, "participants", recipient) if recipient else None
    is_unwanted = row is not None and row.wanted is Answer.NO
    return not is_unwanted and not why_no_copy(case, recipient, today)


def moved_findings(look: Look) -> Findings:
    """Whether those who were told of the meeting know when it is."""
    for document in NAMING_THE_MEETING:
        whose = told_of_another_day(look.case, document, look.today)
        if whose:
            yield advised(
                f"moved-since-{document}",
                _SENTENCES[document][len(whose) > 1],
                Address("meeting", "date"),
                who=_name(look.case, whose[0]),
                count=str(len(whose) - 1),
            )


def _name(case: Case, recipient: str) -> str:
    row = row_of(case, "participants", recipient) if recipient else None
    return called(row) if row is not None else case.person.name.strip() or "…"
