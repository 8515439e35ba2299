"""A shortcut finds a day and a time of day as read, though the cursor is still in the field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sipdesk.case import (
    ROW_PARTS,
    Address,
    ApprovalForm,
    Case,
    Goal,
    rows_of,
    with_row_added,
)
from sipdesk.demo.at_the_meeting import aino
from sipdesk.ui.approval import ApprovalBlock
from tests.ui.conftest import NOW, Workplace

CASE = aino(NOW.date())
DATE = Address("plan", "approval_date")
ALT = Qt.KeyboardModifier.AltModifier
UNREADABLE = "• Datumet för godkännandet, ”ett sant löfte”, går inte att läsa."


def at_the_date(workplace: Workplace, **changes: object) -> None:
    """A plan that lacks nothing but the day of its approval, with the cursor there."""
    case = replace(CASE, **changes)
    plan = replace(case.plan, approval_form=ApprovalForm.ORAL, approval_date="")
    case = replace(case, plan=plan)
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    assert workplace.window.case_page.reveal(DATE)


def press_approve(workplace: Workplace) -> None:
    """Alt and the letter of the button, which Qt presses after a moment."""
    (block,) = workplace.window.findChildren(ApprovalBlock)
    with workplace.qtbot.waitSignal(block._approve.clicked):
        workplace.press(Qt.Key.Key_G, ALT)


def test_an_approval_by_its_key_reads_the_day_first(workplace: Workplace) -> None:
    at_the_date(workplace)
    workplace.type("idag")
    workplace.doors.answers = [True]
    press_approve(workplace)
    assert workplace.case.is_approved
    assert workplace.case.plan.approval_date == NOW.date().isoformat()


def test_a_day_that_cannot_be_read_stops_the_approval_and_the_cursor_is_there(
    workplace: Workplace,
) -> None:
    at_the_date(workplace)
    workplace.type("ett sant löfte")
    press_approve(workplace)
    ((_title, told),) = workplace.doors.told
    assert UNREADABLE in told
    assert not workplace.case.is_approved
    field = workplace.focus
    workplace.control(Qt.Key.Key_A)
    workplace.type("12 mars")
    assert workplace.focus is field
    workplace.tab()
    assert workplace.case.plan.approval_date == "2026-03-12"


def test_an_empty_goal_is_no_part_of_what_is_approved(workplace: Workplace) -> None:
    goals = CASE.goals
    at_the_date(workplace, goals=(*goals, Goal()))
    workplace.type("idag")
    workplace.doors.answers = [True]
    press_approve(workplace)
    (version,) = workplace.case.approved_versions
    assert version.case.goals == workplace.case.goals == goals
    assert workplace.on_file().goals == goals


@pytest.mark.parametrize(
    ("part", "field", "typed", "read"),
    [
        ("carried_over", "date", "12 mars", "2026-03-12"),
        ("follow_ups", "time", "kl 14", "14:00"),
    ],
)
def test_a_row_that_is_left_for_a_new_one_keeps_what_was_read(
    workplace: Workplace, part: str, field: str, typed: str, read: str
) -> None:
    row = ROW_PARTS[part]()
    case = with_row_added(Case(), part, row)
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    assert workplace.window.case_page.reveal(Address(part, field, row.id))
    workplace.type(typed)
    workplace.control(Qt.Key.Key_Return)
    first, _second = rows_of(workplace.case, part)
    assert (first.id, getattr(first, field)) == (row.id, read)


def test_nothing_is_read_before_undo_nor_while_a_key_is_only_held(workplace: Workplace) -> None:
    at_the_date(workplace)
    workplace.type("idag")
    workplace.press(Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert workplace.case.plan.approval_date == "idag"
    workplace.control(Qt.Key.Key_Z)
    assert workplace.case.plan.approval_date == ""
