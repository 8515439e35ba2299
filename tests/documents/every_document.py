"""Every document that the window offers, in every language and form, on cases of each length.

What there is comes from the code: a new kind, language or size is held to the same tests from its
first day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from sipdesk.case import Case, Goal, Intervention, Participant, Principal
from sipdesk.documents.paper import Paper
from sipdesk.editions import PAPER_LANGUAGES, editions
from sipdesk.ports import DocumentKind, TextSize, Wanted
from tests.documents.examples import ORDINARY, TODAY, approved, extreme, followed_up

ONE_OF_EACH_DIRECTION = ("sv", "ar")
_SITUATION = "Anna bor ensam och har svårt att sova. Hon äter bättre när någon är med."


def _long() -> Case:
    """What a busy meeting writes: several of each, and a long paragraph."""
    several = range(8)
    return replace(
        ORDINARY,
        goals=tuple(Goal(id=f"g{n}", own_words=f"Jag vill klara sak {n} själv") for n in several),
        interventions=tuple(
            Intervention(
                what=f"Stöd hemma, del {n}",
                principal=tuple(Principal)[n % len(Principal)],
                organisation=f"Enhet {n}",
                responsible_person=f"Ansvarig {n}",
                how_often="Varje vardag",
                goal_id=f"g{n}",
            )
            for n in several
        ),
        participants=tuple(
            Participant(name=f"Namn {n}", role=f"Roll {n}", organisation=f"Enhet {n}")
            for n in several
        ),
        plan=replace(ORDINARY.plan, situation=" ".join([_SITUATION] * 15)),
    )


CASES: Mapping[str, Case] = {
    "blank": Case(),
    "short": followed_up(approved(ORDINARY)),
    "long": followed_up(approved(_long())),
    "extreme": followed_up(extreme()),
}


def every_wanted() -> list[Wanted]:
    """Each kind in each language, and the plan below the Swedish in each."""
    alone = [Wanted(kind, code) for code in PAPER_LANGUAGES for kind in DocumentKind]
    beside = [edition.code for edition in editions() if edition.beside_swedish]
    return [*alone, *(Wanted(DocumentKind.PLAN, code) for code in beside)]


def in_each_direction() -> list[Wanted]:
    """Each kind in each size, in Swedish and in a language that runs from right to left."""
    return [
        Wanted(kind, code, size=size)
        for code in ONE_OF_EACH_DIRECTION
        for kind in DocumentKind
        for size in TextSize
    ]


def name_of(wanted: Wanted) -> str:
    """Such as "sv plan large"."""
    return f"{wanted.language} {wanted.kind} {wanted.size}"


@cache
def made(wanted: Wanted, length: str) -> bytes:
    """The document of a case of `CASES`, made once."""
    return Paper().make(wanted, CASES[length], TODAY)
