"""How near the goals have been over the follow-ups, as the person and the professionals see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sipdesk.case import (
    Case,
    FollowUp,
    Goal,
    Nearness,
    day,
    goal_review,
    goals_followed_up,
    is_empty_row,
    row_of,
)
from sipdesk.dates import short_date
from sipdesk.i18n import Catalogue

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Rating:
    """One goal at one follow-up, from 1 (not begun) to 5 (reached); None where nobody said.

    `date` is the day of the meeting as text, "" when it has none.
    """

    date: str
    person: int | None
    professionals: int | None


@dataclass(frozen=True, slots=True)
class GoalRatings:
    """The ratings of one goal, in the order of the meetings. `number` is the goal's on paper."""

    number: int
    goal_id: str
    goal: str
    ratings: tuple[Rating, ...]


def ratings(case: Case, until: str = "") -> tuple[GoalRatings, ...]:
    """The goals that somebody has rated, each with its rating at every meeting where any was, from
    the one on that first looked back on it.

    `until` is the id of the last follow-up to look at, with the goals of then; "" looks at all.
    """
    meetings = [m for m in _until(case, until) if _is_rated(case, m)]
    last = row_of(case, "follow_ups", until)
    then = goals_followed_up(case, last) if last is not None else case.goals
    goals = enumerate((g for g in then if not is_empty_row(g)), start=1)
    every = (_ratings_of(case, number, goal, meetings) for number, goal in goals)
    return tuple(one for one in every if any(_says_something(r) for r in one.ratings))


def in_order(case: Case) -> tuple[FollowUp, ...]:
    """The follow-ups by their days; one whose day cannot be read comes after the others."""
    return tuple(sorted(case.follow_ups, key=_day_of))


def in_words(one: GoalRatings, texts: Catalogue) -> str:
    """The ratings of a goal as sentences, in the language of a catalogue."""
    _ = texts.gettext
    head = _("Mål {number}: {goal}", number=one.number, goal=one.goal or "–")
    return ". ".join((head.rstrip("."), *_sentences(one, texts))) + "."


def _sentences(one: GoalRatings, texts: Catalogue) -> Iterator[str]:
    _ = texts.gettext
    for rating in one.ratings:
        yield _(
            "{date}: jag {person}, verksamheterna {professionals}",
            date=texts.own(short_date(rating.date, texts.language)) or _("Utan datum"),
            person=rating.person or _("inget svar"),
            professionals=rating.professionals or _("inget svar"),
        )


def _until(case: Case, last: str) -> Iterator[FollowUp]:
    for meeting in in_order(case):
        yield meeting
        if meeting.id == last:
            return


def _day_of(meeting: FollowUp) -> dt.date:
    return day(meeting.date) or dt.date.max


def _ratings_of(case: Case, number: int, goal: Goal, meetings: Sequence[FollowUp]) -> GoalRatings:
    reviews = (
        (meeting, goal_review(case, meeting.id, goal.id))
        for meeting in meetings
        if any(one.id == goal.id for one in goals_followed_up(case, meeting))
    )
    found = tuple(
        Rating(meeting.date, _number(r.nearness_person), _number(r.nearness_professionals))
        for meeting, r in reviews
    )
    words = goal.own_words.strip() or goal.professional_wording.strip()
    return GoalRatings(number, goal.id, words, found)


def _is_rated(case: Case, meeting: FollowUp) -> bool:
    return any(
        review.nearness_person or review.nearness_professionals
        for review in case.goal_reviews
        if review.follow_up_id == meeting.id
    )


def _says_something(rating: Rating) -> bool:
    return rating.person is not None or rating.professionals is not None


def _number(nearness: Nearness) -> int | None:
    return int(nearness) if nearness else None
