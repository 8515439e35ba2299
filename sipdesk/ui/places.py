"""What one goes to in the open case, and by which words of every day it is looked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sipdesk.case import Address
from sipdesk.i18n import N_


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the case that is looked for by itself. `name` is a message id."""

    name: str
    address: Address


ENDING = N_("Avslut")  # the part of its tab where a case is closed and opened again
PLACES = (
    Place(N_("Mötets dag"), Address("meeting", "date")),
    Place(N_("När mötet börjar"), Address("meeting", "start")),
    Place(N_("När mötet slutar"), Address("meeting", "end")),
    Place(N_("Mötets plats"), Address("meeting", "place")),
    Place(N_("Vem som kallar till mötet"), Address("meeting", "convener")),
    Place(N_("Dag för uppföljning"), Address("plan", "follow_up_date")),
)

QUITTING = N_("&Avsluta SIPdesk")

# By the name of a place, a part or a command, as its message id: what else it is called.
OTHER_WORDS: Mapping[str, str] = {
    N_("Mötets dag"): N_("mötesdag, mötesdatum: när ska vi ses, ska SIP upprättas"),
    N_("När mötet börjar"): N_("mötestid, klockan: när ska vi ses"),
    N_("När mötet slutar"): N_("mötestid, klockan"),
    N_("Mötets plats"): N_("mötesplats, lokal: var ska vi ses"),
    N_("Vem som kallar till mötet"): N_("sammankallande"),
    N_("Dag för uppföljning"): N_("uppföljningsmöte, datum: när ska vi följa upp"),
    N_("Kallelse och inbjudan"): N_("kalla till möte, bjuda in"),
    N_("Börja på en ny vers&ion"): N_("ändra planen, revidera"),
    N_("Godkännande"): N_("godkänna planen, underskrift"),
    N_("Kopior"): N_("kopia av planen, utlämnad, vem har fått den"),
    N_("Mål"): N_("nytt mål, lägg till mål"),
    N_("Insatser"): N_("ny insats, lägg till insats"),
    N_("Deltagare"): N_("ny deltagare, lägg till deltagare, lägg till samordnaren"),
    N_("Uppföljningar"): N_("uppföljningsmöte, följa upp, ny uppföljning, lägg till uppföljning"),
    N_("Säkerhets&kopior …"): N_("säkerhetskopia, säkerhetskopiera"),
    QUITTING: N_("stäng programmet, avsluta programmet"),
}
