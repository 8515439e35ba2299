"""Keys lead where they say, and whoever has no mouse sees where the cursor is."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QListWidget,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sipdesk import fonts, i18n
from sipdesk.case import Address, Case, Participant, Person
from sipdesk.ports import DocumentKind
from sipdesk.rules import with_consent_recorded, with_draft
from sipdesk.ui.ending import EndingBlock
from sipdesk.ui.inputs import AnswerButton
from sipdesk.ui.jump_button import JumpButton
from sipdesk.ui.style import dress
from sipdesk.ui.zoom import Zoom
from tests.ui.conftest import NOW, Workplace
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import FakeDocuments
from tests.ui.preview_probe import CONSENTING as MAY_HAVE_COPIES
from tests.ui.preview_probe import Preview
from tests.ui.test_consent import CONSENTING, PLAN, SHARING, YES, buttons, open_consent
from tests.ui.test_ending import ENDED, ending, open_case, planned
from tests.ui.test_every_text import CASES, show

APART = 6  # pixels
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dressed_afterwards(qapp: QApplication) -> Generator[None]:
    """At 100 % again once the window is gone: to dress one that is there takes seconds."""
    yield
    dress(qapp, [str(file) for file in fonts.window_fonts()])


@pytest.fixture(params=i18n.LANGUAGES)
def language(request: pytest.FixtureRequest) -> None:
    i18n.speak(request.param)


# --- letters -------------------------------------------------------------------------------------


def test_the_letter_of_the_recipients_leads_there_and_ticks_nobody(qtbot: QtBot) -> None:
    preview = Preview(qtbot, FakeDocuments(), FakeDoors())
    preview.show(case=MAY_HAVE_COPIES)
    boxes = preview.page.findChildren(QCheckBox)
    before = [box.isChecked() for box in boxes]
    preview.view().setFocus()
    qtbot.keyClick(preview.view(), Qt.Key.Key_K, ALT)
    assert QApplication.focusWidget() is next(
        box for box in boxes if box.isEnabled() and box.accessibleName().startswith("Kopia till")
    )
    assert not any(box.isDown() for box in boxes)  # Qt would press it for a moment
    assert [box.isChecked() for box in boxes] == before


def letter_of(text: str) -> str:
    plain = text.replace("&&", "")
    return plain[plain.index("&") + 1].casefold() if "&" in plain else ""


@pytest.mark.usefixtures("language")
def test_no_letter_is_underlined_twice_in_the_main_window(workplace: Workplace) -> None:
    show(workplace, CASES["followed up"])
    workplace.window.recovery_reminder.show()
    assert workplace.window.menuBar().actions()
    for number in range(5):
        workplace.window.turn_to_tab(number)
        seen = [b for b in workplace.window.findChildren(QAbstractButton) if b.isVisible()]
        texts = [b.text() for b in seen]
        texts += [menu.text() for menu in workplace.window.menuBar().actions()]
        letters = [letter for letter in map(letter_of, texts) if letter]
        assert len(letters) == len(set(letters)), (number, texts)


def test_closing_a_case_is_a_letter_away_and_enter_leaves_it_open(workplace: Workplace) -> None:
    open_case(workplace, planned())
    ending(workplace)
    workplace.doors.answers = (False,)
    workplace.press(Qt.Key.Key_L, ALT)
    workplace.qtbot.waitUntil(lambda: bool(workplace.doors.asked))
    (question,) = workplace.doors.asked
    assert question.danger
    assert letter_of(question.yes)
    assert letter_of(question.no) not in ("", letter_of(question.yes))


# --- the menu of those who come often ------------------------------------------------------------


def open_usual(workplace: Workplace) -> QMenu:
    show(workplace, CASES["plain"])
    workplace.window.turn_to_tab(1)
    (button,) = buttons(workplace, "Vanliga &deltagare")
    workplace.press(Qt.Key.Key_D, ALT)
    menu = button.menu()
    workplace.qtbot.waitUntil(menu.isVisible)
    return menu


@contextmanager
def letters_belong_together(milliseconds: int) -> Generator[None]:
    """For so long a letter goes on with the word before it; 0 is a pause after each."""
    before = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(milliseconds)
    try:
        yield
    finally:
        QApplication.setKeyboardInputInterval(before)


def type_into(workplace: Workplace, menu: QMenu, letters: str, *, together: int = 0) -> list[str]:
    """The entries that were marked, one letter after the other."""
    marked: list[str] = []
    with letters_belong_together(together):
        for letter in letters:
            workplace.qtbot.keyClicks(menu, letter)
            marked.append(menu.activeAction().text())
    return marked


def test_a_letter_goes_to_the_next_entry_with_it_and_enter_takes_it(workplace: Workplace) -> None:
    menu = open_usual(workplace)
    passed = type_into(workplace, menu, "bbbBh")
    assert passed[:3] == ["Biståndshandläggare", "Boendestöd", "Bup"]
    assert passed[3:] == ["Biståndshandläggare", "Habilitering"]
    workplace.qtbot.keyClick(menu, Qt.Key.Key_Return)
    workplace.qtbot.waitUntil(lambda: not menu.isVisible())
    assert workplace.case.participants[-1].role == "Habilitering"


AT_ONCE = 60_000  # milliseconds: no test is so slow that a word of it falls apart


def test_letters_without_a_pause_are_the_beginning_of_one_entry(workplace: Workplace) -> None:
    menu = open_usual(workplace)
    begun = type_into(workplace, menu, "hab", together=AT_ONCE)
    assert begun == ["Hemtjänst", "Habilitering", "Habilitering"]
    assert type_into(workplace, menu, "b") == ["Bup"], "after a pause a word begins anew"
    menu.close()


def test_the_same_letter_without_a_pause_goes_round_too(workplace: Workplace) -> None:
    menu = open_usual(workplace)
    passed = type_into(workplace, menu, "bBbb", together=AT_ONCE)
    assert passed == ["Biståndshandläggare", "Boendestöd", "Bup", "Biståndshandläggare"]
    menu.close()


def test_another_key_ends_the_word(workplace: Workplace) -> None:
    menu = open_usual(workplace)
    type_into(workplace, menu, "h", together=AT_ONCE)
    workplace.qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert type_into(workplace, menu, "t", together=AT_ONCE) == ["Tolk"]
    menu.close()


def test_a_menu_that_is_opened_anew_begins_a_word(workplace: Workplace) -> None:
    menu = open_usual(workplace)
    type_into(workplace, menu, "h", together=AT_ONCE)
    menu.close()
    menu.popup(workplace.window.pos())
    assert type_into(workplace, menu, "t", together=AT_ONCE) == ["Tolk"]
    menu.close()


def test_shift_belongs_to_the_word(workplace: Workplace) -> None:
    menu = open_usual(workplace)
    type_into(workplace, menu, "h", together=AT_ONCE)
    workplace.qtbot.keyClick(menu, Qt.Key.Key_Shift)
    assert type_into(workplace, menu, "A", together=AT_ONCE) == ["Habilitering"]
    menu.close()


def test_a_letter_without_an_entry_marks_nothing_else(workplace: Workplace) -> None:
    menu = open_usual(workplace)
    assert type_into(workplace, menu, "tx") == ["Tolk", "Tolk"]
    menu.close()


def test_a_menu_that_is_left_leaves_the_cursor_on_its_button(workplace: Workplace) -> None:
    menu = open_usual(workplace)
    workplace.qtbot.keyClick(menu, Qt.Key.Key_Escape)
    workplace.qtbot.waitUntil(lambda: not menu.isVisible())
    (button,) = buttons(workplace, "Vanliga &deltagare")
    assert workplace.focus is button


# --- the order of Tab, and the arrows ------------------------------------------------------------


def test_tab_comes_to_each_correction_where_it_stands(workplace: Workplace) -> None:
    both = with_consent_recorded(with_draft(CONSENTING, SHARING, YES), SHARING, NOW)
    open_consent(workplace, with_consent_recorded(with_draft(both, PLAN, YES), PLAN, NOW))
    passed: list[QWidget] = []
    first, second = buttons(workplace, "Anteckna ett nytt svar")
    corrections = buttons(workplace, "Rätta anteckningen")
    first.setFocus()
    for _time in range(5):
        passed.append(workplace.focus)
        workplace.tab()
    assert passed[0] is first
    assert passed[1] is corrections[0]
    assert passed[2] is second
    assert passed[3:] == corrections[1:]
    workplace.press(Qt.Key.Key_Backtab)
    assert workplace.focus is passed[-1]


def test_the_arrows_stay_in_the_row_above_a_page(workplace: Workplace) -> None:
    show(workplace, CASES["followed up"])
    workplace.window.turn_to_tab(3)
    row = [b for b in workplace.window.findChildren(JumpButton) if b.isVisible()]
    row[-2].setFocus()
    for _time in range(2):
        workplace.press(Qt.Key.Key_Right)
    assert workplace.focus is row[-1]
    for _button in row:
        workplace.press(Qt.Key.Key_Left)
    assert workplace.focus is row[0]


def test_a_part_of_a_page_begins_at_the_top_of_the_sight(workplace: Workplace) -> None:
    """Also when the page was not built: what stands above it gets its height later."""
    show(workplace, CASES["followed up"])
    workplace.window.resize(1366, 600)
    workplace.window.turn_to_tab(4)
    workplace.window.case_page.go_to_section(4, "Avslut")
    (block,) = workplace.window.findChildren(EndingBlock)
    column = block.parentWidget()
    assert column is not None
    workplace.qtbot.waitUntil(lambda: column.pos().y() == -block.pos().y())


def test_enter_leads_through_ones_own_details_to_the_first_person(workplace: Workplace) -> None:
    for _field in range(4):
        workplace.type("x")
        workplace.press(Qt.Key.Key_Return)
    assert isinstance(workplace.focus, QPushButton)
    assert workplace.focus.text() == "Lägg till den första &personen"
    assert workplace.window.desk.editor.case is None
    workplace.window.welcome.keep()
    details = workplace.store.own_details()
    assert (details.name, details.phone, details.email) == ("x", "x", "x")


def test_the_two_ways_to_withdraw_stand_apart_and_are_called_otherwise(
    workplace: Workplace,
) -> None:
    open_consent(workplace, with_consent_recorded(with_draft(CONSENTING, PLAN, YES), PLAN, NOW))
    one, other = buttons(workplace, "Återkalla samtycket")
    assert one.accessibleName() != other.accessibleName()
    bottom, top = (b.mapTo(workplace.window, QPoint(0, 0)).y() for b in (one, other))
    assert top - (bottom + one.height()) >= APART


# --- the cursor comes back -----------------------------------------------------------------------


def test_back_from_the_preview_the_cursor_is_where_it_was(workplace: Workplace) -> None:
    show(workplace, CASES["followed up"])
    workplace.window.case_page.reveal(Address("meeting", "place"))
    field = workplace.focus
    for _time in range(2):
        workplace.window.show_document(DocumentKind.PLAN)
        workplace.qtbot.waitUntil(lambda: not workplace.window.preview.page.is_coming)
        assert workplace.focus is not field
    workplace.press(Qt.Key.Key_T, ALT)
    workplace.qtbot.waitUntil(workplace.window.case_page.isVisible)
    assert workplace.focus is field


def test_esc_on_the_print_button_of_the_window_leaves_the_preview(workplace: Workplace) -> None:
    show(workplace, CASES["followed up"])
    workplace.window.case_page.reveal(Address("meeting", "place"))
    field = workplace.focus
    workplace.window.show_document(DocumentKind.PLAN)
    workplace.qtbot.waitUntil(lambda: not workplace.window.preview.page.is_coming)
    buttons = workplace.window.findChildren(QPushButton)
    (printing,) = (b for b in buttons if b.text() == "&Skriv ut")
    printing.setFocus()
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.focus is field
    printing.setFocus()
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.focus is printing


def test_from_the_preview_over_the_table_the_cursor_comes_back_too(workplace: Workplace) -> None:
    show(workplace, CASES["followed up"])
    workplace.window.case_page.reveal(Address("plan", "follow_up_place"))
    field = workplace.focus
    workplace.window.show_document(DocumentKind.PLAN)
    workplace.qtbot.waitUntil(lambda: not workplace.window.preview.page.is_coming)
    workplace.window.hold_meeting()
    workplace.window.meeting.end()
    assert workplace.focus is field


def test_the_place_in_one_case_is_no_place_in_the_next(workplace: Workplace) -> None:
    show(workplace, CASES["followed up"])
    workplace.window.case_page.reveal(Address("meeting", "place"))
    field = workplace.focus
    workplace.window.show_document(DocumentKind.PLAN)
    show(workplace, CASES["plain"])
    workplace.window.turn_to_tab(1)
    workplace.window.case_list.search.setFocus()
    workplace.window.show_document(DocumentKind.PLAN)
    workplace.qtbot.waitUntil(lambda: not workplace.window.preview.page.is_coming)
    workplace.press(Qt.Key.Key_T, ALT)
    workplace.qtbot.waitUntil(workplace.window.case_page.isVisible)
    assert workplace.focus is not field


# --- the cursor is seen --------------------------------------------------------------------------


def picture_of(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def test_an_answer_with_the_cursor_looks_otherwise_however_it_came_there(
    workplace: Workplace,
) -> None:
    workplace.control(Qt.Key.Key_N)
    workplace.type("Aino")
    workplace.control(Qt.Key.Key_3)
    answer = workplace.focus
    assert isinstance(answer, AnswerButton)
    marked = picture_of(answer)
    workplace.window.case_list.search.setFocus(Qt.FocusReason.OtherFocusReason)
    assert picture_of(answer) != marked
    answer.setFocus(Qt.FocusReason.OtherFocusReason)
    assert picture_of(answer) == marked


def in_sight(widget: QWidget, part: QRect | None = None) -> bool:
    """Whether a widget, or that part of it, is seen in what it is scrolled in."""
    here = part or widget.rect()
    around: QWidget | None = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            view = around.viewport()
            place = QRect(widget.mapTo(view, here.topLeft()), here.size())
            if not view.rect().contains(place):
                return False
        around = around.parentWidget()
    return True


@pytest.mark.usefixtures("dressed_afterwards")
def test_larger_text_keeps_the_cursor_and_the_chosen_row_in_sight(
    workplace: Workplace, qapp: QApplication
) -> None:
    """The worst of a page: its last field, and the last row of its longest list."""
    many = tuple(Participant(id=f"p{n}", name=f"Deltagare {n}") for n in range(12))
    show(workplace, Case(person=Person(name="Aino"), participants=many))
    zoom = Zoom(qapp)
    zoom.serve(workplace.window)
    workplace.window.case_page.reveal(Address("coordinator", "email"))
    field = workplace.focus
    for _size in range(5):
        workplace.control(Qt.Key.Key_Plus)
    workplace.qtbot.waitUntil(lambda: zoom.percent == 200)
    workplace.qtbot.waitUntil(lambda: in_sight(field))

    workplace.window.case_page.reveal(Address("participants", "name", "p11"))
    workplace.window.turn_to_tab(2)
    workplace.window.turn_to_tab(1)
    rows = workplace.focus
    assert isinstance(rows, QListWidget)
    chosen = rows.visualItemRect(rows.currentItem())
    assert rows.viewport().rect().contains(chosen.center())
    in_list = chosen.translated(rows.viewport().mapTo(rows, QPoint(0, 0)))
    workplace.qtbot.waitUntil(lambda: in_sight(rows, in_list))


def test_where_all_above_is_locked_the_page_begins_where_the_cursor_is(
    workplace: Workplace,
) -> None:
    workplace.window.resize(1000, 480)
    recorded = with_consent_recorded(with_draft(CONSENTING, PLAN, YES), PLAN, NOW)
    shut = replace(recorded, ending=replace(recorded.ending, closed_at=ENDED))
    open_consent(workplace, shut)
    assert workplace.focus.isEnabled()
    workplace.qtbot.waitUntil(lambda: in_sight(workplace.focus))


# --- a row from anywhere -------------------------------------------------------------------------


def test_a_row_is_added_from_the_button_beside_the_menus_too(workplace: Workplace) -> None:
    open_case(workplace, planned())
    workplace.window.turn_to_tab(4)
    (button,) = buttons(workplace, "Mötesläge")
    button.setFocus()
    before = len(workplace.case.follow_ups)
    workplace.control(Qt.Key.Key_Return)
    assert len(workplace.case.follow_ups) == before + 1
    assert workplace.focus.accessibleName()


def test_where_nobody_is_open_there_is_no_row_to_add(workplace: Workplace) -> None:
    workplace.control(Qt.Key.Key_Return)
    assert workplace.desk.editor.case is None
