"""From a hit of the search to the words that were searched for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from sipdesk.case import Place, places_of, plain_words, spans_of, value_at
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ui.case_list import CaseList
from sipdesk.ui.case_page import TAB_OF_PART, CasePage
from sipdesk.ui.consent_words import flat
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.following_scroll import show_to_read
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.qt_places import places_in
from sipdesk.ui.resting_voice import hits_in_words
from sipdesk.ui.word_mark import mark_word

PARTS_IN_ORDER = (*TAB_OF_PART, "person", "guardians")


class WordLead(QObject):
    """Brings the field to the front in which the words stand, with one of them marked.

    `over` carries what was told of a hit, once other words or none stand in the search field.
    """

    over = Signal(str)

    def __init__(self, persons: CaseList, page: CasePage, editor: CaseEditor) -> None:
        super().__init__(page)
        self._persons = persons
        self._page = page
        self._editor = editor
        self._words: list[str] = []
        self._last: tuple[str, Place] | None = None  # in which case
        self._told = ""
        persons.words_wanted.connect(self.lead_to)
        persons.search.textChanged.connect(self._forget_told)

    def lead_to(self, case_id: str, text: str) -> None:
        """To the first place in the case, in the order of the tabs."""
        self._words, self._last = plain_words(text), None
        case = self._editor.case
        if case is not None and case.id == case_id and self._page.isVisible():
            self._go_on()  # else it could not be opened, or something else is in front of it

    def go_to_next(self) -> bool:
        """To the next place of the words searched for last, after the last one to the first;
        whether there were any words.
        """
        words = plain_words(self._persons.search.text()) or self._words
        if words != self._words:
            self._words, self._last = words, None
        if words and self._page.isVisible():
            self._go_on()
        return bool(words)

    def _go_on(self) -> None:
        case, words = self._editor.case, self._words
        if case is None:
            return
        places = places_of(case, words, PARTS_IN_ORDER)
        if not places:
            self._tell(hits_in_words(0))
            return
        last = self._last[1] if self._last is not None and self._last[0] == case.id else None
        after = (n for n, place in enumerate(places) if last is None or place > last)
        number = next(after, 0)
        place = places[number]
        self._last = case.id, place
        if self._page.reveal(place.address):
            _show_word(QApplication.focusWidget(), words, place, value_at(case, place.address))
        sentence = N_("Träff {n} av {count}")
        if len(places) > 1:
            sentence = N_("Träff {n} av {count}. F3 går till nästa.")
        self._tell(_(sentence, n=number + 1, count=len(places)))

    def _tell(self, sentence: str) -> None:
        self._told = sentence
        self._editor.tell(sentence, sentence)

    def _forget_told(self) -> None:
        told, self._told = self._told, ""
        if told:
            self.over.emit(told)


def _show_word(field: QWidget | None, words: list[str], place: Place, whole: str) -> None:
    """What is covered stays covered."""
    if isinstance(field, LineInput | TextInput):
        _mark(field, words, place.start)
    elif field is not None:
        _show_line_beside(field, words, flat(whole))


def _mark(field: LineInput | TextInput, words: list[str], start: int) -> None:
    text = field.text()
    spans = spans_of(text, words)
    if spans:
        span = next((span for span in spans if span[0] == start), spans[0])
        mark_word(field, *(places_in(text[:place]) for place in span))
    if isinstance(field, TextInput):
        _bring_into_sight(field)


def _show_line_beside(control: QWidget, words: list[str], whole: str) -> None:
    """What is only read stands around the control with the cursor, or in it."""
    around = control.parentWidget() if isinstance(control, QAbstractButton) else control
    labels = around.findChildren(QLabel) if around is not None else []
    lines = [each for each in labels if spans_of(each.text(), words)]
    if around is not None and lines:
        line = next((each for each in lines if whole in each.text()), lines[0])
        show_to_read(around, line)


def _bring_into_sight(field: QPlainTextEdit) -> None:
    """A long text may be taller than the page: the line with the word counts."""
    around = field.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            line = field.viewport().mapTo(around.viewport(), field.cursorRect().center())
            place = line.y() + around.verticalScrollBar().value()
            around.ensureVisible(0, place, 0, 2 * field.cursorRect().height())
            return
        around = around.parentWidget()
