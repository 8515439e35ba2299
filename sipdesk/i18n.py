"""Text in the reader's language, through gettext.

Message ids are Swedish: Swedish is the master, on screen and on paper, and shows even when no
catalogue is found. `gettext` and `ngettext` speak the language of the window, chosen once at the
start; `Catalogue` speaks any language, for paper. `N_` marks a text that is translated later.
"""

from __future__ import annotations

import gettext as gnu
import logging
from functools import cache
from pathlib import Path

LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}  # each in its own tongue
LANGUAGES = tuple(LANGUAGE_NAMES)
MASTER = "sv"
DOMAIN = "sipdesk"  # what the window says
PAPER_DOMAIN = "documents"  # what stands on paper, in more languages

log = logging.getLogger(__name__)


def translations_folder() -> Path:
    """Where the compiled catalogues lie, in the source tree and in the bundle alike."""
    return Path(__file__).resolve().parent.parent / "translations"


def N_(message: str) -> str:
    """Mark a text for translation without translating it now."""
    return message


class Catalogue:
    """The texts of one language. Raises FileNotFoundError when it was never compiled."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = _load(language)

    def gettext(self, message: str, /, **values: object) -> str:
        """The text in this language, with `{name}` filled in from `values`."""
        return _fill(self._texts.gettext(message) if message else "", message, values)

    def own(self, text: str) -> str:
        """A text that is of this language, such as the name of a day."""
        return text

    def ngettext(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The text for that number, with `{n}` and `values` filled in."""
        chosen = one if n == 1 else many
        return _fill(self._texts.ngettext(one, many, n), chosen, {"n": n, **values})


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, read once: the window's have the texts of paper, too."""
    return Catalogue(language)


def _load(language: str) -> gnu.NullTranslations:
    if language == MASTER:
        return gnu.NullTranslations()
    paper = gnu.translation(PAPER_DOMAIN, translations_folder(), [language])
    if language not in LANGUAGES:
        return paper
    window = gnu.translation(DOMAIN, translations_folder(), [language])
    window.add_fallback(paper)
    return window


def _fill(text: str, master: str, values: dict[str, object]) -> str:
    """Fill in the values; a broken translation falls back to Swedish and never crashes."""
    if not values:
        return text
    try:
        return text.format(**values)
    except (KeyError, IndexError, ValueError):
        log.error("A translation has broken placeholders: %r", master)
        return master.format(**values)


class _Window:
    """The language of the window. Set once by `app`, before any widget is made."""

    catalogue = Catalogue(MASTER)


def speak(language: str) -> None:
    """Choose the language of the window."""
    _Window.catalogue = catalogue(language)


def window_language() -> str:
    """The language that the window speaks: "sv" or "en"."""
    return _Window.catalogue.language


def gettext(message: str, /, **values: object) -> str:
    """The text in the language of the window."""
    return _Window.catalogue.gettext(message, **values)


def ngettext(one: str, many: str, n: int, /, **values: object) -> str:
    """The text for a number, in the language of the window."""
    return _Window.catalogue.ngettext(one, many, n, **values)
