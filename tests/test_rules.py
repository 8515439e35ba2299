"""What is said when, whom the consent carries, and how far a case has come."""

from __future__ import annotations

import datetime as dt
from dataclasses import MISSING, fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.case import (
    ROW_PARTS,
    SCALAR_PARTS,
    Answer,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    FollowUp,
    InitiativeOutcome,
    NextStep,
    Participant,
    Person,
    Presence,
    closed,
    value_at,
    with_new_version,
    with_row_added,
    without_row,
)
from sipdesk.demo.at_the_meeting import aino
from sipdesk.demo.ended import goran
from sipdesk.demo.parts import approved
from sipdesk.demo.under_way import mikael
from sipdesk.rules import (
    GUIDANCE,
    LAW_TABLE,
    OWN_CHECK,
    Layer,
    StageState,
    Statute,
    findings,
    gets_a_copy,
    recipients,
    rests,
    statute,
    stops_approval,
    way,
)
from sipdesk.rules.missing import PLACES
from tests.strategies import cases, histories

TODAY = dt.date(2026, 3, 10)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))
a_few = settings(max_examples=40)  # a case takes longer to make up than to look at
DONE, NOW, LATER = StageState.DONE, StageState.NOW, StageState.LATER


PLAN, SHARING = ConsentPurpose.PLAN, ConsentPurpose.SHARING


def with_entry(case: Case, purpose: ConsentPurpose, answer: ConsentAnswer, **more: Any) -> Case:
    """The case with one more entry in its consent history."""
    entry = ConsentEntry(
        purpose=purpose, answer=answer, recorded_at="2026-03-01T10:00:00+01:00", **more
    )
    return replace(case, consent_entries=(*case.consent_entries, entry))


def codes(case: Case, today: dt.date = TODAY) -> list[str]:
    return [f.code for f in findings(case, today)]


# --- what is said when --------------------------------------------------------------------------


def test_a_new_case_is_asked_for_little_and_never_for_details() -> None:
    assert codes(Case()) == [
        "plan-consent-not-asked",
        "interventions",
        "others-measures",
        "overall-responsibility",
        "name",
        "coordinator",
        "meeting-date",
    ]


@a_few
@given(cases(), DAYS)
def test_any_case_can_be_looked_at_any_day(case: Case, today: dt.date) -> None:
    for finding in findings(case, today):
        part, field, row = finding.address
        if field:
            value_at(case, finding.address)
        else:
            assert part in ROW_PARTS
            assert not row
        assert finding.sentence.format(**dict(finding.values))
        assert all(len(text) <= 40 for _, text in finding.values)
        assert finding.source.is_law or finding.source in {GUIDANCE, OWN_CHECK}
    recipients(case, today)
    assert len(way(case, today)) == 5


@a_few
@given(histories(max_size=2), DAYS)
def test_an_approved_plan_is_asked_for_nothing_that_is_closed(
    history: list[Case], today: dt.date
) -> None:
    closed = {"goals", "interventions", "plan"}
    for case in history:
        asked = {f.code for f in findings(case, today) if f.address.part in closed}
        assert not case.is_approved or asked <= {"follow-up-late"}


@a_few
@given(cases(), DAYS)
def test_law_comes_first_then_the_order_of_the_tabs(case: Case, today: dt.date) -> None:
    found = findings(case, today)
    assert list(found) == sorted(
        found, key=lambda f: (f.layer is Layer.QUALITY, PLACES[f.address.part])
    )
    assert all(f.layer is Layer.LAW for f in stops_approval(case, today))


def test_every_part_has_its_place() -> None:
    assert set(PLACES) == set(SCALAR_PARTS) | set(ROW_PARTS)


RECORDED = {"consent_entries", "copies_given", "reopenings"}  # never blank: written whole


