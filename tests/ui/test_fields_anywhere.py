"""Ctrl+K: the label of any field of the open case leads into it, after all else that fits."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from sipdesk.case import (
    Address,
    Answer,
    Case,
    FollowUp,
    Goal,
    Intervention,
    Participant,
    Person,
    with_new_version,
)
from sipdesk.i18n import gettext as _
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.late_page import LatePage
from tests.ui.conftest import Workplace
from tests.ui.saving import fill
from tests.ui.test_anywhere import ask, enter, offered
from tests.ui.test_versions import ONCE

CASE = Case(
    person=Person(name="Anna", birth_date="1950-05-05"),
    participants=(Participant(id="p", name="Bo"),),
    goals=(Goal(id="g", own_words="Äta ute"),),
    interventions=(Intervention(id="one", what="Ett"), Intervention(id="two", what="Två")),
)


def open_whole(workplace: Workplace, case: Case) -> None:
    fill(workplace, [case])
    workplace.window.open_case(case.id)
    for late in workplace.window.case_page.pages:
        assert late.page  # which builds it


def go_to(workplace: Workplace, letters: str, line: str) -> None:
    """By the line that is offered, wherever it stands."""
    lines = offered(ask(workplace, letters))
    for _line in range(lines.index(line)):
        workplace.press(Qt.Key.Key_Down)
    enter(workplace)
    workplace.window.activateWindow()  # which nobody does on the offscreen platform
    workplace.qtbot.waitUntil(workplace.window.isActiveWindow)


def field_at_cursor(workplace: Workplace) -> Address:
    fields = workplace.window.case_page.findChildren(BoundField)
    (found,) = (each for each in fields if each.widget.isAncestorOf(workplace.focus))
    return found.address


FIELDS = [
    ("vad ska göras", "Vad ska göras?\nPlan", Address("interventions", "what", "two")),
    ("tolk", "Behövs tolk?\nPersonuppgifter", Address("person", "interpreter_needed")),
    (
        "huvudman",
        "Huvudman\nPlan › Insatser – vem gör vad och när",
        Address("interventions", "principal", "two"),
    ),
    ("huvudman", "Huvudman\nDeltagare", Address("participants", "principal", "p")),
    ("namn", "Namn\nDeltagare › Samordnare", Address("coordinator", "name")),
    (
        "försämras",
        "Om läget försämras: vad gör vi då?\nPlan",
        Address("plan", "crisis_plan"),
    ),
    (
        "i egenskap",
        "I egenskap av\nPersonuppgifter › Företrädare",
        Address("person", "representative_authority"),
    ),
]


def test_a_label_leads_into_its_field(workplace: Workplace) -> None:
    open_whole(workplace, CASE)
    for letters, line, address in FIELDS:
        workplace.window.case_page.reveal(Address("interventions", "what", "two"))
        workplace.window.turn_to_tab(0)
        go_to(workplace, letters, line)
        assert field_at_cursor(workplace) == address, line


def test_a_field_is_found_on_a_page_that_is_not_built_yet(workplace: Workplace) -> None:
    fill(workplace, [CASE])
    workplace.window.open_case(CASE.id)
    assert not all(late.is_built for late in workplace.window.case_page.pages)
    go_to(workplace, "försämras", "Om läget försämras: vad gör vi då?\nPlan")
    assert field_at_cursor(workplace) == Address("plan", "crisis_plan")


def test_of_a_list_that_was_never_in_sight_the_first_row_is_led_into(workplace: Workplace) -> None:
    open_whole(workplace, CASE)
    go_to(workplace, "vad ska göras", "Vad ska göras?\nPlan")
    assert field_at_cursor(workplace) == Address("interventions", "what", "one")


def test_of_a_list_without_rows_the_list_is_led_to(workplace: Workplace) -> None:
    open_whole(workplace, replace(CASE, interventions=()))
    go_to(workplace, "vad ska göras", "Vad ska göras?\nPlan")
    assert isinstance(workplace.focus, QPushButton)
    assert workplace.focus.text() == "Lägg till insats"


def test_what_is_said_at_a_follow_up_leads_to_the_meetings_where_there_is_none(
    workplace: Workplace,
) -> None:
    open_whole(workplace, CASE)
    go_to(workplace, "hur gick det", "Hur gick det?\nUppföljning")
    assert isinstance(workplace.focus, QPushButton)
    assert workplace.focus.text() == "Lägg till uppföljning"


def test_a_field_that_does_not_matter_is_not_offered(workplace: Workplace) -> None:
    open_whole(workplace, CASE)
    dialog = ask(workplace, "tolken")
    assert offered(dialog) == []
    for letters in ("varför ändras", "sekretess", "varför rättas"):
        for _letter in range(20):
            workplace.press(Qt.Key.Key_Backspace)
        workplace.type(letters)
        assert offered(dialog) == [], letters


def test_a_field_is_offered_as_soon_as_it_matters(workplace: Workplace) -> None:
    open_whole(workplace, replace(CASE, person=Person(interpreter_needed=Answer.YES)))
    go_to(workplace, "tolken", "Är tolken bokad?\nPersonuppgifter")
    assert field_at_cursor(workplace) == Address("person", "interpreter_booked")


def test_every_field_that_is_in_sight_is_found_by_its_label(workplace: Workplace) -> None:
    open_whole(workplace, CASE)
    window, page = workplace.window, workplace.window.case_page
    for number, late in enumerate(page.pages):
        window.show_person() if late is page.person else window.turn_to_tab(number)
        shown = [each for each in late.findChildren(BoundField) if each.widget.isVisibleTo(late)]
        assert shown
        for field in shown:
            label = _(field.spec.label)
            found = window.anywhere.offer(label)
            named = [each.detail for each in found if each.name == label]
            assert len(set(named)) == len(named), label
            in_tab = [each for each in found if each.detail.startswith(title_of(workplace, late))]
            assert in_tab, label


def title_of(workplace: Workplace, late: LatePage) -> str:
    tabs = workplace.window.case_page.tabs
    number = tabs.indexOf(late)
    return "Personuppgifter" if number < 0 else tabs.tabText(number)


def test_a_field_stands_below_all_else_that_fits(workplace: Workplace) -> None:
    person = Case(person=Person(name="Plan Huvudman"))
    fill(workplace, [person])
    open_whole(workplace, CASE)
    lines = offered(ask(workplace, "plan"))
    fields = [n for n, line in enumerate(lines) if line.startswith("Ska deltagaren få en kopia")]
    others = [
        n for n, line in enumerate(lines) if line.split("\n")[1].startswith(("Visa", "Arkiv"))
    ]
    assert lines[0].startswith("Plan Huvudman")
    assert max(others) < min(fields)


def test_the_name_of_a_tab_does_not_bring_all_its_fields(workplace: Workplace) -> None:
    open_whole(workplace, CASE)
    assert "Vad ska göras?\nPlan" not in offered(ask(workplace, "plan"))


def test_without_a_case_there_is_no_field(workplace: Workplace) -> None:
    assert offered(ask(workplace, "vad ska göras")) == []


def test_a_field_of_the_tab_in_sight_comes_before_those_of_others(workplace: Workplace) -> None:
    """Why a plan is changed was asked for on that tab, and "Varför?" in a follow-up is shorter."""
    draft = with_new_version(ONCE)
    open_whole(workplace, replace(draft, follow_ups=(FollowUp(id="f"),)))
    workplace.window.turn_to_tab(3)
    fields = [line for line in offered(ask(workplace, "varför")) if line.startswith("Varför")]
    assert fields[0] == "Varför ändras planen?\nPlan"
    assert len(fields) > 1
