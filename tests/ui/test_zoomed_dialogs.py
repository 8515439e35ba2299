"""Larger text before there is a window: at the passphrase, and at the recovery code."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sipdesk import fonts
from sipdesk.app import now
from sipdesk.data.tries import Tries
from sipdesk.data.vault import FileVault
from sipdesk.paths import Profile
from sipdesk.ports import Recovery
from sipdesk.start import Session
from sipdesk.ui.keys_dialog import KeysDialog
from sipdesk.ui.passphrase_dialog import FirstStartDialog, PassphraseDialog
from sipdesk.ui.recovery_dialog import RecoveryDialog
from sipdesk.ui.recovery_sheet_dialog import RecoverySheetDialog
from sipdesk.ui.style import BASE_POINT_SIZE, dress
from sipdesk.ui.zoom import Zoom
from sipdesk.ui.zoomed_dialog import ZoomedDialog
from sipdesk.wishes import Wishes
from tests.cheap import CHEAP
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import FakeDocuments
from tests.ui.hearing import open_ear
from tests.ui.screen_texts import clipped

CONTROL = Qt.KeyboardModifier.ControlModifier
SCREEN = QSize(1366, 768)
PLACE = "Dokument/SIPdesk/cases.sipdesk"
CODE = " ".join(["ABCDE"] * 13)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Generator[None]:
    dress(qapp, [str(file) for file in fonts.window_fonts()])
    yield
    dress(qapp, [str(file) for file in fonts.window_fonts()])


@pytest.fixture
def zoom(qapp: QApplication) -> Generator[Zoom]:
    zoom = Zoom(qapp)
    yield zoom
    delete(zoom)  # or it would hear the dialogs of the next test


def sheet_dialog() -> RecoverySheetDialog:
    recovery = Recovery(CODE, "3F2A")
    return RecoverySheetDialog(recovery, FakeDocuments(), FakeDoors(), dt.date(2026, 3, 12))


def a_vault(folder: Path) -> FileVault:
    return FileVault(folder / "cases.sipdesk", Tries(folder / "tries.json", now), CHEAP)


KINDS: dict[str, Callable[[FileVault], ZoomedDialog]] = {
    "first start": lambda vault: FirstStartDialog(vault, PLACE),
    "passphrase": lambda vault: PassphraseDialog(vault, PLACE),
    "recovery code": RecoveryDialog,
    "recovery sheet": lambda _vault: sheet_dialog(),
    "keys": KeysDialog,
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_keys_enlarge_the_dialog_and_nothing_is_clipped(
    kind: str, zoom: Zoom, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    dialog = KINDS[kind](a_vault(tmp_path))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    usual = dialog.size()
    with open_ear(qapp) as ear:
        for _size in range(5):
            qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Plus, CONTROL)
        qtbot.waitUntil(lambda: zoom.percent == 200)
        assert ear.take()[-1] == "Textstorlek 200 %, den största"
    assert QApplication.font().pointSizeF() == BASE_POINT_SIZE * 2
    QApplication.processEvents()
    assert clipped(dialog) == []
    assert dialog.size().boundedTo(SCREEN) == dialog.size()

    qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_0, CONTROL)
    QApplication.processEvents()
    assert zoom.percent == 100
    assert clipped(dialog) == []
    assert dialog.width() == usual.width()


@pytest.mark.parametrize("steps", [0, 5], ids=["100 %", "200 %"])
def test_the_code_in_sight_is_whole(
    zoom: Zoom, qtbot: QtBot, qapp: QApplication, steps: int
) -> None:
    dialog = sheet_dialog()
    qtbot.addWidget(dialog)
    dialog.show()
    show_code = next(b for b in dialog.findChildren(QPushButton) if b.text() == "&Visa koden")
    show_code.click()
    zoom.change(steps)
    QApplication.processEvents()
    assert clipped(dialog) == []
    assert dialog.size().boundedTo(SCREEN) == dialog.size()


@pytest.fixture
def plain_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program sets its own


@pytest.mark.usefixtures("plain_hook")
def test_the_size_chosen_at_the_first_form_is_there_at_the_next_start(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    sizes: list[float] = []

    def enlarge_and_leave() -> None:
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FirstStartDialog)
        sizes.append(QApplication.font().pointSizeF() / BASE_POINT_SIZE)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Plus, CONTROL)
        dialog.reject()

    for _start in range(2):
        session = Session(qapp, Profile(tmp_path / "profile"), Wishes(cost=CHEAP))
        QTimer.singleShot(0, session, enlarge_and_leave)
        assert session.run() == 0
        delete(session)
    assert sizes == [1.0, 1.1]
