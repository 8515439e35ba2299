"""Every document that the window offers, in every language and form, on cases of each length.

What there is comes from the code: a new kind, language or size is held to the same tests from its
first day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from sipdesk.case import Case, Goal, Intervention, Participant, Principal
from sipdesk.documents.paper import Paper
from sipdesk.editions import PAPER_LANGUAGES, editions
from sipdesk.i18n import MASTER
from sipdesk.ports import DocumentKind, TextSize, Wanted
from sipdesk.ui.document_kind import WITHOUT_CASE
from tests.documents.examples import ORDINARY, TODAY, approved, extreme, followed_up

ONE_OF_EACH_DIRECTION = (MASTER, "ar")
_FORMS = (
    ("short", TextSize.NORMAL),
    ("blank", TextSize.NORMAL),
    ("long", TextSize.NORMAL),
    ("blank", TextSize.LARGE),
    ("long", TextSize.LARGE),
)
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


Made = tuple[Wanted, str]
"""A document, and the case of `CASES` that it is of."""


def every_pair() -> Iterator[Made]:
    """Each kind in each language; each kind and each language of each length and size. The plan
    below the Swedish in each language.
    """
    for n, code in enumerate(PAPER_LANGUAGES):
        for m, kind in enumerate(DocumentKind):
            length, size = _FORMS[(n + m) % len(_FORMS)]
            yield Wanted(kind, code, size=size), length
    for edition in editions():
        if edition.beside_swedish:
            yield Wanted(DocumentKind.PLAN, edition.code), "short"


def few_pairs() -> Iterator[Made]:
    """Of `every_pair` what suffices to see each kind in each size, each edition, and each length
    in each size.
    """
    seen: set[tuple[str, ...]] = set()
    for wanted, length in every_pair():
        shows = {("kind", wanted.kind, wanted.size), ("length", length, wanted.size)}
        shows.add(("edition", wanted.language))
        if shows - seen:
            yield wanted, length
        seen |= shows


def in_each_direction() -> Iterator[Made]:
    """Each kind of each length, and large, in Swedish and in a language that runs from right to
    left. Blank forms are the same for every case, and the overview in every language.
    """
    for code in ONE_OF_EACH_DIRECTION:
        for kind in DocumentKind:
            if kind is DocumentKind.OVERVIEW and code != MASTER:
                continue
            lengths = ["long"] if kind in WITHOUT_CASE else ["blank", "short", "long"]
            yield from ((Wanted(kind, code), length) for length in lengths)
            yield Wanted(kind, code, size=TextSize.LARGE), "long"


def name_of(one: Made) -> str:
    """Such as "long sv plan large"."""
    wanted, length = one
    return f"{length} {wanted.language} {wanted.kind} {wanted.size}"


@cache
def made(wanted: Wanted, length: str) -> bytes:
    """The document of a case of `CASES`, made once."""
    return Paper().make(wanted, CASES[length], TODAY)
