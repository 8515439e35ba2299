"""The proposed passphrase is long enough, and can be said and typed."""

from __future__ import annotations

import re

from sipdesk.spoken_passphrase import FIRST_PARTS, SECOND_PARTS, proposed_passphrase


def test_each_word_is_one_of_4096() -> None:
    compounds = {first + second for first in FIRST_PARTS for second in SECOND_PARTS}
    assert len(compounds) == 64 * 64


def test_five_words_of_plain_letters_are_proposed() -> None:
    for _time in range(50):
        assert re.fullmatch(r"[a-zåäö]{5,15}( [a-zåäö]{5,15}){4}", proposed_passphrase())


def test_another_one_is_proposed_each_time() -> None:
    assert len({proposed_passphrase() for _time in range(50)}) == 50
