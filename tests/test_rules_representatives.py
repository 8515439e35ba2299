"""Children, guardians, representatives, impaired decision-making, and the plan under LSS."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from sipdesk.case import (
    Address,
    Answer,
    ApprovalForm,
    Authority,
    Case,
    ConsentAnswer,
    Guardian,
    Participant,
    Person,
    Plan,
    closed,
    is_protected,
    with_new_version,
    without_row,
    without_whereabouts,
)
from sipdesk.demo.parts import approved, with_recipients
from sipdesk.rules import (
    NEW_VERSION,
    age,
    approval_findings,
    findings,
    guardians_on_paper,
    has_own_standing,
    is_adult,
    is_minor,
    may_have_guardians,
    no_right_to_consent,
    stops_approval,
    why_not_share,
)
from tests.test_rules_findings import (
    PLAN,
    SHARING,
    TODAY,
    Change,
    assert_it_can_be_shown,
    assert_it_stops_nothing,
    assert_it_stops_the_approval,
    both,
    codes,
    complete,
    consent,
    emptied,
    value,
)

NOW = dt.datetime(2026, 3, 10, 14, 2, tzinfo=dt.UTC)
FRIDA = Guardian(id="frida", name="Frida Lind", agrees=Answer.YES)
OSKAR = Guardian(id="oskar", name="Oskar Lind", agrees=Answer.YES)
MOTHER = Participant(id="mother", name="Frida Lind", wanted=Answer.YES)
FATHER = Participant(id="father", name="Lind, Oskar", wanted=Answer.YES)


def born(day: str) -> Change:
    return both(value("person", "identity_number", ""), value("person", "birth_date", day))


def guardians(*rows: Guardian) -> Change:
    return lambda case: replace(case, guardians=rows)


def child(years: int = 9, **view: str) -> Change:
    """A child with a view of its own, and two guardians who agree and are to come."""
    person = {"child_view": "Jag vill gå i skolan.", **view}

    def change(case: Case) -> Case:
        case = born(f"{TODAY.year - years}-01-01")(case)
        case = consent(PLAN, authority=Authority.GUARDIAN)(case)
        case = consent(SHARING, authority=Authority.GUARDIAN)(case)
        participants = (*case.participants, MOTHER, FATHER)
        case = with_recipients(replace(case, participants=participants))
        return replace(case, person=replace(case.person, **person), guardians=(FRIDA, OSKAR))

    return change


def without(participant: Participant) -> Change:
    return lambda case: without_row(case, "participants", participant.id)


def guardian_says_no() -> Change:
    """The child has said yes to the plan, and a guardian no afterwards."""

    def change(case: Case) -> Case:
        case = consent(PLAN, authority=Authority.PERSON)(case)
        no = replace(
            case.consent_entries[0],
            id="no",
            purpose=PLAN,
            answer=ConsentAnswer.NO,
            authority=Authority.GUARDIAN,
        )
        return replace(case, consent_entries=(*case.consent_entries, no))

    return change


LAW: dict[str, Change] = {
    "guardian": both(child(), emptied("guardians")),
    "child-view": child(child_view=" "),
}
QUALITY: dict[str, Change] = {
    "guardian-name": both(child(), guardians(FRIDA, Guardian(contact="070"))),
    "guardian-not-asked": both(child(), guardians(replace(FRIDA, agrees=Answer.NOT_ASKED))),
    "guardian-disagrees": both(child(), guardians(FRIDA, replace(OSKAR, agrees=Answer.NO))),
    "guardian-not-participant": both(child(), without(MOTHER)),
    "guardian-of-adult": value("person", "representative_authority", Authority.GUARDIAN),
    "consent-by-relative-of-child": both(child(), consent(PLAN, authority=Authority.RELATIVE)),
    "consent-own-standing": child(16),
    "consent-guardian-beside": both(child(16), guardian_says_no()),
    "consent-by-young-child": both(child(), consent(PLAN, authority=Authority.PERSON)),
    "approval-by-young-child": both(child(), value("plan", "approval_form", ApprovalForm.ORAL)),
    "approval-without-representative": both(
        value("person", "impaired_decision", Answer.YES),
        value("person", "representative_name", "Marja"),
        value("plan", "approval_form", ApprovalForm.ORAL),
    ),
    "representative-name": value("person", "representative_authority", Authority.TRUSTEE),
    "representative-authority": value("person", "representative_name", "Marja"),
    "decision-assessment": value("person", "impaired_decision", Answer.YES),
    "decision-ground": value("person", "impaired_decision", Answer.YES),
    "lss-reviewed": value("plan", "lss_plan", Answer.YES),
    "lss-reviewed-to-come": both(
        value("plan", "lss_plan", Answer.YES), value("plan", "lss_reviewed", "2026-03-11")
    ),
    "lss-review-late": both(
        value("plan", "lss_plan", Answer.YES), value("plan", "lss_reviewed", "2025-03-10")
    ),
}


@pytest.mark.parametrize("code", LAW)
def test_what_the_law_asks_for_is_said_and_stops_the_approval(code: str) -> None:
    assert_it_stops_the_approval(LAW[code](complete()), code)


@pytest.mark.parametrize("code", QUALITY)
def test_what_would_make_it_better_is_said_and_stops_nothing(code: str) -> None:
    broken = QUALITY[code](complete())
    assert_it_stops_nothing(broken, code)
    assert stops_approval(broken, TODAY) == ()


def test_a_child_about_whom_everything_is_known_leaves_nothing_to_say() -> None:
    assert findings(child()(complete()), TODAY) == ()


@pytest.mark.parametrize(
    ("code", "fix"),
    [
        ("guardian", guardians(FRIDA)),
        ("guardian", born("2008-03-10")),
        ("guardian", value("person", "birth_date", "2030-01-01")),
        (
            "guardian",
            both(
                value("person", "representative_name", "Frida Lind"),
                value("person", "representative_authority", Authority.GUARDIAN),
            ),
        ),
        (
            "guardian",
            both(
                value("person", "representative_name", "Bo Ek"),
                value("person", "representative_authority", Authority.TRUSTEE),
            ),
        ),
        ("child-view", value("person", "child_view_missing", "Hon ville inte säga något i dag.")),
        ("child-view", born("2008-03-10")),
        ("guardian-disagrees", value("guardians", "agrees", Answer.YES)),
        ("guardian-disagrees", born("2008-03-10")),
        ("guardian-not-asked", value("guardians", "secrecy_applies", Answer.YES)),
        ("guardian-not-participant", value("guardians", "agrees", Answer.NO)),
        ("guardian-not-participant", value("guardians", "secrecy_applies", Answer.YES)),
        ("guardian-not-participant", value("guardians", "name", " ")),
        ("guardian-not-participant", value("participants", "name", "Frida")),
        ("guardian-not-participant", born("2008-03-10")),
        ("guardian-not-participant", lambda case: closed(case, NOW.isoformat())),
        ("guardian-of-adult", value("person", "representative_authority", Authority.TRUSTEE)),
        ("consent-own-standing", born("2011-03-11")),
        ("consent-own-standing", consent(PLAN, authority=Authority.PERSON)),
        ("consent-guardian-beside", born("2015-03-10")),
        ("consent-by-young-child", born("2011-03-10")),
        ("approval-by-young-child", born("2011-03-10")),
        (
            "approval-by-young-child",
            value("plan", "approval_form", ApprovalForm.REPRESENTATIVE),
        ),
        ("approval-by-young-child", value("plan", "approval_form", ApprovalForm.SIGNATURE)),
        ("approval-without-representative", value("person", "impaired_decision", Answer.NO)),
        ("approval-without-representative", value("person", "representative_name", " ")),
        (
            "approval-without-representative",
            value("plan", "approval_form", ApprovalForm.REPRESENTATIVE),
        ),
        ("decision-assessment", value("person", "decision_assessment", "Läkare, 3 mars")),
        ("decision-ground", value("person", "decision_ground", "Det hon sade i höstas")),
        ("decision-ground", value("person", "impaired_decision", Answer.NO)),
        ("lss-reviewed", value("plan", "lss_reviewed", "2026-03-10")),
        ("lss-reviewed-to-come", value("plan", "lss_reviewed", "2026-03-10")),
        ("lss-review-late", value("plan", "lss_reviewed", "2025-03-11")),
        ("lss-review-late", value("plan", "lss_plan", Answer.NO)),
    ],
)
def test_what_ends_a_finding(code: str, fix: Change) -> None:
    broken = {**LAW, **QUALITY}[code](complete())
    if code == "guardian-disagrees":
        broken = replace(broken, guardians=broken.guardians[1:])
    if code == "consent-own-standing":
        broken = consent(SHARING, authority=Authority.PERSON)(broken)
    assert code in codes(broken)
    assert code not in codes(fix(broken))


def test_each_guardian_who_is_no_participant_is_asked_for_also_after_the_approval() -> None:
    alone = both(child(), without(MOTHER), without(FATHER))(complete())
    for case in (alone, approved(alone, "2026-03-09")):
        lacking = [f for f in findings(case, TODAY) if f.code == "guardian-not-participant"]
        assert [dict(f.values)["name"] for f in lacking] == ["Frida Lind", "Oskar Lind"]
        assert {f.address for f in lacking} == {Address("participants", "")}


def test_an_lss_plan_is_still_to_be_reviewed_when_the_sip_is_approved() -> None:
    case = approved(QUALITY["lss-review-late"](complete()), "2026-03-09")
    (finding,) = (f for f in findings(case, TODAY) if f.code == "lss-review-late")
    assert finding.address == NEW_VERSION  # the day itself cannot be written any more
    assert "ny version" in finding.sentence
    assert_it_can_be_shown(finding, case)


# --- how old ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birth", "today", "years"),
    [
        ("2011-03-10", "2026-03-09", 14),
        ("2011-03-10", "2026-03-10", 15),
        ("2008-03-10", "2026-03-09", 17),
        ("2008-03-10", "2026-03-10", 18),
        ("2008-02-29", "2023-02-28", 14),
        ("2008-02-29", "2023-03-01", 15),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2030-01-01", "2026-03-10", None),
        ("", "2026-03-10", None),
        ("någon gång på våren", "2026-03-10", None),
    ],
)
def test_a_child_turns_15_and_18_on_its_birthday(birth: str, today: str, years: int | None) -> None:
    case, on = Case(person=Person(birth_date=birth)), dt.date.fromisoformat(today)
    assert age(case, on) == years
    assert is_minor(case, on) is (years is not None and years < 18)
    assert is_adult(case, on) is (years == 18)
    assert has_own_standing(case, on) is (years in {15, 17})


@pytest.mark.parametrize(
    ("number", "year", "day"), [("20170110-2384", 2017, (1, 10)), ("19091079-9824", 1909, (10, 19))]
)
def test_the_number_tells_the_age_a_samordningsnummer_too(
    number: str, year: int, day: tuple[int, int]
) -> None:
    case = Case(person=Person(identity_number=number))
    birthday = dt.date(year + 18, *day)
    assert is_minor(case, birthday - dt.timedelta(days=1))
    assert is_adult(case, birthday)


def test_guardians_are_asked_for_where_there_may_be_any() -> None:
    unknown = Case()
    said = Case(person=Person(representative_authority=Authority.GUARDIAN))
    grown = replace(said, person=replace(said.person, birth_date="2008-03-10"))
    asked = [may_have_guardians(case, TODAY) for case in (unknown, said, grown)]
    assert asked == [False, True, False]
    assert may_have_guardians(born("2008-03-11")(Case()), TODAY)


# --- who may say yes, approve, and read ---------------------------------------------------------


@pytest.mark.parametrize("birth", ["2020-01-01", "2010-01-01", "1985-07-09", ""])
@pytest.mark.parametrize("authority", list(Authority))
def test_only_a_relative_and_a_guardian_of_an_adult_have_no_right(
    birth: str, authority: Authority
) -> None:
    case = Case(person=Person(birth_date=birth))
    adult = birth == "1985-07-09"
    without = {Authority.RELATIVE: adult or not birth, Authority.GUARDIAN: adult}
    assert bool(no_right_to_consent(case, authority, TODAY)) is without.get(authority, False)


def test_a_guardians_yes_stops_counting_on_the_18th_birthday() -> None:
    case = born("2008-03-11")(child()(complete()))
    for day, stops in ((TODAY, False), (dt.date(2026, 3, 11), True)):
        assert ("consent-without-right" in {f.code for f in stops_approval(case, day)}) is stops


def approval(birth: str = "1985-07-09", guardian: Guardian = FRIDA, **person: object) -> list[str]:
    case = Case(
        person=replace(Person(birth_date=birth), **person),
        plan=Plan(approval_form=ApprovalForm.REPRESENTATIVE, approval_date="2026-03-10"),
        guardians=(guardian,),
    )
    return [finding.code for finding in approval_findings(case, NOW)]


def test_a_representative_who_approves_has_a_name_and_a_right() -> None:
    named: dict[str, Any] = {"representative_name": "Marja"}
    assert approval() == ["approval-representative"]
    assert approval(**named, representative_authority=Authority.RELATIVE) == [
        "approval-without-right"
    ]
    assert approval(**named, representative_authority=Authority.GUARDIAN) == [
        "approval-without-right"
    ]
    assert approval(**named, representative_authority=Authority.TRUSTEE) == []


@pytest.mark.parametrize("authority", [Authority.UNSET, Authority.PERSON])
def test_a_name_alone_does_not_approve_for_an_adult(authority: Authority) -> None:
    named = {"representative_name": "Marja", "representative_authority": authority}
    assert approval(**named) == ["approval-representative"]


def test_a_guardian_approves_for_a_child_and_a_relative_does_not() -> None:
    child_of_11 = "2015-01-01"
    named = {"representative_name": "Oskar", "representative_authority": Authority.GUARDIAN}
    relative = {"representative_name": "Mormor", "representative_authority": Authority.RELATIVE}
    kept = replace(OSKAR, secrecy_applies=Answer.YES)
    assert approval(child_of_11) == []
    assert approval(child_of_11, **named) == []
    assert approval(child_of_11, **relative) == ["approval-by-relative"]
    assert approval(child_of_11, kept, **named) == ["approval-without-right"]
    assert approval(child_of_11, kept) == ["approval-representative"]


def test_a_guardian_to_whom_secrecy_applies_gets_no_copy_and_stands_on_no_paper() -> None:
    kept = replace(OSKAR, secrecy_applies=Answer.YES)
    father = Participant(name="oskar  LIND", wanted=Answer.YES)
    case = Case(participants=(father,), guardians=(FRIDA, kept, Guardian(contact="070")))
    assert list(guardians_on_paper(case)) == [FRIDA]
    shared = child()(complete())
    shared = replace(shared, participants=(father,), guardians=(kept,))
    shared = consent(SHARING, recipient_ids=father.id)(shared)
    assert why_not_share(shared, father, TODAY) == "Sekretess gäller mot vårdnadshavaren."


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Peter", True),
        ("lund,  PETER", True),
        ("Peter Johan Lund", True),
        ("Petra Lund", False),
        ("Frida", False),
        ("Lund", False),
        ("", False),
    ],
)
def test_secrecy_applies_to_a_guardian_however_the_name_is_written(name: str, kept: bool) -> None:
    rows = (
        Guardian(name="Peter Lund", secrecy_applies=Answer.YES),
        Guardian(name="Lund"),
        Guardian(name="Frida Lind"),
        Guardian(secrecy_applies=Answer.YES),
    )
    participant = Participant(name=name, role="Förälder", wanted=Answer.YES)
    case = replace(complete(), guardians=rows, participants=(participant,))
    case = consent(SHARING, recipient_ids=participant.id)(case)
    reason = "Sekretess gäller mot vårdnadshavaren." if kept else ""
    assert why_not_share(case, participant, TODAY) == reason


def test_protected_is_who_was_protected_in_any_approved_version() -> None:
    protected = value("person", "protected_identity", Answer.YES)(complete())
    unmarked = value("person", "protected_identity", Answer.NO)(approved(protected, "2026-03-09"))
    assert is_protected(protected)
    assert is_protected(unmarked)
    assert not is_protected(complete())
    assert without_whereabouts(protected).person.address == ""


def test_what_guardians_said_of_the_version_before_is_no_answer_to_the_new_one() -> None:
    agreed = approved(child()(complete()), "2026-03-09")
    asked = [f for f in findings(with_new_version(agreed), TODAY) if f.code == "guardian-not-asked"]
    assert [dict(f.values)["name"] for f in asked] == [FRIDA.name, OSKAR.name]


def test_a_guardian_who_was_not_asked_is_asked_also_once_it_is_approved() -> None:
    unasked = guardians(replace(FRIDA, agrees=Answer.NOT_ASKED))(child()(complete()))
    codes = {f.code for f in findings(approved(unasked, "2026-03-09"), TODAY)}
    assert "guardian-not-asked" in codes
