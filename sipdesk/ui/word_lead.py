"""From a hit of the search to the words that were searched for."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QWidget

from sipdesk.case import place_of, plain_words, span_of
from sipdesk.ui.case_list import CaseList
from sipdesk.ui.case_page import TAB_OF_PART, CasePage
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.word_mark import mark_word

PARTS_IN_ORDER = (*TAB_OF_PART, "person", "guardians")


class WordLead(QObject):
    """Brings the field to the front in which the words stand, with the first of them marked."""

    def __init__(self, persons: CaseList, page: CasePage, editor: CaseEditor) -> None:
        super().__init__(page)
        self._page = page
        self._editor = editor
        persons.words_wanted.connect(self.lead_to)

    def lead_to(self, case_id: str, text: str) -> None:
        """To the first place in the case, in the order of the tabs."""
        case = self._editor.case
        if case is None or case.id != case_id or not self._page.isVisible():
            return  # it could not be opened, or something else is in front of it
        words = plain_words(text)
        place = place_of(case, words, PARTS_IN_ORDER)
        if place is not None and self._page.reveal(place):
            _mark_first(QApplication.focusWidget(), words)


def _mark_first(field: QWidget | None, words: list[str]) -> None:
    """Nothing, where the cursor is in no text, or in one that is covered."""
    if not isinstance(field, LineInput | TextInput):
        return
    text = field.text()
    span = span_of(text, words)
    if span is not None:
        mark_word(field, *(_in_qt(text, place) for place in span))
    if isinstance(field, TextInput):
        _bring_into_sight(field)


def _in_qt(text: str, place: int) -> int:
    """A place as Qt counts: a character beyond the basic plane is two."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


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
