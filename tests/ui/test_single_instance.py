"""Who is the first on a case file, and how it hears of a second start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from sipdesk.ui.single_instance import SingleInstance


@pytest.fixture
def case_file(tmp_path: Path) -> Path:
    return tmp_path / "cases.sipdesk"


def test_the_first_hears_each_later_start(case_file: Path, qtbot: QtBot) -> None:
    first = SingleInstance(case_file)
    assert not first.call_first()
    first.listen()
    for _start in range(2):
        with qtbot.waitSignal(first.called):
            assert SingleInstance(case_file).call_first()
    first.close()


def test_another_case_file_has_a_first_of_its_own(case_file: Path) -> None:
    first = SingleInstance(case_file)
    assert not first.call_first()
    other = case_file.parent / "other"
    other.mkdir()
    assert not SingleInstance(other / case_file.name).call_first()
    first.close()


def test_the_first_leaves_nothing_behind_and_hears_nothing_of_its_end(
    case_file: Path, qtbot: QtBot
) -> None:
    first = SingleInstance(case_file)
    assert not first.call_first()
    first.listen()
    ended: list[bool] = []

    def end() -> None:  # in an event loop, where what is deleted later lives on in the next one
        with qtbot.assertNotEmitted(first.called, wait=50):
            first.close()
        ended.append(True)

    QTimer.singleShot(0, end)
    qtbot.waitUntil(lambda: bool(ended))
    assert list(case_file.parent.iterdir()) == []
    assert not SingleInstance(case_file).call_first()


def test_who_is_not_the_first_does_not_answer_for_it(case_file: Path, qtbot: QtBot) -> None:
    first, second = SingleInstance(case_file), SingleInstance(case_file)
    assert not first.call_first()
    first.listen()
    assert second.call_first()
    second.listen()
    with qtbot.assertNotEmitted(second.called, wait=50), qtbot.waitSignal(first.called):
        assert SingleInstance(case_file).call_first()
    with qtbot.assertNotEmitted(first.called, wait=50):
        second.close()
    with qtbot.waitSignal(first.called):
        assert SingleInstance(case_file).call_first()
    first.close()


def test_a_lock_of_another_computer_stops_nobody(case_file: Path) -> None:
    first = SingleInstance(case_file)
    assert not first.call_first()
    lock = case_file.with_name("running")
    process, program, _host, *_machine = lock.read_text("utf-8").splitlines()
    elsewhere = "\n".join([process, program, "another-computer", "", "", ""])
    lock.write_text(elsewhere, "utf-8")
    assert not SingleInstance(case_file).call_first()
    first.close()


def test_a_folder_that_takes_no_lock_stops_nobody(tmp_path: Path) -> None:
    nowhere = SingleInstance(tmp_path / "missing" / "cases.sipdesk")
    assert not nowhere.call_first()
    nowhere.listen()
    nowhere.close()
