"""A list of rows and a form for the one that is chosen: quick with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sipdesk.case import (
    Address,
    Case,
    is_closed,
    is_empty_row,
    row_of,
    rows_of,
    with_row_added,
    with_row_moved,
    without_row,
)
from sipdesk.i18n import gettext as _
from sipdesk.ui.add_button import AddButton
from sipdesk.ui.announce import announce
from sipdesk.ui.block import Block
from sipdesk.ui.desk import Desk
from sipdesk.ui.following_scroll import show_to_read
from sipdesk.ui.form import Form, SideBySide, heading, intro
from sipdesk.ui.known_row import KnownRowButton
from sipdesk.ui.letter_menu import LetterMenu
from sipdesk.ui.locked import cannot_be_changed
from sipdesk.ui.row_list import RowList
from sipdesk.ui.row_tools import RowTools
from sipdesk.ui.row_words import place_in_words, row_in_words
from sipdesk.ui.rows_spec import RowsSpec, may_remove

ROW_ID = Qt.ItemDataRole.UserRole


class RowsEditor(Block):
    """The rows of one part of a case. `selected` carries the id of the chosen row, or ""."""

    selected = Signal(str)

    def __init__(self, spec: RowsSpec, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._desk = desk
        self._case: Case | None = None
        self._scope = ""
        self._ids: list[str] = []  # of the rows in the list, from its top
        self._labelled: list[object] = []  # what the lines of each were made of
        self._before_added: dict[str, Address] = {}  # where the cursor was, by the row's id

        self._list = RowList(spec.rows_in_sight)
        self._list.setAccessibleName(_(spec.title))
        self._form = Form(spec.sections, desk, open_when_closed=spec.open_when_closed)
        self._empty = QLabel(_(spec.empty))
        self._empty.setObjectName("empty")
        self._empty.setWordWrap(True)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_(spec.title), self))
        if spec.intro:
            layout.addWidget(intro(_(spec.intro)))
        self._how_far = intro("")
        self._how_far.setVisible(False)
        layout.addWidget(self._how_far)
        layout.addWidget(SideBySide([self._left_side(), self._right_side()], [2, 5]))

        self._list.currentItemChanged.connect(self._turn_to_chosen)
        self._list.itemActivated.connect(self._enter_form)
        self._list.nothing_written.connect(self._tell_where_to_write)
        self._hear({"Ctrl+Up": self.go_up, "Ctrl+Down": self.go_down})
        if spec.add:
            self._hear_changes()

    # --- what it shows ---------------------------------------------------------------------------

    @property
    def part(self) -> str:
        """Which rows of a case it has."""
        return self._spec.part

    @property
    def chosen(self) -> str:
        """The id of the chosen row, or ""."""
        item = self._list.currentItem()
        return str(item.data(ROW_ID)) if item is not None else ""

    def show_case(self, case: Case, scope: str = "") -> None:
        """Show the rows of a case; `scope` narrows them where the description says so."""
        is_elsewhere = scope != self._scope
        self._case, self._scope = case, scope
        rows = self._rows(case)
        chosen = self.chosen
        if self._ids != [row.id for row in rows]:
            self._rebuild(rows, chosen, 0 if is_elsewhere else self._list.currentRow())
        self._label_rows(case, rows)
        self._show_how_far(rows)
        if self._spec.shown_when is not None:
            self.setVisible(self.matters(case))
        self._show_chosen()
        if self.chosen != chosen:
            self.selected.emit(self.chosen)

    def clear(self) -> None:
        self._case = None
        self._ids, self._labelled = [], []
        self._before_added.clear()
        with QSignalBlocker(self._list):
            self._list.clear()
        self._form.clear()
        if self._spec.known is not None:
            self._known.clear()

    def reveal(self, address: Address) -> bool:
        """Choose the row and put the cursor into the field; whether it is here."""
        if address.part != self._spec.part:
            return False
        if not address.row or not self.choose(address.row):
            self._go_back_before(address.row)
            return True
        if not self._form.reveal(address):
            return self._focus_form()
        if (focus := QApplication.focusWidget()) is not None:
            show_to_read(self._form, focus)  # a field alone does not tell whose it is
        return True

    def lead_in(self) -> bool:
        return bool(self.chosen) and not self._is_locked and self._focus_form()

    def choose(self, row_id: str) -> bool:
        """Choose a row; whether it is there."""
        if row_id not in self._ids:
            return False
        self._list.setCurrentRow(self._ids.index(row_id))
        return True

    def called(self, case: Case, row_id: str) -> str:
        """What a row of a case is called when it is said; "" for one that is not there."""
        spec = self._spec
        return row_in_words(case, row_of(case, spec.part, row_id), spec.told_from, spec.summarise)

    # --- what its user does ----------------------------------------------------------------------

    def matters(self, case: Case) -> bool:
        """Whether to show the list: where it matters, or has rows."""
        shown_when = self._spec.shown_when
        return shown_when is None or bool(self._rows(case)) or shown_when(case, self._desk.today())

    @property
    def can_add(self) -> bool:
        """Whether its user may add rows here, approved or closed cases aside."""
        return bool(self._spec.add)

    def add(self) -> None:
        """The cursor into the first field of an empty row, which is added last if need be."""
        if self._case is None:
            return
        empty = next((row for row in self._rows(self._case) if is_empty_row(row)), None)
        if empty is None:
            self._add_row(self._spec.new_row(self._case))
        else:
            self._leave_form()
            self.choose(empty.id)
            self._focus_form()
            self._say_place()

    def remove(self) -> None:
        """Take the chosen row away, after a question where it holds much; undo brings it back."""
        if self._case is None or self._is_locked or not self.chosen:
            return
        if not may_remove(self._spec, self._desk, self._case, self.chosen, self):
            return
        address = self._first_address(self.chosen)
        name = self.called(self._case, self.chosen)
        self._desk.editor.change(without_row(self._case, self._spec.part, self.chosen), address)
        self._list.setFocus()
        said = _("{row} är borttagen. Ctrl+Z ångrar.", row=name)
        self._desk.editor.tell(_("Borttaget. Ctrl+Z ångrar."), said)

    def move_up(self) -> None:
        self._move(-1)

    def move_down(self) -> None:
        self._move(1)

    def go_up(self) -> None:
        self._go(-1)

    def go_down(self) -> None:
        self._go(1)

    def _go(self, steps: int) -> None:
        number = self._list.currentRow() + steps
        if 0 <= number < self._list.count():
            self._list.setCurrentRow(number)
        if not self._list.hasFocus():  # which is heard by itself
            self._say_place()

    def _move(self, steps: int) -> None:
        if self._case is None or self._is_locked or not self.chosen:
            return
        case = with_row_moved(self._case, self._spec.part, self.chosen, steps)
        if case == self._case:
            self._say_place()
            return
        self._desk.editor.change(case, self._first_address(self.chosen))
        name, n = self.called(case, self.chosen), self._list.currentRow() + 1
        announce(self, _("{row} flyttad till {n}", row=name, n=n))

    def _say_place(self) -> None:
        if self._case is not None and self.chosen:
            number, count = self._list.currentRow() + 1, self._list.count()
            announce(self, place_in_words(number, count, self.called(self._case, self.chosen)))

    def _add_row(self, row: Any) -> None:
        if self._case is None or self._is_locked:
            return
        if (field := self._form.field_around(self.window().focusWidget())) is not None:
            self._before_added[row.id] = field.address
        self._leave_form()
        case = with_row_added(self._case, self._spec.part, row)
        self._desk.editor.change(case, self._first_address(row.id))
        self.choose(row.id)
        self._focus_form()
        self._select_line()
        self._say_place()

    def _add_known(self, row: Any) -> None:
        """It is said what it is."""
        self._add_row(row)
        if self._case is not None and (name := self.called(self._case, row.id)):
            announce(self, _("{row} är tillagd.", row=name))

    def _add_from_template(self, action: QAction) -> None:
        if self._case is not None:
            self._add_row(self._spec.templates[int(action.data())].make(self._case))

    # --- how it is built -------------------------------------------------------------------------

    def _left_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list, 1)
        if self._spec.add:
            self._add = AddButton(_(self._spec.add))
            self._add.clicked.connect(self.add)
            layout.addWidget(self._add)
            if self._spec.templates:
                layout.addWidget(self._template_button())
            if self._spec.known is not None:
                self._known = KnownRowButton(self._spec.known)
                self._known.wanted.connect(self._add_known)
                layout.addWidget(self._known)
            self._tools = RowTools(self.move_up, self.move_down, self.remove)
            layout.addLayout(self._tools)
        return side

    def _right_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)
        layout.addWidget(self._empty)
        layout.addStretch()
        return side

    def _template_button(self) -> QPushButton:
        self._templates = QPushButton(_(self._spec.templates_label))
        menu = LetterMenu(self._templates)
        for number, template in enumerate(self._spec.templates):
            menu.addAction(_(template.label)).setData(number)
        menu.aboutToShow.connect(self._templates.setFocus)  # its letter alone leaves the cursor
        menu.triggered.connect(self._add_from_template)
        self._templates.setMenu(menu)
        return self._templates

    def _hear(self, keys: Mapping[str, Callable[[], None]]) -> None:
        for sequence, slot in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _hear_changes(self) -> None:
        self._hear(
            {
                "Ctrl+Shift+Up": self.move_up,
                "Ctrl+Shift+Down": self.move_down,
                "Ctrl+Shift+Del": self.remove,
            }
        )
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)

    # --- helpers ---------------------------------------------------------------------------------

    @property
    def _is_locked(self) -> bool:
        case = self._case
        if case is None:
            return False
        shut = is_closed(case) and not self._spec.open_when_closed
        return shut or (self._spec.locked_when_approved and case.is_approved)

    def _rows(self, case: Case) -> tuple[Any, ...]:
        choose = self._spec.choose
        return choose(case, self._scope) if choose is not None else rows_of(case, self._spec.part)

    def _rebuild(self, rows: tuple[Any, ...], chosen: str, number: int) -> None:
        """Anew, with the chosen row, or where that is gone, the one at its place."""
        self._ids, self._labelled = [row.id for row in rows], [None] * len(rows)
        with QSignalBlocker(self._list):
            self._list.clear()
            for row in rows:
                item = QListWidgetItem()
                item.setData(ROW_ID, row.id)
                self._list.addItem(item)
            if rows and not self.choose(chosen):
                self._list.setCurrentRow(max(0, min(number, len(rows) - 1)))

    def _label_rows(self, case: Case, rows: tuple[Any, ...]) -> None:
        """Label those that say something else than before: at each key, one of them."""
        beside = self._spec.told_from(case) if self._spec.told_from is not None else None
        anew = [n for n, row in enumerate(rows) if self._labelled[n] != (row, beside)]
        for number in anew:
            self._labelled[number] = rows[number], beside
            self._label(number, self._spec.summarise(beside, rows[number]))
        if anew:
            self._list.fit_whole_rows()

    def _label(self, number: int, lines: tuple[str, str]) -> None:
        text = f"{number + 1}. " + "\n".join(line for line in lines if line)
        item = self._list.item(number)
        item.setText(text)
        item.setToolTip(text)

    def _show_how_far(self, rows: tuple[Any, ...]) -> None:
        text = self._spec.how_far(rows) if self._spec.how_far is not None else ""
        self._how_far.setText(text)
        self._how_far.setVisible(bool(text))

    def _turn_to_chosen(self) -> None:
        self._show_chosen()
        self.selected.emit(self.chosen)

    def _show_chosen(self) -> None:
        case, chosen = self._case, self.chosen
        if case is None:
            return
        self._form.setVisible(bool(chosen))
        self._empty.setVisible(not chosen)
        if chosen:
            self._form.show_case(case, chosen, locked=self._is_locked)
        if self._spec.add:
            self._enable_buttons(chosen)

    def _enable_buttons(self, chosen: str) -> None:
        self._add.setEnabled(not self._is_locked)
        self._add.takes_letters = not self._ids
        if self._spec.templates:
            self._templates.setEnabled(not self._is_locked)
        if self._spec.known is not None and self._case is not None:
            self._known.show_case(self._case, locked=self._is_locked)
        self._tools.set_enabled(enabled=bool(chosen) and not self._is_locked)

    def _first_address(self, row_id: str) -> Address:
        return self._spec.sections[0].fields[0].address(row_id)

    def _go_back_before(self, row_id: str) -> None:
        """Into the field from which a row was added that is not there any more."""
        address = self._before_added.get(row_id)
        if address is None or not (self.choose(address.row) and self._form.reveal(address)):
            self._focus_entrance()

    def _focus_entrance(self) -> None:
        if self._spec.add and not self._list.count():
            self._add.setFocus()
        else:
            self._list.setFocus()

    def _tell_where_to_write(self) -> None:
        """Somebody types with the cursor on the list, and may not be looking at the window."""
        if self._is_locked:
            words = cannot_be_changed()
        elif self.chosen:
            words = _("Inget skrevs: markören står i listan. Enter leder till första fältet.")
        else:
            words = _(self._spec.empty)
        self._desk.editor.tell(words, words)

    def _enter_form(self, _item: QListWidgetItem) -> None:
        self._form.focus_first()
        self._select_line()

    def _select_line(self) -> None:
        """As Tab does: whoever types what is there already does not write it twice."""
        if isinstance(line := self.window().focusWidget(), QLineEdit):
            line.selectAll()

    def _leave_form(self) -> None:
        """Answers that are emptied below the cursor, or where it was last, would be heard."""
        focus = self.window().focusWidget()
        if focus is not None and self._form.isAncestorOf(focus):
            self._add.setFocus()

    def _focus_form(self) -> bool:
        self._form.focus_first()
        return True
