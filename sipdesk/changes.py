"""What differs between two versions of a plan, in words that a person reads.

Told is what was decided and stands on the paper: the plan, the goals, the interventions with the
goal they are for, the meeting, the coordinator, and who was present. Rows that are still empty are
passed over, and so is space around a text. How a version came about (its number, the reason, the
approval) is no change of the plan. What the person objected to is never told as removed: it is
printed with every later version, whatever becomes of the draft's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from typing import Any

from sipdesk.case import ATTENDED, WHEREABOUTS, Case, clock, day, is_protected, rows_of
from sipdesk.dates import spoken_date
from sipdesk.i18n import N_, Catalogue
from sipdesk.passages import clipped
from sipdesk.words import word


class ChangeKind(StrEnum):
    """In the order in which changes are told."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Wording(Enum):
    """How a value is said: quoted as somebody wrote it, or as a word, a day or a time."""

    OWN_WORDS = auto()
    WORD = auto()  # a message id of `sipdesk.words`
    DAY = auto()  # ISO 8601
    TIME = auto()


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a case. Own words are whole; "" is nothing."""

    text: str = ""
    wording: Wording = Wording.OWN_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that was added, removed or changed.

    `heading` is the Swedish message id of what it is. For a field of a row, `row` is what the row
    is called, shortened, and `row_heading` the message id of what kind of row it is; `label` is
    what the field is called below its row, where that is not `heading`. For a whole row that came
    or went, `details` are its other values, each under its heading. Changed with neither `old` nor
    `new` is a place that must not be told.
    """

    kind: ChangeKind
    heading: str
    row: str = ""
    row_heading: str = ""
    label: str = ""
    old: Value = Value()
    new: Value = Value()
    is_whole_row: bool = False
    details: tuple[tuple[str, Value], ...] = ()


_DAYS = {"date", "follow_up_date", "lss_reviewed", "starts", "ends"}
_TIMES = {"start", "end", "follow_up_time"}
_GOAL = "goal_id"
_KEPT = ("plan", "my_views")

_SCALAR_FIELDS: Mapping[str, Mapping[str, str]] = {
    "plan": {
        "situation": N_("Nuläge och behov"),
        "own_actions": N_("Det gör jag själv"),
        "relatives_actions": N_("Det gör mina närstående"),
        "others_measures_exist": N_("Insatser av andra"),
        "others_measures": N_("Det gör andra än kommunen och regionen"),
        "overall_responsibility": N_("Övergripande ansvar"),
        "main_responsible": N_("Huvudansvarig person"),
        "main_responsible_contact": N_("Kontaktuppgifter till huvudansvarig person"),
        "crisis_plan": N_("Om läget försämras"),
        "my_views": N_("Mina synpunkter och avvikande mening"),
        "follow_up_date": N_("Dag för uppföljning"),
        "follow_up_time": N_("Tid för uppföljning"),
        "follow_up_place": N_("Plats för uppföljning"),
        "follow_up_convener": N_("Vem som kallar till uppföljning"),
        "follow_up_how": N_("Hur planen följs upp"),
        "follow_up_how_often": N_("Hur ofta planen följs upp"),
        "cooperation_ends": N_("När samarbetet avslutas"),
        "lss_plan": N_("Individuell plan enligt LSS"),
        "lss_reviewed": N_("När LSS-planen sågs över"),
    },
    "coordinator": {
        "name": N_("Samordnare"),
        "organisation": N_("Samordnarens verksamhet"),
        "phone": N_("Samordnarens telefon"),
        "email": N_("Samordnarens e-post"),
    },
    "meeting": {
        "date": N_("Mötets dag"),
        "start": N_("När mötet börjar"),
        "end": N_("När mötet slutar"),
        "place": N_("Mötets plats"),
        "convener": N_("Vem som kallar till mötet"),
        "participating_units": N_("Deltagande enheter"),
    },
}
# The first own words among them are what a row is called.
_ROW_FIELDS: Mapping[str, Mapping[str, str]] = {
    "goals": {
        "own_words": N_("Målet"),
        "professional_wording": N_("Mål med verksamheternas ord"),
        "horizon": N_("Tidsperspektiv"),
    },
    "interventions": {
        "what": N_("Insats"),
        "organisation": N_("Ansvarig verksamhet"),
        "responsible_person": N_("Ansvarig person"),
        "principal": N_("Huvudman"),
        "how_often": N_("När eller hur ofta"),
        "starts": N_("Börjar"),
        "ends": N_("Slutar"),
        _GOAL: N_("Hör till målet"),
    },
    "participants": {
        "name": N_("Namn"),
        "role": N_("Roll"),
        "organisation": N_("Verksamhet"),
        "presence": N_("Närvaro"),
    },
}

