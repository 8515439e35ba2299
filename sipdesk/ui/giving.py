"""Giving copies to named recipients: made ready, noted when they are given, and who has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sipdesk.case import Case, CopyForm, CopyGiven
from sipdesk.i18n import gettext as _
from sipdesk.ports import Wanted
from sipdesk.rules import (
    NAMING_THE_MEETING,
    copies_handed_over,
    meeting_at,
    numbered_copies,
    was_away,
    with_copies_given,
    with_copies_saved,
    without_copy,
)
from sipdesk.ui.desk import Desk
from sipdesk.ui.document_kind import logged_as

MOST_NAMES = 4


def copies_ready(
    case: Case, recipient_ids: tuple[str, ...], wanted: Wanted, form: CopyForm, now: dt.datetime
) -> tuple[CopyGiven, ...]:
    """A numbered copy of what is wanted for each recipient; none of them is in the log yet.

    Raises OutsideConsentError for a recipient who may have none today.
    """
    return numbered_copies(case, recipient_ids, _like(case, wanted, form, now))


def copies_from_elsewhere(
    case: Case, recipient_ids: tuple[str, ...], wanted: Wanted, now: dt.datetime
) -> tuple[CopyGiven, ...]:
    """What each recipient has got otherwise: their saved file if it waits, or else a paper.

    Raises OutsideConsentError for a recipient who may have none today.
    """
    like = _like(case, wanted, CopyForm.PAPER, now)
    return copies_handed_over(case, recipient_ids, like)


def _like(case: Case, wanted: Wanted, form: CopyForm, now: dt.datetime) -> CopyGiven:
    document, version = logged_as(wanted.kind, case, wanted.version)
    return CopyGiven(
        number=0,
        document=document,
        version=version,
        given_at=now.isoformat(timespec="seconds"),
        form=form,
        language=wanted.language,
        meeting_at=meeting_at(case.meeting) if document in NAMING_THE_MEETING else "",
    )


def note_saved(desk: Desk, copies: Sequence[CopyGiven]) -> None:
    """Keep the numbers of saved files, for ever: no other paper may bear them."""
    case = desk.editor.case
    if case is not None and copies:
        desk.editor.settle(with_copies_saved(case, copies))


def note_given(desk: Desk, copies: tuple[CopyGiven, ...]) -> None:
    """Put copies that were given into the log, for ever."""
    case = desk.editor.case
    if case is not None and copies:
        desk.editor.settle(with_copies_given(case, copies))


def handed_over_in_words(desk: Desk, copies: Sequence[CopyGiven]) -> str:
    """The question before copies are noted that did not come out of a printer here. Whoever was not
    at the meeting is easily ticked as one of all, so that it is said.
    """
    question = _("Har de här fått var sin kopia? Det som antecknas går inte att ångra.")
    return "\n".join([question, "", *(f"• {_to_whom(desk, copy)}" for copy in copies)])


def _to_whom(desk: Desk, copy: CopyGiven) -> str:
    case, who = desk.editor.case, _numbered(copy)
    if case is None or not was_away(case, copy.recipient, copy.document, desk.today()):
        return who
    return _("{who} (var inte på mötet)", who=who)


def _numbered(copy: CopyGiven) -> str:
    """Whose copy it is, and its number: a saved file is found by that alone."""
    name = copy.recipient_name or _("personen")
    if copy.form is not CopyForm.FILE:
        return name
    return _("{name}, exemplar {number}", name=name, number=copy.number)


def who_has_none(case: Case, version: int, today: dt.date) -> str:
    """Who was there, or shall have a copy of a version of the plan, and has none; "" for nobody."""
    waiting = without_copy(case, version, today)
    names = [recipient.name or _("personen") for recipient in waiting]
    if not names:
        return ""
    if len(names) > MOST_NAMES:
        return _("{count} personer har ännu inte fått någon kopia.", count=len(names))
    return _("Har ännu inte fått någon kopia: {names}.", names=", ".join(names))
