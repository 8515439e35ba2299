"""The key of the case file as people can copy it: 13 numbered groups of five letters and digits.

The alphabet is Crockford's base 32 (https://www.crockford.com/base32.html), without I, L, O and U.
Four letters of a group carry 20 bits, the fifth is its check letter: the remainder of the group,
read as a polynomial over GF(32) that begins with the group's number. So one mistyped letter, two
letters that changed places and a group in another's place are always found, and in the right
group.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sipdesk.errors import RecoveryCodeError

GROUPS: Final = 13
LETTERS_OF_KEY: Final = 4  # in each group
GROUP_LENGTH: Final = LETTERS_OF_KEY + 1
KEY_BYTES: Final = 32

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES: Final = {letter: value for value, letter in enumerate(_ALPHABET)}
_MISREAD: Final = str.maketrans("OIL", "011")
_BITS: Final = 5  # of one letter
_FIELD: Final = 0b100101  # x^5 + x^2 + 1: the multiplication of GF(32)
_SPARE_BITS: Final = GROUPS * LETTERS_OF_KEY * _BITS - KEY_BYTES * 8  # always 0


@dataclass(frozen=True, slots=True, repr=False)
class TypedCode:
    """A code as far as it was typed. Spaces, hyphens and small letters do not matter."""

    letters: str

    @property
    def groups(self) -> tuple[str, ...]:
        """What was typed of each group, in order; the last may be unfinished."""
        starts = range(0, len(self.letters), GROUP_LENGTH)
        return tuple(self.letters[start : start + GROUP_LENGTH] for start in starts)

    @property
    def wrong_groups(self) -> tuple[int, ...]:
        """The numbers, from 1, of the finished groups that cannot be right."""
        return tuple(
            number
            for number, group in enumerate(self.groups, start=1)
            if len(group) == GROUP_LENGTH and not is_right_group(group, number)
        )


def typed(text: str) -> TypedCode:
    """What somebody has typed or pasted, without what only divides it."""
    return TypedCode("".join(filter(str.isalnum, text)).upper().translate(_MISREAD))


def is_right_group(group: str, number: int) -> bool:
    """Whether five letters can be the group of that number, from 1."""
    if number > GROUPS or len(group) != GROUP_LENGTH or not _VALUES.keys() >= set(group):
        return False
    is_padded = number < GROUPS or not _number_of(group[:LETTERS_OF_KEY]) % (1 << _SPARE_BITS)
    return is_padded and _remainder(group, number) == 0


def spelled(key: bytes) -> str:
    """The code of a key of 32 bytes: its groups, with a space between them."""
    if len(key) != KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    number = int.from_bytes(key) << _SPARE_BITS
    letters = GROUPS * LETTERS_OF_KEY
    text = "".join(_ALPHABET[number >> _BITS * n & 31] for n in reversed(range(letters)))
    starts = range(0, letters, LETTERS_OF_KEY)
    return " ".join(
        _with_check_letter(text[start : start + LETTERS_OF_KEY], number)
        for number, start in enumerate(starts, start=1)
    )


def read(text: str) -> bytes:
    """The key that a code spells. Raises RecoveryCodeError, which says what is wrong with it."""
    code = typed(text)
    length = GROUPS * GROUP_LENGTH
    wrong = code.wrong_groups
    if wrong or len(code.letters) != length:
        raise RecoveryCodeError(
            wrong_groups=tuple(number for number in wrong if number <= GROUPS),
            missing=length - len(code.letters),
        )
    content = "".join(group[:LETTERS_OF_KEY] for group in code.groups)
    return (_number_of(content) >> _SPARE_BITS).to_bytes(KEY_BYTES)


def _with_check_letter(letters: str, number: int) -> str:
    return letters + _ALPHABET[_times_x(_remainder(letters, number))]


def _remainder(letters: str, number: int) -> int:
    """Horner's scheme: each letter, and the number before them, has a weight of its own."""
    remainder = number
    for letter in letters:
        remainder = _times_x(remainder) ^ _VALUES[letter]
    return remainder


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD if doubled > len(_ALPHABET) - 1 else doubled


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number << _BITS | _VALUES[letter]
    return number
