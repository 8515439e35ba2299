"""How the person's consents stand. Who is left out is not named, nor what a consent excludes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sipdesk.case import Authority, ConsentEntry, ConsentPurpose
from sipdesk.fhir.elements import (
    TERMINOLOGY,
    Element,
    Resource,
    concept,
    concepts,
    date,
    filled,
    line,
    period,
    resource,
    shown,
)
from sipdesk.fhir.sharable import Sharable
from sipdesk.rules import (
    ConsentState,
    consent_state,
    current_consent,
    name_now,
    name_then_and_now,
    named,
    statute,
)
from sipdesk.rules.law import PLAN, SECRECY_LIFTED
from sipdesk.words import word

STATUS: Mapping[ConsentState, str] = {
    ConsentState.ACTIVE: "active",
    ConsentState.REFUSED: "rejected",
    ConsentState.WITHDRAWN: "inactive",
    ConsentState.EXPIRED: "inactive",
}
SCOPES: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.PLAN: "treatment",
    ConsentPurpose.SHARING: "patient-privacy",
}
LAWS: Mapping[ConsentPurpose, str] = {
    ConsentPurpose.PLAN: PLAN,
    ConsentPurpose.SHARING: SECRECY_LIFTED,
}
CONSENT_DOCUMENT = ("http://loinc.org", "59284-0")


def consents(whole: Sharable, person: Resource) -> list[Resource]:
    """A resource for each consent that the person was asked for."""
    entries = ((purpose, current_consent(whole.case, purpose)) for purpose in ConsentPurpose)
    return [_consent(whole, person, purpose, entry) for purpose, entry in entries if entry]


def _consent(
    whole: Sharable, person: Resource, purpose: ConsentPurpose, entry: ConsentEntry
) -> Resource:
    state = consent_state(entry, whole.today)
    content = {
        "status": STATUS[state],
        "scope": concept(word(purpose), f"{TERMINOLOGY}consentscope", SCOPES[purpose]),
        "category": [concept(word(purpose), *CONSENT_DOCUMENT)],
        "patient": person.reference,
        "dateTime": date(entry.date),
        "performer": _performer(whole, person, entry),
        "policyRule": concept(statute(LAWS[purpose], whole.today).reference),
        "provision": _provision(whole, entry) if state is ConsentState.ACTIVE else None,
    }
    return resource("Consent", whole.case.id, purpose.value, content)


def _performer(whole: Sharable, person: Resource, entry: ConsentEntry) -> list[Element]:
    if entry.authority is Authority.PERSON:
        return [person.reference]
    return [] if whole.names(entry.given_by) else shown(entry.given_by)


def _provision(whole: Sharable, entry: ConsentEntry) -> Element:
    """What the consent permits: until when, what, and to whom."""
    receiver = concept("Mottagare", f"{TERMINOLOGY}v3-ParticipationType", "IRCP")
    return filled(
        {
            "type": "permit",
            "period": period("", entry.valid_until),
            "actor": [
                {"role": receiver, "reference": shown(name)[0]}
                for name in _recipients(whole, entry)
            ],
            "code": concepts(entry.covers),
        }
    )


def _recipients(whole: Sharable, entry: ConsentEntry) -> Iterator[str]:
    gone = {each.id for each in whole.left_out}
    for one in named(whole.case, entry):
        names = (one.name, name_now(whole.case, one))
        who = line(name_then_and_now(whole.case, one), one.role, one.organisation)
        is_left_out = one.id in gone or any(whole.names(each) for each in names)
        if who and not is_left_out:
            yield who
    if line(entry.recipients) and not whole.names(entry.recipients):
        yield entry.recipients
