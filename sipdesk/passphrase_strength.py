"""How hard a passphrase is to guess, judged without asking anybody.

zxcvbn estimates how many guesses somebody needs who knows the common words, names, dates and rows
of keys (D. Wheeler, USENIX Security 2016). It is asked when a passphrase is chosen, never when
one is typed to unlock.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Any, Final, cast

from sipdesk.common_words import COMMON_WORDS

SHORTEST_PASSPHRASE: Final = 12  # characters
EXAMPLE: Final = "kastanj paraply tisdag vals"  # shown to everybody, and refused for that
LONGEST_JUDGED: Final = 72  # characters; zxcvbn refuses more, and more is never weaker
# Powers of ten. A try costs a thief about half a second of a core, see `data.keys`: ten thousand
# cores need a week for 10^10 guesses, and three hundred years for 10^14.
ENOUGH_GUESSES: Final = 10.0
MANY_GUESSES: Final = 14.0


class Strength(IntEnum):
    """From what is refused to what is more than enough."""

    TOO_SHORT = 0
    WEAK = 1
    GOOD = 2
    STRONG = 3

    @property
    def is_enough(self) -> bool:
        """Whether it may be chosen."""
        return self >= Strength.GOOD


def is_example(passphrase: str) -> bool:
    """Whether it is the one that is shown to everybody."""
    return " ".join(passphrase.casefold().split()) == EXAMPLE


def strength(passphrase: str) -> Strength:
    """How strong it is. The first question takes about 0.1 s longer, to read the dictionaries."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return Strength.TOO_SHORT
    guesses = guesses_needed(passphrase)
    if guesses < ENOUGH_GUESSES:
        return Strength.WEAK
    return Strength.GOOD if guesses < MANY_GUESSES else Strength.STRONG


def guesses_needed(passphrase: str) -> float:
    """The estimated number of guesses, as a power of ten."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its dictionaries are big, and seldom needed

    known = [EXAMPLE, *COMMON_WORDS]
    # Its stubs leave the type of what it returns open.
    found = cast("dict[str, Any]", zxcvbn(passphrase[:LONGEST_JUDGED], user_inputs=known))
    return float(found["guesses_log10"])
