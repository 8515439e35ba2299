"""A day or a time that cannot be read says so at its field, and nowhere passes for one."""

from __future__ import annotations

from PySide6.QtCore import Qt

from sipdesk.case import Address, Case, Person
from sipdesk.settings import LIGHT
from sipdesk.ui.bound_field import BoundField
from sipdesk.ui.header import facts_about
from sipdesk.ui.looks import LOOKS
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.people import in_words, summary_of
from tests.ui.conftest import NOW, Workplace
from tests.ui.meeting_eye import table_of
from tests.ui.test_meeting import CASE, hold_meeting, turn_to

MEETING, START = Address("meeting", "date"), Address("meeting", "start")
STARTS = Address("interventions", "starts", CASE.interventions[0].id)
DATE_PROBLEM, TIME_PROBLEM = "Datumet går inte att läsa.", "Klockslaget går inte att läsa."
NO_DAY = "Ingen dag. Så står det i planen."


def field_at(workplace: Workplace, address: Address) -> BoundField:
    """The field in sight for an address."""
    found = workplace.window.findChildren(BoundField)
    (field,) = (f for f in found if f.address == address and f.widget.isVisible())
    return field


def note_of(field: BoundField) -> NoteLine:
    (note,) = field.widget.findChildren(NoteLine)
    return note


def test_it_is_told_when_the_cursor_leaves_and_gone_when_it_is_mended(
    workplace: Workplace,
) -> None:
    workplace.window.new_person()
    workplace.window.case_page.reveal(MEETING)
    field = field_at(workplace, MEETING)
    said: list[str] = []
    field.said.connect(said.append)
    workplace.type("32 mars")
    assert not note_of(field).is_problem  # somebody is still writing
    workplace.tab()
    assert note_of(field).text() == DATE_PROBLEM
    assert said == [f"Dag: {DATE_PROBLEM}"]

    workplace.window.case_page.reveal(MEETING)
    assert workplace.focus.accessibleDescription() == DATE_PROBLEM
    workplace.tab()
    assert len(said) == 1  # once
    workplace.window.case_page.reveal(MEETING)
    workplace.control(Qt.Key.Key_A)
    workplace.type("12 mars")
    workplace.tab()
    assert note_of(field).text() == "torsdag 12 mars 2026"
    assert not note_of(field).is_problem
    assert said[1:] == ["Dag: torsdag 12 mars 2026"]

    workplace.window.case_page.reveal(START)
    workplace.type("kl 25")
    workplace.tab()
    assert note_of(field_at(workplace, START)).text() == TIME_PROBLEM


def test_at_the_table_it_stands_at_its_step_in_red(workplace: Workplace) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.ACTIONS)
    table_of(workplace).reveal(STARTS)
    for typed, problem in (("32 mars", DATE_PROBLEM), ("genast", "")):
        workplace.control(Qt.Key.Key_A)
        workplace.type(typed)
        workplace.tab()
        note = note_of(field_at(workplace, STARTS))
        assert note.text().strip() == problem
        ink = note.palette().color(note.foregroundRole()).name()
        assert (ink == LOOKS[LIGHT].problem) is bool(problem)
        table_of(workplace).reveal(STARTS)


def test_words_that_belong_elsewhere_are_told_of_below_the_day_and_said(
    workplace: Workplace,
) -> None:
    workplace.desk.editor.open(CASE)
    for typed, told in (
        ("Olle ringer", NO_DAY),
        ("Genast", ""),
        ("tills vidare.", ""),
        ("12 mars", "torsdag 12 mars 2026"),
    ):
        workplace.window.case_page.reveal(STARTS)
        field = field_at(workplace, STARTS)
        said: list[str] = []
        field.said.connect(said.append)
        workplace.control(Qt.Key.Key_A)
        workplace.type(typed)
        assert note_of(field).text() != NO_DAY  # somebody is still writing
        workplace.tab()
        assert note_of(field).text().strip() == told
        assert not note_of(field).is_problem
        assert said == ([f"Börjar: {told}"] if told else [])
        assert field.input.accessibleDescription() == told
        field.said.disconnect(said.append)


def test_nobody_is_born_on_a_day_that_there_is_not() -> None:
    born = Person(name="Åsa Ek", birth_date="32 mars")
    assert facts_about(born, NOW.date()) == []
    assert in_words(summary_of(Case(person=born)), " · ") == "Åsa Ek"
    born = Person(name="Åsa Ek", birth_date="1958-05-03")
    assert facts_about(born, NOW.date()) == ["född 1958-05-03"]
    assert in_words(summary_of(Case(person=born)), " · ") == "Åsa Ek · 1958-05-03"
