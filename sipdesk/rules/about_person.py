"""Checks of the person and of who speaks for them."""

from __future__ import annotations

from sipdesk.case import Address, Answer, Authority, Person
from sipdesk.i18n import N_
from sipdesk.identity import age_on, birth_date_of, check_identity
from sipdesk.rules import law
from sipdesk.rules.finding import Finding, Findings, Look, advised, doubtful

OF_AGE = 18  # years


def person_findings(look: Look) -> Findings:
    """What is missing about the person, in the order of the form."""
    person = look.case.person
    if not person.name.strip():
        yield advised("name", N_("Skriv personens namn."), Address("person", "name"))
    yield from _identity(look, person)
    yield from _interpreter(person)
    yield from _representative(look, person)


def _identity(look: Look, person: Person) -> Findings:
    checked = check_identity(person.identity_number, look.today)
    if not checked.valid:
        yield doubtful("identity", checked.problem, Address("person", "identity_number"))
    if person.name.strip() and birth_date_of(person, look.today) is None:
        yield advised(
            "birth-date",
            N_("Ange födelsedatum, så att det syns om personen är under 18 år."),
            Address("person", "birth_date"),
        )


def _interpreter(person: Person) -> Findings:
    if person.interpreter_needed is Answer.YES and person.interpreter_booked is not Answer.YES:
        yield advised(
            "interpreter",
            N_("Boka tolk, och markera här när det är gjort."),
            Address("person", "interpreter_booked"),
        )


def _representative(look: Look, person: Person) -> Findings:
    if is_minor(look) and not _has_guardian(person):
        yield _guardian_missing(look, person)
    elif person.representative_authority and not person.representative_name.strip():
        yield advised(
            "representative-name",
            N_("Skriv namnet på den som företräder personen."),
            Address("person", "representative_name"),
        )
    elif person.representative_name.strip() and not person.representative_authority:
        yield advised(
            "representative-authority",
            N_("Ange i vilken egenskap {name} företräder personen, till exempel som god man."),
            Address("person", "representative_authority"),
            name=person.representative_name,
        )


def _guardian_missing(look: Look, person: Person) -> Finding:
    named = person.representative_name.strip()
    field = "representative_authority" if named else "representative_name"
    return look.required(
        "guardian",
        N_("Personen är under 18 år. Ange vårdnadshavarens namn och välj vårdnadshavare."),
        Address("person", field),
        key=law.SECRECY_OF_A_CHILD,
    )


def is_minor(look: Look) -> bool:
    """Whether the person is known to be under 18 on the day that is looked at."""
    birth = birth_date_of(look.case.person, look.today)
    return birth is not None and age_on(birth, look.today) < OF_AGE


def _has_guardian(person: Person) -> bool:
    named = bool(person.representative_name.strip())
    return named and person.representative_authority is Authority.GUARDIAN
