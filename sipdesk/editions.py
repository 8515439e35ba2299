"""The languages of paper, and the editions that a document comes in.

Swedish is the master. Another language stands alone, with a note that the Swedish text applies,
or below the Swedish, paragraph by paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sipdesk.i18n import MASTER, N_

PAPER_LANGUAGES: Mapping[str, str] = {
    "sv": N_("Svenska"),
    "en": N_("Engelska"),
    "fi": N_("Finska"),
    "se": N_("Nordsamiska"),
    "ar": N_("Arabiska"),
    "fa": N_("Persiska"),
    "so": N_("Somaliska"),
    "ti": N_("Tigrinska"),
    "uk": N_("Ukrainska"),
    "pl": N_("Polska"),
}
# Translations that somebody who has the language as mother tongue has read; the header of the
# catalogue and translations/README.md say the same.
REVIEWED: frozenset[str] = frozenset()
_BESIDE = f"{MASTER}+"


@dataclass(frozen=True, slots=True)
class Edition:
    """A language, alone or below the Swedish."""

    language: str
    beside_swedish: bool = False

    @property
    def code(self) -> str:
        """`ar`, or `sv+ar` below the Swedish: how documents and the log of copies name it."""
        return f"{_BESIDE}{self.language}" if self.beside_swedish else self.language

    @property
    def main_language(self) -> str:
        """The language that the file as a whole is in."""
        return MASTER if self.beside_swedish else self.language

    @property
    def is_translation(self) -> bool:
        return self.language != MASTER

    @property
    def is_unreviewed(self) -> bool:
        return self.is_translation and self.language not in REVIEWED


def edition_of(code: str) -> Edition:
    """The edition that a code names. Raises ValueError for a language that paper does not speak."""
    language = code.removeprefix(_BESIDE)
    if language not in PAPER_LANGUAGES:
        raise ValueError(f"paper does not speak {code!r}")
    return Edition(language, beside_swedish=code != language)


def paper_language_of(spoken: str, texts: Callable[[str], str]) -> str:
    """The code of the first language of paper, besides Swedish, whose name in the window's words
    stands in a text such as "arabiska, lite svenska"; "" where none does.
    """
    words = spoken.casefold()
    others = ((code, name) for code, name in PAPER_LANGUAGES.items() if code != MASTER)
    return next((code for code, name in others if texts(name).casefold() in words), "")


def editions() -> Iterator[Edition]:
    """Every edition there is: the master, then each language alone and below the Swedish."""
    yield Edition(MASTER)
    for language in PAPER_LANGUAGES:
        if language != MASTER:
            yield Edition(language)
            yield Edition(language, beside_swedish=True)
