"""The check that nobody who was at the meeting goes home without a copy."""

from __future__ import annotations

from collections.abc import Sequence

from sipdesk.case import Address
from sipdesk.i18n import N_
from sipdesk.rules.about_ending import latest_approved
from sipdesk.rules.copies import THE_PERSON, Recipient, without_copy
from sipdesk.rules.finding import Findings, Look, advised


def copy_findings(look: Look) -> Findings:
    """Whether everybody has got the plan that was approved last."""
    version = latest_approved(look.case)
    if version is None:
        return
    waiting = without_copy(look.case, version.number, look.today)
    if waiting:
        yield advised(
            "no-copy",
            _sentence(waiting),
            Address("copies_given", ""),
            who=waiting[0].name,
            count=str(len(waiting)),
        )


def _sentence(waiting: Sequence[Recipient]) -> str:
    """A participant can also be noted as having none; the person always gets one."""
    if len(waiting) > 1:
        return N_(
            "Lämna ut den godkända planen. {count} personer har inte fått någon kopia. "
            "Ange under Deltagare om någon av dem inte ska ha någon."
        )
    if waiting[0].id != THE_PERSON:
        return N_(
            "Ge {who} en kopia av den godkända planen, eller ange under Deltagare "
            "att hen inte ska ha någon."
        )
    if not waiting[0].name:
        return N_("Ge personen en kopia av den godkända planen.")
    return N_("Ge {who} en kopia av den godkända planen.")
