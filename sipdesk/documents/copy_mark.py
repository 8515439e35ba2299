"""What stands on each page of a copy: whose it is, and its number.

A paper that is nobody's copy says so. It is the last line of defence against handing somebody what
the person's consent does not give them.
"""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Case, CopyGiven
from sipdesk.documents.wording import Wording, joined
from sipdesk.rules import hold_to_consent


def copy_mark(case: Case, copy: CopyGiven | None, today: dt.date, wording: Wording) -> str:
    """`Exemplar 2 till Anna Ek`, and without a copy that it is made out to nobody.

    Raises OutsideConsentError for a recipient who may have no copy today; the present case counts,
    for an approved version as well.
    """
    _ = wording.texts.gettext
    if copy is None:
        return _("Utskrift utan mottagare")
    hold_to_consent(case, copy.recipient, today)
    name = joined([" ".join(copy.recipient_name.split())])
    if not name:
        return _("Exemplar {number} till personen själv", number=copy.number)
    return _("Exemplar {number} till {name}", number=copy.number, name=name)
