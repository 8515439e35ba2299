"""The order of a meeting as data: its chapters, what stands in each, and the steps of a case.

What is not in a card is never shown at the table: no personal number, no place or telephone, and
nothing of *Det vill jag inte prata om*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import groupby
from operator import itemgetter
from typing import Any

from sipdesk.case import Address, Case, rows_of
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ui.fields import FieldSpec, Section
from sipdesk.ui.meeting.reading import passages
from sipdesk.ui.rows_spec import RowsSpec
from sipdesk.ui.tabs import plan, preparation


class Chapter(Enum):
    """The parts of a meeting, in their order."""

    ATTENDING = auto()
    TOPICS = auto()
    GOALS = auto()
    ACTIONS = auto()
    OURSELVES = auto()
    RESPONSIBILITY = auto()
    CRISIS = auto()
    FOLLOW_UP = auto()
    READ_BACK = auto()
    APPROVE = auto()
    PRINT = auto()


NAMES: Mapping[Chapter, str] = {
    Chapter.ATTENDING: N_("Närvaro"),
    Chapter.TOPICS: N_("Det vill jag prata om"),
    Chapter.GOALS: N_("Mål"),
    Chapter.ACTIONS: N_("Vem gör vad"),
    Chapter.OURSELVES: N_("Jag och andra"),
    Chapter.RESPONSIBILITY: N_("Ansvar"),
    Chapter.CRISIS: N_("Kris och synpunkter"),
    Chapter.FOLLOW_UP: N_("Uppföljning"),
    Chapter.READ_BACK: N_("Läs upp"),
    Chapter.APPROVE: N_("Godkänn"),
    Chapter.PRINT: N_("Skriv ut"),
}
COUNTED: Mapping[Chapter, str] = {
    Chapter.TOPICS: N_("{chapter}: sak {number} av {count}"),
    Chapter.GOALS: N_("{chapter}: mål {number} av {count}"),
    Chapter.ACTIONS: N_("{chapter}: insats {number} av {count}"),
}
ANY_STEP = N_("{chapter}: steg {number} av {count}")
LISTS: Mapping[Chapter, RowsSpec] = {
    Chapter.TOPICS: preparation.TOPICS,
    Chapter.GOALS: plan.GOALS,
    Chapter.ACTIONS: plan.INTERVENTIONS,
}
"""The chapters with rows, a step each, which `COUNTED` counts by their name."""

SPECS: Mapping[tuple[str, str], FieldSpec] = {
    (spec.part, spec.field): spec
    for section in (
        preparation.TOPIC,
        plan.GOAL,
        plan.INTERVENTION,
        plan.OWN_PART,
        plan.RESPONSIBILITY,
        plan.CRISIS_AND_VIEWS,
        plan.FOLLOWING_UP,
    )
    for spec in section.fields
}


WEIGHTS = {"how_often": 5}
"""A habit is known by its words, a responsible person by the name."""


def _card(part: str, *rows: str, lines: int = 2) -> Section:
    """A card with fields of the tabs; each row names the ones that stand side by side. Of their
    hints, how to come to the suggestions is left: an example would pass for what was said.
    """

    def spec(field: str) -> FieldSpec:
        of_tab = SPECS[part, field]
        hint = of_tab.hint if of_tab.suggest is not None else ""
        weight = WEIGHTS.get(field, of_tab.weight)
        return replace(of_tab, lines=lines, hint=hint, weight=weight)

    return Section(title="", rows=tuple(tuple(map(spec, row.split())) for row in rows))


OTHERS = "others"  # the card of what others than the municipality and the region do
ROW_CARDS: Mapping[Chapter, Section] = {
    Chapter.TOPICS: _card("topics", "text", lines=3),
    Chapter.GOALS: _card("goals", "own_words", lines=5),
    Chapter.ACTIONS: _card(
        "interventions",
        "what",
        "goal_id",
        "principal organisation",
        "responsible_person how_often",
        "starts ends",
        lines=1,
    ),
}
PLAN_CARDS: Mapping[Chapter, Mapping[str, Section]] = {
    Chapter.OURSELVES: {
        "own": _card("plan", "own_actions", lines=5),
        "relatives": _card("plan", "relatives_actions", lines=5),
        OTHERS: _card("plan", "others_measures_exist", "others_measures", lines=3),
    },
    Chapter.RESPONSIBILITY: {
        "responsibility": _card("plan", "overall_responsibility", "main_responsible"),
    },
    Chapter.CRISIS: {
        "crisis": _card("plan", "crisis_plan", lines=5),
        "views": _card("plan", "my_views", lines=5),
    },
    Chapter.FOLLOW_UP: {
        "follow_up": _card(
            "plan", "follow_up_date follow_up_time", "follow_up_convener", "follow_up_how_often"
        ),
    },
}
"""What else the plan says, after the interventions; a step each."""

HEADINGS: Mapping[str, str] = {OTHERS: N_("Det gör andra än kommunen och regionen")}
"""How a card with several fields is called in a chapter with other cards."""

EMPTY, READING, ONLY = "empty", "reading", "only"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing at a time. `card` is "row", a key in `PLAN_CARDS`, or one of the words above.

    `row` is the id of a row, or which passage to read. `number` counts within the chapter, from 1.
    """

    chapter: Chapter
    card: str
    row: str = ""
    number: int = 1
    count: int = 1

    def is_like(self, other: Step) -> bool:
        """Whether both are about the same thing, wherever it has moved."""
        return (self.chapter, self.card, self.row) == (other.chapter, other.card, other.row)


