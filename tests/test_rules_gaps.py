"""What several interventions lack is asked for once, after what hangs together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import Address, Goal, Participant, Principal
from sipdesk.rules import findings
from tests.test_rules_findings import TODAY, added, both, complete, every, value

GAPS = {
    "organisation": "intervention-organisation",
    "responsible_person": "intervention-person",
    "starts": "intervention-starts",
    "ends": "intervention-ends",
    "goal_id": "intervention-goal",
}


@pytest.mark.parametrize(("field", "code"), GAPS.items())
def test_what_several_interventions_lack_is_one_line_that_leads_to_the_first(
    field: str, code: str
) -> None:
    case = every("interventions", field, "")(complete())
    (found,) = (f for f in findings(case, TODAY) if f.code == code)
    assert found.address == Address("interventions", field, case.interventions[0].id)
    assert dict(found.values) == {"count": str(len(case.interventions))}
    assert len(case.interventions) > 1


def test_what_one_intervention_lacks_is_said_with_its_words() -> None:
    case = value("interventions", "starts", "")(complete())
    (found,) = (f for f in findings(case, TODAY) if f.code == "intervention-starts")
    assert dict(found.values) == {"what": case.interventions[0].what}


def test_interventions_with_another_principal_than_who_answers_are_one_line() -> None:
    one = value("interventions", "principal", Principal.REGION)(complete())
    (found,) = (f for f in findings(one, TODAY) if f.code == "intervention-other-principal")
    first = one.interventions[0]
    assert found.address == Address("interventions", "principal", first.id)
    assert dict(found.values)["name"] == first.organisation == "Kommunrehab"
    several = every("interventions", "principal", Principal.OTHER)(one)
    (found,) = (f for f in findings(several, TODAY) if f.code == "intervention-other-principal")
    assert found.address.row == first.id
    assert found.sentence.format(**dict(found.values)).startswith("3 insatser")


@pytest.mark.parametrize("organisation", ["", "Frisören"])
def test_the_responsible_person_tells_the_principal_where_no_participant_is_of_the_organisation(
    organisation: str,
) -> None:
    case = both(
        value("interventions", "organisation", organisation),
        value("interventions", "principal", Principal.REGION),
    )(complete())
    said = [f for f in findings(case, TODAY) if f.code == "intervention-other-principal"]
    assert [dict(f.values)["name"] for f in said] == [case.interventions[0].responsible_person]
    unknown = value("interventions", "responsible_person", "Någon annan")(case)
    assert "intervention-other-principal" not in {f.code for f in findings(unknown, TODAY)}


def test_what_hangs_together_comes_before_the_details_of_interventions() -> None:
    bare = (every("interventions", field, "") for field in GAPS)
    case = both(added("goals", Goal(own_words="Fiska")), *bare)(complete())
    said = [f.code for f in findings(case, TODAY) if f.address.part in ("goals", "interventions")]
    assert said[0] == "goal-without-intervention"
    assert said[-4:] == [*GAPS.values()][:4]


@pytest.mark.parametrize("organisation", ["", "Försäkringskassan"])
def test_of_a_relative_who_answers_for_something_no_organisation_is_asked_for(
    organisation: str,
) -> None:
    brother = Participant(name="Jan Borg", role="Bror", organisation=organisation)
    by_brother = replace(
        complete().interventions[0],
        principal=Principal.OTHER,
        organisation="",
        responsible_person="Jan",
    )
    case = replace(complete(), participants=(brother,), interventions=(by_brother,))
    asked = "intervention-organisation" in {f.code for f in findings(case, TODAY)}
    assert asked is bool(organisation)
