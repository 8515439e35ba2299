"""The consent history: what counts, what is asked before recording, and who may be told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.case import (
    Answer,
    Authority,
    Case,
    Consent,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    Guardian,
    Participant,
    Person,
)
from sipdesk.rules import (
    ConsentState,
    consent_history,
    consent_state,
    current_consent,
    draft_of,
    may_share_with,
    needed_for_recording,
    standing_entries,
    why_not_share,
    with_consent_recorded,
    with_consent_withdrawn,
    with_correction_begun,
    with_draft,
)
from sipdesk.rules.authority import GUARDIAN_OF_ADULT, RELATIVE_OF_ADULT
from tests.strategies import cases

NOW = dt.datetime(2026, 3, 10, 14, 2, tzinfo=dt.timezone(dt.timedelta(hours=1)))
TODAY = NOW.date()
PLAN, SHARING = ConsentPurpose.PLAN, ConsentPurpose.SHARING
EVA = Participant(id="eva", name="Eva Ek", wanted=Answer.YES)
BO = Participant(id="bo", name="Bo Berg", wanted=Answer.YES)
YES = Consent(
    answer=Answer.YES,
    authority=Authority.PERSON,
    obtained_by="Helena",
    date="2026-03-01",
    valid_until="2026-12-31",
    covers="Hemmet",
    excludes="Ekonomin",
    recipient_ids="eva",
)
BASE = Case(
    person=Person(name="Anna", birth_date="1985-07-09"), participants=(EVA, BO), sharing_consent=YES
)


def recorded(case: Case = BASE, purpose: ConsentPurpose = SHARING, **more: Any) -> Case:
    """The case with its draft, changed, in the history."""
    case = with_draft(case, purpose, replace(draft_of(case, purpose), **more))
    return with_consent_recorded(case, purpose, NOW)


def answered(case: Case, answer: Answer, **more: Any) -> Case:
    """The case with a new answer of the same kind in the history."""
    return recorded(with_draft(case, SHARING, YES), answer=answer, **more)


def corrected(case: Case, entry: ConsentEntry, **more: Any) -> Case:
    """The case with an entry corrected."""
    return recorded(with_correction_begun(case, entry), reason="Fel namn", **more)


def state(case: Case, today: dt.date = TODAY) -> ConsentState:
    return consent_state(current_consent(case, SHARING), today)


# --- recording ----------------------------------------------------------------------------------


def test_what_was_written_is_recorded_and_the_form_is_blank_again() -> None:
    case = recorded()
    (entry,) = case.consent_entries
    assert entry.answer is ConsentAnswer.YES
    assert (entry.covers, entry.excludes, entry.recipient_ids) == ("Hemmet", "Ekonomin", "eva")
    assert entry.recorded_at == "2026-03-10T14:02:00+01:00"
    assert case.sharing_consent == Consent()


def test_nothing_written_counts_before_it_is_recorded() -> None:
    assert state(BASE) is ConsentState.NOT_ASKED
    assert not may_share_with(BASE, EVA, TODAY)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("answer", {"answer": Answer.NOT_ASKED}),
        ("obtained_by", {"obtained_by": " "}),
        ("date", {"date": ""}),
        ("date", {"date": "i går"}),
        ("date", {"date": "2026-03-11"}),
        ("excludes", {"excludes": ""}),
        ("valid_until", {"valid_until": "tills vidare"}),
        ("valid_until", {"valid_until": "2026-02-28"}),
        ("authority", {"authority": Authority.UNSET}),
        ("authority", {"authority": Authority.RELATIVE}),
        ("authority", {"authority": Authority.GUARDIAN}),
        ("reason", {"corrects": "an-entry"}),
    ],
)
def test_what_is_needed_is_asked_for_and_nothing_is_recorded_without_it(
    field: str, change: dict[str, Any]
) -> None:
    case = with_draft(BASE, SHARING, replace(YES, **change))
    assert [name for name, _sentence in needed_for_recording(case, SHARING, TODAY)] == [field]
    with pytest.raises(ValueError, match="not ready"):
        with_consent_recorded(case, SHARING, NOW)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"excludes": "inget"},
        {"valid_until": ""},
        {"date": "2026-03-10"},
        {"valid_until": "2026-03-01"},
        {"authority": Authority.TRUSTEE},
        {"answer": Answer.NO, "excludes": "", "covers": ""},
    ],
)
def test_what_is_enough(change: dict[str, Any]) -> None:
    case = with_draft(BASE, SHARING, replace(YES, **change))
    assert needed_for_recording(case, SHARING, TODAY) == ()


@pytest.mark.parametrize(
    ("born", "authority", "sentence"),
    [
        ("1985-07-09", Authority.RELATIVE, RELATIVE_OF_ADULT),
        ("", Authority.RELATIVE, RELATIVE_OF_ADULT),
        ("2008-03-10", Authority.GUARDIAN, GUARDIAN_OF_ADULT),
        ("2008-03-11", Authority.GUARDIAN, ""),
        ("2008-03-11", Authority.RELATIVE, ""),
        ("", Authority.GUARDIAN, ""),
    ],
)
def test_who_may_speak_for_the_person(born: str, authority: Authority, sentence: str) -> None:
    draft = replace(YES, authority=authority)
    case = replace(BASE, person=Person(birth_date=born), sharing_consent=draft)
    needed = dict(needed_for_recording(case, SHARING, TODAY))
    assert needed == ({"authority": sentence} if sentence else {})


def test_a_guardians_yes_ends_when_the_child_comes_of_age() -> None:
    child = replace(BASE, person=Person(birth_date="2008-03-11"))
    case = recorded(child, authority=Authority.GUARDIAN)
    assert may_share_with(case, EVA, TODAY)
    assert not may_share_with(case, EVA, TODAY + dt.timedelta(days=1))


def test_a_withdrawal_noted_in_a_file_of_version_1_is_recorded_with_the_answer() -> None:
    case = recorded(withdrawn="2026-03-05")
    assert [e.answer for e in case.consent_entries] == [ConsentAnswer.YES, ConsentAnswer.WITHDRAWN]
    assert state(case) is ConsentState.WITHDRAWN


# --- what stands --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, ConsentState.ACTIVE),
        ({"valid_until": "2026-03-10"}, ConsentState.ACTIVE),
        ({"valid_until": "2026-03-09"}, ConsentState.EXPIRED),
        ({"valid_until": "tills vidare"}, ConsentState.ACTIVE),
        ({"answer": ConsentAnswer.NO}, ConsentState.REFUSED),
        ({"answer": ConsentAnswer.WITHDRAWN}, ConsentState.WITHDRAWN),
        ({"answer": ConsentAnswer.WITHDRAWN, "date": "2099-01-01"}, ConsentState.WITHDRAWN),
    ],
)
def test_how_a_consent_stands(change: dict[str, Any], expected: ConsentState) -> None:
    (entry,) = recorded().consent_entries
    case = replace(BASE, consent_entries=(replace(entry, **change),))
    assert state(case) is expected
    assert may_share_with(case, EVA, TODAY) is (expected is ConsentState.ACTIVE)


def test_the_two_consents_are_two() -> None:
    case = recorded(with_draft(BASE, PLAN, YES), PLAN)
    assert current_consent(case, PLAN) is not None
    assert current_consent(case, SHARING) is None
    assert not may_share_with(case, EVA, TODAY)


def test_a_withdrawal_stops_sharing_at_once_and_keeps_what_was_said() -> None:
    before = recorded()
    case = with_consent_withdrawn(before, SHARING, NOW)
    assert case.consent_entries[:1] == before.consent_entries
    assert case.consent_entries[1].date == "2026-03-10"
    assert not may_share_with(case, EVA, TODAY)
    assert with_consent_withdrawn(case, SHARING, NOW) == case
    assert may_share_with(answered(case, Answer.YES), EVA, TODAY)


def test_a_corrected_entry_no_longer_counts_but_is_still_there() -> None:
    before = recorded(obtained_by="Hellena")
    (mistake,) = before.consent_entries
    case = corrected(before, mistake, obtained_by="Helena", recipient_ids="bo")
    assert consent_history(case, SHARING)[0] == mistake
    (entry,) = standing_entries(case, SHARING)
    assert (entry.corrects, entry.reason, entry.obtained_by) == (mistake.id, "Fel namn", "Helena")
    assert (may_share_with(case, EVA, TODAY), may_share_with(case, BO, TODAY)) == (False, True)


def test_correcting_an_old_yes_does_not_undo_the_withdrawal_after_it() -> None:
    case = with_consent_withdrawn(recorded(), SHARING, NOW)
    case = corrected(case, case.consent_entries[0], covers="Hemmet och skolan")
    assert state(case) is ConsentState.WITHDRAWN
    again = corrected(case, case.consent_entries[2], covers="Allt")
    assert state(again) is ConsentState.WITHDRAWN


def test_a_withdrawal_that_was_a_mistake_takes_a_new_yes() -> None:
    case = with_consent_withdrawn(recorded(), SHARING, NOW)
    begun = with_correction_begun(case, case.consent_entries[1])
    assert begun.sharing_consent.answer is Answer.NOT_ASKED
    case = corrected(case, case.consent_entries[1], **asked_again())
    assert state(case) is ConsentState.ACTIVE


def asked_again() -> dict[str, Any]:
    names = (
        "answer",
        "authority",
        "obtained_by",
        "date",
        "valid_until",
        "excludes",
        "recipient_ids",
    )
    return {name: getattr(YES, name) for name in names}


def test_the_order_is_that_of_recording_whatever_the_clock_said() -> None:
    a_day_back = NOW - dt.timedelta(days=1)
    case = with_consent_withdrawn(recorded(), SHARING, a_day_back)
    assert case.consent_entries[1].recorded_at < case.consent_entries[0].recorded_at
    assert state(case) is ConsentState.WITHDRAWN


# --- who may be told ----------------------------------------------------------------------------


def test_each_reason_why_not_is_said() -> None:
    case = recorded()
    left_out = replace(EVA, wanted=Answer.NO)
    kept_from = replace(
        case, guardians=(Guardian(name="eva  EK", secrecy_applies=Answer.YES), Guardian())
    )
    said = [
        why_not_share(BASE, EVA, TODAY),
        why_not_share(answered(BASE, Answer.NO), EVA, TODAY),
        why_not_share(with_consent_withdrawn(case, SHARING, NOW), EVA, TODAY),
        why_not_share(case, EVA, dt.date(2027, 1, 1)),
        why_not_share(case, left_out, TODAY),
        why_not_share(case, BO, TODAY),
        why_not_share(kept_from, EVA, TODAY),
        why_not_share(replace(case, person=Person(birth_date="")), EVA, TODAY),
    ]
    assert said[-1] == ""
    assert len(set(said)) == len(said)


def test_a_guardian_without_a_name_keeps_nobody_out() -> None:
    nameless = replace(EVA, name="")
    case = recorded(replace(BASE, participants=(nameless, BO)))
    case = replace(case, guardians=(Guardian(secrecy_applies=Answer.YES),))
    assert may_share_with(case, nameless, TODAY)


@settings(max_examples=40)
@given(cases(), st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1)))
def test_nobody_is_told_outside_the_consent(case: Case, today: dt.date) -> None:
    entry = current_consent(case, SHARING)
    for participant in case.participants:
        if may_share_with(case, participant, today):
            assert entry is not None
            assert entry.answer is ConsentAnswer.YES
            assert participant.id in entry.recipient_ids.split()
            assert participant.wanted is not Answer.NO
