"""Back to the same place: page, row, field and cursor, in a window that is built anew."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sipdesk.case import Address, Case
from sipdesk.demo import demo_cases
from sipdesk.ports import DocumentKind
from sipdesk.ui.desk import Desk
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.lock import come_back, empty
from sipdesk.ui.main_window import MainWindow
from tests.ui.conftest import NOW, Workplace, delete_now
from tests.whole_file import cases_of

CASE = max(demo_cases(NOW.date()), key=lambda case: len(case.goal_reviews))
GOAL = CASE.goals[-1]
REVIEW = CASE.goal_reviews[-1]


def in_a_field(window: MainWindow) -> None:
    window.case_page.reveal(Address("plan", "situation"))
    edit = window.focusWidget()
    assert isinstance(edit, QPlainTextEdit)
    cursor = edit.textCursor()
    cursor.setPosition(7)
    edit.setTextCursor(cursor)


def with_a_selection(window: MainWindow) -> None:
    window.case_page.reveal(Address("person", "name"))
    edit = window.focusWidget()
    assert isinstance(edit, QLineEdit)
    edit.setSelection(6, -4)


def in_a_row(window: MainWindow) -> None:
    window.case_page.reveal(Address("goals", "own_words", GOAL.id))


def in_a_row_of_a_row(window: MainWindow) -> None:
    window.case_page.reveal(Address("goal_reviews", "own_words", REVIEW.id))


def in_a_list(window: MainWindow) -> None:
    in_a_row(window)
    rows = [r for r in window.findChildren(QListWidget) if r.accessibleName() == "Mål"]
    rows[0].setFocus()


def on_an_answer(window: MainWindow) -> None:
    window.case_page.reveal(Address("person", "interpreter_needed"))


def in_what_is_missing(window: MainWindow) -> None:
    window.go_to_findings()


def in_the_preview(window: MainWindow) -> None:
    window.show_document(DocumentKind.PLAN)


def in_the_search(window: MainWindow) -> None:
    window.search()


def in_what_is_due(window: MainWindow) -> None:
    window.show_due()
    window.due_book.read()
    rows = window.due.findChild(QListWidget)
    assert isinstance(rows, QListWidget)
    rows.setCurrentRow(rows.count() - 1)
    rows.setFocus()


PLACES = (
    in_a_field,
    with_a_selection,
    in_a_row,
    in_a_row_of_a_row,
    in_a_list,
    on_an_answer,
    in_what_is_missing,
    in_the_preview,
    in_the_search,
    in_what_is_due,
)


@dataclass(frozen=True)
class Seen:
    """What somebody in front of the window sees of where they are."""

    focus: str
    text: str
    selected: tuple[int, int, str]
    line: str
    tab: int | None
    paper: str


def seen(window: MainWindow) -> Seen:
    focus = window.focusWidget()
    assert focus is not None
    line = focus.currentItem() if isinstance(focus, QListWidget) else None
    return Seen(
        focus=f"{focus.metaObject().className()} {focus.accessibleName()}",
        text=_text(focus),
        selected=_selected(focus),
        line=line.text() if line is not None else "",
        tab=window.case_page.tab_in_sight(),
        paper=window.preview.wanted().kind if not window.preview.isHidden() else "",
    )


def _text(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLineEdit) else ""


def _selected(widget: QWidget) -> tuple[int, int, str]:
    if isinstance(widget, QPlainTextEdit):
        cursor = widget.textCursor()
        return cursor.anchor(), cursor.position(), cursor.selectedText()
    if isinstance(widget, QLineEdit):
        return widget.selectionStart(), widget.cursorPosition(), widget.selectedText()
    return 0, 0, ""


@pytest.fixture
def anew(workplace: Workplace, qtbot: QtBot) -> Generator[Callable[[], MainWindow]]:
    """Another window on the same file, as after a lock."""
    made: list[MainWindow] = []

    def build() -> MainWindow:
        old = workplace.desk
        desk = Desk(editor=CaseEditor(), documents=old.documents, doors=old.doors, now=old.now)
        window = MainWindow(desk, workplace.store)
        made.append(window)
        window.resize(1366, 740)
        return window

    yield build
    for window in made:
        window.desk.editor.open(None)
        window.close()
        delete_now(window)


def test_the_same_place_is_found_again(
    workplace: Workplace, anew: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    workplace.store.save(CASE)
    first, second = workplace.window, anew()
    for go in PLACES:
        first.show()
        first.case_list.show_summaries(workplace.store.summaries())
        first.open_case(CASE.id)
        go(first)
        QApplication.processEvents()
        before = seen(first)
        come_back(second, empty(first))
        assert seen(second) == before, go.__name__
        assert first.desk.editor.case is None
        second.desk.editor.open(None)


def test_a_blank_person_is_there_again_and_not_in_the_file(
    workplace: Workplace, anew: Callable[[], MainWindow]
) -> None:
    workplace.control(Qt.Key.Key_N)
    blank = workplace.case
    left = empty(workplace.window)
    assert cases_of(workplace.store) == ()
    window = anew()
    come_back(window, left)
    assert window.desk.editor.case == blank
    assert window.case_page.tab_in_sight() is None


def test_a_case_that_is_gone_stays_closed(
    workplace: Workplace, anew: Callable[[], MainWindow]
) -> None:
    workplace.store.save(CASE)
    workplace.window.open_case(CASE.id)
    left = empty(workplace.window)
    workplace.store.delete(CASE.id)
    window = anew()
    come_back(window, left)
    assert window.desk.editor.case is None


def test_what_is_kept_of_a_window_holds_nothing_that_was_written(workplace: Workplace) -> None:
    case = Case(person=CASE.person, topics=CASE.topics)
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    workplace.window.show_document(DocumentKind.PREPARATION)
    left = empty(workplace.window)
    assert left.case_id == case.id
    for text in (case.person.name, case.topics[0].text):
        assert text not in repr(left)
