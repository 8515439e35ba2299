"""A lock in the middle of a meeting: whoever unlocks is at the table again, and nowhere else."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMessageBox, QPlainTextEdit

from sipdesk.app import today
from sipdesk.case import Address, ApprovalForm, Case
from sipdesk.data import create_store
from sipdesk.demo.at_the_meeting import aino
from sipdesk.ui.case_list import CaseList
from sipdesk.ui.case_page import CasePage
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.meeting.mode import MeetingPage
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from tests.cheap import CHEAP
from tests.keyboard import PASSPHRASE, control, focus, type_text, unlock
from tests.ui.hearing import open_ear
from tests.ui.locking import Locking, later, own_hook
from tests.ui.screen_texts import texts_of

# Dialogs of a fixed size make the offscreen platform say this of itself.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

CASE = aino(today())
GOAL = CASE.goals[1]
ALT = Qt.KeyboardModifier.AltModifier


class Bystander(QObject):
    """Sits at the table, and notes what is painted of what is not for the table."""

    def __init__(self) -> None:
        super().__init__()
        self.saw: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, CaseList | CasePage):
            self.saw.append(type(watched).__name__)
        return False


@pytest.fixture
def locking(application: QApplication, tmp_path: Path) -> Generator[Locking]:
    """A program on a file with one case, in the middle of its meeting."""
    folder = tmp_path / "profile"
    folder.mkdir()
    with own_hook():
        locking = Locking(application, folder)
        store = create_store(locking.profile.case_file, PASSPHRASE, cost=CHEAP)
        store.save(CASE)
        store.close()
        yield locking


def case_in(window: MainWindow) -> Case:
    case = window.desk.editor.case
    assert case is not None
    return case


def page_in(window: MainWindow) -> MeetingPage:
    page = window.meeting.page
    assert page is not None
    assert page.isVisible()
    assert window.isFullScreen()
    assert not window.menuBar().isVisible()
    return page


def test_a_lock_at_the_table_leads_back_to_the_table(
    locking: Locking, application: QApplication
) -> None:
    told: list[str] = []
    bystander = Bystander()

    def write_at_the_table(_locking: Locking, window: MainWindow) -> None:
        window.open_case(CASE.id)
        window.case_page.reveal(Address("plan", "situation"))
        window.hold_meeting()
        page = page_in(window)
        page.reveal(Address("goals", "own_words", GOAL.id))
        type_text("Å")
        application.installEventFilter(bystander)
        control(Qt.Key.Key_L)
        assert not window.isVisible()

    def look(locking: Locking, dialog: PassphraseDialog) -> None:
        if locking.locks:
            told.extend(text for text, _widget in texts_of(dialog))
            told.append(dialog.windowTitle())
        unlock(dialog)

    def go_on_writing(_locking: Locking, window: MainWindow) -> None:
        application.removeEventFilter(bystander)
        page = page_in(window)
        assert page.table.step.row == GOAL.id
        field = focus()
        assert isinstance(field, QPlainTextEdit)
        type_text("ä")
        assert field.toPlainText().startswith("Åä")
        for _time in range(2):
            QTest.keyClick(focus(), Qt.Key.Key_Escape)
        assert window.meeting.page is None
        assert not window.isFullScreen()
        assert focus().accessibleName().startswith("Hur ser det ut i dag")
        window.close()

    locking.at_lock = look
    assert locking.run(write_at_the_table, go_on_writing) == 0
    assert bystander.saw == []
    assert locking.case().goals[1].own_words == f"Åä{GOAL.own_words}"
    assert told
    name, *_others = CASE.person.name.split()
    assert [text for text in told if name in text or GOAL.own_words in text] == []


def test_nothing_is_said_of_the_window_that_a_lock_takes_away(
    locking: Locking, application: QApplication
) -> None:
    heard: list[str] = []

    def lock_at_the_table(_locking: Locking, window: MainWindow) -> None:
        window.open_case(CASE.id)
        window.turn_to_tab(0)
        window.hold_meeting()
        page_in(window)
        QApplication.processEvents()
        ear.take()
        control(Qt.Key.Key_L)

    def look(locking: Locking, dialog: PassphraseDialog) -> None:
        if locking.locks:
            heard.extend(ear.take())
        unlock(dialog)

    def end(_locking: Locking, window: MainWindow) -> None:
        window.close()

    locking.at_lock = look
    with open_ear(application) as ear:
        locking.run(lock_at_the_table, end)
    assert heard == []


def test_a_lock_at_the_approval_and_at_the_copies_leads_back_there(locking: Locking) -> None:
    struck: list[bool] = []
    ticked: list[str] = []

    def ask_and_lock(_locking: Locking, window: MainWindow) -> None:
        window.open_case(CASE.id)
        form, date = ApprovalForm.ORAL, today().isoformat()
        plan = replace(CASE.plan, approval_form=form, approval_date=date)
        window.desk.editor.settle(replace(CASE, plan=plan))
        window.hold_meeting()
        page_in(window).table.go_to_chapter(Chapter.APPROVE)
        QApplication.processEvents()  # without a screen, a window that changes its size sleeps in
        window.activateWindow()
        QApplication.processEvents()
        later(strike)
        QTest.keyClick(focus(), Qt.Key.Key_G, ALT)

    def strike() -> None:
        if isinstance(QApplication.activeModalWidget(), QMessageBox):
            struck.append(True)
            locking.session.lock()
        else:
            later(strike)

    def go_on_to_the_copies(locking: Locking, window: MainWindow) -> None:
        page = page_in(window)
        assert page.table.step.chapter is Chapter.APPROVE
        assert not case_in(window).is_approved
        page.table.go_to_chapter(Chapter.PRINT)
        page.show_copies()
        later(partial(tick, window))

    def tick(window: MainWindow) -> None:
        preview = page_in(window).preview_in_sight
        assert preview is not None
        _person, box, *_others = preview.findChildren(QCheckBox)
        offered = preview.recipients()
        box.click()
        ticked.extend(preview.recipients())
        assert ticked != list(offered)
        locking.session.lock()

    def give_up(_locking: Locking, window: MainWindow) -> None:
        page = page_in(window)
        preview = page.preview_in_sight
        assert preview is not None
        assert preview.isVisible()
        assert list(preview.recipients()) == ticked
        QTest.keyClick(focus(), Qt.Key.Key_Escape)
        assert page.preview_in_sight is None
        assert page.table.step.chapter is Chapter.PRINT
        window.close()

    assert locking.run(ask_and_lock, go_on_to_the_copies, give_up) == 0
    assert struck == [True]
    assert locking.locks == 2
    assert not locking.case().is_approved
