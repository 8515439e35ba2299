"""Who came, at the table: a line for each, pressed while everybody says hello."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sipdesk.case import (
    Address,
    Answer,
    Case,
    Participant,
    Presence,
    is_closed,
    is_empty_row,
    row_of,
    value_at,
    with_value,
)
from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.attendance import present_in_words
from sipdesk.ui.desk import Desk
from sipdesk.ui.form import SideBySide
from sipdesk.ui.meeting.cards import Card, said
from sipdesk.ui.meeting.chapters import Step
from sipdesk.ui.meeting.look import AnswerRow, TableButton
from sipdesk.ui.tab_order import chain, stop_before
from sipdesk.words import said_once, word

ORDER = (Presence.PRESENT, Presence.REMOTE, Presence.ABSENT)


def expected(case: Case) -> tuple[Participant, ...]:
    """Those who may come. Whom the person has left out is never named at the table."""
    named = (p for p in case.participants if not is_empty_row(p))
    return tuple(p for p in named if p.wanted is not Answer.NO and _called(p))


def is_noted(case: Case) -> bool:
    """Whether it is written of everybody whether they came."""
    return all(participant.presence for participant in expected(case))


def _called(participant: Participant) -> str:
    """Name and role; where somebody works may tell where the person is."""
    return " · ".join(said_once(participant.name, participant.role))


def _how_many_noted(people: tuple[Participant, ...]) -> str:
    if not people:
        return _("Det finns inga deltagare ännu. De skrivs under fliken Deltagare.")
    noted = sum(bool(each.presence) for each in people)
    return _("Antecknat: {done} av {all}", done=noted, all=len(people))


class AttendingLine(QWidget):
    """One participant, and three buttons; the same button once more takes the mark away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._address = Address("participants", "presence")
        self._name = said("")
        self._name.setObjectName("attending")
        self.buttons = {presence: self._button(presence) for presence in ORDER}
        row = AnswerRow(self.buttons.values(), spacing=8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(SideBySide([self._name, row], [2, 3]))

    @property
    def row_id(self) -> str:
        """The id of the participant."""
        return self._address.row

    def show_participant(self, participant: Participant, *, locked: bool) -> None:
        self._address = Address("participants", "presence", participant.id)
        name = _called(participant)
        self._name.setText(name)
        for presence, button in self.buttons.items():
            button.setChecked(participant.presence is presence)
            button.setEnabled(not locked)
            button.setAccessibleName(f"{name}: {button.text()}")

    def enter(self) -> None:
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, presence: Presence) -> TableButton:
        button = TableButton(_(word(presence)))
        button.setCheckable(True)
        button.clicked.connect(partial(self._mark, presence))
        return button

    def _mark(self, presence: Presence, _checked: bool = False) -> None:
        case = self._desk.editor.case
        if case is not None:
            was = value_at(case, self._address)
            marked = Presence.UNSET if was is presence else presence
            self._desk.editor.choose(self._address, marked)
            announce(self, f"{self._name.text()}: {_(word(marked))}")


class AttendingCard(Card):
    """Everybody who may come to the meeting, and who of them did.

    `noted` says that the button for everybody is about to rest, and that the cursor is to be led
    on: on somebody's answer, the next key would note something wrong of that person.
    """

    noted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: list[AttendingLine] = []
        self._told = said("")
        self._told.setObjectName("told")
        people = QWidget()  # before the button: a screen reader walks widgets as they were added
        self._rows = QVBoxLayout(people)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._everybody = TableButton()
        above = QHBoxLayout()  # in sight however many and however large those below are
        self.column.addLayout(above)
        above.addWidget(self._told, 2)
        self.column.addWidget(people)
        above.addWidget(self._everybody, 3, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch()
        self._everybody.clicked.connect(self.note_the_rest)

    def show_step(self, case: Case, step: Step) -> None:  # noqa: ARG002
        people = expected(case)
        self._make_lines(len(people))
        for line, participant in zip(self._lines, people, strict=True):
            line.show_participant(participant, locked=is_closed(case))
        self._told.setText(_how_many_noted(people))
        others = any(each.presence for each in people)
        self._everybody.setText(_("Alla andra är på &plats") if others else _("Alla är på &plats"))
        self._everybody.setVisible(bool(people))
        self._everybody.setEnabled(not is_noted(case) and not is_closed(case))

    def in_words(self, case: Case, step: Step) -> str:  # noqa: ARG002
        return _how_many_noted(expected(case))

    def reveal(self, address: Address) -> bool:
        line = next((each for each in self._lines if each.row_id == address.row), None)
        if line is not None:
            line.enter()
        return line is not None

    def enter_field(self) -> bool:
        """To the first who is not noted yet."""
        case = self._desk.editor.case
        for line in self._lines:
            if case is not None and not row_of(case, "participants", line.row_id).presence:
                line.enter()
                return True
        return False

    def begin_with_question(self) -> bool:
        return self._everybody.isEnabled() and self.enter_field()

    def note_the_rest(self) -> None:
        """Everybody of whom nothing is noted is there: one step, to be undone as one."""
        before = self._desk.editor.case
        if before is None:
            return
        case = before
        unnoted = [each.id for each in expected(before) if not each.presence]
        for row in unnoted:
            case = with_value(case, Address("participants", "presence", row), Presence.PRESENT)
        if unnoted:
            self.noted.emit()
            self._desk.editor.change(case, Address("participants", "presence", unnoted[0]))
            announce(self, present_in_words(len(unnoted)))

    def _make_lines(self, count: int) -> None:
        while len(self._lines) < count:
            self._add_line()
        while len(self._lines) > count:
            line = self._lines.pop()
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _add_line(self) -> None:
        above = stop_before(self._everybody)
        if self._lines:
            above = list(self._lines[-1].buttons.values())[-1]
        line = AttendingLine(self._desk)
        self._rows.addWidget(line)
        chain([above, *line.buttons.values()])
        line.show()
        self._lines.append(line)
