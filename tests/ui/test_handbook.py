"""F1 opens the handbook where one stands, and what it says about keys is so."""

from __future__ import annotations

import re
from collections.abc import Generator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import sipdesk.ui
from sipdesk import i18n
from sipdesk.case import Case
from sipdesk.handbook import CHAPTERS, KEYS, NEWS, PLAN, PRINTING, START, chapters
from sipdesk.ports import DocumentKind
from sipdesk.settings import LIGHT
from sipdesk.ui.handbook.book import Handbook
from sipdesk.ui.handbook.desk import HandbookDesk
from sipdesk.ui.handbook.places import OF_DIALOGS, OF_TABS
from sipdesk.ui.handbook.reader import Reader
from sipdesk.ui.lock import empty
from sipdesk.ui.looks import LOOKS, wear, worn_look
from sipdesk.ui.meeting.table import Table
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.ui.phrases import Phrases
from sipdesk.ui.zoom import Zoom
from tests.ui.conftest import Workplace, delete_now
from tests.ui.hearing import open_ear
from tests.ui.screen_texts import clipped
from tests.ui.test_every_text import PLACE, RefusingVault, scale, show

__all__ = ["scale"]  # a fixture
ROW = re.compile(r"^\| `(.+?)` \| (.+?) \|$", re.MULTILINE)
KEY = re.compile(r"`(.+?)`")
KEYS_OF_QT = {
    "Mellanslag": "Space",
    "PgDn": "PgDown",
    "Skift": "Shift",
    "uppåtpil": "Up",
    "nedåtpil": "Down",
}
IN_ITS_MENU = {"Skriv ut planen": "Plan"}  # beside the tab of that name it needs more words
OF_QT = {"Tab", "Shift+Tab", "Alt+Down", "Enter"}  # every window has them, or a kind of input
AT_THE_TABLE = {
    "1",
    "2",
    "3",
    "Alt+1",
    "Alt+2",
    "Alt+3",
    "PgDown",
    "PgUp",
}  # tests/ui/test_meeting.py


@pytest.fixture
def desk(workplace: Workplace, qapp: QApplication) -> Generator[HandbookDesk]:
    """Serves the window of the workplace."""
    desk = HandbookDesk(qapp)
    desk.serve(workplace.window)
    yield desk
    desk.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def book(application: QApplication) -> Generator[Handbook]:
    book = Handbook()
    book.show()
    yield book
    delete_now(book)


def title(book: Handbook | None) -> str:
    assert book is not None
    return book.reader.accessibleName()


def title_of(name: str) -> str:
    return next(each.title for each in chapters(i18n.window_language()) if each.name == name)


# --- where one stands ---------------------------------------------------------------------------


def test_f1_opens_the_chapter_about_the_page_in_sight(
    workplace: Workplace, desk: HandbookDesk
) -> None:
    workplace.press(Qt.Key.Key_F1)
    assert title(desk.book) == title_of(START)
    show(workplace, Case())
    for number, chapter in enumerate(OF_TABS):
        workplace.window.activateWindow()
        workplace.window.turn_to_tab(number)
        workplace.press(Qt.Key.Key_F1)
        assert title(desk.book) == title_of(chapter)
    workplace.window.show_document(DocumentKind.PLAN)
    workplace.window.handbook_wanted.emit()
    assert title(desk.book) == title_of(PRINTING)


def test_the_menu_leads_to_keys_and_news(workplace: Workplace, desk: HandbookDesk) -> None:
    actions = dict(actions_of(workplace))
    for text, chapter in (("Kortkommandon", KEYS), ("Nyheter", NEWS)):
        actions[text].trigger()
        assert title(desk.book) == title_of(chapter)


def test_the_window_can_be_worked_in_meanwhile(workplace: Workplace, desk: HandbookDesk) -> None:
    desk.open()
    workplace.window.activateWindow()
    workplace.window.new_person()
    workplace.type("Anna")
    assert workplace.case.person.name == "Anna"
    assert desk.book is not None
    assert desk.book.isVisible()


def test_at_the_table_it_stays_closed(workplace: Workplace, desk: HandbookDesk) -> None:
    show(workplace, Case())
    workplace.window.hold_meeting()
    workplace.press(Qt.Key.Key_F1)
    ((_title, told),) = workplace.doors.told
    assert told.endswith("Hela handboken finns i det vanliga fönstret.")
    box = QDialog(workplace.window)
    button = QPushButton(box)
    box.show()
    workplace.qtbot.waitUntil(box.isActiveWindow)
    button.setFocus()
    workplace.press(Qt.Key.Key_F1)
    assert desk.book is None
    box.reject()
    workplace.window.meeting.end()


def test_a_dialog_before_there_is_a_window_has_it_too(
    qtbot: QtBot, application: QApplication
) -> None:
    desk = HandbookDesk(application)
    dialog = PassphraseDialog(RefusingVault(), PLACE)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    book = desk.book
    assert title(book) == title_of(OF_DIALOGS["PassphraseDialog"])
    assert book is not None
    qtbot.waitUntil(book.isActiveWindow)  # though the dialog lets nothing else come to the front
    qtbot.keyClicks(book.search, "kopior")
    assert book.search.text() == "kopior"
    qtbot.keyClick(book, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.book is None)
    assert dialog.isVisible()
    desk.open_at(PLAN, dialog)
    dialog.reject()
    qtbot.waitUntil(lambda: desk.book is None)


