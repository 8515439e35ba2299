"""What the window's ways to its keys lead to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk.ui.go_to_dialog import GoToDialog
from sipdesk.ui.keys_desk import KeysDesk
from sipdesk.ui.keys_dialog import KeysDialog
from tests.ui.conftest import NOW, Workplace
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import FakeDocuments
from tests.ui.test_every_text import RefusingVault

CODE_ALONE = {"Skriv &ut återställningskoden …", "&Avbryt"}


def test_the_reminder_asks_for_the_code_alone(workplace: Workplace) -> None:
    assert texts_asked_for(workplace, reminder_button(workplace).click) == CODE_ALONE


def test_alt_and_the_letter_of_the_reminder_ask_for_the_code(workplace: Workplace) -> None:
    def press() -> None:
        workplace.press(Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)

    assert texts_asked_for(workplace, press) == CODE_ALONE


def test_go_to_leads_to_the_code_while_the_reminder_is_in_sight(workplace: Workplace) -> None:
    def go_there() -> None:
        workplace.control(Qt.Key.Key_K)
        (dialog,) = workplace.window.findChildren(GoToDialog)
        workplace.qtbot.waitUntil(dialog.isActiveWindow)
        workplace.type("återställningskod")
        workplace.press(Qt.Key.Key_Return)

    assert texts_asked_for(workplace, go_there) == CODE_ALONE
    workplace.window.recovery_reminder.hide()
    assert not list(workplace.window.recovery_reminder.destinations())


def reminder_button(workplace: Workplace) -> QPushButton:
    return workplace.window.recovery_reminder.findChildren(QPushButton)[0]


def texts_asked_for(workplace: Workplace, ask: Callable[[], object]) -> set[str]:
    """The buttons of the dialog that comes up."""
    desk = KeysDesk(RefusingVault(), FakeDocuments(), FakeDoors(), NOW.date, workplace.window)
    desk.serve(workplace.window)
    workplace.window.recovery_reminder.show()
    texts: set[str] = set()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, KeysDialog):
            QTimer.singleShot(10, look)
            return
        buttons = dialog.findChildren(QPushButton)
        texts.update(each.text() for each in buttons if each.isVisible())
        dialog.reject()

    QTimer.singleShot(0, look)
    ask()
    workplace.qtbot.waitUntil(lambda: bool(texts))
    return texts
