"""The approval at the table: the part that approves everywhere, and calmly what is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from sipdesk.case import Address, Case, is_closed
from sipdesk.i18n import gettext as _
from sipdesk.i18n import ngettext
from sipdesk.rules import Finding, approval_findings
from sipdesk.ui.announce import announce
from sipdesk.ui.approval import ApprovalBlock, state_in_words
from sipdesk.ui.desk import Desk
from sipdesk.ui.finding_words import finding_in_words
from sipdesk.ui.findings_panel import FindingsPanel
from sipdesk.ui.meeting.cards import Card, said
from sipdesk.ui.meeting.chapters import Step, step_at, steps_of
from sipdesk.ui.meeting.look import TableButton
from sipdesk.ui.meeting.needed import stops_at_the_table

LEAST_LINES = 11  # of usual text: some four at the size of the table, title included


class ApprovingCard(Card):
    """Approve, or see what is missing.

    What is missing at the table is said in words and leads to its step (`wanted`). What belongs to
    consent, guardians or personal details is only counted: everybody reads along.
    `wanted_elsewhere` carries the first of those, for the window that nobody else sees.
    `approved` says that the person has.
    """

    wanted = Signal(object)
    wanted_elsewhere = Signal(object)
    approved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._was_refused = False
        self._elsewhere: tuple[Finding, ...] = ()
        self._approval = ApprovalBlock(desk, say_what_stops=self._refuse)
        self._intro = said(_("Innan planen kan godkännas behöver det här vara på plats:"))
        self._missing = FindingsPanel()
        self._missing.setMinimumHeight(self.fontMetrics().lineSpacing() * LEAST_LINES)
        self._counted = said("")
        self._leave = TableButton(_("Visa det i det &vanliga fönstret"))
        for widget in (self._intro, self._missing, self._counted):
            self.column.addWidget(widget)
        self.column.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._approval)
        self.column.addStretch()
        self._approval.approved.connect(self.approved)
        self._missing.wanted.connect(self.wanted)
        self._leave.clicked.connect(self._go_elsewhere)

    def show_step(self, case: Case, step: Step) -> None:  # noqa: ARG002
        self._approval.show_case(case)
        self._show_missing(case)

    def in_words(self, case: Case, step: Step) -> str:  # noqa: ARG002
        told = [f"• {finding_in_words(each)}" for each in self._missing.shown]
        counted = self._counted.text() if self._elsewhere else ""
        missing = [] if self._intro.isHidden() else [self._intro.text(), *told, counted]
        return "\n".join(filter(None, (state_in_words(case), *missing)))

    def reveal(self, address: Address) -> bool:
        return self._approval.reveal(address)

    def enter_field(self) -> bool:
        return self._approval.reveal(Address("plan", "approval_form"))

    def where_to_write(self) -> str:
        if not _is_open(self._desk.editor.case):
            return super().where_to_write()
        return _(
            "Inget skrevs: markören står på en knapp. F2 leder till frågan om godkännandet, och "
            "Tab vidare till Bevittnat av."
        )

    def begin_with_question(self) -> bool:
        """Not while something is missing: that stands above, and would be scrolled away."""
        is_ready = not self._missing.shown and not self._elsewhere
        return is_ready and self._approval.begin_with_question()

    def _refuse(self, _found: tuple[Finding, ...]) -> None:
        """Nothing is told in a box that hides the table: it stands above, and the cursor there."""
        self._was_refused = True
        case = self._desk.editor.case
        if case is not None:
            self._show_missing(case)
        announce(self, self._intro.text())
        if self._missing.isVisible():
            self._missing.enter()
        else:
            self._leave.setFocus()

    def _show_missing(self, case: Case) -> None:
        steps = steps_of(case)
        found = self._found(case)
        here = tuple(f for f in found if step_at(steps, f.address) is not None)
        self._elsewhere = tuple(f for f in found if f not in here)
        self._missing.show_findings(here)
        self._intro.setVisible(bool(found))
        self._missing.setVisible(bool(here))
        for widget in (self._counted, self._leave):
            widget.setVisible(bool(self._elsewhere))
        self._counted.setText(
            ngettext(
                "{n} sak hör till samtycke eller personuppgifter och visas inte här vid bordet.",
                "{n} saker hör till samtycke eller personuppgifter och visas inte här vid bordet.",
                len(self._elsewhere),
            )
        )

    def _found(self, case: Case) -> tuple[Finding, ...]:
        is_at_the_act = self._was_refused and _is_open(case)
        at_the_act = approval_findings(case, self._desk.now()) if is_at_the_act else ()
        return (*stops_at_the_table(case, self._desk.today()), *at_the_act)

    def _go_elsewhere(self) -> None:
        if self._elsewhere:
            self.wanted_elsewhere.emit(self._elsewhere[0].address)


def _is_open(case: Case | None) -> bool:
    """Whether the version in work is still to be approved."""
    return case is not None and not (case.is_approved or is_closed(case))
