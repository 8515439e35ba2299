"""What the note below a field tells of the value that was written there."""

from __future__ import annotations

import datetime as dt

from sipdesk.dates import short_date
from sipdesk.i18n import gettext as _
from sipdesk.i18n import window_language
from sipdesk.identity import IdentityKind, check_identity
from sipdesk.rules import is_in_unusual_words


def note_on_identity(value: str, today: dt.date) -> str:
    """What a number says of the person, or what is wrong with it."""
    checked = check_identity(value, today)
    if checked.problem:
        return _(checked.problem)
    if checked.kind is IdentityKind.RESERVE or checked.birth_date is None:
        return ""
    born = short_date(checked.birth_date.isoformat(), window_language())
    if checked.kind is IdentityKind.BIRTH_DATE:
        return _("Ett födelsedatum: {date}. Det räcker här.", date=born)
    return _("Stämmer. Född {date}.", date=born)


def note_on_words(part: str, field: str, value: str) -> str:
    """That what is written for a day is none, where words may stand; "" for the usual words."""
    if not is_in_unusual_words(part, field, value):
        return ""
    return _("Ingen dag. Så står det i planen.")
