"""Ctrl+P leads to paper from everywhere, and takes nobody's choice of a paper away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton

from sipdesk.case import Answer, Meeting
from sipdesk.ports import DocumentKind
from sipdesk.ui.meeting.chapters import Chapter
from tests.ui.conftest import Workplace
from tests.ui.meeting_eye import table_of
from tests.ui.preview_probe import wait_for_pages
from tests.ui.test_copies import BO, DRAFT, EVA, boxes, press, show, ticked
from tests.ui.test_meeting import hold_meeting, turn_to

pytestmark = pytest.mark.usefixtures("without_ink")
COMING = replace(
    DRAFT,
    participants=tuple(replace(each, wanted=Answer.YES) for each in (EVA, BO)),
    meeting=Meeting(date="2026-06-11", start="10:00"),
)


@pytest.mark.parametrize("beside", [False, True])
def test_in_the_print_view_the_chosen_paper_stays(workplace: Workplace, *, beside: bool) -> None:
    show(workplace, COMING, DocumentKind.INVITATION)
    press(workplace, "Välj in&gen")
    if beside:
        workplace.window.search()
    workplace.control(Qt.Key.Key_P)
    wait_for_pages(workplace.qtbot, workplace.window.preview.page)
    assert workplace.window.preview.wanted().kind is DocumentKind.INVITATION
    assert isinstance(workplace.focus, QComboBox)
    assert workplace.focus.accessibleName() == "Dokument"
    assert ticked(workplace) == []


def test_away_from_the_print_view_it_leads_to_the_plan_again(workplace: Workplace) -> None:
    show(workplace, COMING, DocumentKind.INVITATION)
    workplace.press(Qt.Key.Key_Escape)
    workplace.control(Qt.Key.Key_P)
    assert workplace.window.preview.wanted().kind is DocumentKind.PLAN


def test_who_is_ticked_can_be_all_or_none(workplace: Workplace) -> None:
    show(workplace, COMING, DocumentKind.INVITATION)
    assert ticked(workplace) == ["Anna", "Eva Ek"]  # Bo is not in the consent
    press(workplace, "Välj in&gen")
    assert ticked(workplace) == []
    press(workplace, "Välj alla")
    assert ticked(workplace) == ["Anna", "Eva Ek"]


def test_whoever_was_told_of_another_day_is_ticked_again(workplace: Workplace) -> None:
    workplace.doors.answers = [True]
    show(workplace, COMING, DocumentKind.INVITATION)
    press(workplace, "Anteckna k&opia")
    assert ticked(workplace) == []
    moved = replace(workplace.case, meeting=Meeting(date="2026-06-18", start="10:00"))
    workplace.window.autosave.save_now()
    show(workplace, moved, DocumentKind.INVITATION)
    assert ticked(workplace) == ["Anna", "Eva Ek"]
    assert (
        "Har fått exemplar 2, med en annan dag eller tid"
        in boxes(workplace)["Eva Ek"].accessibleDescription()
    )


def test_at_the_table_it_leads_to_the_copies(workplace: Workplace) -> None:
    hold_meeting(workplace)
    turn_to(workplace, Chapter.GOALS)
    workplace.control(Qt.Key.Key_P)
    assert table_of(workplace).step.chapter is Chapter.PRINT
    assert isinstance(workplace.focus, QPushButton)
    assert workplace.focus.text() == "&Skriv ut planen …"
    workplace.control(Qt.Key.Key_P)
    page = workplace.window.meeting.page
    assert page is not None
    assert page.preview_in_sight is not None
