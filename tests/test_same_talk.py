"""The next entry is offered what the same conversation tells, never what the person says."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sipdesk.case import Answer, Authority, Case, Consent, ConsentForm, ConsentPurpose, Person
from sipdesk.rules import (
    consent_history,
    entry_of_same_talk,
    remark_on_last_day,
    with_consent_recorded,
    with_consent_withdrawn,
    with_correction_begun,
    with_draft,
    with_same_talk,
)

NOW = dt.datetime(2026, 3, 10, 14, 2, tzinfo=dt.UTC)
PLAN, SHARING = ConsentPurpose.PLAN, ConsentPurpose.SHARING
TALK = Consent(
    date="2026-03-09",
    form=ConsentForm.ORAL,
    obtained_by="Helena",
    given_by="Anna",
    authority=Authority.PERSON,
)
YES = replace(
    TALK, answer=Answer.YES, valid_until="2026-12-31", covers="Hemmet", excludes="Ekonomin"
)
ANNA = Case(person=Person(name="Anna", birth_date="1985-07-09"))
TO_PLAN = with_consent_recorded(with_draft(ANNA, PLAN, YES), PLAN, NOW)


def test_the_other_consent_is_filled_in_with_the_conversation_alone() -> None:
    assert with_same_talk(TO_PLAN, SHARING).sharing_consent == TALK


def test_what_is_already_answered_stays() -> None:
    begun = with_draft(TO_PLAN, SHARING, Consent(answer=Answer.NO, excludes="Allt"))
    filled = with_same_talk(begun, SHARING).sharing_consent
    assert (filled.answer, filled.excludes, filled.date) == (Answer.NO, "Allt", TALK.date)


@pytest.mark.parametrize(
    "draft", [Consent(date="i"), Consent(obtained_by="Ivar"), Consent(corrects="an-entry")]
)
def test_nothing_is_offered_over_what_is_written(draft: Consent) -> None:
    case = with_draft(TO_PLAN, SHARING, draft)
    assert entry_of_same_talk(case, SHARING) is None
    assert with_same_talk(case, SHARING) == case


def test_nothing_is_offered_before_anything_is_recorded() -> None:
    assert entry_of_same_talk(ANNA, PLAN) is None


def test_a_withdrawal_is_no_conversation_about_an_answer() -> None:
    withdrawn = with_consent_withdrawn(TO_PLAN, PLAN, NOW)
    assert entry_of_same_talk(withdrawn, SHARING) == TO_PLAN.consent_entries[0]


def test_a_corrected_entry_is_not_offered() -> None:
    (entry,) = consent_history(TO_PLAN, PLAN)
    begun = with_correction_begun(TO_PLAN, entry)
    draft = replace(begun.plan_consent, obtained_by="Ivar", reason="Fel namn")
    corrected = with_consent_recorded(with_draft(begun, PLAN, draft), PLAN, NOW)
    found = entry_of_same_talk(corrected, SHARING)
    assert found is not None
    assert found.obtained_by == "Ivar"


@pytest.mark.parametrize(
    ("purpose", "draft", "remark"),
    [
        (SHARING, replace(YES, valid_until=""), "Fråga: utan dag"),
        (SHARING, YES, ""),
        (SHARING, replace(YES, valid_until="2026-03-08"), "kan inte sluta gälla innan"),
        (SHARING, replace(YES, answer=Answer.NO, valid_until=""), ""),
        (SHARING, Consent(), ""),
        (PLAN, replace(YES, valid_until=""), ""),
        (PLAN, replace(YES, valid_until="2026-03-08"), "kan inte sluta gälla innan"),
    ],
)
def test_the_last_day_is_remarked_on_while_it_is_written(
    purpose: ConsentPurpose, draft: Consent, remark: str
) -> None:
    said = remark_on_last_day(with_draft(ANNA, purpose, draft), purpose)
    assert remark in said
    assert bool(remark) == bool(said)
