"""A passphrase that can be said on the telephone: five Swedish compounds, chosen by chance.

Each is one of 4,096, so that five are 60 bits. The lists hold no two words that sound alike.
"""

from __future__ import annotations

import secrets
from typing import Final

WORDS: Final = 5


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST_PARTS: Final = _words(
    """
    sommar vinter sol regn snö sand sten trä guld silver järn glas bok bord brev båt tåg
    cykel buss bil flyg berg dal sjö strand eld vatten luft gräs äppel päron hallon lingon
    björk tall gran fågel fisk häst katt hund björn älg räv myr hus tak golv vägg dörr kök
    kaffe mjölk bröd ost morot lök salt peppar honung pappers tyg garn ull
    """
)
SECOND_PARTS: Final = _words(
    """
    bro väg stig stol lampa klocka korg säck låda port grind stuga torn damm brunn källa
    ström våg vind moln stjärna måne dag natt kväll morgon fest dans sång saga bild karta
    kort penna pärm skål kopp tallrik gaffel sked panna gryta ugn spis filt kudde matta
    gardin sko hatt vante mössa kappa knapp band ask burk flaska nyckel spegel staket trappa
    park torg
    """
)


def proposed_passphrase() -> str:
    """Five words with a space between, another five each time."""
    words = (secrets.choice(FIRST_PARTS) + secrets.choice(SECOND_PARTS) for _word in range(WORDS))
    return " ".join(words)
