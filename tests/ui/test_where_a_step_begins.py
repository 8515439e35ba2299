"""A step at the table begins on its first question, where that is a short one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from sipdesk.case import Address, Answer, ApprovalForm, Case, Intervention, Plan, Presence, closed
from sipdesk.demo.parts import approved
from sipdesk.i18n import gettext as _
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.inputs import AnswerButton
from sipdesk.ui.meeting.chapters import PLAN_CARDS, Chapter
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.meeting_eye import table_of
from tests.ui.test_heard_once import followed_cursor
from tests.ui.test_meeting import CASE, hold_meeting, turn_to, turn_window
from tests.ui.test_meeting_attending import CASE as NOT_NOTED

STEPS_BEFORE_OTHERS = [*PLAN_CARDS[Chapter.OURSELVES]].index("others")
OPEN = replace(
    CASE,
    plan=replace(
        CASE.plan, others_measures_exist=Answer.NOT_ASKED, approval_form=ApprovalForm.UNSET
    ),
)
READY = replace(CASE, plan=replace(CASE.plan, approval_form=ApprovalForm.UNSET))


def turn_to_others(workplace: Workplace) -> None:
    turn_to(workplace, Chapter.OURSELVES)
    for _step in range(STEPS_BEFORE_OTHERS):
        workplace.control(Qt.Key.Key_PageDown)
    assert table_of(workplace).step.card == "others"


def stands_at_the_way_on(workplace: Workplace) -> bool:
    return workplace.focus.accessibleName() == "Nästa"


def test_it_begins_on_the_answers_also_where_one_was_given(workplace: Workplace) -> None:
    hold_meeting(workplace, OPEN)
    turn_to_others(workplace)
    assert isinstance(workplace.focus, AnswerButton)
    workplace.press(Qt.Key.Key_Left)
    assert workplace.case.plan.others_measures_exist is Answer.NO
    workplace.press(Qt.Key.Key_PageDown)
    workplace.press(Qt.Key.Key_PageUp)
    assert table_of(workplace).step.card == "others"
    assert isinstance(workplace.focus, AnswerButton)
    workplace.press(Qt.Key.Key_Left)
    assert workplace.case.plan.others_measures_exist is Answer.YES


def test_it_begins_on_how_the_person_approves(workplace: Workplace) -> None:
    hold_meeting(workplace, READY)
    turn_to(workplace, Chapter.APPROVE)
    assert isinstance(workplace.focus, ChoiceInput)
    assert workplace.focus.accessibleName() == "Hur godkänner personen?"


def test_a_meeting_begins_on_the_first_of_whom_nothing_is_noted(
    workplace: Workplace, application: QApplication
) -> None:
    eva, left_out, bo = NOT_NOTED.participants
    case = replace(NOT_NOTED, participants=(replace(eva, presence=Presence.REMOTE), left_out, bo))
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    with followed_cursor(application) as been, open_ear(application) as ear:
        workplace.press(Qt.Key.Key_F11)
    assert [widget.accessibleName() for widget in dict.fromkeys(been)] == ["Bo Berg: Närvarande"]
    assert ear.heard[-1].startswith("Närvaro")  # behind what is said of the cursor


@pytest.mark.parametrize(
    "case", [approved(OPEN, NOW.date().isoformat()), closed(OPEN, NOW.isoformat())]
)
def test_a_choice_that_cannot_be_made_any_more_is_passed_over(
    workplace: Workplace, case: Case
) -> None:
    hold_meeting(workplace, case)
    turn_to_others(workplace)
    assert stands_at_the_way_on(workplace)
    turn_to(workplace, Chapter.APPROVE)
    assert stands_at_the_way_on(workplace)


def test_an_arrow_that_turns_the_steps_answers_nothing(workplace: Workplace) -> None:
    hold_meeting(workplace, OPEN)
    table = table_of(workplace)
    for key, last in ((Qt.Key.Key_Right, Chapter.APPROVE), (Qt.Key.Key_Left, Chapter.TOPICS)):
        while table.step.chapter is not last:
            workplace.press(key)
            assert stands_at_the_way_on(workplace)
    assert workplace.case == OPEN


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
    ],
)
def test_enter_leads_from_a_choice_to_the_way_on_and_answers_nothing(
    workplace: Workplace, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    hold_meeting(workplace, OPEN)
    turn_to_others(workplace)
    step = table_of(workplace).step
    workplace.press(key, held)
    assert stands_at_the_way_on(workplace)
    assert table_of(workplace).step == step
    workplace.press(key, held)
    assert table_of(workplace).step != step
    assert workplace.case == OPEN
    turn_window(workplace, Qt.Key.Key_F11)
    hold_meeting(workplace, READY)
    turn_to(workplace, Chapter.APPROVE)
    assert isinstance(workplace.focus, ChoiceInput)
    workplace.press(key, held)
    assert stands_at_the_way_on(workplace)
    assert workplace.case == READY


LATER = "Ska tas upp senare: Bastun!"  # of the topics of the case
BLANK = replace(CASE, plan=Plan(), interventions=(Intervention(id="i", what="Ringa"),))


def turn_to_card(workplace: Workplace, card: str) -> None:
    """On with the key that begins each step, until this card is on the table."""
    while table_of(workplace).step.card != card:
        workplace.control(Qt.Key.Key_PageDown)


def test_a_day_that_is_asked_for_has_the_cursor_and_is_what_is_heard(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace, BLANK)
    turn_to_card(workplace, "views")
    assert stands_at_the_way_on(workplace)
    with open_ear(application) as ear:
        workplace.press(Qt.Key.Key_Return)
    assert workplace.focus.accessibleName() == "Datum för uppföljning"
    assert ear.heard == [f"Uppföljning. Datum för uppföljning. {LATER}"]
    workplace.type("2026-06-11")
    step = table_of(workplace).step
    workplace.press(Qt.Key.Key_Return)
    assert workplace.case.plan == Plan(follow_up_date="2026-06-11")
    assert table_of(workplace).step == step
    assert stands_at_the_way_on(workplace)
    workplace.press(Qt.Key.Key_Return)
    assert table_of(workplace).step.chapter is Chapter.READ_BACK


def test_what_is_heard_beside_the_fields_names_none_of_them(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace, BLANK)
    table = table_of(workplace)
    for card in ("others", "responsibility", "follow_up"):
        with open_ear(application) as ear:
            while table.step.card != card:
                workplace.press(Qt.Key.Key_Right)
        assert stands_at_the_way_on(workplace), card
        labels = [_(spec.label) for spec in PLAN_CARDS[table.step.chapter][card].fields]
        assert not [label for label in labels if label in ear.heard[-1]]
        assert "tomt" in ear.heard[-1], "silence would sound as if there was nothing to do"


def test_a_letter_on_the_way_on_is_never_for_a_field_further_down(workplace: Workplace) -> None:
    hold_meeting(workplace, BLANK)
    for card in ("others", "responsibility"):
        while table_of(workplace).step.card != card:
            workplace.press(Qt.Key.Key_Right)
        workplace.type("1x")
        assert workplace.case == BLANK, card
        assert stands_at_the_way_on(workplace), card


def test_a_letter_on_the_way_on_is_for_the_day_that_comes_first(workplace: Workplace) -> None:
    hold_meeting(workplace, BLANK)
    while table_of(workplace).step.card != "follow_up":
        workplace.press(Qt.Key.Key_Right)
    for letter in "12 juni":
        workplace.type(letter)
    workplace.tab()
    assert workplace.case.plan == Plan(follow_up_date="2026-06-12")


def test_what_is_filled_in_is_heard_without_its_fields(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace, CASE)
    turn_to_card(workplace, "views")
    with open_ear(application) as ear:
        workplace.press(Qt.Key.Key_Return)
    assert stands_at_the_way_on(workplace)
    assert ear.heard == [
        f"Uppföljning. torsdag 11 juni 2026, 13:00, Helena Vik, Var tredje månad. {LATER}",
    ]


def test_a_field_that_is_led_to_is_the_one_that_is_heard(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace, BLANK)
    with open_ear(application) as ear:
        table_of(workplace).reveal(Address("plan", "main_responsible"))
    assert ear.heard[-1].startswith("Ansvar. Huvudansvarig person. Lagkrav: ")
    with open_ear(application) as ear:
        table_of(workplace).reveal(Address("interventions", "goal_id", "i"))
    assert ear.heard[-1].startswith("Vem gör vad. Ringa. För vilket mål: Inget mål. Lagkrav: ")


def test_the_way_back_is_the_only_stop_of_the_cursor(
    workplace: Workplace, application: QApplication
) -> None:
    hold_meeting(workplace, BLANK)
    turn_to(workplace, Chapter.READ_BACK)
    table = table_of(workplace)
    back = next(b for b in table.findChildren(QPushButton) if b.accessibleName() == "Föregående")
    back.setFocus()
    with followed_cursor(application) as been, open_ear(application) as ear:
        workplace.press(Qt.Key.Key_Return)
    assert (been, ear.heard) == ([], [f"Uppföljning. tomt. {LATER}"])


def test_space_again_and_again_goes_through_the_meeting_and_into_no_field(
    workplace: Workplace,
) -> None:
    hold_meeting(workplace, OPEN)
    table = table_of(workplace)
    while table.step.chapter is not Chapter.APPROVE:
        before = table.step
        workplace.press(Qt.Key.Key_Space)
        assert stands_at_the_way_on(workplace)
        if table.step.chapter is not Chapter.READ_BACK:
            assert table.step != before
    assert workplace.case == OPEN


def test_the_first_tab_in_a_step_leads_into_it(workplace: Workplace) -> None:
    hold_meeting(workplace, OPEN)
    turn_to(workplace, Chapter.ACTIONS)
    assert stands_at_the_way_on(workplace)
    workplace.tab()
    assert workplace.focus.accessibleName() == "Vad ska göras?"
    while not stands_at_the_way_on(workplace):
        workplace.tab()
    workplace.tab()
    assert isinstance(workplace.focus, QPushButton), "whoever comes from the fields goes on"


def test_where_a_step_has_no_field_tab_goes_on(workplace: Workplace) -> None:
    hold_meeting(workplace, OPEN)
    turn_to(workplace, Chapter.READ_BACK)
    workplace.tab()
    assert not stands_at_the_way_on(workplace)


def test_a_step_that_was_chosen_by_its_name_has_the_cursor_in_its_line(
    workplace: Workplace,
) -> None:
    plan = replace(CASE.plan, follow_up_date="2026-06-11", follow_up_convener="10")
    hold_meeting(workplace, replace(CASE, plan=plan))
    turn_to(workplace, Chapter.FOLLOW_UP)
    assert workplace.focus.accessibleName() == "Datum för uppföljning"
    turn_to(workplace, Chapter.GOALS)
    assert isinstance(workplace.focus, QPushButton), "their own words are not typed into"


def test_ctrl_k_opens_the_way_to_the_parts_of_the_meeting(workplace: Workplace) -> None:
    hold_meeting(workplace)
    workplace.control(Qt.Key.Key_K)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu is table_of(workplace).chapters.menu()
    menu.close()


def test_the_keys_that_turn_the_step_close_the_menu_above_it(workplace: Workplace) -> None:
    hold_meeting(workplace)
    workplace.control(Qt.Key.Key_K)
    before = table_of(workplace).step
    table_of(workplace).go_on()
    assert QApplication.activePopupWidget() is None
    assert table_of(workplace).step != before
