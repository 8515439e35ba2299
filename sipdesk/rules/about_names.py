"""Checks of who is named: a number that belonged in the field beside is nobody, and a name that
was corrected elsewhere may stand here as it was.
"""

from __future__ import annotations

from difflib import get_close_matches

from sipdesk.case import Address, Case, rows_of, value_at
from sipdesk.i18n import N_
from sipdesk.rules.finding import Findings, Look, doubtful
from sipdesk.rules.same_name import is_same_name

NEAR = 0.72  # of 1: Per Nordström is near Pär Nordstrand, and not near Lena Ek
NAMED_ONCE = (
    ("coordinator", "name"),
    ("meeting", "convener"),
    ("plan", "main_responsible"),
    ("plan", "follow_up_convener"),
)
CALLING = (("meeting", "convener"), ("plan", "follow_up_convener"))
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
    for address in (Address(*place) for place in CALLING):
        if is_nearly_known(case, address):
            yield doubtful(
                "convener-unknown",
                N_("{text} kallar till mötet men finns inte bland deltagarna. Rätta namnet."),
                address,
                text=str(value_at(case, address)).strip(),
            )


def is_nearly_known(case: Case, address: Address) -> bool:
    """Whether the name at an address is nearly, and not quite, one that the case knows: it was
    misspelt here, or corrected there.
    """
    written = str(value_at(case, address)).strip()
    known = [case.coordinator.name, *(p.name for p in case.participants)]
    if not written or any(is_same_name(written, name) for name in known):
        return False
    return bool(get_close_matches(written.casefold(), map(str.casefold, known), 1, NEAR))
