"""A whole case from one coordinator to another: what is logged, and what an arriving case is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given

from sipdesk.case import (
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    Topic,
    is_sound,
    review_id,
    with_every_review,
)
from sipdesk.handover import (
    Arrival,
    Ground,
    Receiver,
    arrival,
    beside_id,
    hand_over_of,
    present_one,
    received,
    received_at,
    received_beside,
    shares_ids,
    why_not_hand_over,
    with_new_ids,
)
from tests.strategies import cases
from tests.travelling import BO, DEMO, FOLLOWED_UP, LATER, NOW, handed_over

WRITTEN = Topic(text="Resan till jobbet")


def with_topic(case: Case) -> Case:
    return replace(case, topics=(*case.topics, WRITTEN))


def with_consent(answer: ConsentAnswer, valid_until: str = "") -> Case:
    entry = ConsentEntry(
        purpose=ConsentPurpose.SHARING,
        answer=answer,
        recorded_at="2026-03-01T10:00:00+01:00",
        valid_until=valid_until,
    )
    return Case(consent_entries=(entry,))


# --- handing over -------------------------------------------------------------------------------


def test_the_log_says_who_got_it_when_and_on_what_ground() -> None:
    statute = Receiver(
        name=" Bo  Ek ", organisation="Kommun", ground=Ground.STATUTE, statute="10 kap. 28 § OSL"
    )
    entry = hand_over_of(handed_over(Case(), statute))
    assert entry is not None
    assert entry.document == "handover_statute"
    assert entry.recipient_name == "Bo Ek, Kommun (10 kap. 28 § OSL)"
    assert entry.given_at == "2026-03-12T14:02:00+00:00"


def test_each_hand_over_is_numbered_and_the_last_one_counts() -> None:
    twice = handed_over(handed_over(Case()), now=LATER)
    assert [copy.number for copy in twice.copies_given] == [1, 2]
    assert hand_over_of(twice) == twice.copies_given[-1]


def test_a_case_that_was_never_handed_over_says_so() -> None:
    assert hand_over_of(FOLLOWED_UP) is None


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        (Case(), "Inget samtycke är antecknat."),
        (with_consent(ConsentAnswer.NO), "Personen har sagt nej till att uppgifter delas."),
        (with_consent(ConsentAnswer.WITHDRAWN), "Samtycket är återkallat."),
        (with_consent(ConsentAnswer.YES, "2026-03-11"), "Samtycket har slutat gälla."),
        (with_consent(ConsentAnswer.YES, "2026-03-12"), ""),
    ],
)
def test_the_ground_of_consent_holds_only_while_the_consent_does(case: Case, reason: str) -> None:
    assert why_not_hand_over(case, Ground.CONSENT, NOW.date()) == reason


@pytest.mark.parametrize("ground", [Ground.SAME_SERVICE, Ground.STATUTE])
def test_other_grounds_need_no_consent(ground: Ground) -> None:
    assert why_not_hand_over(with_consent(ConsentAnswer.NO), ground, NOW.date()) == ""


# --- what an arriving case is -------------------------------------------------------------------


def test_a_case_that_is_not_there_is_new() -> None:
    assert present_one(handed_over(FOLLOWED_UP), DEMO[:0]) is None
    assert arrival(handed_over(FOLLOWED_UP), None) is Arrival.NEW


def test_a_file_is_known_where_it_was_made_and_where_it_was_taken_in() -> None:
    sent = handed_over(FOLLOWED_UP)
    taken_in = with_topic(received(sent, LATER))
    assert arrival(sent, present_one(sent, [*DEMO[:2], sent])) is Arrival.KNOWN
    assert arrival(sent, present_one(sent, [taken_in])) is Arrival.KNOWN


def test_a_file_is_known_that_was_taken_in_beside_the_case() -> None:
    sent = handed_over(FOLLOWED_UP)
    present = with_topic(FOLLOWED_UP)
    beside = with_topic(received_beside(sent, LATER))
    found = present_one(sent, [present, beside])
    assert found == beside
    assert arrival(sent, found) is Arrival.KNOWN


def test_what_comes_back_continues_what_was_sent() -> None:
    here = handed_over(FOLLOWED_UP)
    there = with_topic(received(here, LATER))
    back = handed_over(there, now=LATER + dt.timedelta(days=9))
    assert arrival(back, present_one(back, [here])) is Arrival.CONTINUED


def test_what_lacks_a_record_of_here_has_parted() -> None:
    sent = handed_over(FOLLOWED_UP)
    here = handed_over(FOLLOWED_UP, now=LATER)
    assert arrival(sent, here) is Arrival.PARTED


def test_a_received_case_says_when() -> None:
    assert received_at(FOLLOWED_UP) == ""
    taken_in = received(handed_over(FOLLOWED_UP), LATER)
    assert received_at(taken_in) == "2026-03-15"
    assert taken_in.copies_given[-1].recipient_name == "Bo Ek, Björkeby kommun"


# --- new ids ------------------------------------------------------------------------------------


def ids_of(case: Case) -> set[str]:
    parts = (case.topics, case.participants, case.goals, case.goal_reviews, case.attendances)
    return {case.id, *(row.id for part in parts for row in part)}


@pytest.mark.parametrize("case", DEMO, ids=lambda case: case.person.name)
def test_a_case_beside_another_shares_no_id_and_loses_nothing(case: Case) -> None:
    sent = handed_over(with_every_review(case))
    beside = with_new_ids(sent)
    assert ids_of(beside).isdisjoint(ids_of(sent))
    assert not shares_ids(beside, [sent])
    assert is_sound(beside)
    assert beside.id == beside_id(sent)
    assert with_every_review(beside) == beside
    assert [len(e.recipient_ids) for e in beside.consent_entries] == [
        len(e.recipient_ids) for e in sent.consent_entries
    ]
    texts = [topic.text for topic in sent.topics]
    assert [topic.text for topic in beside.topics] == texts


def test_what_points_at_a_row_still_does() -> None:
    sent = handed_over(with_every_review(FOLLOWED_UP))
    beside = with_new_ids(sent)
    participants = {p.id for p in beside.participants}
    named = " ".join(entry.recipient_ids for entry in beside.consent_entries).split()
    assert named
    assert set(named) <= participants
    assert {copy.recipient for copy in beside.copies_given} <= participants | {""}
    for review in beside.goal_reviews:
        assert review.id == review_id(review.follow_up_id, review.goal_id)
    for version in beside.approved_versions:
        assert version.case.id == beside.id


def test_the_same_file_gets_the_same_ids() -> None:
    sent = handed_over(FOLLOWED_UP)
    assert with_new_ids(sent) == with_new_ids(sent)
    assert with_new_ids(sent) != with_new_ids(handed_over(FOLLOWED_UP))


def test_a_row_of_another_case_is_noticed() -> None:
    stolen = replace(handed_over(Case()), topics=FOLLOWED_UP.topics[:1] or (WRITTEN,))
    owner = replace(FOLLOWED_UP, topics=stolen.topics)
    assert shares_ids(stolen, [*DEMO[:3], owner])
    assert not shares_ids(stolen, [replace(owner, id=stolen.id)])


# --- what is sound ------------------------------------------------------------------------------


@given(cases())
def test_what_can_be_written_is_sound_and_stays_so_under_new_ids(case: Case) -> None:
    case = replace(case, plan=replace(case.plan, version=1))
    assert is_sound(case)
    assert is_sound(with_new_ids(handed_over(case)))


@pytest.mark.parametrize("case", DEMO, ids=lambda case: case.person.name)
def test_every_demo_case_is_sound(case: Case) -> None:
    assert is_sound(case)
    assert is_sound(received(handed_over(case, BO), LATER))
