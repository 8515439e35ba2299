"""Whatever is done to a case, what was approved stays as it was approved."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipdesk.case import (
    ROW_PARTS,
    SCALAR_PARTS,
    Address,
    Answer,
    ApprovedVersion,
    Case,
    FollowUp,
    Goal,
    Guardian,
    Horizon,
    Intervention,
    Plan,
    Topic,
    TopicOutcome,
    goal_review,
    rows_of,
    with_approval,
    with_every_review,
    with_new_version,
    with_row_added,
    with_row_moved,
    with_value,
    without_row,
)
from sipdesk.changes import changes
from sipdesk.ui.editor import CaseEditor
from tests.strategies import cases, values_of

LOCKED = ("goals", "interventions")
APPROVED_AT = "2026-03-12T14:30:00+01:00"
CLEAN = Case(
    plan=Plan(situation="Det går."),
    goals=(Goal(id="g", own_words="Bo kvar"), Goal(id="h", own_words="Sova")),
    interventions=(Intervention(id="i", what="Hemtjänst", goal_id="g"),),
)


def approved(case: Case) -> Case:
    """The case with its version in work approved."""
    snapshot = replace(case, approved_versions=())
    version = ApprovedVersion(number=case.plan.version, approved_at=APPROVED_AT, case=snapshot)
    return replace(case, approved_versions=(*case.approved_versions, version))


def opened(case: Case) -> CaseEditor:
    editor = CaseEditor()
    editor.open(case)
    return editor


def attempt(editor: CaseEditor, action: str, data: st.DataObject) -> None:
    """Do something; a change that the approval forbids is refused and makes no difference."""
    before = editor.case
    try:
        act(editor, action, data)
    except ValueError:
        assert editor.case is before


def test_rows_without_words_are_no_part_of_an_approved_version() -> None:
    case = with_every_review(
        replace(
            CLEAN,
            topics=(Topic(text="Sömnen"), Topic(outcome=TopicOutcome.HANDLED)),
            goals=(*CLEAN.goals, Goal(), Goal(own_words=" \n", horizon=Horizon.LONG_TERM)),
            interventions=(*CLEAN.interventions, Intervention(goal_id="g")),
            follow_ups=(FollowUp(id="f"),),
        )
    )
    after = with_approval(case, dt.datetime.fromisoformat(APPROVED_AT))
    (version,) = after.approved_versions
    assert (version.number, version.approved_at) == (1, APPROVED_AT)
    assert version.case == replace(after, approved_versions=())
    assert [topic.text for topic in after.topics] == ["Sömnen"]
    assert (after.goals, after.interventions) == (CLEAN.goals, CLEAN.interventions)
    assert len(after.goal_reviews) == 2
    assert after.is_approved


def test_a_row_without_words_stays_with_what_is_recorded_of_it() -> None:
    case = replace(CLEAN, goals=(Goal(id="g"),), follow_ups=(FollowUp(id="f"),))
    review = replace(goal_review(case, "f", "g"), own_words="Det går.")
    after = with_approval(
        replace(case, goal_reviews=(review,)), dt.datetime.fromisoformat(APPROVED_AT)
    )
    assert (after.goals, after.goal_reviews) == (case.goals, (review,))


APPROVED = approved(CLEAN)
REFUSED = {
    "plan": with_value(APPROVED, Address("plan", "situation"), "Det går inte."),
    "version": with_value(APPROVED, Address("plan", "approval_witness"), "Bo"),
    "goal": with_value(APPROVED, Address("goals", "own_words", "g"), "Flytta"),
    "goal gone": without_row(APPROVED, "goals", "g"),
    "goal moved": with_row_moved(APPROVED, "goals", "g", 1),
    "intervention": with_row_added(APPROVED, "interventions", Intervention()),
    "version gone": replace(APPROVED, approved_versions=()),
    "version other": replace(
        with_new_version(APPROVED),
        approved_versions=(replace(APPROVED.approved_versions[0], case=Case()),),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_touches_an_approved_plan_is_refused(name: str) -> None:
    editor = opened(APPROVED)
    with pytest.raises(ValueError, match="never changes"):
        editor.change(REFUSED[name])
    with pytest.raises(ValueError, match="never changes"):
        editor.settle(REFUSED[name])
    assert editor.case == APPROVED
    assert not editor.can_undo


def test_a_key_in_an_approved_plan_is_refused() -> None:
    editor = opened(APPROVED)
    with pytest.raises(ValueError, match="never changes"):
        editor.type_in(Address("plan", "my_views"), "Nej")
    assert editor.case == APPROVED


def test_all_else_about_an_approved_case_can_be_changed_and_undone() -> None:
    editor = opened(APPROVED)
    editor.type_in(Address("person", "phone"), "08")
    editor.change(with_new_version(editor.case or Case()))
    editor.type_in(Address("plan", "my_views"), "Nej")
    editor.change(without_row(editor.case or Case(), "goals", "g"))
    assert editor.case is not None
    assert (editor.case.plan.version, len(editor.case.goals)) == (2, 1)
    for _step in range(4):
        editor.undo()
    assert editor.case == APPROVED


def test_a_new_version_that_is_undone_gives_back_what_the_guardians_said() -> None:
    said = replace(APPROVED, guardians=(Guardian(name="Peter", agrees=Answer.YES),))
    editor = opened(said)
    draft = with_new_version(said)
    assert changes(said, draft) == ()
    editor.change(draft)
    assert editor.case != said
    editor.undo()
    assert editor.case == said


@settings(deadline=None, max_examples=30)
@given(cases(), st.data())
def test_no_sequence_of_actions_changes_an_approved_version(
    case: Case, data: st.DataObject
) -> None:
    editor = opened(case)
    kept: tuple[ApprovedVersion, ...] = ()
    for _step in range(data.draw(st.integers(1, 12))):
        present = editor.case
        assert present is not None
        decided = (present.plan, present.goals, present.interventions)
        action = data.draw(
            st.sampled_from(
                ("type", "add", "drop", "move", "undo", "redo", "renew", "approve", "forge")
            )
        )
        if action == "approve" and not present.is_approved:
            editor.settle(approved(present))
        else:
            attempt(editor, action, data)
        after = editor.case
        assert after is not None
        assert after.approved_versions[: len(kept)] == kept
        kept = after.approved_versions
        if present.is_approved and after.plan.version == present.plan.version:
            assert (after.plan, after.goals, after.interventions) == decided


def act(editor: CaseEditor, action: str, data: st.DataObject) -> None:
    case = editor.case
    assert case is not None
    part = data.draw(st.sampled_from(LOCKED))
    row = data.draw(st.sampled_from([*(r.id for r in rows_of(case, part)), "nobody"]))
    if action == "type":
        address = data.draw(st.sampled_from(list(_addresses(case))))
        cls = {**SCALAR_PARTS, **ROW_PARTS}[address.part]
        editor.type_in(address, data.draw(values_of(get_type_hints(cls)[address.field])))
    elif action == "add":
        editor.change(with_row_added(case, part, ROW_PARTS[part]()))
    elif action == "drop":
        editor.change(without_row(case, part, row))
    elif action == "move":
        editor.change(with_row_moved(case, part, row, data.draw(st.sampled_from((-1, 1)))))
    elif action == "renew":
        editor.change(with_new_version(case))
    elif action == "forge":
        editor.change(replace(case, approved_versions=case.approved_versions[1:]))
    elif action == "undo":
        editor.undo()
    elif action == "redo":
        editor.redo()


def _addresses(case: Case) -> list[Address]:
    scalars = [Address("plan", f.name) for f in fields(Plan) if f.name != "version"]
    goals = [Address("goals", "own_words", goal.id) for goal in case.goals]
    return [*scalars, *goals, Address("person", "name")]
