"""Menus that a key opens say where they begin, and Home and End lead to their ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from sipdesk.case import Address, Case
from sipdesk.ui.menu_keys import entries_of
from tests.ui.conftest import Workplace
from tests.ui.test_consent import CONSENTING, buttons, open_consent
from tests.ui.test_where_keys_lead import open_usual, type_into

END = Qt.Key.Key_End
HOME = Qt.Key.Key_Home


def marked(menu: QMenu) -> str:
    action = menu.activeAction()
    return action.text() if action is not None else ""


def test_the_first_entry_is_marked_where_a_key_opened_it(workplace: Workplace) -> None:
    menu = open_usual(workplace)
    workplace.qtbot.waitUntil(lambda: marked(menu) == "Hemtjänst")
    workplace.qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert marked(menu) == "Biståndshandläggare"
    menu.close()


def test_a_letter_does_not_pass_by_the_entry_that_nobody_chose(workplace: Workplace) -> None:
    menu = open_usual(workplace)
    workplace.qtbot.waitUntil(lambda: marked(menu) == "Hemtjänst")
    assert type_into(workplace, menu, "hh") == ["Hemtjänst", "Habilitering"]
    menu.close()


def test_home_and_end_lead_to_the_ends(workplace: Workplace) -> None:
    menu = open_usual(workplace)
    for key, name in ((END, "Tolk"), (HOME, "Hemtjänst")):
        workplace.qtbot.keyClick(menu, key)
        assert marked(menu) == name
    menu.close()


def test_in_the_menu_bar_too(workplace: Workplace) -> None:
    menu = workplace.window.menus.editing
    menu.popup(workplace.window.pos())
    for key, name in ((END, "&Sök person"), (HOME, "&Sök person")):
        workplace.qtbot.keyClick(menu, key)
        assert marked(menu) == name, "what cannot be chosen now is passed by"
    menu.close()


def test_escape_leads_from_a_menu_of_the_window_back_into_the_field(workplace: Workplace) -> None:
    workplace.window.new_person()
    field, bar = workplace.focus, workplace.window.menuBar()
    workplace.type("A")
    menu = workplace.window.menus.editing
    bar.setActiveAction(menu.menuAction())
    workplace.qtbot.waitUntil(menu.isVisible)
    workplace.qtbot.keyClick(menu, Qt.Key.Key_Escape)
    workplace.qtbot.waitUntil(lambda: workplace.window.focusWidget() is field)
    workplace.window.activateWindow()  # which nobody does on the offscreen platform
    workplace.qtbot.waitUntil(workplace.window.isActiveWindow)
    workplace.type("B")
    assert workplace.case.person.name == "AB"


def test_the_menu_of_whom_to_withdraw_for_is_one_of_them(workplace: Workplace) -> None:
    open_consent(workplace, CONSENTING)
    (button,) = buttons(workplace, "Återkalla för en &deltagare")
    button.setFocus()
    workplace.press(Qt.Key.Key_Space)
    menu = button.menu()
    workplace.qtbot.waitUntil(lambda: marked(menu) == "Eva Ek")
    menu.close()


def test_the_menu_of_a_field_begins_with_its_first_entry_too(workplace: Workplace) -> None:
    workplace.desk.editor.open(Case())
    workplace.window.case_page.reveal(Address("person", "name"))
    field = workplace.focus
    workplace.type("Anna")
    inside = field.rect().center()
    keyboard = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(keyboard, inside, field.mapToGlobal(inside))
    QApplication.sendEvent(field, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert marked(menu) == entries_of(menu)[0].text()
    menu.close()
