"""Checks of a plan under LSS 10 §, which is reviewed at least once a year."""

from __future__ import annotations

from sipdesk.case import Address, Answer, day
from sipdesk.i18n import N_
from sipdesk.identity import age_on
from sipdesk.rules import law
from sipdesk.rules.finding import Finding, Findings, Look, doubtful

REVIEWED = Address("plan", "lss_reviewed")
NEW_VERSION = Address("plan", "version")

LATE = N_("LSS-planen sågs senast över {date}. Den ska ses över minst en gång om året.")
LATE_IN_APPROVED = N_(
    "LSS-planen sågs senast över {date}. Den ska ses över minst en gång om året. "
    "Skriv den nya dagen i en ny version av planen."
)


def lss_findings(look: Look) -> Findings:
    """What is missing about the LSS plan of a person who has one."""
    plan = look.case.plan
    if plan.lss_plan is not Answer.YES:
        return
    reviewed = day(plan.lss_reviewed)
    if not plan.lss_reviewed.strip():
        yield look.advised_by_law(
            "lss-reviewed",
            N_("Ange när planen enligt LSS senast sågs över."),
            REVIEWED,
            key=law.LSS_PLAN,
        )
    elif reviewed and reviewed > look.today:
        yield doubtful(
            "lss-reviewed-to-come",
            N_(
                "Översynen av LSS-planen är daterad {date}, som inte har varit ännu. "
                "Kontrollera datumet och datorns klocka."
            ),
            REVIEWED,
            date=plan.lss_reviewed,
        )
    elif reviewed and age_on(reviewed, look.today) >= 1:
        yield _late(look)


def _late(look: Look) -> Finding:
    """In an approved version the day cannot be changed: the next one takes it."""
    sentence, address = (
        (LATE_IN_APPROVED, NEW_VERSION) if look.case.is_approved else (LATE, REVIEWED)
    )
    reviewed = look.case.plan.lss_reviewed
    return look.advised_by_law(
        "lss-review-late", sentence, address, key=law.LSS_PLAN, date=reviewed
    )
