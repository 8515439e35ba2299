"""Ctrl+K: a few letters and Enter lead to a person, a tab or a command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton

from sipdesk.case import (
    Address,
    Case,
    FollowUp,
    Goal,
    Participant,
    Person,
    closed,
    with_new_version,
)
from sipdesk.ports import DocumentKind
from sipdesk.ui.block import Block
from sipdesk.ui.destinations import Destination, fitting, plain
from sipdesk.ui.ending import EndingBlock
from sipdesk.ui.go_to_dialog import GoToDialog
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.places import OTHER_WORDS
from sipdesk.ui.row_list import RowList
from tests.ui.conftest import NOW, Workplace
from tests.ui.saving import fill, lines_of, status
from tests.ui.test_versions import ONCE, on_the_plan_tab

PEOPLE = (
    Case(person=Person(name="Ulla Plansson", identity_number="19121212-1212")),
    Case(person=Person(name="Aino Korhonen")),
    Case(person=Person(name="محمد 😀 Åström")),
)


def ask(workplace: Workplace, letters: str = "") -> GoToDialog:
    workplace.control(Qt.Key.Key_K)
    (dialog,) = workplace.window.findChildren(GoToDialog)
    workplace.qtbot.waitUntil(dialog.isActiveWindow)
    assert isinstance(workplace.focus, QLineEdit)
    assert dialog.isAncestorOf(workplace.focus)
    workplace.type(letters)
    return dialog


def offered(dialog: GoToDialog) -> list[str]:
    (view,) = dialog.findChildren(QListView)
    return lines_of(view)


def offered_for(workplace: Workplace, *words: str) -> Iterator[tuple[str, list[str]]]:
    """Each of the words, written into the same empty field, and what is offered for it."""
    dialog = ask(workplace)
    for word in words:
        workplace.control(Qt.Key.Key_A)
        workplace.type(word)
        yield word, offered(dialog)
    workplace.press(Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    workplace.window.activateWindow()  # which nobody does on the offscreen platform
    workplace.qtbot.waitUntil(workplace.window.isActiveWindow)


def chosen(dialog: GoToDialog) -> str:
    (view,) = dialog.findChildren(QListView)
    return str(view.currentIndex().data())


def enter(workplace: Workplace) -> None:
    workplace.press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not workplace.window.findChildren(GoToDialog)


def test_a_part_of_a_name_leads_to_the_person(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    dialog = ask(workplace, "ström")
    assert chosen(dialog) == "محمد 😀 Åström\nPerson"
    enter(workplace)
    assert workplace.case == PEOPLE[2]


def test_a_search_that_does_not_find_the_person_is_over(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    search = workplace.window.case_list.search
    search.setText("Aino")
    ask(workplace, "plans")
    enter(workplace)
    assert workplace.case == PEOPLE[0]
    assert search.text() == ""
    search.setText("Aino")
    workplace.window.open_case(PEOPLE[1].id)
    assert search.text() == "Aino"


def test_a_number_leads_to_the_person_too(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    ask(workplace, "191212121212")
    enter(workplace)
    assert workplace.case == PEOPLE[0]


def test_a_word_leads_to_a_tab_of_the_open_person(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    workplace.window.open_case(PEOPLE[1].id)
    dialog = ask(workplace, "samtyc")
    assert chosen(dialog) == "Samtycke\nVisa · Ctrl+3"
    enter(workplace)
    tabs = workplace.window.case_page.tabs
    assert tabs.tabText(tabs.currentIndex()) == "Samtycke"


def test_the_arrows_choose_and_the_cursor_stays_in_the_field(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    workplace.window.open_case(PEOPLE[1].id)
    dialog = ask(workplace, "plan")
    lines = offered(dialog)
    assert lines[0].startswith("Ulla Plansson")
    assert chosen(dialog) == lines[0]
    workplace.press(Qt.Key.Key_Up)
    assert chosen(dialog) == lines[0]
    workplace.press(Qt.Key.Key_Down)
    assert chosen(dialog) == lines[1]
    for _page in lines:
        workplace.press(Qt.Key.Key_PageDown)
    assert chosen(dialog) == lines[-1]
    workplace.type("zz")
    assert offered(dialog) == []
    (none,) = dialog.findChildren(QLabel, "empty")
    assert none.isVisible()
    assert none.text().startswith("Ingen träff.")
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.case == PEOPLE[1]


def test_a_new_version_is_begun_from_anywhere_where_the_plan_is_approved(
    workplace: Workplace,
) -> None:
    on_the_plan_tab(workplace, ONCE)
    workplace.window.turn_to_tab(0)
    assert offered(ask(workplace, "ny version"))[0] == "Börja på en ny version\nPlan"
    enter(workplace)
    assert workplace.case.is_approved  # it leads to the button, and presses nothing
    button = workplace.window.focusWidget()
    assert isinstance(button, QPushButton)
    assert plain(button.text()) == "Börja på en ny version"
    button.click()
    assert (workplace.case.plan.version, workplace.case.is_approved) == (2, False)


def test_a_part_of_a_tab_is_found_by_its_word(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    workplace.window.open_case(PEOPLE[1].id)
    page = workplace.window.case_page
    assert "Godkännande\nPlan" in offered(ask(workplace, "godk"))
    enter(workplace)
    assert page.tab_in_sight() == 3
    blocks = page.findChildren(Block)
    (approval,) = (each for each in blocks if each.accessibleName() == "Godkännande")
    workplace.qtbot.waitUntil(lambda: approval.isAncestorOf(workplace.window.focusWidget()))


GOALS = (Goal(id="eat", own_words="Äta ute"), Goal(id="walk", own_words="Gå"))
WITH_GOALS = Case(person=Person(name="Anna"), goals=GOALS, follow_ups=(FollowUp(place="Rum 4"),))


def go_to_part(workplace: Workplace, case: Case, letters: str) -> None:
    """To a part of a tab of the case, with its first goal but one chosen."""
    fill(workplace, [case])
    workplace.window.open_case(case.id)
    page = workplace.window.case_page
    page.reveal(Address("goals", "own_words", "walk"))
    ask(workplace, letters)
    enter(workplace)
    workplace.window.activateWindow()  # which nobody does on the offscreen platform
    workplace.qtbot.waitUntil(workplace.window.isActiveWindow)


def test_the_approval_of_a_change_begins_with_what_is_to_be_filled_in(
    workplace: Workplace,
) -> None:
    """Not with what is changed since then, which stands above it and is only read."""
    draft = with_new_version(ONCE)
    go_to_part(workplace, replace(draft, goals=(*draft.goals, *GOALS)), "godkännande")
    assert workplace.focus.accessibleName() == "Varför ändras planen?"


def test_a_list_of_rows_is_led_into_where_the_chosen_one_is_written(workplace: Workplace) -> None:
    go_to_part(workplace, WITH_GOALS, "mål")
    assert isinstance(workplace.focus, TextInput)
    workplace.press(Qt.Key.Key_End)
    workplace.type(" i skogen")
    assert [goal.own_words for goal in workplace.case.goals] == ["Äta ute", "Gå i skogen"]


def test_the_follow_ups_are_led_into_too(workplace: Workplace) -> None:
    go_to_part(workplace, WITH_GOALS, "uppföljningar")
    workplace.type("2026-05-04")
    workplace.tab()
    assert workplace.case.follow_ups[0].date == "2026-05-04"


def test_where_there_is_no_row_the_button_that_adds_one_has_the_cursor(
    workplace: Workplace,
) -> None:
    go_to_part(workplace, replace(WITH_GOALS, goals=()), "mål")
    assert isinstance(workplace.focus, QPushButton)
    assert workplace.focus.text() == "Lägg till mål"


def test_locked_rows_are_only_to_be_chosen(workplace: Workplace) -> None:
    go_to_part(workplace, closed(WITH_GOALS, NOW.isoformat()), "mål")
    assert isinstance(workplace.focus, RowList)


def test_the_day_of_the_meeting_is_found_from_every_tab(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    workplace.window.open_case(PEOPLE[1].id)
    for tab in range(5):
        workplace.window.turn_to_tab(tab)
        found = offered_for(workplace, "möte dag", "mötesdag", "när ska", "när ska vi ses")
        wrong = [word for word, lines in found if "Mötets dag\nDeltagare" not in lines]
        assert wrong == [], tab


def test_the_field_that_is_looked_for_has_the_cursor(workplace: Workplace) -> None:
    go_to_part(workplace, WITH_GOALS, "mötesdag")
    workplace.type("2026-05-04")
    workplace.tab()
    assert workplace.case.meeting.date == "2026-05-04"


FIRST_OF_A_WORD = {
    "godkänn": "Godkännande\nPlan",
    "kalla": "Kallelse och inbjudan\nArkiv › Skriv ut eller spara som PDF",
    "kallelse": "Kallelse och inbjudan\nArkiv › Skriv ut eller spara som PDF",
    "bjuda in": "Kallelse och inbjudan\nArkiv › Skriv ut eller spara som PDF",
    "kopior": "Kopior\nPlan",
    "samtycke": "Samtycke\nVisa · Ctrl+3",
    "deltagare": "Deltagare\nVisa · Ctrl+2",
    "uppföljning": "Uppföljning\nVisa · Ctrl+5",
    "avsluta": "Avsluta ärendet\nUppföljning",
    "säkerhetskopia": "Säkerhetskopior …\nArkiv",
    "lås": "Lås\nArkiv · Ctrl+L",
}


def test_what_one_does_is_found_by_its_word_of_every_day(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    workplace.window.open_case(PEOPLE[1].id)
    found = offered_for(workplace, *FIRST_OF_A_WORD)
    assert not [word for word, lines in found if FIRST_OF_A_WORD[word] not in lines[:3]]


WHERE_ONE_MORE_IS_ADDED = {
    "nytt mål": "Mål\nPlan",
    "lägg till mål": "Mål\nPlan",
    "ny insats": "Insatser\nPlan",
    "lägg till insats": "Insatser\nPlan",
    "ny deltagare": "Deltagare\nVisa · Ctrl+2",
    "lägg till deltagare": "Deltagare\nVisa · Ctrl+2",
    "ny uppföljning": "Uppföljningar\nUppföljning",
}


def test_who_wants_one_more_is_led_to_where_it_is_added(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    workplace.window.open_case(PEOPLE[1].id)
    dialog = ask(workplace)
    led = {}
    for letters in WHERE_ONE_MORE_IS_ADDED:
        workplace.control(Qt.Key.Key_A)
        workplace.type(letters)
        led[letters] = chosen(dialog)
    assert led == WHERE_ONE_MORE_IS_ADDED


def test_other_words_are_those_of_what_there_is(workplace: Workplace) -> None:
    on_the_plan_tab(workplace, ONCE)
    found = {plain(name): workplace.window.anywhere.offer(plain(name)) for name in OTHER_WORDS}
    assert not [name for name, each in found.items() if name not in [d.name for d in each]]


def offers(workplace: Workplace, name: str) -> list[str]:
    workplace.window.activateWindow()  # which nobody does on the offscreen platform
    workplace.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    lines = offered(ask(workplace, plain(name)))
    workplace.press(Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return lines


def test_a_new_version_is_offered_while_another_tab_is_in_sight(workplace: Workplace) -> None:
    fill(workplace, [ONCE, PEOPLE[1]])
    workplace.window.open_case(ONCE.id)
    workplace.window.turn_to_tab(4)
    assert offered(ask(workplace, "ny version"))[0] == "Börja på en ny version\nPlan"
    enter(workplace)
    assert workplace.case.is_approved  # it leads to the button, and presses nothing
    button = workplace.window.focusWidget()
    assert isinstance(button, QPushButton)
    assert plain(button.text()) == "Börja på en ny version"
    button.click()
    assert (workplace.case.plan.version, workplace.case.is_approved) == (2, False)
    assert not [d for d in offers(workplace, "ny version") if d.startswith("Börja")]


def test_a_closed_case_is_to_be_opened_again(workplace: Workplace) -> None:
    case = closed(ONCE, NOW.isoformat())
    fill(workplace, [case])
    workplace.window.open_case(case.id)
    assert "Öppna igen\nUppföljning" in offers(workplace, "öppna igen")
    assert not [line for line in offers(workplace, "ärendet") if line.startswith("Avsluta ä")]
    assert not [line for line in offers(workplace, "ny version") if line.startswith("Börja")]


def over_the_case(workplace: Workplace, page: str) -> None:
    """A page of the window that lies over the tabs of the open case."""
    if page == "person":
        workplace.window.show_person()
    else:
        workplace.window.show_document(DocumentKind(page))
    workplace.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


@pytest.mark.parametrize("page", ["plan", "invitation", "person"])
def test_the_parts_of_the_case_are_offered_over_what_lies_on_it(
    workplace: Workplace, page: str
) -> None:
    fill(workplace, [ONCE])
    workplace.window.open_case(ONCE.id)
    over_the_case(workplace, page)
    dialog = ask(workplace, "avslut")
    assert offered(dialog)[:2] == ["Avslut\nUppföljning", "Avsluta ärendet\nUppföljning"]
    workplace.press(Qt.Key.Key_Down)
    enter(workplace)
    case_page = workplace.window.case_page
    assert case_page.isVisible()
    assert case_page.tab_in_sight() == 4
    (ending,) = case_page.findChildren(EndingBlock)
    assert ending.isAncestorOf(workplace.window.focusWidget())
    assert status(workplace).text() == "Skriv först vilken dag samarbetet avslutas."


def test_nobody_is_named_unasked_and_nothing_is_offered_that_cannot_be_done(
    workplace: Workplace,
) -> None:
    fill(workplace, PEOPLE)
    lines = offered(ask(workplace))
    assert not [line for line in lines for case in PEOPLE if case.person.name in line]
    names = [line.partition("\n")[0] for line in lines]
    assert "Ny person" in names
    assert "Samtycke" not in names  # nobody is open
    assert not [name for name in names if "&" in name]
    workplace.press(Qt.Key.Key_Escape)


def test_nobody_quits_with_half_a_word(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    for opens in (False, True):
        if opens:
            workplace.window.open_case(PEOPLE[1].id)
        halves = ("avslut", "avsluta", "avsluta ", "a", "stäng", "sip", "s")
        found = offered_for(workplace, *halves)
        wrong = [w for w, lines in found if any(x.startswith("Avsluta SIPdesk\n") for x in lines)]
        assert wrong == [], opens


def test_who_plainly_says_so_quits(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    dialog = ask(workplace)
    for said in ("avsluta s", "Avsluta  SIPdesk", "sipdesk", "stäng program", "avsluta programmet"):
        workplace.control(Qt.Key.Key_A)
        workplace.type(said)
        assert chosen(dialog) == "Avsluta SIPdesk\nArkiv · Ctrl+Q", said


def test_who_finds_nothing_while_nobody_is_open_is_told_why(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    why = "Det som hör till ett ärende hittas när en person är öppen."
    assert what_is_said_of_none(workplace, "avslut").endswith(f"som skrivits. {why}")
    workplace.window.open_case(PEOPLE[1].id)
    assert why not in what_is_said_of_none(workplace, "zzz")


def test_enter_where_nothing_is_called_so_searches_in_what_was_written(
    workplace: Workplace,
) -> None:
    told = replace(PEOPLE[1], participants=(Participant(id="s", name="Sofia Lindahl"),))
    fill(workplace, [PEOPLE[0], told])
    workplace.window.open_case(PEOPLE[0].id)
    ask(workplace, "lindahl")
    enter(workplace)
    workplace.window.activateWindow()  # which nobody does on the offscreen platform
    search = workplace.window.case_list.search
    workplace.qtbot.waitUntil(search.hasFocus)
    workplace.press(Qt.Key.Key_Return)
    workplace.qtbot.waitUntil(lambda: workplace.case == told)
    assert field_with(workplace, "Sofia Lindahl").hasFocus()


def field_with(workplace: Workplace, text: str) -> QLineEdit:
    fields = workplace.window.case_page.findChildren(QLineEdit)
    (found,) = (each for each in fields if each.isVisible() and each.text() == text)
    return found


def what_is_said_of_none(workplace: Workplace, letters: str) -> str:
    workplace.window.activateWindow()  # which nobody does on the offscreen platform
    workplace.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    dialog = ask(workplace, letters)
    assert offered(dialog) == []
    (none,) = dialog.findChildren(QLabel, "empty")
    assert none.isVisible()
    said = none.text()
    workplace.press(Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return said


def test_at_the_table_the_key_leads_to_no_other_person(workplace: Workplace) -> None:
    fill(workplace, PEOPLE)
    workplace.window.open_case(PEOPLE[1].id)
    workplace.press(Qt.Key.Key_F11)
    workplace.control(Qt.Key.Key_K)
    assert not workplace.window.findChildren(GoToDialog)
    workplace.window.meeting.end()


def test_what_begins_with_the_letters_comes_first() -> None:
    names = ("Planen för barn", "Skriv planen", "Plan", "Annat")
    found = fitting([Destination(name, "Visa", list) for name in names], " PLAN ")
    assert [d.name for d in found] == ["Plan", "Planen för barn", "Skriv planen"]


def test_a_tab_comes_before_the_paper_of_the_same_name() -> None:
    places = ("Arkiv › Skriv ut", "Visa")
    found = fitting([Destination("Plan", place, list) for place in places], "plan")
    assert [d.detail for d in found] == ["Visa", "Arkiv › Skriv ut"]


def test_a_sign_that_is_written_twice_in_a_menu_is_a_letter() -> None:
    assert plain("&Råd && stöd") == "Råd & stöd"
