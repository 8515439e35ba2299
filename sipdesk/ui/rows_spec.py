"""What a list of rows is, as data, and whether one of its rows may go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from sipdesk.case import ROW_PARTS, Case, row_of
from sipdesk.i18n import gettext as _
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import Section, ShownWhen
from sipdesk.ui.known_row import KnownRow, Template


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsSpec:
    """A list of rows. `summarise` gives a row's two lines in the list.

    It is given what `told_from` tells of the rest of the case, or None, and the row: a line is made
    anew only when one of these is another.
    `add` is empty where rows come by themselves; then only `choose` decides which are shown.
    `how_far` tells below the title how far the rows have been gone through.
    `make` gives a new row with what the case already tells of it; without it, the row is blank.
    `shown_when` hides the list where it does not matter; one that has rows is always shown.
    `ask_before_removing` gives the question before a row goes that holds something, or "".
    `rows_in_sight` have room in the list from the beginning.
    """

    part: str
    title: str
    sections: tuple[Section, ...]
    summarise: Callable[[Any, Any], tuple[str, str]]
    empty: str
    told_from: Callable[[Case], object] | None = None
    intro: str = ""
    add: str = ""
    templates: tuple[Template, ...] = ()
    templates_label: str = ""
    known: KnownRow | None = None
    locked_when_approved: bool = False
    open_when_closed: bool = False
    choose: Callable[[Case, str], tuple[Any, ...]] | None = None
    how_far: Callable[[tuple[Any, ...]], str] | None = None
    make: Callable[[Case], Any] | None = None
    shown_when: ShownWhen | None = None
    ask_before_removing: Callable[[Case, Any, dt.date], str] | None = None
    rows_in_sight: int = 2

    def new_row(self, case: Case) -> Any:
        """A row to be added to the case."""
        return self.make(case) if self.make is not None else ROW_PARTS[self.part]()


def may_remove(spec: RowsSpec, desk: Desk, case: Case, row_id: str, asking: QWidget) -> bool:
    """Whether a row may go: after a question, over the widget `asking`, where much goes with it."""
    ask, row = spec.ask_before_removing, row_of(case, spec.part, row_id)
    sentence = ask(case, row, desk.today()) if ask is not None else ""
    return not sentence or desk.doors.ask(
        asking, _("Ta bort"), sentence, yes=_("Ta bo&rt"), no=_("&Behåll"), danger=True
    )
