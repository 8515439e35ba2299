"""Boxes to tick stand below each other, however long their texts are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from sipdesk.ui.style import set_text_size
from sipdesk.ui.ticks_input import Tick, TicksInput

NAMES = ["Eva Ek", "Abdirahman Mohamud Hassan", "Bo", "Ingrid Lundgren", "Åsa Öberg", "Per"]


@pytest.mark.usefixtures("application")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_boxes_stand_in_columns_of_one_width(qtbot: QtBot, scale: float) -> None:
    set_text_size(QApplication.instance(), scale)  # type: ignore[arg-type]
    ticks = TicksInput()
    qtbot.addWidget(ticks)
    ticks.offer([Tick(str(number), name, name) for number, name in enumerate(NAMES)])
    ticks.resize(int(760 * scale), 300)
    ticks.show()
    boxes = ticks.findChildren(QCheckBox)
    lefts = sorted({box.x() for box in boxes})
    assert 1 < len(lefts) < len(NAMES)
    assert len({after - before for before, after in pairwise(lefts)}) == 1
    assert all(box.width() >= box.sizeHint().width() for box in boxes)
    assert [box.x() for box in boxes] == [lefts[n % len(lefts)] for n in range(len(boxes))]
