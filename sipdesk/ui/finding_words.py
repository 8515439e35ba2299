"""A finding as a sentence in the window."""

from __future__ import annotations

from collections.abc import Mapping

from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.rules import Finding

DAYS_AND_TIMES: Mapping[tuple[str, str], str] = {
    ("person", "birth_date"): N_("Födelsedatum"),
    ("initiative", "date"): N_("Initiativet"),
    ("meeting", "date"): N_("Mötets dag"),
    ("meeting", "start"): N_("När mötet börjar"),
    ("meeting", "end"): N_("När mötet slutar"),
    ("participants", "invited_on"): N_("Kallelse eller inbjudan av deltagare {row}"),
    ("plan_consent", "date"): N_("Samtycke till SIP"),
    ("plan_consent", "valid_until"): N_("Samtycke till SIP, gäller till"),
    ("sharing_consent", "date"): N_("Samtycke till att dela uppgifter"),
    ("sharing_consent", "valid_until"): N_("Samtycke till att dela uppgifter, gäller till"),
    ("interventions", "starts"): N_("När insats {row} börjar"),
    ("interventions", "ends"): N_("När insats {row} slutar"),
    ("plan", "follow_up_date"): N_("Dag för uppföljning"),
    ("plan", "follow_up_time"): N_("Tid för uppföljning"),
    ("plan", "approval_date"): N_("Datum för godkännandet"),
    ("plan", "lss_reviewed"): N_("När LSS-planen sågs över"),
    ("follow_ups", "date"): N_("Dag för uppföljning {row}"),
    ("follow_ups", "time"): N_("Tid för uppföljning {row}"),
    ("follow_ups", "next_date"): N_("Nästa uppföljning efter uppföljning {row}"),
    ("ending", "date"): N_("Avslutets dag"),
    ("carried_over", "date"): N_("Dag för överföring {row}"),
}
"""What each field for a day or a time is about. `{row}` is the number of its row, from 1."""


def finding_in_words(finding: Finding) -> str:
    """The sentence of a finding. Where it is about an unreadable day or time, the field comes
    first: the same "32 mars" may stand in several.
    """
    values = dict(finding.values)
    sentence = _(finding.sentence, **values)
    if not finding.code.startswith("unreadable"):
        return sentence
    name = DAYS_AND_TIMES[finding.address.part, finding.address.field]
    return f"{_(name, row=values['row'])}: {sentence}"
