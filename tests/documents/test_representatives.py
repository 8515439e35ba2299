"""Who speaks with and for the person, on the plan: names where they belong, never more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import (
    Answer,
    ApprovalForm,
    Authority,
    Case,
    Guardian,
    Participant,
    Presence,
)
from tests.documents.examples import ORDINARY, TODAY, approved
from tests.documents.makers import Paper
from tests.documents.reading import Printed

FRIDA = Guardian(name="Frida Lind", contact="070-174 06 11", agrees=Answer.YES)
PETER = Guardian(name="Peter Lund", contact="070-174 06 23", secrecy_applies=Answer.YES)


def of_child(birth: str = "2015-05-05", **person: object) -> Case:
    values = {"identity_number": "", "birth_date": birth, "representative_name": "", **person}
    about = replace(ORDINARY.person, child_view="Jag vill gå i skolan, men inte jämt.", **values)
    return replace(ORDINARY, person=about, guardians=(FRIDA, PETER))


def plan(case: Case, language: str = "sv") -> str:
    return Printed(Paper().plan(case, language, TODAY)).text


def test_a_child_speaks_under_a_heading_of_its_own() -> None:
    text = plan(of_child())
    assert "Det här tycker jag Jag vill gå i skolan, men inte jämt." in text
    assert text.index("Det här tycker jag") < text.rindex("Mina mål")
    assert "This is what I think Jag vill gå i skolan" in plan(of_child(), "en")


@pytest.mark.parametrize(
    "case",
    [of_child(), approved(of_child(), ApprovalForm.SIGNATURE)],
    ids=["draft", "approved"],
)
def test_guardians_are_named_without_contact_and_without_whom_secrecy_keeps_out(
    case: Case,
) -> None:
    text = plan(case)
    assert "Vårdnadshavare Frida Lind" in text
    assert "Frida Lind, vårdnadshavare" in text
    for kept in (FRIDA.contact, PETER.name, PETER.contact):
        assert kept not in text


def test_a_guardian_who_says_no_has_no_line_to_sign_on() -> None:
    against = replace(of_child(), guardians=(replace(FRIDA, agrees=Answer.NO),))
    assert "Vårdnadshavare Frida Lind" in plan(against)
    assert "Frida Lind, vårdnadshavare" not in plan(against)


def signatures(case: Case, *participants: Participant) -> str:
    return plan(replace(case, participants=participants)).rpartition("Underskrifter")[2]


@pytest.mark.parametrize("name", ["Frida Lind", "LIND, Frida"])
def test_who_signs_for_the_person_signs_no_second_time_as_participant(name: str) -> None:
    school = Participant(role="Skola")
    twice = Participant(name=name, role="Mamma")
    signed = signatures(of_child(representative_name="Bo Berg"), twice, school)
    assert signed.count("Frida Lind, vårdnadshavare") == 1
    assert "Mamma" not in signed
    trustee = Participant(name="Bo Berg", role="God man")
    signed = signatures(of_child(representative_name="Bo Berg"), trustee, school)
    assert "Bo Berg, företrädare" in signed
    assert "God man" not in signed
    person = Participant(name=ORDINARY.person.name, role="Huvudperson")
    assert "Huvudperson" not in signatures(of_child(), person, school)


def test_only_that_very_name_is_signed_with_once() -> None:
    other = Participant(name="Frida", role="Kurator")
    nameless = Participant(role="Skola")
    signed = signatures(of_child(name=""), other, nameless)
    assert "Frida, Kurator" in signed
    assert "Skola" in signed


def test_a_guardian_who_says_no_signs_as_the_participant_that_they_are() -> None:
    against = replace(of_child(), guardians=(replace(FRIDA, agrees=Answer.NO),))
    assert "Frida Lind, Mamma" in signatures(against, Participant(name="Frida Lind", role="Mamma"))


def test_lines_for_names_are_left_blank_only_where_nobody_comes() -> None:
    mother = Participant(name="Frida Lind", role="Mamma")
    assert "Namn och verksamhet" not in signatures(of_child(), mother)
    away = replace(mother, presence=Presence.ABSENT)
    assert signatures(of_child(), away).count("Namn och verksamhet") == 4


@pytest.mark.parametrize("birth", ["2008-02-26", "1985-07-09", ""])
def test_what_is_left_from_childhood_is_not_printed(birth: str) -> None:
    text = plan(of_child(birth))
    for left in (FRIDA.name, "Det här tycker jag", "Jag vill gå i skolan"):
        assert left not in text


def test_the_day_before_the_18th_birthday_it_still_is() -> None:
    assert "Det här tycker jag" in plan(of_child("2008-02-27"))


def test_what_is_only_for_the_record_is_not_printed() -> None:
    private = {
        "child_view_missing": "Hon ville inte prata i dag",
        "impaired_decision": Answer.YES,
        "decision_assessment": "Läkaren bedömde den 3 mars",
        "decision_ground": "Det hon sade i höstas",
    }
    text = plan(of_child(**private))
    assert not [t for t in private.values() if isinstance(t, str) and t in text]


def test_a_consent_through_somebody_says_through_whom() -> None:
    entries = tuple(
        replace(e, given_by="Bo Berg", authority=Authority.TRUSTEE)
        for e in ORDINARY.consent_entries
    )
    assert "Bo Berg, god man" in plan(replace(ORDINARY, consent_entries=entries))


def test_an_lss_plan_is_told_with_its_review() -> None:
    lss = replace(ORDINARY.plan, lss_plan=Answer.YES, lss_reviewed="2025-11-03")
    told = "Plan enligt LSS Ja, sågs över måndag 3 november 2025"
    assert told in plan(replace(ORDINARY, plan=lss))
    assert "LSS" not in plan(ORDINARY)
