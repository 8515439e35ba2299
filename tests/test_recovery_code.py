"""A slip of the pen in the recovery code is found, and in the right group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.errors import RecoveryCodeError
from sipdesk.recovery_code import GROUPS, read, spelled, typed

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEYS = st.binary(min_size=32, max_size=32)
KEY = bytes(range(7, 39))
GROUPS_OF_KEY = spelled(KEY).split()


def wrong_groups(groups: list[str]) -> tuple[int, ...]:
    with pytest.raises(RecoveryCodeError) as caught:
        read(" ".join(groups))
    return caught.value.wrong_groups


@given(KEYS)
def test_the_code_gives_the_key_back(key: bytes) -> None:
    assert read(spelled(key)) == key


@given(KEYS)
def test_it_is_thirteen_groups_of_five(key: bytes) -> None:
    assert [len(group) for group in spelled(key).split(" ")] == [5] * 13
    assert set(spelled(key)) <= {*ALPHABET, " "}


@pytest.mark.parametrize("number", range(GROUPS))
def test_every_single_wrong_letter_is_found_in_its_group(number: int) -> None:
    group = GROUPS_OF_KEY[number]
    for place in range(5):
        for letter in ALPHABET.replace(group[place], ""):
            changed = group[:place] + letter + group[place + 1 :]
            groups = [*GROUPS_OF_KEY[:number], changed, *GROUPS_OF_KEY[number + 1 :]]
            assert wrong_groups(groups) == (number + 1,)


@given(KEYS, st.integers(0, 12), st.integers(0, 3))
def test_neighbours_that_changed_places_are_found_in_their_group(
    key: bytes, number: int, place: int
) -> None:
    groups = spelled(key).split()
    letters = list(groups[number])
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    if "".join(letters) == groups[number]:
        assert letters[place] == letters[place + 1]
        return
    groups[number] = "".join(letters)
    assert wrong_groups(groups) == (number + 1,)


@given(KEYS, st.integers(0, 11))
def test_letters_that_changed_places_across_two_groups_are_found(key: bytes, number: int) -> None:
    groups = spelled(key).split()
    one, other = groups[number], groups[number + 1]
    if one[-1] == other[0]:
        return
    groups[number], groups[number + 1] = one[:-1] + other[0], one[-1] + other[1:]
    assert wrong_groups(groups) == (number + 1, number + 2)


@given(KEYS, st.permutations(range(GROUPS)))
def test_every_group_in_the_place_of_another_is_found(key: bytes, order: list[int]) -> None:
    groups = [spelled(key).split()[number] for number in order]
    moved = tuple(place + 1 for place, number in enumerate(order) if place != number)
    if moved:
        assert set(wrong_groups(groups)) == set(moved)
    else:
        assert read(" ".join(groups)) == key


def test_it_is_read_however_it_was_written() -> None:
    text = " ".join(GROUPS_OF_KEY)
    careless = text.lower().replace("0", "o").replace("1", "l").replace(" ", " - ")
    assert read(careless) == KEY
    assert read(text.replace(" ", "").replace("0", "O").replace("1", "I")) == KEY


@pytest.mark.parametrize(("groups", "missing"), [([], 65), (GROUPS_OF_KEY[:-1], 5)])
def test_a_short_code_says_how_much_is_missing(groups: list[str], missing: int) -> None:
    with pytest.raises(RecoveryCodeError) as caught:
        read(" ".join(groups))
    assert (caught.value.missing, caught.value.wrong_groups) == (missing, ())


def test_a_long_code_says_how_much_is_too_much() -> None:
    with pytest.raises(RecoveryCodeError) as caught:
        read(" ".join([*GROUPS_OF_KEY, "AB"]))
    assert (caught.value.missing, caught.value.wrong_groups) == (-2, ())


def test_letters_that_are_never_printed_are_wrong() -> None:
    assert typed("ÅÄÖUU").wrong_groups == (1,)


def test_an_unfinished_group_is_not_wrong_yet() -> None:
    assert typed(GROUPS_OF_KEY[0] + "AB").wrong_groups == ()


def test_a_fourteenth_group_is_wrong() -> None:
    assert typed(" ".join([*GROUPS_OF_KEY, GROUPS_OF_KEY[0]])).wrong_groups == (14,)


@given(st.text(max_size=90))
def test_anything_else_is_refused_and_nothing_of_it_repeated(text: str) -> None:
    with pytest.raises(RecoveryCodeError) as caught:
        read(text)
    assert str(caught.value) == "RecoveryCodeError"


def test_what_was_typed_is_not_in_its_repr() -> None:
    assert GROUPS_OF_KEY[0] not in repr(typed(" ".join(GROUPS_OF_KEY)))
