"""What is due over all cases: read from the file once a day, then kept true as cases change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from sipdesk.case import Case
from sipdesk.ports import CaseStore, CaseSummary
from sipdesk.rules import Due, by_urgency, due
from sipdesk.ui.case_list import summary_of


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing to do, and whose case it is about."""

    summary: CaseSummary
    item: Due


class DueBook(QObject):
    """The lines of every case with something due. `changed` says that there are others now.

    Nobody else writes in the file while it is open here, so that it need not be read again.
    """

    changed = Signal()

    def __init__(
        self, store: CaseStore, today: Callable[[], dt.date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._today = today
        self._read_on: dt.date | None = None
        self._lines: dict[str, tuple[DueLine, ...]] = {}

    @property
    def count(self) -> int:
        """How many lines there are."""
        return sum(map(len, self._lines.values()))

    @property
    def lines(self) -> tuple[DueLine, ...]:
        """Every line, the most urgent first."""
        everything = (line for lines in self._lines.values() for line in lines)
        return tuple(sorted(everything, key=_order))

    def read(self) -> None:
        """Read every case, unless that has been done today. Raises StoreError."""
        today = self._today()
        if self._read_on == today:
            return
        self._lines = {case.id: _lines_of(case, today) for case in self._store.cases()}
        self._read_on = today
        self.changed.emit()

    def note(self, case: Case) -> None:
        """Take up what has become of a case."""
        lines = _lines_of(case, self._today())
        if lines != self._lines.get(case.id, ()):
            self._lines[case.id] = lines
            self.changed.emit()

    def forget(self, case_id: str) -> None:
        """Take away the lines of a case that is gone."""
        if self._lines.pop(case_id, ()):
            self.changed.emit()

    def distrust(self) -> None:
        """What was noted did not come into the file: read it again the next time."""
        self._read_on = None


def _lines_of(case: Case, today: dt.date) -> tuple[DueLine, ...]:
    summary = summary_of(case)
    return tuple(DueLine(summary, item) for item in due(case, today))


def _order(line: DueLine) -> tuple[tuple[int, dt.date], str, str]:
    return by_urgency(line.item), line.summary.name.casefold(), line.item.case_id
