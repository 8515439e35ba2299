"""What the case already tells: who answers for an intervention, and that the coordinator comes.

Blanks are filled in. Of what was written, what belongs to somebody else is written over: the
principal follows the organisation that was chosen, the organisation of a participant the person
who was chosen in their place, and so does how to reach whom the whole plan is answered for by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sipdesk.case import (
    Address,
    Answer,
    Authority,
    Case,
    Coordinator,
    Intervention,
    Participant,
    Principal,
    is_protected,
    value_at,
    with_value,
)
from sipdesk.rules.guardians import guardians_on_paper, is_kept_out
from sipdesk.rules.inviting import PRINCIPALS
from sipdesk.rules.known_principal import principal_in
from sipdesk.rules.same_name import is_same_name

TOLD_BY: Mapping[str, str] = {"organisation": "organisation", "responsible_person": "name"}
"""A field of an intervention, and the field of a participant that it is chosen from."""
GUARDIAN = "Vårdnadshavare"  # roles; Swedish, as all of the record (PDL 2008:355 3:13)
COORDINATOR = "Samordnare"
REPRESENTATIVES: Mapping[str, Authority] = {
    "God man": Authority.TRUSTEE,
    "Förvaltare": Authority.ADMINISTRATOR,
}
TELLING = ("organisation", "principal")  # fields of both, by the same name
TELEPHONE = re.compile(r"(?<![\d-])[+0][\d ()-]{5,}\d")  # in a line with whatever else
EMAIL = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]*\w")


def known_names(case: Case, address: Address) -> tuple[str, ...]:
    """Who may answer for the intervention at that address: the participants by name, each once, and
    first those of the organisation that stands there; nobody whom the person does not want there.
    """
    organisation = _flat(str(value_at(case, address._replace(field="organisation"))))
    welcome = [*_welcome(case.participants)]
    colleagues = [p for p in welcome if organisation and _flat(p.organisation) == organisation]
    return _each_once(p.name for p in (*colleagues, *welcome))


def known_organisations(case: Case, _address: Address) -> tuple[str, ...]:
    """Where the participants work, each once; of nobody whom the person does not want there."""
    return _each_once(p.organisation for p in _welcome(case.participants))


def known_names_and_coordinator(case: Case, _address: Address) -> tuple[str, ...]:
    """Who may answer for the whole plan: the participants, each once, and the coordinator of the
    case; nobody whom the person does not want there.
    """
    return _each_once([*(p.name for p in _welcome(case.participants)), case.coordinator.name])


def known_coordinator(case: Case, _address: Address) -> tuple[str, ...]:
    """Who is most likely to have asked for a consent; none while the case names no coordinator."""
    return _each_once([case.coordinator.name])


def with_known_contact(case: Case, address: Address) -> Case:
    """The case after somebody was chosen to answer for the whole plan.

    How to reach them is filled in where it is blank, or where it is how to reach another, and is
    known of the one with that name: the coordinator, or a participant of the kommun or region. The
    field is in everybody's copy, where a relative's telephone does not belong.
    """
    chosen = _flat(str(value_at(case, address)))
    there = address._replace(field="main_responsible_contact")
    staff = (p for p in _welcome(case.participants) if p.principal in PRINCIPALS)
    known = [(_flat(who.name), _contact(who)) for who in (*staff, case.coordinator)]
    told = {contact for name, contact in known if name == chosen and contact}
    of_others = {contact for name, contact in known if name != chosen and contact}
    if not chosen or (value_at(case, there) and value_at(case, there) not in of_others):
        return case
    return with_value(case, there, told.pop() if len(told) == 1 else "")


def _contact(who: Participant | Coordinator) -> str:
    return ", ".join(filter(None, (who.phone, who.email)))


def with_known_responsibility(case: Case, address: Address) -> Case:
    """The case after a name or an organisation was chosen for an intervention.

    What the participants of that name or organisation agree on is filled in where it is blank, or
    where it came with another participant who was chosen before. An organisation belongs to its
    principal, which follows it also where another stood; that of the one before does not stay.
    """
    told_by = TOLD_BY[address.field]
    meant = _called(case, told_by, str(value_at(case, address)))
    organisation, principal = (address._replace(field=field) for field in TELLING)
    told, agreed = {each.organisation for each in meant}, _agreed_principal(meant)
    is_of_another = told_by == "name" and _is_of_another(case, organisation, told, agreed)
    before = _agreed_principal(_called(case, "organisation", str(value_at(case, organisation))))
    if is_of_another and value_at(case, principal) is before:
        case = with_value(case, principal, Principal.UNSET)
    if len(told) == 1 and (is_of_another or not value_at(case, organisation)):
        case = with_value(case, organisation, told.pop())
    follows = is_of_another or told_by == "organisation" or not value_at(case, principal)
    return with_value(case, principal, agreed) if agreed and follows else case


def _is_of_another(case: Case, organisation: Address, told: set[str], agreed: Principal) -> bool:
    """Whether the organisation that stands there is that of other participants than the one chosen
    now. Somebody without one leaves it, unless no kommun or region answers for them.
    """
    written = str(value_at(case, organisation))
    has_one = "" not in told or agreed is Principal.OTHER
    is_same = _flat(written) in {_flat(each) for each in told}
    return bool(told) and has_one and not is_same and bool(_called(case, "organisation", written))


def known_principal(case: Case, intervention: Intervention) -> tuple[str, Principal] | None:
    """The organisation that answers for an intervention, and the principal that its participants
    agree on; where no participant is of it, so for the person who answers.

    None where nobody tells, or they do not agree.
    """
    for field, told_by in TOLD_BY.items():
        name = getattr(intervention, field)
        meant = _called(case, told_by, name)
        if meant:
            agreed = _agreed_principal(meant)
            return (name, agreed) if agreed else None
    return None


def coordinator_as_participant(case: Case) -> Participant | None:
    """A new row for the coordinator, unless no name is known or somebody of that name is there.

    What only the person can say, whether they are wanted there, is not filled in.
    """
    who = case.coordinator
    is_there = any(is_same_name(who.name, each.name) for each in case.participants)
    if is_there or not who.name.strip():
        return None
    return Participant(
        name=who.name,
        role=COORDINATOR,
        organisation=who.organisation,
        principal=principal_in(who.organisation),
        phone=who.phone,
        email=who.email,
    )


def with_known_representative(case: Case, row: Participant) -> Participant:
    """A new row for a guardian, god man or förvaltare: the first whom the case tells of and who is
    no participant yet, with how they are reached.

    Nobody to whom secrecy applies. Nor is told how to reach them where the person has protected
    data, as that stands on paper of a participant.
    """
    names = [each.name for each in case.participants]
    new = (
        told
        for told in _told_for(case, row.role)
        if not any(is_same_name(told[0], name) for name in names)
    )
    known = next(new, None)
    if known is None:
        return row
    name, contact = known
    if is_protected(case):
        contact = ""
    return replace(
        row,
        name=_flat(name),
        phone=_first(TELEPHONE, contact),
        email=_first(EMAIL, contact),
    )


def _told_for(case: Case, role: str) -> Iterator[tuple[str, str]]:
    """Who the case says has that role, and how they are reached."""
    if role == GUARDIAN:
        yield from ((guardian.name, guardian.contact) for guardian in guardians_on_paper(case))
    elif role in REPRESENTATIVES and not any(each.role == role for each in case.participants):
        yield from _representative(case, REPRESENTATIVES[role])


def _representative(case: Case, authority: Authority) -> Iterator[tuple[str, str]]:
    person = case.person
    name = person.representative_name
    is_meant = bool(name.strip()) and person.representative_authority is authority
    if is_meant and not is_kept_out(case, name):
        yield name, person.representative_contact


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""


def _called(case: Case, told_by: str, text: str) -> list[Participant]:
    """The participants of that name or organisation; none of no name."""
    words = _flat(text)
    return [p for p in _welcome(case.participants) if words and _flat(getattr(p, told_by)) == words]


def _agreed_principal(participants: Iterable[Participant]) -> Principal:
    """The one that is told; who has none yet says nothing against it."""
    told = {p.principal for p in participants if p.principal}
    return told.pop() if len(told) == 1 else Principal.UNSET


def _welcome(participants: Iterable[Participant]) -> Iterator[Participant]:
    return (p for p in participants if p.wanted is not Answer.NO)


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    flat = (_flat(text) for text in dict.fromkeys(texts))
    return tuple(dict.fromkeys(text for text in flat if text))


def _flat(text: str) -> str:
    return " ".join(text.split())
