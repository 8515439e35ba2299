"""The main job with real keys: from the first conversation to a plan on the disk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk.case import Address, Answer, Authority, Case, Guardian, Person, Principal, Topic
from tests.ui.conftest import Workplace
from tests.ui.saving import choose_person, lines_of, persons

SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG_NOTE = "Jag vill kunna sova. 🙂 محمد Muŧŧoŋ\n" * 600  # more than 20,000 characters


def new_person(workplace: Workplace, name: str) -> None:
    workplace.control(Qt.Key.Key_N)
    workplace.type(name)


def test_preparation_with_the_keyboard_alone(workplace: Workplace) -> None:
    new_person(workplace, "Ángel Łukasz Þórsson")
    workplace.control(Qt.Key.Key_1)
    for text in ("Handla själv", "Nätterna", "Vem ringer jag?"):
        workplace.control(Qt.Key.Key_Return)
        workplace.type(text)
    workplace.control(Qt.Key.Key_Up, SHIFT)

    case = workplace.on_file()
    assert case.person.name == "Ángel Łukasz Þórsson"
    assert [topic.text for topic in case.topics] == ["Handla själv", "Vem ringer jag?", "Nätterna"]


def test_a_row_is_added_wherever_the_cursor_is_on_the_page(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.press(Qt.Key.Key_Escape)
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Från personuppgifterna")
    workplace.window.case_page.tabs.tabBar().setFocus()
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Från fliken")

    topics = [topic.text for topic in workplace.on_file().topics]
    assert topics == ["Från personuppgifterna", "Från fliken"]


def test_participants_with_the_keyboard_alone(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_2)
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Åsa Ek")
    workplace.tab()
    workplace.type("Undersköterska")
    workplace.tab()
    workplace.type("Hemtjänsten")
    workplace.tab()
    workplace.press(Qt.Key.Key_K)
    workplace.tab(3)
    workplace.press(Qt.Key.Key_Left)

    participant = workplace.on_file().participants[0]
    assert (participant.name, participant.role) == ("Åsa Ek", "Undersköterska")
    assert (participant.organisation, participant.principal) == (
        "Hemtjänsten",
        Principal.MUNICIPALITY,
    )
    assert participant.wanted is not Answer.NOT_ASKED


def test_each_row_is_answered_with_arrow_keys(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_2)
    for name in ("Åsa", "Bo", "Cia"):
        workplace.control(Qt.Key.Key_Return)
        workplace.type(name)
        workplace.tab(6)
        workplace.press(Qt.Key.Key_Left)
        workplace.press(Qt.Key.Key_Left)

    wanted = [participant.wanted for participant in workplace.on_file().participants]
    assert wanted == [Answer.YES] * 3


def test_a_plan_with_goals_and_interventions(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_4)
    editor = workplace.window.case_page
    assert editor.reveal(Address("goals", ""))
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Jag vill gå till affären själv")
    assert editor.reveal(Address("interventions", ""))
    for text in ("Gångträning", "Följa med till affären"):
        workplace.control(Qt.Key.Key_Return)
        workplace.type(text)
        workplace.tab()  # the goal, which is chosen already
        workplace.tab()
        workplace.press(Qt.Key.Key_Down)
        workplace.press(Qt.Key.Key_Down)

    case = workplace.on_file()
    assert [goal.own_words for goal in case.goals] == ["Jag vill gå till affären själv"]
    assert [i.what for i in case.interventions] == ["Gångträning", "Följa med till affären"]
    assert {i.principal for i in case.interventions} == {Principal.REGION}
    assert {i.goal_id for i in case.interventions} == {case.goals[0].id}  # there is no other


def test_everything_typed_can_be_undone_from_any_field(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_1)
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Sömn")
    for _step in range(3):
        workplace.control(Qt.Key.Key_Z)
    assert workplace.case.is_blank
    for _step in range(3):
        workplace.control(Qt.Key.Key_Y)
    assert workplace.case.person.name == "Anna"
    assert workplace.case.topics[0].text == "Sömn"


def test_deleting_a_row_can_be_undone(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_1)
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Sömn")
    workplace.control(Qt.Key.Key_Delete, SHIFT)
    assert workplace.case.topics == ()
    workplace.control(Qt.Key.Key_Z)
    assert [topic.text for topic in workplace.case.topics] == ["Sömn"]


def test_dates_typed_the_swedish_way(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_2)
    assert workplace.window.case_page.reveal(Address("meeting", "date"))
    workplace.type("24 mars")
    workplace.tab()
    workplace.type("kl 9.30")
    workplace.tab()
    assert (workplace.case.meeting.date, workplace.case.meeting.start) == ("2026-03-24", "09:30")


def test_a_date_that_cannot_be_read_is_kept_as_typed(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_2)
    assert workplace.window.case_page.reveal(Address("meeting", "date"))
    workplace.type("efter påsk")
    workplace.tab()
    assert workplace.on_file().meeting.date == "efter påsk"


@pytest.mark.parametrize("note", [LONG_NOTE, "x" * 20_000], ids=["words", "one word"])
def test_a_very_long_note_is_kept_whole(workplace: Workplace, note: str) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_1)
    workplace.control(Qt.Key.Key_Return)
    QApplication.clipboard().setText(note)
    workplace.control(Qt.Key.Key_V)
    assert workplace.on_file().topics[0].text == note


@pytest.mark.parametrize("name", ["محمد", "Muŧŧoŋ", "Åsa 👍🏽", "A" * 200])
def test_any_name_is_kept(workplace: Workplace, name: str) -> None:
    workplace.control(Qt.Key.Key_N)
    workplace.type(name)
    assert workplace.on_file().person.name == name


def test_forty_participants_stay_in_order(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_2)
    for number in range(40):
        workplace.control(Qt.Key.Key_Return)
        workplace.type(f"Deltagare {number}")
    names = [participant.name for participant in workplace.on_file().participants]
    assert names == [f"Deltagare {number}" for number in range(40)]


def test_a_second_enter_in_an_empty_row_adds_no_other(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_1)
    workplace.control(Qt.Key.Key_Return)
    workplace.control(Qt.Key.Key_Return)
    assert len(workplace.case.topics) == 1


def test_a_person_without_a_word_leaves_nothing_behind(workplace: Workplace) -> None:
    workplace.control(Qt.Key.Key_N)
    workplace.control(Qt.Key.Key_N)
    new_person(workplace, "Anna")
    workplace.window.autosave.save_now()
    assert [summary.name for summary in workplace.store.summaries()] == ["Anna"]
    assert len(lines_of(persons(workplace))) == 1


def test_a_person_who_is_erased_again_leaves_nothing_behind(workplace: Workplace) -> None:
    new_person(workplace, "A")
    assert workplace.window.autosave.save_now()
    workplace.press(Qt.Key.Key_Backspace)
    workplace.control(Qt.Key.Key_N)
    assert workplace.store.summaries() == ()
    assert len(lines_of(persons(workplace))) == 1


def test_the_next_person_begins_on_the_first_tab(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_5)
    new_person(workplace, "Bo")
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.window.case_page.tab_in_sight() == 0
    assert isinstance(workplace.focus, QPushButton)
    assert workplace.focus.text() == "Lägg till en sak"
    workplace.control(Qt.Key.Key_5)
    choose_person(workplace, "Anna")
    assert workplace.window.case_page.tab_in_sight() == 0


def test_search_finds_by_name_and_number(workplace: Workplace) -> None:
    for name, number in (("Åsa", "19850717-2380"), ("Bo", ""), ("Ödön", "")):
        workplace.store.save(Case(person=Person(name=name, identity_number=number)))
    workplace.window.case_list.show_summaries(workplace.store.summaries())
    rows = persons(workplace)
    assert [line.split("\n")[0] for line in lines_of(rows)] == ["Bo", "Åsa", "Ödön"]
    workplace.control(Qt.Key.Key_F)
    workplace.type("850717")
    assert len(lines_of(rows)) == 1
    workplace.press(Qt.Key.Key_Return)
    assert workplace.case.person.name == "Åsa"


def test_a_finding_leads_into_its_field(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    panel = workplace.window.case_page.findings
    workplace.window.case_page.show_findings_now()
    for number, finding in enumerate(panel.shown):
        panel.wanted.emit(finding.address)
        assert workplace.window.isAncestorOf(workplace.focus), finding.code
        assert workplace.focus is not panel, number
    workplace.control(Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    workplace.press(Qt.Key.Key_Return)
    assert workplace.focus.accessibleName()


def test_undo_shows_the_field_it_changed(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_4)
    workplace.control(Qt.Key.Key_Z)
    assert workplace.focus.accessibleName() == "Namn"


def test_the_typical_participants_are_one_choice_away(workplace: Workplace) -> None:
    new_person(workplace, "Anna")
    workplace.control(Qt.Key.Key_2)
    button = next(
        b for b in workplace.window.findChildren(QPushButton) if b.text() == "Vanliga &deltagare"
    )
    labels = [action.text() for action in button.menu().actions()]
    for wanted in ("Hemtjänst", "Vårdcentral", "Försäkringskassan", "Skola", "God man", "Tolk"):
        button.menu().actions()[labels.index(wanted)].trigger()
    roles = [participant.role for participant in workplace.case.participants]
    assert roles == ["Hemtjänst", "Vårdcentral", "Försäkringskassan", "Skola", "God man", "Tolk"]


def test_a_typical_guardian_is_the_one_who_is_known_and_is_not_typed_twice(
    workplace: Workplace,
) -> None:
    frida = Guardian(name="Frida Lind", contact="070-174 06 11")
    case = Case(person=Person(name="Elsa", birth_date="2016-01-01"), guardians=(frida,))
    workplace.desk.editor.open(case)
    workplace.control(Qt.Key.Key_2)
    button = next(
        b for b in workplace.window.findChildren(QPushButton) if b.text() == "Vanliga &deltagare"
    )
    (guardian,) = (a for a in button.menu().actions() if a.text() == "Vårdnadshavare")
    guardian.trigger()
    guardian.trigger()
    known, blank = workplace.case.participants
    assert (known.name, known.phone, known.role) == ("Frida Lind", "070-174 06 11", blank.role)
    assert (blank.name, blank.phone) == ("", "")
    workplace.control(Qt.Key.Key_Z)
    workplace.control(Qt.Key.Key_Z)
    guardian.trigger()
    workplace.type("Frida Lind")
    assert workplace.case.participants[-1].name == "Frida Lind"


def test_a_typical_god_man_is_the_representative_who_is_known(workplace: Workplace) -> None:
    bo = Person(representative_name="Bo Lund", representative_authority=Authority.TRUSTEE)
    workplace.desk.editor.open(Case(person=replace(bo, representative_contact="070-174 06 13")))
    workplace.control(Qt.Key.Key_2)
    button = next(
        b for b in workplace.window.findChildren(QPushButton) if b.text() == "Vanliga &deltagare"
    )
    (trustee,) = (a for a in button.menu().actions() if a.text() == "God man")
    trustee.trigger()
    (known,) = workplace.case.participants
    assert (known.role, known.name, known.phone) == ("God man", "Bo Lund", "070-174 06 13")


def test_the_window_title_never_names_a_person(workplace: Workplace) -> None:
    new_person(workplace, "Anna Andersson")
    assert "Anna" not in workplace.window.windowTitle()


def test_a_case_opens_as_it_was_closed(workplace: Workplace) -> None:
    kept = Case(person=Person(name="Bo"), topics=(Topic(text="Sömn"),))
    workplace.store.save(kept)
    workplace.window.open_case(kept.id)
    assert workplace.case == kept
