"""What the recovery sheet says. It is for the coordinator, so it speaks the window's languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sipdesk.dates import short_date
from sipdesk.i18n import Catalogue

_LETTERS_OF_NAME: Final = 4  # in each part of a key's name


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryText:
    """The texts, from the top of the page. `facts` are labels with their values."""

    title: str
    warning: str
    code: str
    same_code: str
    picture: str
    how: str
    steps: Sequence[str]
    letters: str
    lost: str
    facts: Sequence[tuple[str, str]]
    footer: str


def recovery_text(texts: Catalogue, key_name: str, file_name: str, today: dt.date) -> RecoveryText:
    """The sheet for a key and its file, in one language. No person is named."""
    _ = texts.gettext
    printed = short_date(today.isoformat(), texts.language)
    return RecoveryText(
        title=_("Återställningskod för SIPdesk"),
        warning=_(
            "Med koden går det att öppna allt som är skrivet i SIPdesk. Lägg bladet i kontorets "
            "kassaskåp eller i ett annat låst skåp, aldrig tillsammans med datorn."
        ),
        code=_("Koden"),
        same_code=_(
            "Rutan är samma kod. Läs den bara med en dator eller telefon som inte har internet."
        ),
        picture=_("QR-kod med samma återställningskod som står i grupperna ovanför."),
        how=_("När lösenfrasen är glömd"),
        steps=(
            _("Starta SIPdesk och välj Glömt lösenfrasen?"),
            _("Skriv koden. SIPdesk säger vilken grupp som är fel om du skriver fel."),
            _("Välj en ny lösenfras. Koden gäller fortfarande: lägg tillbaka bladet."),
        ),
        letters=_(
            "Koden har aldrig bokstäverna I, L, O och U. Det som ser ut så är 1, 0 eller V. "
            "Stora och små bokstäver är samma sak."
        ),
        lost=_(
            "Har bladet kommit bort? Den som hittar det kan öppna filen, men bara tillsammans med "
            "datorn eller en säkerhetskopia. Säg det genast till din chef."
        ),
        facts=(
            (_("Filen"), file_name),
            (_("Nyckelns namn"), spaced(key_name)),
        ),
        footer=_("Utskriven {date}", date=printed),
    )


def spaced(key_name: str) -> str:
    """A key's name in parts that can be read aloud."""
    starts = range(0, len(key_name), _LETTERS_OF_NAME)
    return " ".join(key_name[start : start + _LETTERS_OF_NAME] for start in starts)
