"""Where the typefaces lie: the same on screen and on paper.

Fira Sans has all of Swedish, Finnish, Sami, Polish, Turkish, Vietnamese, Cyrillic and Greek. What
it lacks is looked for further down the chain, character by character. All are OFL and come as
packages; none is part of this repository.
"""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fontpkg  # pyright: ignore[reportMissingTypeStubs]

MAIN_FAMILY = "Fira Sans"
REGULAR_WEIGHT = 400
BOLD_WEIGHT = 600

_NOTO = (
    "Hebrew",
    "Ethiopic",
    "Armenian",
    "Georgian",
    "Thai",
    "Lao",
    "Khmer",
    "Myanmar",
    "Devanagari",
    "Bengali",
    "Gurmukhi",
    "Gujarati",
    "Oriya",
    "Tamil",
    "Telugu",
    "Kannada",
    "Malayalam",
    "Sinhala",
    "Symbols",
)


@dataclass(frozen=True, slots=True)
class Family:
    """A typeface for paper. `bold` is None when there is only a regular file."""

    name: str
    regular: Path
    bold: Path | None


@cache
def families() -> tuple[Family, ...]:
    """Every family, in the order in which a character is looked for in them."""
    return (*_static_families(), *_noto_families())


def window_fonts() -> tuple[Path, ...]:
    """The files that the window needs for the same typefaces as on paper, in the same order."""
    main = tuple(
        fontpkg.path("fira-sans", weight, style)
        for style in ("normal", "italic")
        for weight in (REGULAR_WEIGHT, BOLD_WEIGHT)
    )
    others = (path for family in families() for path in (family.regular, family.bold) if path)
    return (*main, *(path for path in others if path not in main))


def _static_families() -> Iterator[Family]:
    for slug in ("fira-sans", "ibm-plex-sans-arabic"):
        yield Family(slug, fontpkg.path(slug, REGULAR_WEIGHT), fontpkg.path(slug, BOLD_WEIGHT))


def _noto_families() -> Iterator[Family]:
    """Variable fonts: only their default instance, the regular one, can be embedded."""
    folder = Path(str(importlib.resources.files("manimgx_fonts")))
    for script in _NOTO:
        yield Family(f"noto-{script.lower()}", folder / f"NotoSans{script}[wght].ttf", None)
    yield Family("noto-sans", folder / "NotoSans[wght].ttf", None)
    yield Family("noto-emoji", folder / "NotoEmoji[wght].ttf", None)
