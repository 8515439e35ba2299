"""Real windows on real encrypted files; only the door to dialogs is replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sipdesk import fonts
from sipdesk.case import Case
from sipdesk.data import SqlCipherStore, open_store
from sipdesk.ui import page_drawing
from sipdesk.ui.desk import Desk
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.style import dress
from tests.ready import ready_store
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import FakeDocuments

PASSPHRASE = "fyra små ord i rad"
NOW = dt.datetime(2026, 3, 12, 14, 2, tzinfo=dt.UTC)


@dataclass
class Workplace:
    """A window on a case file, and what a test asks of it."""

    qtbot: QtBot
    case_file: Path
    store: SqlCipherStore
    doors: FakeDoors
    desk: Desk
    window: MainWindow
    stores: list[SqlCipherStore] = field(default_factory=list)

    @property
    def case(self) -> Case:
        """The case in work, as the window has it."""
        case = self.desk.editor.case
        assert case is not None
        return case

    @property
    def focus(self) -> QWidget:
        """Where the keys go."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def type(self, text: str) -> None:
        """Type where the cursor is; by Qt's own events, because QTest knows only ASCII."""
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(self.focus, event)

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press one key where the cursor is, shortcuts of the window included."""
        combined = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            combined |= modifier
        self.qtbot.keyClick(self.focus, key, combined)

    def control(self, key: Qt.Key, *more: Qt.KeyboardModifier) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier, *more)

    def tab(self, times: int = 1) -> None:
        for _time in range(times):
            self.press(Qt.Key.Key_Tab)

    def on_file(self) -> Case:
        """What another start of the program would find: the case as the closed file has it."""
        self.window.close()
        self.store.close()
        reopened = open_store(self.case_file, PASSPHRASE)
        try:
            return reopened.load(self.case.id)
        finally:
            reopened.close()


@pytest.fixture
def application(qapp: QApplication) -> QApplication:
    """Dressed as the program dresses it, at 100 %."""
    dress(qapp, [str(path) for path in fonts.window_fonts()])
    return qapp


@pytest.fixture
def workplace(qtbot: QtBot, application: QApplication, tmp_path: Path) -> Generator[Workplace]:
    """A window on a new, empty case file."""
    with opened_workplace(qtbot, tmp_path) as opened:
        yield opened


@pytest.fixture
def without_ink(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sides go out empty: to draw them takes the time of a print, and test_printing holds it."""
    monkeypatch.setattr(page_drawing, "_paint_band", Mock())


@contextmanager
def opened_workplace(
    qtbot: QtBot, folder: Path, now: Callable[[], dt.datetime] = lambda: NOW
) -> Generator[Workplace]:
    """A window on a new, empty case file in a folder."""
    case_file = folder / "cases.sipdesk"
    store = ready_store(case_file, PASSPHRASE)
    doors = FakeDoors()
    desk = Desk(editor=CaseEditor(), documents=FakeDocuments(), doors=doors, now=now)
    window = MainWindow(desk, store)
    window.resize(1366, 740)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield Workplace(qtbot, case_file, store, doors, desk, window)
    finally:
        window.meeting.ended.disconnect()  # no tab is built for those who would still look on
        desk.editor.open(None)  # so that closing saves nothing more, and asks nothing
        window.close()
        store.close()
        delete_now(window)


def delete_now(window: QWidget) -> None:
    """Qt would wait for a running event loop; dressing windows that are left takes seconds."""
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
