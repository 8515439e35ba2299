"""A recorded consent is for those whom the person named, and not for who takes their place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sipdesk.case import Address, Answer, Case, Participant, with_value, without_row
from sipdesk.overview import overview
from sipdesk.rules import named, why_not_share, with_correction_begun, with_sharing_withdrawn_for
from tests.test_copies import NOW, TODAY, consenting

KIM = Participant(
    id="one", name="Kim Eklöf", role="Logoped", organisation="Rehab", wanted=Answer.YES
)
BO = Participant(id="bo", name="Bo Berg", wanted=Answer.YES)
EVA = {"name": "Eva Fors", "role": "Handläggare", "organisation": "Försäkringskassan"}
CHANGED = "Deltagaren har ändrats sedan samtycket lämnades. Fråga personen igen."


def now(case: Case, **facts: Any) -> Case:
    """The case with the first participant described in another way."""
    for fact, value in facts.items():
        case = with_value(case, Address("participants", fact, "one"), value)
    return case


def reason(case: Case) -> str:
    return why_not_share(case, case.participants[0], TODAY)


def test_somebody_else_in_the_same_row_may_not_be_told_until_the_person_says_so() -> None:
    consented = consenting(KIM, BO, to="one bo")
    case = now(consented, **EVA)
    assert reason(consented) == ""
    assert reason(case) == CHANGED
    assert why_not_share(case, BO, TODAY) == ""
    assert reason(now(case, name=KIM.name, organisation=KIM.organisation)) == ""


def test_the_history_goes_on_naming_whom_the_person_named() -> None:
    consented = consenting(KIM, BO, to="one bo")
    for case in (now(consented, **EVA), without_row(consented, "participants", "one")):
        kim, bo = named(case, case.consent_entries[0])
        assert (kim.name, kim.role, kim.organisation) == ("Kim Eklöf", "Logoped", "Rehab")
        assert bo.name == "Bo Berg"
        assert "Får ta del av uppgifterna: Kim Eklöf" in overview(case, TODAY)


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ({"name": "Kim Eklöv"}, "Kim Eklöf (nu Kim Eklöv), Logoped, Rehab"),
        ({"name": "Eklöf, Kim"}, "Kim Eklöf, Logoped, Rehab"),
        ({"phone": "08-465 004 00"}, "Kim Eklöf, Logoped, Rehab"),
        (EVA, "Kim Eklöf, Logoped, Rehab"),
        ({"name": ""}, "Kim Eklöf, Logoped, Rehab"),
    ],
)
def test_who_is_called_otherwise_since_is_told_by_both_names(
    later: dict[str, str], told: str
) -> None:
    case = now(consenting(KIM, BO, to="one bo"), **later)
    assert f"Får ta del av uppgifterna: {told}, Bo Berg" in overview(case, TODAY)


@pytest.mark.parametrize(
    ("then", "later", "covered"),
    [
        ({}, {"role": "Verksamhetschef", "phone": "08-465 004 00"}, True),
        ({}, {"name": "kim  EKLÖF"}, True),
        ({}, {"name": "Eklöf, Kim"}, True),
        ({}, {"name": "Kim"}, True),
        ({}, {"name": "Kim Eklöf Sand"}, True),
        ({}, {"name": "Kim Sand"}, True),
        ({}, {"name": "Eva Eklöf"}, False),
        ({}, {"name": "Eva Fors"}, False),
        ({}, {"name": ""}, False),
        ({}, {"organisation": "Försäkringskassan"}, False),
        ({}, {"organisation": ""}, False),
        ({}, {"organisation": " rehab "}, True),
        ({"name": "Fors, Kim"}, {"name": "Fors, Eva"}, False),
        ({"name": ""}, {"name": "Eva Fors"}, True),
        ({"name": ""}, {"name": "Eva Fors", "role": "Kurator"}, False),
        ({"organisation": ""}, {"organisation": "Rehab"}, True),
        ({"name": "Kim\tEklöf\n"}, {"name": "Kim Eklöf"}, True),
    ],
)
def test_who_still_is_the_one_named(
    then: dict[str, str], later: dict[str, str], *, covered: bool
) -> None:
    case = now(consenting(replace(KIM, **then), to="one"), **later)
    assert reason(case) == ("" if covered else CHANGED)


def test_an_entry_from_before_names_were_kept_goes_by_the_row() -> None:
    case = consenting(KIM, to="one")
    entry = replace(case.consent_entries[0], recipient_names="")
    old = now(replace(case, consent_entries=(entry,)), **EVA)
    assert reason(old) == ""
    assert named(old, entry)[0].name == "Eva Fors"


def test_a_correction_does_not_take_in_who_has_come_instead() -> None:
    case = now(consenting(KIM, BO, to="one bo"), **EVA)
    draft = with_correction_begun(case, case.consent_entries[0]).sharing_consent
    assert draft.recipient_ids == "bo"


def test_a_withdrawal_for_one_is_not_said_of_who_has_come_instead() -> None:
    case = with_sharing_withdrawn_for(consenting(KIM, BO, to="one bo"), "one", NOW)
    assert reason(case) == "Personen har återkallat samtycket för deltagaren."
    assert reason(now(case, **EVA)) == "Deltagaren står inte i samtycket."
