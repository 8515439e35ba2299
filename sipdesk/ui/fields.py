"""Forms as data: what fields a part of the case has, in what order, under what words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TypeAlias

from sipdesk.case import Address, Case
from sipdesk.dates import Lean

ShownWhen: TypeAlias = Callable[[Case, dt.date], bool]
Suggest: TypeAlias = Callable[[Case, Address], tuple[str, ...]]
WhenChosen: TypeAlias = Callable[[Case, Address], Case]
Remark: TypeAlias = Callable[[Case], str]
Advice: TypeAlias = Callable[[Case, dt.date], str]
Agreed: TypeAlias = Callable[[Case, dt.date], dt.date | None]


class Kind(Enum):
    """How a value is typed or chosen."""

    LINE = auto()  # one line of text
    TEXT = auto()  # any number of lines
    DATE = auto()  # a day to come
    NEAR_DATE = auto()  # a day to come, or one that has been lately
    PAST_DATE = auto()  # a day that has been
    BIRTH_DATE = auto()
    TIME = auto()
    ANSWER = auto()  # yes, no, not asked, all to be seen at once
    CHOICE = auto()  # one of the words of an enumeration
    GOAL = auto()  # one of the goals of the case
    PARTICIPANTS = auto()  # any of the participants, each with a box to tick
    VERSION = auto()  # one of the approved versions of the case
    IDENTITY = auto()  # personnummer and its relatives, checked as it is typed


LEANS: Mapping[Kind, Lean] = {
    Kind.DATE: Lean.AHEAD,
    Kind.NEAR_DATE: Lean.NEAR,
    Kind.PAST_DATE: Lean.BACK,
    Kind.BIRTH_DATE: Lean.BIRTH,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field. `label` and `hint` are message ids; `lines` is a least height. `suggestions`
    are Swedish whatever the window speaks: they go into the record. `suggest` takes them from the
    case instead, and `when_chosen` gives the case with what follows from the one that was
    chosen. A field that `completes` none of them keeps a beginning as it was typed: it may be
    another's name.

    `words` are message ids for values that this field calls otherwise than `sipdesk.words`.

    `not_offered` are those of the `choices` that are shown only where they are written already.

    `weight` is its share of the width beside its neighbours; where not as many letters as `room` go
    into a line then, they stand below each other. `shown_when` hides it where it does
    not matter; a field that something is written in is always shown. `remark` gives the sentence (a
    message id, or "") that the rest of the case calls for below it: advice while the field is
    blank, else what is wrong with it. `advice` gives one for a value that nothing is wrong with,
    and for a choice before it is made; it is said as soon as a choice is made, or when the cursor
    leaves what was written. `agreed` gives the day that the rest of the case names, to be told
    below a blank date, and where its calendar opens; it is never filled in by itself.

    `needed` says (a message id) what a blank field holds up, to who does not see the words above.
    """

    part: str
    field: str
    label: str
    kind: Kind = Kind.LINE
    hint: str = ""
    lines: int = 2
    choices: type[StrEnum] | None = None
    words: tuple[tuple[StrEnum, str], ...] = ()
    not_offered: tuple[StrEnum, ...] = ()
    suggestions: tuple[str, ...] = ()
    suggest: Suggest | None = None
    completes: bool = True
    when_chosen: WhenChosen | None = None
    weight: int = 1
    room: int = 0
    shown_when: ShownWhen | None = None
    remark: Remark | None = None
    advice: Advice | None = None
    agreed: Agreed | None = None
    needed: str = ""

    def address(self, row: str = "") -> Address:
        return Address(self.part, self.field, row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed group of fields. Each inner tuple stands side by side where there is room."""

    title: str
    rows: tuple[tuple[FieldSpec, ...], ...]
    intro: str = ""

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        return tuple(spec for row in self.rows for spec in row)
