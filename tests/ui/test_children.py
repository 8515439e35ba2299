"""Guardians and the child's own voice on the person's page; the notice by age; LSS."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from sipdesk.case import Address, Answer, ApprovalForm, Case, Guardian, Person, Plan
from sipdesk.rules import findings
from sipdesk.ui.child_notice import CHILD, OWN_STANDING
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.meeting.chapters import Chapter
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.test_meeting import CASE, hold_meeting, turn_to

TODAY = NOW.date()
CONTROL = Qt.KeyboardModifier.ControlModifier
VIEW, MISSING = Address("person", "child_view"), Address("person", "child_view_missing")


def person(birth: str, **values: object) -> Case:
    return Case(person=replace(Person(name="Noah", birth_date=birth), **values))


def in_sight(workplace: Workplace) -> set[str]:
    """The labels that can be seen."""
    return {w.text() for w in workplace.window.findChildren(QLabel) if w.isVisible()}


def open_person(workplace: Workplace, case: Case) -> set[str]:
    workplace.desk.editor.open(case)
    workplace.window.show_person()
    return in_sight(workplace)


ASKED_OF_CHILDREN = {
    "Barnets egen röst",
    "Vad tycker barnet självt? Skriv med barnets egna ord.",
    "Vårdnadshavare",
}


def test_a_child_is_asked_about_and_told_of(workplace: Workplace) -> None:
    for birth, notice in (
        ("2011-03-13", CHILD),
        ("2011-03-12", OWN_STANDING),
        ("2008-03-13", OWN_STANDING),
    ):
        assert {*ASKED_OF_CHILDREN, notice} <= open_person(workplace, person(birth)), birth
        workplace.window.turn_to_tab(2)
        assert notice in in_sight(workplace), birth


def test_what_comes_with_a_childs_birth_date_is_said_once(
    workplace: Workplace, application: QApplication
) -> None:
    with open_ear(application) as ear:
        open_person(workplace, person("2011-03-13"))
        assert CHILD not in ear.take()
        open_person(workplace, person(""))
        workplace.window.case_page.reveal(Address("person", "birth_date"))
        workplace.type("2011-03-13")
        workplace.tab()
        assert ear.take().count(CHILD) == 1


def test_an_adult_is_not_asked_like_a_child_but_nothing_written_is_hidden(
    workplace: Workplace,
) -> None:
    seen = open_person(workplace, person("2008-03-12"))
    assert not seen & {*ASKED_OF_CHILDREN, CHILD, OWN_STANDING}
    written = person("2008-03-12", child_view="Jag vill gå i skolan")
    written = replace(written, guardians=(Guardian(name="Eva Ek"),))
    assert open_person(workplace, written) >= ASKED_OF_CHILDREN


def test_the_page_follows_the_birth_date_and_undo(workplace: Workplace) -> None:
    open_person(workplace, Case())
    workplace.window.case_page.reveal(Address("person", "birth_date"))
    workplace.type("2015-01-01")
    workplace.tab()
    assert in_sight(workplace) >= ASKED_OF_CHILDREN
    workplace.window.undo()
    assert not in_sight(workplace) & ASKED_OF_CHILDREN
    workplace.window.redo()
    assert in_sight(workplace) >= ASKED_OF_CHILDREN


def test_guardians_are_written_with_the_keyboard_alone(workplace: Workplace) -> None:
    open_person(workplace, person("2015-01-01"))
    assert workplace.window.case_page.reveal(Address("guardians", ""))
    workplace.press(Qt.Key.Key_Space)
    workplace.type("Susanne Bergdahl")
    workplace.control(Qt.Key.Key_Return)
    workplace.type("Peter Lund")
    workplace.tab(2)
    workplace.press(Qt.Key.Key_Left)
    names = [(g.name, g.agrees) for g in workplace.case.guardians]
    assert names == [("Susanne Bergdahl", Answer.NOT_ASKED), ("Peter Lund", Answer.NO)]
    workplace.control(Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert len(workplace.case.guardians) == 1
    workplace.window.undo()
    assert [g.name for g in workplace.case.guardians] == ["Susanne Bergdahl", "Peter Lund"]


def test_each_finding_about_a_child_leads_to_its_field(workplace: Workplace) -> None:
    guardian = Guardian(name="Peter Lund", agrees=Answer.NO)
    case = person("2015-01-01", impaired_decision=Answer.YES)
    case = replace(case, guardians=(guardian,), plan=Plan(lss_plan=Answer.YES))
    found = {f.code: f.address for f in findings(case, TODAY)}
    workplace.desk.editor.open(case)
    for code in ("child-view", "decision-assessment", "decision-ground", "lss-reviewed"):
        workplace.window.case_page.findings.wanted.emit(found[code])
        workplace.type("2025")
        address = found[code]
        assert getattr(getattr(workplace.case, address.part), address.field) == "2025"
    workplace.window.case_page.findings.wanted.emit(found["guardian-disagrees"])
    workplace.press(Qt.Key.Key_Left)
    assert workplace.case.guardians[0].agrees is Answer.YES


def test_a_text_that_is_emptied_stays_under_the_cursor(workplace: Workplace) -> None:
    open_person(workplace, person("1985-07-09", child_view_missing="x"))
    workplace.window.case_page.reveal(MISSING)
    workplace.press(Qt.Key.Key_Delete)
    assert workplace.case.person.child_view_missing == ""
    workplace.type("y")
    assert workplace.case.person.child_view_missing == "y"


def test_whether_an_interpreter_is_booked_is_asked_only_when_one_is_needed(
    workplace: Workplace,
) -> None:
    label = "Är tolken bokad?"
    assert label not in open_person(workplace, person("1985-07-09"))
    workplace.window.case_page.reveal(Address("person", "interpreter_needed"))
    workplace.press(Qt.Key.Key_Left)
    workplace.press(Qt.Key.Key_Left)
    assert workplace.case.person.interpreter_needed is Answer.YES
    assert label in in_sight(workplace)
    answered = person("1985-07-09", interpreter_booked=Answer.NO)
    assert label in open_person(workplace, answered)


def test_how_the_ability_was_assessed_is_asked_only_when_it_matters(workplace: Workplace) -> None:
    label = "Hur har förmågan bedömts, av vem och när?"
    assert label not in open_person(workplace, person("1985-07-09"))
    workplace.window.case_page.reveal(Address("person", "impaired_decision"))
    workplace.press(Qt.Key.Key_Left)
    workplace.press(Qt.Key.Key_Left)
    assert workplace.case.person.impaired_decision is Answer.YES
    assert label in in_sight(workplace)
    workplace.window.undo()
    workplace.window.undo()
    assert label not in in_sight(workplace)


# --- how a child approves -------------------------------------------------------------------------

YOUNG = replace(CASE, person=replace(CASE.person, identity_number="", birth_date="2016-05-04"))
WHO_APPROVES = (
    "Barnet är under 15 år. Välj ”Genom företrädare” om det är vårdnadshavarna som godkänner "
    "planen."
)


def at_the_approval(workplace: Workplace, case: Case, *, at_the_table: bool) -> ChoiceInput:
    """The question how the person approves, with the cursor."""
    if at_the_table:
        hold_meeting(workplace, case)
        turn_to(workplace, Chapter.APPROVE)
        workplace.press(Qt.Key.Key_F2)
    else:
        workplace.desk.editor.open(case)
        assert workplace.window.case_page.reveal(Address("plan", "approval_form"))
    choice = workplace.focus
    assert isinstance(choice, ChoiceInput)
    return choice


@pytest.mark.parametrize("at_the_table", [False, True])
def test_who_may_approve_for_a_young_child_is_told_at_the_choice(
    workplace: Workplace, application: QApplication, *, at_the_table: bool
) -> None:
    choice = at_the_approval(workplace, YOUNG, at_the_table=at_the_table)
    assert WHO_APPROVES in in_sight(workplace), "before anything is chosen"
    with open_ear(application) as ear:
        while workplace.case.plan.approval_form is not ApprovalForm.ORAL:
            workplace.press(Qt.Key.Key_Down)
        assert WHO_APPROVES in in_sight(workplace)
        workplace.tab()
        workplace.tab()
    assert ear.heard.count(WHO_APPROVES) == 1
    choice.setFocus()
    workplace.press(Qt.Key.Key_End)
    assert workplace.case.plan.approval_form is ApprovalForm.REPRESENTATIVE
    assert WHO_APPROVES not in in_sight(workplace)


def test_of_an_older_child_nothing_is_told_at_the_choice(workplace: Workplace) -> None:
    older = replace(YOUNG, person=replace(YOUNG.person, birth_date="2010-05-04"))
    at_the_approval(workplace, older, at_the_table=False)
    while workplace.case.plan.approval_form is not ApprovalForm.ORAL:
        workplace.press(Qt.Key.Key_Down)
    assert WHO_APPROVES not in in_sight(workplace)
