"""The person, those who speak for them, and those who take part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sipdesk.case import Answer, Authority, Guardian, Participant, is_empty_row
from sipdesk.fhir.elements import (
    TERMINOLOGY,
    Element,
    Resource,
    chosen,
    concept,
    concepts,
    contact,
    date,
    filled,
    line,
    name_of,
    resource,
    shown,
)
from sipdesk.fhir.sharable import Sharable
from sipdesk.identity import IdentityKind, birth_date_of, check_identity
from sipdesk.rules.about_participants import called

IDENTITY_SYSTEMS: Mapping[IdentityKind, str] = {
    IdentityKind.PERSONAL: "urn:oid:1.2.752.129.2.1.3.1",
    IdentityKind.COORDINATION: "urn:oid:1.2.752.129.2.1.3.3",
}
# A role code where there is an exact one; the others are told in words.
ROLES: Mapping[Authority, str] = {Authority.GUARDIAN: "GUARD"}


def patient(whole: Sharable) -> Resource:
    """The person. Telephone and address have been taken out where identity is protected."""
    person = whole.case.person
    born = birth_date_of(person, whole.today)
    content = {
        "identifier": _identifiers(whole),
        "name": name_of(person.name),
        "telecom": contact("phone", person.phone) + contact("email", person.email),
        "birthDate": born.isoformat() if born else date(person.birth_date),
        "address": [{"text": line(person.address)}] if line(person.address) else [],
        "communication": [{"language": each} for each in concepts(person.language)],
    }
    return resource("Patient", whole.case.id, "", content)


def _identifiers(whole: Sharable) -> list[Element]:
    """The number as twelve digits (HL7 Sweden); any other, as it was written."""
    written = whole.case.person.identity_number
    checked = check_identity(written, whole.today)
    system = IDENTITY_SYSTEMS.get(checked.kind, "") if checked.valid else ""
    value = checked.normalised.replace("-", "") if system else line(written)
    return [filled({"system": system, "value": value})] if value else []


def related_people(whole: Sharable, person: Resource) -> list[Resource]:
    """A child's guardians to whom no secrecy applies, without contact, and the representative."""
    told = whole.case.person
    guardians = (replace(guardian, contact="") for guardian in whole.guardians())
    people = [_related(whole, person, each, Authority.GUARDIAN) for each in guardians]
    if line(told.representative_name):
        one = Guardian(
            id="representative",
            name=told.representative_name,
            contact=told.representative_contact,
        )
        people.append(_related(whole, person, one, told.representative_authority))
    return people


def _related(whole: Sharable, person: Resource, one: Guardian, authority: Authority) -> Resource:
    role = ROLES.get(authority, "")
    words = chosen(authority) or "Företrädare"
    content = {
        "patient": person.reference,
        "relationship": [concept(words, f"{TERMINOLOGY}v3-RoleCode" if role else "", role)],
        "name": name_of(one.name),
        "telecom": contact("other", one.contact),
    }
    return resource("RelatedPerson", whole.case.id, one.id, content)


def care_team(whole: Sharable, person: Resource) -> Resource:
    """Who takes part, with role and organisation; how to reach them goes to nobody."""
    coordinator = whole.case.coordinator
    first = _member("Samordnare för din SIP", coordinator.name, coordinator.organisation)
    others = [_participant(each) for each in whole.case.participants if _is_coming(each)]
    content = {
        "status": "active",
        "name": "Deltagare i samordnad individuell plan (SIP)",
        "subject": person.reference,
        "participant": [member for member in (first, *others) if member.get("member")],
    }
    return resource("CareTeam", whole.case.id, "", content)


def _is_coming(participant: Participant) -> bool:
    return participant.wanted is not Answer.NO and not is_empty_row(participant)


def _participant(participant: Participant) -> Element:
    return _member(participant.role, called(participant), participant.organisation)


def _member(role: str, name: str, organisation: str) -> Element:
    member, behalf = shown(name), shown(organisation)
    return filled(
        {
            "role": concepts(role),
            "member": member[0] if member else None,
            "onBehalfOf": behalf[0] if behalf else None,
        }
    )
