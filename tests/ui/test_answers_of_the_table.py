"""A key that does nothing at a step of the table is answered with what leads on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk.case import ApprovalForm
from sipdesk.ui.meeting.chapters import Chapter
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import table_of
from tests.ui.test_meeting import CASE, hold_meeting, turn_to
from tests.ui.test_versions import ONCE

ANSWERED = replace(
    CASE,
    plan=replace(CASE.plan, approval_form=ApprovalForm.ORAL, approval_date=NOW.date().isoformat()),
)


def button_of(workplace: Workplace, text: str) -> QPushButton:
    buttons = table_of(workplace).findChildren(QPushButton)
    (found,) = (each for each in buttons if each.text() == text and each.isVisible())
    return found


def test_a_letter_on_the_approval_is_told_where_to_write(workplace: Workplace) -> None:
    hold_meeting(workplace, ANSWERED)
    turn_to(workplace, Chapter.APPROVE)
    button_of(workplace, "Personen &godkänner planen").setFocus()
    workplace.type("B")
    assert table_of(workplace).save_line.text() == (
        "Inget skrevs: markören står på en knapp. F2 leder till frågan om godkännandet, och Tab "
        "vidare till Bevittnat av."
    )
    table_of(workplace).write()
    workplace.tab(2)
    assert workplace.focus.accessibleName() == "Bevittnat av"
    workplace.tab()
    assert workplace.focus is button_of(workplace, "Personen &godkänner planen")


def test_of_an_approved_plan_nothing_is_said_to_be_written(workplace: Workplace) -> None:
    hold_meeting(workplace, ONCE)
    turn_to(workplace, Chapter.APPROVE)
    button_of(workplace, "&Börja på en ny version").setFocus()
    workplace.type("B")
    told = table_of(workplace).save_line.text()
    assert told == "Inget skrevs: här finns inget fält att skriva i."


def test_the_key_that_leads_to_a_field_is_answered_where_there_is_none(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.READ_BACK)
    with open_ear(application) as ear:
        workplace.press(Qt.Key.Key_F2)
    assert ear.heard == ["Här finns inget fält att skriva i."]


def test_where_no_row_can_be_added_the_key_for_it_is_answered(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace)
    for chapter, answer in (
        (
            Chapter.OURSELVES,
            "Här finns inget att lägga till. Ctrl+PgDn leder till nästa steg.",
        ),
        (Chapter.PRINT, "Här finns inget att lägga till."),
    ):
        turn_to(workplace, chapter)
        with open_ear(application) as ear:
            workplace.control(Qt.Key.Key_Return)
        assert ear.heard == [answer]
        assert table_of(workplace).save_line.text() == answer


def test_where_rows_are_closed_the_key_that_adds_one_is_answered(workplace: Workplace) -> None:
    hold_meeting(workplace, ONCE)
    turn_to(workplace, Chapter.GOALS)
    before = workplace.case
    workplace.control(Qt.Key.Key_Return)
    assert workplace.case == before
    assert table_of(workplace).save_line.text() == "Kan inte ändras."
