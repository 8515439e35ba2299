"""After undo and redo the cursor stands where one goes on, and not before what came back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from sipdesk.case import Address, Case, Goal, Participant, value_at
from sipdesk.ui.end_of_change import end_of_change
from tests.ui.conftest import Workplace
from tests.ui.test_every_text import show

CASE = Case(
    goals=(Goal(id="g", own_words="Tack. Hej då."),),
    participants=(Participant(id="p", organisation="Skolan"),),
)


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("", "Bra möten", 9),
        ("Tack.", "Tack. Bra möten.", 16),
        ("Tack. Bra möten.", "Tack.", 5),
        ("Tack. Hej.", "Tack. Bra. Hej.", 11),
        ("aa", "aaa", 3),
        ("😀", "😀😀 x", 6),
        ("Bo", "Bo", 2),
    ],
)
def test_where_the_new_part_of_a_text_ends(before: str, after: str, place: int) -> None:
    assert end_of_change(before, after) == place


@pytest.mark.parametrize(
    "address", [Address("goals", "own_words", "g"), Address("participants", "organisation", "p")]
)
def test_one_writes_on_behind_what_redo_brought_back(
    workplace: Workplace, address: Address
) -> None:
    show(workplace, CASE)
    workplace.window.case_page.reveal(address)
    workplace.press(Qt.Key.Key_End)
    workplace.type(" Bra")
    before = value_at(workplace.case, address)
    workplace.control(Qt.Key.Key_Z)
    workplace.control(Qt.Key.Key_Y)
    workplace.type("X")
    assert value_at(workplace.case, address) == f"{before}X"
