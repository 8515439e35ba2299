"""A lock that came by itself: why, and what becomes of keys that were meant for a meeting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from sipdesk.ui.idle import Clocks
from sipdesk.ui.main_window import MainWindow
from sipdesk.ui.passphrase_dialog import PassphraseDialog
from sipdesk.ui.recovery_dialog import RecoveryDialog
from sipdesk.ui.why_locked import HELD_MS, Cause, HeldKeys, came_by_itself
from tests.keyboard import focus, type_text, unlock
from tests.ui.locking import Locking, later, own_hook
from tests.ui.screen_texts import texts_of
from tests.ui.test_every_text import PLACE, RefusingVault

# Dialogs of a fixed size make the offscreen platform say this of itself.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

ALT = Qt.KeyboardModifier.AltModifier
IDLE = "Låst efter 5 minuter utan aktivitet."
SYSTEM = "Låst därför att datorn låstes eller gick i viloläge."


class Machine:
    """Clocks that go on when a test says so."""

    def __init__(self) -> None:
        self.awake_for, self.slept_for = 1000.0, 0.0

    def clocks(self) -> Clocks:
        return Clocks(lambda: self.awake_for + self.slept_for, lambda: self.awake_for)

    def leave_alone(self) -> None:
        self.awake_for += 5 * 60

    def sleep(self) -> None:
        self.slept_for += 60


def said_at_lock(application: QApplication, folder: Path, strike: Callable[..., object]) -> str:
    """What a lock's form says of why it is there, the same to the eye and to the ear."""
    machine, seen, heard = Machine(), set[str](), list[str]()

    def act(locking: Locking, _window: MainWindow) -> None:
        later(lambda: strike(machine, locking))

    def look(locking: Locking, dialog: PassphraseDialog) -> None:
        if not locking.locks:
            unlock(dialog)
            return
        seen.update(text for text, _widget in texts_of(dialog))
        heard.append(field_of(dialog).accessibleDescription())
        dialog.reject()

    with own_hook():
        locking = Locking(application, folder, machine.clocks())
        locking.at_lock = look
        locking.run(act)
    (told,) = heard
    assert {text for text in seen if text.startswith("Låst")} == ({told} if told else set())
    return told


def field_of(dialog: PassphraseDialog) -> QLineEdit:
    (field,) = dialog.findChildren(QLineEdit)
    return field


def test_after_idle_time_it_says_so(application: QApplication, tmp_path: Path) -> None:
    assert said_at_lock(application, tmp_path / "p", lambda m, _l: m.leave_alone()) == IDLE


def test_after_a_sleep_it_says_so(application: QApplication, tmp_path: Path) -> None:
    assert said_at_lock(application, tmp_path / "p", lambda m, _l: m.sleep()) == SYSTEM


def test_who_locks_by_hand_is_not_told(application: QApplication, tmp_path: Path) -> None:
    assert said_at_lock(application, tmp_path / "p", lambda _m, lo: lo.session.lock()) == ""


# --- keys that were meant for what stood there before ---------------------------------------------


@pytest.fixture
def form(qtbot: QtBot, application: QApplication) -> PassphraseDialog:
    """The form of a lock that came by itself, just in sight."""
    dialog = PassphraseDialog(RefusingVault(), PLACE)
    qtbot.addWidget(dialog)
    came_by_itself(dialog, Cause.IDLE, 5)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(field_of(dialog).hasFocus)
    return dialog


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tells each time that somebody would be asked for the recovery code."""
    told: list[str] = []

    def note(_dialog: RecoveryDialog) -> int:
        told.append("code")
        return 0

    monkeypatch.setattr(RecoveryDialog, "exec", note)
    return told


def test_at_first_no_key_leads_away_or_presses_a_button(
    form: PassphraseDialog, opened: list[str]
) -> None:
    box = form.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    for key in (Qt.Key.Key_G, Qt.Key.Key_V, Qt.Key.Key_U, Qt.Key.Key_A):
        press(key, ALT)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_F1):
        press(key)
    buttons = form.findChildren(QAbstractButton)
    assert not any(button.isDown() for button in buttons), "a click follows in 0.1 s"
    assert opened == []
    assert form.isVisible()
    assert not box.isChecked()
    assert field_of(form).hasFocus()
    assert "Skriv lösenfrasen." not in [text for text, _widget in texts_of(form)]


def test_letters_go_into_the_field_at_once(form: PassphraseDialog) -> None:
    type_text("två ord")
    assert len(field_of(form).text()) == len("två ord")


def test_after_half_a_second_every_key_does_what_it_does(
    qtbot: QtBot, form: PassphraseDialog, opened: list[str]
) -> None:
    held = form.findChild(HeldKeys)
    assert isinstance(held, HeldKeys)
    assert held.rest.isActive()
    assert held.rest.interval() == HELD_MS <= 500
    held.rest.start(0)
    qtbot.waitUntil(lambda: not held.rest.isActive())
    press(Qt.Key.Key_G, ALT)
    qtbot.waitUntil(lambda: opened == ["code"])


def test_who_locked_by_hand_may_press_any_key(qtbot: QtBot, application: QApplication) -> None:
    dialog = PassphraseDialog(RefusingVault(), PLACE)
    qtbot.addWidget(dialog)
    came_by_itself(dialog, Cause.HAND, 5)
    assert dialog.findChild(HeldKeys) is None