def test_each_dialog_has_a_chapter() -> None:
    for module in walk_packages(sipdesk.ui.__path__, "sipdesk.ui."):
        import_module(module.name)
    dialogs = {each.__name__ for each in _below(QDialog) if each.__module__.startswith("sipdesk.")}
    bases = {
        "EntranceDialog",
        "Handbook",
        "MessageBox",
        "OfferingDialog",
        "SecretDialog",
        "TallDialog",
        "ZoomedDialog",
    }
    assert dialogs - bases <= set(OF_DIALOGS)
    assert set(OF_DIALOGS.values()) <= set(CHAPTERS)


def _below(kind: type) -> list[type]:
    return [each for one in kind.__subclasses__() for each in (one, *_below(one))]


def test_a_lock_takes_it_away(workplace: Workplace, desk: HandbookDesk) -> None:
    desk.open()
    empty(workplace.window)
    workplace.qtbot.waitUntil(lambda: desk.book is None)


# --- reading and searching ----------------------------------------------------------------------


def test_the_number_of_chapters_found_is_said_when_the_letters_rest(
    book: Handbook, qtbot: QtBot, qapp: QApplication
) -> None:
    book.activateWindow()
    qtbot.waitUntil(book.isActiveWindow)
    with open_ear(qapp) as ear:
        book.search.setFocus()
        qtbot.keyClicks(book.search, "usb-minne")
        qtbot.waitUntil(lambda: bool(ear.heard))
        count = book.contents.count()
        assert ear.take() == [f"{count} träff" + "ar" * (count > 1)]


def test_the_search_leaves_the_chapters_with_the_words_and_marks_them(
    qtbot: QtBot, book: Handbook
) -> None:
    qtbot.keyClicks(book.search, "usb-minne")
    assert book.contents.count() == 1
    assert title(book) == title_of("safety")
    assert [mark.cursor.selectedText() for mark in book.reader.extraSelections()] == ["USB-minne"]
    assert book.reader.textCursor().selectedText() == "USB-minne"


def test_a_chapter_with_the_words_in_a_heading_comes_first(qtbot: QtBot, book: Handbook) -> None:
    qtbot.keyClicks(book.search, "kopior")
    titles = [book.contents.item(row).text() for row in range(book.contents.count())]
    assert titles[:2] == [title_of(PRINTING), title_of("safety")]
    assert title_of(START) in titles


def test_enter_goes_from_place_to_place_and_on_to_the_next_chapter(
    qtbot: QtBot, book: Handbook
) -> None:
    qtbot.keyClicks(book.search, "initialer")
    seen = [title(book)]
    count = book.contents.count()
    for _place in range(20):
        qtbot.keyClick(book.search, Qt.Key.Key_Return)
        seen.append(title(book))
    assert len(set(seen)) == count


def test_where_nothing_is_found_it_says_what_to_try(qtbot: QtBot, book: Handbook) -> None:
    said = next(each for each in book.findChildren(QLabel) if each.text().startswith("Ingen träff"))
    assert not said.isVisible()
    qtbot.keyClicks(book.search, "xyzzy")
    assert said.isVisible()
    assert not book.contents.isVisible()
    book.search.clear()
    assert book.contents.count() == len(CHAPTERS)


def test_a_link_leads_to_its_chapter_and_never_out_of_the_program(book: Handbook) -> None:
    book.turn_to(START)
    book.reader.anchorClicked.emit(QUrl("plan.md"))
    assert title(book) == title_of(PLAN)
    for out in ("https://example.org/consent.md", "file:///etc/consent.md", "nothing.md", "law"):
        book.reader.anchorClicked.emit(QUrl(out))
        assert title(book) in {title_of(PLAN), title_of("law")}


def test_nothing_but_its_own_pictures_is_ever_loaded(
    qtbot: QtBot, application: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "handbook" / "pictures").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"not for the handbook")
    reader = Reader(tmp_path / "handbook")
    qtbot.addWidget(reader)
    image = QTextDocument.ResourceType.ImageResource.value
    assert reader.loadResource(image, QUrl("../secret.png")) is None
    assert reader.loadResource(image, QUrl.fromLocalFile(str(tmp_path / "secret.png"))) is None
    assert reader.loadResource(image, QUrl("https://example.org/x.png")) is None


def test_no_picture_is_wider_than_the_page(qtbot: QtBot, book: Handbook) -> None:
    book.turn_to(START)
    for width in (1200, 760):
        book.resize(width, 700)
        QApplication.processEvents()
        assert book.reader.horizontalScrollBar().maximum() == 0


