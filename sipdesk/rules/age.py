"""How old the person is, where the law asks it: under 18, and from 15 with an own standing."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Authority, Case
from sipdesk.identity import age_on, birth_date_of

OWN_STANDING = 15  # years, SoL (2025:400) 3 kap.
OF_AGE = 18  # years, FB 9 kap. 1 §


def age(case: Case, today: dt.date) -> int | None:
    """Whole years on a day; None when nothing that can be right tells the birth date."""
    birth = birth_date_of(case.person, today)
    return age_on(birth, today) if birth is not None and birth <= today else None


def is_minor(case: Case, today: dt.date) -> bool:
    """Whether the person is known to be under 18."""
    years = age(case, today)
    return years is not None and years < OF_AGE


def is_adult(case: Case, today: dt.date) -> bool:
    """Whether the person is known to have turned 18."""
    years = age(case, today)
    return years is not None and years >= OF_AGE


def has_own_standing(case: Case, today: dt.date) -> bool:
    """Whether the person is known to be a child who speaks in their own name: 15, 16 or 17."""
    years = age(case, today)
    return years is not None and OWN_STANDING <= years < OF_AGE


def may_have_guardians(case: Case, today: dt.date) -> bool:
    """Whether to ask for guardians: for a child, and where somebody has said that there is one."""
    said = case.person.representative_authority is Authority.GUARDIAN
    return is_minor(case, today) or (said and age(case, today) is None)
