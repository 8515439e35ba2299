"""Checks of the person's details."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Address, Answer, Case, Person, is_protected
from sipdesk.i18n import N_
from sipdesk.identity import birth_date_of, check_identity
from sipdesk.rules.finding import Findings, Look, advised, doubtful


def person_findings(look: Look) -> Findings:
    """What is missing about the person, in the order of the form."""
    person = look.case.person
    if not person.name.strip():
        yield advised("name", N_("Skriv personens namn."), Address("person", "name"))
    yield from _identity(look, person)
    yield from _interpreter(person)


def advice_on_place(case: Case, _today: dt.date) -> str:
    """A place of a meeting is on no paper then: somebody has to tell it.

    The message id of the sentence about it, or "".
    """
    if not is_protected(case):
        return ""
    return N_("Skrivs inte ut: personen har skyddade personuppgifter. Meddela platsen muntligt.")


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
