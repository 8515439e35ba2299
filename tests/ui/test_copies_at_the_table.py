"""Who is named at the copies while everybody around the table reads along."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from sipdesk.case import Answer
from sipdesk.ui.meeting.chapters import Chapter
from tests.ui.conftest import Workplace
from tests.ui.test_copies import EVA, MET, said
from tests.ui.test_meeting import hold_meeting, made_at, turn_to


@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_ASKED, Answer.YES])
def test_whoever_shall_have_no_copy_is_not_named_at_the_table(
    workplace: Workplace, answer: Answer
) -> None:
    hold_meeting(workplace, replace(MET, participants=(replace(EVA, gets_copy=answer),)))
    turn_to(workplace, Chapter.PRINT)
    workplace.press(Qt.Key.Key_Space)
    workplace.qtbot.waitUntil(lambda: made_at(workplace) == ["plan"])
    names = [box.accessibleName() for box in workplace.window.findChildren(QCheckBox)]
    assert ("Kopia till Eva Ek" in names) is (answer is not Answer.NO)
    assert "Ska inte ha någon kopia" not in said(workplace)
