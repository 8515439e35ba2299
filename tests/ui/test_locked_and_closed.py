"""An approved plan takes no keys, and a closed case leaves no word behind in the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, replace
from typing import Any, get_type_hints

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox
from shiboken6 import isValid

from sipdesk.case import (
    ROW_PARTS,
    SCALAR_PARTS,
    Address,
    Answer,
    ApprovedVersion,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    Goal,
    Intervention,
    Person,
    Plan,
    with_every_review,
)
from sipdesk.ports import DocumentKind
from sipdesk.ui.inputs import TextInput
from tests.ui.conftest import Workplace

MARK = "Qvastskaft"
TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole)
TABS = 5


def marked_part(kind: type[Any]) -> dict[str, str]:
    """A marked text for each field of a part that takes text."""
    hints = get_type_hints(kind)
    names = [f.name for f in fields(kind) if f.name != "id" and not f.name.endswith("_id")]
    return {name: f"{MARK} {name}" for name in names if hints[name] is str}


def is_needed(field: Field[Any]) -> bool:
    """Whether a row cannot be made without it: a reference, or what was recorded."""
    return field.default is MISSING and field.default_factory is MISSING


def marked_case() -> Case:
    """A case with two rows of each kind, where every text can be told from any other."""
    case = Case()
    for name, kind in SCALAR_PARTS.items():
        case = replace(case, **{name: kind(**marked_part(kind))})
    for name, kind in ROW_PARTS.items():
        if not any(is_needed(f) for f in fields(kind)):
            rows = tuple(kind(**marked_part(kind)) for _number in range(2))
            case = replace(case, **{name: rows})
    case = with_every_review(case)
    entry = ConsentEntry(
        purpose=ConsentPurpose.SHARING,
        answer=ConsentAnswer.YES,
        recorded_at="2026-03-01T10:00:00+01:00",
        obtained_by=f"{MARK} personal",
        covers=f"{MARK} omfattning",
    )
    return replace(
        case,
        ending=replace(case.ending, closed_at=""),
        consent_entries=(entry,),
        goal_reviews=tuple(replace(r, own_words=f"{MARK} ord") for r in case.goal_reviews),
        interventions=tuple(replace(i, goal_id=case.goals[0].id) for i in case.interventions),
    )


def items_of(model: QAbstractItemModel | None) -> Iterator[str]:
    for row in range(model.rowCount() if model is not None else 0):
        assert model is not None
        yield from (str(model.index(row, 0).data(role)) for role in TEXT_ROLES)


def marked_places(workplace: Workplace) -> list[str]:
    """Where the mark is found, outside the list of persons, once the event loop has turned."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    listed = {id(thing) for thing in workplace.window.case_list.findChildren(QObject)}
    things = [workplace.window, *workplace.window.findChildren(QObject)]
    alone = [thing for thing in things if id(thing) not in listed]
    return sorted({place for thing in alone for text, place in own_texts(thing) if MARK in text})


def has_gone(thing: QObject) -> bool:
    """A document lets go of its frames while its properties are read."""
    return not isValid(thing)


def own_texts(thing: QObject) -> Iterator[tuple[str, str]]:
    if has_gone(thing):
        return
    meta = thing.metaObject()
    for number in range(meta.propertyCount()):
        value = meta.property(number).read(thing)
        if isinstance(value, str):
            yield value, f"{meta.className()}.{meta.property(number).name()}"
    if isinstance(thing, QAbstractItemView | QComboBox):
        yield from ((text, f"{meta.className()} items") for text in items_of(thing.model()))


def see_everything(workplace: Workplace) -> None:
    """Turn to each tab, the person, what is missing and the paper."""
    page = workplace.window.case_page
    for number in range(TABS):
        page.turn_to(number)
        QApplication.processEvents()
    page.show_person()
    page.show_findings_now()
    workplace.window.show_document(DocumentKind.PLAN)
    QApplication.processEvents()
    workplace.window.turn_to_tab(3)


def test_no_text_of_a_closed_case_stays_in_any_widget(workplace: Workplace) -> None:
    workplace.desk.editor.open(marked_case())
    see_everything(workplace)
    assert len(marked_places(workplace)) > 10
    workplace.desk.editor.open(None)
    assert marked_places(workplace) == []


def test_no_text_of_one_case_stays_in_another(workplace: Workplace) -> None:
    workplace.desk.editor.open(marked_case())
    see_everything(workplace)
    workplace.desk.editor.open(Case(person=Person(name="Bo")))
    see_everything(workplace)
    assert marked_places(workplace) == []


def approved_case() -> Case:
    goal = Goal(own_words="Gå till affären")
    case = Case(
        person=Person(name="Anna"),
        goals=(goal,),
        interventions=(Intervention(what="Gångträning", goal_id=goal.id),),
        plan=Plan(situation="Bor ensam", follow_up_date="2026-06-01"),
    )
    version = ApprovedVersion(number=1, approved_at="2026-03-12T14:02:00+01:00", case=case)
    return replace(case, approved_versions=(version,))


NOT_IN_SIGHT = ("version", "change_reason")
ADDRESSES = [
    *(("plan", f.name) for f in fields(Plan) if f.name not in NOT_IN_SIGHT),
    *(("goals", f.name) for f in fields(Goal) if f.name != "id"),
    *(("interventions", f.name) for f in fields(Intervention) if f.name != "id"),
]


def test_an_approved_plan_takes_no_keys(workplace: Workplace) -> None:
    case = approved_case()
    workplace.desk.editor.open(case)
    rows = {"goals": case.goals[0].id, "interventions": case.interventions[0].id}
    for part, field in ADDRESSES:
        assert workplace.window.case_page.reveal(Address(part, field, rows.get(part, "")))
        workplace.type("x")
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            workplace.press(key)
        workplace.control(Qt.Key.Key_V)
        workplace.tab()
        assert workplace.case == case, (part, field)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Delete):
        workplace.control(key, Qt.KeyboardModifier.ShiftModifier)
        workplace.control(key)
        assert workplace.case == case


def test_what_is_not_the_plan_can_still_be_written(workplace: Workplace) -> None:
    workplace.desk.editor.open(approved_case())
    assert workplace.window.case_page.reveal(Address("person", "phone"))
    workplace.type("08")
    assert workplace.case.person.phone == "08"
    assert workplace.window.autosave.save_now()


def test_a_new_version_takes_keys_again(workplace: Workplace) -> None:
    case = approved_case()
    workplace.desk.editor.open(replace(case, plan=replace(case.plan, version=2)))
    assert workplace.window.case_page.reveal(Address("plan", "situation"))
    workplace.type("Nu: ")
    assert "Nu: " in workplace.case.plan.situation


@pytest.mark.parametrize("answer", list(Answer))
def test_an_answer_is_shown_as_it_is(workplace: Workplace, answer: Answer) -> None:
    case = Case(person=Person(protected_identity=answer))
    workplace.desk.editor.open(case)
    assert workplace.window.case_page.reveal(Address("person", "protected_identity"))
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case == case


def test_a_locked_text_has_the_ground_of_what_cannot_be_written_in(workplace: Workplace) -> None:
    shown = TextInput(parent=workplace.window)
    shown.show()
    grounds = []
    for locked in (False, True, False):
        shown.set_locked(locked)
        grounds.append(shown.grab().toImage().pixelColor(shown.rect().center()).name())
    assert grounds[0] == grounds[2] != grounds[1]
