"""Closing and opening again, carrying over, and deleting a person: with real keys and files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from sipdesk.case import (
    Address,
    Agreement,
    Answer,
    Case,
    Coordinator,
    Ending,
    Participant,
    Person,
    Principal,
    Topic,
    Wish,
    closed,
    reopened,
)
from sipdesk.demo.at_the_meeting import aino
from sipdesk.demo.parts import approved, carried_over
from sipdesk.errors import FileUnreachableError
from sipdesk.ports import DocumentKind
from sipdesk.rules import findings
from sipdesk.ui.carried_over import CLIPBOARD_MS, OverviewBlock
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.delete_dialog import DeleteDialog, what_speaks_against
from sipdesk.ui.ending import EndingBlock, history_in_words
from sipdesk.ui.inputs import TextInput
from sipdesk.ui.line_input import LineInput
from sipdesk.ui.locked import is_locked
from tests.ui.conftest import NOW, Workplace

ENDED = "2026-03-11T10:00:00+00:00"
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_case(workplace: Workplace, case: Case) -> None:
    workplace.store.save(case)
    workplace.window.case_list.show_summaries(workplace.store.summaries())
    workplace.window.open_case(case.id)


def planned() -> Case:
    """A plan that was approved today."""
    return approved(aino(NOW.date()), NOW.date().isoformat())


def block(workplace: Workplace, kind: type[QWidget]) -> QWidget:
    (found,) = workplace.window.findChildren(kind)
    return found


def button(root: QWidget, text: str) -> QPushButton:
    return next(b for b in root.findChildren(QPushButton) if b.text() == text)


def ending(workplace: Workplace) -> EndingBlock:
    workplace.window.turn_to_tab(4)
    found = block(workplace, EndingBlock)
    assert isinstance(found, EndingBlock)
    return found


def texts(root: QWidget) -> str:
    return "\n".join(label.text() for label in root.findChildren(QLabel))


def press(root: QWidget, text: str, workplace: Workplace) -> None:
    found = button(root, text)
    found.setFocus()
    workplace.press(Qt.Key.Key_Space)


# --- closing and opening again ------------------------------------------------------------------


def test_an_ending_from_the_first_word_to_the_closed_case(workplace: Workplace) -> None:
    open_case(workplace, planned())
    workplace.window.turn_to_tab(4)
    jump = button(workplace.window, "Avslut")
    jump.setFocus()
    workplace.press(Qt.Key.Key_Space)
    assert workplace.focus.accessibleName() == "Avslutas den"
    workplace.type("idag")
    workplace.tab()
    workplace.press(Qt.Key.Key_P)
    workplace.tab(2)
    workplace.type("Jag klarar mig själv.")
    assert workplace.window.case_page.reveal(Address("ending", "meaning"))
    workplace.press(Qt.Key.Key_End)
    workplace.doors.answers = [False, True]
    press(ending(workplace), "Avs&luta ärendet", workplace)
    assert workplace.case.ending.closed_at == ""
    press(ending(workplace), "Avs&luta ärendet", workplace)

    found = workplace.on_file().ending
    assert (found.date, found.wished_by) == ("2026-03-12", Wish.PERSON)
    assert (found.reason, found.meaning) == ("Jag klarar mig själv.", Agreement.FULLY)
    assert found.closed_at == NOW.isoformat(timespec="seconds")


def test_what_is_missing_leads_to_the_button_that_closes(workplace: Workplace) -> None:
    case = planned()
    open_case(workplace, replace(case, ending=replace(case.ending, date=str(NOW.date()))))
    found = {each.code: each.address for each in findings(workplace.case, NOW.date())}
    assert workplace.window.case_page.reveal(found["ending-not-closed"])
    workplace.doors.answers = [False]
    workplace.press(Qt.Key.Key_Space)
    (asked,) = workplace.doors.asked
    assert asked.title == "Avsluta ärendet"
    assert "ärendet är öppet" not in asked.sentence


def test_a_closed_case_says_so_and_is_locked_everywhere(workplace: Workplace) -> None:
    open_case(workplace, closed(planned(), ENDED))
    page = workplace.window.case_page
    note = next(label for label in page.findChildren(QLabel) if label.objectName() == "closed")
    assert note.isVisible()
    assert note.text() == (
        "Ärendet avslutades onsdag 11 mars 2026. "
        "Skrivskyddat: bara kopior och vad som förts över går att anteckna."
    )
    workplace.window.show_person()
    fields = locked_fields(page)
    for number in range(5):
        workplace.window.turn_to_tab(number)
        fields += locked_fields(page)
        adding = [b for b in page.findChildren(QPushButton) if b.isVisible() and is_adding(b)]
        assert [b.text() for b in adding if b.isEnabled()] == (
            ["Lägg till överföring"] if number == 4 else []
        )
    assert fields > 60


def is_adding(one: QPushButton) -> bool:
    return one.text().startswith("Lägg till")


def locked_fields(page: QWidget) -> int:
    """How many fields are in sight; each of them is locked."""
    texts = [w for kind in (LineInput, TextInput) for w in page.findChildren(kind) if w.isVisible()]
    texts = [w for w in texts if w.accessibleName() != "Varför öppnas ärendet igen?"]
    choices = [w for w in page.findChildren(ChoiceInput) if w.isVisible()]
    assert [w.accessibleName() for w in texts if not w.isReadOnly()] == []
    assert [w.accessibleName() for w in choices if not is_locked(w)] == []
    return len(texts) + len(choices)


def test_no_key_changes_a_closed_case(workplace: Workplace) -> None:
    case = closed(planned(), ENDED)
    open_case(workplace, case)
    before = workplace.case
    for number in range(5):
        workplace.window.turn_to_tab(number)
        if number == 4:
            break
        for _time in range(12):
            workplace.tab()
            workplace.type("x")
            workplace.control(Qt.Key.Key_Return)
            workplace.control(Qt.Key.Key_Delete, SHIFT)
            workplace.control(Qt.Key.Key_Z)
    assert workplace.case == before


def test_the_editor_refuses_what_the_window_would_let_through(workplace: Workplace) -> None:
    open_case(workplace, closed(planned(), ENDED))
    editor, before = workplace.desk.editor, workplace.case
    editor.type_in(Address("person", "name"), "Bo")
    editor.change(replace(before, topics=(Topic(text="ny"),)))
    editor.settle(replace(before, ending=replace(before.ending, closed_at="")))
    assert workplace.case == before
    editor.settle(reopened(before, ENDED, "Aino vill fortsätta."))
    assert workplace.case != before


def test_a_closed_case_can_still_be_printed(workplace: Workplace) -> None:
    open_case(workplace, closed(planned(), ENDED))
    workplace.window.show_document(DocumentKind.PLAN)
    assert workplace.window.preview.isVisible()


def test_opening_again_asks_for_a_reason_and_undo_neither_opens_nor_closes(
    workplace: Workplace,
) -> None:
    open_case(workplace, planned())
    assert workplace.window.case_page.reveal(Address("ending", "reason"))
    workplace.type("Klar.")
    workplace.doors.answers = [True]
    press(ending(workplace), "Avs&luta ärendet", workplace)
    workplace.control(Qt.Key.Key_Z)
    assert workplace.case.ending.closed_at

    part = ending(workplace)
    assert not button(part, "&Öppna igen").isEnabled()
    reason = next(f for f in part.findChildren(QLineEdit) if "igen" in f.accessibleName())
    reason.setFocus()
    workplace.type("Aino vill fortsätta.")
    press(part, "&Öppna igen", workplace)
    workplace.control(Qt.Key.Key_Z)
    assert workplace.case.ending.closed_at == ""
    assert "Skäl: Aino vill fortsätta." in texts(part)
    (entry,) = workplace.on_file().reopenings
    assert entry.reason == "Aino vill fortsätta."


def test_what_another_end_takes_the_place_of_is_still_told(workplace: Workplace) -> None:
    said = Ending(date="2026-03-11", comment="Det räckte.", meaning=Agreement.FULLY)
    shut = closed(replace(planned(), ending=said), ENDED)
    open_case(workplace, reopened(shut, NOW.isoformat(), "Aino vill fortsätta."))
    told = "• Något mer, med mina egna ord: Det räckte."
    assert told not in texts(ending(workplace)), "it stands in the field"
    assert workplace.window.case_page.reveal(Address("ending", "comment"))
    workplace.control(Qt.Key.Key_A)
    workplace.type("Nu")
    assert told in texts(ending(workplace))
    assert "Planen har varit till nytta" not in history_in_words(workplace.case)
    assert workplace.on_file().reopenings[0].comment == "Det räckte."


# --- carried over -------------------------------------------------------------------------------


def test_carrying_over_with_the_keyboard_in_a_closed_case(workplace: Workplace) -> None:
    open_case(workplace, closed(planned(), ENDED))
    workplace.window.turn_to_tab(4)
    assert workplace.window.case_page.reveal(Address("carried_over", ""))
    for who in ("Eva Strand", "Lars Berg"):
        workplace.control(Qt.Key.Key_Return)
        workplace.type("idag")
        workplace.tab()
        workplace.type(who)
    rows = workplace.on_file().carried_over
    assert [(r.principal, r.date, r.carried_by, r.version) for r in rows] == [
        (Principal.MUNICIPALITY, "2026-03-12", "Eva Strand", 1),
        (Principal.REGION, "2026-03-12", "Lars Berg", 1),
    ]


def test_the_overview_is_copied_and_the_clipboard_emptied(workplace: Workplace) -> None:
    open_case(workplace, planned())
    workplace.window.turn_to_tab(4)
    part = block(workplace, OverviewBlock)
    assert isinstance(part, OverviewBlock)
    (shown,) = part.findChildren(QPlainTextEdit)
    assert shown.isReadOnly()
    press(part, "Kopiera", workplace)
    clipboard = QApplication.clipboard()
    assert clipboard.text() == shown.toPlainText()
    assert "NULÄGE OCH BEHOV" in clipboard.text()
    assert part.seconds_left() == pytest.approx(CLIPBOARD_MS / 1000, abs=10)
    part.forget_copy()
    assert clipboard.text() == ""

    press(part, "Kopiera", workplace)
    clipboard.setText("något annat")
    part.forget_copy()
    assert clipboard.text() == "något annat"


# --- deleting -----------------------------------------------------------------------------------


@pytest.fixture
def dialog(workplace: Workplace) -> Callable[[], DeleteDialog]:
    def ask() -> DeleteDialog:
        workplace.window.ask_to_delete()
        found = workplace.window.findChildren(DeleteDialog)[-1]
        workplace.qtbot.waitUntil(found.isVisible)
        return found

    return ask


def type_into(dialog: DeleteDialog, workplace: Workplace, text: str) -> None:
    (field,) = dialog.findChildren(QLineEdit)
    workplace.qtbot.keyClicks(field, text)


@pytest.mark.parametrize("case", [planned(), closed(planned(), ENDED)], ids=["open", "closed"])
def test_a_person_is_gone_after_the_word(
    workplace: Workplace, dialog: Callable[[], DeleteDialog], case: Case
) -> None:
    other = Case(person=replace(case.person, name="Bo Ek"))
    workplace.store.save(other)
    open_case(workplace, case)
    asked = dialog()
    said = "\n".join(label.text() for label in asked.findChildren(QLabel))
    assert f"Allt om {case.person.name} raderas" in said
    assert "• 5 deltagare\n" in said
    assert "• 1 godkänd version\n" in said
    assert not button(asked, "&Radera").isEnabled()
    type_into(asked, workplace, "radera")
    assert not button(asked, "&Radera").isEnabled()
    (field,) = asked.findChildren(QLineEdit)
    field.clear()
    type_into(asked, workplace, "RADERA")
    workplace.qtbot.mouseClick(button(asked, "&Radera"), Qt.MouseButton.LeftButton)

    assert workplace.desk.editor.case is None
    assert workplace.window.due.isVisible()
    workplace.control(Qt.Key.Key_Z)
    assert workplace.desk.editor.case is None
    assert workplace.window.autosave.save_now()
    assert [summary.name for summary in workplace.store.summaries()] == ["Bo Ek"]
    workplace.qtbot.waitUntil(lambda: not workplace.window.findChildren(DeleteDialog))
    assert case.person.name not in "".join(
        label.text() + label.toolTip() for label in workplace.window.findChildren(QLabel)
    )


@pytest.mark.parametrize(
    ("person", "named"),
    [
        (Person(name="Anna\nEk", identity_number="19121212-1212"), "Anna Ek"),
        (Person(identity_number="19121212-1212"), "personen utan namn (19121212-1212)"),
        (Person(birth_date="1912-12-12"), "personen utan namn (1912-12-12)"),
        (Person(phone="08-12 34 56"), "personen utan namn"),
        (
            Person(identity_number="19121212-1212", protected_identity=Answer.YES),
            "personen utan namn",
        ),
    ],
)
def test_the_question_and_the_field_below_it_say_whom(
    workplace: Workplace, dialog: Callable[[], DeleteDialog], person: Person, named: str
) -> None:
    open_case(workplace, replace(planned(), person=person))
    asked = dialog()
    said = [label.text() for label in asked.findChildren(QLabel)]
    assert [text for text in said if text.startswith(f"Allt om {named} raderas ur filen.")]
    (field,) = asked.findChildren(QLineEdit)
    assert field.accessibleName() == f"Skriv RADERA för att radera {named}."
    assert field.accessibleName() in said


@pytest.mark.parametrize("agreed", [True, False])
def test_a_case_in_which_nothing_is_written_goes_by_a_short_question(
    workplace: Workplace, agreed: bool
) -> None:
    workplace.doors.answers = [agreed]
    open_case(workplace, Case(coordinator=Coordinator(name="Karin"), participants=(Participant(),)))
    workplace.window.ask_to_delete()
    (asked,) = workplace.doors.asked
    sentence = "Inget är skrivet om personen än. Vill du radera ärendet ur filen?"
    assert (asked.title, asked.sentence) == ("Radera personen", sentence)
    assert (asked.yes, asked.no, asked.danger) == ("Ra&dera", "&Avbryt", True)
    assert workplace.window.findChildren(DeleteDialog) == []
    assert (workplace.desk.editor.case is None) is agreed
    assert len(workplace.store.summaries()) == (not agreed)


def test_a_new_case_that_was_never_saved_goes_by_it_too(workplace: Workplace) -> None:
    workplace.doors.answers = [True]
    workplace.control(Qt.Key.Key_N)
    assert workplace.case.is_blank
    workplace.window.ask_to_delete()
    assert workplace.desk.editor.case is None
    assert workplace.doors.told == []


def test_enter_and_escape_delete_nothing(
    workplace: Workplace, dialog: Callable[[], DeleteDialog]
) -> None:
    open_case(workplace, planned())
    asked = dialog()
    (field,) = asked.findChildren(QLineEdit)
    for key, stays in ((Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)):
        type_into(asked, workplace, "RADERA")
        workplace.qtbot.keyClick(field, key)
        assert asked.isVisible() is stays
        assert workplace.store.load(workplace.case.id).person.name == workplace.case.person.name


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (closed(planned(), ENDED), "till och med tisdag 11 mars 2031."),
        (planned(), "Ärendet är inte avslutat."),
        (planned(), "Version 1 är inte antecknad som överförd"),
    ],
)
def test_what_speaks_against_deleting_is_said(case: Case, said: str) -> None:
    assert said in what_speaks_against(case, NOW.date())


def test_nothing_speaks_against_when_its_time_is_up_and_all_is_carried_over() -> None:
    case = carried_over(closed(planned(), "2021-03-11T10:00:00+00:00"), "2021-03-11")
    assert what_speaks_against(case, NOW.date()) == ""


def test_a_fault_is_told_and_the_person_stays(workplace: Workplace, tmp_path: Path) -> None:
    open_case(workplace, planned())
    away = tmp_path / "away"
    workplace.case_file.rename(away)
    workplace.window.delete_person(workplace.case.id)
    assert workplace.doors.told == [("Inget raderades", FileUnreachableError.sentence)]
    away.rename(workplace.case_file)
    assert workplace.on_file().approved_versions
