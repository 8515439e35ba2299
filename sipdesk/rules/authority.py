"""In what right somebody says yes or no for the person."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Authority, Case
from sipdesk.i18n import N_
from sipdesk.identity import age_on, birth_date_of

OF_AGE = 18  # years, FB 9 kap. 1 §

RELATIVE_OF_ADULT = N_(
    "En närstående kan inte samtycka i stället för en vuxen. Fråga personen själv, eller den som "
    "är god man, förvaltare eller framtidsfullmaktshavare."
)
GUARDIAN_OF_ADULT = N_(
    "Personen har fyllt 18 år, så en vårdnadshavare kan inte längre samtycka. Fråga personen själv."
)


def no_right_to_consent(case: Case, authority: Authority, today: dt.date) -> str:
    """Why somebody with that authority cannot consent for the person, as a message id, or "".

    A relative has no authority for an adult (no statute gives one); a person whose birth date is
    not known is taken for an adult. A guardian's ends at 18 (FB 6 kap. 2 §).
    """
    if authority is Authority.RELATIVE and not _is_known_minor(case, today):
        return RELATIVE_OF_ADULT
    if authority is Authority.GUARDIAN and _is_known_adult(case, today):
        return GUARDIAN_OF_ADULT
    return ""


def _is_known_minor(case: Case, today: dt.date) -> bool:
    birth = birth_date_of(case.person, today)
    return birth is not None and age_on(birth, today) < OF_AGE


def _is_known_adult(case: Case, today: dt.date) -> bool:
    birth = birth_date_of(case.person, today)
    return birth is not None and age_on(birth, today) >= OF_AGE
