"""What is told above a paper before it is printed."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Case
from sipdesk.editions import edition_of
from sipdesk.i18n import gettext as _
from sipdesk.ports import DocumentKind, Wanted
from sipdesk.rules import remarks_on_invitation
from sipdesk.ui.strange_characters import about_strange

NAMING_THE_MEETING = {DocumentKind.INVITATION, DocumentKind.PREPARATION}


def before_print(case: Case, wanted: Wanted, strange: str, today: dt.date) -> str:
    """What of the meeting can hardly be right, what nobody has reviewed, and which characters
    no font has; "" if there is nothing to tell.
    """
    names_it = wanted.kind in NAMING_THE_MEETING
    known = [_(each) for each in remarks_on_invitation(case, today)] if names_it else []
    if edition_of(wanted.language).is_unreviewed:
        known.append(_("Översättningen är inte granskad av någon som har språket som modersmål."))
    return " ".join(filter(None, [*known, about_strange(strange)]))
