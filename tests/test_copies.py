"""Copies for named recipients: only inside the consent, numbered for ever, and nobody forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.case import (
    Address,
    Answer,
    Authority,
    Case,
    Consent,
    ConsentPurpose,
    Coordinator,
    CopyForm,
    CopyGiven,
    Ending,
    Guardian,
    InvitationKind,
    Participant,
    Person,
    Presence,
    Principal,
    closed,
    may_become,
    with_new_version,
)
from sipdesk.demo.at_the_meeting import aino
from sipdesk.demo.parts import approved
from sipdesk.errors import OutsideConsentError
from sipdesk.rules import (
    copies_handed_over,
    copies_told,
    findings,
    left_without,
    may_share_with,
    next_number,
    numbered_copies,
    recipients,
    with_consent_recorded,
    with_consent_withdrawn,
    with_copies_given,
    with_copies_saved,
    with_draft,
    without_copy,
)
from tests.documents.makers import Paper

NOW = dt.datetime(2026, 3, 12, 15, 0, tzinfo=dt.UTC)
TODAY = NOW.date()
SHARING = ConsentPurpose.SHARING
EVA = Participant(id="eva", name="Eva Ek", wanted=Answer.YES)
BO = Participant(id="bo", role="Vårdcentral", wanted=Answer.YES)
CIA = Participant(id="cia", name="Cia Ceder", wanted=Answer.YES, gets_copy=Answer.YES)
LIKE = CopyGiven(
    number=0,
    document="plan",
    version=1,
    given_at=NOW.isoformat(),
    form=CopyForm.PAPER,
    language="sv",
)


def test_the_persons_own_papers_are_offered_to_the_person_first_and_alone() -> None:
    case = consenting(CIA, replace(CIA, id="bo"), to="cia bo")
    for document, belongs in (("plan", [True] * 3), ("preparation", [True, False, False])):
        offered = recipients(case, TODAY, document)
        assert [each.belongs for each in offered] == belongs
        assert not any(each.why_not for each in offered)  # others may have it, if the person wishes


def consenting(*people: Participant, to: str = "eva bo", until: str = "2026-12-31") -> Case:
    """Anna, born in 1985, says yes to sharing with those whose ids are given."""
    case = Case(person=Person(name="Anna", birth_date="1985-07-09"), participants=people)
    yes = Consent(
        answer=Answer.YES,
        authority=Authority.PERSON,
        obtained_by="Helena",
        date="2026-03-01",
        valid_until=until,
        excludes="inget",
        recipient_ids=to,
    )
    return with_consent_recorded(with_draft(case, SHARING, yes), SHARING, NOW)


def given_to(case: Case, *ids: str, **like: object) -> Case:
    return with_copies_given(case, numbered_copies(case, ids, replace(LIKE, **like)))


def belonging(case: Case, document: str) -> list[str]:
    return [each.name for each in recipients(case, TODAY, document) if each.belongs]


# --- who ----------------------------------------------------------------------------------------


def test_the_person_comes_first_and_always_may() -> None:
    first, eva, bo = recipients(consenting(EVA, BO, Participant(), to="eva"), TODAY)
    assert (first.id, first.name, first.why_not) == ("", "Anna", "")
    assert (eva.name, eva.why_not) == ("Eva Ek", "")
    assert (bo.name, bo.why_not) == ("Vårdcentral", "Deltagaren står inte i samtycket.")


@pytest.mark.parametrize(
    "case",
    [
        with_consent_withdrawn(consenting(EVA), SHARING, NOW),
        consenting(EVA, until="2026-03-11"),
        replace(consenting(EVA), consent_entries=()),
        consenting(replace(EVA, wanted=Answer.NO)),
        replace(consenting(EVA), guardians=(Guardian(name="eva  EK", secrecy_applies=Answer.YES),)),
    ],
    ids=["withdrawn", "expired", "never recorded", "left out", "secrecy towards a guardian"],
)
def test_without_consent_there_is_a_copy_for_nobody_but_the_person(case: Case) -> None:
    assert [r.id for r in recipients(case, TODAY) if not r.why_not] == [""]
    assert numbered_copies(case, [""], LIKE)[0].recipient_name == "Anna"
    with pytest.raises(OutsideConsentError):
        numbered_copies(case, ["", "eva"], LIKE)


def test_somebody_who_is_no_participant_gets_none() -> None:
    with pytest.raises(OutsideConsentError):
        numbered_copies(consenting(EVA), ["somebody"], LIKE)


@pytest.mark.parametrize("presence", Presence)
@pytest.mark.parametrize("document", ["plan", "draft", "summary", "follow_up"])
def test_a_copy_belongs_to_nobody_unasked(document: str, presence: Presence) -> None:
    no = replace(BO, gets_copy=Answer.NO)
    people = [replace(each, presence=presence) for each in (EVA, no, CIA)]
    case = consenting(*people, to="eva bo cia")
    assert belonging(case, document) == ["Anna", "Cia Ceder"]
    unasked = [each.name for each in recipients(case, TODAY, document) if each.is_unasked]
    assert unasked == ["Eva Ek"]
    declined = [each.name for each in recipients(case, TODAY, document) if each.is_declined]
    assert declined == ["Vårdcentral"]


def test_who_may_have_none_is_not_asked_about() -> None:
    people = [EVA, replace(BO, gets_copy=Answer.NO)]
    found = recipients(consenting(*people, to=""), TODAY)
    assert not any(r.is_unasked or r.is_declined for r in found)


@pytest.mark.parametrize("document", ["preparation", "consent", "contact_card", "child"])
def test_of_the_persons_own_papers_nobody_asks_for_a_copy(document: str) -> None:
    case = consenting(EVA, CIA, replace(BO, gets_copy=Answer.NO), to="eva cia bo")
    assert belonging(case, document) == ["Anna"]
    found = recipients(case, TODAY, document)
    assert not any(r.is_unasked or r.is_declined for r in found)


def test_an_invitation_belongs_to_who_is_wanted_whoever_shall_have_the_plan() -> None:
    no = replace(BO, gets_copy=Answer.NO)
    case = consenting(EVA, no, CIA, to="eva bo cia")
    assert belonging(case, "invitation") == ["Anna", "Eva Ek", "Vårdcentral", "Cia Ceder"]
    away = replace(BO, presence=Presence.ABSENT)
    case = consenting(EVA, away, replace(CIA, wanted=Answer.NO), to="eva bo cia")
    assert belonging(case, "invitation") == ["Anna", "Eva Ek"]
    case = consenting(EVA, replace(BO, presence=Presence.REMOTE), no)
    assert belonging(case, "invitation") == ["Anna", "Vårdcentral"]
    found = recipients(case, TODAY, "invitation")
    assert not any(r.is_unasked or r.is_declined for r in found)


def test_an_invitation_belongs_to_nobody_who_sends_it() -> None:
    case = consenting(EVA, BO, CIA, to="eva bo cia")
    case = replace(case, coordinator=Coordinator(name="Ek, Eva"))
    assert belonging(case, "invitation") == ["Anna", "Vårdcentral", "Cia Ceder"]
    (eva,) = (each for each in recipients(case, TODAY, "invitation") if each.id == "eva")
    assert not eva.why_not
    only_eva = replace(case, coordinator=Coordinator(name="Eva"))
    assert "Eva Ek" in belonging(only_eva, "invitation")


def away_from(case: Case, document: str) -> list[str]:
    return [each.name for each in recipients(case, TODAY, document) if each.was_away]


def test_who_shall_have_a_copy_and_was_away_is_known_for_it_and_has_it_all_the_same() -> None:
    there = replace(EVA, presence=Presence.PRESENT)
    away = replace(CIA, presence=Presence.ABSENT)
    case = consenting(there, away, to="eva cia")
    for document in ("plan", "draft", "summary", "what_changed"):
        assert away_from(case, document) == ["Cia Ceder"]
        assert "Cia Ceder" in belonging(case, document)


def test_nobody_was_away_from_a_meeting_that_was_not_held_or_that_the_paper_is_not_of() -> None:
    away = replace(CIA, presence=Presence.ABSENT)
    there = replace(EVA, presence=Presence.REMOTE)
    assert not away_from(consenting(EVA, away, to="eva cia"), "plan")
    case = consenting(there, away, to="eva cia")
    for document in ("invitation", "preparation", "follow_up"):
        assert not away_from(case, document)
    assert not away_from(consenting(there, away, to="eva"), "plan")
    refused = replace(away, gets_copy=Answer.NO)
    assert not away_from(consenting(there, refused, to="eva cia"), "plan")


def test_who_was_there_outside_the_consent_is_counted_unless_nobody_need_hear_of_them() -> None:
    came, unwanted = replace(BO, presence=Presence.PRESENT), replace(BO, wanted=Answer.NO)
    assert left_without(consenting(EVA, BO, to="eva"), TODAY) == 0
    assert left_without(consenting(EVA, came, to="eva"), TODAY) == 1
    assert left_without(consenting(EVA, came), TODAY) == 0
    assert left_without(consenting(EVA, came, until="2026-03-02"), TODAY) == 1
    gone = replace(unwanted, presence=Presence.PRESENT)
    assert left_without(consenting(EVA, gone, to="eva"), TODAY) == 0


# --- numbers ------------------------------------------------------------------------------------


def test_numbers_run_on_and_are_never_used_twice() -> None:
    case = given_to(consenting(EVA, BO), "", "eva")
    assert [c.number for c in numbered_copies(case, ["bo", ""], LIKE)] == [3, 4]
    skipped = with_copies_given(case, numbered_copies(case, ["bo", ""], LIKE)[1:])
    assert next_number(skipped, "plan", 1) == 5
    with pytest.raises(ValueError, match="already"):
        with_copies_given(case, case.copies_given[:1])


def test_each_document_and_version_is_numbered_by_itself() -> None:
    case = given_to(consenting(EVA), "", "eva")
    assert (next_number(case, "plan", 2), next_number(case, "preparation", 1)) == (1, 1)


def test_the_log_says_what_to_whom_when_and_how() -> None:
    (copy,) = given_to(consenting(BO), "bo", form=CopyForm.FILE).copies_given
    assert replace(copy, id="") == replace(
        LIKE,
        id="",
        number=1,
        recipient="bo",
        recipient_name="Vårdcentral",
        form=CopyForm.FILE,
    )


# --- who has none -------------------------------------------------------------------------------


def test_nobody_who_was_present_goes_home_without_one_unnoticed() -> None:
    case = replace(approved(aino(TODAY), "2026-03-12"), copies_given=())
    waiting = without_copy(case, 1, TODAY)
    present = [p.id for p in case.participants if p.presence in {"present", "remote"}]
    kept_out = [p.id for p in case.participants if p.gets_copy is Answer.NO]
    assert [r.id for r in waiting] == ["", *(p for p in present if p not in kept_out)]
    (finding,) = (f for f in findings(case, TODAY) if f.code == "no-copy")
    assert finding.address == Address("copies_given", "")
    assert dict(finding.values)["count"] == str(len(waiting))

    one_left = given_to(case, *(r.id for r in waiting[:-1]))
    (finding,) = (f for f in findings(one_left, TODAY) if f.code == "no-copy")
    assert dict(finding.values)["who"] == waiting[-1].name
    assert "no-copy" not in codes(given_to(one_left, waiting[-1].id))


def test_the_finding_tells_both_ways_out_but_only_one_where_it_is_the_persons_own() -> None:
    case = consenting(CIA, replace(CIA, id="bo"), to="cia bo")
    case = replace(approved(case, "2026-03-12"), copies_given=())
    several = [f.sentence for f in findings(case, TODAY) if f.code == "no-copy"]
    assert "under Deltagare om någon av dem inte ska ha någon" in several[0]
    cia = [f.sentence for f in findings(given_to(case, "", "bo"), TODAY) if f.code == "no-copy"]
    assert cia == [
        "Ge {who} en kopia av den godkända planen, eller ange under Deltagare att hen inte ska ha "
        "någon."
    ]
    own = [f.sentence for f in findings(given_to(case, "cia", "bo"), TODAY) if f.code == "no-copy"]
    assert len(own) == 1
    assert "Deltagare" not in own[0]


def test_who_lacks_the_plan_is_told_in_a_closed_case_too_until_it_is_noted() -> None:
    ending = Ending(date=TODAY.isoformat())
    case = replace(approved(aino(TODAY), "2026-03-12"), copies_given=(), ending=ending)
    assert "no-copy" in codes(case)
    shut = closed(case, NOW.isoformat())
    assert "no-copy" in codes(shut)
    everybody = [r.id for r in without_copy(shut, 1, TODAY)]
    assert "no-copy" not in codes(given_to(shut, *everybody))


def test_a_copy_of_the_draft_is_no_copy_of_the_plan() -> None:
    case = replace(approved(aino(TODAY), "2026-03-12"), copies_given=())
    everybody = [r.id for r in without_copy(case, 1, TODAY)]
    assert "no-copy" in codes(given_to(case, *everybody, document="draft"))


def test_who_may_have_none_is_not_asked_for_and_a_new_draft_changes_nothing() -> None:
    case = replace(approved(aino(TODAY), "2026-03-12"), copies_given=())
    withdrawn = with_consent_withdrawn(case, SHARING, NOW)
    assert [r.id for r in without_copy(withdrawn, 1, TODAY)] == [""]
    assert "no-copy" in codes(with_new_version(case))
    assert "no-copy" not in codes(aino(TODAY))


def codes(case: Case) -> list[str]:
    return [finding.code for finding in findings(case, TODAY)]


# --- no way round the consent -------------------------------------------------------------------

ANSWERS = st.sampled_from(Answer)
PEOPLE = st.lists(
    st.builds(
        Participant,
        id=st.sampled_from("abcd"),
        name=st.sampled_from(["Eva", "Bo", "", "محمد", "👩🏽‍🦽"]),
        role=st.sampled_from(["", "Skola"]),
        wanted=ANSWERS,
        presence=st.sampled_from(Presence),
        gets_copy=ANSWERS,
    ),
    max_size=4,
    unique_by=lambda participant: participant.id,
)
GUARDIANS = st.lists(
    st.builds(Guardian, name=st.sampled_from(["eva", "BO"]), secrecy_applies=ANSWERS), max_size=2
)
ACTIONS = st.lists(st.sampled_from(["withdraw", "approve", "new version"]), max_size=3)


def acted(case: Case, actions: Sequence[str]) -> Case:
    for action in actions:
        if action == "withdraw":
            case = with_consent_withdrawn(case, SHARING, NOW)
        elif action == "approve" and not case.is_approved:
            case = replace(approved(case, "2026-03-02"), consent_entries=case.consent_entries)
        elif action == "new version" and case.is_approved:
            case = with_new_version(case)
    return case


@given(
    people=PEOPLE,
    guardians=GUARDIANS,
    to=st.sets(st.sampled_from("abcd")),
    until=st.sampled_from(["", "2026-03-11", "2026-03-12"]),
    actions=ACTIONS,
    wanted=st.lists(st.sampled_from(["", *"abcde"]), unique=True, max_size=5),
)
def test_no_case_yields_a_copy_for_anybody_outside_the_consent(
    *,
    people: list[Participant],
    guardians: list[Guardian],
    to: set[str],
    until: str,
    actions: list[str],
    wanted: list[str],
) -> None:
    case = consenting(*people, to=" ".join(to), until=until)
    case = acted(replace(case, guardians=tuple(guardians)), actions)
    inside = {"", *(p.id for p in case.participants if may_share_with(case, p, TODAY))}
    assert {r.id for r in recipients(case, TODAY) if r.belongs} <= inside
    assert {r.id for r in without_copy(case, 1, TODAY)} <= inside
    if "withdraw" in actions or until == "2026-03-11":
        assert inside == {""}
    if set(wanted) <= inside:
        assert [c.recipient for c in numbered_copies(case, wanted, LIKE)] == wanted
        return
    with pytest.raises(OutsideConsentError):
        numbered_copies(case, wanted, LIKE)
    outside = replace(LIKE, number=1, recipient=next(each for each in wanted if each not in inside))
    for make in papers(case, outside):
        with pytest.raises(OutsideConsentError):
            make()


def papers(case: Case, copy: CopyGiven) -> list[Callable[[], bytes]]:
    paper = Paper()
    return [
        lambda: paper.plan(case, "sv", TODAY, None, copy),
        lambda: paper.what_changed(case, "sv", TODAY, copy),
        lambda: paper.follow_up_form(case, "sv", TODAY, "", copy),
        lambda: paper.preparation_sheet(case, "sv", TODAY, copy),
    ]


# --- the invitation ------------------------------------------------------------------------------

ON_THE_DAY = {"document": "invitation", "given_at": "2026-03-12T15:00:00+01:00"}


def called_and_invited(case: Case) -> list[tuple[InvitationKind, str]]:
    return [(p.invitation, p.invited_on) for p in case.participants]


def test_who_was_given_the_invitation_is_called_or_invited_on_that_day() -> None:
    eva = replace(EVA, principal=Principal.REGION)
    case = given_to(consenting(eva, BO), "", "eva", "bo", **ON_THE_DAY)
    assert called_and_invited(case) == [
        (InvitationKind.CALLED, "2026-03-12"),
        (InvitationKind.INVITED, "2026-03-12"),
    ]


def test_what_was_written_of_an_invitation_is_never_overwritten() -> None:
    eva = replace(EVA, principal=Principal.REGION, invitation=InvitationKind.INVITED)
    bo = replace(BO, invited_on="i går")
    case = given_to(consenting(eva, bo), "eva", "bo", **ON_THE_DAY)
    assert called_and_invited(case) == [
        (InvitationKind.INVITED, "2026-03-12"),
        (InvitationKind.INVITED, "i går"),
    ]


def test_another_paper_invites_nobody_and_neither_does_one_in_a_closed_case() -> None:
    uninvited = [(InvitationKind.UNSET, "")]
    assert called_and_invited(given_to(consenting(EVA), "eva", document="preparation")) == uninvited
    shut = closed(consenting(EVA), NOW.isoformat())
    invited = given_to(shut, "eva", **ON_THE_DAY)
    assert called_and_invited(invited) == uninvited
    assert may_become(shut, invited)


# --- saved files ---------------------------------------------------------------------------------


def test_a_saved_file_has_its_number_for_itself_until_its_reader_has_got_it() -> None:
    case = consenting(EVA, BO)
    (evas,) = numbered_copies(case, ["eva"], replace(LIKE, form=CopyForm.FILE))
    case = with_copies_saved(case, [evas])
    assert next_number(case, "plan", 1) == 2
    bos, hers = copies_handed_over(case, ["bo", "eva"], LIKE)
    assert (bos.number, bos.form) == (2, CopyForm.PAPER)
    assert (hers.number, hers.form, hers.document) == (1, CopyForm.FILE, "plan")
    for_another = replace(hers, recipient="bo")
    with pytest.raises(ValueError, match="given already"):
        with_copies_given(case, [for_another])
    case = with_copies_given(case, [bos, hers])
    with pytest.raises(ValueError, match="given already"):
        with_copies_given(case, [hers])
    assert [(c.number, c.document) for c in copies_told(case)] == [(2, "plan"), (1, "plan")]
    assert copies_handed_over(case, ["eva"], LIKE)[0].number == 3
