"""Att göra: what is due over all cases. A click, or Enter, opens the case at the right field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sipdesk.dates import spoken_date
from sipdesk.i18n import N_, window_language
from sipdesk.i18n import gettext as _
from sipdesk.rules import Due, Urgency
from sipdesk.ui.announce import announce
from sipdesk.ui.due_book import DueLine
from sipdesk.ui.escape_key import EscapeKey
from sipdesk.ui.headed_list import HeadedList
from sipdesk.ui.list_voice import ListVoice
from sipdesk.ui.people import in_words

DUE = Qt.ItemDataRole.UserRole
MOST_OF_A_KIND = 100  # lines; more cannot be taken in, and take long to lay out
HEADS: Mapping[Urgency, str] = {
    Urgency.LATE: N_("Försenat"),
    Urgency.TODAY: N_("I dag"),
    Urgency.THIS_WEEK: N_("De närmaste sju dagarna"),
    Urgency.LATER: N_("Senare"),
    Urgency.UNDATED: N_("Utan bestämd dag"),
}


class DuePage(QWidget):
    """The lines by urgency. `wanted` carries the case id and the address of the chosen one; `left`
    the id of the case that one came from, on Esc.
    """

    wanted = Signal(str, object)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[DueLine, ...] = ()
        self._came_from = ""
        title = QLabel(_("Att göra"))
        title.setObjectName("name")
        self._note = QLabel()
        self._note.setObjectName("empty")
        self._note.setWordWrap(True)
        self._list = HeadedList()
        ListVoice(self._list)
        self._list.setObjectName("findings")
        self._list.setWordWrap(True)
        self._list.setSpacing(1)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName(_("Att göra"))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(title)
        layout.addWidget(self._note)
        layout.addWidget(self._list, 1)
        layout.addStretch()

        EscapeKey(self).leaving.connect(self.go_back)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        self.show_lines(())

    @property
    def note(self) -> str:
        """What is said above the list, or in its place."""
        return self._note.text()

    @property
    def leads_back(self) -> bool:
        """Whether this is in sight, and one came from a case."""
        return self.isVisible() and bool(self._came_from)

    def show_lines(self, lines: tuple[DueLine, ...]) -> None:
        """Show what is due, the most urgent first; for nothing, what would stand here.

        A cursor that waited for the lines goes to the first of them.
        """
        is_awaited = self._note.hasFocus()
        self._list.setVisible(bool(lines))
        if lines != self._shown:
            self._shown = lines
            self._refill()
        if lines and is_awaited:
            self._go_in()
        self._note_says(
            _("Välj en rad för att öppna ärendet där det ska göras.")
            if lines
            else _(
                "Inget att göra just nu. Välj en person till vänster, eller lägg till en ny. "
                "Här visas samtycken som snart går ut, möten och uppföljningar, planer som "
                "inte är godkända, kopior som inte är utlämnade och det som inte är överfört "
                "till journalen, för alla personer."
            )
        )

    def show_reading(self) -> None:
        """Say that the list comes in a moment."""
        self._forget(_("Går igenom alla personer …"))

    def show_fault(self, sentence: str) -> None:
        """Say why there is no list."""
        self._forget(sentence)

    def _forget(self, sentence: str) -> None:
        self._shown = ()
        self._list.clear()
        self._list.hide()
        self._note_says(sentence)

    def _note_says(self, sentence: str) -> None:
        """Without a line, the sentence in its place can have the cursor, and is said with it."""
        is_alone, is_new = not self._shown, sentence != self._note.text()
        policy = Qt.FocusPolicy.TabFocus if is_alone else Qt.FocusPolicy.NoFocus
        self._note.setFocusPolicy(policy)
        self._note.setText(sentence)
        if is_new and self._note.hasFocus():
            announce(self._note, sentence)

    def enter(self, came_from: str = "") -> None:
        """Put the cursor on the first line, or on what stands in the place of the lines."""
        self._came_from = came_from
        self._go_in()

    def go_back(self) -> None:
        """To the case that one came from, where it was one."""
        if self.leads_back:
            self.left.emit(self._came_from)

    def _go_in(self) -> None:
        if self._list.isHidden():
            self._note.setFocus()
            return
        self._list.setFocus()
        if self._list.currentRow() < 1 and self._list.count() > 1:
            self._list.setCurrentRow(1)

    def _refill(self) -> None:
        place = self._list.verticalScrollBar().value()
        self._list.clear()
        for urgency, group in groupby(self._shown, key=_urgency_of):
            self._add_group(_(HEADS[urgency]), tuple(group))
        self._list.verticalScrollBar().setValue(place)

    def _add_group(self, title: str, group: Sequence[DueLine]) -> None:
        self._add_words(title, is_bold=True)
        for line in group[:MOST_OF_A_KIND]:
            item = QListWidgetItem(f"{sentence_of(line.item)}\n{in_words(line.summary, ' · ')}")
            item.setData(DUE, line.item)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, title)  # arrows pass it over
            self._list.addItem(item)
        if len(group) > MOST_OF_A_KIND:
            others = len(group) - MOST_OF_A_KIND
            self._add_words(_("… och {n} till, som visas när de här är klara.", n=others))

    def _add_words(self, text: str, *, is_bold: bool = False) -> None:
        """A line that cannot be chosen."""
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(is_bold)
        item.setFont(font)
        self._list.addItem(item)

    def _choose(self, item: QListWidgetItem) -> None:
        chosen = item.data(DUE)
        if isinstance(chosen, Due):
            self.wanted.emit(chosen.case_id, chosen.address)


def sentence_of(item: Due) -> str:
    """The sentence of an item, in the window's language and with its dates in words."""
    language = window_language()
    return _(item.sentence, **{name: spoken_date(text, language) for name, text in item.values})


def _urgency_of(line: DueLine) -> Urgency:
    return line.item.urgency
