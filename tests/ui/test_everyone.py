"""Without a mouse and without sight: each control is spoken, reached by Tab, and large enough."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sipdesk.case import Case
from sipdesk.ports import DocumentKind
from sipdesk.ui.style import sheet
from tests.ui.conftest import Workplace
from tests.ui.meeting_eye import every_step, table_of
from tests.ui.more_dialogs import MORE_DIALOGS
from tests.ui.preview_probe import wait_for_pages
from tests.ui.screen_reader import (
    faults_of_tab_order,
    said_twice,
    said_with_a_sign,
    too_small,
    unspoken,
)
from tests.ui.test_every_text import CASES, DIALOGS, TABS, show

EVERY_DIALOG = DIALOGS | MORE_DIALOGS


def faults(root: QWidget) -> list[str]:
    """Everything that somebody would stumble over in a window that has the cursor."""
    QApplication.processEvents()
    return [
        *unspoken(root),
        *said_with_a_sign(root),
        *said_twice(root),
        *too_small(root),
        *faults_of_tab_order(root),
    ]


@pytest.mark.parametrize("name", ["blank", "followed up", "protected child", "changed"])
def test_every_page_of_a_case(workplace: Workplace, name: str) -> None:
    window = workplace.window
    show(workplace, CASES.get(name, Case()))
    for number in range(TABS):
        window.turn_to_tab(number)
        assert faults(window) == [], f"tab {number + 1}"
    window.show_person()
    assert faults(window) == []
    window.go_to_findings()
    assert faults(window) == []


def test_before_anybody_is_chosen_and_the_due_list(workplace: Workplace) -> None:
    assert faults(workplace.window) == []
    workplace.store.save(CASES["followed up"])
    workplace.window.case_list.show_summaries(workplace.store.summaries())
    workplace.window.due_book.distrust()
    workplace.window.show_due()
    workplace.qtbot.waitUntil(lambda: workplace.window.due_book.count > 0)
    assert faults(workplace.window) == []


@pytest.mark.parametrize("kind", [DocumentKind.PLAN, DocumentKind.INVITATION])
def test_the_preview(workplace: Workplace, kind: DocumentKind) -> None:
    show(workplace, CASES["plain"])
    workplace.window.show_document(kind)
    wait_for_pages(workplace.qtbot, workplace.window.preview.page)
    assert faults(workplace.window) == []


def test_the_meeting(workplace: Workplace) -> None:
    show(workplace, CASES["plain"])
    workplace.window.hold_meeting()
    QApplication.processEvents()
    workplace.window.activateWindow()  # without a screen, full screen is another window
    workplace.qtbot.waitUntil(workplace.window.isActiveWindow)
    for step in every_step(workplace):
        table_of(workplace).write()  # from the way on, the first Tab leads here
        assert faults(table_of(workplace)) == [], step


@pytest.mark.parametrize("name", EVERY_DIALOG)
def test_every_dialog(qtbot: QtBot, application: QApplication, name: str) -> None:
    dialog = EVERY_DIALOG[name]()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(sheet())  # those that have none of their own have that of their window
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert faults(dialog) == []


def test_going_anywhere_and_the_own_details(workplace: Workplace) -> None:
    show(workplace, CASES["plain"])
    for open_it in (workplace.window.anywhere.ask, workplace.window.show_own_details):
        open_it()
        workplace.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        workplace.qtbot.waitUntil(dialog.isActiveWindow)
        assert faults(dialog) == []
        dialog.close()


class Trap(QLineEdit):
    """Keeps the cursor for itself."""

    def event(self, event: QEvent) -> bool:
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        return is_tab or super().event(event)


def test_a_trap_a_nameless_field_and_a_small_button_are_found(
    qtbot: QtBot, application: QApplication
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    small = QPushButton("Liten")
    small.setFixedSize(23, 23)
    for widget in (Trap(), small):
        layout.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.findChildren(QLineEdit)[0].setFocus(Qt.FocusReason.TabFocusReason)
    found = faults(window)
    assert "Trap '': no name" in found
    assert "QPushButton 'Liten': 23 x 23" in found
    assert "QPushButton 'Liten' is never reached" in found


@pytest.mark.parametrize(
    ("name", "tip", "is_said_twice"),
    [
        ("Flytta upp", "Flytta upp (Ctrl+Skift+uppåtpil)", True),
        ("Namn: Namn", "", True),
        ("Flytta upp", "Ctrl+Skift+uppåtpil", False),
        ("Dag", "fredag 20 mars 2026", False),
    ],
)
def test_what_would_be_said_twice_is_found(
    qtbot: QtBot, application: QApplication, name: str, tip: str, is_said_twice: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("▲", window)
    button.setAccessibleName(name)
    button.setToolTip(tip)
    window.show()
    assert bool(said_twice(window)) is is_said_twice


def test_what_is_below_in_a_dialog_is_read_by_page_down(
    qtbot: QtBot, application: QApplication
) -> None:
    dialog = MORE_DIALOGS["delete"]()
    qtbot.addWidget(dialog)
    dialog.resize(400, 300)
    dialog.show()
    bar = dialog.findChildren(QScrollArea)[0].verticalScrollBar()
    assert bar.maximum() > 0
    qtbot.keyClick(dialog.findChildren(QLineEdit)[0], Qt.Key.Key_PageDown)
    assert bar.value() > 0
