"""Every paper is in the menu; the blank forms in one of their own, and without any case."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton

from sipdesk.case import Case, Person
from sipdesk.ports import DocumentKind
from sipdesk.ui.destinations import commands_as_destinations
from sipdesk.ui.document_kind import BLANK_FORMS
from tests.ui.conftest import Workplace
from tests.ui.test_where_keys_lead import type_into

CHILDS_PAGE = "Barnets sida"


def kinds_in(menu: QMenu) -> list[DocumentKind]:
    data = (action.data() for action in menu.actions())
    return [DocumentKind(each) for each in data if isinstance(each, str)]


def print_menu(workplace: Workplace) -> QMenu:
    menus = (button.menu() for button in workplace.window.findChildren(QPushButton))
    return next(menu for menu in menus if menu is not None and kinds_in(menu))


def test_blank_forms_have_a_menu_of_their_own(workplace: Workplace) -> None:
    menu = print_menu(workplace)
    (blank,) = menu.findChildren(QMenu)
    assert set(kinds_in(blank)) == BLANK_FORMS
    assert kinds_in(menu) + kinds_in(blank) == list(DocumentKind)


def test_a_letter_goes_to_the_papers_that_begin_with_it(workplace: Workplace) -> None:
    workplace.store.save(case := Case(person=Person(name="Anna", birth_date="1985-07-09")))
    workplace.window.open_case(case.id)
    menu = print_menu(workplace)
    workplace.press(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    workplace.qtbot.waitUntil(menu.isVisible)
    assert type_into(workplace, menu, "kskS") == [
        "Kallelse och inbjudan",
        "Samtyckesblankett",
        "Kontaktkort",
        "Samtyckesblankett",
    ]
    type_into(workplace, menu, "b")
    (blank,) = menu.findChildren(QMenu)
    assert menu.activeAction().menu() is blank, "the child's page is not offered for an adult"
    workplace.qtbot.keyClick(menu, Qt.Key.Key_Right)
    workplace.qtbot.waitUntil(blank.isVisible)
    workplace.qtbot.keyClicks(blank, "b")
    workplace.qtbot.keyClick(blank, Qt.Key.Key_Return)
    workplace.qtbot.waitUntil(workplace.window.preview.isVisible)
    wanted = workplace.window.preview.wanted()
    assert wanted is not None
    assert wanted.kind is DocumentKind.BLANK_INVITATION


def test_a_blank_form_is_shown_without_any_person(workplace: Workplace) -> None:
    (blank,) = print_menu(workplace).findChildren(QMenu)
    assert workplace.desk.editor.case is None
    action = next(a for a in blank.actions() if a.data() == DocumentKind.BLANK_CONSENT)
    action.trigger()
    assert workplace.window.preview.isVisible()


@pytest.mark.parametrize(("born", "offered"), [("2015-05-01", 1), ("", 1), ("1985-07-09", 0)])
def test_the_childs_page_is_offered_unless_the_person_is_an_adult(
    workplace: Workplace, born: str, offered: int
) -> None:
    workplace.store.save(case := Case(person=Person(name="Anna", birth_date=born)))
    workplace.window.open_case(case.id)
    shown = [action.text() for action in print_menu(workplace).actions() if action.isVisible()]
    assert shown.count(CHILDS_PAGE) == offered
    commands = commands_as_destinations(workplace.window.menuBar())
    assert [each.name for each in commands].count(CHILDS_PAGE) == offered
    workplace.window.show_document(DocumentKind.PLAN)
    boxes = workplace.window.preview.findChildren(QComboBox)
    assert sum(box.findText(CHILDS_PAGE) >= 0 for box in boxes) == offered


def test_a_page_that_is_asked_for_is_shown_whoever_it_is_about(workplace: Workplace) -> None:
    workplace.store.save(case := Case(person=Person(name="Anna", birth_date="1985-07-09")))
    workplace.window.open_case(case.id)
    workplace.window.show_document(DocumentKind.CHILD)
    wanted = workplace.window.preview.wanted()
    assert wanted is not None
    assert wanted.kind is DocumentKind.CHILD
