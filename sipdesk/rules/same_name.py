"""Whether two written names can be the same person's."""

from __future__ import annotations


def is_same_name(one: str, other: str) -> bool:
    """Whether all words of one name are in the other: "Eva" is "Eva Strand", and "STRAND, Eva".

    Nobody's name is nobody's.
    """
    first, second = words_of_name(one), words_of_name(other)
    return bool(first and second) and (first <= second or second <= first)


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name, whatever their case and order."""
    return frozenset(name.casefold().replace(",", " ").split())
