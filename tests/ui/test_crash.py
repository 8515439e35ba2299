"""Bugs: the whole report is shown first, saved only when asked to, and holds nothing of anybody."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from sipdesk.errors import FileNotWrittenError
from sipdesk.ui.crash import CrashDialog, CrashReporter, report
from tests.ui.fake_doors import FakeDoors

SECRET = "Qvastskaft"


def find_bug() -> None:
    written = f"{SECRET} 19121212-1212"
    try:
        int(written)
    except ValueError as cause:
        raise RuntimeError(f"cannot save {written!r}", written) from cause


def report_of_a_bug() -> str:
    """Of an error whose message, cause and locals all hold the secret."""
    with pytest.raises(RuntimeError, match=SECRET) as caught:
        find_bug()
    return report(caught.type, caught.tb)


def test_a_report_says_where_and_what_but_nothing_that_was_written() -> None:
    text = report_of_a_bug()
    assert SECRET not in text
    assert "1212" not in text
    first, *_outer, where, kind = text.splitlines()
    assert first.startswith("SIPdesk ")
    assert where.strip().startswith("test_crash.py:")
    assert where.endswith(" find_bug")
    assert kind == "RuntimeError"


@pytest.fixture
def doors(tmp_path: Path) -> FakeDoors:
    return FakeDoors(path=tmp_path / "rapport.txt")


def shown(qtbot: QtBot, doors: FakeDoors) -> CrashDialog:
    dialog = CrashDialog(report_of_a_bug(), doors)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def save_button(dialog: CrashDialog) -> QPushButton:
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "&Spara rapporten …"]
    return button


def test_what_is_saved_is_what_is_shown_and_only_when_asked_for(
    qtbot: QtBot, doors: FakeDoors, tmp_path: Path
) -> None:
    dialog = shown(qtbot, doors)
    details = dialog.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    assert not save_button(dialog).isDefault()
    assert list(tmp_path.iterdir()) == []
    save_button(dialog).click()
    assert doors.suggested == ["SIPdesk-rapport.txt"]
    assert (tmp_path / "rapport.txt").read_text(encoding="utf-8") == details.toPlainText()


def test_who_changes_their_mind_saves_nothing(
    qtbot: QtBot, doors: FakeDoors, tmp_path: Path
) -> None:
    doors.path = None
    dialog = shown(qtbot, doors)
    save_button(dialog).click()
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_cannot_be_saved_is_told(
    qtbot: QtBot, doors: FakeDoors, tmp_path: Path
) -> None:
    doors.path = tmp_path / "nowhere" / "rapport.txt"
    dialog = shown(qtbot, doors)
    save_button(dialog).click()
    assert doors.told == [("Spara rapporten", FileNotWrittenError.sentence)]


def test_a_bug_in_a_slot_opens_the_dialog_and_the_program_goes_on(
    qtbot: QtBot,
    application: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    seen: list[str] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        seen.extend(text.toPlainText() for text in dialog.findChildren(QPlainTextEdit))
        (buttons,) = dialog.findChildren(QDialogButtonBox)
        buttons.button(QDialogButtonBox.StandardButton.Close).click()

    def fail() -> None:
        raise LookupError(SECRET)

    monkeypatch.setattr(sys, "excepthook", CrashReporter(FakeDoors()).hook)
    QTimer.singleShot(50, read_and_close)
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].endswith("LookupError")
    assert SECRET not in seen[0] + "".join(capsys.readouterr())