@pytest.mark.parametrize("part", sorted(set(ROW_PARTS) - RECORDED))
def test_a_blank_row_is_not_nagged_about(part: str) -> None:
    cls = ROW_PARTS[part]
    needed = {f.name: "x" for f in fields(cls) if f.name.endswith("_id") and f.default is MISSING}
    assert codes(with_row_added(Case(), part, cls(**needed))) == codes(Case())


def test_a_no_is_met_with_calm() -> None:
    said_no = with_entry(aino(TODAY), PLAN, ConsentAnswer.NO)
    assert rests(said_no)
    assert codes(said_no) == ["plan-consent-refused"]
    assert stops_approval(said_no, TODAY)
    declined = replace(
        Case(), initiative=replace(Case().initiative, outcome=InitiativeOutcome.DECLINED)
    )
    assert rests(declined)
    assert codes(declined) == ["plan-consent-not-asked"]
    assert not rests(Case())


def test_an_approved_plan_is_not_asked_for_what_can_no_longer_be_written() -> None:
    case = mikael(TODAY)
    bare = replace(case, goals=(), plan=replace(case.plan, main_responsible=""))
    assert codes(bare) == []
    draft = with_new_version(bare)
    assert "main-responsible" in codes(draft)


def test_an_approved_plan_still_tells_of_a_withdrawn_consent_and_a_late_follow_up() -> None:
    case = mikael(TODAY)
    withdrawn = with_entry(case, PLAN, ConsentAnswer.WITHDRAWN)
    assert codes(withdrawn) == ["plan-consent-withdrawn"]
    much_later = TODAY + dt.timedelta(days=60)
    assert codes(case, much_later) == ["follow-up-late"]


def test_an_ended_case_is_left_in_peace() -> None:
    assert codes(goran(TODAY), TODAY + dt.timedelta(days=1000)) == []


def test_a_follow_up_before_a_meeting_that_was_moved_for_a_new_version_is_history() -> None:
    case = approved(aino(TODAY), "2026-03-10")
    held = with_row_added(
        with_new_version(case), "follow_ups", FollowUp(date="2026-03-20", next_step=NextStep.CHANGE)
    )
    moved = replace(held, meeting=replace(held.meeting, date="2026-06-01"))
    assert "held-before-meeting" not in codes(moved, dt.date(2026, 6, 2))


# --- the law ------------------------------------------------------------------------------------


def test_the_law_of_the_day_is_cited() -> None:
    before, after = statute("plan", dt.date(2025, 6, 30)), statute("plan", dt.date(2025, 7, 1))
    assert before.reference.startswith("SoL (2001:453) 2 kap. 7 §")
    assert after.reference.startswith("SoL (2025:400) 10 kap. 8")
    assert statute("plan", dt.date(1990, 1, 1)) == before
    with pytest.raises(LookupError):
        statute("unknown", TODAY)


@given(DAYS, st.sampled_from(sorted({s.key for s in LAW_TABLE})))
def test_never_two_paragraphs_on_one_day(today: dt.date, key: str) -> None:
    in_force = [s for s in LAW_TABLE if s.key == key and s.applies(today)]
    assert len(in_force) <= 1
    assert statute(key, today) in (in_force or LAW_TABLE)


def test_a_paragraph_applies_from_its_first_day_through_its_last() -> None:
    one = Statute("key", "ref", dt.date(2020, 1, 1), dt.date(2020, 12, 31))
    days = (dt.date(2019, 12, 31), one.valid_from, dt.date(2020, 12, 31), dt.date(2021, 1, 1))
    assert [one.applies(day) for day in days] == [False, True, True, False]


def test_an_old_plan_keeps_the_law_it_was_approved_under() -> None:
    old = mikael(dt.date(2025, 7, 20))  # approved on 7 June 2025
    assert old.approved_versions[0].approved_at.startswith("2025-06-07")
    withdrawn = with_entry(old, PLAN, ConsentAnswer.WITHDRAWN)
    finding = next(f for f in findings(withdrawn, TODAY) if f.code == "plan-consent-withdrawn")
    assert "2001:453" in finding.source.reference
    (*_, of_draft) = stops_approval(Case(), TODAY)
    assert "2025:400" in of_draft.source.reference
    assert of_draft.source.is_law


