"""Whoever witnesses an approval is read as a whole at the table, at each size of text."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sipdesk import fonts
from sipdesk.case import Address
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
