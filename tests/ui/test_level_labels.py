"""Fields beside each other stand in one line, however many lines their labels take."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from sipdesk.ui.bound_field import BoundField
from tests.ui.conftest import Workplace
from tests.ui.test_every_text import CASES, show

NEARNESS = ("nearness_person", "nearness_professionals")


def test_the_two_ratings_stand_in_one_line_at_any_width(workplace: Workplace) -> None:
    show(workplace, CASES["followed up"])
    workplace.window.turn_to_tab(4)
    fields = workplace.window.findChildren(BoundField)
    one, other = (f for f in fields if f.spec.field in NEARNESS and f.widget.isVisible())
    lines = one.widget.fontMetrics().lineSpacing()
    label_heights: set[int] = set()
    for width in (1120, 1366, 1800):
        workplace.window.resize(width, 740)
        QApplication.processEvents()
        assert one.widget.y() == other.widget.y()
        assert one.input.y() == other.input.y()
        label_heights.add(round(one.widget.label.height() / lines))
    assert len(label_heights) > 1  # it wrapped, and no longer does