# --- copies --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("participant", "gets_one"),
    [
        (Participant(name="A"), True),
        (Participant(name="A", wanted=Answer.YES, presence=Presence.PRESENT), True),
        (Participant(name="A", presence=Presence.REMOTE), True),
        (Participant(name="A", presence=Presence.ABSENT), False),
        (Participant(name="A", presence=Presence.ABSENT, gets_copy=Answer.YES), True),
        (Participant(name="A", gets_copy=Answer.NO), False),
        (Participant(name="A", wanted=Answer.NO, gets_copy=Answer.YES), False),
        (Participant(), False),
    ],
)
def test_a_copy_belongs_to_who_is_not_absent_or_says_so(
    participant: Participant, gets_one: bool
) -> None:
    assert gets_a_copy(participant) is gets_one


# --- the way ------------------------------------------------------------------------------------


def states(case: Case) -> list[StageState]:
    return [step.state for step in way(case, TODAY)]


def test_the_way_of_a_case_from_first_to_last() -> None:
    whole = aino(TODAY)
    begun = Case(person=Person(name="Aino"))
    assert states(begun) == [NOW, LATER, LATER, LATER, LATER]
    prepared = replace(
        begun, consent_entries=whole.consent_entries, participants=(Participant(name="Eva"),)
    )
    assert states(prepared) == [DONE, NOW, LATER, LATER, LATER]
    called = replace(
        begun,
        consent_entries=whole.consent_entries,
        meeting=whole.meeting,
        participants=tuple(replace(p, presence=Presence.UNSET) for p in whole.participants),
    )
    assert states(called) == [DONE, DONE, NOW, LATER, LATER]
    assert states(whole) == [DONE, DONE, NOW, LATER, LATER]
    decided = approved(whole, "2026-03-10")
    assert states(decided) == [DONE, DONE, DONE, NOW, LATER]
    continued = with_row_added(decided, "follow_ups", FollowUp(next_step=NextStep.CONTINUE))
    assert states(continued) == [DONE, DONE, DONE, NOW, LATER]
    ended = with_row_added(continued, "follow_ups", FollowUp(id="end", next_step=NextStep.END))
    assert states(ended) == [DONE, DONE, DONE, DONE, NOW]
    assert states(with_row_added(ended, "follow_ups", FollowUp()))[4] is NOW
    assert states(without_row(ended, "follow_ups", "end"))[4] is LATER
    assert states(closed(ended, "2026-03-10T10:00:00+01:00")) == [DONE] * 5


def test_somebody_who_was_left_out_need_not_be_called() -> None:
    case = aino(TODAY)
    participants = tuple(replace(p, presence=Presence.UNSET) for p in case.participants)
    left_out = Participant(name="Bo", wanted=Answer.NO)
    case = replace(case, participants=(*participants, left_out))
    assert states(case)[1] is DONE
    waiting = replace(case, participants=(*participants, replace(left_out, wanted=Answer.YES)))
    assert states(waiting)[1] is NOW


def test_a_withdrawn_consent_puts_an_unmet_case_back_to_preparing() -> None:
    case = replace(aino(TODAY), participants=(Participant(name="Eva"),))
    assert states(case)[0] is DONE
    withdrawn = with_entry(case, PLAN, ConsentAnswer.WITHDRAWN)
    assert states(withdrawn)[0] is NOW


@a_few
@given(cases(), DAYS)
def test_the_way_is_done_then_now_then_later(case: Case, today: dt.date) -> None:
    order = [DONE, NOW, LATER]
    found = [order.index(step.state) for step in way(case, today)]
    assert found == sorted(found)
    assert found.count(1) == (0 if found[-1] == 0 else 1)
