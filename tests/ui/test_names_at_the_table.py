"""Whoever witnesses an approval is read as a whole at the table, at each size of text, and so is
how to come to the names that are suggested.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk import fonts
from sipdesk.case import Address, Case, Coordinator, Goal, Intervention, Participant
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.style import dress
from tests.ui.conftest import Workplace, opened_workplace
from tests.ui.meeting_eye import table_of
from tests.ui.test_meeting import CASE, hold_meeting

WITNESS = "Ann-Charlotte Lindström"
LAPTOP = (1366, 768)
FRAME = 20  # pixels: what stands around the words in a field


@pytest.fixture(params=[100, 150, 200])
def sized(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Generator[Workplace]:
    """A window of a small laptop, at a size of text that it has from its first moment."""
    files = [str(path) for path in fonts.window_fonts()]
    dress(qapp, files, scale=request.param / 100)
    with opened_workplace(qtbot, tmp_path) as opened:
        yield opened
    dress(qapp, files)


def test_the_name_of_a_witness_is_in_sight_as_a_whole(sized: Workplace) -> None:
    hold_meeting(sized, replace(CASE, plan=replace(CASE.plan, approval_witness=WITNESS)))
    sized.window.resize(*LAPTOP)
    assert table_of(sized).reveal(Address("plan", "approval_witness"))
    QApplication.processEvents()
    field = sized.focus
    assert isinstance(field, LineInput)
    assert field.fontMetrics().horizontalAdvance(WITNESS) + FRAME < field.width()


HINT = "Pil ned: förslag"
ROW = Intervention(what="Dusch")
SUGGESTING = (
    Address("interventions", "organisation", ROW.id),
    Address("interventions", "responsible_person", ROW.id),
    Address("plan", "main_responsible"),
    Address("plan", "follow_up_convener"),
)
EVA = Participant(name="Eva Ek", organisation="Hemtjänsten")
KNOWN = replace(CASE, participants=(EVA,), goals=(Goal(own_words="Bo kvar"),), interventions=(ROW,))
UNKNOWN = replace(KNOWN, participants=(), coordinator=Coordinator())


def lines_at_the_table(workplace: Workplace, case: Case) -> list[LineInput]:
    """Each field with suggestions, once it has been in sight."""
    hold_meeting(workplace, case)
    workplace.window.resize(*LAPTOP)
    lines: list[LineInput] = []
    for address in SUGGESTING:
        assert table_of(workplace).reveal(address)
        QApplication.processEvents()
        assert isinstance(workplace.focus, LineInput)
        lines.append(workplace.focus)
    return lines


def test_how_to_come_to_the_suggestions_is_in_sight_as_a_whole(sized: Workplace) -> None:
    for line in lines_at_the_table(sized, KNOWN):
        assert line.placeholderText() == HINT
        assert line.fontMetrics().horizontalAdvance(HINT) + FRAME < line.width()


def test_without_suggestions_nothing_is_said_of_them(sized: Workplace) -> None:
    for line in lines_at_the_table(sized, UNKNOWN):
        assert line.placeholderText() == ""
