"""The keys of the handbook: for larger text, and Tab through the text of a chapter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sipdesk.handbook import PLAN, START
from sipdesk.ui.handbook.book import Handbook
from sipdesk.ui.handbook.desk import HandbookDesk
from sipdesk.ui.zoom import Zoom
from tests.ui.conftest import Workplace, delete_now
from tests.ui.hearing import Ear, open_ear
from tests.ui.test_handbook import book, desk, text_size

__all__ = ["book", "desk"]  # fixtures


def test_a_key_is_one_size_and_is_told_by_the_window_that_heard_it(
    workplace: Workplace, desk: HandbookDesk, qapp: QApplication
) -> None:
    zoom = Zoom(qapp)
    zoom.serve(workplace.window)
    desk.open_at(PLAN)
    book = desk.book
    assert book is not None
    for window, percent in ((book, 110), (workplace.window, 125), (book, 150)):
        window.activateWindow()
        workplace.qtbot.waitUntil(window.isActiveWindow)
        ear = Ear()
        window.installEventFilter(ear)
        workplace.qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
        assert ear.take() == [f"Textstorlek {percent} %"]
        window.removeEventFilter(ear)
    zoom.change(0)
    delete(zoom)


def test_before_there_is_a_window_it_hears_the_keys_itself(
    qtbot: QtBot, qapp: QApplication
) -> None:
    zoom = Zoom(qapp)
    book = Handbook()
    book.show()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    usual = text_size(book)
    qtbot.keyClick(book, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert (zoom.percent, text_size(book) > usual) == (110, True)
    zoom.change(0)
    delete_now(book)
    delete(zoom)


@pytest.fixture
def active_book(book: Handbook, qtbot: QtBot) -> Handbook:
    """With the cursor at the beginning of a chapter with links."""
    book.activateWindow()
    qtbot.waitUntil(book.isActiveWindow)
    book.turn_to(START)
    return book


def shift_tab(qtbot: QtBot) -> QWidget | None:
    qtbot.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier
    )
    return QApplication.focusWidget()


def test_shift_tab_goes_from_the_text_to_the_contents(qtbot: QtBot, active_book: Handbook) -> None:
    assert shift_tab(qtbot) is active_book.contents
    qtbot.keyClicks(active_book.search, "kopior")
    active_book.reader.setFocus()
    assert active_book.reader.textCursor().selectedText()  # a word, and no link
    assert shift_tab(qtbot) is active_book.contents


def test_shift_tab_goes_back_from_link_to_link_and_out(qtbot: QtBot, active_book: Handbook) -> None:
    reader = active_book.reader
    for _link in range(2):
        qtbot.keyClick(reader, Qt.Key.Key_Tab)
    second = reader.textCursor().selectedText()
    assert shift_tab(qtbot) is reader
    assert reader.textCursor().selectedText() not in {"", second}
    assert shift_tab(qtbot) is active_book.contents


def test_tab_goes_through_the_links_and_out_of_the_text(
    qtbot: QtBot, active_book: Handbook
) -> None:
    reader, links = active_book.reader, []
    while QApplication.focusWidget() is reader and len(links) < 99:
        links.append(reader.textCursor().selectionEnd())
        qtbot.keyClick(reader, Qt.Key.Key_Tab)
    assert len(links) > 2
    assert links == sorted(links)
    assert QApplication.focusWidget() is active_book.search


# --- from the search ------------------------------------------------------------------------------


@pytest.fixture
def searched_book(active_book: Handbook, qtbot: QtBot) -> Handbook:
    """With the cursor in the search field, behind a word of the book."""
    active_book.search.setFocus()
    qtbot.keyClicks(active_book.search, "kopior")
    return active_book


def test_arrow_down_goes_from_the_search_into_what_was_found(
    qtbot: QtBot, searched_book: Handbook
) -> None:
    found = searched_book.contents
    qtbot.keyClick(searched_book.search, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is found
    assert found.currentRow() == 0
    qtbot.keyClick(found, Qt.Key.Key_Down)
    assert found.currentRow() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F3])
def test_the_place_that_is_gone_to_is_read_aloud(
    qtbot: QtBot, searched_book: Handbook, qapp: QApplication, key: Qt.Key
) -> None:
    with open_ear(qapp) as ear:
        qtbot.keyClick(searched_book.search, key)
        (said,) = ear.take()
    chapter, _, line = said.partition(": ")
    assert chapter == searched_book.contents.currentItem().text()
    assert "kopior" in line.casefold()
    assert QApplication.focusWidget() is searched_book.search


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_where_nothing_is_found_the_key_says_so(
    qtbot: QtBot, searched_book: Handbook, qapp: QApplication, key: Qt.Key
) -> None:
    qtbot.keyClicks(searched_book.search, "xyzzy")
    with open_ear(qapp) as ear:
        qtbot.keyClick(searched_book.search, key)
        assert [text.partition(".")[0] for text in ear.take()] == ["Ingen träff"]
    assert QApplication.focusWidget() is searched_book.search
