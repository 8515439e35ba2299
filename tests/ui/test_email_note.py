"""An e-mail address without @ is told at its field, kept as it is, and stops nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from sipdesk.case import Address, Answer, Case, Coordinator, Participant, Person
from sipdesk.rules import Layer, findings, is_no_email
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.own_details import OwnDetailsForm
from tests.ui.conftest import NOW, Workplace
from tests.ui.test_unreadable_date import field_at, note_of

PROBLEM = "E-postadressen saknar @."
EMAIL = Address("coordinator", "email")
SECRET = "hemlig.example.se"


@pytest.mark.parametrize(
    ("text", "is_none"),
    [("eva.example.se", True), ("eva@example.se", False), ("  ", False), ("", False)],
)
def test_only_a_written_address_without_at_is_none(text: str, is_none: bool) -> None:
    assert is_no_email(text) is is_none


def test_each_of_them_is_a_finding_of_quality_that_never_says_the_address() -> None:
    case = Case(
        person=Person(name="Anna", email=SECRET, protected_identity=Answer.YES),
        coordinator=Coordinator(name="Dag", email=SECRET),
        participants=(
            Participant(id="eva", name="Eva", email=SECRET),
            Participant(name="Bo", email="bo@example.se"),
        ),
    )
    found = [f for f in findings(case, NOW.date()) if f.code == "email"]
    assert [f.address for f in found] == [
        Address("person", "email"),
        Address("coordinator", "email"),
        Address("participants", "email", "eva"),
    ]
    assert {f.layer for f in found} == {Layer.QUALITY}
    assert SECRET not in str(found)
    mended = replace(case, person=replace(case.person, email="anna@example.se"))
    assert len([f for f in findings(mended, NOW.date()) if f.code == "email"]) == len(found) - 1


def test_it_is_told_when_the_cursor_leaves_and_gone_when_it_is_mended(
    workplace: Workplace,
) -> None:
    workplace.window.new_person()
    workplace.type("Aino")
    workplace.window.case_page.reveal(EMAIL)
    field = field_at(workplace, EMAIL)
    said: list[str] = []
    field.said.connect(said.append)
    height = field.widget.height()
    workplace.type("kerstin")
    assert not note_of(field).is_problem  # somebody is still writing
    workplace.tab()
    assert note_of(field).text() == PROBLEM
    assert said == [f"E-post: {PROBLEM}"]
    assert workplace.case.coordinator.email == "kerstin"
    assert field.widget.height() == height  # nothing moved under the mouse
    workplace.window.case_page.reveal(EMAIL)
    assert workplace.focus.accessibleDescription() == PROBLEM
    workplace.press(Qt.Key.Key_End)
    workplace.type("@example.se")
    workplace.tab()
    assert not note_of(field).is_problem


def test_the_coordinators_own_details_tell_it_too(workplace: Workplace) -> None:
    form = workplace.window.findChild(OwnDetailsForm)
    assert isinstance(form, OwnDetailsForm)
    for text in ("Kerstin", "Hemtjänsten", "070", "kerstin"):
        workplace.type(text)
        assert not [n for n in form.findChildren(NoteLine) if n.is_problem]
        workplace.tab()
    assert [n.text() for n in form.findChildren(NoteLine) if n.is_problem] == [PROBLEM]
    workplace.qtbot.waitUntil(lambda: workplace.store.own_details().email == "kerstin")
