"""Slow work leaves the window alive, and quick work never leaves it waiting."""

from __future__ import annotations

import gc
import sys
import threading
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk.errors import WrongPassphraseError
from sipdesk.ui.aside import Task, run_aside, wait_for_all
from sipdesk.ui.newest import Newest


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


def test_the_thread_gives_way_to_the_window_and_only_while_it_works(qapp: QApplication) -> None:
    usual = sys.getswitchinterval()
    assert run_aside(sys.getswitchinterval) < usual
    assert sys.getswitchinterval() == usual


def test_of_two_that_overlap_the_last_lets_garbage_be_collected_again(
    qapp: QApplication, qtbot: QtBot
) -> None:
    may_end = threading.Event()
    slow = Task(lambda: may_end.wait(20))
    run_aside(int)
    assert not gc.isenabled()
    may_end.set()
    with qtbot.waitSignal(slow.ended):
        pass
    assert gc.isenabled()


def test_deaf_it_lets_time_pass_and_keys_wait(qapp: QApplication, qtbot: QtBot) -> None:
    ticked = threading.Event()
    QTimer.singleShot(0, ticked.set)
    assert run_aside(lambda: ticked.wait(20), is_deaf=True)


def test_all_that_is_waited_for_has_ended(qapp: QApplication) -> None:
    tasks = [Task(partial(pow, 2, n)) for n in range(3)]
    wait_for_all()
    assert [task.future.result(timeout=0) for task in tasks] == [1, 2, 4]
    assert gc.isenabled()


# --- the newest wish ----------------------------------------------------------------------------


class Gate:
    """Work that waits until it is let through, and is counted."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.begun = threading.Event()
        self.open = threading.Event()

    def pass_through(self, name: str) -> str:
        self.begun.set()
        assert self.open.wait(20)
        self.done.append(name)
        return name


@pytest.fixture
def came(newest: Newest) -> list[str]:
    """What `ready` has told."""
    came: list[str] = []
    newest.ready.connect(lambda future: came.append(future.result()))
    return came


@pytest.fixture
def newest(qapp: QApplication) -> Newest:
    return Newest()


def test_the_newest_wish_wins_and_those_between_are_never_begun(
    newest: Newest, came: list[str], qtbot: QtBot
) -> None:
    gate = Gate()
    newest.want(partial(gate.pass_through, "first"))
    qtbot.waitUntil(gate.begun.is_set)
    for name in ("second", "third"):
        newest.want(partial(gate.pass_through, name))
    gate.open.set()
    qtbot.waitUntil(lambda: not newest.is_awaited)
    assert (came, gate.done) == (["third"], ["first", "third"])


def test_nothing_is_begun_before_what_waits_has_happened(newest: Newest, qtbot: QtBot) -> None:
    done: list[str] = []
    for name in ("first", "last"):
        newest.want(partial(done.append, name))
        QApplication.sendPostedEvents()
    qtbot.waitUntil(lambda: not newest.is_awaited)
    assert done == ["last"]


def test_a_forgotten_wish_is_never_told_and_the_next_one_is(
    newest: Newest, came: list[str], qtbot: QtBot
) -> None:
    gate = Gate()
    newest.want(partial(gate.pass_through, "forgotten"))
    qtbot.waitUntil(gate.begun.is_set)
    newest.forget()
    assert not newest.is_awaited
    newest.want(partial(gate.pass_through, "next"))
    gate.open.set()
    qtbot.waitUntil(lambda: not newest.is_awaited)
    assert came == ["next"]


@pytest.mark.parametrize("is_begun", [False, True])
def test_nothing_is_told_when_nothing_is_wanted_any_more(
    newest: Newest, came: list[str], qtbot: QtBot, is_begun: bool
) -> None:
    gate = Gate()
    newest.want(partial(gate.pass_through, "forgotten"))
    qtbot.waitUntil(lambda: gate.begun.is_set() or not is_begun)
    newest.forget()
    gate.open.set()
    later = Newest()
    later.want(int)
    qtbot.waitUntil(lambda: not later.is_awaited)
    wait_for_all()
    assert (came, gate.done) == ([], ["forgotten"] * is_begun)


def test_who_wanted_it_may_be_gone_when_it_comes(qtbot: QtBot) -> None:
    gate, newest = Gate(), Newest()
    newest.want(partial(gate.pass_through, "late"))
    qtbot.waitUntil(gate.begun.is_set)
    newest.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.open.set()
    wait_for_all()
    assert gate.done == ["late"]
