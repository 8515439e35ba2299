"""What a field offers, and what it says below itself, by what else stands in the case."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QLabel, QTableView

from sipdesk.case import (
    Address,
    Case,
    FollowUp,
    Intervention,
    Participant,
    Plan,
    Principal,
    closed,
)
from sipdesk.ui.choice_input import ChoiceInput
from tests.ui.conftest import Workplace
from tests.ui.test_inputs import enter, value

RESPONSIBILITY = Address("plan", "overall_responsibility")
START, END = Address("meeting", "start"), Address("meeting", "end")


def offered(office: Workplace) -> list[str]:
    box = office.focus
    assert isinstance(box, ChoiceInput)
    return [box.itemText(n) for n in range(box.count())]


def test_the_overall_responsibility_is_the_kommuns_or_the_regions(workplace: Workplace) -> None:
    workplace.desk.editor.open(Case())
    enter(workplace, RESPONSIBILITY)
    assert offered(workplace) == ["Inte valt", "Kommun", "Region"]


def test_nobody_is_represented_by_themselves(workplace: Workplace) -> None:
    workplace.desk.editor.open(Case())
    enter(workplace, Address("person", "representative_authority"))
    assert "God man" in offered(workplace)
    assert "Personen själv" not in offered(workplace)


def test_another_responsibility_that_stands_there_is_shown_until_it_is_changed(
    workplace: Workplace,
) -> None:
    case = replace(Case(), plan=Plan(overall_responsibility=Principal.OTHER))
    workplace.desk.editor.open(case)
    enter(workplace, RESPONSIBILITY)
    assert isinstance(box := workplace.focus, ChoiceInput)
    assert box.currentText() == "Annan"
    workplace.press(Qt.Key.Key_R)
    assert value(workplace, RESPONSIBILITY) is Principal.REGION
    assert box.currentText() == "Region"
    assert "Annan" not in offered(workplace)
    workplace.control(Qt.Key.Key_Z)
    assert box.currentText() == "Annan"
    assert value(workplace, RESPONSIBILITY) is Principal.OTHER


def test_the_principal_follows_an_organisation_that_is_typed_over(workplace: Workplace) -> None:
    row = Intervention(id="i", organisation="Hemtjänsten", principal=Principal.MUNICIPALITY)
    clinic = Participant(organisation="Vårdcentralen", principal=Principal.REGION)
    workplace.desk.editor.open(replace(Case(), interventions=(row,), participants=(clinic,)))
    organisation = Address("interventions", "organisation", "i")
    enter(workplace, organisation)
    workplace.control(Qt.Key.Key_A)
    workplace.type("Vårdcentralen")
    workplace.tab()
    assert value(workplace, organisation) == "Vårdcentralen"
    assert value(workplace, organisation._replace(field="principal")) is Principal.REGION


def test_an_end_without_a_start_or_before_it_is_told_below_the_field(
    workplace: Workplace,
) -> None:
    workplace.desk.editor.open(Case())
    alone, first = "Skriv också när mötet börjar.", "Mötet slutar innan det börjar."
    enter(workplace, END)
    workplace.type("15")
    workplace.tab()
    enter(workplace, START)
    assert workplace.focus.accessibleDescription() == alone
    assert alone in notes(workplace)
    workplace.type("16")
    workplace.tab()
    assert workplace.focus.accessibleDescription() == first
    assert (alone in notes(workplace), first in notes(workplace)) == (False, True)
    workplace.type("17")
    workplace.tab()
    assert first not in notes(workplace)


def dated(workplace: Workplace, case: Case) -> Address:
    """The day of the last follow-up, with the cursor in it."""
    workplace.desk.editor.open(case)
    day = Address("follow_ups", "date", case.follow_ups[-1].id)
    enter(workplace, day)
    return day


AGREED = replace(Case(), plan=Plan(follow_up_date="2026-06-08"), follow_ups=(FollowUp(id="a"),))
TOLD = "Bestämt: måndag 8 juni 2026"


def test_the_day_that_the_plan_agreed_on_is_told_below_a_new_follow_up_and_not_filled_in(
    workplace: Workplace,
) -> None:
    day = dated(workplace, AGREED)
    assert TOLD in notes(workplace)
    heard = f"{TOLD}. Alt+nedåtpil öppnar kalendern på den dagen."
    assert workplace.focus.accessibleDescription() == heard
    workplace.tab()
    assert value(workplace, day) == ""
    enter(workplace, day)
    workplace.type("9 juni")
    workplace.tab()
    assert value(workplace, day) == "2026-06-09"
    assert TOLD not in notes(workplace)


def test_the_calendar_of_a_new_follow_up_opens_on_the_day_agreed_on(workplace: Workplace) -> None:
    day = dated(workplace, AGREED)
    workplace.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = workplace.window.findChild(QCalendarWidget)
    assert calendar is not None
    table = calendar.findChild(QTableView)
    assert table is not None
    workplace.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert value(workplace, day) == "2026-06-08"
    workplace.control(Qt.Key.Key_Z)
    assert value(workplace, day) == ""
    assert TOLD in notes(workplace)


def test_the_day_told_is_that_of_the_last_follow_up_and_of_the_open_case(
    workplace: Workplace,
) -> None:
    held = FollowUp(date="2026-03-09", next_date="2026-09-01")
    plan = Plan(follow_up_date="2026-03-09")
    dated(workplace, replace(AGREED, plan=plan, follow_ups=(held, FollowUp(id="b"))))
    assert "Bestämt: tisdag 1 september 2026" in notes(workplace)
    dated(workplace, replace(AGREED, plan=Plan()))
    assert not [text for text in notes(workplace) if text.startswith("Bestämt")]


def test_no_day_is_told_where_it_has_a_follow_up_or_can_no_longer_be_written(
    workplace: Workplace,
) -> None:
    laid_down = FollowUp(date="2026-06-08")
    for case in (
        replace(AGREED, follow_ups=(laid_down, FollowUp(id="b"))),
        closed(AGREED, "2026-03-11T10:00:00+00:00"),
    ):
        dated(workplace, case)
        assert not [text for text in notes(workplace) if text.startswith("Bestämt")]


def notes(workplace: Workplace) -> list[str]:
    labels = workplace.window.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]
