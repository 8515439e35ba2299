"""Alt with a letter that belongs to nothing writes nothing, in any field; AltGr does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sipdesk.paths import Profile
from sipdesk.start import Session
from sipdesk.ui.alt_letter import AltWritesNothing
from sipdesk.ui.case_list import SearchField
from sipdesk.ui.hidden_line import HiddenLine
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.passphrase_dialog import FirstStartDialog
from sipdesk.ui.settling_line import SettlingLine
from sipdesk.wishes import Wishes
from tests.cheap import CHEAP

NONE = Qt.KeyboardModifier.NoModifier  # AltGr on Linux
ALT = Qt.KeyboardModifier.AltModifier
CONTROL_ALT = ALT | Qt.KeyboardModifier.ControlModifier  # AltGr on Windows
ALT_GR = ALT | Qt.KeyboardModifier.GroupSwitchModifier
FIELDS: tuple[Callable[[], QWidget], ...] = (
    QLineEdit,
    QPlainTextEdit,
    LineInput,
    TextInput,
    SettlingLine,
    SearchField,
    HiddenLine,
)
pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="Alt writes @ on a Mac")


@pytest.fixture
def rule(qapp: QApplication) -> Generator[AltWritesNothing]:
    rule = AltWritesNothing(qapp)
    yield rule
    delete(rule)


def press(text: str, keys: Qt.KeyboardModifier) -> None:
    """As the system tells of a key, to what has the cursor."""
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Q, keys, text)
    hears = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert hears is not None
    QApplication.sendEvent(hears, event)


def written_in(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return field.secret() if isinstance(field, HiddenLine) else field.text()


@pytest.mark.usefixtures("rule", "application")
def test_only_alt_writes_nothing(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    fields = [make() for make in FIELDS]
    for field in fields:
        column.addWidget(field)
    with qtbot.waitActive(window):
        window.show()
    for field in (*fields, *fields):
        field.setFocus()
        before = written_in(field)
        press("q", ALT)
        assert written_in(field) == before, field
        for text, keys in (("@", CONTROL_ALT), ("{", ALT_GR), ("€", NONE)):
            press(text, keys)
        assert written_in(field) == f"{before}@{{€", field


@pytest.mark.usefixtures("rule", "application")
def test_nor_while_suggestions_are_open(qtbot: QtBot) -> None:
    field = LineInput(["Anna", "Annika"])
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    qtbot.keyClicks(field, "an")
    assert QApplication.activePopupWidget() is not None
    press("n", ALT)
    assert field.text() == "an"
    press("n", NONE)
    assert field.text() == "ann"


@pytest.mark.usefixtures("application")
def test_it_is_so_from_the_first_form_on(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program sets its own
    written: list[str] = []

    def write_and_leave() -> None:
        dialog, field = QApplication.activeModalWidget(), QApplication.focusWidget()
        assert isinstance(dialog, FirstStartDialog)
        assert isinstance(field, QLineEdit)
        press("q", ALT)
        press("w", NONE)
        written.append(written_in(field))
        dialog.reject()

    session = Session(qapp, Profile(tmp_path / "profile"), Wishes(cost=CHEAP))
    QTimer.singleShot(300, session, write_and_leave)
    assert session.run() == 0
    delete(session)
    assert written == ["w"]
