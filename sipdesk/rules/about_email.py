"""Checks of e-mail addresses: one without @ reaches nobody."""

from __future__ import annotations

from sipdesk.case import Address
from sipdesk.i18n import N_
from sipdesk.rules.finding import Findings, Look, doubtful

EMAIL_WITHOUT_AT = N_("E-postadressen saknar @.")  # at the field itself
EMAIL_FIELDS = {("person", "email"), ("coordinator", "email"), ("participants", "email")}


def is_no_email(text: str) -> bool:
    """Whether something is written that cannot be an e-mail address."""
    return bool(text.strip()) and "@" not in text


def email_findings(look: Look) -> Findings:
    """Addresses without @. None of the sentences carries the address: it may be a secret."""
    case = look.case
    if is_no_email(case.person.email):
        yield doubtful(
            "email",
            N_("Personens e-postadress saknar @. Rätta den."),
            Address("person", "email"),
        )
    if is_no_email(case.coordinator.email):
        yield doubtful(
            "email",
            N_("Samordnarens e-postadress saknar @. Rätta den."),
            Address("coordinator", "email"),
        )
    for each in case.participants:
        if is_no_email(each.email):
            yield doubtful(
                "email",
                N_("E-postadressen till {who} saknar @. Rätta den."),
                Address("participants", "email", each.id),
                who=each.name.strip() or each.role.strip() or each.organisation.strip() or "…",
            )
