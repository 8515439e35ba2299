"""The bidirectional algorithm, held against another implementation of it."""

from __future__ import annotations

import unicodedata

import pytest
from bidi import get_display
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sipdesk.documents.kit.bidi import CONTROLS, is_plain, levels, visual_order

CHARACTERS = (
    "abcXYZ 0123-+/.,:;()[]{}!%€#\u0301"  # Latin, numbers, neutrals, a combining mark
    "אבגדمحمد١٢٣،\u3008\u232a"  # Hebrew, Arabic with its numbers, brackets with a twin
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # every control
)
MIRRORED = str.maketrans(")]}\u3009\u232a", "([{\u3008\u3008")
INVISIBLE = {"LRE", "RLE", "LRO", "RLO", "PDF", "BN"}

# A letter at the end: what a line does with spaces at its end is typesetting's own business.
texts = st.builds(
    lambda text, end: text + end, st.text(st.sampled_from(CHARACTERS), max_size=20), st.just("a")
)


@given(texts, st.sampled_from([None, 0, 1]))
@example("ب ١-٢ a", None)
@example("هاتف 090-16 10 00 (hem)", None)
@example("a \u2067(ب) [x]\u2069 b", 0)
@settings(max_examples=2000)
def test_characters_stand_where_another_implementation_puts_them(
    text: str, base: int | None
) -> None:
    found = levels(text, base)
    shown = [n for n, char in enumerate(text) if unicodedata.bidirectional(char) not in INVISIBLE]
    ours = visual_order([text[n] for n in shown], [found.of[n] for n in shown])
    theirs = str(get_display(text, base_dir={None: None, 0: "L", 1: "R"}[base]))
    visible = [char for char in theirs if unicodedata.bidirectional(char) not in INVISIBLE]
    assert "".join(ours).translate(MIRRORED) == "".join(visible).translate(MIRRORED)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ångström 12", True),
        ("Привіт", True),
        ("ሰላም", True),
        ("👍", True),
        ("محمد", False),
        ("שרה", False),
        ("a\u202eb", False),
    ],
)
def test_plain_text_is_told_apart(text: str, plain: bool) -> None:
    assert is_plain(text) is plain


def test_each_control_is_known() -> None:
    kinds = INVISIBLE | {"LRI", "RLI", "FSI", "PDI"}
    assert {char for char in CHARACTERS if unicodedata.bidirectional(char) in kinds} <= CONTROLS
