"""Places in a text as Qt counts them: a character beyond the basic plane is two."""

from __future__ import annotations


def places_in(text: str) -> int:
    """How many places a text takes."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def between_places(text: str, start: int, end: int) -> str:
    """What stands in a text from one place to another."""
    piece = text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
    return piece.decode("utf-16-le", "surrogatepass")
