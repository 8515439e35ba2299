"""Checks of who speaks with and for the person: a child, guardians, impaired decision-making."""

from __future__ import annotations

import datetime as dt
from itertools import chain, islice

from sipdesk.case import (
    Address,
    Answer,
    ApprovalForm,
    Authority,
    Case,
    ConsentAnswer,
    ConsentPurpose,
    Guardian,
    Person,
    is_empty_row,
)
from sipdesk.i18n import N_
from sipdesk.rules import law
from sipdesk.rules.age import OWN_STANDING, age, has_own_standing, is_adult, is_minor
from sipdesk.rules.consent_history import DRAFTS, current_consent, set_aside
from sipdesk.rules.finding import Findings, Look, advised

# A trustee stands in for the guardians of an unaccompanied child (lag 2005:429).
IN_CHARGE_OF_A_CHILD = {Authority.GUARDIAN, Authority.TRUSTEE}


def representative_findings(look: Look) -> Findings:
    """What is missing about those who speak for the person, in the order of the form."""
    if is_minor(look.case, look.today):
        yield from _child(look)
    elif is_adult(look.case, look.today):
        yield from _come_of_age(look.case.person)
    yield from _representative(look)
    yield from _impaired_decision(look.case.person)
    yield from _who_approves(look)


# --- a child ------------------------------------------------------------------------------------


def _child(look: Look) -> Findings:
    yield from _guardians(look)
    person = look.case.person
    if not person.child_view.strip() and not person.child_view_missing.strip():
        yield look.required(
            "child-view",
            N_("Fråga barnet och skriv vad barnet självt tycker, eller varför det saknas."),
            Address("person", "child_view"),
            key=law.CHILD,
        )
    for check in (_who_consented, _guardian_beside):
        asked = (check(look, purpose) for purpose in ConsentPurpose)
        yield from islice(chain.from_iterable(asked), 1)


def _guardians(look: Look) -> Findings:
    case = look.case
    rows = [g for g in case.guardians if not is_empty_row(g)]
    if not any(g.name.strip() for g in rows) and not _has_somebody_in_charge(case.person):
        yield look.required(
            "guardian",
            N_("Personen är under 18 år. Ange vårdnadshavarna och vad de säger om planen."),
            Address("guardians", "name", rows[0].id) if rows else Address("guardians", ""),
            key=law.SECRECY_OF_A_CHILD,
        )
        return
    for guardian in rows:
        yield from _guardian(guardian)


def _guardian(guardian: Guardian) -> Findings:
    name = guardian.name.strip() or "…"
    if not guardian.name.strip():
        yield advised(
            "guardian-name",
            N_("Skriv vårdnadshavarens namn, eller ta bort raden."),
            Address("guardians", "name", guardian.id),
        )
    elif guardian.secrecy_applies is Answer.YES:
        return  # nobody is asked to tell them of the plan
    elif guardian.agrees is Answer.NO:
        yield advised(
            "guardian-disagrees",
            N_(
                "{name} säger nej till planen. Följ er rutin när en vårdnadshavare säger nej, och "
                "låt barnets egen vilja väga tyngre ju äldre barnet är."
            ),
            Address("guardians", "agrees", guardian.id),
            name=name,
        )
    elif guardian.agrees is Answer.NOT_ASKED:
        yield advised(
            "guardian-not-asked",
            N_("Fråga om {name} håller med om planen."),
            Address("guardians", "agrees", guardian.id),
            name=name,
        )


def _has_somebody_in_charge(person: Person) -> bool:
    named = bool(person.representative_name.strip())
    return named and person.representative_authority in IN_CHARGE_OF_A_CHILD


