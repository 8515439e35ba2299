"""The persons, with a search field above and "new person" below."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from sipdesk.case import Case
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseSummary
from sipdesk.ui.announce import announce
from sipdesk.ui.enter_key import ENTER
from sipdesk.ui.list_voice import ListVoice
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.people import People, summary_of
from sipdesk.ui.people_model import CASE_ID, PeopleModel
from sipdesk.ui.resting_voice import RestingVoice, hits_in_words
from sipdesk.ui.tall_lines import TallLines
from sipdesk.ui.text_keys import is_letter


class SearchField(QLineEdit):
    """Arrow down goes into the list, Enter to the first hit; Esc empties the field."""

    list_wanted = Signal()
    hit_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        elif event.key() in ENTER:
            self.hit_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class PersonList(QListView):
    """Enter without a marked line wants the first person. The focus alone marks none: that opens
    whoever is marked.
    """

    first_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not self.currentIndex().isValid():
            self.first_wanted.emit()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if is_letter(event) and self.currentIndex() == before:
            announce(self, _("Inget skrevs: markören står i listan Personer."))


class CaseList(QWidget):
    """Everybody in the file. `chosen` carries a case id; `new_wanted` asks for a new person,
    `due_wanted` for what is due over all cases. `words_wanted` carries a case id and the words that
    were searched for, when a click or Enter chose a person in whose case they were written.

    `find` gives the ids of the cases in which words were written.
    """

    chosen = Signal(str)
    new_wanted = Signal()
    due_wanted = Signal()
    words_wanted = Signal(str, str)

    def __init__(self, find: Callable[[str], Collection[str]]) -> None:
        super().__init__()
        self._people = People()
        self._model = PeopleModel(self)
        self._find = find
        self._current = ""
        self._due = QPushButton()
        self._due.setToolTip(_("Ctrl+G"))
        self.show_due_count(0)
        self.search = SearchField()
        self.search.setPlaceholderText(_("Sök namn, nummer eller ord"))
        self.search.setAccessibleName(_("Sök namn, nummer eller ord"))
        self.search.setAccessibleDescription(_("Nedåtpil går till listan"))
        self.search.setClearButtonEnabled(True)
        self._hits = RestingVoice(self.search, repeats=True)
        self._list = PersonList()
        ListVoice(self._list)
        self._list.setObjectName("people")
        self._list.setModel(self._model)
        self._list.setItemDelegate(TallLines(self._list, least=2))
        self._list.setAccessibleName(_("Personer"))
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outcome = NoteLine(keeps_place=True)
        self._new = QPushButton(_("+ &Ny person"))
        self._new.setToolTip(_("Ctrl+N"))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self._due)
        layout.addWidget(self.search)
        layout.addWidget(self._outcome)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._new)

        self.search.textChanged.connect(self._look_for)
        self.search.list_wanted.connect(self._enter_list)
        self.search.hit_wanted.connect(self._enter_hit)
        self._list.first_wanted.connect(self._enter_hit)
        self._list.selectionModel().currentChanged.connect(self._tell)
        self._list.clicked.connect(self._lead_to_words)
        self._list.activated.connect(self._lead_to_words)
        self._new.clicked.connect(self.new_wanted)
        self._due.clicked.connect(self.due_wanted)

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody in the file."""
        return not len(self._people)

    def named(self, text: str) -> list[CaseSummary]:
        """Those whose name or number has each word of a text."""
        return self._people.matching(text)

    def show_summaries(self, summaries: Iterable[CaseSummary]) -> None:
        """Show everybody in the file."""
        self._people.show(summaries)
        self._refill()

    def show_due_count(self, count: int) -> None:
        """Say how much there is to do over all cases."""
        self._due.setText(_("Att göra: {n}", n=count) if count else _("Att göra"))

    def show_case(self, case: Case) -> None:
        """Keep the line of the open case true while its name is typed, and mark it.

        A search that does not find a case which was opened by another way is over.
        """
        summary = summary_of(case)
        is_known = self._people.get(case.id) == summary
        if self._current == case.id and is_known:
            return
        is_another = self._current != case.id
        self._current = case.id
        if not is_known:
            self._people.put(summary)
        self._refill()
        if is_another and self._model.row_of(case.id) < 0:
            self.search.clear()

    def forget(self, case_id: str) -> None:
        """Take away the line of a case that was never written."""
        self._people.forget(case_id)
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
        self._people.show(())
        self._current = ""
        self.search.clear()
        self._refill()

    def _look_for(self, text: str) -> None:
        self._hits.tell_hits(text, self._refill())

    def _refill(self) -> int:
        """Show whoever the search finds; how many there are, which the view learns bit by bit."""
        found = self._matching(self.search.text())
        with QSignalBlocker(self._list.selectionModel()):
            self._model.show(found)
            row = self._model.row_of(self._current) if self._current else -1
            self._list.setCurrentIndex(self._model.index(row))
        self._list.scrollTo(self._list.currentIndex())
        self._list.viewport().update()
        self._outcome.say(self._outcome_in_words(len(found), row))
        return len(found)

    def _outcome_in_words(self, count: int, row: int) -> str:
        """What the search led to and how to go on; "" where everybody is in the list."""
        if self.is_empty:
            return _("Här är tomt ännu. Tryck Ctrl+N för den första personen.")
        if not count:
            return _(
                "Ingen träff. Pröva en del av namnet eller numret, eller början av ett ord i "
                "anteckningarna."
            )
        if not self.search.text().strip():
            return ""
        hits = hits_in_words(count)
        if count == 1:
            return _("{hits}. Enter går dit.", hits=hits)
        if row > 0:
            return _("{hits}. Enter går till den valda.", hits=hits)
        return _("{hits}. Enter går till den första.", hits=hits)

    def _matching(self, text: str) -> list[CaseSummary]:
        return self._people.matching(text, self._find(text) if text.strip() else ())

    def _enter_list(self) -> None:
        if self._model.rowCount():
            self._list.setFocus()
            if not self._list.currentIndex().isValid():
                self._list.setCurrentIndex(self._model.index(0))

    def _enter_hit(self) -> None:
        self._enter_list()
        self._lead_to_words(self._list.currentIndex())

    def _lead_to_words(self, index: QModelIndex) -> None:
        """A person who was found by name or number is meant, not a place in the notes."""
        words, case_id = self.search.text(), index.data(CASE_ID)
        if case_id and words.strip() and case_id not in {s.id for s in self.named(words)}:
            self.words_wanted.emit(case_id, words)

    def _tell(self, index: QModelIndex) -> None:
        case_id = index.data(CASE_ID)
        if case_id and case_id != self._current:
            self.chosen.emit(case_id)
