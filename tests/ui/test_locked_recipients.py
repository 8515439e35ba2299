"""Whoever may have no copy is found with keys alone, says why, and is never ticked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from sipdesk.case import Answer, Case
from sipdesk.rules import with_sharing_withdrawn_for
from sipdesk.ui.following_scroll import FollowingScroll
from sipdesk.ui.recipient_tick import RecipientTick
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.test_copies import BO, EVA, MET, boxes, press, show, tick, ticked

WHY = "Deltagaren står inte i samtycket."


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Down])
def test_keys_alone_lead_to_who_may_have_none(workplace: Workplace, key: Qt.Key) -> None:
    show(workplace)
    boxes(workplace)["Eva Ek"].setFocus()
    workplace.press(key)
    assert workplace.focus.accessibleName() == "Kopia till Bo Berg"
    assert WHY in described(workplace.focus)
    assert described(workplace.focus).startswith("Kan inte ändras.")


def test_space_says_why_and_ticks_nobody(workplace: Workplace, qapp: QApplication) -> None:
    show(workplace)
    boxes(workplace)["Bo Berg"].setFocus()
    with open_ear(qapp) as ear:
        workplace.press(Qt.Key.Key_Space)
    assert WHY in " ".join(ear.heard)
    assert ticked(workplace) == ["Anna", "Eva Ek"]
    workplace.doors.answers = [True]
    press(workplace, "Anteckna k&opia")
    assert [copy.recipient_name for copy in workplace.case.copies_given] == ["Anna", "Eva Ek"]


def test_the_reason_is_scrolled_into_sight_with_the_box(workplace: Workplace) -> None:
    show(workplace, with_many_outside())
    workplace.qtbot.waitUntil(lambda: "Deltagare 29" in boxes(workplace))
    last = boxes(workplace)["Deltagare 29"]
    assert isinstance(last, RecipientTick)
    assert not is_in_sight(last.note)
    boxes(workplace)["Deltagare 28"].setFocus()
    workplace.tab()
    workplace.qtbot.waitUntil(lambda: is_in_sight(last) and is_in_sight(last.note))


def test_who_was_ticked_and_is_locked_now_is_ticked_no_more(workplace: Workplace) -> None:
    show(workplace)
    boxes(workplace)["Eva Ek"].setFocus()
    case = workplace.case
    workplace.desk.editor.settle(with_sharing_withdrawn_for(case, "eva", NOW))
    assert ticked(workplace) == ["Anna"]
    assert workplace.focus.accessibleName() == "Kopia till Eva Ek"


def test_who_was_ticked_and_declines_a_copy_is_ticked_no_more(workplace: Workplace) -> None:
    show(workplace)
    declining = (replace(EVA, gets_copy=Answer.NO), BO)
    workplace.desk.editor.settle(replace(workplace.case, participants=declining))
    assert ticked(workplace) == ["Anna"]
    tick(workplace, "Eva Ek")
    assert ticked(workplace) == ["Anna"]


def with_many_outside() -> Case:
    many = (replace(BO, id=f"p{n}", name=f"Deltagare {n:02}") for n in range(30))
    return replace(MET, participants=(EVA, *many))


def described(widget: QWidget) -> str:
    assert isinstance(widget, QCheckBox)
    return widget.accessibleDescription()


def is_in_sight(widget: QWidget) -> bool:
    around = widget.parentWidget()
    while not isinstance(around, FollowingScroll):
        assert around is not None
        around = around.parentWidget()
    place = QRect(widget.mapTo(around.viewport(), QPoint()), widget.size())
    return around.viewport().rect().contains(place)
