"""Slow work leaves the window alive, and quick work never leaves it waiting."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from sipdesk.errors import WrongPassphraseError
from sipdesk.ui.aside import run_aside


def test_work_that_is_done_at_once_comes_back(qapp: QApplication) -> None:
    """Done before anybody waits for it: some hundred times, because it is a race."""
    assert [run_aside(int) for _time in range(300)] == [0] * 300


def test_the_window_answers_meanwhile(qapp: QApplication) -> None:
    answered = threading.Event()
    QTimer.singleShot(0, answered.set)
    assert run_aside(lambda: answered.wait(20))


def test_what_it_raises_is_raised_here(qapp: QApplication) -> None:
    def fail() -> None:
        raise WrongPassphraseError

    with pytest.raises(WrongPassphraseError):
        run_aside(fail)


def test_no_garbage_is_collected_in_the_other_thread(qapp: QApplication) -> None:
    assert run_aside(gc.isenabled) is False
    assert gc.isenabled()
