"""A weak passphrase is known, in Swedish too, and a good one is let through."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sipdesk.passphrase_strength import EXAMPLE, Strength, strength

WEAK = [
    "sommaren2026",
    "Sommaren2026!",
    "midsommarafton",
    "samordnad2026!",
    "SIPdesk123456",
    "Lösenord123456",
    "losenfras2026",
    "kommunen123456",
    "hemtjänsten!!!",
    "annaandersson1975",
    "Kalle Andersson",
    "jagälskardig",
    "qwertyuiopåä",
    "aaaaaaaaaaaaaaaa",
    "1953-04-12 1953",
    "november 2026",
    "password password",
    EXAMPLE,
    EXAMPLE.title(),
]
GOOD = [
    "blomkål på månens baksida",
    "en låda full av pärlor",
    "korrekt häst batteri häftklammer",
    "Mormors randiga soffa flög till Tranås",
    "åäö ÅÄÖ é ß ŋ ŧ",
    "👩🏽‍⚕️ emoji i rad 🙂🙂🙂",
    "kH7%vq2Zp!xW9s",
]


@pytest.mark.parametrize("passphrase", WEAK)
def test_what_many_choose_is_weak(passphrase: str) -> None:
    assert strength(passphrase) is Strength.WEAK


@pytest.mark.parametrize("passphrase", GOOD)
def test_words_that_do_not_belong_together_are_enough(passphrase: str) -> None:
    assert strength(passphrase).is_enough


def test_eleven_characters_are_too_few_whatever_they_are() -> None:
    assert strength("kH7%vq2Zp!x") is Strength.TOO_SHORT
    assert strength("") is Strength.TOO_SHORT


def test_a_long_one_is_judged_too() -> None:
    assert strength("vi ses vid bryggan " * 40).is_enough
    assert strength("a" * 500) is Strength.WEAK


def test_the_dictionaries_are_read_only_when_somebody_chooses() -> None:
    asked = "import sys, sipdesk.app; print('zxcvbn' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, encoding="utf-8", check=True
    )
    assert said.stdout == "False\n"
