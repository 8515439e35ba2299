"""Checks of who is named: a number that belonged in the field beside is nobody."""

from __future__ import annotations

from sipdesk.case import Address, rows_of, value_at
from sipdesk.i18n import N_
from sipdesk.rules.finding import Findings, Look, doubtful

NAMED_ONCE = (
    ("coordinator", "name"),
    ("meeting", "convener"),
    ("plan", "main_responsible"),
    ("plan", "follow_up_convener"),
)
NAMED_IN_ROWS = (("participants", "name"), ("interventions", "responsible_person"))


def name_findings(look: Look) -> Findings:
    """Where something is written that has no letter, and so is read aloud and printed as a name."""
    case = look.case
    once = (Address(*place) for place in NAMED_ONCE)
    in_rows = (
        Address(part, field, row.id) for part, field in NAMED_IN_ROWS for row in rows_of(case, part)
    )
    for address in (*once, *in_rows):
        written = str(value_at(case, address)).strip()
        if written and not any(letter.isalpha() for letter in written):
            yield doubtful(
                "name-without-letters",
                N_("”{text}” är inget namn. Skriv vem som menas."),
                address,
                text=written,
            )