def test_the_text_follows_the_window(
    workplace: Workplace, desk: HandbookDesk, qapp: QApplication
) -> None:
    zoom = Zoom(qapp)
    zoom.serve(workplace.window)
    desk.open_at(PLAN)
    book = desk.book
    assert book is not None
    before = text_size(book)
    workplace.qtbot.waitUntil(book.isActiveWindow)
    workplace.qtbot.keyClick(book, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    workplace.qtbot.waitUntil(lambda: text_size(book) > before)
    assert title(book) == title_of(PLAN)
    workplace.qtbot.keyClick(book, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    workplace.qtbot.waitUntil(lambda: text_size(book) == before)


def text_size(book: Handbook) -> float:
    """In points."""
    return book.reader.document().defaultFont().pointSizeF()


@pytest.mark.parametrize("name", list(LOOKS))
def test_a_frame_shows_where_the_cursor_is_and_moves_no_text(
    qtbot: QtBot, qapp: QApplication, name: str
) -> None:
    wear(qapp, LOOKS[name])
    book = Handbook()
    qtbot.addWidget(book)
    with qtbot.waitActive(book):
        book.show()
    inside = book.reader.viewport().geometry()
    for here, elsewhere in ((book.contents, book.reader), (book.reader, book.contents)):
        here.setFocus()
        QApplication.processEvents()
        assert frame_of(here) == {worn_look().accent}
        assert frame_of(elsewhere) == {worn_look().edge}
        assert book.reader.viewport().geometry() == inside
    wear(qapp, LOOKS[LIGHT])


def test_the_text_is_walked_through_with_the_arrows(qtbot: QtBot) -> None:
    book = Handbook()
    qtbot.addWidget(book)
    with qtbot.waitActive(book):
        book.show()
    book.reader.setFocus()
    lines = []
    for _time in range(3):
        qtbot.keyClick(book.reader, Qt.Key.Key_Down)
        lines.append(book.reader.textCursor().position())
    assert 0 < lines[0] < lines[1] < lines[2]


def frame_of(widget: QWidget) -> set[str]:
    """The colour of the edge on each side, as painted."""
    picture = widget.grab().toImage()
    right, below = picture.width() - 1, picture.height() - 1
    places = ((0, below // 2), (right, below // 2), (right // 2, 0), (right // 2, below))
    return {picture.pixelColor(*place).name() for place in places}


def test_every_word_has_room(qtbot: QtBot, scale: float) -> None:
    book = Handbook()
    qtbot.addWidget(book)
    book.resize(1229, 691)
    book.show()
    QApplication.processEvents()
    assert clipped(book) == []


# --- what it says about keys --------------------------------------------------------------------


def actions_of(workplace: Workplace) -> list[tuple[str, QAction]]:
    """Each entry of the menus with its text, without marks."""
    menus = workplace.window.menuBar().findChildren(QMenu)
    actions = [action for menu in menus for action in menu.actions()]
    return [(action.text().replace("&", "").removesuffix(" …"), action) for action in actions]


def as_qt_has_it(keys: str) -> str:
    """The keys that the handbook names, in either language."""
    words = [KEYS_OF_QT.get(key, key) for key in re.split(r"\+(?!$)", keys)]
    return QKeySequence("+".join(words)).toString()


def test_the_keys_of_the_menus_are_all_told(workplace: Workplace) -> None:
    Phrases(workplace.desk, workplace.store, workplace.window)
    chapter = next(each for each in chapters("sv") if each.name == KEYS)
    rows = [(keys, said(text)) for keys, text in ROW.findall(chapter.text) if "*" in text]
    assert len({text for _keys, text in rows}) == len(rows), "two keys are told of alike"
    real = {
        (action.shortcut().toString(), text)
        for text, action in actions_of(workplace)
        if not action.shortcut().isEmpty()
    }
    assert {(as_qt_has_it(keys), IN_ITS_MENU.get(text, text)) for keys, text in rows} == real


def said(text: str) -> str:
    """Without the marks of Markdown."""
    return text.replace("*", "")


def test_every_key_that_is_named_does_something(workplace: Workplace) -> None:
    Phrases(workplace.desk, workplace.store, workplace.window)
    show(workplace, Case())
    assert workplace.window.preview.page
    table = Table(workplace.desk)
    workplace.qtbot.addWidget(table)
    book = Handbook()
    workplace.qtbot.addWidget(book)
    shortcuts = [
        each
        for window in (workplace.window, table, book)
        for each in window.findChildren(QShortcut)
    ]
    known = {each.key().toString() for each in shortcuts}
    for _text, action in actions_of(workplace):
        known |= {each.toString() for each in action.shortcuts()}
    known |= {each.shortcut().toString() for each in workplace.window.findChildren(QPushButton)}
    named = {as_qt_has_it(key) for each in chapters("sv") for key in KEY.findall(each.text)}
    assert len(named) > 30
    assert named <= known | OF_QT | AT_THE_TABLE


def test_the_keys_of_both_languages_are_the_same() -> None:
    for swedish, english in zip(chapters("sv"), chapters("en"), strict=True):
        keys = [[as_qt_has_it(k) for k in KEY.findall(each.text)] for each in (swedish, english)]
        assert keys[0] == keys[1], swedish.name
