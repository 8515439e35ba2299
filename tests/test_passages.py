"""Of a long text, what changed is found, told as it was written, and found in time."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipdesk.passages import Passage, clipped, passages

SENTENCES = [f"Det här är mening {n}, och den är som de andra. " for n in range(200)]
LONG = "".join(SENTENCES)
LONGEST = 20_000  # characters in a note
words = st.sampled_from(["Jag ", "går ut. ", "Natten är lång! ", "ring\n", "…", "3.5 "])
texts = st.lists(words, max_size=150).map("".join)


def test_one_new_sentence_is_told_with_a_little_around() -> None:
    new = "Nu går hissen. "
    (found,) = passages(LONG, "".join([*SENTENCES[:90], new, *SENTENCES[90:]]))
    assert found == Passage(
        before="… de andra. Det här är mening 89, och den är som de andra. ",
        old="",
        new=new,
        behind="Det här är mening 90, och den är som de andra. Det här är …",
    )


def test_of_a_sentence_that_is_put_otherwise_the_words_are_told_within_it() -> None:
    (found,) = passages(LONG, LONG.replace("mening 7,", "sats 7,"))
    assert (found.old, found.new) == ("mening ", "sats ")
    assert found.before.endswith("som de andra. Det här är ")
    assert found.behind.startswith("7, och den är som de andra. Det här är mening 8,")


def test_changes_far_apart_are_two_and_near_each_other_one() -> None:
    far = LONG.replace("mening 7,", "sats 7,").replace("mening 80,", "sats 80,")
    near = LONG.replace("mening 7,", "sats 7,").replace("mening 9,", "sats 9,")
    assert [p.new for p in passages(LONG, far)] == ["sats ", "sats "]
    (found,) = passages(LONG, near)
    assert found.old == f"mening 7, och den är som de andra. {SENTENCES[8]}Det här är mening "


def test_in_a_text_without_full_stops_the_words_are_told() -> None:
    text = " ".join(f"ord{n}" for n in range(1000))
    (found,) = passages(text, text.replace("ord500 ", "annat "))
    assert (found.old, found.new) == ("ord500 ", "annat ")


def test_a_point_in_a_number_ends_no_sentence() -> None:
    text = LONG + "Jag sov 3.5 timmar i natt."
    (found,) = passages(text, text.replace("3.5", "4.5"))
    assert f"{found.before}{found.new}{found.behind}".endswith("Jag sov 4.5 timmar i natt.")
    assert found.new == "4.5 "


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Jag bor kvar. " * 20, "Jag bor kvar. " * 20 + "Nu."),
        (LONG, " ".join(f"Ny sats {n}." for n in range(400))),
        (LONG, "Borta."),
        ("å" * LONGEST, "å" * LONGEST + "ä"),
    ],
    ids=["short", "another text", "almost nothing left", "one word"],
)
def test_what_is_better_read_whole_has_no_passages(old: str, new: str) -> None:
    assert passages(old, new) == ()


@given(st.lists(words, min_size=120, max_size=150).map("".join), texts, texts)
def test_no_word_is_lost_or_rewritten(kept: str, old: str, new: str) -> None:
    before, after = kept + old + kept, kept + new + kept
    found = passages(before, after)
    for each in found:
        assert f"{each.before}{each.old}{each.behind}".strip("… ") in before
        assert f"{each.before}{each.new}{each.behind}".strip("… ") in after
    if len(found) == 1:
        told, now = found[0].old, found[0].new
        assert after in {
            before[:at] + now + before[at + len(told) :] for at in range(len(before) + 1)
        }


@pytest.mark.parametrize("different", [4, 150, 300, 3000])
def test_the_longest_note_takes_less_than_a_second(different: int) -> None:
    """As bad as it gets: 0.1 s, when words come again and again in another order."""
    chance = random.Random(1)  # noqa: S311 - no secret
    words = [f"ord{n}. " for n in range(different)]

    def note() -> str:
        return "".join(chance.choice(words) for _ in range(LONGEST // 7))

    one, other = note(), note()
    started = time.perf_counter()
    passages(one, other)
    assert time.perf_counter() - started < 1


def test_a_name_is_clipped_behind_a_word() -> None:
    assert clipped("Stöd i hemmet", 13) == "Stöd i hemmet"
    assert clipped("Stöd i hemmet", 12) == "Stöd i …"
    assert clipped("Hemtjänst", 4) == "Hemt …"
