"""What the editions of a document are called in the window."""

from __future__ import annotations

from sipdesk.editions import PAPER_LANGUAGES, Edition, edition_of
from sipdesk.i18n import MASTER
from sipdesk.i18n import gettext as _


def edition_name(edition: Edition) -> str:
    """`Svenska + Arabiska (العربية)`, in the language of the window and in its own."""
    name, own = PAPER_LANGUAGES[edition.language]
    called = _(name) if _(name) == own else f"{_(name)} ({own})"
    return f"{_(PAPER_LANGUAGES[MASTER][0])} + {called}" if edition.beside_swedish else called


def logged_edition(code: str) -> str:
    """The edition of a copy that was given, or "" where none was noted."""
    try:
        return edition_name(edition_of(code))
    except ValueError:
        return ""
