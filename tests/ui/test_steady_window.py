"""An arrow key on a button leaves the cursor there; Tab goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.conftest import Workplace
from tests.ui.hearing import open_ear
from tests.ui.test_consent import open_consent
from tests.ui.test_same_talk import FILL, TO_PLAN


@pytest.mark.parametrize(
    "arrow", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down]
)
def test_an_arrow_on_a_button_is_no_tab(workplace: Workplace, arrow: Qt.Key) -> None:
    open_consent(workplace, TO_PLAN)
    buttons = workplace.window.findChildren(QPushButton)
    (fill,) = (each for each in buttons if each.text() == FILL and each.isVisible())
    fill.setFocus()
    workplace.press(arrow)
    assert workplace.focus is fill
    workplace.tab()
    assert workplace.focus is not fill


def test_words_on_a_button_press_it_not_and_are_told(
    workplace: Workplace, application: QApplication
) -> None:
    open_consent(workplace, TO_PLAN)
    buttons = workplace.window.findChildren(QPushButton)
    (fill,) = (each for each in buttons if each.text() == FILL and each.isVisible())
    fill.setFocus()
    before = workplace.case
    with open_ear(application) as ear:
        for word in ("Jag", "vill", "ha"):
            workplace.type(word)
            workplace.press(Qt.Key.Key_Space)
    assert workplace.case == before
    assert ear.heard == ["Inget skrevs: markören står på en knapp."]
    workplace.press(Qt.Key.Key_Home)
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case != before, "a space after another key presses it"