def _who_consented(look: Look, purpose: ConsentPurpose) -> Findings:
    """A yes counts, whoever of them gave it; but the other should be asked as well."""
    entry = current_consent(look.case, purpose)
    if entry is None or entry.answer is not ConsentAnswer.YES:
        return
    address = Address(DRAFTS[purpose], "authority")
    if entry.authority is Authority.RELATIVE:
        yield advised(
            "consent-by-relative-of-child",
            N_("En närstående har samtyckt för barnet. Fråga också barnet och vårdnadshavarna."),
            address,
        )
    elif has_own_standing(look.case, look.today) and entry.authority is Authority.GUARDIAN:
        yield look.advised_by_law(
            "consent-own-standing",
            N_("Personen har fyllt 15 år och för sin egen talan. Fråga också personen själv."),
            address,
            key=law.CHILD,
        )
    elif _is_under_15(look.case, look.today) and entry.authority is Authority.PERSON:
        yield advised(
            "consent-by-young-child",
            N_("Barnet har samtyckt självt och är under 15 år. Fråga också vårdnadshavarna."),
            address,
        )


def _who_approves(look: Look) -> Findings:
    address = Address("plan", "approval_form")
    is_chosen = look.case.plan.approval_form is not ApprovalForm.UNSET
    sentence = advice_on_approval_form(look.case, look.today) if is_chosen else ""
    if sentence and _is_under_15(look.case, look.today):
        yield advised("approval-by-young-child", sentence, address)
    elif sentence:
        yield advised("approval-without-representative", sentence, address)


def advice_on_approval_form(case: Case, today: dt.date) -> str:
    """An approval by word of mouth bears no name: on paper, a young child would stand alone, and so
    would somebody for whom another decides. It is told before anything is chosen, too.

    The message id of the sentence about it, or "".
    """
    may_be_oral = case.plan.approval_form in {ApprovalForm.UNSET, ApprovalForm.ORAL}
    if case.is_approved or not may_be_oral:
        return ""
    if _is_under_15(case, today):
        return N_(
            "Barnet är under 15 år. Välj ”Genom företrädare” om det är vårdnadshavarna som "
            "godkänner planen."
        )
    if case.person.impaired_decision is Answer.YES and case.person.representative_name.strip():
        return N_(
            "Personen har svårt att fatta beslut om planen själv. Välj ”Genom företrädare” om det "
            "är företrädaren som godkänner planen."
        )
    return ""


def _guardian_beside(look: Look, purpose: ConsentPurpose) -> Findings:
    """A guardian answered otherwise than a child who has turned 15."""
    entry, beside = current_consent(look.case, purpose), set_aside(look.case, purpose)
    if entry is not None and beside and beside[-1].answer is not entry.answer:
        yield advised(
            "consent-guardian-beside",
            N_(
                "Vårdnadshavaren har svarat annorlunda än personen, som har fyllt 15 år. Personens "
                "eget svar gäller. Följ er rutin när svaren skiljer sig åt."
            ),
            Address("consent_entries", "answer", beside[-1].id),
        )


def _is_under_15(case: Case, today: dt.date) -> bool:
    years = age(case, today)
    return years is not None and years < OWN_STANDING


# --- an adult, and anybody ----------------------------------------------------------------------


def _come_of_age(person: Person) -> Findings:
    if person.representative_authority is Authority.GUARDIAN:
        yield advised(
            "guardian-of-adult",
            N_("Personen har fyllt 18 år och har ingen vårdnadshavare. Ändra företrädaren."),
            Address("person", "representative_authority"),
        )


def _representative(look: Look) -> Findings:
    person = look.case.person
    if person.representative_authority and not person.representative_name.strip():
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


def _impaired_decision(person: Person) -> Findings:
    if person.impaired_decision is not Answer.YES:
        return
    if not person.decision_assessment.strip():
        yield advised(
            "decision-assessment",
            N_("Skriv hur personens förmåga att besluta har bedömts, av vem och när."),
            Address("person", "decision_assessment"),
        )
    if not person.decision_ground.strip():
        yield advised(
            "decision-ground",
            N_("Skriv vad beslut om planen grundas på när personen inte kan besluta själv."),
            Address("person", "decision_ground"),
        )
