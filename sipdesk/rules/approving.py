"""What has to be in place at the approval itself, beside what the law asks of the plan."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import (
    Address,
    ApprovalForm,
    Authority,
    Case,
    approval_day,
    day,
    is_reviewed,
    is_wordless,
    last_approved_before,
    rows_of,
)
from sipdesk.i18n import N_
from sipdesk.rules.age import is_minor
from sipdesk.rules.authority import no_right_to_consent
from sipdesk.rules.finding import Finding, Findings, impossible
from sipdesk.rules.guardians import guardians_on_paper

BLANK_ROWS = (
    (
        "goals",
        "own_words",
        N_("Mål {row} är tomt, men något är antecknat om det. Skriv målet, eller ta bort det."),
    ),
    (
        "interventions",
        "what",
        N_("Insats {row} är tom, men något är antecknat om den. Skriv den, eller ta bort den."),
    ),
)
NOBODY_ELSE = {Authority.UNSET, Authority.PERSON}  # no kind of representative


def approval_findings(case: Case, now: dt.datetime) -> tuple[Finding, ...]:
    """How and when the person approves, and whether time goes on.

    `now` is the clock of the laptop, with its time zone. They are told when somebody approves,
    and not before: until then there is nothing missing.
    """
    return tuple(_findings(case, now))


def remark_on_approval(case: Case) -> str:
    """What is to be said of the day of an approval while it is written (message id), or ""."""
    earlier = last_approved_before(case, case.plan.version)
    written = day(case.plan.approval_date)
    if earlier is None or written is None or written >= approval_day(earlier):
        return ""
    return N_("Den dagen är före godkännandet av förra versionen.")


def _findings(case: Case, now: dt.datetime) -> Findings:
    plan = case.plan
    has_form, has_date = bool(plan.approval_form), bool(plan.approval_date.strip())
    if not (has_form and has_date):
        yield impossible(
            "approval",
            N_("Ange vilken dag personen godkänner planen.")
            if has_form
            else N_("Ange hur personen godkänner planen.")
            if has_date
            else N_("Ange hur och när personen godkänner planen."),
            Address("plan", "approval_date" if has_form else "approval_form"),
        )
    yield from _through_representative(case, now.date())
    yield from _blank_rows(case)
    written = day(plan.approval_date)
    if written is None and plan.approval_date.strip():
        yield impossible(
            "approval-unreadable",
            N_(
                "Datumet för godkännandet, ”{text}”, går inte att läsa. "
                "Skriv till exempel 2026-03-12."
            ),
            Address("plan", "approval_date"),
            text=plan.approval_date,
        )
    if written is not None and written > now.date():
        yield impossible(
            "approval-to-come",
            N_("Godkännandet är daterat {date}, som inte har varit ännu. Kontrollera datumet."),
            Address("plan", "approval_date"),
            date=plan.approval_date,
        )
    yield from _time_goes_on(case, now)


def _blank_rows(case: Case) -> Findings:
    """Rows without words that follow-ups tell something of. All others go at the approval."""
    for part, field, sentence in BLANK_ROWS:
        for number, row in enumerate(rows_of(case, part), 1):
            if is_wordless(row) and is_reviewed(case, row.id):
                yield impossible(
                    "approval-blank-row", sentence, Address(part, field, row.id), row=str(number)
                )


def _through_representative(case: Case, today: dt.date) -> Findings:
    """Somebody else approves: who, and in what right. For a child, that is the guardians."""
    person = case.person
    if case.plan.approval_form is not ApprovalForm.REPRESENTATIVE:
        return
    address = Address("person", "representative_authority")
    named, authority = person.representative_name, person.representative_authority
    refusal = no_right_to_consent(case, authority, today, named)
    has_guardian = is_minor(case, today) and any(guardians_on_paper(case))
    if refusal:
        yield impossible("approval-without-right", refusal, address)
    elif authority is Authority.RELATIVE:
        yield impossible(
            "approval-by-relative",
            N_(
                "En närstående kan inte godkänna planen för barnet. Ange vem som företräder barnet."
            ),
            address,
        )
    elif not has_guardian and not (named.strip() and authority not in NOBODY_ELSE):
        yield impossible(
            "approval-representative",
            N_("Skriv vem som företräder personen, och i vilken egenskap."),
            address if named.strip() else Address("person", "representative_name"),
        )


def _time_goes_on(case: Case, now: dt.datetime) -> Findings:
    earlier = last_approved_before(case, case.plan.version)
    if earlier is None:
        return
    address = Address("plan", "approval_date")
    written, before = day(case.plan.approval_date), approval_day(earlier)
    if written is not None and written < before:
        yield impossible(
            "approval-before-earlier",
            N_(
                "Godkännandet är daterat {written}, före version {number}, som godkändes {date}. "
                "Kontrollera datumet."
            ),
            address,
            written=written.isoformat(),
            number=str(earlier.number),
            date=before.isoformat(),
        )
    if now < dt.datetime.fromisoformat(earlier.approved_at):
        yield impossible(
            "clock-set-back",
            N_(
                "Datorns klocka visar en tid före godkännandet av version {number}. "
                "Ställ klockan rätt och försök igen."
            ),
            address,
            number=str(earlier.number),
        )
