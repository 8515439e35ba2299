"""What a screen reader is given to say while the cursor stays where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sipdesk.case import Address
from sipdesk.errors import DiskFullError, FileUnreachableError
from sipdesk.i18n import gettext
from sipdesk.ui.save_line import SaveLine
from tests.ui.conftest import NOW, Workplace
from tests.ui.saving import status, write_name
from tests.ui.test_every_text import CASES, show

GOALS_TAB = 3
MEETING_DAY = Address("meeting", "date")


def line_in_sight(qtbot: QtBot) -> tuple[SaveLine, list[str]]:
    line = SaveLine()
    qtbot.addWidget(line)
    line.show()
    said: list[str] = []
    line.said.connect(said.append)
    return line, said


def test_a_fault_is_said_once_and_its_end_too_but_not_each_save(qtbot: QtBot) -> None:
    line, said = line_in_sight(qtbot)
    line.show_saved(NOW)
    assert said == []
    for _try in range(3):
        line.show_fault(DiskFullError())
    assert said == ["INTE SPARAT. " + gettext(DiskFullError.sentence)]
    line.show_fault(FileUnreachableError())
    assert said[1:] == ["INTE SPARAT. " + gettext(FileUnreachableError.sentence)]
    line.show_saved(NOW)
    line.show_saved(NOW)
    assert said[2:] == ["Sparat 14:02:00"]


def test_a_fault_while_out_of_sight_is_said_when_it_comes_into_sight(qtbot: QtBot) -> None:
    line, said = line_in_sight(qtbot)
    line.hide()
    line.show_fault(DiskFullError())
    line.show_fault(DiskFullError())
    assert said == []
    line.show()
    assert said == ["INTE SPARAT. " + gettext(DiskFullError.sentence)]
    line.hide()
    line.show()
    assert len(said) == 1


def test_how_many_findings_are_left_is_said_when_that_changes(workplace: Workplace) -> None:
    page = workplace.window.case_page
    said: list[str] = []
    page.said.connect(said.append)
    show(workplace, CASES["plain"])
    workplace.window.turn_to_tab(GOALS_TAB)
    page.show_findings_now()
    assert said == []
    workplace.control(Qt.Key.Key_Return)
    page.show_findings_now()
    said.clear()
    before = len(page.findings.shown)
    for typed in ("Sova hela", " natten"):
        workplace.type(typed)
        page.show_findings_now()
    assert len(page.findings.shown) != before
    assert said == []  # while somebody writes in one field
    workplace.tab()
    workplace.qtbot.waitUntil(lambda: bool(said))
    assert said == ["1 sak att komplettera"]
    page.show_findings_now()
    assert len(said) == 1
    workplace.control(Qt.Key.Key_N)  # another case begins anew
    page.show_findings_now()
    assert len(said) == 1


def test_a_half_typed_day_changes_no_count_until_the_cursor_leaves(workplace: Workplace) -> None:
    page = workplace.window.case_page
    said: list[str] = []
    page.said.connect(said.append)
    show(workplace, CASES["plain"])
    page.reveal(MEETING_DAY)
    page.show_findings_now()
    workplace.control(Qt.Key.Key_A)
    for typed in ("32", " ", "mars"):
        workplace.type(typed)
        page.show_findings_now()
    assert said == []
    workplace.tab()
    workplace.qtbot.waitUntil(lambda: bool(said))
    assert said == ["1 sak att komplettera"]

    page.reveal(MEETING_DAY)
    workplace.control(Qt.Key.Key_A)
    workplace.type("2026-03-05")
    page.show_findings_now()
    assert len(said) == 1
    workplace.tab()
    workplace.qtbot.waitUntil(lambda: len(said) > 1)
    assert said[1:] == ["Inget att komplettera"]


def test_a_blank_line_is_no_answer_while_the_cursor_is_in_it(workplace: Workplace) -> None:
    page = workplace.window.case_page
    show(workplace, CASES["changed"])
    page.show_findings_now()
    before = page.header.findings_in_words()
    assert page.reveal(Address("plan", "change_reason"))
    workplace.press(Qt.Key.Key_Return)
    page.show_findings_now()
    assert page.header.findings_in_words() == before
    workplace.type("Flyttat")
    page.show_findings_now()
    assert page.header.findings_in_words() != before


def test_a_usual_save_is_not_said(workplace: Workplace) -> None:
    said: list[str] = []
    status(workplace).said.connect(said.append)
    write_name(workplace)
    with workplace.qtbot.waitSignal(workplace.window.autosave.saved):
        workplace.window.autosave.save_now()
    assert said == []
