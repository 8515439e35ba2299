"""What a follow-up decided: what to change, how to go on, and the ways that lead there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sipdesk.case import Address, Case, FollowUp, NextStep, is_closed, row_of
from sipdesk.i18n import N_
from sipdesk.i18n import gettext as _
from sipdesk.ui.approval import CHANGE_REASON, make_new_version
from sipdesk.ui.block import Block
from sipdesk.ui.desk import Desk
from sipdesk.ui.fields import FieldSpec, Kind, Section
from sipdesk.ui.form import Form, heading, intro

DECISION = Section(
    title="",
    rows=(
        (
            FieldSpec(
                part="follow_ups",
                field="what_to_change",
                label=N_("Vad ska ändras?"),
                kind=Kind.TEXT,
            ),
        ),
        (
            FieldSpec(
                part="follow_ups",
                field="next_step",
                label=N_("Hur går vi vidare?"),
                kind=Kind.CHOICE,
                choices=NextStep,
            ),
            FieldSpec(
                part="follow_ups",
                field="next_date",
                label=N_("Nästa uppföljning"),
                kind=Kind.DATE,
            ),
        ),
    ),
)
FIRST_OF_PLAN = Address("plan", "situation")


class DecisionBlock(Block):
    """The decision of the chosen follow-up.

    `ending` is the block where the ending is written; without one, nothing points there.
    """

    def __init__(
        self, desk: Desk, ending: Block | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ending = ending
        self._form = Form([DECISION], desk)
        self._note = intro("")
        self._change = QPushButton()
        self._end = QPushButton(_("Skriv hur planen avslutas"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(_("Beslut vid den här uppföljningen"), self))
        layout.addWidget(self._form)
        layout.addWidget(self._note)
        for button in (self._change, self._end):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._change.clicked.connect(self.change_plan)
        self._end.clicked.connect(self.go_to_ending)

    def show_meeting(self, case: Case, follow_up_id: str) -> None:
        """Show the decision of one follow-up, "" for none."""
        meeting = row_of(case, "follow_ups", follow_up_id)
        if not isinstance(meeting, FollowUp):
            return
        self._form.show_case(case, follow_up_id)
        changes = meeting.next_step is NextStep.CHANGE
        self._change.setVisible(changes)
        self._change.setText(
            _("Börja på en ny version") if case.is_approved else _("Gå till planen")
        )
        self._change.setEnabled(not (case.is_approved and is_closed(case)))
        self._note.setText(_note_on(case) if changes else "")
        self._note.setVisible(changes)
        self._end.setVisible(meeting.next_step is NextStep.END and self._ending is not None)

    def reveal(self, address: Address) -> bool:
        return self._form.reveal(address)

    def clear(self) -> None:
        self._form.clear()

    def change_plan(self) -> None:
        """To the reason for the change, in a draft that is begun only now and only if needed."""
        case = self._desk.editor.case
        if case is None:
            return
        if case.is_approved:
            case = make_new_version(self._desk.editor, case)
        is_change = case.plan.version > 1
        self._desk.editor.reveal(CHANGE_REASON.address() if is_change else FIRST_OF_PLAN)

    def go_to_ending(self) -> None:
        """To where the ending is written."""
        if self._ending is not None:
            self._ending.reveal(Address("ending", "date"))


def _note_on(case: Case) -> str:
    if case.is_approved and is_closed(case):
        return _("Ärendet är avslutat. Öppna det igen först.")
    if case.is_approved:
        return _(
            "Den godkända planen ändras aldrig. Ändringen skrivs i ett nytt utkast, "
            "som personen godkänner för sig."
        )
    return _("Planen är ett utkast just nu. Skriv ändringen där.")
