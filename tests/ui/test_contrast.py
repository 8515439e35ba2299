"""Contrast as WCAG 2.1 AA asks, of the constants and of what is painted."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk.ui import style
from tests.ui.conftest import Workplace
from tests.ui.meeting_eye import ratio, weakest_contrast
from tests.ui.test_every_text import CASES, DIALOGS, TABS, show

TEXT = 4.5  # WCAG 1.4.3
CONTROL = 3.0  # WCAG 1.4.11
WHITE = "#ffffff"
TEXTS = [
    *((ink, ground) for ink in (style.INK, style.QUIET) for ground in (WHITE, style.SHADE)),
    *((style.ACCENT, ground) for ground in (WHITE, style.SHADE)),
    *((style.LOUD, ground) for ground in (WHITE, style.SHADE)),
    (WHITE, style.ACCENT),
    (WHITE, style.LOUD),
    (style.INK, style.DEMO),
    (style.PALETTE[QPalette.ColorRole.PlaceholderText], WHITE),
    (style.PALETTE[QPalette.ColorRole.PlaceholderText], style.SHADE),
    (style.QUIET, style.PALETTE[QPalette.ColorRole.Button]),
    (style.INK, style.PALETTE[QPalette.ColorRole.Button]),
]
EDGES = [
    *((style.LINE, ground) for ground in (WHITE, style.SHADE)),  # of fields and buttons
    *((style.ACCENT, ground) for ground in (WHITE, style.SHADE)),  # of what has the cursor
]


@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_stands_out(ink: str, ground: str) -> None:
    assert ratio(QColor(ink), QColor(ground)) >= TEXT


@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_the_edge_of_a_control_stands_out(edge: str, ground: str) -> None:
    assert ratio(QColor(edge), QColor(ground)) >= CONTROL


def test_every_text_of_a_case_as_painted(workplace: Workplace) -> None:
    show(workplace, CASES["followed up"])
    for number in range(TABS):
        workplace.window.turn_to_tab(number)
        QApplication.processEvents()
        contrast, whose = weakest_contrast(workplace.window)
        assert contrast >= TEXT, f"tab {number + 1}: {whose}"


@pytest.mark.parametrize("name", ["first start", "keys", "the lock, with something unsaved"])
def test_every_text_of_a_dialog_as_painted(
    qtbot: QtBot, application: QApplication, name: str
) -> None:
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    contrast, whose = weakest_contrast(dialog)
    assert contrast >= TEXT, whose