_WHOLE_ROWS: Mapping[str, Mapping[ChangeKind, str]] = {
    "goals": {ChangeKind.ADDED: N_("Nytt mål"), ChangeKind.REMOVED: N_("Borttaget mål")},
    "interventions": {
        ChangeKind.ADDED: N_("Ny insats"),
        ChangeKind.REMOVED: N_("Borttagen insats"),
    },
    "participants": {
        ChangeKind.ADDED: N_("Ny på mötet"),
        ChangeKind.REMOVED: N_("Inte längre med på mötet"),
    },
}
_GOAL_OF_A_ROW = N_("Målet")
_NO_GOAL_ANY_MORE = N_("Hör inte längre till målet")
_NAMELESS = "…"
_LONGEST_NAME = 120  # characters: by what a row is called elsewhere than where it is told whole


def changes(before: Case, after: Case) -> tuple[Change, ...]:
    """What was added, removed and changed, in this order and each in the order of the plan."""
    found = [
        *_in_scalars("plan", before, after),
        *_in_rows("goals", before, after),
        *_in_rows("interventions", before, after),
        *_in_scalars("coordinator", before, after),
        *_in_scalars("meeting", before, after),
        *_in_rows("participants", before, after),
    ]
    return tuple(change for kind in ChangeKind for change in found if change.kind is kind)


# --- finding them -------------------------------------------------------------------------------


def _in_scalars(part: str, before: Case, after: Case) -> Iterator[Change]:
    protected = is_protected(before) or is_protected(after)
    for field, heading in _SCALAR_FIELDS[part].items():
        old, new = (_value(case, getattr(case, part), field) for case in (before, after))
        if (part, field) == _KEPT:
            yield from _in_views(heading, old, new)
        elif old == new:
            continue
        elif protected and (part, field) in WHEREABOUTS:
            yield Change(kind=ChangeKind.CHANGED, heading=heading)
        else:
            yield Change(kind=_kind(old, new), heading=heading, old=old, new=new)


def _in_views(heading: str, old: Value, new: Value) -> Iterator[Change]:
    if new.text and new != old:
        yield Change(kind=ChangeKind.ADDED, heading=heading, new=new)


def _in_rows(part: str, before: Case, after: Case) -> Iterator[Change]:
    old_rows = {row.id: row for row in _told_rows(before, part)}
    new_rows = {row.id: row for row in _told_rows(after, part)}
    for identity, row in new_rows.items():
        if identity not in old_rows:
            yield _whole_row(ChangeKind.ADDED, after, part, row)
    for identity, row in old_rows.items():
        if identity not in new_rows:
            yield _whole_row(ChangeKind.REMOVED, before, part, row)
    for identity, row in new_rows.items():
        if identity in old_rows:
            yield from _in_one_row(part, (before, old_rows[identity]), (after, row))


def _in_one_row(part: str, before: tuple[Case, Any], after: tuple[Case, Any]) -> Iterator[Change]:
    fields = _ROW_FIELDS[part]
    naming = next(iter(fields))
    for field, heading in fields.items():
        if _identity(*before, field) == _identity(*after, field):
            continue
        old, new = _value(*before, field), _value(*after, field)
        change = Change(kind=_kind(old, new), heading=heading, old=old, new=new)
        if field != naming:
            name = clipped(_name(part, *after), _LONGEST_NAME)
            change = replace(change, row=name, row_heading=fields[naming])
        yield _with_goal(change) if field == _GOAL else change


