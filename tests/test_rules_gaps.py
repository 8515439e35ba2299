"""What several interventions lack is asked for once, after what hangs together."""

from __future__ import annotations

import pytest

from sipdesk.case import Address, Goal
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


def test_what_hangs_together_comes_before_the_details_of_interventions() -> None:
    bare = (every("interventions", field, "") for field in GAPS)
    case = both(added("goals", Goal(own_words="Fiska")), *bare)(complete())
    said = [f.code for f in findings(case, TODAY) if f.address.part in ("goals", "interventions")]
    assert said[0] == "goal-without-intervention"
    assert said[-4:] == [*GAPS.values()][:4]
