"""Who answers for a child: from 15 the child itself, and no guardian to whom secrecy applies."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sipdesk.case import (
    Answer,
    Authority,
    Case,
    ConsentAnswer,
    ConsentPurpose,
    Guardian,
    Participant,
    Person,
)
from sipdesk.rules import (
    current_consent,
    needed_for_recording,
    set_aside,
    why_not_share,
    with_consent_recorded,
    with_consent_withdrawn,
    with_draft,
)
from sipdesk.rules.authority import KEPT_OUT
from tests.test_consent_history import NOW, TODAY, YES

SHARING = ConsentPurpose.SHARING
EVA = Participant(id="eva", name="Eva Ek", wanted=Answer.YES)
PETER = Guardian(name="Peter Lund", secrecy_applies=Answer.YES)
FRIDA = Guardian(name="Frida Lind")
SIXTEEN, NINE = "2010-01-01", "2017-01-10"


def child(birth: str = SIXTEEN) -> Case:
    return Case(person=Person(birth_date=birth), participants=(EVA,))


def said(case: Case, answer: Answer, authority: Authority, **more: str) -> Case:
    draft = replace(YES, answer=answer, authority=authority, **more)
    return with_consent_recorded(with_draft(case, SHARING, draft), SHARING, NOW)


def own(case: Case, answer: Answer = Answer.YES, **more: str) -> Case:
    return said(case, answer, Authority.PERSON, **more)


def guardian(case: Case, answer: Answer = Answer.NO) -> Case:
    return said(case, answer, Authority.GUARDIAN)


def answer(case: Case) -> ConsentAnswer | None:
    current = current_consent(case, SHARING)
    return current.answer if current is not None else None


def test_a_guardians_no_does_not_take_the_place_of_a_16_year_olds_yes() -> None:
    case = guardian(own(child()))
    assert answer(case) is ConsentAnswer.YES
    assert set_aside(case, SHARING) == case.consent_entries[1:]
    assert why_not_share(case, EVA, TODAY) == ""


def test_a_guardians_yes_does_not_take_the_place_of_a_16_year_olds_no_or_withdrawal() -> None:
    refused = guardian(own(child(), Answer.NO), Answer.YES)
    withdrawn = guardian(with_consent_withdrawn(own(child()), SHARING, NOW), Answer.YES)
    assert answer(refused) is ConsentAnswer.NO
    assert answer(withdrawn) is ConsentAnswer.WITHDRAWN


def test_under_15_the_last_answer_counts_whoever_gave_it() -> None:
    case = guardian(own(child(NINE)))
    assert answer(case) is ConsentAnswer.NO
    assert set_aside(case, SHARING) == ()


def test_a_guardian_answers_for_a_16_year_old_who_has_not() -> None:
    assert answer(guardian(child())) is ConsentAnswer.NO
    assert answer(own(guardian(child()))) is ConsentAnswer.YES


def test_a_guardians_yes_counts_where_the_childs_own_had_run_out() -> None:
    run_out = own(child(), date="2026-01-01", valid_until="2026-02-01")
    case = guardian(run_out, Answer.YES)
    assert set_aside(case, SHARING) == ()
    assert why_not_share(case, EVA, TODAY) == ""


def test_what_was_set_aside_stays_so_when_the_child_comes_of_age() -> None:
    case = guardian(own(child("2008-03-11")))
    grown = dt.date(2026, 3, 11)
    assert why_not_share(case, EVA, grown) == ""


@pytest.mark.parametrize("birth", [SIXTEEN, NINE])
@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("Peter", [("authority", KEPT_OUT)]),
        ("Frida Lind", []),
        (
            " ",
            [
                (
                    "given_by",
                    "Skriv vilken vårdnadshavare som svarar: mot en av dem gäller sekretess.",
                )
            ],
        ),
    ],
)
def test_a_guardian_to_whom_secrecy_applies_does_not_answer(
    birth: str, name: str, needed: list[tuple[str, str]]
) -> None:
    draft = replace(YES, authority=Authority.GUARDIAN, given_by=name)
    case = replace(child(birth), guardians=(FRIDA, PETER), sharing_consent=draft)
    assert list(needed_for_recording(case, SHARING, TODAY)) == needed


def test_a_yes_stops_counting_when_secrecy_is_noted_towards_who_gave_it() -> None:
    case = said(child(NINE), Answer.YES, Authority.GUARDIAN, given_by="Peter Lund")
    assert why_not_share(case, EVA, TODAY) == ""
    kept = replace(case, guardians=(PETER,))
    assert why_not_share(kept, EVA, TODAY) == "Den som samtyckte har inte rätt att göra det."
