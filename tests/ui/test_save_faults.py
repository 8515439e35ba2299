"""When it cannot be saved: told loudly, nothing lost, and saved by itself when it can be."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk.case import Case, Person
from sipdesk.data.keys import key_file_of
from sipdesk.errors import DiskFullError, FileUnreachableError, ReadOnlyFileError, StoreError
from tests.disks import NOBODY, POSIX, fill, mounted_small_disk, without_root
from tests.ui.conftest import NOW, Workplace, opened_workplace
from tests.ui.saving import (
    A_SECOND,
    UNTIL_TRIED_AGAIN,
    case_on_disk,
    choose_person,
    chosen_person,
    status,
    write_name,
)

pytestmark = POSIX  # elsewhere an open file cannot be moved away


@dataclass(frozen=True)
class Trouble:
    """A workplace, and a fault that a test begins and ends."""

    workplace: Workplace
    begin: Callable[[], object]
    end: Callable[[], object]
    fault: type[StoreError]


def stick_pulled_out(workplace: Workplace) -> Trouble:
    path = workplace.case_file
    away = path.with_name("away")
    return Trouble(
        workplace, lambda: path.rename(away), lambda: away.rename(path), FileUnreachableError
    )


@contextmanager
def missing_file(qtbot: QtBot, folder: Path) -> Generator[Trouble]:
    with opened_workplace(qtbot, folder) as workplace:
        yield stick_pulled_out(workplace)


@contextmanager
def full_disk(qtbot: QtBot, folder: Path) -> Generator[Trouble]:
    with mounted_small_disk(folder / "disk") as disk, opened_workplace(qtbot, disk) as workplace:
        yield Trouble(workplace, lambda: fill(disk), (disk / "filler").unlink, DiskFullError)


@contextmanager
def read_only_folder(qtbot: QtBot, folder: Path) -> Generator[Trouble]:
    with opened_workplace(qtbot, folder) as workplace:
        if os.geteuid() == 0:
            for path in (folder, workplace.case_file, key_file_of(workplace.case_file)):
                os.chown(path, NOBODY, NOBODY)
        with without_root():
            yield Trouble(
                workplace,
                lambda: folder.chmod(0o500),
                lambda: folder.chmod(0o700),
                ReadOnlyFileError,
            )


@contextmanager
def broken_disk(qtbot: QtBot, folder: Path) -> Generator[Trouble]:
    """Every write below the database fails, as on a disk or a stick that is about to give up."""
    import resource  # noqa: PLC0415 - not on Windows

    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)

    def refuse_writing() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, unlimited[1]))

    def allow_writing() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)

    with opened_workplace(qtbot, folder) as workplace:
        try:
            yield Trouble(workplace, refuse_writing, allow_writing, FileUnreachableError)
        finally:
            allow_writing()


@pytest.fixture
def trouble(workplace: Workplace) -> Trouble:
    """The simplest of them."""
    return stick_pulled_out(workplace)


def in_trouble(trouble: Trouble) -> Workplace:
    """The workplace when more was typed and the fault has been told."""
    workplace = trouble.workplace
    write_name(workplace, "Anna")
    workplace.desk.editor.end_typing()
    assert not workplace.window.autosave.is_unsaved
    trouble.begin()
    with workplace.qtbot.waitSignal(workplace.window.autosave.failed, timeout=A_SECOND):
        workplace.type(" Åberg")
    return workplace


@pytest.mark.parametrize("kind", [missing_file, full_disk, read_only_folder, broken_disk])
def test_a_fault_is_loud_and_typing_goes_on_until_it_ends(
    kind: Callable[[QtBot, Path], AbstractContextManager[Trouble]],
    qtbot: QtBot,
    application: QApplication,
) -> None:
    with tempfile.TemporaryDirectory() as folder, kind(qtbot, Path(folder)) as trouble:
        workplace = trouble.workplace
        trouble.begin()
        with qtbot.waitSignal(workplace.window.autosave.failed, timeout=A_SECOND):
            write_name(workplace, "Anna Åberg")
        assert type(workplace.window.autosave.fault) is trouble.fault
        assert status(workplace).text() == f"INTE SPARAT. {trouble.fault.sentence}"
        assert status(workplace).objectName() == "loud"
        assert status(workplace).isVisible()

        workplace.type(" Ek")
        assert workplace.case.person.name == "Anna Åberg Ek"
        trouble.end()
        with qtbot.waitSignal(workplace.window.autosave.saved, timeout=UNTIL_TRIED_AGAIN):
            pass
        assert status(workplace).text() == "Sparat 14:02:00"
        assert status(workplace).objectName() == "calm"
        written = workplace.case
        assert case_on_disk(workplace, written.id) == written


def test_a_note_of_the_day_does_not_hide_a_fault(trouble: Trouble) -> None:
    workplace = in_trouble(trouble)
    status(workplace).show_note("Utskriften är skickad till skrivaren.")
    assert status(workplace).text().startswith("INTE SPARAT")
    trouble.end()


@pytest.mark.parametrize("jump", [dt.timedelta(days=-400), dt.timedelta(days=400)])
def test_a_clock_that_jumps_stops_no_save(
    qtbot: QtBot, application: QApplication, tmp_path: Path, jump: dt.timedelta
) -> None:
    times = [NOW]
    with opened_workplace(qtbot, tmp_path, lambda: times[0]) as workplace:
        write_name(workplace, "Anna")
        with qtbot.waitSignal(workplace.window.autosave.saved, timeout=A_SECOND):
            pass
        times[0] += jump
        with qtbot.waitSignal(workplace.window.autosave.saved, timeout=A_SECOND):
            workplace.type(" Åberg")
        assert status(workplace).text().startswith("Sparat ")
        written = workplace.case
        assert written.person.name == "Anna Åberg"
        assert case_on_disk(workplace, written.id) == written


def leave(workplace: Workplace, how: str) -> None:
    if how == "close":
        workplace.window.close()
    elif how == "new":
        workplace.control(Qt.Key.Key_N)
    else:
        choose_person(workplace, "Bo")


def with_somebody_else(workplace: Workplace) -> Case:
    other = Case(person=Person(name="Bo"))
    workplace.store.save(other)
    workplace.window.case_list.show_summaries(workplace.store.summaries())
    return other


@pytest.mark.parametrize("how", ["close", "new", "other"])
def test_leaving_during_a_fault_asks_and_staying_loses_nothing(trouble: Trouble, how: str) -> None:
    with_somebody_else(trouble.workplace)
    workplace = in_trouble(trouble)
    before = workplace.case
    workplace.doors.answers = [False]
    leave(workplace, how)

    question = workplace.doors.asked[0]
    assert question.danger
    assert FileUnreachableError.sentence in question.sentence
    assert (question.yes, question.no) == ("&Lämna utan att spara", "&Stanna kvar")
    assert workplace.window.isVisible()
    assert workplace.case == before
    workplace.qtbot.waitUntil(lambda: chosen_person(workplace) == "Anna Åberg")
    workplace.type("!")
    trouble.end()
    with workplace.qtbot.waitSignal(workplace.window.autosave.saved, timeout=UNTIL_TRIED_AGAIN):
        pass
    assert case_on_disk(workplace, before.id).person.name == "Anna Åberg!"


def test_agreeing_lets_the_window_close(trouble: Trouble) -> None:
    workplace = in_trouble(trouble)
    workplace.doors.answers = [True]
    with workplace.qtbot.waitSignal(workplace.window.closed, timeout=A_SECOND):
        workplace.window.close()
    assert not workplace.window.isVisible()
    trouble.end()
    assert case_on_disk(workplace, workplace.case.id).person.name == "Anna"


def test_agreeing_lets_go_of_the_case_and_of_the_warning(trouble: Trouble) -> None:
    workplace = in_trouble(trouble)
    left = workplace.case.id
    workplace.doors.answers = [True]
    workplace.control(Qt.Key.Key_N)
    assert workplace.case.is_blank
    assert status(workplace).objectName() == "calm"
    trouble.end()
    assert case_on_disk(workplace, left).person.name == "Anna"


def test_a_case_that_cannot_be_read_is_told_and_the_open_one_stays(trouble: Trouble) -> None:
    workplace = trouble.workplace
    other = with_somebody_else(workplace)
    write_name(workplace)
    assert workplace.window.autosave.save_now()
    before = workplace.case
    trouble.begin()
    choose_person(workplace, "Bo")
    assert [sentence for _title, sentence in workplace.doors.told] == [
        FileUnreachableError.sentence
    ]
    assert workplace.case == before
    workplace.qtbot.waitUntil(lambda: chosen_person(workplace) == "Anna")
    trouble.end()
    choose_person(workplace, "Bo")
    assert workplace.case == other


def test_undoing_what_could_not_be_saved_ends_the_warning_too(trouble: Trouble) -> None:
    workplace = in_trouble(trouble)
    workplace.control(Qt.Key.Key_Z)
    assert workplace.case.person.name == "Anna"
    assert status(workplace).objectName() == "loud"
    trouble.end()
    with workplace.qtbot.waitSignal(workplace.window.autosave.saved, timeout=UNTIL_TRIED_AGAIN):
        pass
    assert status(workplace).objectName() == "calm"
    assert case_on_disk(workplace, workplace.case.id).person.name == "Anna"


def test_printing_during_a_fault_shows_what_is_in_the_window(trouble: Trouble) -> None:
    workplace = in_trouble(trouble)
    workplace.control(Qt.Key.Key_P)
    assert workplace.window.preview.isVisible()
    assert status(workplace).objectName() == "loud"
    trouble.end()
