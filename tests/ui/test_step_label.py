"""The marks on the way of a case stand in the middle of their words, and the words in one line."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from sipdesk.rules import Stage, StageState, Step
from sipdesk.ui.step_label import StepLabel

pytestmark = pytest.mark.usefixtures("application")


def rows_with_ink(picture: QImage, left: int, right: int) -> tuple[int, int]:
    """The first and the last row with something darker than the ground."""
    ground = picture.pixelColor(picture.width() - 1, 0).lightness()
    rows = [
        y
        for y in range(picture.height())
        if any(abs(_lightness(picture, x, y) - ground) > 60 for x in range(left, right))
    ]
    return rows[0], rows[-1]


def _lightness(picture: QImage, x: int, y: int) -> int:
    return QColor(picture.pixelColor(x, y)).lightness()


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("state", list(StageState))
def test_a_mark_is_as_high_as_its_word(qtbot: QtBot, state: StageState, is_first: bool) -> None:
    label = StepLabel(is_first=is_first)
    qtbot.addWidget(label)
    font = label.font()
    font.setPointSizeF(40)
    label.setFont(font)
    label.show_step(Step(Stage.PREPARE, "HHH", state))
    label.adjustSize()
    room = label.contentsMargins().left()
    picture = label.grab().toImage()
    assert picture.devicePixelRatio() == 1
    mark = rows_with_ink(picture, 0, room)
    word = rows_with_ink(picture, room, picture.width())
    assert abs(sum(mark) - sum(word)) <= 4  # two pixels of 40 points
    assert label.accessibleName().startswith("HHH: ")
