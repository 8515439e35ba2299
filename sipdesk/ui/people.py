"""Everybody in the file, in the order of a Swedish telephone book, and who matches a search."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from functools import cmp_to_key

from PySide6.QtCore import QCollator, QLocale, Qt

from sipdesk.case import Answer, Case, day
from sipdesk.handover import received_at
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseSummary

LONGEST_NAME = 200  # characters in a list
_BEHIND_Z = str.maketrans("åäö", "{|}")  # Python has ä before å
_LAST = chr(0x10FFFF)


class People:
    """The persons of a file by their id, always in order.

    Names are compared and no keys are made of them: ten thousand keys take as much memory as all
    the rest of the list.
    """

    def __init__(self) -> None:
        self._collator = QCollator(QLocale("sv"))
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._place = cmp_to_key(self._compared)
        self._by_id: dict[str, CaseSummary] = {}
        self._in_order: list[CaseSummary] = []
        self._searched: list[str] | None = None  # of the person in the same row, once one searches

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, case_id: str) -> CaseSummary | None:
        return self._by_id.get(case_id)

    def show(self, summaries: Iterable[CaseSummary]) -> None:
        """These, and nobody else."""
        self._by_id = {summary.id: summary for summary in summaries}
        # Python brings them nearly into order, in a fraction of the time that the collator takes.
        self._in_order = sorted(self._by_id.values(), key=_nearly)
        self._in_order.sort(key=self._place)
        self._searched = None

    def put(self, summary: CaseSummary) -> None:
        """One more, or one who is called otherwise now."""
        self.forget(summary.id)
        row = self._row(summary)
        self._by_id[summary.id] = summary
        self._in_order.insert(row, summary)
        if self._searched is not None:
            self._searched.insert(row, _searched(summary))

    def forget(self, case_id: str) -> None:
        summary = self._by_id.pop(case_id, None)
        if summary is not None:
            row = self._row(summary)
            del self._in_order[row]
            if self._searched is not None:
                del self._searched[row]

    def matching(self, text: str, others: Collection[str] = ()) -> list[CaseSummary]:
        """Those whose name or number has each word of the text, and the `others` by their ids.

        First come those of whom each word begins a name or a number, last the others.
        """
        words = text.casefold().split()
        if not words:
            return self._in_order.copy()
        begun: list[CaseSummary] = []
        named: list[CaseSummary] = []
        rest: list[CaseSummary] = []
        first, *more = words
        beginning, *beginnings = [f" {word}" for word in words]
        if self._searched is None:
            self._searched = [_searched(summary) for summary in self._in_order]
        # Once, and with no call for most: there may be ten thousand, and a key of a search waits.
        for summary, searched in zip(self._in_order, self._searched, strict=True):
            if first in searched and (not more or _has_each(more, searched)):
                begins = beginning in searched and (not more or _has_each(beginnings, searched))
                (begun if begins else named).append(summary)
            elif summary.id in others:
                rest.append(summary)
        return begun + named + rest

    def _row(self, summary: CaseSummary) -> int:
        """The row of a person, or where it would be."""
        return bisect_left(self._in_order, self._place(summary), key=self._place)

    def _compared(self, one: CaseSummary, other: CaseSummary) -> int:
        """Below 0 when one stands before the other: those without a name come last."""
        if bool(one.name) != bool(other.name):
            return -1 if one.name else 1
        order = self._collator.compare(one.name, other.name)
        return order or (one.id > other.id) - (one.id < other.id)


def _has_each(words: Iterable[str], searched: str) -> bool:
    for word in words:  # noqa: SIM110 - `all` takes three times as long
        if word not in searched:
            return False
    return True


def _nearly(summary: CaseSummary) -> tuple[str, str]:
    return summary.name.casefold().translate(_BEHIND_Z) or _LAST, summary.id


def _searched(summary: CaseSummary) -> str:
    digits = summary.identity_number.replace("-", "")
    number = summary.identity_number
    return f" {summary.name} {number} {digits} {summary.birth_date}".casefold()


def summary_of(case: Case) -> CaseSummary:
    """The line of a case."""
    person = case.person
    is_closed = bool(case.ending.closed_at)
    facts = (person.name, person.identity_number, person.birth_date)
    return CaseSummary(
        case.id,
        *facts,
        is_closed=is_closed,
        received_on=received_at(case),
        is_protected=person.protected_identity is Answer.YES,
    )


def in_words(summary: CaseSummary, between: str) -> str:
    """How a person is named in a list: name, number or when they were born, whether it is over.

    A day behind *avslutad* would pass for the day it was closed. Of somebody with protected
    personal data the line says that instead of the number, last: it is long, and a narrow list cuts
    what stands behind it.
    """
    number = summary.identity_number or (summary.birth_date if day(summary.birth_date) else "")
    born = "" if summary.is_protected else number
    protected = _("skyddade personuppgifter") if summary.is_protected else ""
    name = " ".join(summary.name.split())[:LONGEST_NAME] or _("Ny person")
    arrived = summary.received_on
    received = _("mottagen {date}", date=arrived) if arrived else ""
    closed = _("avslutad") if summary.is_closed else ""
    facts = (born, closed, protected, received)
    return between.join(filter(None, (name, " · ".join(filter(None, facts)))))
