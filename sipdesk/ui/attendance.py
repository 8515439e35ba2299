"""Who came to a follow-up meeting: a line for each participant, quick with the keyboard alone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sipdesk.case import (
    Address,
    Answer,
    Attendance,
    Case,
    Participant,
    Presence,
    attendance,
    is_closed,
    is_empty_row,
    row_of,
    with_value,
)
from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext
from sipdesk.ui.announce import announce
from sipdesk.ui.block import Block
from sipdesk.ui.desk import Desk
from sipdesk.ui.form import SideBySide, heading, intro
from sipdesk.ui.inputs import AnswerInput
from sipdesk.ui.one_move import one_move
from sipdesk.ui.tab_order import chain, stop_before

# Not noted comes first, so that one key to the right notes somebody as there.
ORDER = (Presence.UNSET, Presence.PRESENT, Presence.REMOTE, Presence.ABSENT)


def expected_at(case: Case, follow_up_id: str) -> tuple[Participant, ...]:
    """Those to note at a follow-up: everybody the person wants, and whoever was noted already."""
    return tuple(
        p
        for p in case.participants
        if not is_empty_row(p)
        and (p.wanted is not Answer.NO or attendance(case, follow_up_id, p.id).presence)
    )


def present_in_words(count: int) -> str:
    """How many were noted as there with one button."""
    return ngettext(
        "{n} person noterad som närvarande", "{n} personer noterade som närvarande", count
    )


class AttendanceLine(QWidget):
    """One participant at one follow-up."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._address = Address("attendances", "presence")
        self._name = QLabel()
        self._name.setWordWrap(True)
        self.input = AnswerInput(ORDER)
        self.input.edited.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(SideBySide([self._name, self.input], [2, 5]))

    @property
    def row_id(self) -> str:
        """The id of the row that it notes."""
        return self._address.row

    def show_row(self, participant: Participant, noted: Attendance) -> None:
        self._address = Address("attendances", "presence", noted.id)
        who = (participant.name or participant.role, participant.role, participant.organisation)
        text = " · ".join(dict.fromkeys(part.strip() for part in who if part.strip()))
        self._name.setText(participant.name.strip() or text)
        self._name.setToolTip(text)
        self.input.setAccessibleName(text)
        self.input.show_value(noted.presence)

    def enter(self) -> None:
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, value: object) -> None:
        self._desk.editor.choose(self._address, value)


class AttendanceBlock(Block):
    """The participants of the case at the chosen follow-up. Ctrl and an arrow go between them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._follow_up_id = ""
        self._lines: list[AttendanceLine] = []
        self._everybody = QPushButton()
        self._nobody = intro(_("Det finns inga deltagare ännu. De skrivs under fliken Deltagare."))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("Vilka var med?"), self))
        layout.addWidget(self._nobody)
        layout.addLayout(self._rows)
        layout.addWidget(self._everybody, 0, Qt.AlignmentFlag.AlignLeft)
        self._everybody.clicked.connect(self.note_the_rest)
        for keys, steps in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.go, steps))

    def show_meeting(self, case: Case, follow_up_id: str) -> None:
        """Show who came to one follow-up, "" for none."""
        self._follow_up_id = follow_up_id
        people = expected_at(case, follow_up_id) if follow_up_id else ()
        noted = [attendance(case, follow_up_id, p.id) for p in people]
        self._make_lines(len(people))
        for line, participant, row in zip(self._lines, people, noted, strict=True):
            line.show_row(participant, row)
        self._nobody.setVisible(not people)
        self._everybody.setVisible(bool(people))
        others = any(row.presence for row in noted)
        self._everybody.setText(_("Alla andra var på plats") if others else _("Alla var på plats"))
        is_left = any(not row.presence for row in noted)
        self._everybody.setEnabled(is_left and not is_closed(case))

    def reveal(self, address: Address) -> bool:
        line = next((each for each in self._lines if each.row_id == address.row), None)
        if address.part == "attendances" and line is not None:
            line.enter()
            return True
        return False

    def clear(self) -> None:
        self._follow_up_id = ""
        self._make_lines(0)

    def note_the_rest(self) -> None:
        """Everybody whose presence is not noted was there: one step, to be undone as one."""
        before = self._desk.editor.case
        if before is None or not self._follow_up_id:
            return
        case = before
        rows = [line.row_id for line in self._lines]
        unnoted = [row for row in rows if not row_of(before, "attendances", row).presence]
        for row in unnoted:
            case = with_value(case, Address("attendances", "presence", row), Presence.PRESENT)
        if not unnoted:
            return
        with one_move(self):  # the button rests from now on
            self._desk.editor.change(case, Address("attendances", "presence", unnoted[0]))
            self._lines[-1].enter()
        announce(self, present_in_words(len(unnoted)))

    def go(self, steps: int) -> None:
        """From the line with the cursor to the next one, or the one before."""
        here = next((n for n, line in enumerate(self._lines) if _has_focus(line)), None)
        if here is not None and 0 <= here + steps < len(self._lines):
            self._lines[here + steps].enter()

    def _make_lines(self, count: int) -> None:
        while len(self._lines) < count:
            self._add_line()
        while len(self._lines) > count:
            line = self._lines.pop()
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _add_line(self) -> None:
        above = self._lines[-1].input.stops[-1] if self._lines else stop_before(self._everybody)
        line = AttendanceLine(self._desk)
        self._rows.addWidget(line)
        chain([above, *line.input.stops])
        line.show()
        self._lines.append(line)


def _has_focus(line: QWidget) -> bool:
    focused = line.window().focusWidget()
    return focused is not None and line.isAncestorOf(focused)
