"""A control that the cursor is led to is in sight as a whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sipdesk.case import Address, Answer, Case, Participant
from sipdesk.ui.following_scroll import FollowingScroll
from tests.ui.conftest import Workplace
from tests.ui.test_steady_page import page_around

# A window on the offscreen platform makes it say this of itself.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

ROW, ROWS = 30, 40  # pixels, and how many


class Tower:
    """Buttons below each other and a list in their midst, in an area of two hundred pixels."""

    def __init__(self, qtbot: QtBot) -> None:
        self.area, inner = FollowingScroll(), QWidget()
        qtbot.addWidget(self.area)
        column = QVBoxLayout(inner)
        self.list = QListWidget()
        self.list.addItems(["Ett", "Två", "Tre"])
        self.list.setFixedHeight(5 * ROW)
        self.buttons = [QPushButton(str(number)) for number in range(ROWS)]
        for number, button in enumerate(self.buttons):
            button.setFixedHeight(ROW)
            column.addWidget(button)
            if number == ROWS // 2:
                column.addWidget(self.list)
        self.area.setWidget(inner)
        self.area.resize(200, 200)
        self.area.show()
        qtbot.waitActive(self.area)

    def shows_whole(self, control: QWidget) -> bool:
        QApplication.processEvents()
        return is_whole(control, self.area)


def is_whole(control: QWidget, area: QScrollArea) -> bool:
    place = QRect(control.mapTo(area.viewport(), QPoint()), control.size())
    return area.viewport().rect().contains(place)


@pytest.fixture
def tower(qtbot: QtBot, application: QApplication) -> Tower:
    return Tower(qtbot)


def test_a_list_is_shown_as_a_whole_and_not_its_chosen_row_alone(tower: Tower) -> None:
    tower.list.setCurrentRow(0)
    tower.list.setFocus()
    assert tower.shows_whole(tower.list)


def test_what_grows_above_as_the_cursor_comes_does_not_push_it_away(tower: Tower) -> None:
    tower.buttons[0].setFixedHeight(10 * ROW)
    tower.buttons[9].setFocus()
    assert tower.shows_whole(tower.buttons[9])


def test_a_lower_area_keeps_the_control_in_sight_unless_it_was_scrolled_away(
    tower: Tower,
) -> None:
    tower.buttons[3].setFocus()
    assert tower.shows_whole(tower.buttons[3])
    tower.area.resize(200, 100)
    assert tower.shows_whole(tower.buttons[3])
    bar = tower.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    tower.area.resize(200, 150)
    assert not tower.shows_whole(tower.buttons[3])


def test_whose_the_question_is_that_one_is_led_to_is_in_sight_too(workplace: Workplace) -> None:
    people = tuple(Participant(name=f"Namn {n}", wanted=Answer.YES) for n in range(4))
    asked = Participant(name="Anna Berg")
    workplace.desk.editor.open(Case(participants=(*people, asked)))
    workplace.window.resize(1000, 600)
    page = workplace.window.case_page
    assert page.reveal(Address("participants", "name", asked.id))
    name = workplace.focus
    area = page_around(name)
    assert page.reveal(Address("coordinator", "email"))
    QApplication.processEvents()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not is_whole(name, area)
    assert page.reveal(Address("participants", "wanted", asked.id))
    QApplication.processEvents()
    workplace.qtbot.waitUntil(lambda: is_whole(workplace.focus, area))
    assert is_whole(name, area)
