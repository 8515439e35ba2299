"""What the editions of a document are called in the window."""

from __future__ import annotations

from sipdesk.editions import PAPER_LANGUAGES, Edition, edition_of
from sipdesk.i18n import MASTER
from sipdesk.i18n import gettext as _


def edition_name(edition: Edition) -> str:
    """`Arabiska` or `Svenska + Arabiska`, in the language of the window."""
    name = _(PAPER_LANGUAGES[edition.language])
    return f"{_(PAPER_LANGUAGES[MASTER])} + {name}" if edition.beside_swedish else name


def logged_edition(code: str) -> str:
    """The edition of a copy that was given, or "" where none was noted."""
    try:
        return edition_name(edition_of(code))
    except ValueError:
        return ""
