"""Phrases that the coordinator builds up: for the wording of the staff, never for own words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from sipdesk.case import OWN_WORDS, STAFF_WORDING, Case
from sipdesk.errors import StoreError
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ports import CaseStore, Phrase
from sipdesk.rules import tells_of
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.desk import Desk
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.phrase_dialogs import PhraseEditor, PhrasesDialog

INSERT = N_("Infoga &fras …")
KEEP = N_("S&para som fras …")
INSERT_KEYS = "Ctrl+Space"
OWN_WORDS_STAY = N_("Personens egna ord skrivs som de sägs. Fraser används inte här.")
ELSEWHERE = N_(
    "Ställ markören i ett fält där verksamheterna formulerar något, till exempel ”Vad ska göras?”."
)
LOCKED = N_("Fältet är låst, så det går inte att skriva i det nu.")
NOTHING_MARKED = N_("Skriv eller markera först den text som ska bli en fras.")
TELLS_OF_PERSON = N_(
    "I texten står en del av personens namn, eller personnumret. Ta bort det först: frasen används "
    "också för andra. Inget är sparat."
)


class TextField(NamedTuple):
    """A field of the case that text is written in: part and field, and its input."""

    place: tuple[str, str]
    input: LineInput | TextInput


class Phrases(QObject):
    """Lives as long as its window, and adds its commands to the menus of the window and of the
    fields in which the staff words something.
    """

    def __init__(self, desk: Desk, store: CaseStore, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._store = store
        self._window = window
        window.menus.editing.addSeparator()
        self._insert = window.menus.editing.addAction(_(INSERT))
        self._insert.setShortcut(QKeySequence(INSERT_KEYS))
        self._keep = window.menus.editing.addAction(_(KEEP))
        self._insert.triggered.connect(self.insert)
        self._keep.triggered.connect(self.keep)
        desk.editor.opened.connect(self._show_opened)
        self._take_up(window.case_page)
        window.case_page.built.connect(self._take_up)
        self._show_opened(desk.editor.case)

    # --- what its user does ----------------------------------------------------------------------

    def insert(self) -> None:
        """Offer the phrases for the field with the cursor, or say why there are none for it."""
        field = self._field()
        reason = _why_not(field)
        if field is not None and not reason and field.input.isReadOnly():
            reason = LOCKED
        if field is None or reason:
            self._window.note(_(reason))
            return
        dialog = PhrasesDialog(self._phrases(), self._window)
        dialog.inserted.connect(partial(self._put_in, field))
        dialog.new_wanted.connect(partial(self._write, dialog, None))
        dialog.change_wanted.connect(partial(self._write, dialog))
        dialog.removal_wanted.connect(partial(self._remove, dialog))
        dialog.open()

    def keep(self) -> None:
        """Let the marked text, or all of the field, become a phrase."""
        field = self._field()
        text = _written_in(field) if field is not None else ""
        reason = _why_not(field) or ("" if text else NOTHING_MARKED)
        if reason:
            self._window.note(_(reason))
        else:
            self._edit(_("Spara som fras"), Phrase(text=text), self._window)

    # --- the phrases -----------------------------------------------------------------------------

    def _phrases(self) -> tuple[Phrase, ...]:
        try:
            return self._store.phrases()
        except StoreError as fault:
            self._window.tell(_("Infoga fras"), _(fault.sentence))
            return ()

    def _put_in(self, field: TextField, text: str) -> None:
        """In place of what is marked, as an undo step of its own."""
        self._desk.editor.end_typing()
        field.input.insert_text(_set_apart(field.input.text_before(), text))
        self._desk.editor.end_typing()

    def _write(self, dialog: PhrasesDialog, phrase: Phrase | None) -> None:
        title = _("Ändra fras") if phrase is not None else _("Ny fras")
        editor = self._edit(title, phrase or Phrase(text=""), dialog)
        editor.accepted.connect(partial(self._show_in, dialog))

    def _edit(self, title: str, phrase: Phrase, parent: QWidget) -> PhraseEditor:
        editor = PhraseEditor(title, phrase.text, partial(self._kept, phrase), parent)
        editor.open()
        return editor

    def _kept(self, phrase: Phrase, text: str) -> str:
        """Why the phrase was not kept with that text, or ""."""
        case = self._desk.editor.case
        if not text:
            return _(NOTHING_MARKED)
        if case is not None and tells_of(text, case.person):
            return _(TELLS_OF_PERSON)
        try:
            self._store.keep_phrase(replace(phrase, text=text))
        except StoreError as fault:
            return _(fault.sentence)
        self._window.note(_("Frasen är sparad. Ctrl+Mellanslag infogar den."))
        return ""

    def _remove(self, dialog: PhrasesDialog, phrase: Phrase) -> None:
        agreed = self._desk.doors.ask(
            dialog,
            _("Ta bort frasen"),
            _("Frasen tas bort ur listan. Det som redan är skrivet med den står kvar."),
            yes=_("Ta bo&rt"),
            no=_("&Behåll"),
            danger=True,
        )
        if not agreed:
            return
        try:
            self._store.delete_phrase(phrase.id)
        except StoreError as fault:
            self._desk.doors.tell(dialog, _("Ta bort frasen"), _(fault.sentence))
        self._show_in(dialog)

    def _show_in(self, dialog: PhrasesDialog) -> None:
        dialog.show_phrases(self._phrases())

    # --- the fields ------------------------------------------------------------------------------

    def _show_opened(self, case: Case | None) -> None:
        for action in (self._insert, self._keep):
            action.setEnabled(case is not None)

    def _take_up(self, page: QWidget) -> None:
        """The fields of a page that is there from now on."""
        for field in _fields_in(page):
            if field.place in STAFF_WORDING:
                field.input.menu_opening.connect(self._add_to_menu)

    def _field(self) -> TextField | None:
        focus = self._window.focusWidget()
        fields = _fields_in(self._window.case_page)
        return next((field for field in fields if field.input is focus), None)

    def _add_to_menu(self, menu: QMenu) -> None:
        menu.addSeparator()
        menu.addActions([self._insert, self._keep])


def _fields_in(page: QWidget) -> list[TextField]:
    return [
        TextField((field.spec.part, field.spec.field), field.input)
        for field in page.findChildren(BoundField)
        if isinstance(field.input, LineInput | TextInput)
    ]


def _why_not(field: TextField | None) -> str:
    """Why phrases are not for a field, as a message id, or ""."""
    if field is None:
        return ELSEWHERE
    if field.place in OWN_WORDS:
        return OWN_WORDS_STAY
    return "" if field.place in STAFF_WORDING else ELSEWHERE


def _set_apart(before: str, phrase: str) -> str:
    """A phrase with a space first where it would else stick to the word or full stop before it."""
    sticks = before[-1:].isalnum() or before[-1:] in tuple(".,;:!?)”")
    return f" {phrase}" if sticks else phrase


def _written_in(field: TextField) -> str:
    """What is marked in a field, or all of it."""
    return (field.input.marked_text() or field.input.text()).strip()
