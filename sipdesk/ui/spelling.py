"""Spelling in the fields of the staff: marks, what may be meant, and words of one's own."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from sipdesk.case import STAFF_WORDING, Case
from sipdesk.errors import StoreError
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseStore, Phrase, PhraseKind
from sipdesk.rules import tells_of
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.desk import Desk
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.phrases import TELLS_OF_PERSON
from sipdesk.ui.speller import ProcessSpeller
from sipdesk.ui.wavy_lines import WavyLines, word_at


class Spelling(QObject):
    """Lives as long as its window. `folder` has the dictionary; None for there is none.

    Nothing is looked up, and no process started, before a text is in sight; while no case is open,
    no word of any is kept.
    """

    def __init__(
        self, desk: Desk, store: CaseStore, window: MainWindow, folder: Path | None, *, is_on: bool
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._store = store
        self._window = window
        self._is_on = is_on
        self._lines: list[WavyLines] = []
        if folder is None:
            return
        self._speller = ProcessSpeller(folder, self)
        self._take_up(window.case_page)
        window.case_page.built.connect(self._take_up)
        self._speller.answered.connect(self._look_again)
        desk.editor.opened.connect(self._open)
        window.closed.connect(self._speller.rest)
        self._open(desk.editor.case)

    def turn(self, on: bool) -> None:
        """Mark from now on, or no longer."""
        if on != self._is_on:
            self._is_on = on
            for lines in self._lines:
                lines.turn(on=on)

    # --- marking ---------------------------------------------------------------------------------

    def _take_up(self, page: QWidget) -> None:
        """The fields of a page that is there from now on."""
        self._lines += [
            self._marked(field.input)
            for field in page.findChildren(BoundField)
            if isinstance(field.input, TextInput)
            and (field.spec.part, field.spec.field) in STAFF_WORDING
        ]

    def _marked(self, field: TextInput) -> WavyLines:
        lines = WavyLines(field, self._speller, is_on=self._is_on)
        field.menu_opening.connect(partial(self._add_to_menu, field))
        return lines

    def _open(self, case: Case | None) -> None:
        if case is None:
            self._speller.rest()
        else:
            self._speller.know(word.text for word in self._own_words())

    def _look_again(self) -> None:
        for lines in self._lines:
            lines.look_again()

    def _own_words(self) -> list[Phrase]:
        with suppress(StoreError):  # what cannot be read is only marked
            return [each for each in self._store.phrases() if each.kind is PhraseKind.WORD]
        return []

    # --- mending ---------------------------------------------------------------------------------

    def _add_to_menu(self, field: TextInput, menu: QMenu) -> None:
        found = word_at(field.document(), field.textCursor().position())
        if not self._is_on or found is None or self._speller.verdict(found[1]) is not False:
            return
        entries = SpellingEntries(menu)
        self._speller.suggested.connect(entries.show_suggestions)
        entries.begin(found[1], is_locked=field.isReadOnly())
        menu.triggered.connect(partial(self._act, field))
        self._speller.suggest(found[1])

    def _act(self, field: TextInput, action: QAction) -> None:
        """What an entry of `SpellingEntries` carries; other entries carry nothing for us."""
        match action.property("spelling"):
            case ("keep", word):
                self._keep(word)
            case ("write", word, suggestion):
                self._write(field, word, suggestion)

    def _write(self, field: TextInput, word: str, suggestion: str) -> None:
        """In place of the word at the cursor, if it is still there; an undo step of its own."""
        found = word_at(field.document(), field.textCursor().position())
        if found is None or found[1] != word:
            return
        self._desk.editor.end_typing()
        field.setTextCursor(found[0])
        field.insert_text(suggestion)
        self._desk.editor.end_typing()

    def _keep(self, word: str) -> None:
        case = self._desk.editor.case
        if case is not None and tells_of(word, case.person):
            self._window.note(_(TELLS_OF_PERSON))
            return
        try:
            self._store.keep_phrase(Phrase(kind=PhraseKind.WORD, text=word))
        except StoreError as fault:
            self._window.tell(_("Lägg till i min ordlista"), _(fault.sentence))
            return
        self._speller.know(each.text for each in self._own_words())
        for lines in self._lines:
            lines.rehighlight()
        self._window.note(_("Ordet är sparat i din ordlista."))


class SpellingEntries(QObject):
    """The entries of a context menu about one word; suggestions come while it is open."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        self._word = ""
        self._waits: QAction | None = None

    def begin(self, word: str, *, is_locked: bool) -> None:
        self._word = word
        first = self._menu.actions()[0]
        self._waits = QAction(_("Söker förslag …"), self._menu)
        self._waits.setEnabled(False)
        keep = QAction(_("&Lägg till i min ordlista"), self._menu)
        keep.setProperty("spelling", ("keep", word))
        self._menu.insertActions(first, [self._waits, keep])
        self._menu.insertSeparator(first)
        self._waits.setVisible(not is_locked)

    def show_suggestions(self, word: str, suggestions: list[str]) -> None:
        if word != self._word or self._waits is None:
            return
        for suggestion in suggestions:
            entry = QAction(suggestion.replace("&", "&&"), self._menu)
            entry.setProperty("spelling", ("write", word, suggestion))
            self._menu.insertAction(self._waits, entry)
        self._waits.setText(_("Inga förslag"))
        self._waits.setVisible(not suggestions)
        self._menu.adjustSize()
