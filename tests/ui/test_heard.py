"""The whole job by ear: what is said at the places where it used to be silent."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton

from sipdesk.case import (
    Address,
    Answer,
    Case,
    FollowUp,
    Intervention,
    Participant,
    Person,
    Plan,
    Principal,
)
from sipdesk.ui.attendance import AttendanceLine
from sipdesk.ui.case_list import PersonList
from sipdesk.ui.ending import EndingBlock
from sipdesk.ui.inputs import AnswerButton
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.meeting.chapters import Chapter, place_in_words
from sipdesk.ui.note_line import NoteLine
from tests.ui.conftest import Workplace
from tests.ui.hearing import Ear, open_ear
from tests.ui.meeting_eye import table_of
from tests.ui.saving import fill
from tests.ui.test_anywhere import ask, chosen
from tests.ui.test_copies import show, tick, ticked, use_paper
from tests.ui.test_follow_up import open_tab
from tests.ui.test_meeting import hold_meeting
from tests.ui.test_versions import EVENING, ONCE, at, on_the_plan_tab, ready

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ear(qapp: QApplication) -> Generator[Ear]:
    with open_ear(qapp) as ear:
        yield ear


def press_button(workplace: Workplace, text: str) -> None:
    """Press a button in sight with the keyboard."""
    buttons = workplace.window.findChildren(QPushButton)
    next(b for b in buttons if b.text() == text and b.isVisible()).setFocus()
    workplace.press(Qt.Key.Key_Space)


# --- a plan ---------------------------------------------------------------------------------------


def test_an_approval_is_said_and_enter_would_not_have_given_it(
    workplace: Workplace, ear: Ear
) -> None:
    block = on_the_plan_tab(workplace, ready())
    at(workplace, EVENING)
    workplace.doors.answers = [True]
    block.approve()
    assert [question.danger for question in workplace.doors.asked] == [True]
    said = "Version 2 är godkänd torsdag 12 mars 2026. Den ändras aldrig."
    assert ear.heard.count(said) == 1


def test_a_new_version_is_said(workplace: Workplace, ear: Ear) -> None:
    block = on_the_plan_tab(workplace, ONCE)
    ear.take()
    block.begin_new_version()
    assert "Version 2 är ett utkast tills personen godkänner den." in ear.take()


def test_a_new_version_says_that_the_day_they_met_on_is_to_be_written_anew(
    workplace: Workplace, ear: Ear
) -> None:
    day = ONCE.approved_versions[0].case.plan.follow_up_date
    held = FollowUp(id="held", date=day, present="Alla")
    block = on_the_plan_tab(workplace, replace(ONCE, follow_ups=(held,)))
    ear.take()
    block.begin_new_version()
    assert (
        "Version 2 är ett utkast tills personen godkänner den. "
        "Skriv en ny dag för uppföljning: den förra har ni följt upp på."
    ) in ear.take()


def test_closing_and_opening_again_are_said(workplace: Workplace, ear: Ear) -> None:
    on_the_plan_tab(workplace, ONCE)
    workplace.window.turn_to_tab(4)
    (block,) = workplace.window.findChildren(EndingBlock)
    workplace.doors.answers = [True]
    block.close_case()
    assert "Ärendet är avslutat. Bara kopior och vad som förts över går att anteckna." in ear.take()
    reason = next(
        line
        for line in block.findChildren(LineInput)
        if line.accessibleName() == "Varför öppnas ärendet igen?"
    )
    reason.setFocus()
    workplace.type("Nytt behov")
    block.open_again()
    assert "Ärendet är öppet igen." in ear.take()
    assert block.isAncestorOf(workplace.focus)


def test_what_a_chosen_name_fills_in_is_said(workplace: Workplace, ear: Ear) -> None:
    eva = Participant(name="Eva Ek", organisation="Hemtjänsten", principal=Principal.MUNICIPALITY)
    row = Intervention(what="Dusch")
    workplace.desk.editor.open(Case(participants=(eva,), interventions=(row,)))
    workplace.window.case_page.reveal(Address("interventions", "responsible_person", row.id))
    ear.take()
    workplace.type("Eva Ek")
    assert "Förslag finns, pil ned" in ear.take()
    workplace.tab()
    assert "Ifyllt: huvudman kommun, Hemtjänsten." in ear.take()


def test_what_a_chosen_name_writes_over_is_said_to_be_changed(
    workplace: Workplace, ear: Ear
) -> None:
    eva = Participant(name="Eva Ek", organisation="Hemtjänsten", principal=Principal.MUNICIPALITY)
    bo = Participant(name="Bo Berg", organisation="Vårdcentralen", principal=Principal.REGION)
    row = Intervention(organisation="Vårdcentralen", principal=Principal.REGION)
    workplace.desk.editor.open(Case(participants=(eva, bo), interventions=(row,)))
    workplace.window.case_page.reveal(Address("interventions", "responsible_person", row.id))
    workplace.type("Eva Ek")
    ear.take()
    workplace.tab()
    assert "Ändrat till: huvudman kommun, Hemtjänsten." in ear.take()


def test_what_a_chosen_name_takes_away_is_said_to_be_gone(workplace: Workplace, ear: Ear) -> None:
    region = Principal.REGION
    sara = Participant(name="Sara Ek", principal=region, phone="070-174 06 04")
    plan = Plan(main_responsible="Sara Ek", main_responsible_contact="070-174 06 04")
    workplace.desk.editor.open(Case(participants=(sara, Participant(name="Bo Ask")), plan=plan))
    workplace.window.case_page.reveal(Address("plan", "main_responsible"))
    workplace.control(Qt.Key.Key_A)
    workplace.type("Bo Ask")
    ear.take()
    workplace.tab()
    assert "Borta: 070-174 06 04." in ear.take()
    assert workplace.case.plan.main_responsible_contact == ""


def test_undo_and_redo_say_of_what(workplace: Workplace, ear: Ear) -> None:
    workplace.control(Qt.Key.Key_N)
    workplace.type("Anna")
    ear.take()
    workplace.control(Qt.Key.Key_Z)
    assert ear.take()[-1] == "Ångrade: Namn"
    workplace.control(Qt.Key.Key_Y)
    assert ear.take()[-1] == "Gjorde om: Namn"
    workplace.control(Qt.Key.Key_Y)
    assert ear.take() == ["Inget att göra om."]
    for _time in range(2):
        ear.take()
        workplace.control(Qt.Key.Key_Z)
    assert ear.take() == ["Inget att ångra."]


def test_what_is_no_field_is_undone_without_a_name(workplace: Workplace, ear: Ear) -> None:
    workplace.control(Qt.Key.Key_N)
    case = workplace.case
    workplace.desk.editor.change(replace(case, person=replace(case.person, name="Anna")))
    workplace.control(Qt.Key.Key_Z)
    assert ear.heard[-1] == "Ångrat."


def test_who_is_opened_is_said_once(workplace: Workplace, ear: Ear) -> None:
    anna = Case(person=Person(name="Anna"))
    workplace.store.save(anna)
    workplace.window.open_case(anna.id)
    assert ear.take() == ["Öppen: Anna"]
    workplace.control(Qt.Key.Key_N)
    assert ear.take() == ["Ny person"]


# --- the keys -------------------------------------------------------------------------------------


def test_up_and_down_go_from_answer_to_answer_and_round(workplace: Workplace) -> None:
    workplace.control(Qt.Key.Key_N)
    assert workplace.window.case_page.reveal(Address("person", "protected_identity"))
    for key, answer in (
        (Qt.Key.Key_Up, Answer.NO),
        (Qt.Key.Key_Up, Answer.YES),
        (Qt.Key.Key_Up, Answer.NOT_ASKED),
        (Qt.Key.Key_Down, Answer.YES),
        (Qt.Key.Key_Down, Answer.NO),
    ):
        QApplication.processEvents()
        workplace.press(key)
        assert workplace.case.person.protected_identity is answer
        assert isinstance(workplace.focus, AnswerButton)


def test_tab_goes_through_who_was_there_and_on_to_the_button(
    workplace: Workplace, ear: Ear
) -> None:
    open_tab(workplace)
    lines = workplace.window.findChildren(AttendanceLine)
    lines[0].enter()
    for line in lines[1:]:
        workplace.tab()
        assert line.isAncestorOf(workplace.focus)
    workplace.tab()
    assert isinstance(workplace.focus, QPushButton)
    assert workplace.focus.text() == "Alla var på plats"
    ear.take()
    workplace.press(Qt.Key.Key_Space)
    assert ear.take() == [f"{len(lines)} personer noterade som närvarande"]
    assert lines[-1].isAncestorOf(workplace.focus)
    for line in reversed(lines[:-1]):
        workplace.press(Qt.Key.Key_Backtab, SHIFT)
        assert line.isAncestorOf(workplace.focus)
    workplace.press(Qt.Key.Key_Backtab, SHIFT)
    assert workplace.focus.accessibleName() == "Andra som var med"


# --- copies ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("without_ink")
def test_whoever_was_not_ticked_is_not_ticked_by_a_printout(
    workplace: Workplace, tmp_path: Path, ear: Ear
) -> None:
    use_paper(workplace, tmp_path)
    show(workplace)
    tick(workplace, "Eva Ek")
    assert ticked(workplace) == ["Anna"]
    press_button(workplace, "Skriv &ut …")
    workplace.qtbot.waitUntil(lambda: bool(workplace.case.copies_given))
    assert ticked(workplace) == []
    assert "Ingen mottagare är vald längre." in ear.heard
    tick(workplace, "Eva Ek")
    assert ticked(workplace) == ["Eva Ek"]


def test_who_is_ticked_stays_so_while_something_else_changes(workplace: Workplace) -> None:
    show(workplace)
    tick(workplace, "Anna")
    workplace.window.preview.show_again(workplace.window.preview.wanted(), ("eva",))
    workplace.desk.editor.type_in(Address("person", "phone"), "070")
    assert ticked(workplace) == ["Eva Ek"]


def test_choosing_nobody_keeps_the_cursor_among_them(workplace: Workplace, ear: Ear) -> None:
    show(workplace)
    press_button(workplace, "Välj in&gen")
    assert ticked(workplace) == []
    assert isinstance(workplace.focus, QCheckBox)
    assert ear.heard.count("Ingen mottagare är vald.") == 1


# --- the meeting ----------------------------------------------------------------------------------


def test_each_step_is_said_with_what_stands_on_it(workplace: Workplace, ear: Ear) -> None:
    hold_meeting(workplace)
    table = table_of(workplace)
    topics = workplace.case.topics
    assert ear.take()[-1].startswith(f"Det vill jag prata om: sak 1 av {len(topics)}. ")
    workplace.press(Qt.Key.Key_Space)
    (said,) = ear.take()
    written = topics[1].text.removesuffix(".")
    assert said == f"Det vill jag prata om: sak 2 av {len(topics)}. {written}. Nu: klart"
    while table.step.chapter is not Chapter.PRINT:
        table.go_on()
        place, what = ear.take()[-1].split(". ", 1)
        assert place == place_in_words(table.step)
        assert what


def test_what_became_of_a_topic_is_said(workplace: Workplace, ear: Ear) -> None:
    hold_meeting(workplace)
    ear.take()
    workplace.press(Qt.Key.Key_2)
    assert ear.take() == ["Tas upp senare"]


# --- searching ------------------------------------------------------------------------------------


def test_the_number_of_hits_is_said_once_when_the_letters_rest(
    workplace: Workplace, ear: Ear
) -> None:
    fill(workplace, [Case(person=Person(name=name)) for name in ("Anna", "Annika", "Bo")])
    ear.take()
    workplace.control(Qt.Key.Key_F)
    workplace.type("ann")
    workplace.qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.take() == ["2 träffar"]
    workplace.type("xyz")
    workplace.qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.take() == ["Ingen träff"]


def test_more_hits_than_the_view_knows_of_yet_are_all_counted(
    workplace: Workplace, ear: Ear
) -> None:
    fill(workplace, [Case(person=Person(name=f"Anna {number}")) for number in range(45)])
    ear.take()
    workplace.control(Qt.Key.Key_F)
    workplace.type("ann")
    (line,) = workplace.window.case_list.findChildren(NoteLine)
    assert line.text() == "45 träffar. Enter går till den första."
    workplace.qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.take() == ["45 träffar"]


def test_a_word_typed_in_the_list_of_persons_is_answered(workplace: Workplace, ear: Ear) -> None:
    fill(workplace, [Case(person=Person(name=name)) for name in ("Anna", "Bo")])
    (persons,) = workplace.window.case_list.findChildren(PersonList)
    persons.setFocus()
    ear.take()
    workplace.type("xy")
    assert "Inget skrevs: markören står i listan Personer." in ear.take()


def test_the_line_on_top_is_said_anew_only_when_it_is_another(
    workplace: Workplace, ear: Ear
) -> None:
    dialog = ask(workplace, "s")
    said: list[int] = []
    for letter in "kriv ut":
        ear.take()
        before = chosen(dialog)
        workplace.type(letter)
        said.append(len(ear.take()))
        assert said[-1] == (chosen(dialog) != before)
    assert 0 in said


# --- where one is ---------------------------------------------------------------------------------


def test_what_has_a_heading_is_called_so(workplace: Workplace) -> None:
    on_the_plan_tab(workplace, ready())
    page = workplace.window.case_page.page_in_sight()
    headings = [label for label in page.findChildren(QLabel, "heading") if label.isVisible()]
    assert "Godkännande" in [label.text() for label in headings]
    for label in headings:
        assert called_around(label) == label.text()


def called_around(label: QLabel) -> str:
    """The name of what a heading stands in."""
    around = label.parentWidget()
    return around.accessibleName() if around is not None else ""
