"""Whoever was not at the meeting gets a copy when the person says so, and it stands beside them."""

from __future__ import annotations

from dataclasses import replace

from sipdesk.case import Participant, Presence
from sipdesk.ports import DocumentKind
from tests.ui.conftest import Workplace
from tests.ui.test_copies import BO, EVA, MET, YES, boxes, press, said, show, ticked

AWAY = replace(BO, presence=Presence.ABSENT)
NAMED = replace(YES, recipient_ids="eva bo")


def show_with(
    workplace: Workplace, *people: Participant, kind: DocumentKind = DocumentKind.PLAN
) -> None:
    show(workplace, replace(MET, participants=people, consent_entries=(NAMED,)), kind)


def test_in_the_list_it_is_seen_and_heard_and_the_tick_stays(workplace: Workplace) -> None:
    show_with(workplace, EVA, AWAY)
    assert ticked(workplace) == ["Anna", "Eva Ek", "Bo Berg"]
    heard = {name: box.accessibleDescription() for name, box in boxes(workplace).items()}
    assert "Var inte på mötet" in heard["Bo Berg"]
    assert "Var inte på mötet" not in heard["Anna"] + heard["Eva Ek"]
    assert said(workplace).count("Var inte på mötet") == 1


def test_it_is_said_before_it_is_noted_for_ever(workplace: Workplace) -> None:
    workplace.doors.answers = [False]
    show_with(workplace, EVA, AWAY)
    press(workplace, "Anteckna k&opia")
    (question,) = workplace.doors.asked
    assert question.sentence.endswith("• Anna\n• Eva Ek\n• Bo Berg (var inte på mötet)")


def test_it_is_said_neither_of_an_invitation_nor_before_the_meeting(workplace: Workplace) -> None:
    show_with(workplace, EVA, AWAY, kind=DocumentKind.INVITATION)
    assert "Bo Berg" in boxes(workplace)
    assert "Var inte på mötet" not in said(workplace)
    show_with(workplace, replace(EVA, presence=Presence.UNSET), AWAY)
    assert "Bo Berg" in ticked(workplace)
    assert "Var inte på mötet" not in said(workplace)
