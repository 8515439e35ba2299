"""The ratings of the goals over time."""

from __future__ import annotations

from dataclasses import replace

from sipdesk.case import (
    Address,
    Case,
    FollowUp,
    Goal,
    Nearness,
    review_id,
    with_every_review,
    with_value,
)
from sipdesk.i18n import catalogue
from sipdesk.rules import GoalRatings, Rating, in_words, ratings

CASE = with_every_review(
    Case(
        goals=(Goal(id="empty"), Goal(id="walk", own_words="Gå ut."), Goal(id="b", own_words="B")),
        follow_ups=(
            FollowUp(id="undated"),
            FollowUp(id="may", date="2026-05-04"),
            FollowUp(id="jan", date="2026-01-12"),
        ),
    )
)


def rated(case: Case, meeting: str, who: str, nearness: Nearness, goal: str = "walk") -> Case:
    return with_value(
        case, Address("goal_reviews", f"nearness_{who}", review_id(meeting, goal)), nearness
    )


RATED = rated(
    rated(rated(CASE, "jan", "person", Nearness.ONE), "may", "person", Nearness.THREE),
    "may",
    "professionals",
    Nearness.FOUR,
)
EXPECTED = GoalRatings(
    1, "walk", "Gå ut.", (Rating("2026-01-12", 1, None), Rating("2026-05-04", 3, 4))
)


def test_nothing_rated_is_nothing_to_show() -> None:
    assert ratings(CASE) == ()
    assert ratings(Case()) == ()


def test_a_goal_is_followed_by_day_and_numbered_as_on_paper() -> None:
    assert ratings(RATED) == (EXPECTED,)


def test_a_meeting_where_only_another_goal_was_rated_is_a_gap() -> None:
    case = rated(RATED, "undated", "professionals", Nearness.FIVE, goal="b")
    walk, other = ratings(case)
    assert walk.ratings[-1] == Rating("", None, None)
    assert other.ratings == (
        Rating("2026-01-12", None, None),
        Rating("2026-05-04", None, None),
        Rating("", None, 5),
    )


def test_looking_back_from_a_meeting_shows_none_after_it() -> None:
    assert ratings(RATED, "jan") == (replace(EXPECTED, ratings=EXPECTED.ratings[:1]),)


def test_the_numbers_are_told_in_words() -> None:
    assert in_words(EXPECTED, catalogue("sv")) == (
        "Mål 1: Gå ut. 12 jan. 2026: jag 1, verksamheterna inget svar. "
        "4 maj 2026: jag 3, verksamheterna 4."
    )
    assert "12 Jan 2026: me 1, the professionals no answer" in in_words(EXPECTED, catalogue("en"))
