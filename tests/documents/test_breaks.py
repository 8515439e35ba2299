"""Where pages begin: never more pages than needed, and parted where it matters least."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.documents.kit.breaks import Part, first_fit, page_starts, used_from

HEIGHT = 100.0

parts = st.lists(
    st.builds(
        Part,
        height=st.floats(1, HEIGHT),
        gap=st.floats(0, 20),
        heading=st.just(0.0),
        foot=st.just(0.0),
        regret=st.sampled_from([0, 0.5]),
    ),
    min_size=1,
    max_size=30,
)


@given(parts)
def test_what_parts_least_takes_no_more_pages(given_parts: list[Part]) -> None:
    assert len(page_starts(given_parts, HEIGHT)) == len(first_fit(given_parts, HEIGHT))


@given(parts)
def test_every_page_has_room_for_what_is_on_it(given_parts: list[Part]) -> None:
    for start, end in pairwise([*page_starts(given_parts, HEIGHT), len(given_parts)]):
        assert start < end
        assert used_from(given_parts[:end], start) <= HEIGHT + 0.02


def test_without_any_regret_a_page_takes_what_it_has_room_for() -> None:
    assert page_starts([Part(40)] * 5, HEIGHT) == first_fit([Part(40)] * 5, HEIGHT) == [0, 2, 4]


def test_a_page_ends_earlier_rather_than_where_it_is_regretted() -> None:
    whole = [Part(30, regret=0.5), Part(30)]
    assert first_fit([Part(50), *whole], HEIGHT) == [0, 2]
    assert page_starts([Part(50), *whole], HEIGHT) == [0, 1]


def test_it_ends_where_it_is_regretted_rather_than_that_one_page_more_is_needed() -> None:
    halves = [Part(50, regret=0.5), Part(50)]
    assert page_starts([Part(50), *halves, Part(50)], HEIGHT) == [0, 2]


def test_the_last_page_is_not_left_nearly_empty_where_another_break_fills_it() -> None:
    assert page_starts([Part(32)] * 3 + [Part(5)] * 2, HEIGHT) == [0, 2]


@pytest.mark.parametrize(("foot", "starts"), [(0, [0, 2]), (5, [0, 1])])
def test_what_needs_space_below_does_not_stand_at_the_foot(foot: float, starts: list[int]) -> None:
    lines = [Part(60), Part(38, foot=foot), Part(30)]
    assert page_starts(lines, HEIGHT) == starts


def test_space_is_needed_only_at_the_foot() -> None:
    assert page_starts([Part(60), Part(38, foot=5), Part(2), Part(50)], HEIGHT) == [0, 3]
