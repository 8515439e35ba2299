"""What became of a topic: three buttons with a key each, and the answer in words."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sipdesk.case import Address, Case, TopicOutcome, is_closed, value_at
from sipdesk.i18n import gettext as _
from sipdesk.ui.announce import announce
from sipdesk.ui.desk import Desk
from sipdesk.ui.meeting.look import AnswerRow, TableButton
from sipdesk.words import word

ORDER = (TopicOutcome.HANDLED, TopicOutcome.PUT_OFF, TopicOutcome.WITHDRAWN)


class OutcomeButtons(QWidget):
    """1, 2 and 3 mark the topic; the same key once more takes the mark away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._address = Address("topics", "outcome")
        self._told = QLabel()
        self._told.setObjectName("told")
        self._told.setWordWrap(True)
        self._buttons: dict[TopicOutcome, TableButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._told)
        for number, outcome in enumerate(ORDER, 1):
            name = _(word(outcome))
            button = TableButton(f"{number}. {name}")
            button.setShortcut(QKeySequence(f"Alt+{number}"))  # while something is typed
            button.setCheckable(True)
            button.setAccessibleName(name)
            button.setAccessibleDescription(_("Tangent {number}", number=number))
            button.clicked.connect(partial(self.mark, outcome))
            self._buttons[outcome] = button
        layout.addWidget(AnswerRow(self._buttons.values(), spacing=12))

    def show_case(self, case: Case, row: str) -> None:
        """Show what became of the topic with that id."""
        self._address = Address("topics", "outcome", row)
        outcome = value_at(case, self._address)
        words = _(word(outcome))
        self._told.setText(_("Nu: {outcome}", outcome=words[:1].lower() + words[1:]))
        for each, button in self._buttons.items():
            button.setChecked(each is outcome)
            button.setEnabled(not is_closed(case))

    def in_words(self) -> str:
        """What is marked, or that nothing is, and with which keys it can be."""
        if any(button.isChecked() for button in self._buttons.values()):
            return self._told.text()
        keys = ", ".join(f"{n} {_(word(outcome))}" for n, outcome in enumerate(ORDER, 1))
        return _("Inget svar ännu. Tangenter: {keys}", keys=keys)

    def press(self, number: int) -> None:
        """What the key of that number does, counted from 1."""
        self._buttons[ORDER[number - 1]].click()

    def mark(self, outcome: TopicOutcome, _checked: bool = False) -> None:
        """Mark the topic, or take the same mark away."""
        case = self._desk.editor.case
        if case is not None:
            was = value_at(case, self._address)
            marked = TopicOutcome.UNSET if was is outcome else outcome
            self._desk.editor.choose(self._address, marked)
            announce(self, _(word(marked)))
