"""Before the lock comes by itself, who sees and who hears can put it off (WCAG 2.1, 2.2.1)."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout

from sipdesk.errors import DiskFullError
from sipdesk.ui.announce import SpokenEvent
from sipdesk.ui.idle import Idle
from sipdesk.ui.lock_warning import LockWarning
from sipdesk.ui.save_line import SaveLine
from tests.ui.conftest import Workplace
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import table_of
from tests.ui.saving import status, write_name
from tests.ui.test_idle import LIMIT, Time
from tests.ui.test_meeting import hold_meeting

WARNING = "SIPdesk låses om 30 sekunder. Tryck på valfri tangent för att fortsätta."
AT_REST = "Allt sparas av sig självt"


class Watched:
    """A window in which nobody has done anything for as long as a test says."""

    def __init__(self, workplace: Workplace, application: QApplication) -> None:
        self.time = Time()
        self.idle = Idle(application, self.time.clocks())
        self.warning = LockWarning(self.idle)
        self.warning.serve(workplace.window)

    def let_pass(self) -> None:
        """Until half a minute is left."""
        self.idle.watch(LIMIT)
        self.time.awake_for += LIMIT - 30
        self.idle.look()


@pytest.fixture
def watched(workplace: Workplace, application: QApplication) -> Generator[Watched]:
    watching = Watched(workplace, application)
    yield watching
    watching.idle.rest()


def test_it_is_seen_and_heard_and_any_key_takes_it_back(
    workplace: Workplace, application: QApplication, watched: Watched
) -> None:
    write_name(workplace, "Anna")
    with open_ear(application) as ear:
        watched.let_pass()
        assert status(workplace).text() == WARNING
        assert ear.heard == [WARNING]
        workplace.press(Qt.Key.Key_Shift)
    assert status(workplace).text() == AT_REST
    assert ear.heard == [WARNING]


def test_at_the_table_it_stands_in_the_line_of_the_table(
    workplace: Workplace, application: QApplication, watched: Watched
) -> None:
    hold_meeting(workplace)
    line = table_of(workplace).findChild(SaveLine)
    assert isinstance(line, SaveLine)
    with open_ear(application) as ear:
        watched.let_pass()
    assert line.isVisible()
    assert line.text() == WARNING
    assert ear.heard == [WARNING]
    workplace.press(Qt.Key.Key_Shift)
    assert line.text() == AT_REST


def test_what_is_not_saved_stays_in_sight(workplace: Workplace, watched: Watched) -> None:
    status(workplace).show_fault(DiskFullError())
    loud = status(workplace).text()
    watched.let_pass()
    assert status(workplace).text() == loud
    workplace.press(Qt.Key.Key_Shift)
    assert status(workplace).text() == loud


class WhereSaid(QObject):
    """Notes in which window something is said."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[object] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, SpokenEvent) and isinstance(watched, QLineEdit):
            self.windows.append(watched.window())
        return False


def test_a_dialog_with_the_cursor_is_where_it_is_said(
    workplace: Workplace, application: QApplication, watched: Watched
) -> None:
    dialog = QDialog(workplace.window)
    field = QLineEdit()
    QVBoxLayout(dialog).addWidget(field)
    dialog.open()
    dialog.activateWindow()
    field.setFocus()
    workplace.qtbot.waitUntil(field.hasFocus)
    where = WhereSaid()
    application.installEventFilter(where)
    watched.let_pass()
    application.removeEventFilter(where)
    assert where.windows == [dialog]
    assert status(workplace).text() == WARNING
