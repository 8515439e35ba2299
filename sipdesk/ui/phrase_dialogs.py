"""The list of phrases to choose from, and the place where one is written."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ports import Phrase, PhraseKind
from sipdesk.ui.announce import announce
from sipdesk.ui.destinations import Destination, fitting
from sipdesk.ui.form import intro
from sipdesk.ui.offering_dialog import Asking, OfferingDialog
from sipdesk.ui.room import Room
from sipdesk.ui.tall_dialog import TallDialog

LETTERS_A_LINE = 56
EDITOR_LINES = 6
NO_NAMES = N_("Skriv inga namn i en fras. Den används för flera personer.")
NONE_YET = N_("Du har inga fraser ännu. Skriv en ny, eller markera text i ett fält och spara den.")
NO_HIT = N_("Ingen fras har de bokstäverna. Pröva ett annat ord.")


def phrases_as_destinations(
    phrases: Sequence[Phrase], choose: Callable[[Phrase], object]
) -> Iterator[Destination]:
    """One for each, the newest first, in two lines at most; words say that they are words."""
    for phrase in reversed(phrases):
        flat = " ".join(phrase.text.split())
        lines = textwrap.wrap(flat, LETTERS_A_LINE, max_lines=2, placeholder=" …")
        more = _("Ord i min ordlista") if phrase.kind is PhraseKind.WORD else "\n".join(lines[1:])
        yield Destination(lines[0], more, partial(choose, phrase), words=flat, thing=phrase)


class PhrasesDialog(OfferingDialog):
    """Chooses a phrase; `inserted` carries its text.

    Of the other signals, the last two carry the phrase. `show_phrases` shows what came of them.
    """

    inserted = Signal(object)
    new_wanted = Signal()
    change_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, phrases: Sequence[Phrase], parent: QWidget | None = None) -> None:
        self._phrases = tuple(phrases)
        asking = Asking(title=_("Infoga fras"), hint=_("Några bokstäver ur frasen"), none="")
        super().__init__(self._offered, asking, parent)
        self.column.addWidget(intro(_(NO_NAMES)))
        self.column.addLayout(self._buttons())
        self.show_phrases(phrases)

    def show_phrases(self, phrases: Sequence[Phrase]) -> None:
        """Show these from now on."""
        self._phrases = tuple(phrases)
        self.say_when_none(_(NO_HIT) if phrases else _(NONE_YET))
        self.offer_anew()
        for button in (self._change, self._remove):
            button.setEnabled(bool(phrases))

    def _offered(self, text: str) -> Sequence[Destination]:
        return fitting(phrases_as_destinations(self._phrases, self._insert), text)

    def _insert(self, phrase: Phrase) -> None:
        self.inserted.emit(phrase.text)

    def _buttons(self) -> QHBoxLayout:
        new, leave = QPushButton(_("&Ny fras …")), QPushButton(_("&Stäng"))
        self._change, self._remove = QPushButton(_("&Ändra …")), QPushButton(_("&Ta bort"))
        new.clicked.connect(self.new_wanted)
        self._change.clicked.connect(self._want_change)
        self._remove.clicked.connect(self._want_removal)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        for button in (new, self._change, self._remove, leave):
            button.setAutoDefault(False)  # Enter in the field inserts, and does nothing else
            row.addWidget(button)
        return row

    def _want_change(self) -> None:
        if self.chosen is not None:
            self.change_wanted.emit(self.chosen.thing)

    def _want_removal(self) -> None:
        if self.chosen is not None:
            self.removal_wanted.emit(self.chosen.thing)


class PhraseEditor(TallDialog):
    """Writes a phrase. `keep` is given its text, and says what stands against it, or ""."""

    def __init__(
        self, title: str, text: str, keep: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._keep = keep
        self._before = text
        self._text = QPlainTextEdit(text)
        self._text.setTabChangesFocus(True)
        Room(self._text, lines=EDITOR_LINES)
        self._problem = self.said("", "problem")
        self._problem.hide()
        self.add(self.said(_(NO_NAMES), "intro"))
        self.add(self.labelled(_("&Frasen"), self._text))
        self.add(self._problem)
        save = self.add_button(_("S&para frasen"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.add_button(_("&Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)
        save.clicked.connect(self._save)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._text.setFocus()

    def keep_written(self) -> None:
        """Keep what is written when a lock takes the dialog away, where it may be kept."""
        if self._written() != self._before:
            self._keep(self._written())

    def _written(self) -> str:
        return self._text.toPlainText().strip()

    def _save(self) -> None:
        problem = self._keep(self._written())
        if not problem:
            self.accept()
            return
        self._problem.setText(problem)
        self._problem.show()
        self.show_widget(self._problem)
        announce(self._text, problem)
        self._text.setFocus()
