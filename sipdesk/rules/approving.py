"""What has to be in place at the approval itself, beside what the law asks of the plan."""

from __future__ import annotations

import datetime as dt

from sipdesk.case import Address, Case, approval_day, day, last_approved_before
from sipdesk.i18n import N_
from sipdesk.rules.finding import Finding, Findings, impossible


def approval_findings(case: Case, now: dt.datetime) -> tuple[Finding, ...]:
    """How and when the person approves, why a new version is needed, and whether time goes on.

    `now` is the clock of the laptop, with its time zone. They are told when somebody approves,
    and not before: until then there is nothing missing.
    """
    return tuple(_findings(case, now))


def _findings(case: Case, now: dt.datetime) -> Findings:
    plan = case.plan
    if plan.version > 1 and not plan.change_reason.strip():
        yield impossible(
            "change-reason",
            N_("Skriv varför planen ändras. Skälet följer med den nya versionen."),
            Address("plan", "change_reason"),
        )
    if not plan.approval_form or not plan.approval_date.strip():
        yield impossible(
            "approval",
            N_("Ange hur och när personen godkänner planen."),
            Address("plan", "approval_form"),
        )
    written = day(plan.approval_date)
    if written is not None and written > now.date():
        yield impossible(
            "approval-to-come",
            N_("Godkännandet är daterat {date}, som inte har varit ännu. Kontrollera datumet."),
            Address("plan", "approval_date"),
            date=plan.approval_date,
        )
    yield from _time_goes_on(case, now)


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
                "Godkännandet är daterat före version {number}, som godkändes {date}. "
                "Kontrollera datumet."
            ),
            address,
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