def _with_goal(change: Change) -> Change:
    """The goal of an intervention: one that it has no more is not a goal that is gone."""
    is_gone = change.kind is ChangeKind.REMOVED
    label = _NO_GOAL_ANY_MORE if is_gone else change.heading
    return replace(change, heading=_GOAL_OF_A_ROW, label=label)


def _whole_row(kind: ChangeKind, case: Case, part: str, row: Any) -> Change:
    name = Value(_name(part, case, row))
    values = ((heading, _value(case, row, field)) for field, heading in _ROW_FIELDS[part].items())
    details = tuple((heading, value) for heading, value in values if value.text and value != name)
    old, new = (name, Value()) if kind is ChangeKind.REMOVED else (Value(), name)
    heading = _WHOLE_ROWS[part][kind]
    return Change(kind=kind, heading=heading, old=old, new=new, is_whole_row=True, details=details)


def _told_rows(case: Case, part: str) -> list[Any]:
    return [row for row in rows_of(case, part) if _is_told(part, row)]


def _is_told(part: str, row: Any) -> bool:
    if part == "participants":
        return row.presence in ATTENDED
    return any(getattr(row, field).strip() for field in _ROW_FIELDS[part] if field != _GOAL)


def _name(part: str, case: Case, row: Any) -> str:
    values = (_value(case, row, field) for field in _ROW_FIELDS[part] if field != _GOAL)
    own_words = (v.text for v in values if v.wording is Wording.OWN_WORDS and v.text)
    return next(own_words, _NAMELESS)


def _identity(case: Case, row: Any, field: str) -> object:
    """What makes two values the same: for a goal the goal itself, however it is put now."""
    if field != _GOAL:
        return _value(case, row, field)
    return row.goal_id if _goal_of(case, row) else ""


def _goal_of(case: Case, intervention: Any) -> Any:
    return next((g for g in _told_rows(case, "goals") if g.id == intervention.goal_id), None)


def _value(case: Case, part: Any, field: str) -> Value:
    if field == _GOAL:
        goal = _goal_of(case, part)
        return Value(clipped(_name("goals", case, goal), _LONGEST_NAME)) if goal else Value()
    value = getattr(part, field)
    if isinstance(value, StrEnum):
        return Value(word(value), Wording.WORD) if value else Value()
    text = value.strip()
    if field in _DAYS and day(text):
        return Value(text, Wording.DAY)
    if field in _TIMES and clock(text):
        return Value(text, Wording.TIME)
    return Value(text)


def _kind(old: Value, new: Value) -> ChangeKind:
    if not old.text:
        return ChangeKind.ADDED
    return ChangeKind.CHANGED if new.text else ChangeKind.REMOVED


# --- saying them --------------------------------------------------------------------------------


def in_words(change: Change, texts: Catalogue) -> str:
    """The change as a sentence: `Nytt mål: ”Jag vill gå till affären själv”`."""
    _ = texts.gettext
    heading = _(change.heading)
    old, new = value_in_words(change.old, texts), value_in_words(change.new, texts)
    if change.is_whole_row:
        return f"{heading}: {new or old}"
    what = _("{field} för ”{row}”", field=heading, row=change.row) if change.row else heading
    if not old and not new:
        return _("Ändrat: {what}", what=what)
    if not old:
        return _("Tillagt: {what}: {new}", what=what, new=new)
    if not new:
        return _("Borttaget: {what}: {old}", what=what, old=old)
    return _("Ändrat: {what} från {old} till {new}", what=what, old=old, new=new)


def details_in_words(change: Change, texts: Catalogue) -> list[str]:
    """The other values of a row that came or went: `Huvudman: Kommun`."""
    _ = texts.gettext
    return [f"{_(heading)}: {value_in_words(value, texts)}" for heading, value in change.details]


def value_in_words(value: Value, texts: Catalogue) -> str:
    """A value as it is read, or "" when it is nothing."""
    _ = texts.gettext
    if not value.text:
        return ""
    if value.wording is Wording.WORD:
        return _(value.text)
    if value.wording is Wording.DAY:
        return texts.own(spoken_date(value.text, texts.language))
    return value.text if value.wording is Wording.TIME else _("”{text}”", text=value.text)
