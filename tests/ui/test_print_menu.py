"""Every paper is in the menu; the blank forms in one of their own, and without any case."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QPushButton

from sipdesk.ports import DocumentKind
from sipdesk.ui.document_kind import BLANK_FORMS
from tests.ui.conftest import Workplace


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


def test_a_blank_form_is_shown_without_any_person(workplace: Workplace) -> None:
    (blank,) = print_menu(workplace).findChildren(QMenu)
    assert workplace.desk.editor.case is None
    action = next(a for a in blank.actions() if a.data() == DocumentKind.BLANK_CONSENT)
    action.trigger()
    assert workplace.window.preview.isVisible()
