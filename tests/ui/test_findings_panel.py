"""Every sentence in "Att komplettera" is whole, at any width and text size."""

from __future__ import annotations

from collections.abc import Generator
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sipdesk import fonts
from sipdesk.case import Address
from sipdesk.demo import demo_cases
from sipdesk.rules import Finding, findings
from sipdesk.ui.findings_panel import ADDRESS, FindingsPanel
from sipdesk.ui.style import dress, sheet
from sipdesk.ui.wrapped_list import BESIDE, WrappedList
from tests.ui.conftest import NOW

FOUND = {f.sentence: f for case in demo_cases(NOW.date()) for f in findings(case, NOW.date())}


@pytest.fixture(params=[1.0, 2.0], ids=["100 %", "200 %"])
def panel(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication
) -> Generator[FindingsPanel]:
    files = [str(path) for path in fonts.window_fonts()]
    dress(qapp, files, scale=request.param)
    shown = FindingsPanel()
    shown.setStyleSheet(sheet())
    qtbot.addWidget(shown)
    shown.resize(300, 700)
    shown.show()
    shown.show_findings(tuple(FOUND.values()))
    yield shown
    dress(qapp, files)


def list_in(panel: FindingsPanel) -> WrappedList:
    (found,) = panel.findChildren(WrappedList)
    return found


def needed(words: WrappedList, number: int, rect: QRect) -> int:
    """How tall an item has to be, by another way of measuring than that of the list."""
    item = words.item(number)
    metrics = QFontMetrics(item.font())
    room = QRect(0, 0, rect.width() - 2 * BESIDE, 10_000)
    return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text()).height()


def ink_in_last_line(words: WrappedList, rect: QRect) -> bool:
    """Whether anything is painted where the last line of an item stands."""
    line = words.fontMetrics().lineSpacing()
    last = QRect(rect.left(), rect.bottom() - line, rect.width(), line)
    picture: QImage = words.viewport().grab(last).toImage()
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    return len(colours) > 1


def test_no_sentence_is_cut_at_any_width(panel: FindingsPanel, qtbot: QtBot) -> None:
    words = list_in(panel)
    assert words.count() > 20
    for width in (*range(180, 520, 17), 300):
        panel.resize(width, 700)
        qtbot.waitUntil(lambda: laid_out_for_its_width(words))
        for number in range(words.count()):
            rect = words.visualItemRect(words.item(number))
            assert rect.right() <= words.viewport().width()
            assert rect.height() >= needed(words, number, rect), (width, words.item(number).text())


def laid_out_for_its_width(words: WrappedList) -> bool:
    rects = [words.visualItemRect(words.item(n)) for n in range(words.count())]
    width = words.viewport().width() - 2 * words.spacing()
    below_each_other = all(above.bottom() < below.top() for above, below in pairwise(rects))
    return below_each_other and all(rect.width() == width for rect in rects)


def test_the_last_line_is_painted(panel: FindingsPanel, qtbot: QtBot) -> None:
    words = list_in(panel)
    qtbot.waitUntil(lambda: laid_out_for_its_width(words))
    for number in range(4):
        words.scrollToItem(words.item(number))
        assert ink_in_last_line(words, words.visualItemRect(words.item(number)))


def test_the_chosen_one_stands_out_and_enter_leads_to_its_field(
    panel: FindingsPanel, qtbot: QtBot
) -> None:
    words = list_in(panel)
    panel.enter()
    qtbot.waitUntil(lambda: laid_out_for_its_width(words))
    rect = words.visualItemRect(words.currentItem())
    picture = words.viewport().grab(rect).toImage()
    assert picture.pixelColor(2, 2).name() == "#12496b"
    with qtbot.waitSignal(panel.wanted) as chosen:
        qtbot.keyClick(words, Qt.Key.Key_Return)
    assert chosen.args == [shown_first(panel).address]
    assert isinstance(shown_first(panel).address, Address)


def test_where_nothing_is_missing_the_panel_says_so(panel: FindingsPanel) -> None:
    panel.show_findings(())
    (told,) = [each for each in panel.findChildren(QLabel) if each.objectName() == "empty"]
    assert told.isVisible()
    assert "Inget saknas" in told.text()
    assert list_in(panel).isHidden()

    panel.show_findings(tuple(FOUND.values()))
    assert told.isHidden()
    assert list_in(panel).isVisible()


def shown_first(panel: FindingsPanel) -> Finding:
    return next(f for f in panel.shown if f.layer == "law")


@pytest.fixture
def rows_said(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The row of each list that a screen reader was told of, in the order of the telling."""
    said: list[int] = []

    def hear(event: QAccessibleEvent) -> None:
        said.append(event.child())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return said


def test_a_list_that_gets_the_cursor_again_says_its_row_however_it_comes(
    panel: FindingsPanel, qtbot: QtBot, rows_said: list[int]
) -> None:
    words = list_in(panel)
    for row in (1, 3):
        panel.enter()
        words.setCurrentRow(row)
        words.clearFocus()
        words.item(row).setSelected(True)  # as it stays when another window was in front
        rows_said.clear()
        panel.enter()
        qtbot.waitUntil(lambda: bool(rows_said))
        assert (rows_said[-1], words.currentRow()) == (row, row)


def test_the_cursor_stays_on_its_finding_while_others_come_and_go(panel: FindingsPanel) -> None:
    words, found = list_in(panel), tuple(FOUND.values())
    panel.enter()
    words.setCurrentRow(4)
    told = words.currentItem().text()
    panel.show_findings((*found[:1], *found[2:]))
    assert (words.hasFocus(), words.currentItem().text()) == (True, told)
    panel.show_findings(tuple(each for each in panel.shown if each.sentence not in told))
    assert words.currentItem().data(ADDRESS) is not None
    panel.show_findings(())
    assert words.currentItem() is None


def test_home_leads_to_the_first_finding_below_its_heading(
    panel: FindingsPanel, qtbot: QtBot
) -> None:
    words = list_in(panel)
    panel.show()
    panel.enter()
    first = words.currentRow()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(words, key)
    assert words.currentRow() == first > 0
