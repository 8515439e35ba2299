"""The copies while everybody around the table reads along: who is named, and what is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from sipdesk.case import Answer, Case
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.meeting.mode import MeetingPage
from sipdesk.ui.preview_page import PreviewPage
from tests.ui.conftest import Workplace
from tests.ui.preview_probe import wait_for_pages
from tests.ui.test_copies import EVA, MET, press, said, use_paper
from tests.ui.test_meeting import hold_meeting, made_at, turn_to


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_ASKED, Answer.YES])
def test_whoever_shall_have_no_copy_is_not_named_at_the_table(
    workplace: Workplace, answer: Answer
) -> None:
    hold_copies(workplace, replace(MET, participants=(replace(EVA, gets_copy=answer),)))
    names = [box.accessibleName() for box in workplace.window.findChildren(QCheckBox)]
    assert ("Kopia till Eva Ek" in names) is (answer is not Answer.NO)
    assert "Ska inte ha någon kopia" not in said(workplace)


DEALING = "Planen är godkänd. Nu delas kopiorna ut."
DEALT = "Planen är godkänd och kopiorna är utlämnade. Esc lämnar mötesläget."


def test_the_last_step_tells_when_everybody_has_a_copy_and_not_before(
    workplace: Workplace, tmp_path: Path
) -> None:
    use_paper(workplace, tmp_path)
    hold_copies(workplace, replace(MET, participants=(EVA,)))
    box_of(workplace, "Eva Ek").click()
    print_it(workplace)
    workplace.press(Qt.Key.Key_Escape)
    assert DEALING in said(workplace)
    assert "utlämnade" not in said(workplace)

    workplace.press(Qt.Key.Key_Space)
    print_it(workplace)
    workplace.press(Qt.Key.Key_Escape)
    assert DEALT in said(workplace)
    assert "Nu delas" not in said(workplace)
    workplace.press(Qt.Key.Key_Escape)
    workplace.qtbot.waitUntil(lambda: not workplace.window.findChildren(MeetingPage))


def hold_copies(workplace: Workplace, case: Case) -> None:
    """From the table to the copies, with the key for it."""
    hold_meeting(workplace, case)
    turn_to(workplace, Chapter.PRINT)
    workplace.press(Qt.Key.Key_Space)
    workplace.qtbot.waitUntil(lambda: made_at(workplace) == ["plan"])


def copies_in(workplace: Workplace) -> PreviewPage:
    page = workplace.window.findChildren(MeetingPage)[-1].preview_in_sight
    assert page is not None
    wait_for_pages(workplace.qtbot, page)
    return page


def box_of(workplace: Workplace, name: str) -> QCheckBox:
    boxes = copies_in(workplace).findChildren(QCheckBox)
    return next(box for box in boxes if box.accessibleName() == f"Kopia till {name}")


def print_it(workplace: Workplace) -> None:
    copies_in(workplace)
    press(workplace, "Skriv &ut …")
    copies_in(workplace)
