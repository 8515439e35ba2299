"""What is due over all cases: read from the file once a day, then kept true as cases change.

Ten thousand cases take some seconds to read. So they are read a few at a time, while no case is
open, and the window answers all the while.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal

from sipdesk.case import Case
from sipdesk.errors import StoreError
from sipdesk.ports import CaseStore, CaseSummary
from sipdesk.rules import Due, by_urgency, due
from sipdesk.ui.people import summary_of

AT_A_TIME = 16  # cases; some 12 ms
AFTER_PAINTING_MS = 150  # the list of persons comes into sight first
RESTING_MS = 500


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing to do, and whose case it is about."""

    summary: CaseSummary
    item: Due


class DueBook(QObject):
    """The lines of every case with something due.

    `changed` says that there are others now, `failed` why they cannot be read. Nobody else writes
    in the file while it is open here, so that it need not be read again.
    """

    changed = Signal()
    failed = Signal(StoreError)

    def __init__(
        self, store: CaseStore, today: Callable[[], dt.date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._today = today
        self._day: dt.date | None = None  # of the lines
        self._unread: dict[str, None] = {}
        self._lines: dict[str, tuple[DueLine, ...]] = {}
        self._knows_unindexed = False
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._go_on)

    @property
    def is_read(self) -> bool:
        """Whether every case has been read today."""
        return self._day == self._today() and not self._unread

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
        """Read every case, unless that has been done today; go on where `pause` came between."""
        today = self._today()
        try:
            if self._day != today:
                self._unread = dict.fromkeys(s.id for s in self._store.summaries())
                self._lines = {}
                self._day = today
        except StoreError as fault:
            self.failed.emit(fault)
        else:
            self._clock.start(AFTER_PAINTING_MS)

    def rest(self) -> None:
        """Somebody types in the search field: go on, if it was at it, when nobody does any more."""
        if self._clock.isActive():
            self._clock.start(RESTING_MS)

    def pause(self) -> None:
        """Read no further: somebody is at work in a case."""
        self._clock.stop()

    def _go_on(self) -> None:
        """A few cases; behind the last one, what is searched for is brought up to date.

        How far the index is behind is asked first, so that the first search need not wait for it.
        """
        self._clock.setInterval(0)
        try:
            if not self._knows_unindexed:
                self._store.index_some(0)
                self._knows_unindexed = True
            elif self._unread:
                self._read_some()
            elif not self._store.index_some(AT_A_TIME):
                self._clock.stop()
        except StoreError as fault:
            self._clock.stop()
            self.failed.emit(fault)

    def _read_some(self) -> None:
        now = tuple(islice(self._unread, AT_A_TIME))
        for case in self._store.cases(now):
            self._lines[case.id] = _lines_of(case, self._today())
        for case_id in now:
            del self._unread[case_id]
        if not self._unread:
            self.changed.emit()

    def note(self, case: Case) -> None:
        """Take up what has become of a case."""
        self._unread.pop(case.id, None)
        lines = _lines_of(case, self._today())
        if lines != self._lines.get(case.id, ()):
            self._lines[case.id] = lines
            self.changed.emit()

    def forget(self, case_id: str) -> None:
        """Take away the lines of a case that is gone."""
        self._unread.pop(case_id, None)
        if self._lines.pop(case_id, ()):
            self.changed.emit()

    def distrust(self) -> None:
        """What was noted did not come into the file: read it again the next time."""
        self._day = None


def _lines_of(case: Case, today: dt.date) -> tuple[DueLine, ...]:
    summary = summary_of(case)
    return tuple(DueLine(summary, item) for item in due(case, today))


def _order(line: DueLine) -> tuple[tuple[int, dt.date], str, str]:
    return by_urgency(line.item), line.summary.name.casefold(), line.item.case_id
