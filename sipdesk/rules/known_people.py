"""What the case already tells: who answers for an intervention, and that the coordinator comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sipdesk.case import Address, Answer, Case, Participant, value_at, with_value
from sipdesk.rules.same_name import is_same_name

TOLD_BY: Mapping[str, str] = {"responsible_person": "name", "organisation": "organisation"}
"""A field of an intervention, and the field of a participant that it is chosen from."""
COORDINATOR = "Samordnare"  # their role; Swedish, as all of the record (PDL 2008:355 3:13)
TELLING = ("organisation", "principal")  # fields of both, by the same name


def known_names(case: Case) -> tuple[str, ...]:
    """The participants by name, each once; nobody whom the person does not want there."""
    return _each_once(p.name for p in _welcome(case.participants))


def known_organisations(case: Case) -> tuple[str, ...]:
    """Where the participants work, each once; of nobody whom the person does not want there."""
    return _each_once(p.organisation for p in _welcome(case.participants))


def known_names_and_coordinator(case: Case) -> tuple[str, ...]:
    """Who may answer for the whole plan: the participants, and the coordinator of the case."""
    return _each_once([*known_names(case), case.coordinator.name])


def with_known_contact(case: Case, address: Address) -> Case:
    """The case after somebody was chosen to answer for the whole plan.

    How to reach them is filled in where it is blank and is known of the one with that name.
    """
    chosen = _flat(str(value_at(case, address)))
    there = address._replace(field="main_responsible_contact")
    known = [p for p in (*_welcome(case.participants), case.coordinator) if _flat(p.name) == chosen]
    told = {contact for p in known if (contact := ", ".join(filter(None, (p.phone, p.email))))}
    if not chosen or len(told) != 1 or value_at(case, there):
        return case
    return with_value(case, there, told.pop())


def with_known_responsibility(case: Case, address: Address) -> Case:
    """The case after a name or an organisation was chosen for an intervention.

    What the participants of that name or organisation agree on is filled in where it is blank.
    """
    chosen, told_by = _flat(str(value_at(case, address))), TOLD_BY[address.field]
    meant = [p for p in _welcome(case.participants) if _flat(getattr(p, told_by)) == chosen]
    for field in TELLING:
        told, there = {getattr(p, field) for p in meant}, address._replace(field=field)
        if len(told) == 1 and not value_at(case, there):
            case = with_value(case, there, told.pop())
    return case


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
        phone=who.phone,
        email=who.email,
    )


def _welcome(participants: Iterable[Participant]) -> Iterator[Participant]:
    return (p for p in participants if p.wanted is not Answer.NO)


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    flat = (_flat(text) for text in dict.fromkeys(texts))
    return tuple(dict.fromkeys(text for text in flat if text))


def _flat(text: str) -> str:
    return " ".join(text.split())
