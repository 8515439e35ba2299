"""Whoever coordinates is suggested as the one who asked for a consent, and never filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sipdesk.case import Address, Coordinator
from sipdesk.ui.line_input import LineInput
from tests.ui.conftest import Workplace
from tests.ui.test_consent import ANNA, go_to, open_consent
from tests.ui.test_inputs import press_for_real, value
from tests.ui.test_names_at_the_table import FRAME, LAPTOP, sized

HINT = "Pil ned: förslag"
COORDINATED = replace(ANNA, coordinator=Coordinator(name="Anna-Karin Ek"))
PARTS = ("plan_consent", "sharing_consent")
__all__ = ["sized"]


def each_field(workplace: Workplace) -> Iterator[tuple[Address, LineInput]]:
    """The cursor in the field of one consent, then of the other."""
    for part in PARTS:
        workplace.window.activateWindow()  # without a screen, a list that closed keeps its place
        QApplication.processEvents()
        go_to(workplace, part, "obtained_by")
        assert isinstance(workplace.focus, LineInput)
        yield Address(part, "obtained_by"), workplace.focus


def test_the_coordinator_is_chosen_with_the_arrow(workplace: Workplace) -> None:
    open_consent(workplace, COORDINATED)
    for address, field in each_field(workplace):
        assert (value(workplace, address), field.placeholderText()) == ("", HINT)
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
            press_for_real(workplace, key)
        assert value(workplace, address) == "Anna-Karin Ek"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_a_beginning_stays_as_it_was_typed(workplace: Workplace, key: Qt.Key) -> None:
    open_consent(workplace, COORDINATED)
    for address, _field in each_field(workplace):
        workplace.type("Anna")
        press_for_real(workplace, key)
        assert value(workplace, address) == "Anna", "another may be called so"


def test_without_a_coordinator_nobody_is_suggested(workplace: Workplace) -> None:
    open_consent(workplace, ANNA)
    for _address, field in each_field(workplace):
        assert field.placeholderText() == ""
        press_for_real(workplace, Qt.Key.Key_Down)
        assert QApplication.activePopupWidget() is None


def test_how_to_come_to_the_suggestion_is_in_sight_as_a_whole(sized: Workplace) -> None:
    sized.window.resize(*LAPTOP)
    open_consent(sized, COORDINATED)
    for _address, field in each_field(sized):
        QApplication.processEvents()
        assert field.fontMetrics().horizontalAdvance(HINT) + FRAME < field.width()
