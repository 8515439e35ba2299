"""Who is to come and was never named in the consent, and an offer that nobody noted the answer to:
said only once there is a yes.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from sipdesk.case import (
    Address,
    Answer,
    Case,
    ConsentPurpose,
    Coordinator,
    Guardian,
    InitiativeOutcome,
    Participant,
    Presence,
    closed,
    with_value,
)
from sipdesk.demo.parts import approved
from sipdesk.rules import (
    Finding,
    findings,
    with_consent_withdrawn,
    with_draft,
    with_sharing_withdrawn_for,
)
from tests.test_copies import BO, EVA, NOW, TODAY, consenting
from tests.test_rules_findings import (
    Change,
    assert_it_stops_nothing,
    both,
    complete,
    value,
)

WIFE = Participant(id="wife", name="Birgit Ek", role="Närstående", wanted=Answer.YES)


def only_the_first_is_named(case: Case) -> Case:
    entries = (
        replace(e, recipient_ids=case.participants[0].id)
        if e.purpose is ConsentPurpose.SHARING
        else e
        for e in case.consent_entries
    )
    return replace(case, consent_entries=tuple(entries))


def agreed_on(case: Case) -> Case:
    """The case with an approved plan, and the consent as it was."""
    return replace(approved(case, "2026-03-09"), consent_entries=case.consent_entries)


def the_last_gets_a_copy_unnamed(case: Case) -> Case:
    case = agreed_on(case)
    last = replace(case.participants[-1], presence=Presence.PRESENT, gets_copy=Answer.YES)
    case = replace(case, participants=(*case.participants[:-1], last))
    return only_the_first_is_named(case)


def another_stands_in_the_row(case: Case) -> Case:
    (one, *others) = case.participants
    return replace(case, participants=(replace(one, name="Nora Åberg"), *others))


LAW: dict[str, Change] = {}
QUALITY: dict[str, Change] = {
    "consent-leaves-out": only_the_first_is_named,
    "consent-leaves-out-copy": the_last_gets_a_copy_unnamed,
    "consent-names-another": another_stands_in_the_row,
    "offer-unanswered": value("initiative", "outcome", InitiativeOutcome.OFFERED),
}


@pytest.mark.parametrize("code", QUALITY)
def test_it_is_said_and_stops_nothing(code: str) -> None:
    assert_it_stops_nothing(QUALITY[code](complete()), code)


def left_out(case: Case) -> list[Finding]:
    return [f for f in findings(case, TODAY) if f.code == "consent-leaves-out"]


# --- who is to come, and was never named ----------------------------------------------------------


def test_it_says_who_and_leads_to_the_consent() -> None:
    case = consenting(EVA, WIFE, to="eva")
    (finding,) = left_out(case)
    assert dict(finding.values)["who"] == "Birgit Ek"
    entry = case.consent_entries[0]
    assert finding.address == Address("consent_entries", "recipient_ids", entry.id)


def test_several_are_one_finding_that_counts_the_others() -> None:
    (finding,) = left_out(consenting(EVA, WIFE, BO, to="eva"))
    assert finding.sentence.format(**dict(finding.values)).startswith("Birgit Ek och 1 till ska")


@pytest.mark.parametrize(
    "row",
    [
        replace(WIFE, wanted=Answer.NO),
        replace(WIFE, wanted=Answer.NOT_ASKED),
        replace(WIFE, presence=Presence.ABSENT),
        replace(WIFE, name="Anna"),
        replace(WIFE, name="Helena Vik"),
        Participant(id="empty"),
    ],
    ids=["unwanted", "not asked", "absent", "the person", "the coordinator", "blank"],
)
def test_it_is_not_said_of_who_need_not_be_named(row: Participant) -> None:
    case = consenting(EVA, row, to="eva")
    assert not left_out(replace(case, coordinator=Coordinator(name="Helena Vik")))


def test_it_is_not_said_before_there_is_a_yes_nor_after_it() -> None:
    yes = consenting(EVA, WIFE, to="eva")
    assert left_out(yes)
    assert not left_out(replace(yes, consent_entries=()))
    assert not left_out(with_consent_withdrawn(yes, ConsentPurpose.SHARING, NOW))
    assert not left_out(consenting(EVA, WIFE, to="eva", until="2026-03-11"))


def test_it_is_not_said_while_the_yes_is_only_being_written() -> None:
    yes = consenting(EVA, WIFE, to="eva")
    entry = yes.consent_entries[0]
    blank = replace(yes, consent_entries=())
    draft = replace(blank.sharing_consent, answer=Answer.YES, recipient_ids=entry.recipient_ids)
    assert not left_out(with_draft(blank, ConsentPurpose.SHARING, draft))


def test_it_is_not_said_where_the_person_said_no_on_purpose() -> None:
    named = consenting(EVA, WIFE, to="eva wife")
    assert not left_out(named)
    assert not left_out(with_sharing_withdrawn_for(named, "wife", NOW))


def test_it_is_not_said_of_a_guardian_to_whom_secrecy_applies() -> None:
    case = consenting(EVA, WIFE, to="eva")
    kept_out = Guardian(name="Birgit Ek", secrecy_applies=Answer.YES)
    assert not left_out(replace(case, guardians=(kept_out,)))


def test_where_nobody_is_named_that_is_what_is_said() -> None:
    codes = [f.code for f in findings(consenting(EVA, WIFE, to=""), TODAY)]
    assert "consent-recipients" in codes
    assert "consent-leaves-out" not in codes


# --- who shall have a copy, and was never named ---------------------------------------------------

COPY_FOR_WIFE = replace(WIFE, wanted=Answer.NOT_ASKED, gets_copy=Answer.YES)


def without_right_to_copy(case: Case) -> list[str]:
    found = [f for f in findings(case, TODAY) if f.code == "consent-leaves-out-copy"]
    return [f.sentence.format(**dict(f.values)) for f in found]


@pytest.mark.parametrize(
    "row",
    [
        COPY_FOR_WIFE,
        replace(COPY_FOR_WIFE, presence=Presence.PRESENT),
        replace(COPY_FOR_WIFE, wanted=Answer.YES, presence=Presence.ABSENT),
    ],
    ids=["before the meeting", "was there", "was not there"],
)
def test_who_shall_have_a_copy_and_is_not_named_is_told_of(row: Participant) -> None:
    case = consenting(EVA, row, to="eva")
    for each in (case, agreed_on(case)):
        (sentence,) = without_right_to_copy(each)
        assert sentence.startswith("Birgit Ek ska ha kopia av planen men står inte i samtycket")
    assert not without_right_to_copy(closed(case, NOW.isoformat()))


def test_once_the_plan_is_approved_who_is_to_come_and_have_a_copy_waits_for_the_copy() -> None:
    case = consenting(EVA, replace(COPY_FOR_WIFE, wanted=Answer.YES), to="eva")
    assert left_out(case)
    assert not without_right_to_copy(case)
    agreed = agreed_on(case)
    assert not left_out(agreed)
    assert without_right_to_copy(agreed)


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_ASKED])
def test_who_is_not_to_have_a_copy_needs_no_consent_for_it(answer: Answer) -> None:
    row = replace(COPY_FOR_WIFE, gets_copy=answer)
    assert not without_right_to_copy(consenting(EVA, row, to="eva"))


# --- the answer to the offer ----------------------------------------------------------------------


@pytest.mark.parametrize("outcome", InitiativeOutcome)
def test_only_an_offer_without_an_answer_is_asked_about(outcome: InitiativeOutcome) -> None:
    case = with_value(complete(), Address("initiative", "outcome"), outcome)
    said = "offer-unanswered" in [f.code for f in findings(case, TODAY)]
    assert said is (outcome is InitiativeOutcome.OFFERED)


def test_an_offer_is_not_asked_about_before_the_person_consents() -> None:
    asked = both(QUALITY["offer-unanswered"], lambda case: replace(case, consent_entries=()))(
        complete()
    )
    assert "offer-unanswered" not in [f.code for f in findings(asked, TODAY)]
