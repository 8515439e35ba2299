"""Who answers for an intervention is read as a whole on a small laptop, at each size of text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from sipdesk.case import Address, Case, Intervention, Principal
from sipdesk.ui.line_input import LineInput
from tests.ui.conftest import Workplace
from tests.ui.test_inputs import enter
from tests.ui.test_names_at_the_table import FRAME, LAPTOP, sized

ROW = Intervention(
    organisation="Arbetsmarknadsenheten",
    responsible_person="Ann-Christin Lindqvist",
    principal=Principal.MUNICIPALITY,
)
__all__ = ["sized"]

pytestmark = pytest.mark.parametrize("sized", [100, 125, 150, 200], indirect=True)


@pytest.fixture
def office(sized: Workplace) -> Workplace:
    sized.window.resize(*LAPTOP)
    sized.desk.editor.open(replace(Case(), interventions=(ROW,)))
    return sized


def line_of(office: Workplace, field: str) -> LineInput:
    enter(office, Address("interventions", field, ROW.id))
    QApplication.processEvents()
    line = office.focus
    assert isinstance(line, LineInput)
    return line


def test_who_answers_is_in_sight_as_a_whole_and_nothing_is_scrolled_sideways_for_it(
    office: Workplace,
) -> None:
    for name in ("organisation", "responsible_person"):
        line = line_of(office, name)
        assert line.fontMetrics().horizontalAdvance(line.text()) + FRAME < line.width(), name
        areas = [a for a in office.window.findChildren(QScrollArea) if a.isVisible()]
        assert areas
        assert all(area.horizontalScrollBar().maximum() == 0 for area in areas), name
