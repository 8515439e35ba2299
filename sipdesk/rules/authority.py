"""In what right somebody says yes or no for the person."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Authority, Case
from sipdesk.i18n import N_
from sipdesk.rules.age import is_adult, is_minor
from sipdesk.rules.guardians import is_kept_out

RELATIVE_OF_ADULT = N_(
    "En närstående kan inte samtycka i stället för en vuxen. Fråga personen själv, eller den som "
    "är god man, förvaltare eller framtidsfullmaktshavare."
)
GUARDIAN_OF_ADULT = N_(
    "Personen har fyllt 18 år, så en vårdnadshavare kan inte längre samtycka. Fråga personen själv."
)
KEPT_OUT = N_(
    "Sekretess gäller mot vårdnadshavaren, som därför inte kan samtycka för personen. Fråga "
    "personen själv eller den andra vårdnadshavaren."
)


def no_right_to_consent(case: Case, authority: Authority, today: dt.date, name: str = "") -> str:
    """Why somebody with that authority cannot consent for the person, as a message id, or "".

    A relative has no authority for an adult (no statute gives one); a person whose birth date is
    not known is taken for an adult. A guardian's ends at 18 (FB 6 kap. 2 §). A child's own yes
    counts, and so does a guardian's: practice differs between regions, so both are supported. Not
    that of a guardian, known by name, to whom secrecy applies (OSL 2009:400 12 kap. 3 §).
    """
    if authority is Authority.RELATIVE and not is_minor(case, today):
        return RELATIVE_OF_ADULT
    if authority is Authority.GUARDIAN and is_adult(case, today):
        return GUARDIAN_OF_ADULT
    if authority is Authority.GUARDIAN and is_kept_out(case, name):
        return KEPT_OUT
    return ""
