"""Checks of the two consents: to the plan, and to sharing information."""

from __future__ import annotations

from collections.abc import Mapping

from sipdesk.case import Address, Answer, Consent
from sipdesk.i18n import N_
from sipdesk.rules.finding import Finding, Findings, Look, advised
from sipdesk.rules.sharing import ConsentState, consent_state

NO_CONSENT: Mapping[ConsentState, tuple[str, str, str]] = {
    ConsentState.NOT_ASKED: (
        "plan-consent-not-asked",
        "answer",
        N_("Fråga om personen samtycker till planen, och skriv svaret."),
    ),
    ConsentState.REFUSED: (
        "plan-consent-refused",
        "answer",
        N_("Personen har sagt nej till planen. Vården och stödet fortsätter som vanligt."),
    ),
    ConsentState.WITHDRAWN: (
        "plan-consent-withdrawn",
        "withdrawn",
        N_("Personen har tagit tillbaka sitt samtycke till planen. Fråga om ni ska avsluta."),
    ),
    ConsentState.EXPIRED: (
        "plan-consent-expired",
        "valid_until",
        N_("Samtycket till planen gällde till och med {date}. Fråga personen igen."),
    ),
}


def consent_findings(look: Look) -> Findings:
    """What is missing on the tab Samtycke."""
    yield from _plan_consent(look)
    yield from _sharing_consent(look)


def _plan_consent(look: Look) -> Findings:
    consent = look.case.plan_consent
    state = consent_state(consent, look.today)
    if state is not ConsentState.ACTIVE:
        yield _no_consent(look, consent, state)
    elif not consent.date.strip() or not consent.form:
        yield advised(
            "plan-consent-how",
            N_("Skriv när och hur personen samtyckte till planen."),
            Address("plan_consent", "form" if consent.date.strip() else "date"),
        )


def _no_consent(look: Look, consent: Consent, state: ConsentState) -> Finding:
    code, field, sentence = NO_CONSENT[state]
    return look.required(code, sentence, Address("plan_consent", field), date=consent.valid_until)


def _sharing_consent(look: Look) -> Findings:
    consent = look.case.sharing_consent
    state = consent_state(consent, look.today)
    if state is ConsentState.ACTIVE:
        yield from _limits(consent)
    elif state is ConsentState.EXPIRED:
        yield advised(
            "sharing-consent-expired",
            N_("Samtycket till informationsutbyte gällde till och med {date}. Fråga igen."),
            Address("sharing_consent", "valid_until"),
            date=consent.valid_until,
        )
    elif state is ConsentState.NOT_ASKED and _plan_is_wanted(look):
        yield advised(
            "sharing-consent-not-asked",
            N_("Fråga om personen samtycker till att ni utbyter information, och skriv svaret."),
            Address("sharing_consent", "answer"),
        )


def _limits(consent: Consent) -> Findings:
    if not consent.covers.strip():
        yield advised(
            "consent-covers",
            N_("Skriv vad samtycket till informationsutbyte omfattar."),
            Address("sharing_consent", "covers"),
        )
    if not consent.excludes.strip():
        yield advised(
            "consent-excludes",
            N_("Fråga vad som inte får delas. Skriv ”inget” om allt får delas."),
            Address("sharing_consent", "excludes"),
        )
    if not consent.valid_until.strip():
        yield advised(
            "consent-ends",
            N_("Ange sista dagen som samtycket till informationsutbyte gäller."),
            Address("sharing_consent", "valid_until"),
        )


def _plan_is_wanted(look: Look) -> bool:
    return look.case.plan_consent.answer is Answer.YES
