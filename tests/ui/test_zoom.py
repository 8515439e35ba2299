"""Larger and smaller text while the program runs, without a word cut off, and remembered."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from sipdesk import fonts
from sipdesk.case import Case, Person
from sipdesk.ports import DocumentKind
from sipdesk.ui.choice_input import Choice
from sipdesk.ui.doors import Doors
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.style import BASE_POINT_SIZE, dress
from sipdesk.ui.zoom import Zoom, next_size
from tests.ui.conftest import Workplace
from tests.ui.fake_doors import FakeDoors
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import table_of
from tests.ui.saving import fill, persons
from tests.ui.screen_texts import clipped
from tests.ui.test_every_text import CASES, TABS, show


@pytest.fixture(autouse=True)
def dressed_afterwards(qapp: QApplication) -> Generator[None]:
    """At 100 % again once the window is gone: to dress one that is there takes seconds."""
    yield
    dress(qapp, [str(file) for file in fonts.window_fonts()])


@pytest.fixture
def zoom(workplace: Workplace, qapp: QApplication) -> Zoom:
    """Serves the window of the workplace."""
    zoom = Zoom(qapp)
    zoom.serve(workplace.window)
    return zoom


@pytest.mark.parametrize(
    ("percent", "steps", "wanted"),
    [
        (100, 1, 110),
        (175, 1, 200),
        (200, 1, 200),
        (200, -1, 175),
        (100, -1, 100),
        (130, 1, 150),  # as --text-size can give it
        (130, -1, 125),
        (175, 0, 100),
    ],
)
def test_the_next_size(percent: int, steps: int, wanted: int) -> None:
    assert next_size(percent, steps) == wanted


def test_the_keys_change_all_text_and_the_cursor_stays(workplace: Workplace, zoom: Zoom) -> None:
    show(workplace, CASES["plain"])
    workplace.window.show_person()
    field = workplace.focus
    small = field.height()
    with workplace.qtbot.waitSignal(zoom.chosen) as chosen:
        workplace.control(Qt.Key.Key_Plus)
    assert chosen.args == [110]
    for _size in range(4):
        workplace.control(Qt.Key.Key_Plus)
    workplace.qtbot.waitUntil(lambda: zoom.percent == 200)
    assert QApplication.font().pointSizeF() == BASE_POINT_SIZE * 2
    assert workplace.focus is field
    assert field.font().pointSizeF() == BASE_POINT_SIZE * 2
    workplace.qtbot.waitUntil(lambda: field.height() > small * 1.5)
    workplace.control(Qt.Key.Key_Minus)
    assert zoom.percent == 175
    workplace.control(Qt.Key.Key_0)
    assert zoom.percent == 100
    workplace.qtbot.waitUntil(lambda: field.height() == small)


def test_the_keys_work_at_the_table_too(workplace: Workplace, zoom: Zoom) -> None:
    show(workplace, CASES["plain"])
    workplace.window.hold_meeting()
    typed = workplace.focus
    small = typed.fontMetrics().height()
    with workplace.qtbot.waitSignal(zoom.chosen):
        workplace.control(Qt.Key.Key_Plus)
    assert typed.fontMetrics().height() > small


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
def test_the_size_is_told_at_the_table_where_it_hides_no_text(
    workplace: Workplace, zoom: Zoom
) -> None:
    show(workplace, CASES["plain"])
    zoom.change(1)
    assert QToolTip.text(), "in the usual window, a bubble tells it"
    QToolTip.hideText()
    workplace.qtbot.waitUntil(lambda: not QToolTip.isVisible())
    workplace.window.hold_meeting()
    zoom.change(1)
    assert not QToolTip.isVisible()
    assert table_of(workplace).save_line.text() == "Textstorlek 125 %"


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
def test_the_keys_of_the_meeting_are_told_whole_at_200_percent(
    workplace: Workplace, zoom: Zoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeDoors, "tell", Doors.tell)
    show(workplace, CASES["plain"])
    workplace.window.hold_meeting()
    zoom.change(5)
    told: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.height() < box.screen().availableGeometry().height()
        told.append(box.text())
        box.accept()

    QTimer.singleShot(100, workplace.window, read)
    workplace.press(Qt.Key.Key_F1)
    (text,) = told
    assert text.endswith("Hela handboken finns i det vanliga fönstret.")


@pytest.mark.parametrize("name", ["followed up", "protected child"])
def test_nothing_is_clipped_at_200_percent_and_back(
    workplace: Workplace, zoom: Zoom, name: str
) -> None:
    window = workplace.window
    show(workplace, CASES[name])
    assert window.preview.page  # all is built that has buttons
    for number in range(TABS):  # so that each page has been laid out at 100 %
        window.turn_to_tab(number)
    window.show_person()
    before = sorted(button.sizeHint().height() for button in window.findChildren(QPushButton))
    zoom.change(5)
    assert zoom.percent == 200
    for number in range(TABS):
        window.turn_to_tab(number)
        QApplication.processEvents()
        assert clipped(window) == [], f"tab {number + 1}"
    window.show_person()
    QApplication.processEvents()
    assert clipped(window) == []
    assert (window.width(), window.height()) == (1366, 740)
    zoom.change(0)
    QApplication.processEvents()
    assert clipped(window) == []
    after = sorted(button.sizeHint().height() for button in window.findChildren(QPushButton))
    assert after == before


def test_keys_that_wait_behind_one_another_are_one_change(
    workplace: Workplace, zoom: Zoom, application: QApplication
) -> None:
    """To lay out a large case anew at each of them would go on after the last."""
    show(workplace, CASES["plain"])
    sizes: list[int] = []
    zoom.chosen.connect(sizes.append)
    with open_ear(application) as ear:
        for _size in range(5):
            workplace.control(Qt.Key.Key_Plus)
        assert sizes == [110], "the first is seen at once"
        workplace.qtbot.waitUntil(lambda: zoom.percent == 200)
    assert sizes == [110, 200]
    assert ear.heard == ["Textstorlek 110 %", "Textstorlek 200 %, den största"]


def test_without_a_window_nothing_changes(qtbot: QtBot, application: QApplication) -> None:
    zoom = Zoom(application)
    zoom.change(1)
    assert zoom.percent == 100
    assert QApplication.font().pointSizeF() == BASE_POINT_SIZE


def test_the_panes_are_shared_out_for_the_text(workplace: Workplace, zoom: Zoom) -> None:
    show(workplace, CASES["plain"])
    usual = workplace.window.case_list.width()
    for _size in range(5):
        workplace.control(Qt.Key.Key_Plus)
    workplace.qtbot.waitUntil(lambda: zoom.percent == 200)
    workplace.window.case_page.header.list_wanted.emit()
    workplace.qtbot.waitUntil(lambda: workplace.window.case_list.width() > usual)
    workplace.control(Qt.Key.Key_0)
    workplace.qtbot.waitUntil(lambda: workplace.window.case_list.width() == usual)


def test_a_choice_shows_each_of_its_texts_whole(workplace: Workplace, zoom: Zoom) -> None:
    show(workplace, CASES["plain"])
    zoom.change(5)
    workplace.window.show_document(DocumentKind.PLAN)
    choices = [each for each in workplace.window.preview.findChildren(Choice) if each.isVisible()]
    assert len(choices) > 1
    for choice in choices:
        for number in range(choice.count()):
            choice.setCurrentIndex(number)
            assert choice.painted().currentText == choice.currentText()


@pytest.mark.parametrize("larger", [0, 5])
def test_the_list_stays_where_it_is_when_the_line_comes(
    workplace: Workplace, zoom: Zoom, larger: int
) -> None:
    fill(workplace, [Case(person=Person(name=name)) for name in ("Anna", "Annika", "Bo")])
    zoom.change(larger)
    workplace.control(Qt.Key.Key_F)
    QApplication.processEvents()
    (line,) = workplace.window.case_list.findChildren(NoteLine)
    top, height = persons(workplace).y(), line.height()
    workplace.type("ann")
    QApplication.processEvents()
    assert (persons(workplace).y(), line.height()) == (top, height)
    assert line.text().startswith("2 träffar")
