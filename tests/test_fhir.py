"""The bundle for other systems: valid FHIR R4, and nothing in it that the person said no to.

`fhir.resources` knows R4B, which changed none of the resources that a bundle of ours has
(hl7.org/fhir/R4B/r4b-explanation.html).
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import msgspec
import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.case import (
    WHEREABOUTS,
    Answer,
    Authority,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    Goal,
    Guardian,
    Intervention,
    Participant,
    Person,
    Plan,
    Preparation,
    Topic,
    rows_of,
)
from sipdesk.errors import OutsideConsentError
from sipdesk.fhir import attachable_version, fhir_bundle
from sipdesk.rules import why_nothing_shared
from tests.strategies import cases, parts
from tests.travelling import DEMO, NOW

TODAY = NOW.date()
SECRET = "Qvxhemligt"
SHARED = [case for case in DEMO if not why_nothing_shared(case, TODAY)]
KINDS = {
    "Patient",
    "RelatedPerson",
    "CareTeam",
    "Consent",
    "ServiceRequest",
    "Goal",
    "CarePlan",
    "DocumentReference",
}


def said_yes(case: Case, **more: Any) -> Case:
    """The case with a yes to sharing as the last word."""
    entry = ConsentEntry(
        purpose=ConsentPurpose.SHARING,
        answer=ConsentAnswer.YES,
        recorded_at="2026-03-01T10:00:00+01:00",
        authority=Authority.PERSON,
        **more,
    )
    return replace(case, consent_entries=(*case.consent_entries, entry))


def bundle_of(case: Case, pdf: bytes = b"") -> dict[str, Any]:
    content = fhir_bundle(case, NOW, pdf)
    Bundle.model_validate_json(content)
    return msgspec.json.decode(content)


def resources(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    found = (entry["resource"] for entry in bundle["entry"])
    return [resource for resource in found if resource["resourceType"] == kind]


def the_only(bundle: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = resources(bundle, kind)
    return found


def references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return own + [each for inner in value.values() for each in references(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in references(inner)]
    return []


# --- valid, whatever is written -----------------------------------------------------------------


def test_the_demo_has_cases_to_share() -> None:
    assert len(SHARED) > 5


@pytest.mark.parametrize("case", SHARED, ids=lambda case: case.person.name)
def test_every_demo_case_is_valid_and_refers_to_itself_alone(case: Case) -> None:
    bundle = bundle_of(case, b"%PDF-")
    addresses = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(set(addresses)) == len(addresses)
    assert set(references(bundle)) <= set(addresses)
    assert all(
        entry["fullUrl"] == f"urn:uuid:{entry['resource']['id']}" for entry in bundle["entry"]
    )


def test_the_demo_shows_every_kind_of_resource() -> None:
    bundles = [bundle_of(case, b"%PDF-") for case in SHARED]
    shown = {e["resource"]["resourceType"] for b in bundles for e in b["entry"]}
    assert shown == KINDS


@settings(max_examples=25)
@given(cases(), st.booleans())
def test_any_case_gives_a_valid_bundle(case: Case, has_paper: bool) -> None:
    bundle_of(said_yes(case), b"%PDF-" if has_paper else b"")


@given(st.text(max_size=12))
def test_any_text_gives_a_valid_bundle(text: str) -> None:
    person = Person(name=text, phone=text, address=text, language=text, identity_number=text)
    case = Case(
        person=replace(person, representative_name=text, representative_contact=text),
        plan=Plan(situation=text, my_views=text, crisis_plan=text, own_actions=text),
        goals=(Goal(own_words=text), Goal(professional_wording=text)),
        interventions=(Intervention(what=text, how_often=text, starts=text, ends=text),),
        participants=(Participant(name=text, role=text, organisation=text),),
    )
    bundle_of(said_yes(case, date=text, given_by=text, covers=text, recipients=text))


def test_the_validator_can_say_no() -> None:
    content = fhir_bundle(said_yes(Case()), NOW).replace(b'"careTeam"', b'"careTaem"')
    with pytest.raises(ValueError, match="careTaem"):
        Bundle.model_validate_json(content)


# --- what stands in it --------------------------------------------------------------------------


def test_the_person_is_known_by_twelve_digits() -> None:
    case = said_yes(Case(person=Person(name="Aino Ek", identity_number="530412-9245")))
    number = the_only(bundle_of(case), "Patient")["identifier"]
    assert [each["value"] for each in number] == ["530412-9245"]  # a wrong check digit stays
    right = replace(case, person=replace(case.person, identity_number="19910717-2380"))
    told = the_only(bundle_of(right), "Patient")
    assert told["identifier"] == [
        {"system": "urn:oid:1.2.752.129.2.1.3.1", "value": "199107172380"}
    ]
    assert told["birthDate"] == "1991-07-17"
    assert told["name"] == [{"text": "Aino Ek"}]


def test_a_goal_in_the_persons_own_words_is_marked_as_such() -> None:
    goals = (
        Goal(own_words="Jag vill sova", professional_wording="Förbättrad sömn"),
        Goal(professional_wording="Ökad delaktighet"),
    )
    bundle = bundle_of(said_yes(Case(goals=goals)))
    own, professional = resources(bundle, "Goal")
    person = bundle["entry"][0]["fullUrl"]
    assert own["description"] == {"text": "Jag vill sova"}
    assert own["expressedBy"] == {"reference": person}
    assert own["note"] == [{"authorString": "Verksamheterna", "text": "Förbättrad sömn"}]
    assert professional["expressedBy"] == {"display": "Verksamheterna"}


def test_an_intervention_says_who_when_and_for_what() -> None:
    goal = Goal(own_words="Sova")
    row = Intervention(
        what="Samtal",
        responsible_person="Bo Ek",
        organisation="Psykiatrin",
        how_often="varje vecka",
        starts="2026-02-01",
        ends="2026-09-01",
        goal_id=goal.id,
    )
    bundle = bundle_of(said_yes(Case(goals=(goal,), interventions=(row,))))
    (activity,) = the_only(bundle, "CarePlan")["activity"]
    assert activity["detail"] == {
        "status": "in-progress",
        "description": "Samtal",
        "goal": [{"reference": f"urn:uuid:{the_only(bundle, 'Goal')['id']}"}],
        "scheduledTiming": {
            "repeat": {"boundsPeriod": {"start": "2026-02-01", "end": "2026-09-01"}},
            "code": {"text": "varje vecka"},
        },
        "performer": [{"display": "Bo Ek"}, {"display": "Psykiatrin"}],
    }


def test_the_plan_cites_the_law_of_its_day() -> None:
    category = the_only(bundle_of(SHARED[0]), "CarePlan")["category"]
    assert "SoL (2025:400) 10 kap. 8–9 §§ och HSL (2017:30) 16 kap. 4 §" in category[0]["text"]


def test_the_approved_plan_goes_not_the_draft_after_it() -> None:
    case = next(case for case in SHARED if case.approved_versions)
    version = case.approved_versions[-1].number + 1
    draft = replace(case.plan, version=version, situation=SECRET)
    bundle = bundle_of(replace(case, plan=draft))
    assert SECRET not in str(bundle)
    assert the_only(bundle, "CarePlan")["status"] == "active"


def test_a_plan_that_nobody_approved_is_a_draft() -> None:
    assert the_only(bundle_of(said_yes(Case())), "CarePlan")["status"] == "draft"


def test_the_paper_is_attached() -> None:
    case = next(case for case in SHARED if case.approved_versions)
    paper = the_only(bundle_of(case, b"%PDF-1.7 plan"), "DocumentReference")
    attachment = paper["content"][0]["attachment"]
    assert base64.b64decode(attachment["data"]) == b"%PDF-1.7 plan"
    assert attachment["contentType"] == "application/pdf"


def test_the_same_case_gives_the_same_bytes() -> None:
    assert fhir_bundle(SHARED[0], NOW) == fhir_bundle(SHARED[0], NOW)


@pytest.mark.parametrize(
    ("answer", "valid_until", "status"),
    [
        (ConsentAnswer.YES, "", "active"),
        (ConsentAnswer.YES, "2026-03-11", "inactive"),
        (ConsentAnswer.NO, "", "rejected"),
        (ConsentAnswer.WITHDRAWN, "", "inactive"),
    ],
)
def test_each_consent_says_how_it_stands(
    answer: ConsentAnswer, valid_until: str, status: str
) -> None:
    entry = ConsentEntry(
        purpose=ConsentPurpose.PLAN,
        answer=answer,
        recorded_at="2026-01-01T10:00:00+01:00",
        valid_until=valid_until,
    )
    found = resources(bundle_of(said_yes(Case(consent_entries=(entry,)))), "Consent")
    assert [each["status"] for each in found] == [status, "active"]


# --- what does not ------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [ConsentAnswer.NO, ConsentAnswer.WITHDRAWN])
def test_without_a_standing_consent_there_is_no_bundle(answer: ConsentAnswer) -> None:
    case = said_yes(Case())
    last = replace(case.consent_entries[0], id="0" * 32, answer=answer)
    for entries in ((), (*case.consent_entries, last)):
        with pytest.raises(OutsideConsentError):
            fhir_bundle(replace(case, consent_entries=entries), NOW)


def secretly(part: Any) -> Any:
    """The part with a secret in each field for text."""
    texts = {f.name: SECRET for f in fields(part) if f.name != "id" and _is_text(part, f.name)}
    return replace(part, **texts)


def _is_text(part: Any, name: str) -> bool:
    return type(getattr(part, name)) is str and not name.endswith("_id")


def unwanted(case: Case, gone: Participant) -> Case:
    """The person does not want the participant there."""
    case = replace(case, participants=(*case.participants, replace(gone, wanted=Answer.NO)))
    return said_yes(case, recipient_ids=gone.id)


def withdrawn_for(case: Case, gone: Participant) -> Case:
    """The person took back the consent for the participant."""
    gone = replace(gone, wanted=Answer.YES)
    case = said_yes(replace(case, participants=(*case.participants, gone)), recipient_ids=gone.id)
    withdrawn = replace(case.consent_entries[-1], answer=ConsentAnswer.WITHDRAWN, id="1" * 32)
    return replace(case, consent_entries=(*case.consent_entries, withdrawn))


def secret_guardian(case: Case, gone: Participant) -> Case:
    """Secrecy applies to a guardian of a child."""
    guardian = Guardian(name=gone.name, contact=gone.phone, secrecy_applies=Answer.YES)
    child = replace(case.person, birth_date="2015-01-01", identity_number="")
    return said_yes(replace(case, person=child, guardians=(*case.guardians, guardian)))


@settings(max_examples=15)
@given(cases(), parts(Participant))
@pytest.mark.parametrize("excluded", [unwanted, withdrawn_for, secret_guardian])
def test_nobody_who_is_excluded_stands_in_the_bundle(
    excluded: Callable[[Case, Participant], Case], case: Case, participant: Participant
) -> None:
    """Nor in the fields that name somebody, whichever way the name is written there."""
    case = replace(
        case,
        person=replace(case.person, representative_name=SECRET, representative_contact=SECRET),
        initiative=replace(case.initiative, proposed_by=f"{SECRET}, mamma"),
        coordinator=secretly(case.coordinator),
        interventions=(
            Intervention(what="Stöd", responsible_person=SECRET),
            *(replace(i, responsible_person=SECRET) for i in case.interventions),
        ),
        plan=replace(
            case.plan,
            main_responsible=SECRET.upper(),
            main_responsible_contact=SECRET,
            follow_up_convener=SECRET,
        ),
    )
    case = excluded(said_yes(case, given_by=SECRET), secretly(participant))
    assert SECRET.casefold() not in fhir_bundle(case, NOW).decode().casefold()


def test_the_same_names_go_along_when_nobody_is_excluded() -> None:
    """So that the test above can fail."""
    row = Intervention(what="Stöd", responsible_person=SECRET)
    plan = Plan(main_responsible=SECRET, follow_up_convener=SECRET)
    case = said_yes(Case(interventions=(row,), plan=plan), given_by=SECRET)
    assert str(bundle_of(case)).count(SECRET) == 3


@settings(max_examples=15)
@given(cases())
def test_what_was_written_for_the_coordinator_alone_stays_there(case: Case) -> None:
    case = replace(
        case,
        preparation=secretly(Preparation()),
        topics=(Topic(text=SECRET),),
        follow_ups=tuple(secretly(each) for each in case.follow_ups),
        ending=replace(case.ending, comment=SECRET),
    )
    case = said_yes(case, excludes=SECRET)
    assert SECRET not in fhir_bundle(case, NOW).decode()


@settings(max_examples=15)
@given(cases())
def test_with_protected_identity_nothing_tells_where_the_person_is(case: Case) -> None:
    person = replace(case.person, protected_identity=Answer.YES)
    case = said_yes(replace(case, person=person))
    for part, name in WHEREABOUTS:
        if part in {"guardians", "follow_ups"}:
            rows = tuple(replace(row, **{name: SECRET}) for row in rows_of(case, part))
            case = replace(case, **{part: rows})
        else:
            case = replace(case, **{part: replace(getattr(case, part), **{name: SECRET})})
    bundle = fhir_bundle(case, NOW)
    assert SECRET.encode() not in bundle
    assert msgspec.json.decode(bundle)["meta"]["security"][0]["code"] == "V"


def test_a_namesake_of_somebody_left_out_stays() -> None:
    gone = Participant(name="Eva", wanted=Answer.NO)
    stays = Participant(name="Eva Strand", wanted=Answer.YES)
    row = Intervention(what="Samtal", responsible_person="Eva Strand")
    case = said_yes(Case(participants=(gone, stays), interventions=(row,)))
    told = str(bundle_of(case))
    assert told.count("Eva Strand") == 2


# --- the paper ----------------------------------------------------------------------------------


def test_the_latest_approved_paper_may_go() -> None:
    case = next(case for case in SHARED if case.approved_versions)
    assert attachable_version(case, TODAY) == case.approved_versions[-1].number
    assert attachable_version(said_yes(Case()), TODAY) is None


def test_a_paper_that_names_somebody_who_is_out_since_stays_here() -> None:
    case = next(case for case in SHARED if case.approved_versions and case.participants)
    printed = case.approved_versions[-1].case.participants[0].id
    others = tuple(
        replace(p, wanted=Answer.NO) if p.id == printed else p for p in case.participants
    )
    assert attachable_version(replace(case, participants=others), TODAY) is None


def test_a_day_in_summer_has_its_own_offset() -> None:
    summer = dt.datetime(2026, 7, 1, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    content = msgspec.json.decode(fhir_bundle(said_yes(Case()), summer))
    assert content["timestamp"] == "2026-07-01T09:00:00+02:00"
