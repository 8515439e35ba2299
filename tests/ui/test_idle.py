"""When nobody is at the keyboard: told by clocks that no one can set."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from sipdesk.settings import LOCK_AFTER
from sipdesk.ui.idle import SHORTEST_SLEEP_S, Clocks, Idle, warning_before

LIMIT = 60.0


@dataclass
class Time:
    """The clocks of a machine that can be awake, and sleep, for as long as a test says."""

    awake_for: float = 1000.0
    slept_for: float = 0.0
    told: list[str] = field(default_factory=list)

    def clocks(self) -> Clocks:
        return Clocks(lambda: self.awake_for + self.slept_for, lambda: self.awake_for)

    def tell_passed(self) -> None:
        self.told.append("passed")

    def tell_nearly(self, seconds: int) -> None:
        self.told.append(f"nearly {seconds}")

    def tell_touched(self) -> None:
        self.told.append("touched")

    def tell_wanted(self) -> None:
        self.told.append("wanted")


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    """A field of some window."""
    widget = QLineEdit()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def idle(qapp: QApplication, time: Time, line: QLineEdit) -> Generator[Idle]:
    watching = Idle(qapp, time.clocks())
    watching.passed.connect(time.tell_passed)
    watching.lock_wanted.connect(time.tell_wanted)
    watching.watch(LIMIT)
    yield watching
    watching.rest()


def test_it_is_told_when_the_time_has_passed_and_not_before(idle: Idle, time: Time) -> None:
    time.awake_for += LIMIT - 0.1
    idle.look()
    assert time.told == []
    time.awake_for += 0.1
    idle.look()
    assert time.told == ["passed"]


def test_it_looks_by_itself(qtbot: QtBot, idle: Idle, time: Time) -> None:
    time.awake_for += LIMIT
    qtbot.waitUntil(lambda: time.told == ["passed"])


def press_key(qtbot: QtBot, line: QLineEdit) -> None:
    qtbot.keyClick(line, Qt.Key.Key_A)


def move_mouse(qtbot: QtBot, line: QLineEdit) -> None:
    for x in (3, 6):  # at the second, at the latest, it was elsewhere before
        qtbot.mouseMove(line, QPoint(x, 3))


def click(qtbot: QtBot, line: QLineEdit) -> None:
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)


def compose(_qtbot: QtBot, line: QLineEdit) -> None:
    QApplication.sendEvent(line, QInputMethodEvent("ö", []))


@pytest.mark.parametrize("touch", [press_key, move_mouse, click, compose])
def test_whoever_touches_anything_is_there(
    qtbot: QtBot, idle: Idle, time: Time, line: QLineEdit, touch: object
) -> None:
    assert callable(touch)
    for _minute in range(3):
        time.awake_for += LIMIT - 1
        touch(qtbot, line)
    idle.look()
    assert time.told == []
    time.awake_for += LIMIT
    idle.look()
    assert time.told == ["passed"]


def test_what_is_no_touch_does_not_count(idle: Idle, time: Time, line: QLineEdit) -> None:
    time.awake_for += LIMIT - 1
    line.setText("Anna")
    line.repaint()
    time.awake_for += 1
    idle.look()
    assert time.told == ["passed"]


def test_a_machine_that_slept_locks_at_waking_however_short(idle: Idle, time: Time) -> None:
    time.slept_for += 1.0
    idle.look()
    assert time.told == []  # two clocks are never read at quite the same moment
    time.slept_for += 1.0
    idle.look()
    assert time.told == ["passed"]


def test_the_key_that_wakes_a_machine_goes_into_no_field(
    qtbot: QtBot, idle: Idle, time: Time, line: QLineEdit
) -> None:
    qtbot.keyClick(line, Qt.Key.Key_A)
    time.slept_for += 3600
    qtbot.keyClick(line, Qt.Key.Key_B)
    assert line.text() == "a"
    assert "passed" in time.told


def test_a_setting_takes_effect_at_once(idle: Idle, time: Time) -> None:
    time.awake_for += LIMIT - 1
    idle.watch(10 * LIMIT)
    time.awake_for += LIMIT
    idle.look()
    assert time.told == []
    time.awake_for += 9 * LIMIT
    idle.look()
    assert time.told == ["passed"]


def test_ctrl_l_is_heard_in_every_window(
    qtbot: QtBot, idle: Idle, time: Time, line: QLineEdit
) -> None:
    qtbot.keyClick(line, Qt.Key.Key_L)
    assert (line.text(), time.told) == ("l", [])
    qtbot.keyClick(line, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert time.told == ["wanted"]


def test_after_rest_nothing_is_told(qtbot: QtBot, idle: Idle, time: Time, line: QLineEdit) -> None:
    idle.rest()
    time.awake_for += 2 * LIMIT
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert (line.text(), time.told) == ("a", [])


# --- shortly before it ----------------------------------------------------------------------------


@pytest.fixture
def warned(idle: Idle, time: Time) -> Idle:
    """One that also tells that the time is nearly over, and that it was put off."""
    idle.nearly.connect(time.tell_nearly)
    idle.touched.connect(time.tell_touched)
    return idle


def test_half_a_minute_before_it_is_told_once(warned: Idle, time: Time) -> None:
    time.awake_for += LIMIT - 31
    warned.look()
    assert time.told == []
    for _second in range(5):
        time.awake_for += 1
        warned.look()
    assert time.told == ["nearly 30"]
    time.awake_for += 26
    warned.look()
    assert time.told == ["nearly 30", "passed"]


@pytest.mark.parametrize("touch", [press_key, move_mouse, click, compose])
def test_whoever_touches_anything_then_puts_it_off(
    qtbot: QtBot, warned: Idle, time: Time, line: QLineEdit, touch: object
) -> None:
    assert callable(touch)
    time.awake_for += LIMIT - 1
    warned.look()
    touch(qtbot, line)
    assert time.told == ["nearly 1", "touched"]
    time.awake_for += LIMIT - 30
    warned.look()
    assert time.told[2:] == ["nearly 30"]


def test_a_machine_that_slept_is_locked_without_a_warning(warned: Idle, time: Time) -> None:
    time.slept_for += LIMIT - 10
    warned.look()
    assert time.told == ["passed"]
    assert warned.has_slept


def test_there_is_time_to_put_it_off_and_no_warning_in_the_first_half() -> None:
    for minutes in LOCK_AFTER:
        assert 20 <= warning_before(60 * minutes) <= 60 * minutes / 2


def test_the_real_clocks_do_not_ask_the_time_of_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be set, forward and back."""

    def ask() -> float:
        raise AssertionError("the time of day was asked")

    monkeypatch.setattr("time.time", ask)
    clocks = Clocks()
    before, slept = clocks.with_sleep(), clocks.slept()
    assert 0 <= clocks.with_sleep() - before < LIMIT
    assert abs(clocks.slept() - slept) < SHORTEST_SLEEP_S
