"""What the window's ways to its keys lead to."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk.ui.keys_desk import KeysDesk
from sipdesk.ui.keys_dialog import KeysDialog
from tests.ui.conftest import NOW, Workplace
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import FakeDocuments
from tests.ui.test_every_text import RefusingVault


def test_the_reminder_asks_for_the_code_alone(workplace: Workplace) -> None:
    desk = KeysDesk(RefusingVault(), FakeDocuments(), FakeDoors(), NOW.date, workplace.window)
    desk.serve(workplace.window)
    texts: set[str] = set()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, KeysDialog)
        buttons = dialog.findChildren(QPushButton)
        texts.update(each.text() for each in buttons if each.isVisible())
        dialog.reject()

    QTimer.singleShot(0, look)
    workplace.window.recovery_reminder.findChildren(QPushButton)[0].click()
    assert texts == {"Skriv &ut återställningskoden …", "&Avbryt"}
