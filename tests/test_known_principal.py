"""The principal that a role or an organisation tells of is filled in where it is blank."""

from __future__ import annotations

import pytest

from sipdesk.case import Address, Case, Participant, Principal
from sipdesk.rules import with_principal_of_organisation, with_principal_of_role

ROLE = Address("participants", "role", "one")
ORGANISATION = Address("participants", "organisation", "one")


def principal_after(address: Address, row: Participant) -> Principal:
    follows = with_principal_of_role if address is ROLE else with_principal_of_organisation
    return follows(Case(participants=(row,)), address).participants[0].principal


@pytest.mark.parametrize(
    ("role", "principal"),
    [
        ("mamma", Principal.OTHER),
        ("Mamma och vårdnadshavare", Principal.OTHER),
        ("Dotter (Borlänge)", Principal.OTHER),
        ("GRANNE", Principal.OTHER),
        ("Sambo", Principal.OTHER),
        ("Distriktssköterska", Principal.UNSET),
        ("Biståndshandläggare", Principal.UNSET),
        ("Kontaktperson", Principal.UNSET),
        ("Morgonpersonal", Principal.UNSET),
        ("", Principal.UNSET),
    ],
)
def test_a_relative_belongs_to_neither_kommun_nor_region(role: str, principal: Principal) -> None:
    assert principal_after(ROLE, Participant(id="one", role=role)) is principal


def test_the_organisation_of_somebody_tells_more_than_the_role() -> None:
    row = Participant(id="one", role="Syster", organisation="Vårdcentralen")
    assert principal_after(ROLE, row) is Principal.UNSET


@pytest.mark.parametrize(
    ("organisation", "principal"),
    [
        ("Umeå kommun", Principal.MUNICIPALITY),
        ("Region Västerbotten", Principal.REGION),
        ("Hemtjänsten", Principal.UNSET),
        ("Umeå kommun och Region Västerbotten", Principal.UNSET),
        ("", Principal.UNSET),
    ],
)
def test_an_organisation_tells_of_kommun_or_region_by_its_name(
    organisation: str, principal: Principal
) -> None:
    row = Participant(id="one", organisation=organisation)
    assert principal_after(ORGANISATION, row) is principal


@pytest.mark.parametrize("address", [ROLE, ORGANISATION])
def test_what_was_answered_stays(address: Address) -> None:
    row = Participant(
        id="one", role="Mamma", organisation="Umeå kommun", principal=Principal.REGION
    )
    assert principal_after(address, row) is Principal.REGION
