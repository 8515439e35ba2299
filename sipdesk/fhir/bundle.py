"""The bundle: every resource of a case, each referring to the others."""

from __future__ import annotations

import base64
import datetime as dt

import msgspec

from sipdesk.case import ApprovedVersion, Case
from sipdesk.errors import OutsideConsentError
from sipdesk.fhir.consents import consents
from sipdesk.fhir.elements import TERMINOLOGY, Resource, concept, instant, resource
from sipdesk.fhir.people import care_team, patient, related_people
from sipdesk.fhir.plan import SIP, care_plan, goals, service_request
from sipdesk.fhir.sharable import Sharable, sharable
from sipdesk.rules import why_nothing_shared


def fhir_bundle(case: Case, now: dt.datetime, pdf: bytes = b"") -> bytes:
    """The case as a FHIR R4 Bundle of type collection, in JSON. `now` has a time zone.

    `pdf` is the paper of the version that `attachable_version` names, b"" for none. Raises
    OutsideConsentError when no consent to share stands that day.
    """
    if why_nothing_shared(case, now.date()):
        raise OutsideConsentError
    whole = sharable(case, now.date())
    bundle = {
        "resourceType": "Bundle",
        "meta": {"security": [_confidentiality(whole)]},
        "language": "sv",
        "type": "collection",
        "timestamp": now.isoformat(timespec="seconds"),
        "entry": [each.entry() for each in _resources(whole, pdf)],
    }
    return msgspec.json.format(msgspec.json.encode(bundle), indent=2)


def _confidentiality(whole: Sharable) -> dict[str, str]:
    """Restricted, as all that secrecy holds for; very restricted with protected identity."""
    code = "V" if whole.is_protected else "R"
    return {"system": f"{TERMINOLOGY}v3-Confidentiality", "code": code}


def _resources(whole: Sharable, pdf: bytes) -> list[Resource]:
    person = patient(whole)
    team = care_team(whole, person)
    aims = goals(whole, person)
    said = consents(whole, person)
    asked = service_request(whole, person)
    papers = [_paper(whole, person, whole.approved, pdf)] if whole.approved and pdf else []
    plan = care_plan(whole, person, team, aims, [asked, *said, *papers])
    return [
        person,
        *related_people(whole, person),
        team,
        *said,
        asked,
        *aims.values(),
        plan,
        *papers,
    ]


def _paper(whole: Sharable, person: Resource, version: ApprovedVersion, pdf: bytes) -> Resource:
    """The plan as it was approved."""
    title = f"{SIP}, version {version.number}"
    attachment = {
        "contentType": "application/pdf",
        "language": "sv",
        "data": base64.b64encode(pdf).decode(),
        "title": title,
    }
    content = {
        "status": "current",
        "docStatus": "final",
        "type": concept(SIP),
        "subject": person.reference,
        "date": instant(version.approved_at),
        "description": title,
        "content": [{"attachment": attachment}],
    }
    return resource("DocumentReference", whole.case.id, version.id, content)
