"""What the participants tell of who answers for an intervention: blanks are filled in, and the
principal follows its organisation.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import (
    Address,
    Answer,
    Authority,
    Case,
    Coordinator,
    Guardian,
    Intervention,
    Participant,
    Person,
    Principal,
    with_value,
)
from sipdesk.rules import (
    coordinator_as_participant,
    known_names,
    known_names_and_coordinator,
    known_organisations,
    with_known_contact,
    with_known_representative,
    with_known_responsibility,
)
from sipdesk.rules.known_people import GUARDIAN

EVA = Participant(name="Eva  Ek", organisation="Hemtjänsten", principal=Principal.MUNICIPALITY)
BO = Participant(name="Bo Berg", organisation="Vårdcentralen", principal=Principal.REGION)
OUT = Participant(name="Ola", organisation="Olas firma", wanted=Answer.NO)
CASE = Case(participants=(EVA, BO, replace(EVA, id="twin"), Participant(), OUT))


def after_choosing(case: Case, field: str, row: Intervention) -> Intervention:
    case = replace(case, interventions=(row,))
    return with_known_responsibility(case, Address("interventions", field, row.id)).interventions[0]


def told(row: Intervention) -> tuple[str, str, Principal]:
    return row.responsible_person, row.organisation, row.principal


def test_participants_are_suggested_once_and_none_whom_the_person_does_not_want() -> None:
    row = Intervention()
    case, there = replace(CASE, interventions=(row,)), Address("interventions", "what", row.id)
    assert known_names(case, there) == ("Eva Ek", "Bo Berg")
    assert known_organisations(case, there) == ("Hemtjänsten", "Vårdcentralen")


def test_those_of_the_responsible_organisation_are_suggested_first() -> None:
    row = Intervention(organisation=" Vårdcentralen")
    there = Address("interventions", "responsible_person", row.id)
    assert known_names(replace(CASE, interventions=(row,)), there) == ("Bo Berg", "Eva Ek")


def test_a_name_brings_organisation_and_principal() -> None:
    row = after_choosing(CASE, "responsible_person", Intervention(responsible_person="Eva Ek"))
    assert told(row) == ("Eva Ek", "Hemtjänsten", Principal.MUNICIPALITY)


def test_the_principal_of_the_one_before_does_not_stay_with_another_who_has_none() -> None:
    anna = Participant(name="Anna", organisation="Ale kommun")
    case = replace(CASE, participants=(*CASE.participants, anna))
    of_bo = Intervention(
        responsible_person="Anna", organisation="Vårdcentralen", principal=Principal.REGION
    )
    assert told(after_choosing(case, "responsible_person", of_bo)) == (
        "Anna",
        "Ale kommun",
        Principal.UNSET,
    )
    by_hand = replace(of_bo, principal=Principal.MUNICIPALITY)
    assert told(after_choosing(case, "responsible_person", by_hand))[2] is Principal.MUNICIPALITY


def test_an_organisation_brings_its_principal_and_no_name() -> None:
    row = after_choosing(CASE, "organisation", Intervention(organisation="Vårdcentralen"))
    assert told(row) == ("", "Vårdcentralen", Principal.REGION)


def test_what_was_written_stays() -> None:
    row = Intervention(
        responsible_person="Bo Berg", organisation="Psykiatrin", principal=Principal.OTHER
    )
    assert after_choosing(CASE, "responsible_person", row) == row


def test_the_principal_follows_an_organisation_that_is_corrected() -> None:
    """Eva was chosen first, who brought the kommun; the name stays, and is another matter."""
    row = after_choosing(CASE, "responsible_person", Intervention(responsible_person="Eva Ek"))
    corrected = after_choosing(CASE, "organisation", replace(row, organisation="Vårdcentralen"))
    assert told(corrected) == ("Eva Ek", "Vårdcentralen", Principal.REGION)


@pytest.mark.parametrize(
    ("name", "organisation", "principal"),
    [
        ("Bo Berg", "Vårdcentralen", Principal.REGION),
        ("Far", "", Principal.OTHER),
        ("Mia", "Hemtjänsten", Principal.MUNICIPALITY),
        ("Per Ny", "Hemtjänsten", Principal.MUNICIPALITY),
    ],
    ids=["of another organisation", "a relative", "nothing known", "no participant"],
)
def test_another_person_brings_their_own_in_place_of_what_the_first_one_brought(
    name: str, organisation: str, principal: Principal
) -> None:
    """Or the plan says that somebody from the region answers for what the kommun does."""
    relative, unknown = Participant(name="Far", principal=Principal.OTHER), Participant(name="Mia")
    case = replace(CASE, participants=(*CASE.participants, relative, unknown))
    row = after_choosing(case, "responsible_person", Intervention(responsible_person="Eva Ek"))
    changed = after_choosing(case, "responsible_person", replace(row, responsible_person=name))
    assert told(changed) == (name, organisation, principal)


@pytest.mark.parametrize("organisation", ["Psykiatrin", "", "Olas firma", "Skolan"])
def test_an_organisation_that_tells_no_principal_leaves_the_one_that_stands(
    organisation: str,
) -> None:
    """Unknown, blank, of somebody unwanted, or of two who do not agree."""
    school = Participant(name="Mia", organisation="Skolan", principal=Principal.MUNICIPALITY)
    other = Participant(name="Per", organisation="Skolan", principal=Principal.OTHER)
    alone = Participant(name="Far", principal=Principal.OTHER)
    case = replace(CASE, participants=(*CASE.participants, school, other, alone))
    row = Intervention(organisation=organisation, principal=Principal.REGION)
    assert after_choosing(case, "organisation", row) == row


def test_two_of_one_name_bring_only_what_they_share() -> None:
    other = Participant(name="Bo Berg", organisation="Psykiatrin", principal=Principal.REGION)
    case = replace(CASE, participants=(BO, other))
    row = after_choosing(case, "responsible_person", Intervention(responsible_person="Bo Berg"))
    assert told(row) == ("Bo Berg", "", Principal.REGION)


# --- the coordinator ----------------------------------------------------------------------------

DAG = Coordinator(name="Dag Dahl", organisation="Socialtjänsten", phone="090-16 10 03", email="d@x")


def test_the_coordinator_is_a_participant_with_what_is_known_and_no_more() -> None:
    row = coordinator_as_participant(replace(CASE, coordinator=DAG))
    assert row is not None
    assert replace(row, id="") == Participant(
        id="",
        name="Dag Dahl",
        role="Samordnare",
        organisation="Socialtjänsten",
        phone="090-16 10 03",
        email="d@x",
    )


@pytest.mark.parametrize(
    ("organisation", "principal"),
    [
        ("Socialtjänsten, Granby kommun", Principal.MUNICIPALITY),
        ("Malmö stad", Principal.MUNICIPALITY),
        ("Region Skåne", Principal.REGION),
        ("Västra Götalandsregionen", Principal.REGION),
        ("Halmstads sjukhus", Principal.UNSET),
        ("Kommunal, regionalt", Principal.UNSET),
        ("Samverkan mellan kommun och region", Principal.UNSET),
    ],
)
def test_whose_the_coordinator_is_follows_from_the_name_of_their_organisation(
    organisation: str, principal: Principal
) -> None:
    row = coordinator_as_participant(
        replace(CASE, coordinator=replace(DAG, organisation=organisation))
    )
    assert row is not None
    assert row.principal is principal


@pytest.mark.parametrize("name", ["dag  dahl", "Dahl, Dag"])
def test_who_is_there_already_is_not_offered_again(name: str) -> None:
    there = replace(CASE, coordinator=DAG, participants=(EVA, Participant(name=name)))
    assert coordinator_as_participant(there) is None


def test_a_coordinator_without_a_name_is_not_offered() -> None:
    assert coordinator_as_participant(replace(CASE, coordinator=Coordinator(phone="1"))) is None


def test_the_coordinator_may_answer_for_the_whole_plan_and_is_reached_as_known() -> None:
    there = Address("plan", "main_responsible")
    dag = Coordinator(name="Dag Dahl", phone="010-123 45 67", email="dag@example.org")
    case = replace(CASE, coordinator=dag)
    assert known_names_and_coordinator(case, there) == (
        "Eva Ek",
        "Bo Berg",
        "Dag Dahl",
    )
    chosen = with_known_contact(with_value(case, there, "Dag Dahl"), there)
    assert chosen.plan.main_responsible_contact == "010-123 45 67, dag@example.org"
    written = with_value(chosen, there._replace(field="main_responsible_contact"), "ring växeln")
    assert with_known_contact(written, there) == written
    nobody = with_value(case, there, "Någon annan")
    assert with_known_contact(nobody, there) == nobody


def test_how_to_reach_the_one_before_does_not_stay_with_another() -> None:
    there = Address("plan", "main_responsible")
    sara = replace(EVA, name="Sara Ek", phone="070-174 06 04", email="")
    dag = Coordinator(name="Dag Dahl", phone="010-123 45 67")
    case = replace(CASE, coordinator=dag, participants=(sara, *CASE.participants))
    first = with_known_contact(with_value(case, there, "Sara Ek"), there)
    assert first.plan.main_responsible_contact == "070-174 06 04"
    known = with_known_contact(with_value(first, there, "Dag Dahl"), there)
    assert known.plan.main_responsible_contact == "010-123 45 67"
    unknown = with_known_contact(with_value(first, there, "Någon annan"), there)
    assert unknown.plan.main_responsible_contact == ""


# --- a guardian ---------------------------------------------------------------------------------

NEW = Participant(role=GUARDIAN, principal=Principal.OTHER)
MUM = Guardian(name="Frida  Lind", contact="070-174 06 11")
DAD = Guardian(name="Oskar Lind", contact="070-174 06 12")


def reached(case: Case) -> tuple[str, str, str]:
    row = with_known_representative(case, NEW)
    assert (row.id, row.role, row.principal) == (NEW.id, GUARDIAN, Principal.OTHER)
    return row.name, row.phone, row.email


def test_a_guardian_who_is_no_participant_yet_comes_with_name_and_telephone() -> None:
    case = replace(CASE, guardians=(Guardian(), MUM, DAD))
    assert reached(case) == ("Frida Lind", "070-174 06 11", "")
    mum = Participant(name="Lind, Frida")
    assert reached(replace(case, participants=(mum,))) == ("Oskar Lind", "070-174 06 12", "")
    both = replace(case, participants=(mum, Participant(name="Oskar")))
    assert with_known_representative(both, NEW) == NEW
    assert with_known_representative(CASE, NEW) == NEW


def test_a_guardian_to_whom_secrecy_applies_is_never_brought() -> None:
    kept = replace(MUM, secrecy_applies=Answer.YES)
    assert with_known_representative(replace(CASE, guardians=(kept,)), NEW) == NEW
    assert reached(replace(CASE, guardians=(kept, DAD)))[0] == "Oskar Lind"


@pytest.mark.parametrize(
    ("contact", "phone", "email"),
    [
        ("Storgatan 1, 903 25 Umeå", "", ""),
        ("mobil +46 70 174 06 11, Storgatan 1", "+46 70 174 06 11", ""),
        ("frida@example.org, 0701740611", "0701740611", "frida@example.org"),
        ("<frida@example.org>.", "", "frida@example.org"),
    ],
)
def test_of_a_contact_the_telephone_and_the_email_are_told_and_no_address(
    contact: str, phone: str, email: str
) -> None:
    case = replace(CASE, guardians=(replace(MUM, contact=contact),))
    assert reached(case) == ("Frida Lind", phone, email)


def test_how_to_reach_a_guardian_is_not_told_where_the_person_has_protected_data() -> None:
    """A child lives where they live."""
    hidden = Person(protected_identity=Answer.YES)
    assert reached(replace(CASE, guardians=(MUM,), person=hidden)) == ("Frida Lind", "", "")


# --- the representative -------------------------------------------------------------------------

BOS = Person(
    representative_name="Bo  Lund",
    representative_authority=Authority.TRUSTEE,
    representative_contact="070-174 06 13, bo@example.org, Storgatan 1",
)
TRUSTEE = Participant(role="God man", principal=Principal.OTHER)
ADMINISTRATOR = Participant(role="Förvaltare", principal=Principal.OTHER)


def test_the_representative_comes_with_name_and_telephone_as_what_they_are() -> None:
    with_trustee = replace(CASE, person=BOS)
    row = with_known_representative(with_trustee, TRUSTEE)
    told = {"name": "Bo Lund", "phone": "070-174 06 13", "email": "bo@example.org"}
    assert row == replace(TRUSTEE, **told)
    assert with_known_representative(with_trustee, ADMINISTRATOR) == ADMINISTRATOR
    administrator = replace(BOS, representative_authority=Authority.ADMINISTRATOR)
    row = with_known_representative(replace(CASE, person=administrator), ADMINISTRATOR)
    assert row == replace(ADMINISTRATOR, **told)


@pytest.mark.parametrize(
    "there",
    [Participant(name="LUND, Bo"), replace(TRUSTEE, id="other", name="Siv"), TRUSTEE],
    ids=["that name", "another of that role", "one of that role without a name"],
)
def test_only_the_first_of_that_role_is_the_representative(there: Participant) -> None:
    case = replace(CASE, person=BOS, participants=(there,))
    new = replace(TRUSTEE, id="new")
    assert with_known_representative(case, new) == new


@pytest.mark.parametrize(
    "person",
    [
        replace(BOS, representative_name=" "),
        replace(BOS, representative_authority=Authority.UNSET),
        replace(BOS, representative_authority=Authority.FUTURE_POWER),
    ],
)
def test_a_representative_who_is_not_told_of_is_not_guessed(person: Person) -> None:
    case = replace(CASE, person=person)
    assert with_known_representative(case, TRUSTEE) == TRUSTEE


def test_of_a_representative_no_more_is_told_than_of_a_guardian() -> None:
    kept = Guardian(name="Bo Lund", secrecy_applies=Answer.YES)
    case = replace(CASE, person=BOS, guardians=(kept,))
    assert with_known_representative(case, TRUSTEE) == TRUSTEE
    hidden = replace(BOS, protected_identity=Answer.YES)
    row = with_known_representative(replace(CASE, person=hidden), TRUSTEE)
    assert row == replace(TRUSTEE, name="Bo Lund")


def test_a_relatives_telephone_is_not_put_into_everybodys_copy() -> None:
    there = Address("plan", "main_responsible")
    sister = Participant(name="Siv", phone="070-1", principal=Principal.OTHER)
    nurse = Participant(name="Nils", phone="090-1", principal=Principal.REGION)
    case = replace(CASE, participants=(sister, nurse, replace(sister, id="unset", name="Bror")))
    for name, contact in (("Siv", ""), ("Bror", ""), ("Nils", "090-1")):
        chosen = with_known_contact(with_value(case, there, name), there)
        assert chosen.plan.main_responsible_contact == contact
