"""Bytes sealed with a passphrase open with it alone, and a changed byte is never let through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.data.sealing import LONGEST_HEADER, Cost, seal, unseal
from sipdesk.errors import DamagedSealError, WrongPassphraseError

CHEAP = Cost(memory=8, iterations=1, lanes=1)
PASSPHRASE = 'båten "Åsa\'s" går -- kl 7; x'
SEALED = seal(b"content", PASSPHRASE, purpose="key", cost=CHEAP)


@given(st.binary(max_size=200), st.text(max_size=40))
def test_what_was_sealed_comes_back(content: bytes, passphrase: str) -> None:
    sealed = seal(content, passphrase, purpose="key", cost=CHEAP)
    assert unseal(sealed, passphrase, purpose="key") == content


def test_the_content_is_not_to_be_seen() -> None:
    assert b"content" not in SEALED


def test_the_same_content_is_never_sealed_alike() -> None:
    assert seal(b"content", PASSPHRASE, purpose="key", cost=CHEAP) != SEALED


def test_composed_and_decomposed_letters_are_the_same_passphrase() -> None:
    sealed = seal(b"content", "båt", purpose="key", cost=CHEAP)
    assert unseal(sealed, "ba\N{COMBINING RING ABOVE}t", purpose="key") == b"content"


@pytest.mark.parametrize("wrong", ["", "båten", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_another_passphrase_does_not_open_it(wrong: str) -> None:
    with pytest.raises(WrongPassphraseError):
        unseal(SEALED, wrong, purpose="key")


def test_it_opens_for_its_purpose_alone() -> None:
    with pytest.raises(DamagedSealError):
        unseal(SEALED, PASSPHRASE, purpose="case")


@pytest.mark.parametrize("place", range(len(SEALED)))
def test_any_changed_byte_is_noticed(place: int) -> None:
    changed = SEALED[:place] + bytes([SEALED[place] ^ 1]) + SEALED[place + 1 :]
    with pytest.raises((DamagedSealError, WrongPassphraseError)):
        unseal(changed, PASSPHRASE, purpose="key")


@pytest.mark.parametrize("length", range(len(SEALED)))
def test_any_cut_is_noticed(length: int) -> None:
    with pytest.raises((DamagedSealError, WrongPassphraseError)):
        unseal(SEALED[:length], PASSPHRASE, purpose="key")


@pytest.mark.parametrize(
    "hostile",
    [
        Cost(memory=1 << 31, iterations=1, lanes=1),
        Cost(memory=64, iterations=1 << 30, lanes=1),
        Cost(memory=1 << 20, iterations=1, lanes=1 << 12),
        Cost(memory=512 * 1024, iterations=9, lanes=4),  # half a minute of an old laptop
        Cost(memory=8, iterations=1, lanes=0),
        Cost(memory=8, iterations=0, lanes=1),
        Cost(memory=0, iterations=1, lanes=1),
    ],
)
def test_a_file_that_asks_too_much_is_refused_at_once(hostile: Cost) -> None:
    asked = b'"memory":%d,"iterations":%d,"lanes":%d' % (
        hostile.memory,
        hostile.iterations,
        hostile.lanes,
    )
    with pytest.raises(DamagedSealError):
        unseal(
            SEALED.replace(b'"memory":8,"iterations":1,"lanes":1', asked), PASSPHRASE, purpose="key"
        )


def test_a_header_without_end_is_refused() -> None:
    with pytest.raises(DamagedSealError):
        unseal(b" " * (LONGEST_HEADER + 1) + SEALED, PASSPHRASE, purpose="key")
