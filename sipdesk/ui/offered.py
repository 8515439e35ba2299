"""What a field of a form offers of the case: its goals, participants and versions, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sipdesk.case import Answer, Case, Participant, is_empty_row
from sipdesk.i18n import gettext as _
from sipdesk.ui.fields import FieldSpec, Kind
from sipdesk.ui.ticks_input import Tick
from sipdesk.words import said_once

LONGEST_CHOICE = 60
LONGEST_NAME = 30  # characters, where it has to be on one line
LONGEST_SAID = 200
KNOWN_PEOPLE = ("participants", "coordinator")
OFFERED_FROM: Mapping[Kind, tuple[str, ...]] = {
    Kind.GOAL: ("goals",),
    Kind.VERSION: ("approved_versions",),
    Kind.PARTICIPANTS: ("participants",),
}


def goal_choices(case: Case) -> list[tuple[object, str]]:
    """The goals of a case to choose from, numbered as on paper, and none."""
    named: list[tuple[object, str]] = [
        (goal.id, f"{number}. {_shortened(goal.own_words or goal.professional_wording)}")
        for number, goal in enumerate(case.goals, 1)
    ]
    return [("", _("Inget mål")), *named]


def participant_ticks(case: Case) -> list[Tick]:
    """The participants of a case to tick; whom the person has left out only to be unticked."""
    return [_tick_of(p) for p in case.participants if not is_empty_row(p)]


def _tick_of(participant: Participant) -> Tick:
    shown, spoken = (
        participant_name(participant, longest) for longest in (LONGEST_NAME, LONGEST_SAID)
    )
    if participant.wanted is Answer.NO:
        shown, spoken = (_("{name} · bortvald av personen", name=n) for n in (shown, spoken))
        return Tick(participant.id, shown, spoken, is_open=False)
    return Tick(participant.id, shown, spoken)


def participant_name(participant: Participant, longest: int = LONGEST_SAID) -> str:
    """A participant by name, role and organisation, each of so many characters at most and none
    said twice; "" for a blank one.
    """
    texts = said_once(participant.name, participant.role, participant.organisation)
    return " · ".join(_shortened(text, longest) for text in texts)


def version_choices(case: Case) -> list[tuple[object, str]]:
    """The approved versions of a case to choose from, and none."""
    numbers = [version.number for version in case.approved_versions]
    return [(0, _("Ingen version")), *((n, _("Version {number}", number=n)) for n in numbers)]


CHOSEN_FROM_THE_CASE: Mapping[Kind, Callable[[Case], list[tuple[object, str]]]] = {
    Kind.GOAL: goal_choices,
    Kind.VERSION: version_choices,
}


def told_by(spec: FieldSpec) -> tuple[str, ...]:
    """The parts of a case that tell a value, and what there is to choose from."""
    offered = KNOWN_PEOPLE if spec.suggest is not None else OFFERED_FROM.get(spec.kind, ())
    return (spec.part, *offered)


def _shortened(text: str, longest: int = LONGEST_CHOICE) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"
