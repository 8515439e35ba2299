"""Checks of who is named: a number that belonged in the field beside is nobody, and a name that
was corrected elsewhere may stand here as it was.
"""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches

from sipdesk.case import Address, Case, rows_of, value_at
from sipdesk.i18n import N_
from sipdesk.rules.finding import Findings, Look, doubtful
from sipdesk.rules.same_name import is_same_name

NEAR = 0.72  # of 1: Per Nordström is near Pär Nordstrand, and not near Lena Ek
NEAR_WORD = 0.7  # Krantz is near Krans, and Karin not near Arne, whose surname is the same
NAMED_ONCE = (
    ("coordinator", "name"),
    ("meeting", "convener"),
    ("plan", "main_responsible"),
    ("plan", "follow_up_convener"),
)
CALLING = (("meeting", "convener"), ("plan", "follow_up_convener"))
LIKE_SOMEBODY = (("initiative", "proposed_by"), ("plan", "main_responsible"))
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
    yield from _nearly_known(case)


def _nearly_known(case: Case) -> Findings:
    """Of those whom nobody has to call: an approved plan stays as it is."""
    for address in (Address(*place) for place in LIKE_SOMEBODY):
        is_settled = case.is_approved and address.part == "plan"
        if not is_settled and _is_nearly_a_name(case, address):
            yield doubtful(
                "name-nearly-known",
                N_("{text} är nästan ett annat namn här. Rätta det om samma person menas."),
                address,
                text=str(value_at(case, address)).strip(),
            )


def is_nearly_known(case: Case, address: Address) -> bool:
    """Whether the name at an address is nearly, and not quite, one that the case knows: it was
    misspelt here, or corrected there.
    """
    written, known = _written_and_known(case, address)
    return bool(known and get_close_matches(written, known, 1, NEAR))


def _is_nearly_a_name(case: Case, address: Address) -> bool:
    """The same word by word, of the person too: relatives share a surname, and each is nearly the
    other by that.
    """
    written, known = _written_and_known(case, address, case.person.name)
    words = written.split()
    return any(
        len(words) == len(name.split())
        and all(
            SequenceMatcher(None, *pair).ratio() >= NEAR_WORD
            for pair in zip(words, name.split(), strict=True)
        )
        for name in known
    )


def _written_and_known(case: Case, address: Address, *more: str) -> tuple[str, list[str]]:
    """What is written there, and the names that the case knows; none where one of them is meant."""
    written = str(value_at(case, address)).strip()
    known = [case.coordinator.name, *(p.name for p in case.participants), *more]
    if not written or any(is_same_name(written, name) for name in known):
        known = []
    return written.casefold(), [name.casefold() for name in known]
