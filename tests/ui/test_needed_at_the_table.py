"""What the law asks for is told at its step, and on top where the person is to approve."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget

from sipdesk.case import Address, Answer, Intervention, Plan, Principal, Topic, TopicOutcome
from sipdesk.demo.parts import approved
from sipdesk.ui.meeting.chapters import Chapter
from sipdesk.ui.meeting.needed import NeededLine
from tests.ui.conftest import Workplace
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import seen, table_of
from tests.ui.test_meeting import CASE, hold_meeting, turn_to
from tests.ui.test_names_at_the_table import LAPTOP, sized

__all__ = ["sized"]

BLANK = replace(CASE, plan=Plan(), interventions=(Intervention(id="i", what="Ringa"),))
NEEDED = {
    Address("interventions", "principal", "i"): Principal.REGION,
    Address("plan", "others_measures_exist"): Answer.NO,
    Address("plan", "overall_responsibility"): Principal.REGION,
}


def told(workplace: Workplace) -> list[str]:
    """What is said of the law at the step on the table."""
    lines = table_of(workplace).findChildren(NeededLine)
    return [each.text() for each in lines if each.isVisible()]


@pytest.mark.parametrize("address", NEEDED)
def test_what_the_law_asks_for_is_told_at_its_step_until_it_is_there(
    workplace: Workplace, application: QApplication, address: Address
) -> None:
    hold_meeting(workplace, BLANK)
    with open_ear(application) as ear:
        table_of(workplace).reveal(address)
    (line,) = told(workplace)
    assert line.startswith("Lagkrav: ")
    assert line in ear.heard[-1]
    workplace.desk.editor.type_in(address, NEEDED[address])
    workplace.qtbot.waitUntil(lambda: told(workplace) == [])


def test_what_is_blank_stops_nobody(workplace: Workplace) -> None:
    hold_meeting(workplace, BLANK)
    turn_to(workplace, Chapter.RESPONSIBILITY)
    assert told(workplace)
    workplace.control(Qt.Key.Key_PageDown)
    assert table_of(workplace).step.chapter is Chapter.CRISIS
    assert told(workplace) == []


def test_what_was_put_off_is_told_where_the_next_meeting_is_agreed(workplace: Workplace) -> None:
    topics = (
        Topic(text="Att köra bil.", outcome=TopicOutcome.PUT_OFF),
        Topic(text="Kniven", outcome=TopicOutcome.WITHDRAWN),
        Topic(text="Hunden", outcome=TopicOutcome.PUT_OFF),
    )
    hold_meeting(workplace, replace(CASE, topics=topics))
    turn_to(workplace, Chapter.FOLLOW_UP)
    assert "Ska tas upp senare: Att köra bil; Hunden" in told(workplace)
    turn_to(workplace, Chapter.RESPONSIBILITY)
    assert not any("senare" in line for line in told(workplace))


def test_what_is_approved_lacks_nothing(workplace: Workplace) -> None:
    hold_meeting(workplace, approved(BLANK, "2026-03-11"))
    turn_to(workplace, Chapter.RESPONSIBILITY)
    assert told(workplace) == []


def test_what_is_missing_is_in_sight_where_the_person_is_to_approve(
    sized: Workplace, qapp: QApplication
) -> None:
    hold_meeting(sized, BLANK)
    sized.window.resize(*LAPTOP)
    with open_ear(qapp) as ear:
        turn_to(sized, Chapter.APPROVE)
    QApplication.processEvents()
    assert "Innan planen kan godkännas behöver det här vara på plats:" in seen(sized.window)
    (lines,) = (w for w in table_of(sized).findChildren(QListWidget) if w.isVisible())
    head = lines.visualItemRect(lines.item(1))
    assert lines.viewport().visibleRegion().boundingRect().contains(head)
    assert lines.item(1).text() in ear.heard[-1]


def test_what_others_do_already_is_told_where_it_is_asked_for_more(workplace: Workplace) -> None:
    lena = Intervention(
        id="i", what="Flytta fåtöljen", responsible_person="Lena Falk", principal=Principal.OTHER
    )
    hold_meeting(workplace, replace(BLANK, interventions=(lena,)))
    table_of(workplace).reveal(Address("plan", "others_measures_exist"))
    (line,) = told(workplace)
    assert line.startswith(
        "Står redan bland insatserna: Flytta fåtöljen, Lena Falk. "
        "Svara Ja, och skriv bara om någon gör något mer."
    )
    workplace.desk.editor.type_in(Address("plan", "others_measures"), "Skjutsa")
    workplace.qtbot.waitUntil(
        lambda: not any("Står redan" in each for each in told(workplace)),
    )


def test_a_step_that_one_comes_back_to_tells_what_it_lacks_now(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace, BLANK)
    table_of(workplace).reveal(Address("plan", "overall_responsibility"))
    workplace.control(Qt.Key.Key_PageDown)
    workplace.desk.editor.type_in(Address("plan", "overall_responsibility"), Principal.REGION)
    with open_ear(application) as ear:
        workplace.control(Qt.Key.Key_PageUp)
    assert told(workplace) == []
    assert "Lagkrav" not in ear.heard[-1]
