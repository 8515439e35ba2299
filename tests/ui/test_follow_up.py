"""The tab Uppföljning with real keys: who came, how it went, and what was decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QRadioButton, QWidget

from sipdesk.case import (
    Address,
    Answer,
    ApprovedVersion,
    Case,
    FollowUp,
    Goal,
    Intervention,
    Nearness,
    NextStep,
    Participant,
    Person,
    Presence,
    Topic,
    TopicOutcome,
    attendance,
    closed,
    goal_review,
    intervention_review,
    review_id,
    with_approval,
    with_new_version,
    with_row_added,
    with_value,
)
from sipdesk.ui.block import Block
from sipdesk.ui.note_line import NoteLine
from sipdesk.ui.rating_picture import RatingPicture
from sipdesk.ui.tabs.follow_up import FollowUpBlock
from tests.ui.conftest import NOW, Workplace

SHIFT = Qt.KeyboardModifier.ShiftModifier
CASE = Case(
    person=Person(name="Anna"),
    participants=(
        Participant(id="eva", name="Eva Ek", role="Hemtjänst"),
        Participant(id="bo", role="Vårdcentral"),
        Participant(id="out", name="Ola", wanted=Answer.NO),
        Participant(id="dag", name="Dag"),
    ),
    goals=(Goal(id="walk", own_words="Gå ut själv"), Goal(id="sleep", own_words="Sova")),
    interventions=(Intervention(id="train", what="Gångträning"),),
    follow_ups=(
        FollowUp(id="first", date="2026-01-12"),
        FollowUp(id="second", date="2026-03-09"),
    ),
)


def open_tab(workplace: Workplace, case: Case = CASE) -> None:
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    workplace.control(Qt.Key.Key_5)
    QApplication.processEvents()


def go_to(workplace: Workplace, part: str, field: str, row: str = "") -> None:
    assert workplace.window.case_page.reveal(Address(part, field, row))
    QApplication.processEvents()  # an arrow goes to the button beside, which must have its place


W = TypeVar("W", bound=QWidget)


def in_sight(workplace: Workplace, kind: type[W]) -> list[W]:
    return [widget for widget in workplace.window.findChildren(kind) if widget.isVisible()]


def texts(workplace: Workplace) -> list[str]:
    return [widget.text() for widget in in_sight(workplace, QLabel)]


def button(workplace: Workplace, text: str) -> QPushButton | None:
    return next((b for b in in_sight(workplace, QPushButton) if b.text() == text), None)


def press(workplace: Workplace, text: str) -> None:
    found = button(workplace, text)
    assert found is not None
    found.setFocus()
    workplace.press(Qt.Key.Key_Space)


def presence(case: Case, meeting: str) -> list[Presence]:
    return [attendance(case, meeting, p.id).presence for p in case.participants]


# --- who came -----------------------------------------------------------------------------------


def test_presence_is_noted_with_arrows_and_kept(workplace: Workplace) -> None:
    open_tab(workplace)
    go_to(workplace, "attendances", "presence", review_id("second", "eva"))
    for steps in (3, 1, 2):
        for _step in range(steps):
            workplace.press(Qt.Key.Key_Right)
        workplace.control(Qt.Key.Key_Down)
    expected = [Presence.ABSENT, Presence.PRESENT, Presence.UNSET, Presence.REMOTE]
    assert presence(workplace.case, "second") == expected
    assert presence(workplace.case, "first") == [Presence.UNSET] * 4
    assert presence(workplace.on_file(), "second") == expected


def test_the_rest_were_there_in_one_step_and_are_taken_back_in_one(workplace: Workplace) -> None:
    open_tab(workplace)
    go_to(workplace, "attendances", "presence", review_id("first", "eva"))
    for _step in range(3):
        workplace.press(Qt.Key.Key_Right)
    press(workplace, "Alla andra var på plats")
    noted = [Presence.ABSENT, Presence.PRESENT, Presence.UNSET, Presence.PRESENT]
    assert presence(workplace.case, "first") == noted
    assert workplace.window.isAncestorOf(workplace.focus)
    workplace.control(Qt.Key.Key_Z)
    assert presence(workplace.case, "first") == [Presence.ABSENT, *[Presence.UNSET] * 3]


def test_whom_the_person_left_out_is_not_asked_about(workplace: Workplace) -> None:
    open_tab(workplace)
    asked = {b.accessibleName().split(":")[0] for b in in_sight(workplace, QRadioButton)}
    assert {"Eva Ek · Hemtjänst", "Vårdcentral", "Dag"} <= asked
    assert not [name for name in asked if "Ola" in name]


def test_each_meeting_has_its_own_presence(workplace: Workplace) -> None:
    open_tab(workplace)
    go_to(workplace, "attendances", "presence", review_id("first", "dag"))
    workplace.press(Qt.Key.Key_Right)
    go_to(workplace, "attendances", "presence", review_id("second", "dag"))
    chosen = [
        b.text()
        for b in in_sight(workplace, QRadioButton)
        if b.accessibleName().startswith("Dag:") and b.isChecked()
    ]
    assert chosen == ["Inte noterat"]


def test_a_case_without_participants_says_where_they_are_written(workplace: Workplace) -> None:
    open_tab(workplace, replace(CASE, participants=()))
    assert "Det finns inga deltagare ännu. De skrivs under fliken Deltagare." in texts(workplace)
    assert button(workplace, "Alla var på plats") is None


def test_in_a_closed_case_nobody_was_there_afterwards(workplace: Workplace) -> None:
    open_tab(workplace, closed(CASE, NOW.isoformat()))
    everybody = button(workplace, "Alla var på plats")
    assert everybody is not None
    assert not everybody.isEnabled()


# --- how it went --------------------------------------------------------------------------------


def test_control_and_an_arrow_lead_from_goal_to_goal_in_the_same_field(
    workplace: Workplace,
) -> None:
    open_tab(workplace)
    go_to(workplace, "goal_reviews", "own_words", review_id("second", "walk"))
    workplace.type("Det går")
    workplace.control(Qt.Key.Key_Down)
    workplace.type("Halva natten")
    go_to(workplace, "goal_reviews", "still_applies", review_id("second", "sleep"))
    workplace.press(Qt.Key.Key_Left)
    workplace.control(Qt.Key.Key_Up)
    workplace.press(Qt.Key.Key_Left)
    workplace.press(Qt.Key.Key_Left)
    walk, sleep = (goal_review(workplace.case, "second", goal) for goal in ("walk", "sleep"))
    assert (walk.own_words, walk.still_applies) == ("Det går", Answer.YES)
    assert (sleep.own_words, sleep.still_applies) == ("Halva natten", Answer.NO)


def test_control_and_an_arrow_lead_from_intervention_to_intervention(workplace: Workplace) -> None:
    more = (*CASE.interventions, Intervention(id="cook", what="Matlagning"))
    open_tab(workplace, replace(CASE, interventions=more))
    go_to(workplace, "intervention_reviews", "why", review_id("second", "train"))
    for key, text in ((Qt.Key.Key_Down, "Köket"), (Qt.Key.Key_Up, "Snön")):
        workplace.control(key)
        workplace.type(text)
    reviews = [intervention_review(workplace.case, "second", i) for i in ("train", "cook")]
    assert [review.why for review in reviews] == ["Snön", "Köket"]


def test_what_is_gone_through_is_counted(workplace: Workplace) -> None:
    open_tab(workplace)
    assert "Antecknat: 0 av 2" in texts(workplace)
    go_to(workplace, "goal_reviews", "own_words", review_id("first", "sleep"))
    workplace.type("Bättre")
    assert "Antecknat: 1 av 2" in texts(workplace)
    assert "Antecknat: 0 av 1" in texts(workplace)


def test_a_goal_of_the_next_version_is_not_asked_about_at_the_follow_up_before_it(
    workplace: Workplace,
) -> None:
    agreed = with_approval(replace(CASE, follow_ups=()), NOW - dt.timedelta(days=90))
    open_tab(workplace, with_row_added(agreed, "follow_ups", CASE.follow_ups[1]))
    before = texts(workplace)
    assert "Antecknat: 0 av 2" in before
    changed = with_new_version(workplace.case)
    changed = with_row_added(changed, "goals", Goal(id="new", own_words="Träffa folk"))
    changed = with_value(changed, Address("goals", "own_words", "walk"), "Gå till affären")
    workplace.desk.editor.change(changed, Address("goals", "own_words", "new"))
    workplace.control(Qt.Key.Key_5)
    assert "Antecknat: 0 av 2" in texts(workplace)
    lists = in_sight(workplace, QListWidget)
    rows = [each.item(n).text() for each in lists for n in range(each.count())]
    assert [row for row in rows if "Gå" in row] == ["1. Gå ut själv", "1. Gångträning"]


def test_both_ratings_stand_in_the_list_and_in_the_picture(workplace: Workplace) -> None:
    open_tab(workplace)
    assert not in_sight(workplace, RatingPicture)
    for meeting, steps in (("first", 2), ("second", 4)):
        go_to(workplace, "goal_reviews", "nearness_person", review_id(meeting, "walk"))
        for _step in range(steps):
            workplace.press(Qt.Key.Key_Down)
    workplace.tab()
    workplace.press(Qt.Key.Key_Down)
    (picture,) = in_sight(workplace, RatingPicture)
    assert picture.accessibleName() == "Bedömningar av mål 1"
    assert picture.accessibleDescription() == (
        "Mål 1: Gå ut själv. 12 jan. 2026: jag 2, verksamheterna inget svar. "
        "9 mars 2026: jag 4, verksamheterna 1."
    )
    rows = [
        box.item(n).text() for box in in_sight(workplace, QListWidget) for n in range(box.count())
    ]
    assert "1. Gå ut själv\njag 4 · verksamheterna 1" in rows


def test_tab_comes_to_the_picture_where_it_stands(workplace: Workplace) -> None:
    open_tab(workplace)
    for meeting in ("first", "second"):
        for goal in ("walk", "sleep"):
            go_to(workplace, "goal_reviews", "nearness_person", review_id(meeting, goal))
            workplace.press(Qt.Key.Key_Down)
    pictures = in_sight(workplace, RatingPicture)
    assert len(pictures) == 2
    go_to(workplace, "follow_ups", "next_step", "second")
    passed = [workplace.focus]
    while passed[-1] is not pictures[0]:
        workplace.tab()
        assert workplace.focus not in passed, "Tab goes round without the pictures"
        passed.append(workplace.focus)
    tops = [widget.mapTo(workplace.window, widget.rect().topLeft()).y() for widget in passed]
    assert max(tops) == tops[-1]
    workplace.tab()
    assert workplace.focus is pictures[1]


def test_the_picture_is_drawn_with_a_filled_and_an_open_shape(workplace: Workplace) -> None:
    open_tab(workplace)
    go_to(workplace, "goal_reviews", "nearness_person", review_id("first", "walk"))
    for _step in range(3):
        workplace.press(Qt.Key.Key_Down)
    (picture,) = in_sight(workplace, RatingPicture)
    alone = inked(picture)
    workplace.tab()
    for _step in range(5):
        workplace.press(Qt.Key.Key_Down)
    assert workplace.case.goal_reviews[0].nearness_professionals is Nearness.FIVE
    assert inked(picture) > alone > 0


def inked(picture: QWidget) -> int:
    """How many dark points are drawn."""
    QApplication.processEvents()
    image = picture.grab().toImage()
    columns, rows = range(image.width()), range(image.height())
    return sum(image.pixelColor(x, y).lightness() < 90 for x in columns for y in rows)


def test_nothing_of_a_closed_case_stays(workplace: Workplace) -> None:
    open_tab(workplace)
    go_to(workplace, "goal_reviews", "nearness_person", review_id("first", "walk"))
    workplace.press(Qt.Key.Key_Down)
    workplace.window.case_page.clear()
    QApplication.processEvents()
    assert not [t for t in texts(workplace) if "Gå ut" in t or "Eva" in t]
    assert not in_sight(workplace, RatingPicture)


# --- what was decided ---------------------------------------------------------------------------


def approved(case: Case) -> Case:
    version = ApprovedVersion(number=1, approved_at="2026-01-10T10:00:00+01:00", case=case)
    return replace(case, approved_versions=(version,))


def test_changing_an_approved_plan_begins_a_draft_only_when_asked(workplace: Workplace) -> None:
    open_tab(workplace, approved(CASE))
    go_to(workplace, "follow_ups", "next_step", "second")
    assert button(workplace, "Börja på en ny version") is None
    workplace.press(Qt.Key.Key_Down)
    workplace.press(Qt.Key.Key_Down)
    assert workplace.case.follow_ups[1].next_step is NextStep.CHANGE
    assert workplace.case.plan.version == 1
    press(workplace, "Börja på en ny version")
    assert workplace.case.plan.version == 2
    assert workplace.case.plan.change_reason == ""
    assert workplace.window.case_page.tabs.currentIndex() == 3
    workplace.type("Anna vill ha fler besök")
    assert workplace.on_file().plan.change_reason == "Anna vill ha fler besök"


def test_a_draft_that_is_there_is_gone_to(workplace: Workplace) -> None:
    open_tab(workplace)
    go_to(workplace, "follow_ups", "next_step", "first")
    workplace.press(Qt.Key.Key_Down)
    workplace.press(Qt.Key.Key_Down)
    before = workplace.case
    press(workplace, "Gå till planen")
    assert workplace.case == before
    assert workplace.window.case_page.tabs.currentIndex() == 3
    assert workplace.window.isAncestorOf(workplace.focus)


def test_the_new_draft_can_be_undone(workplace: Workplace) -> None:
    case = approved(CASE)
    meeting = replace(CASE.follow_ups[0], next_step=NextStep.CHANGE)
    open_tab(workplace, replace(case, follow_ups=(meeting,)))
    press(workplace, "Börja på en ny version")
    workplace.control(Qt.Key.Key_Z)
    assert workplace.case.plan.version == 1
    assert workplace.case.is_approved


def test_in_a_closed_case_no_new_version_is_offered(workplace: Workplace) -> None:
    meeting = replace(CASE.follow_ups[0], next_step=NextStep.CHANGE)
    case = replace(approved(CASE), follow_ups=(meeting,))
    open_tab(workplace, closed(case, "2026-03-12T15:00:00+01:00"))
    found = button(workplace, "Börja på en ny version")
    assert found is not None
    assert not found.isEnabled()
    assert "Ärendet är avslutat. Öppna det igen först." in texts(workplace)


def test_next_date_is_typed_the_swedish_way(workplace: Workplace) -> None:
    open_tab(workplace)
    go_to(workplace, "follow_ups", "next_date", "second")
    workplace.type("8 juni")
    workplace.tab()
    assert workplace.case.follow_ups[1].next_date == "2026-06-08"


class EndingPlace(Block):
    """Stands for the block where the ending is written."""

    def __init__(self) -> None:
        super().__init__()
        self.gone_to: list[Address] = []

    def reveal(self, address: Address) -> bool:
        self.gone_to.append(address)
        return True


def test_ending_leads_to_where_it_is_written_if_there_is_such_a_place(workplace: Workplace) -> None:
    meeting = replace(CASE.follow_ups[0], next_step=NextStep.END)
    case = replace(CASE, follow_ups=(meeting,))
    place = EndingPlace()
    alone, beside = FollowUpBlock(workplace.desk), FollowUpBlock(workplace.desk, place)
    workplace.desk.editor.open(case)
    for block in (alone, beside):
        workplace.qtbot.addWidget(block)
        block.show_case(workplace.case)
    assert not [b for b in ways_to_the_ending(alone) if b.isVisibleTo(alone)]
    (way,) = (b for b in ways_to_the_ending(beside) if b.isVisibleTo(beside))
    workplace.qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert place.gone_to == [Address("ending", "date")]


def ways_to_the_ending(block: QWidget) -> list[QPushButton]:
    return [b for b in block.findChildren(QPushButton) if b.text() == "Skriv hur planen avslutas"]


def test_what_was_put_off_at_the_meeting_stands_below_the_follow_ups(workplace: Workplace) -> None:
    later = Topic(id="car", text="Att köra bil.", outcome=TopicOutcome.PUT_OFF)
    open_tab(workplace, replace(CASE, topics=(later,)))
    told = [each.text() for each in workplace.window.findChildren(NoteLine) if each.isVisible()]
    assert "Ska tas upp senare: Att köra bil" in told
    handled = replace(later, outcome=TopicOutcome.HANDLED)
    workplace.desk.editor.change(replace(workplace.case, topics=(handled,)))
    QApplication.processEvents()
    told = [each.text() for each in workplace.window.findChildren(NoteLine) if each.isVisible()]
    assert not any("tas upp senare" in line for line in told)


def test_what_was_put_off_leads_to_where_it_is_answered(workplace: Workplace) -> None:
    topics = (
        Topic(id="dog", text="Hunden", outcome=TopicOutcome.HANDLED),
        Topic(id="car", text="Att köra bil", outcome=TopicOutcome.PUT_OFF),
        Topic(id="boat", text="Båten", outcome=TopicOutcome.PUT_OFF),
    )
    open_tab(workplace, replace(CASE, topics=topics))
    press(workplace, "Till sa&kerna")
    assert workplace.window.case_page.tabs.currentIndex() == 0
    workplace.press(Qt.Key.Key_Home)
    outcomes = [topic.outcome for topic in workplace.case.topics]
    assert outcomes == [TopicOutcome.HANDLED, TopicOutcome.UNSET, TopicOutcome.PUT_OFF]
    workplace.control(Qt.Key.Key_5)
    press(workplace, "Till sa&ken")
    workplace.press(Qt.Key.Key_Home)
    workplace.control(Qt.Key.Key_5)
    assert button(workplace, "Till sa&ken") is None
