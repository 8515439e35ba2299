"""The preview while its pages are still being made."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sipdesk.case import Case, Person
from sipdesk.ports import DocumentKind
from sipdesk.ui.aside import Task, wait_for_all
from sipdesk.ui.desk import Desk
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.lock import empty, free
from sipdesk.ui.main_window import MainWindow
from tests.ui.conftest import Workplace
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import FakeDocuments
from tests.ui.preview_probe import CASE, CONSENTING, TODAY, Preview

# A window on the offscreen platform makes it say this of itself.
pytestmark = [
    pytest.mark.usefixtures("application"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"),
]

TO_COME = "Sidorna görs …"
OTHER = replace(CASE, id="other", person=Person(name="Olle Ohlsson"))
PRINT, SAVE = "Skriv &ut …", "S&para som PDF …"


@pytest.fixture
def documents() -> Generator[FakeDocuments]:
    documents = FakeDocuments()
    yield documents
    documents.press.set()
    wait_for_all()


@pytest.fixture
def preview(qtbot: QtBot, documents: FakeDocuments) -> Preview:
    return Preview(qtbot, documents, FakeDoors())


def begin(preview: Preview, documents: FakeDocuments, case: Case = CASE) -> None:
    """Show a plan of four pages that is not finished yet."""
    documents.press.clear()
    preview.desk.editor.open(case)
    preview.page.show_case(case, DocumentKind.PLAN, TODAY)
    preview.qtbot.waitUntil(lambda: bool(documents.made))


def finish(preview: Preview, documents: FakeDocuments) -> None:
    documents.press.set()
    preview.wait()


def turn(preview: Preview, name: str) -> None:
    preview.qtbot.keyClick(preview.box(name), Qt.Key.Key_Down)


def can_be_given(preview: Preview) -> list[bool]:
    return [preview.button(text).isEnabled() for text in (PRINT, SAVE)]


def test_nothing_can_be_printed_before_it_is_shown_and_all_choices_can_be_made(
    preview: Preview, documents: FakeDocuments
) -> None:
    begin(preview, documents, CONSENTING)
    assert can_be_given(preview) == [False, False]
    assert all(box.isEnabled() for box in preview.page.findChildren(QComboBox))
    assert len(preview.page.recipients()) == 3
    finish(preview, documents)
    assert can_be_given(preview) == [True, True]
    assert "Sida 1 av 4" in preview.texts()


def test_it_is_said_once_that_pages_are_to_come_and_once_that_they_have(
    preview: Preview, documents: FakeDocuments
) -> None:
    said: list[str] = []
    preview.page.said.connect(said.append)
    begin(preview, documents)
    preview.qtbot.waitUntil(lambda: TO_COME in preview.texts())
    turn(preview, "Språk")
    turn(preview, "Språk")
    finish(preview, documents)
    assert TO_COME not in preview.texts()
    review = "Översättningen är inte granskad av någon som har språket som modersmål."
    assert said == [TO_COME, "Sidorna är klara.", review]


def test_of_wishes_that_come_quickly_only_the_newest_is_shown(
    preview: Preview, documents: FakeDocuments
) -> None:
    begin(preview, documents)
    for _time in range(5):
        turn(preview, "Språk")
    finish(preview, documents)
    assert [wanted.language for wanted, *_rest in documents.made] == ["sv", "fa"]
    assert preview.box("Språk").currentText() == "Persiska"
    assert "Översättningen är inte granskad" in " ".join(preview.texts())


def test_the_pages_of_one_person_never_stand_for_another(
    preview: Preview, documents: FakeDocuments
) -> None:
    begin(preview, documents)
    finish(preview, documents)
    begin(preview, documents, OTHER)
    assert preview.view().document().pageCount() == 0
    preview.desk.editor.open(CASE)
    preview.page.show_case(CASE, DocumentKind.PREPARATION, TODAY)
    finish(preview, documents)
    assert documents.last == (DocumentKind.PREPARATION, CASE, "sv")
    assert "Sida 1 av 2" in preview.texts()


def test_closed_before_they_come_nothing_is_shown(
    preview: Preview, documents: FakeDocuments
) -> None:
    begin(preview, documents)
    preview.page.clear()
    documents.press.set()
    wait_for_all()
    QApplication.processEvents()
    assert preview.view().document().pageCount() == 0
    assert can_be_given(preview) == [False, False]


def test_the_cursor_comes_back_to_the_button_that_rested(
    preview: Preview, documents: FakeDocuments
) -> None:
    begin(preview, documents)
    finish(preview, documents)
    preview.button(PRINT).setFocus()
    documents.press.clear()
    preview.desk.editor.settle(replace(CASE, person=Person(name="Anna Ek")))
    assert can_be_given(preview) == [False, False]
    finish(preview, documents)
    assert QApplication.focusWidget() is preview.button(PRINT)


def test_a_cursor_that_has_left_stays_where_it_went(
    preview: Preview, documents: FakeDocuments
) -> None:
    begin(preview, documents)
    finish(preview, documents)
    preview.button(SAVE).setFocus()
    documents.press.clear()
    preview.desk.editor.settle(replace(CASE, person=Person(name="Anna Ek")))
    preview.box("Språk").setFocus()
    finish(preview, documents)
    assert QApplication.focusWidget() is preview.box("Språk")


def test_a_lock_while_pages_are_made_leaves_nothing_of_them(
    workplace: Workplace, documents: FakeDocuments, application: QApplication
) -> None:
    workplace.store.save(CASE)
    workplace.window.hide()  # a lock ends every other window in sight
    old = workplace.desk
    window = MainWindow(Desk(CaseEditor(), documents, old.doors, old.now), workplace.store)
    window.open_case(CASE.id)
    documents.press.clear()
    window.show_document(DocumentKind.PLAN)
    page = window.preview.page
    left = empty(window)
    assert not page.is_coming
    documents.press.set()
    free(window)
    assert not isValid(page)
    assert application.findChildren(Task) == []
    assert left.spot.paper is not None
    assert workplace.doors.told == []
