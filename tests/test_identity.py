"""Identity numbers are checked in every form they are written in, and never required.

The numbers are from Skatteverket's test series, or are examples published by Inera.
"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.case import Person
from sipdesk.identity import (
    CHECK_DIGIT,
    FUTURE,
    RESERVE,
    SERIAL,
    UNREADABLE,
    IdentityKind,
    age_on,
    birth_date_of,
    check_identity,
)

TODAY = dt.date(2026, 3, 10)


@pytest.mark.parametrize(
    ("text", "birth", "normalised"),
    [
        ("19850709-9805", dt.date(1985, 7, 9), "19850709-9805"),
        ("198507099805", dt.date(1985, 7, 9), "19850709-9805"),
        ("850709-9805", dt.date(1985, 7, 9), "19850709-9805"),
        ("8507099805", dt.date(1985, 7, 9), "19850709-9805"),
        (" 850709 – 9805 ", dt.date(1985, 7, 9), "19850709-9805"),
        ("19121212-1212", dt.date(1912, 12, 12), "19121212-1212"),
        ("121212+1212", dt.date(1912, 12, 12), "19121212-1212"),
        ("900118+9811", dt.date(1890, 1, 18), "18900118-9811"),
        ("201701102384", dt.date(2017, 1, 10), "20170110-2384"),
    ],
)
def test_a_personnummer_is_read(text: str, birth: dt.date, normalised: str) -> None:
    checked = check_identity(text, TODAY)
    assert checked.kind is IdentityKind.PERSONAL
    assert checked.valid
    assert checked.birth_date == birth
    assert checked.normalised == normalised
    assert not checked.problem


def test_plus_says_a_hundred_years_and_minus_says_less() -> None:
    assert check_identity("121212-1212", TODAY).birth_date == dt.date(2012, 12, 12)
    assert check_identity("121212+1212", TODAY).birth_date == dt.date(1912, 12, 12)


@pytest.mark.parametrize("text", ["19091079-9824", "0910799824", "091079-9824"])
def test_a_samordningsnummer_has_sixty_added_to_the_day(text: str) -> None:
    checked = check_identity(text, dt.date(2005, 1, 1))
    assert checked.kind is IdentityKind.COORDINATION
    assert checked.valid
    assert checked.birth_date == dt.date(1909, 10, 19)
    assert checked.normalised == "19091079-9824"


@pytest.mark.parametrize("wrong", range(10))
def test_only_one_check_digit_is_right(wrong: int) -> None:
    checked = check_identity(f"19850709-980{wrong}", TODAY)
    assert checked.valid is (wrong == 5)
    assert checked.problem == ("" if wrong == 5 else CHECK_DIGIT)
    assert checked.kind is IdentityKind.PERSONAL
    assert checked.birth_date == dt.date(1985, 7, 9)


def test_a_number_that_cannot_be_anybodys_says_why() -> None:
    assert check_identity("19850709-0003", TODAY).problem == SERIAL
    assert check_identity("20301212-1212", TODAY).problem == FUTURE
    assert not check_identity("20301212-1212", TODAY).valid


@pytest.mark.parametrize("text", ["991981000010", "991945000023", "99198100-0010", "198108320014"])
def test_reserve_numbers_of_digits_have_a_check_digit(text: str) -> None:
    checked = check_identity(text, TODAY)
    assert (checked.kind, checked.valid, checked.problem) == (IdentityKind.RESERVE, True, "")
    assert checked.birth_date is None
    last = (int(text[-1]) + 1) % 10
    wrong = check_identity(f"{text[:-1]}{last}", TODAY)
    assert (wrong.kind, wrong.valid, wrong.problem) == (IdentityKind.RESERVE, False, CHECK_DIGIT)


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("19810829M071", "19810829-M071"),  # Västra Götalandsregionen
        ("19810829SU3A", "19810829-SU3A"),  # Värmland
        ("22810829ABC1", "22810829-ABC1"),  # national
        ("19810829-123R", "19810829-123R"),  # Västernorrland
        ("19810829k123", "19810829-k123"),  # case carries meaning in some
        ("810829DA0B", "810829-DA0B"),  # Skåne
    ],
)
def test_reserve_numbers_with_letters_cannot_be_checked(text: str, normalised: str) -> None:
    checked = check_identity(text, TODAY)
    assert (checked.kind, checked.valid) == (IdentityKind.RESERVE, True)
    assert checked.problem == RESERVE
    assert checked.normalised == normalised
    assert checked.birth_date is None


@pytest.mark.parametrize("text", ["19530412", "530412", "1953-04-12"])
def test_a_birth_date_alone_is_enough(text: str) -> None:
    checked = check_identity(text, TODAY)
    assert (checked.kind, checked.valid) == (IdentityKind.BIRTH_DATE, True)
    assert checked.birth_date == dt.date(1953, 4, 12)
    assert checked.normalised == "1953-04-12"


def test_a_birth_date_in_the_future_is_said() -> None:
    checked = check_identity("20300412", TODAY)
    assert (checked.valid, checked.problem) == (False, FUTURE)


@pytest.mark.parametrize("text", ["abc", "123", "19531312-1234", "19530431-1234", "21530412-1234"])
def test_what_cannot_be_read_is_kept_and_said(text: str) -> None:
    checked = check_identity(f" {text} ", TODAY)
    assert (checked.kind, checked.valid) == (IdentityKind.UNREADABLE, False)
    assert checked.normalised == text
    assert checked.problem == UNREADABLE


def test_no_number_is_no_problem() -> None:
    checked = check_identity("  ", TODAY)
    assert (checked.kind, checked.valid, checked.problem) == (IdentityKind.NONE, True, "")


@given(st.text() | st.text("0123456789-+ABab", max_size=14))
def test_no_text_raises_and_what_was_read_reads_the_same(text: str) -> None:
    checked = check_identity(text, TODAY)
    again = check_identity(checked.normalised, TODAY)
    assert (again.kind, again.valid, again.birth_date) == (
        checked.kind,
        checked.valid,
        checked.birth_date,
    )


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        (dt.date(2008, 3, 10), TODAY, 18),
        (dt.date(2008, 3, 11), TODAY, 17),
        (dt.date(2008, 2, 29), dt.date(2026, 2, 28), 17),
        (dt.date(2008, 2, 29), dt.date(2026, 3, 1), 18),
        (TODAY, TODAY, 0),
    ],
)
def test_age(birth: dt.date, on: dt.date, age: int) -> None:
    assert age_on(birth, on) == age


def test_the_birth_date_comes_from_the_surest_place() -> None:
    both = Person(identity_number="19850709-9805", birth_date="1990-01-01")
    assert birth_date_of(both, TODAY) == dt.date(1985, 7, 9)
    mistyped = Person(identity_number="19850709-9806", birth_date="1990-01-01")
    assert birth_date_of(mistyped, TODAY) == dt.date(1990, 1, 1)
    only_mistyped = Person(identity_number="19850709-9806")
    assert birth_date_of(only_mistyped, TODAY) == dt.date(1985, 7, 9)
    reserve = Person(identity_number="19810829M071", birth_date="2015-01-01")
    assert birth_date_of(reserve, TODAY) == dt.date(2015, 1, 1)
    assert birth_date_of(Person(), TODAY) is None
