"""The table: one step of the meeting at a time, with its place in words and big ways on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sipdesk.case import (
    Address,
    Case,
    is_closed,
    is_empty_row,
    rows_of,
    with_row_added,
    without_row,
)
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.desk import Desk
from sipdesk.ui.enter_key import EnterLeadsOn
from sipdesk.ui.escape_key import EscapeKey
from sipdesk.ui.following_scroll import PAGING
from sipdesk.ui.letter_menu import LetterMenu, close_open_menu
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.locked import cannot_be_changed
from sipdesk.ui.meeting.approving import ApprovingCard
from sipdesk.ui.meeting.attending import AttendingCard, is_noted
from sipdesk.ui.meeting.cards import Card, EmptyCard, FieldsCard, PrintCard, ReadingCard
from sipdesk.ui.meeting.chapters import (
    EMPTY,
    LISTS,
    NAMES,
    PLAN_CARDS,
    READING,
    ROW,
    ROW_CARDS,
    Chapter,
    Step,
    place_in_words,
    step_at,
    steps_of,
)
from sipdesk.ui.meeting.footer import Footer
from sipdesk.ui.meeting.look import OnceButton, TableButton, WayOn
from sipdesk.ui.meeting.quiet_scroll import QuietScroll, field_around
from sipdesk.ui.meeting.reading_on import ReadingOn
from sipdesk.ui.one_move import one_move
from sipdesk.ui.rows_spec import may_remove
from sipdesk.ui.save_line import SaveLine
from sipdesk.ui.tab_order import chain

# Those of a page turn from everywhere; in a field, the others belong to what is chosen there.
ON = {Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Space}
BACK = {Qt.Key.Key_PageUp, Qt.Key.Key_Left}
FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
_STEPPED_OUT = N_("Esc en gång till lämnar mötesläget.")
_LIST_CLOSED = N_("Esc en gång till lämnar fältet.")


class Table(QWidget):
    """The steps of the meeting about the case in work.

    `printing_wanted` asks for the copies, `left` to end meeting mode, and `wanted_elsewhere` to
    end it at an address that is not shown at the table. `done` carries a sentence about what was
    done, for the line that says what is saved.
    """

    printing_wanted = Signal()
    left = Signal()
    wanted_elsewhere = Signal(object)
    done = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._steps: tuple[Step, ...] = ()
        self._at = 0
        self._title = QLabel()
        self._title.setObjectName("table_title")
        self._title.setWordWrap(True)
        self.chapters = TableButton(_("Gå &till"))
        self._leave = TableButton(_("&Lämna mötesläget (Esc)"))
        self._back = TableButton(_("◂ &Föregående"))
        self._remove = OnceButton(_("Ta bort"))
        self._add = TableButton()
        self._on = WayOn(_("&Nästa ▸"))
        self._on.setObjectName("primary")
        self._back.setAccessibleName(_("Föregående"))
        self._on.setAccessibleName(_("Nästa"))
        self._remove.setToolTip(_("Ctrl+Skift+Delete, går att ångra"))
        self._remove.setAccessibleDescription(_("Ctrl+Skift+Delete, går att ångra"))
        self.save_line = SaveLine()
        self._cards = self._make_cards()
        self._scroll = QuietScroll()
        self._reading_on = ReadingOn(self._scroll, self._on)
        self._lay_out()
        self._connect()

    # --- what it shows ---------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """Where the meeting is."""
        return self._steps[self._at]

    @property
    def card(self) -> Card:
        """What stands on the table."""
        step = self.step
        return self._alone.get(step.chapter) or self._cards[step.chapter, step.card]

    def enter(self, case: Case, at: Step | None = None) -> None:
        """Begin, or go on at a step of before. Who came is asked until it is noted of everybody."""
        self._steps = steps_of(case)
        place = self._place_of(at) if at is not None else int(is_noted(case))
        self._stand_at(place, self._begin)

    def show_case(self, case: Case) -> None:
        """Follow the case; stay at the same thing wherever it has moved."""
        here = self.step
        self._steps = steps_of(case)
        self._at = self._place_of(here)
        if self.step.is_like(here):
            self._show_step(case)
        else:
            self._go_to(self._at)
            self.say_step()

    def reveal(self, address: Address) -> bool:
        """Turn to an address and put the cursor there; whether it is shown at the table."""
        step = step_at(self._steps, address)
        if step is None:
            return False
        is_elsewhere = not self.step.is_like(step)
        with one_move(self._scroll):
            if is_elsewhere:
                self._go_to(self._steps.index(step))
            if not self.card.reveal(address):
                self._on.setFocus()
        if is_elsewhere:
            self.say_step()
        return True

    def say_step(self) -> None:
        """Let a screen reader say where the meeting is, and what stands on the table."""
        case = self._desk.editor.case
        if case is not None:
            words = (self._title.text(), self.card.in_words(case, self.step))
            announce(self, ". ".join(filter(None, words)))

    # --- what its user does ----------------------------------------------------------------------

    def go_on(self) -> None:
        self._turn(1, self._begin)

    def go_back(self) -> None:
        self._turn(-1, self._begin)

    def go_to_chapter(self, chapter: Chapter) -> None:
        """To the first step of a chapter, and where one writes a line there, into that."""
        place = next(n for n, step in enumerate(self._steps) if step.chapter is chapter)
        self._stand_at(place, partial(self._begin, by_name=True))

    def print_copies(self) -> None:
        """To the step of the copies, and from there to the copies themselves."""
        if self.step.chapter is Chapter.PRINT:
            self.printing_wanted.emit()
        else:
            self.go_to_chapter(Chapter.PRINT)
            self.write()

    def write(self) -> None:
        """The cursor goes into the first field."""
        if not self.card.enter_field():
            self.save_line.show_note(_("Här finns inget fält att skriva i."))

    def add(self) -> None:
        """One more topic, goal or intervention, or the one that is still empty."""
        case, rows = self._desk.editor.case, LISTS.get(self.step.chapter)
        if case is None or rows is None or not self._add.isEnabled():
            self.save_line.show_note(self._nothing_to_add())
            return
        row = next((r for r in rows_of(case, rows.part) if is_empty_row(r)), None)
        address = rows.sections[0].fields[0].address(row.id if row else "")
        if row is None:
            row = rows.new_row(case)
            address = address._replace(row=row.id)
            self._desk.editor.change(with_row_added(case, rows.part, row), address)
        self.reveal(address)

    def remove(self) -> None:
        """Take away what the step shows; the cursor waits at the way on, not in the next words."""
        case, step, rows = self._desk.editor.case, self.step, LISTS.get(self.step.chapter)
        if case is None or rows is None or step.card != ROW or not self._add.isEnabled():
            return
        if may_remove(rows, self._desk, case, step.row, self):
            self._stand_by()
            address = rows.sections[0].fields[0].address(step.row)
            self._desk.editor.change(without_row(case, rows.part, step.row), address)
            self.done.emit(_("Borttaget. Ctrl+Z ångrar."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no field takes. Those with Ctrl or Alt mean something else."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_taken = key not in PAGING and field_around(QApplication.focusWidget()) is not None
        if (
            is_taken
            or held & ~Qt.KeyboardModifier.ShiftModifier
            or (held and not _is_beginning(event))
        ):
            super().keyPressEvent(event)
        elif key in ON | BACK:
            stand = self._begin if key in PAGING else self._stand_by  # another arrow would answer
            self._turn(1 if key in ON else -1, stand)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_3 and self.card.press(key - Qt.Key.Key_0):
            return
        elif (field := self.card.blank_field()) is not None and _is_beginning(event):
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.insert_text(event.text())
        elif _is_beginning(event):
            if (told := self.card.where_to_write()) != self.save_line.text():
                self.save_line.show_note(told)
        else:
            super().keyPressEvent(event)

    # --- how it is built -------------------------------------------------------------------------

    def _make_cards(self) -> dict[tuple[Chapter, str], Card]:
        desk = self._desk
        cards: dict[tuple[Chapter, str], Card] = {}
        for chapter, section in ROW_CARDS.items():
            locked = LISTS[chapter].locked_when_approved
            is_topic = chapter is Chapter.TOPICS
            cards[chapter, ROW] = FieldsCard(
                section, desk, locked_when_approved=locked, outcomes=is_topic
            )
            cards[chapter, EMPTY] = EmptyCard(desk)
        for chapter, sections in PLAN_CARDS.items():
            for name, section in sections.items():
                cards[chapter, name] = FieldsCard(section, desk, locked_when_approved=True)
        cards[Chapter.READ_BACK, READING] = ReadingCard()
        return cards

    def _lay_out(self) -> None:
        self._approving, self._print = ApprovingCard(self._desk), PrintCard(self._desk)
        self._attending = AttendingCard(self._desk)
        self._alone: dict[Chapter, Card] = {
            Chapter.ATTENDING: self._attending,
            Chapter.APPROVE: self._approving,
            Chapter.PRINT: self._print,
        }
        self._all = (*self._cards.values(), *self._alone.values())
        column = QWidget()
        column.setObjectName("table")
        cards = QVBoxLayout(column)
        cards.setContentsMargins(0, 0, 12, 0)
        for card in self._all:
            card.hide()
            cards.addWidget(card)
        self._scroll.setWidget(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 14)
        layout.setSpacing(12)
        layout.addLayout(_row(self._title, self.chapters, self._leave))
        layout.addWidget(self._scroll, 1)
        layout.addWidget(Footer(self.save_line, self._remove, self._add, self._back, self._on))
        chain([self._on, self._back, self._add, self._remove])  # what takes away comes last

    def _connect(self) -> None:
        menu = LetterMenu(self.chapters)
        for chapter, name in NAMES.items():
            menu.addAction(_(name)).triggered.connect(partial(self.go_to_chapter, chapter))
        self.chapters.setMenu(menu)
        self._leave.clicked.connect(self.left)
        self._back.clicked.connect(self.go_back)
        self._on.clicked.connect(self.go_on)
        self._on.entering.connect(self.write)
        self._add.clicked.connect(self.add)
        self._remove.clicked.connect(self.remove)
        self._print.wanted.connect(self.printing_wanted)
        self._attending.noted.connect(self._stand_by)
        self._approving.approved.connect(self._stand_by_approved)
        self._approving.wanted.connect(self.reveal)
        self._approving.wanted_elsewhere.connect(self.wanted_elsewhere)
        kinds = (QComboBox, QRadioButton, LineInput)
        answered = [each for kind in kinds for each in self.findChildren(kind)]
        EnterLeadsOn(dict.fromkeys(answered, self._on), self)
        EscapeKey(self).leaving.connect(self._step_out)
        for keys, slot in (
            ("Ctrl+Return", self.add),
            ("Ctrl+Enter", self.add),
            ("Ctrl+Shift+Del", self.remove),
            ("Ctrl+PgDown", self.go_on),
            ("Ctrl+PgUp", self.go_back),
            ("F2", self.write),
            ("Ctrl+P", self.print_copies),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # --- helpers ---------------------------------------------------------------------------------

    def _place_of(self, step: Step) -> int:
        """Where a step is now; where it is gone, the nearest one of its chapter."""
        same = [n for n, each in enumerate(self._steps) if each.is_like(step)]
        chapter = [n for n, each in enumerate(self._steps) if each.chapter is step.chapter]
        return same[0] if same else chapter[min(step.number, len(chapter)) - 1]

    def _turn(self, steps: int, stand: Callable[[], None]) -> None:
        close_open_menu()
        if steps > 0 and self._reading_on.goes_on():
            return
        self._desk.editor.end_typing()
        stand = self._stand_at_back if self._back.hasFocus() else stand
        self._stand_at(max(0, min(len(self._steps) - 1, self._at + steps)), stand)

    def _stand_at(self, number: int, stand: Callable[[], None]) -> None:
        """Turn to a step, and say it last: what is said of the cursor would cut it off."""
        self.save_line.take_back(self.card.where_to_write(), _(_STEPPED_OUT), _(_LIST_CLOSED))
        with one_move(self._scroll):
            self._go_to(number)
            stand()
        self.say_step()

    def _begin(self, *, by_name: bool = False) -> None:
        """Whoever chose the step by its name is here to write."""
        if not (by_name and self.card.enter_line()) and not self.card.begin_with_question():
            self._stand_by()

    def _step_out(self) -> None:
        """The field first, if the cursor is in one: one key too many shows nothing else."""
        focus = QApplication.focusWidget()
        if isinstance(focus, LineInput) and focus.closes_suggestions():
            self.save_line.show_note(_(_LIST_CLOSED))
        elif isinstance(focus, FIELDS) and self._scroll.isAncestorOf(focus):
            self._on.setFocus()
            self.save_line.show_note(_(_STEPPED_OUT))
        else:
            self.left.emit()

    def _nothing_to_add(self) -> str:
        if self.step.chapter in LISTS:
            return cannot_be_changed()
        if not self._on.isEnabled():
            return _("Här finns inget att lägga till.")
        return _("Här finns inget att lägga till. Ctrl+PgDn leder till nästa steg.")

    def _stand_by(self) -> None:
        """The cursor waits at the way on, so that no key is typed into what everybody reads."""
        if self._on.isEnabled():
            self._on.stand_by()
        else:
            self.write()

    def _stand_at_back(self) -> None:
        """One may go back more than once."""
        if self._back.isEnabled():
            self._back.setFocus()
        else:
            self._begin()

    def _stand_by_approved(self) -> None:
        """That it is approved stands on top; what has gone below moves the page once more."""
        self._stand_by()
        QTimer.singleShot(0, self, self._show_top)

    def _show_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def _go_to(self, number: int) -> None:
        self._at = number
        if (case := self._desk.editor.case) is not None:
            self._show_step(case)
            self._show_top()

    def _show_step(self, case: Case) -> None:
        card = self.card
        card.show_step(case, self.step)
        for each in self._all:
            each.setVisible(each is card)
        self._title.setText(place_in_words(self.step))
        self._reading_on.set_reading(self.step.chapter is Chapter.READ_BACK)
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at < len(self._steps) - 1)
        self._show_row_buttons(case)

    def _show_row_buttons(self, case: Case) -> None:
        rows = LISTS.get(self.step.chapter)
        self._add.setVisible(rows is not None)
        self._remove.setVisible(rows is not None and self.step.card == ROW)
        if rows is not None:
            self._add.setText(_(rows.add))
            self._add.setToolTip(_("Ctrl+Enter"))
            approved = rows.locked_when_approved and case.is_approved
            for button in (self._add, self._remove):
                button.setEnabled(not is_closed(case) and not approved)


def _is_beginning(event: QKeyEvent) -> bool:
    """Whether somebody begins to write; a space alone is for a button."""
    return event.text().isprintable() and bool(event.text().strip())


def _row(growing: QWidget, *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(growing, 1)
    for widget in others:
        row.addWidget(widget)
    return row