ROW = "row"


def place_in_words(step: Step) -> str:
    """Where the meeting is: the chapter, and which of its steps."""
    name = _(NAMES[step.chapter])
    if step.count == 1:
        return name
    sentence = COUNTED.get(step.chapter, ANY_STEP)
    return _(sentence, chapter=name, number=step.number, count=step.count)


def steps_of(case: Case) -> tuple[Step, ...]:
    """The whole meeting about a case, from who came to the printout."""
    counted: list[Step] = []
    for chapter, group in groupby(_places(case), key=itemgetter(0)):
        places = list(group)
        for number, (_same, card, row) in enumerate(places, 1):
            counted.append(Step(chapter, card, row, number, len(places)))
    return tuple(counted)


def step_at(steps: tuple[Step, ...], address: Address) -> Step | None:
    """The step on which an address can be seen, or None when it is not shown at the table."""
    return next((step for step in steps if _shows(step, address)), None)


def _places(case: Case) -> Iterator[tuple[Chapter, str, str]]:
    """Chapter, card and row of each step: made anew with each key, so nothing more than that."""
    yield Chapter.ATTENDING, ONLY, ""
    for chapter, rows in LISTS.items():
        ids = [row.id for row in _rows(case, rows)]
        yield from ((chapter, ROW, row_id) for row_id in ids)
        if not ids:
            yield chapter, EMPTY, ""
    yield from ((chapter, card, "") for chapter, cards in PLAN_CARDS.items() for card in cards)
    yield from ((Chapter.READ_BACK, READING, p.key) for p in passages(case))
    yield Chapter.APPROVE, ONLY, ""
    yield Chapter.PRINT, ONLY, ""


def _rows(case: Case, spec: RowsSpec) -> tuple[Any, ...]:
    return rows_of(case, spec.part)


def _shows(step: Step, address: Address) -> bool:
    if step.chapter is Chapter.ATTENDING:
        return (address.part, address.field) == ("participants", "presence")
    if step.chapter is Chapter.APPROVE:
        return address.part == "plan" and address.field in APPROVAL_FIELDS
    if step.card == EMPTY:
        return address.part == LISTS[step.chapter].part
    if step.card == ROW:
        return address.part == LISTS[step.chapter].part and address.row in ("", step.row)
    section = PLAN_CARDS.get(step.chapter, {}).get(step.card)
    shown = {(spec.part, spec.field) for spec in section.fields} if section else set[object]()
    return (address.part, address.field) in shown


APPROVAL_FIELDS = {"approval_form", "approval_date", "approval_witness", "change_reason"}
