"""Everybody in the file, in the order of a Swedish telephone book, and who matches a search."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale, Qt

from sipdesk.case import Answer, Case, day
from sipdesk.handover import received_at
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseSummary

LONGEST_NAME = 200  # characters in a list


@dataclass(slots=True)  # frozen ones take twice as long to make, and there may be 10,000
class _Entry:
    """A person, with their place in the order: those without a name come last."""

    place: tuple[bool, QCollatorSortKey, str]
    id: str
    summary: CaseSummary
    searched: str


class People:
    """The persons of a file by their id, always in order."""

    def __init__(self) -> None:
        self._collator = QCollator(QLocale("sv"))
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._entries: dict[str, _Entry] = {}
        self._in_order: list[_Entry] = []

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, case_id: str) -> CaseSummary | None:
        entry = self._entries.get(case_id)
        return entry.summary if entry else None

    def show(self, summaries: Iterable[CaseSummary]) -> None:
        """These, and nobody else."""
        self._entries = {summary.id: self._entry(summary) for summary in summaries}
        # Python's order is nearly the Swedish one, and a third of the time of comparing by that.
        nearly = sorted(self._entries.values(), key=_searched_of)
        self._in_order = sorted(nearly, key=_place)

    def put(self, summary: CaseSummary) -> None:
        """One more, or one who is called otherwise now."""
        self.forget(summary.id)
        self._entries[summary.id] = entry = self._entry(summary)
        insort(self._in_order, entry, key=_place)

    def forget(self, case_id: str) -> None:
        entry = self._entries.pop(case_id, None)
        if entry is not None:
            del self._in_order[bisect_left(self._in_order, entry.place, key=_place)]

    def matching(self, text: str, others: Collection[str] = ()) -> list[CaseSummary]:
        """Those whose name or number has each word of the text, and the `others` by their ids.

        First come those of whom each word begins a name or a number, last the others.
        """
        words = text.casefold().split()
        if not words:
            return [entry.summary for entry in self._in_order]
        begun: list[CaseSummary] = []
        named: list[CaseSummary] = []
        rest: list[CaseSummary] = []
        first, *more = words
        beginning, *beginnings = [f" {word}" for word in words]
        # Once, and with no call for most: there may be ten thousand, and a key of a search waits.
        for entry in self._in_order:
            searched = entry.searched
            if first in searched and (not more or _has_each(more, searched)):
                begins = beginning in searched and (not more or _has_each(beginnings, searched))
                (begun if begins else named).append(entry.summary)
            elif entry.id in others:
                rest.append(entry.summary)
        return begun + named + rest

    def _entry(self, summary: CaseSummary) -> _Entry:
        key = self._collator.sortKey(summary.name)
        place = (not summary.name, key, summary.id)
        return _Entry(place, summary.id, summary, _searched(summary))


def _has_each(words: Iterable[str], searched: str) -> bool:
    for word in words:  # noqa: SIM110 - `all` takes three times as long
        if word not in searched:
            return False
    return True


def _searched_of(entry: _Entry) -> str:
    return entry.searched


def _place(entry: _Entry) -> tuple[bool, QCollatorSortKey, str]:
    return entry.place


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
    """How a person is named in a list: name, number or when they were born, what became of it.

    Of somebody with protected identity the line says that instead of the number.
    """
    number = summary.identity_number or (summary.birth_date if day(summary.birth_date) else "")
    born = _("skyddade uppgifter") if summary.is_protected else number
    name = " ".join(summary.name.split())[:LONGEST_NAME] or _("Ny person")
    arrived = summary.received_on
    received = _("mottagen {date}", date=arrived) if arrived else ""
    closed = _("avslutad") if summary.is_closed else ""
    return between.join(filter(None, (name, " · ".join(filter(None, (born, received, closed))))))
