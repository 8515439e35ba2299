"""Where the typefaces lie: the same on screen and on paper.

Fira Sans has all of Swedish, Finnish, Sami, Polish, Turkish, Vietnamese, Cyrillic and Greek. What
it lacks is looked for further down the chain, character by character. All are OFL and come as
packages; none is part of this repository.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MAIN_FAMILY = "Fira Sans"
# For each family with a bold of its own: its package, and how its files are called.
_WITH_BOLD = {
    "fira-sans": ("fontpkg_fira_sans", "FiraSans"),
    "ibm-plex-sans-arabic": ("fontpkg_ibm_plex_sans_arabic", "IBMPlexSansArabic"),
}

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
    return (*first_fonts(), *other_fonts())


def first_fonts() -> tuple[Path, ...]:
    """The files that the first form needs: the main family, regular and bold."""
    (main, *_others) = _static_families()
    return tuple(path for path in (main.regular, main.bold) if path)


def other_fonts() -> tuple[Path, ...]:
    """What the window needs besides: italic, and the other writing systems."""
    first = first_fonts()
    folder, name = _files_of("fira-sans")
    italic = (folder / f"{name}-Italic.ttf", folder / f"{name}-SemiBoldItalic.ttf")
    others = (path for family in families() for path in (family.regular, family.bold) if path)
    return (*italic, *(path for path in others if path not in first))


def _static_families() -> Iterator[Family]:
    for family in _WITH_BOLD:
        folder, name = _files_of(family)
        yield Family(family, folder / f"{name}-Regular.ttf", folder / f"{name}-SemiBold.ttf")


def _files_of(family: str) -> tuple[Path, str]:
    package, name = _WITH_BOLD[family]
    return _folder_of(package) / "files", name


def _folder_of(package: str) -> Path:
    """Where an installed package lies. It is not imported, which takes longer than all the rest."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(name=package)
    return Path(found.origin).parent


def _noto_families() -> Iterator[Family]:
    """Variable fonts: only their default instance, the regular one, can be embedded."""
    folder = _folder_of("manimgx_fonts")
    for script in _NOTO:
        yield Family(f"noto-{script.lower()}", folder / f"NotoSans{script}[wght].ttf", None)
    yield Family("noto-sans", folder / "NotoSans[wght].ttf", None)
    yield Family("noto-emoji", folder / "NotoEmoji[wght].ttf", None)
