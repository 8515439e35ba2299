"""The persons, with a search field above and "new person" below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCollator, QLocale, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sipdesk.case import Case
from sipdesk.handover import received_at
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseSummary
from sipdesk.ui.tall_lines import TallLines

CASE_ID = Qt.ItemDataRole.UserRole


class SearchField(QLineEdit):
    """Arrow down goes into the list; Esc empties the field."""

    list_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class CaseList(QWidget):
    """Everybody in the file. `chosen` carries a case id; `new_wanted` asks for a new person,
    `due_wanted` for what is due over all cases.
    """

    chosen = Signal(str)
    new_wanted = Signal()
    due_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summaries: dict[str, CaseSummary] = {}
        self._current = ""
        self._collator = QCollator(QLocale("sv"))
        self._collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._due = QPushButton()
        self._due.setToolTip(_("Ctrl+G"))
        self.show_due_count(0)
        self.search = SearchField()
        self.search.setPlaceholderText(_("Sök namn eller nummer"))
        self.search.setAccessibleName(_("Sök namn eller nummer"))
        self.search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setItemDelegate(TallLines(self._list))
        self._list.setAccessibleName(_("Personer"))
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nobody = QLabel()
        self._nobody.setObjectName("empty")
        self._nobody.setWordWrap(True)
        self._new = QPushButton(_("+ &Ny person"))
        self._new.setToolTip(_("Ctrl+N"))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._due)
        layout.addWidget(self.search)
        layout.addWidget(self._nobody)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._new)

        self.search.textChanged.connect(self._refill)
        self.search.list_wanted.connect(self._enter_list)
        self._list.currentItemChanged.connect(self._tell)
        self._new.clicked.connect(self.new_wanted)
        self._due.clicked.connect(self.due_wanted)

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody in the file."""
        return not self._summaries

    def show_summaries(self, summaries: Iterable[CaseSummary]) -> None:
        """Show everybody in the file."""
        self._summaries = {summary.id: summary for summary in summaries}
        self._refill()

    def show_due_count(self, count: int) -> None:
        """Say how much there is to do over all cases."""
        self._due.setText(_("Att göra: {n}", n=count) if count else _("Att göra"))

    def show_case(self, case: Case) -> None:
        """Keep the line of the open case true while its name is typed, and mark it."""
        summary = summary_of(case)
        if self._current == case.id and self._summaries.get(case.id) == summary:
            return
        self._current = case.id
        self._summaries[case.id] = summary
        self._refill()

    def forget(self, case_id: str) -> None:
        """Take away the line of a case that was never written."""
        self._summaries.pop(case_id, None)
        self._current = ""
        self._refill()

    def mark_none(self) -> None:
        """No case is open any more."""
        self._current = ""
        self._refill()

    def mark_open_one(self) -> None:
        """Mark the open case again when the chosen one was not opened, once the click is over."""
        QTimer.singleShot(0, self, self._refill)

    def clear(self) -> None:
        self._summaries = {}
        self._current = ""
        self.search.clear()
        self._refill()

    def _refill(self) -> None:
        found = self._matching()
        with QSignalBlocker(self._list):
            self._list.clear()
            for summary in found:
                self._list.addItem(_item(summary, self._has_namesake(summary)))
                if summary.id == self._current:
                    self._list.setCurrentRow(self._list.count() - 1)
        self._nobody.setVisible(not found)
        self._nobody.setText(
            _("Ingen träff. Pröva en del av namnet eller numret.")
            if self._summaries
            else _("Här är tomt ännu. Tryck Ctrl+N för den första personen.")
        )

    def _has_namesake(self, summary: CaseSummary) -> bool:
        """Whether a case and the one that was received beside it look alike in the list."""
        said = in_words(summary, "\n")
        return [in_words(each, "\n") for each in self._summaries.values()].count(said) > 1

    def _matching(self) -> list[CaseSummary]:
        words = self.search.text().casefold().split()
        found = [s for s in self._summaries.values() if _matches(s, words)]
        key = self._collator.sortKey
        return sorted(found, key=lambda s: (not s.name, key(s.name), s.id))

    def _enter_list(self) -> None:
        if self._list.count():
            self._list.setFocus()
            if self._list.currentRow() < 0:
                self._list.setCurrentRow(0)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(CASE_ID) != self._current:
            self.chosen.emit(item.data(CASE_ID))


def summary_of(case: Case) -> CaseSummary:
    """The line of a case."""
    person = case.person
    facts = (person.name, person.identity_number, person.birth_date)
    return CaseSummary(case.id, *facts, received_at(case))


def in_words(summary: CaseSummary, between: str) -> str:
    """How a person is named in a list: name and number, or when they were born."""
    born = summary.identity_number or summary.birth_date
    name = " ".join(summary.name.split())[:200] or _("Ny person")
    return f"{name}{between}{born}" if born else name


def _item(summary: CaseSummary, has_namesake: bool) -> QListWidgetItem:
    item = QListWidgetItem(in_words(summary, "\n"))
    if has_namesake and summary.received_on:
        received = _("Mottagen {date}", date=summary.received_on)
        item.setText(f"{item.text()}\n{received}")
    item.setData(CASE_ID, summary.id)
    return item


def _matches(summary: CaseSummary, words: list[str]) -> bool:
    digits = summary.identity_number.replace("-", "")
    haystack = f"{summary.name} {summary.identity_number} {digits} {summary.birth_date}".casefold()
    return all(word in haystack for word in words)
