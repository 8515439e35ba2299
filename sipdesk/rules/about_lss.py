"""Checks of a plan under LSS 10 §, which is reviewed at least once a year."""

from __future__ import annotations

from sipdesk.case import Address, Answer, day
from sipdesk.i18n import N_
from sipdesk.identity import age_on
from sipdesk.rules import law
from sipdesk.rules.finding import Findings, Look, doubtful

REVIEWED = Address("plan", "lss_reviewed")


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
        yield look.advised_by_law(
            "lss-review-late",
            N_("LSS-planen sågs senast över {date}. Den ska ses över minst en gång om året."),
            REVIEWED,
            key=law.LSS_PLAN,
            date=plan.lss_reviewed,
        )
