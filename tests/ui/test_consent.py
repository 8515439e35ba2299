"""The tab Samtycke with real keys and buttons: record, withdraw, correct, and who may see what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QTableWidget

from sipdesk.case import (
    Address,
    Answer,
    Authority,
    Case,
    Consent,
    ConsentAnswer,
    ConsentPurpose,
    CopyGiven,
    Participant,
    Person,
    closed,
)
from sipdesk.rules import (
    ConsentState,
    consent_state,
    current_consent,
    findings,
    may_share_with,
    needed_for_recording,
    with_consent_recorded,
    with_consent_withdrawn,
    with_correction_begun,
    with_draft,
)
from sipdesk.ui.consent_block import GOOD_TO_HAVE, NEEDED
from sipdesk.ui.editor import CaseEditor
from sipdesk.ui.tabs.consent import PLAN_CONSENT, SHARING_CONSENT
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear

PLAN, SHARING = ConsentPurpose.PLAN, ConsentPurpose.SHARING
TODAY = NOW.date()
EVA = Participant(id="eva", name="Eva Ek", wanted=Answer.YES)
BO = Participant(id="bo", name="Bo Berg", wanted=Answer.YES)
YES = Consent(
    answer=Answer.YES,
    authority=Authority.PERSON,
    obtained_by="Helena",
    date="2026-03-01",
    excludes="inget",
    recipient_ids="eva",
)
ANNA = Case(person=Person(name="Anna", birth_date="1985-07-09"), participants=(EVA, BO))
CONSENTING = with_consent_recorded(with_draft(ANNA, SHARING, YES), SHARING, NOW)


def open_consent(workplace: Workplace, case: Case) -> None:
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    workplace.window.turn_to_tab(2)


def go_to(workplace: Workplace, part: str, field: str) -> None:
    assert workplace.window.case_page.reveal(Address(part, field))


def buttons(workplace: Workplace, text: str) -> list[QPushButton]:
    """The buttons in sight with that text, from the top."""
    found = workplace.window.findChildren(QPushButton)
    return [b for b in found if b.text() == text and b.isVisible()]


def press(workplace: Workplace, text: str, number: int = 0) -> None:
    """Press a button with the keyboard."""
    buttons(workplace, text)[number].setFocus()
    workplace.press(Qt.Key.Key_Space)


def texts(workplace: Workplace) -> str:
    labels = workplace.window.case_page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def table(workplace: Workplace) -> list[list[str]]:
    """What the table Vem får se vad says, row by row."""
    tables = workplace.window.findChildren(QTableWidget)
    (found,) = (each for each in tables if each.accessibleName() == "Vem får se vad")
    rows: list[list[str]] = []
    for row in range(found.rowCount()):
        items = [found.item(row, column) for column in range(found.columnCount())]
        rows.append([item.text() for item in items if item is not None])
    return rows


def test_a_consent_is_written_and_recorded_with_the_keyboard_alone(workplace: Workplace) -> None:
    open_consent(workplace, ANNA)
    go_to(workplace, "sharing_consent", "answer")
    workplace.press(Qt.Key.Key_Left)
    workplace.press(Qt.Key.Key_Left)
    go_to(workplace, "sharing_consent", "obtained_by")
    workplace.type("Helena")
    go_to(workplace, "sharing_consent", "authority")
    workplace.press(Qt.Key.Key_Down)
    go_to(workplace, "sharing_consent", "excludes")
    workplace.type("inget")
    go_to(workplace, "sharing_consent", "recipient_ids")
    workplace.press(Qt.Key.Key_Space)
    go_to(workplace, "sharing_consent", "date")
    workplace.type("i går")
    press(workplace, "Anteckna samtycket", 1)

    assert workplace.doors.told == []
    assert table(workplace) == [
        ["Eva Ek", "Ja", ""],
        ["Bo Berg", "Nej", "Deltagaren står inte i samtycket."],
    ]
    case = workplace.on_file()
    (entry,) = case.consent_entries
    assert (entry.answer, entry.date, entry.recipient_ids) == (
        ConsentAnswer.YES,
        "2026-03-11",
        "eva",
    )
    assert entry.recorded_at == NOW.isoformat(timespec="seconds")
    assert case.sharing_consent == Consent()


def test_what_was_recorded_is_in_sight_in_place_of_a_blank_form(workplace: Workplace) -> None:
    open_consent(workplace, with_draft(ANNA, PLAN, YES))
    answer = Address("plan_consent", "answer")
    go_to(workplace, *answer[:2])
    asked = workplace.focus
    press(workplace, "Anteckna samtycket")
    assert not asked.isVisible()
    assert "1 mars 2026 · Ja" in texts(workplace)
    assert workplace.focus is buttons(workplace, "Anteckna ett nytt svar")[0]
    workplace.press(Qt.Key.Key_Space)
    assert workplace.focus.accessibleName().startswith("Jag samtycker")
    assert buttons(workplace, "Anteckna ett nytt svar") == []
    workplace.press(Qt.Key.Key_Left)
    assert workplace.case.plan_consent.answer is Answer.NO


def test_a_new_answer_says_what_it_takes_the_place_of(
    workplace: Workplace, application: QApplication
) -> None:
    open_consent(workplace, CONSENTING)
    told = "Kryssa i alla som får ta del, också dem som står där nu."
    assert told not in texts(workplace)
    buttons(workplace, "Anteckna ett nytt svar")[-1].setFocus()
    with open_ear(application) as ear:
        workplace.press(Qt.Key.Key_Space)
    assert told in texts(workplace)
    assert ear.heard[-1].startswith("Ett nytt svar ersätter det från ")
    assert ear.heard[-1].endswith(told)


def test_in_a_closed_case_no_new_answer_is_begun(workplace: Workplace) -> None:
    open_consent(workplace, closed(CONSENTING, NOW.isoformat()))
    assert not buttons(workplace, "Anteckna ett nytt svar")[0].isEnabled()


def test_what_is_missing_is_told_and_nothing_typed_is_lost(workplace: Workplace) -> None:
    open_consent(workplace, ANNA)
    go_to(workplace, "plan_consent", "obtained_by")
    workplace.type("Helena")
    press(workplace, "Anteckna samtycket")
    ((_title, sentence),) = workplace.doors.told
    assert "Välj om svaret är ja eller nej." in sentence
    assert workplace.focus.accessibleName().startswith("Jag samtycker")
    assert workplace.on_file().plan_consent.obtained_by == "Helena"


def test_a_daughter_cannot_consent_for_her_mother(workplace: Workplace) -> None:
    case = with_draft(ANNA, PLAN, replace(YES, authority=Authority.RELATIVE))
    open_consent(workplace, case)
    press(workplace, "Anteckna samtycket")
    ((_title, sentence),) = workplace.doors.told
    assert "En närstående kan inte samtycka" in sentence
    assert workplace.case.consent_entries == ()


def test_withdrawing_asks_once_tells_who_has_copies_and_stops_sharing(workplace: Workplace) -> None:
    copies = tuple(
        CopyGiven(
            id=f"copy {number}",
            number=number,
            document="plan",
            version=1,
            recipient_name=name,
            given_at=NOW.isoformat(),
        )
        for number, name in enumerate(("Eva Ek", "Eva Ek", "Anna"), 1)
    )
    open_consent(workplace, replace(CONSENTING, copies_given=copies))
    workplace.doors.answers = (True,)
    press(workplace, "Återkalla samtycket")
    (question,) = workplace.doors.asked
    assert question.sentence.count("Eva Ek") == 1
    assert "• Anna" in question.sentence
    assert not question.danger  # as easy to withdraw as to give: GDPR art. 7(3)
    assert buttons(workplace, "Återkalla samtycket") == []
    assert [row[1] for row in table(workplace)] == ["Nej", "Nej"]
    workplace.control(Qt.Key.Key_Z)
    assert workplace.on_file().consent_entries[-1].answer is ConsentAnswer.WITHDRAWN


def test_withdrawing_for_one_participant_leaves_the_others(workplace: Workplace) -> None:
    both = with_draft(ANNA, SHARING, replace(YES, recipient_ids="eva bo"))
    open_consent(workplace, with_consent_recorded(both, SHARING, NOW))
    workplace.doors.answers = (True,)
    menu = buttons(workplace, "Återkalla för en &deltagare")[0].menu()
    assert [action.text() for action in menu.actions()] == ["Eva Ek", "Bo Berg"]
    menu.actions()[1].trigger()
    (question,) = workplace.doors.asked
    assert "Bo Berg" in question.sentence
    assert [row[1] for row in table(workplace)] == ["Ja", "Nej"]
    assert workplace.on_file().consent_entries[-1].recipient_ids == "bo"


def test_a_withdrawal_can_be_thought_better_of(workplace: Workplace) -> None:
    open_consent(workplace, CONSENTING)
    workplace.doors.answers = (False,)
    press(workplace, "Återkalla samtycket")
    assert "Ingen kopia är antecknad" in workplace.doors.asked[0].sentence
    assert workplace.case.consent_entries == CONSENTING.consent_entries


def test_a_mistake_is_corrected_with_a_reason_and_stays_in_sight(workplace: Workplace) -> None:
    open_consent(workplace, CONSENTING)
    press(workplace, "Rätta anteckningen")
    assert workplace.focus.accessibleName() == "Varför rättas anteckningen?"
    workplace.type("Fel mottagare")
    go_to(workplace, "sharing_consent", "recipient_ids")
    workplace.tab()
    workplace.press(Qt.Key.Key_Space)
    press(workplace, "Anteckna samtycket", 1)

    assert "Rättad, gäller inte" in texts(workplace)
    assert "Rättar en tidigare anteckning. Orsak: Fel mottagare" in texts(workplace)
    assert len(buttons(workplace, "Rätta anteckningen")) == 1
    mistake, entry = workplace.on_file().consent_entries
    assert (entry.corrects, entry.recipient_ids) == (mistake.id, "eva bo")


def test_a_correction_that_was_begun_is_undone_or_left(workplace: Workplace) -> None:
    open_consent(workplace, CONSENTING)
    press(workplace, "Rätta anteckningen")
    workplace.control(Qt.Key.Key_Z)
    assert workplace.case.sharing_consent == Consent()
    press(workplace, "Rätta anteckningen")
    press(workplace, "Avbryt rättelsen")
    assert workplace.case.sharing_consent == Consent()
    assert workplace.case.consent_entries == CONSENTING.consent_entries


def test_a_no_is_met_with_calm(workplace: Workplace) -> None:
    no = replace(YES, answer=Answer.NO)
    open_consent(workplace, with_draft(ANNA, PLAN, no))
    assert "det räcker" not in texts(workplace)
    press(workplace, "Anteckna samtycket")
    assert "Personen har sagt nej, och det räcker" in texts(workplace)
    assert "fortsätter precis som vanligt" in texts(workplace)


def test_the_newest_entry_is_on_top(workplace: Workplace) -> None:
    open_consent(workplace, with_consent_withdrawn(CONSENTING, SHARING, NOW))
    said = texts(workplace)
    assert said.index("12 mars 2026 · Återkallat") < said.index("1 mars 2026 · Ja")


def test_a_finding_about_an_entry_leads_to_it(workplace: Workplace) -> None:
    open_consent(workplace, CONSENTING)
    (entry,) = CONSENTING.consent_entries
    assert workplace.window.case_page.reveal(Address("consent_entries", "covers", entry.id))
    assert workplace.focus.accessibleName().startswith("Rätta anteckningen")


def test_a_tick_is_undone_and_done_again(workplace: Workplace) -> None:
    open_consent(workplace, ANNA)
    go_to(workplace, "sharing_consent", "recipient_ids")
    box = workplace.focus
    assert isinstance(box, QCheckBox)
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case.sharing_consent.recipient_ids == "eva"
    workplace.control(Qt.Key.Key_Z)
    assert workplace.case.sharing_consent.recipient_ids == ""
    assert not box.isChecked()
    workplace.control(Qt.Key.Key_Y)
    assert box.isChecked()


def test_whom_the_person_has_left_out_says_so_and_cannot_be_ticked(workplace: Workplace) -> None:
    left_out = replace(BO, wanted=Answer.NO)
    open_consent(workplace, replace(ANNA, participants=(left_out, EVA)))
    go_to(workplace, "sharing_consent", "recipient_ids")
    boxes = {box.text(): box for box in workplace.window.findChildren(QCheckBox)}
    bo = boxes["Bo Berg · bortvald av personen"]
    assert workplace.focus is boxes["Eva Ek"]
    workplace.qtbot.mouseClick(bo, Qt.MouseButton.LeftButton)
    assert (bo.isEnabled(), workplace.case.sharing_consent.recipient_ids) == (False, "")

    ticked = replace(workplace.case.sharing_consent, recipient_ids="bo")
    workplace.desk.editor.change(replace(workplace.case, sharing_consent=ticked))
    workplace.qtbot.mouseClick(bo, Qt.MouseButton.LeftButton)
    assert (bo.isEnabled(), workplace.case.sharing_consent.recipient_ids) == (False, "")


@pytest.mark.parametrize(
    ("draft", "count"), [(Consent(answer=Answer.NO), 2), (Consent(answer=Answer.YES), 4)]
)
def test_what_an_answer_needs_is_said_before_it_is_tried(draft: Consent, count: int) -> None:
    labels = {spec.field: spec.label for spec in PLAN_CONSENT.fields}
    labels["excludes"] = labels["excludes"].partition(" (")[0]
    case = with_draft(ANNA, PLAN, draft)
    needed = [field for field, _sentence in needed_for_recording(case, PLAN, TODAY)]
    said = [field for field, label in labels.items() if f"”{label}”" in NEEDED]
    assert len(needed) == count
    assert set(needed) <= set(said)
    assert len(said) == 4


@pytest.mark.parametrize("purpose", ConsentPurpose)
def test_what_is_good_to_have_is_said_before_it_is_asked_for(purpose: ConsentPurpose) -> None:
    fields = (*PLAN_CONSENT.fields, *SHARING_CONSENT.fields)
    labels = {spec.field: spec.label for spec in fields}
    least = replace(YES, recipient_ids="")
    case = with_consent_recorded(with_draft(ANNA, purpose, least), purpose, NOW)
    found = [f.address for f in findings(case, TODAY) if f.address.part == "consent_entries"]
    said = {field for field, label in labels.items() if f"”{label}”" in GOOD_TO_HAVE[purpose]}
    assert said == {address.field for address in found}
    assert said


def test_nothing_of_a_closed_case_stays_on_the_tab(workplace: Workplace) -> None:
    open_consent(workplace, CONSENTING)
    workplace.desk.editor.open(None)
    page = workplace.window.case_page
    page.clear()
    labels = "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())
    assert "Helena" not in labels
    assert table(workplace) == []


# --- no way round a withdrawal ------------------------------------------------------------------

ACTIONS = st.one_of(
    st.tuples(
        st.just("write"),
        st.fixed_dictionaries(
            {
                "answer": st.sampled_from(Answer),
                "recipient_ids": st.sampled_from(["", "eva", "bo", "eva bo"]),
                "authority": st.sampled_from([Authority.PERSON, Authority.RELATIVE]),
            }
        ),
    ),
    st.tuples(st.sampled_from(["record", "withdraw", "undo", "redo", "stop"]), st.none()),
    st.tuples(st.just("correct"), st.integers(0, 5)),
)


class SomebodyAtTheDesk:
    """Does what the tab's buttons do; knows whether a withdrawal still holds."""

    def __init__(self) -> None:
        self.editor = CaseEditor()
        self.editor.open(with_draft(ANNA, SHARING, YES))
        self.is_withdrawn = False

    @property
    def case(self) -> Case:
        assert self.editor.case is not None
        return self.editor.case

    def do(self, action: str, value: Any) -> None:
        getattr(self, action)(value)

    def write(self, values: dict[str, Any]) -> None:
        draft = replace(YES, reason="Fel", corrects=self.case.sharing_consent.corrects, **values)
        self.editor.change(with_draft(self.case, SHARING, draft))

    def record(self, _value: None) -> None:
        if needed_for_recording(self.case, SHARING, TODAY):
            return
        draft, before = self.case.sharing_consent, current_consent(self.case, SHARING)
        is_about_the_last = not draft.corrects or (before and before.id == draft.corrects)
        self.editor.settle(with_consent_recorded(self.case, SHARING, NOW))
        if is_about_the_last and draft.answer is Answer.YES:
            self.is_withdrawn = False

    def withdraw(self, _value: None) -> None:
        current = current_consent(self.case, SHARING)
        if current is not None and current.answer is ConsentAnswer.YES:
            self.editor.settle(with_consent_withdrawn(self.case, SHARING, NOW))
            self.is_withdrawn = True

    def correct(self, number: int) -> None:
        if number < len(self.case.consent_entries):
            entry = self.case.consent_entries[number]
            self.editor.change(with_correction_begun(self.case, entry))

    def stop(self, _value: None) -> None:
        self.editor.change(with_draft(self.case, SHARING, Consent()))

    def undo(self, _value: None) -> None:
        self.editor.undo()

    def redo(self, _value: None) -> None:
        self.editor.redo()


@settings(max_examples=100)
@given(st.lists(ACTIONS, max_size=25))
def test_nothing_makes_a_withdrawn_consent_valid_without_a_new_yes(
    actions: list[tuple[str, Any]],
) -> None:
    desk = SomebodyAtTheDesk()
    for action, value in actions:
        before = desk.case.consent_entries
        desk.do(action, value)
        assert desk.case.consent_entries[: len(before)] == before
        entry = current_consent(desk.case, SHARING)
        told = [p for p in desk.case.participants if may_share_with(desk.case, p, TODAY)]
        if desk.is_withdrawn:
            assert consent_state(entry, TODAY) is not ConsentState.ACTIVE
            assert told == []
        for participant in told:
            assert entry is not None
            assert entry.answer is ConsentAnswer.YES
            assert participant.id in entry.recipient_ids.split()
