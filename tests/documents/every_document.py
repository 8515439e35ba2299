"""Every document that the window offers, in every language and form, on cases of each length.

What there is comes from the code: a new kind, language or form is held to the same tests from its
first day.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from functools import cache
from typing import Any, get_type_hints

from sipdesk.case import Case, Goal, Intervention, Participant, Principal
from sipdesk.documents.paper import Paper
from sipdesk.i18n import LANGUAGE_NAMES
from sipdesk.ui.document_kind import Wanted, make_pdf
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
    """Each kind in each language, and in each form that can be chosen besides."""
    choices = {name: _choices(kind) for name, kind in get_type_hints(Wanted).items()}
    choices = {name: every for name, every in choices.items() if every}
    return [
        Wanted(language=language, **dict(zip(choices, chosen, strict=True)))
        for language in LANGUAGE_NAMES
        for chosen in itertools.product(*choices.values())
    ]


def in_each_direction() -> list[Wanted]:
    """Each kind and form in Swedish, and in a language that runs from right to left."""
    return [wanted for wanted in every_wanted() if wanted.language in ONE_OF_EACH_DIRECTION]


def _choices(kind: object) -> tuple[Any, ...]:
    if not isinstance(kind, type):
        return ()
    if issubclass(kind, Enum):
        return tuple(kind)
    return (False, True) if kind is bool else ()


def name_of(wanted: Wanted) -> str:
    """Such as "plan sv"."""
    values = ((name, getattr(wanted, name)) for name in wanted.__dataclass_fields__)
    others = (str(value) if isinstance(value, Enum) else name for name, value in values if value)
    return " ".join([wanted.language, *(other for other in others if other != "language")])


@cache
def made(wanted: Wanted, length: str) -> bytes:
    """The document of a case of `CASES`, made once."""
    return make_pdf(Paper(), wanted, CASES[length], TODAY)
