"""As many fictional cases as somebody asks for, of all the shapes that the demo has.

They are for measurements, and for trying how a full file feels. The same number of the same day
gives the same cases. A person bears one of the test numbers of the demo, or only a birth date:
Skatteverket publishes its test series as a list, not as a rule by which one could make more.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from sipdesk.case import ROW_PARTS, Case, rows_of
from sipdesk.demo.words import FAMILY_NAMES, GIVEN_NAMES, SENTENCES

_GIVEN, _FAMILY = GIVEN_NAMES.split(), FAMILY_NAMES.split()
LETTERS = 2_000  # of notes in each case


def crowd(
    shapes: Sequence[Case], count: int, letters: int = LETTERS, first: int = 0
) -> Iterator[Case]:
    """`count` cases in the shapes that are given, each with about so many letters of notes.

    `first` is the number of the first one: what comes behind `count` others.
    """
    for number in range(first, first + count):
        yield _one(shapes[number % len(shapes)], number, letters)


def _one(shape: Case, number: int, letters: int) -> Case:
    chance = random.Random(number)  # noqa: S311 - nothing secret
    name = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
    case = _renamed(shape, number, name)
    person = case.person
    if number % 2 and person.identity_number:
        born = f"{person.identity_number[:4]}-{chance.randint(1, 12):02}-15"
        person = replace(person, identity_number="", birth_date=born)
    needs = f"{case.preparation.needs}\n{_notes(chance, letters)}"
    return replace(case, person=person, preparation=replace(case.preparation, needs=needs))


def _renamed(shape: Case, number: int, name: str) -> Case:
    """The case with ids of its own, and another name wherever the old one stands."""
    old_names = [shape.person.name, shape.person.name.split(" ")[0]]
    new = dict(zip(old_names, [name, name.split(" ", maxsplit=1)[0]], strict=True))
    new |= {old: f"{number:08x}{old[8:]}" for old in _ids(shape)}
    longest_first = sorted(new, key=len, reverse=True)
    any_of_them = re.compile("|".join(rf"\b{re.escape(old)}\b" for old in longest_first))
    text = msgspec.json.encode(shape).decode()
    return msgspec.json.decode(any_of_them.sub(lambda found: new[found[0]], text), type=Case)


def _ids(case: Case) -> Iterator[str]:
    yield case.id
    for part in ROW_PARTS:
        for row in rows_of(case, part):
            yield row.id
    for version in case.approved_versions:
        yield version.id
        yield from _ids(version.case)


def _notes(chance: random.Random, letters: int) -> str:
    sentences: list[str] = []
    while sum(map(len, sentences)) + len(sentences) < letters:
        sentences.append(chance.choice(SENTENCES))
    return " ".join(sentences)
