"""Att göra over all cases, a meeting into the calendar, and what became of each topic."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton

from sipdesk.case import Address, Answer, Case, Meeting, Person, Topic, TopicOutcome
from sipdesk.demo import demo_cases
from sipdesk.demo.at_the_meeting import aino
from sipdesk.demo.before_the_meeting import karin
from sipdesk.errors import FileNotWrittenError, FileUnreachableError
from sipdesk.rules import due
from sipdesk.ui.calendar_block import CalendarBlock
from sipdesk.ui.choice_input import ChoiceInput
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.saving import fill

TODAY = NOW.date()
BO = Case(person=Person(name="Bo Ek"), meeting=Meeting(date="2026-03-13", start="09:00"))
ANNA = Case(person=Person(name="Anna Alm"), meeting=Meeting(date="2026-03-11", place="Gränd 1"))


def show_due(workplace: Workplace, *cases: Case) -> QListWidget:
    """The list, with the cursor on its first line."""
    fill(workplace, cases)
    workplace.window.due_book.distrust()  # the cases came into the file behind the window's back
    workplace.control(Qt.Key.Key_G)
    page = workplace.window.due
    (lines,) = page.findChildren(QListWidget)
    workplace.qtbot.waitUntil(lambda: page.isVisible() and lines.count() > 0)
    workplace.window.show_due()
    return lines


def texts(lines: QListWidget) -> list[str]:
    return [lines.item(n).text() for n in range(lines.count())]


def due_button(workplace: Workplace) -> QPushButton:
    buttons = workplace.window.case_list.findChildren(QPushButton)
    return next(b for b in buttons if b.toolTip() == "Ctrl+G")


# --- the list -----------------------------------------------------------------------------------


def test_the_lines_stand_by_urgency_and_enter_leads_to_the_field(workplace: Workplace) -> None:
    lines = show_due(workplace, BO, ANNA)
    assert texts(lines) == [
        "Försenat",
        "SIP-mötet var onsdag 11 mars 2026. Anteckna vilka som var med, eller ange en ny dag.\n"
        "Anna Alm",
        "De närmaste sju dagarna",
        "SIP-möte fredag 13 mars 2026 klockan 09:00.\nBo Ek",
        "Inför mötet fredag 13 mars 2026 saknas en sak som lagen kräver.\nBo Ek",
    ]
    assert due_button(workplace).text() == "Att göra: 3"
    assert workplace.focus is lines
    workplace.press(Qt.Key.Key_Down)
    workplace.press(Qt.Key.Key_Return)
    assert workplace.case.person.name == "Bo Ek"
    assert workplace.window.case_page.tabs.currentIndex() == 1
    assert workplace.focus.accessibleName() == "Dag"


def test_a_click_leads_there_too(workplace: Workplace) -> None:
    lines = show_due(workplace, BO, ANNA)
    place = lines.visualItemRect(lines.item(3)).center()
    workplace.qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert workplace.case.person.name == "Bo Ek"


def test_what_is_typed_changes_the_list_and_its_count_at_once(workplace: Workplace) -> None:
    lines = show_due(workplace, BO, ANNA)
    workplace.window.open_due(BO.id, Address("meeting", "date"))
    workplace.control(Qt.Key.Key_A)
    workplace.type("2026-05-01")
    workplace.tab()
    assert due_button(workplace).text() == "Att göra: 1"
    workplace.control(Qt.Key.Key_G)
    assert workplace.desk.editor.case is None
    assert [text for text in texts(lines) if "Bo Ek" in text] == []
    assert workplace.store.load(BO.id).meeting.date == "2026-05-01"


def test_a_person_who_is_deleted_leaves_the_list(workplace: Workplace) -> None:
    lines = show_due(workplace, BO, ANNA)
    workplace.window.open_case(BO.id)
    workplace.window.delete_person(BO.id)
    assert [text for text in texts(lines) if "Bo Ek" in text] == []
    assert "Anna Alm" in "".join(texts(lines))


def test_an_empty_list_says_what_would_stand_there(workplace: Workplace) -> None:
    assert workplace.window.welcome.isVisible()
    fill(workplace, [replace(BO, meeting=Meeting())])
    workplace.control(Qt.Key.Key_G)
    due = workplace.window.due
    assert due.isVisible()
    workplace.qtbot.waitUntil(lambda: due.note.startswith("Inget att göra just nu. Välj "))


def test_the_key_for_it_leads_to_what_stands_in_place_of_the_lines_and_then_to_the_first(
    workplace: Workplace, application: QApplication
) -> None:
    idle = replace(BO, meeting=Meeting())
    fill(workplace, [idle])
    due = workplace.window.due
    with open_ear(application) as ear:
        workplace.control(Qt.Key.Key_G)
        note = workplace.focus
        assert isinstance(note, QLabel)
        workplace.qtbot.waitUntil(lambda: due.note.startswith("Inget att göra"))
        assert ear.heard[-1] == due.note
    workplace.store.save(BO)
    workplace.window.due_book.distrust()
    workplace.window.due_book.read()
    (lines,) = due.findChildren(QListWidget)
    workplace.qtbot.waitUntil(lines.hasFocus)
    assert lines.currentRow() == 1


def test_no_line_of_the_demo_tells_where_somebody_with_protection_is(workplace: Workplace) -> None:
    demo = demo_cases(TODAY)
    lines = show_due(workplace, *demo)
    assert sum(len(due(case, TODAY)) for case in demo) == len(
        [text for text in texts(lines) if "\n" in text]
    )
    hidden = karin(TODAY)
    assert hidden.person.protected_identity is Answer.YES
    shown = "\n".join(texts(lines))
    assert hidden.person.name in shown
    for where in (hidden.meeting.place, hidden.person.address, hidden.person.phone):
        assert not where or where not in shown


def test_a_file_that_cannot_be_read_is_told_on_the_page(
    workplace: Workplace, tmp_path: Path
) -> None:
    show_due(workplace, BO)
    workplace.window.due_book.distrust()
    away = tmp_path / "away"
    workplace.case_file.rename(away)
    workplace.control(Qt.Key.Key_G)
    page = workplace.window.due
    workplace.qtbot.waitUntil(lambda: page.note == FileUnreachableError.sentence)
    away.rename(workplace.case_file)


# --- the calendar -------------------------------------------------------------------------------


def calendar_button(workplace: Workplace) -> QPushButton:
    blocks = workplace.window.case_page.findChildren(CalendarBlock)
    (block,) = [b for b in blocks if b.isVisible()]
    return block.findChildren(QPushButton)[0]


@pytest.mark.parametrize(
    ("tab", "name", "summary"),
    [
        (1, "SIP-möte 2026-03-12.ics", "SIP-möte A.K."),
        (4, "SIP-uppföljning 2026-06-11.ics", "SIP-uppföljning A.K."),
    ],
)
def test_a_meeting_is_saved_for_the_calendar(
    workplace: Workplace, tmp_path: Path, tab: int, name: str, summary: str
) -> None:
    fill(workplace, [case := aino(TODAY)])
    workplace.window.open_case(case.id)
    workplace.window.turn_to_tab(tab)
    workplace.doors.path = tmp_path / "mötet.ics"
    calendar_button(workplace).setFocus()
    workplace.press(Qt.Key.Key_Space)
    assert workplace.doors.suggested == [name]
    calendar = Calendar.from_ical(workplace.doors.path.read_bytes())
    assert isinstance(calendar, Calendar)
    assert [event.summary for event in calendar.events] == [summary]


def test_a_calendar_file_that_cannot_be_written_is_told(
    workplace: Workplace, tmp_path: Path
) -> None:
    fill(workplace, [BO])
    workplace.window.open_case(BO.id)
    workplace.window.turn_to_tab(1)
    workplace.doors.path = tmp_path / "nowhere" / "mötet.ics"
    calendar_button(workplace).click()
    assert workplace.doors.told == [("Spara i kalender", FileNotWrittenError.sentence)]


# --- what became of each topic ------------------------------------------------------------------


def test_each_topic_is_marked_with_a_key_and_keeps_its_words(workplace: Workplace) -> None:
    said = ("Tabletterna – det är så många.", "Bastun!")
    case = replace(aino(TODAY), topics=tuple(Topic(text=text) for text in said))
    fill(workplace, [case])
    workplace.window.open_case(case.id)
    assert workplace.window.case_page.reveal(Address("topics", "outcome", case.topics[0].id))
    assert workplace.focus.accessibleName() == "Vad blev det av det?"
    workplace.press(Qt.Key.Key_K)
    workplace.control(Qt.Key.Key_Down)
    workplace.press(Qt.Key.Key_End)
    marks = [TopicOutcome.HANDLED, TopicOutcome.WITHDRAWN]
    assert [t.outcome for t in workplace.case.topics] == marks
    workplace.control(Qt.Key.Key_Z)
    assert workplace.case.topics[1].outcome is TopicOutcome.UNSET
    workplace.control(Qt.Key.Key_Y)
    found = workplace.on_file().topics
    assert [(t.text, t.outcome) for t in found] == list(zip(said, marks, strict=True))


def test_before_the_meeting_there_is_nothing_to_mark(workplace: Workplace) -> None:
    case = replace(BO, topics=(Topic(text="Bastun!"),))
    fill(workplace, [case])
    workplace.window.open_case(case.id)
    choices = workplace.window.case_page.findChildren(ChoiceInput)
    names = [choice.accessibleName() for choice in choices if choice.isVisible()]
    assert "Vad blev svaret?" in names
    assert "Vad blev det av det?" not in names


def test_closing_the_window_leaves_nothing_to_read(workplace: Workplace) -> None:
    workplace.window.close()
    workplace.store.close()
    QApplication.processEvents()


def test_escape_goes_back_to_the_case_that_one_came_from(workplace: Workplace) -> None:
    show_due(workplace, BO, ANNA)
    workplace.window.open_case(ANNA.id)
    workplace.window.turn_to_tab(3)
    workplace.window.case_page.reveal(Address("plan", "own_actions"))
    field = workplace.focus
    workplace.control(Qt.Key.Key_G)
    assert workplace.desk.editor.case is None
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.case.id == ANNA.id
    assert workplace.window.case_page.tab_in_sight() == 3
    assert workplace.focus is field
    workplace.control(Qt.Key.Key_G)
    workplace.control(Qt.Key.Key_G)
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.desk.editor.case is None, "nobody came from a case"


def test_esc_after_a_new_person_without_a_word_leads_to_nobody(workplace: Workplace) -> None:
    fill(workplace, [BO])
    workplace.window.new_person()
    workplace.window.show_due()
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.window.desk.editor.case is None


def test_escape_goes_back_also_while_the_lines_were_waited_for(workplace: Workplace) -> None:
    fill(workplace, [BO, ANNA])
    workplace.window.open_case(ANNA.id)
    workplace.window.due_book.distrust()
    workplace.control(Qt.Key.Key_G)
    (lines,) = workplace.window.due.findChildren(QListWidget)
    assert workplace.focus is not lines
    workplace.qtbot.waitUntil(lines.hasFocus)
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.case.id == ANNA.id


def test_the_keys_of_the_tabs_lead_back_to_the_case_that_one_came_from(
    workplace: Workplace,
) -> None:
    show_due(workplace, BO, ANNA)
    workplace.window.open_case(ANNA.id)
    workplace.control(Qt.Key.Key_G)
    assert workplace.desk.editor.case is None
    workplace.control(Qt.Key.Key_3)
    page = workplace.window.case_page
    assert (workplace.case.id, page.tabs.currentIndex()) == (ANNA.id, 2)
    assert page.isAncestorOf(workplace.focus)


def test_without_a_case_the_keys_of_the_tabs_say_what_to_do_first(
    workplace: Workplace, application: QApplication
) -> None:
    lines = show_due(workplace, BO, ANNA)
    with open_ear(application) as ear:
        for key in (Qt.Key.Key_1, Qt.Key.Key_5):
            workplace.control(key)
            assert ear.take() == ["Välj en person först."]
    assert workplace.desk.editor.case is None
    assert workplace.focus is lines
