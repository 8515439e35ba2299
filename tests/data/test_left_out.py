"""What was said at a follow-up of what the next version leaves out: saved, handed over, kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sipdesk.case import (
    Case,
    goals_followed_up,
    is_empty_row,
    is_sound,
    with_approval,
    with_every_review,
    with_new_version,
    without_row,
)
from sipdesk.data import open_store
from sipdesk.data.store import SqlCipherStore
from sipdesk.handover import with_new_ids
from tests.cheap import CHEAP
from tests.data.conftest import PASSPHRASE
from tests.travelling import FOLLOWED_UP, LATER, handed_over

GOAL = next(r.goal_id for r in FOLLOWED_UP.goal_reviews if not is_empty_row(r))
INTERVENTION = next(
    r.intervention_id for r in FOLLOWED_UP.intervention_reviews if not is_empty_row(r)
)


@pytest.fixture(params=[False, True], ids=["draft", "approved"])
def left_out(request: pytest.FixtureRequest) -> Case:
    """The plan in work has neither the goal nor the intervention any more."""
    case = with_new_version(with_every_review(FOLLOWED_UP))
    case = without_row(without_row(case, "goals", GOAL), "interventions", INTERVENTION)
    return with_approval(case, LATER) if request.param else case


def test_it_is_in_the_file_when_that_is_opened_again(
    left_out: Case, store: SqlCipherStore, path: Path
) -> None:
    store.save(with_every_review(FOLLOWED_UP))
    store.save(left_out)
    store.close()
    again = open_store(path, PASSPHRASE, cost=CHEAP)
    assert again.load(left_out.id) == left_out
    again.close()


def test_it_travels_and_is_about_the_same_goal_under_other_ids(left_out: Case) -> None:
    assert is_sound(left_out)
    beside = with_new_ids(handed_over(left_out))
    assert is_sound(beside)
    for before, after in zip(left_out.follow_ups, beside.follow_ups, strict=True):
        texts = [goal.own_words for goal in goals_followed_up(left_out, before)]
        assert [goal.own_words for goal in goals_followed_up(beside, after)] == texts


def test_what_names_no_approved_row_is_not_sound(left_out: Case) -> None:
    assert not is_sound(replace(left_out, approved_versions=()))
