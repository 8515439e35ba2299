"""Whose principal a role or an organisation tells of by itself.

Municipality and region answer for their staff, SoL (2025:400) 10:8 and HSL (2017:30) 16:4; for what
a relative does, neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sipdesk.case import Address, Case, Principal, value_at, with_value

PRINCIPALS_BY_NAME: Mapping[Principal, re.Pattern[str]] = {
    # Malmö stad is a kommun, but Halmstad is a place; Götalandsregionen
    Principal.MUNICIPALITY: re.compile(r"kommun(en|s)?\b|\bstads?\b", re.IGNORECASE),
    Principal.REGION: re.compile(r"region(en|s)?\b", re.IGNORECASE),
}
# Swedish, as all of the record (PDL 2008:355 3:13). A word of a role: "Mamma och vårdnadshavare".
_RELATIVES = (
    "anhörig närstående mamma mor moder pappa far fader förälder vårdnadshavare styvmamma "
    "styvpappa bonusmamma bonuspappa dotter son syster bror storasyster storebror lillasyster "
    "lillebror syskon halvsyster halvbror make maka man fru hustru sambo särbo partner flickvän "
    "pojkvän mormor morfar farmor farfar barnbarn dotterdotter dotterson sondotter sonson moster "
    "morbror faster farbror kusin svärdotter svärson svärmor svärfar svägerska svåger vän väninna "
    "kompis kamrat granne"
)
RELATIVES = frozenset(_RELATIVES.split())
OF_ROLE = ("role", "organisation")


def principal_in(organisation: str) -> Principal:
    """The only one of kommun and region that the name of an organisation tells of."""
    told = {p for p, named in PRINCIPALS_BY_NAME.items() if named.search(organisation)}
    return told.pop() if len(told) == 1 else Principal.UNSET


def is_relative(role: str) -> bool:
    """Whether a role is that of a relative or a friend, and of no staff."""
    return not RELATIVES.isdisjoint(re.findall(r"\w+", role.casefold()))


def with_principal_of_role(case: Case, address: Address) -> Case:
    """The case after the role of a participant was written: that of a relative is of neither the
    kommun nor the region. Of somebody with an organisation, that one tells.
    """
    role, organisation = (str(value_at(case, address._replace(field=f))) for f in OF_ROLE)
    tells = is_relative(role) and not organisation.strip()
    return _filled_in(case, address, Principal.OTHER if tells else Principal.UNSET)


def with_principal_of_organisation(case: Case, address: Address) -> Case:
    """The case after the organisation of a participant was written."""
    return _filled_in(case, address, principal_in(str(value_at(case, address))))


def _filled_in(case: Case, address: Address, principal: Principal) -> Case:
    """Where it is blank alone: what was answered stays."""
    there = address._replace(field="principal")
    return case if value_at(case, there) or not principal else with_value(case, there, principal)
