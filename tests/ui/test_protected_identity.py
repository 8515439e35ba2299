"""Somebody with protected personal data: the window tells where they are only when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sipdesk.case import (
    ROW_PARTS,
    WHEREABOUTS,
    Address,
    Answer,
    Case,
    rows_of,
    with_new_version,
    with_row_added,
    with_value,
)
from sipdesk.demo.parts import approved
from sipdesk.demo.under_way import sara
from sipdesk.i18n import LANGUAGES
from sipdesk.overview import overview
from sipdesk.ports import DocumentKind, Wanted
from sipdesk.rules import approval_findings, findings
from sipdesk.ui.cover import IDLE_MS, Cover, FieldFrame
from sipdesk.ui.delete_dialog import DeleteDialog
from sipdesk.ui.document_kind import OF_VERSIONS, file_name, job_name
from sipdesk.ui.note_line import NoteLine
from tests.documents.makers import Paper
from tests.documents.reading import Printed, squeezed
from tests.ui.conftest import NOW, Workplace
from tests.ui.hearing import open_ear
from tests.ui.screen_texts import texts_of

SECRET = "Hemligvägen"
TODAY = NOW.date()


def secret(part: str, field: str) -> str:
    return f"{SECRET} {part}.{field}"


def with_secrets(case: Case) -> Case:
    """The case with a marked secret in every field that tells where the person is."""
    for part, field in sorted(WHEREABOUTS):
        if part in ROW_PARTS and not rows_of(case, part):
            case = with_row_added(case, part, ROW_PARTS[part]())
        rows = [row.id for row in rows_of(case, part)] if part in ROW_PARTS else [""]
        for row in rows:
            case = with_value(case, Address(part, field, row), secret(part, field))
    return case


def hidden_case() -> Case:
    """Protected, with an approved version from before the mark, and a changed draft."""
    case = with_secrets(replace(sara(TODAY), approved_versions=()))
    case = with_new_version(approved(case, "2026-03-01"))
    moved = replace(case.plan, follow_up_place=f"{SECRET} 2", situation="Ny lägenhet")
    person = replace(case.person, protected_identity=Answer.YES)
    return replace(case, person=person, plan=moved)


CASE = hidden_case()


def everything_in(root: QWidget) -> Iterator[str]:
    """Each text that a window holds, in sight or not."""
    yield from (text for text, _widget in texts_of(root))
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLineEdit):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QTableWidget):
            cells = (widget.item(r, c) for r in range(widget.rowCount()) for c in range(9))
            yield from (cell.text() for cell in cells if cell is not None)


def secrets_in(root: QWidget) -> list[str]:
    QApplication.processEvents()
    return [text for text in everything_in(root) if SECRET in text]


def opened(workplace: Workplace, case: Case = CASE) -> QWidget:
    workplace.store.save(case)
    workplace.window.case_list.show_summaries(workplace.store.summaries())
    workplace.window.open_case(case.id)
    return workplace.window


def everywhere(workplace: Workplace) -> Iterator[str]:
    """Turn to each page in turn."""
    for number in range(5):
        workplace.window.turn_to_tab(number)
        yield f"tab {number}"
    workplace.window.show_person()
    yield "person"
    workplace.window.go_to_findings()
    yield "findings"


@pytest.mark.parametrize("case", [CASE, replace(CASE, plan=CASE.approved_versions[0].case.plan)])
def test_no_widget_holds_a_secret(workplace: Workplace, case: Case) -> None:
    window = opened(workplace, case)
    for place in everywhere(workplace):
        assert secrets_in(window) == [], place
    dialog = DeleteDialog(case, workplace.desk.today(), window)
    assert secrets_in(dialog) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", DocumentKind)
def test_no_paper_or_name_of_a_file_tells_a_secret(kind: DocumentKind, language: str) -> None:
    wanted = [Wanted(kind, language)]
    if kind in OF_VERSIONS:
        wanted += [Wanted(kind, language, v.number) for v in CASE.approved_versions]
    if kind is DocumentKind.FOLLOW_UP:
        wanted += [Wanted(kind, language, follow_up_id=f.id) for f in CASE.follow_ups]
    for one in wanted:
        text = Printed(Paper().make(one, CASE, TODAY)).text
        assert squeezed(SECRET) not in squeezed(text)
        assert SECRET not in file_name(kind, CASE, language, TODAY, one.version)
    assert SECRET not in job_name(kind, language)


def test_no_sentence_tells_a_secret() -> None:
    found = (*findings(CASE, TODAY), *approval_findings(CASE, NOW))
    said = [text for finding in found for _name, text in finding.values]
    assert found
    assert [text for text in (*said, overview(CASE, TODAY)) if SECRET in text] == []


def test_nothing_is_kept_back_from_the_window_of_anybody_else(workplace: Workplace) -> None:
    person = replace(CASE.person, protected_identity=Answer.NO)
    window = opened(workplace, replace(CASE, person=person))
    shown = [text for _place in everywhere(workplace) for text in secrets_in(window)]
    for part, field in WHEREABOUTS - {("plan", "follow_up_place")}:
        assert secret(part, field) in shown
    assert f"{SECRET} 2" in shown


FIRST_ROWS = {part: rows_of(CASE, part)[0].id for part in ("guardians", "follow_ups")}


def test_each_is_shown_on_request_with_the_keyboard(workplace: Workplace) -> None:
    for part, field in sorted(WHEREABOUTS):
        window = opened(workplace, replace(CASE, approved_versions=()))
        assert workplace.window.case_page.reveal(Address(part, field, FIRST_ROWS.get(part, "")))
        assert isinstance(workplace.focus, QPushButton)
        assert workplace.focus.accessibleName().startswith("Visa: ")
        workplace.press(Qt.Key.Key_Space)
        value = f"{SECRET} 2" if part == "plan" else secret(part, field)
        assert set(secrets_in(window)) == {value}
        workplace.type("Nära ")
        assert any("Nära " in text for text in secrets_in(window))


def revealed(workplace: Workplace) -> Cover:
    """The address of the open case, asked for."""
    opened(workplace)
    workplace.window.case_page.reveal(Address("person", "address"))
    cover = workplace.focus.parent()
    assert isinstance(cover, Cover)
    workplace.press(Qt.Key.Key_Space)
    assert secrets_in(workplace.window) != []
    return cover


LEAVE: dict[str, Callable[[Workplace, Cover], None]] = {
    "another tab": lambda workplace, _cover: workplace.window.turn_to_tab(0),
    "the preview": lambda workplace, _cover: workplace.window.show_document(DocumentKind.PLAN),
    "another case": lambda workplace, _cover: workplace.desk.editor.open(Case()),
}


def test_it_is_covered_again(workplace: Workplace) -> None:
    for leave in LEAVE.values():
        cover = revealed(workplace)
        assert cover.time_left > IDLE_MS / 2
        leave(workplace, cover)
        assert secrets_in(workplace.window) == []
        assert cover.time_left == -1


def test_it_comes_down_by_itself(qtbot: QtBot) -> None:
    cover = Cover("Adress", idle_ms=1)
    qtbot.addWidget(cover)
    with qtbot.waitSignals([cover.turned, cover.turned]):
        cover.lift()
    assert not cover.is_lifted


def test_a_key_gives_half_a_minute_more_and_the_cursor_stays_in_reach(workplace: Workplace) -> None:
    cover = revealed(workplace)
    workplace.type("x")
    assert workplace.case.person.address.endswith("x")
    cover.lower()
    assert workplace.focus.parent() is cover
    assert secrets_in(workplace.window) == []


def test_undo_goes_to_the_field_and_says_nothing(workplace: Workplace) -> None:
    revealed(workplace)
    workplace.type("x")
    workplace.window.turn_to_tab(0)
    workplace.window.undo()
    assert workplace.case == CASE
    assert isinstance(workplace.focus.parent(), Cover)
    assert secrets_in(workplace.window) == []


def test_the_mark_covers_at_once_and_what_is_blank_can_be_written(workplace: Workplace) -> None:
    workplace.desk.editor.open(Case())
    workplace.window.case_page.reveal(Address("person", "protected_identity"))
    workplace.press(Qt.Key.Key_Left)
    workplace.press(Qt.Key.Key_Left)
    assert workplace.case.person.protected_identity is Answer.YES
    workplace.window.case_page.reveal(Address("person", "address"))
    workplace.type(SECRET)
    assert workplace.case.person.address == SECRET
    assert secrets_in(workplace.window) == [SECRET]
    workplace.window.turn_to_tab(0)
    workplace.window.show_person()
    assert secrets_in(workplace.window) == []


def test_what_is_copied_and_remembered_tells_nothing(workplace: Workplace, tmp_path: Path) -> None:
    window = opened(workplace)
    workplace.window.turn_to_tab(4)
    copy = next(b for b in window.findChildren(QPushButton) if b.text() == "Kopiera")
    copy.click()
    assert CASE.person.name in QGuiApplication.clipboard().text()
    assert SECRET not in QGuiApplication.clipboard().text()
    assert SECRET not in workplace.window.place()
    assert not [path for path in tmp_path.rglob("*") if SECRET in path.name]


NOT_PRINTED = "Skrivs inte ut: personen har skyddade personuppgifter. Meddela platsen muntligt."
PLACES = (
    Address("meeting", "place"),
    Address("plan", "follow_up_place"),
    Address("follow_ups", "place", FIRST_ROWS["follow_ups"]),
)


def notes_of(workplace: Workplace) -> list[str]:
    """What stands below the field with the cursor, seen and heard."""
    around: QWidget | None = workplace.focus
    while around is not None and not isinstance(around, FieldFrame):
        around = around.parentWidget()
    assert around is not None
    (line,) = around.findChildren(NoteLine)
    assert line.isVisible() == bool(line.text())
    assert not line.is_problem
    return [line.text(), workplace.focus.accessibleDescription()]


def test_a_place_that_is_not_printed_says_that_it_has_to_be_told(workplace: Workplace) -> None:
    opened(workplace, replace(CASE, approved_versions=()))
    for place in PLACES:
        workplace.window.case_page.reveal(place)
        assert notes_of(workplace) == [NOT_PRINTED] * 2, place
        workplace.press(Qt.Key.Key_Space)
        assert isinstance(workplace.focus, QLineEdit), place
        assert notes_of(workplace) == [NOT_PRINTED] * 2, place
        workplace.focus.clear()
        workplace.type("x")
        assert notes_of(workplace) == [NOT_PRINTED] * 2, place
        workplace.press(Qt.Key.Key_Backspace)
        assert notes_of(workplace) == ["", ""], place


def test_of_anybody_else_nothing_is_said_of_the_place(workplace: Workplace) -> None:
    person = replace(CASE.person, protected_identity=Answer.NO)
    opened(workplace, replace(CASE, person=person, approved_versions=()))
    for place in PLACES:
        workplace.window.case_page.reveal(place)
        assert notes_of(workplace) == ["", ""], place


def test_that_a_place_is_not_printed_is_said_once_when_it_is_written(
    workplace: Workplace, qapp: QApplication
) -> None:
    hidden = replace(CASE, approved_versions=())
    opened(workplace, with_value(hidden, PLACES[0], ""))
    workplace.window.case_page.reveal(PLACES[0])
    with open_ear(qapp) as ear:
        ear.take()
        workplace.type("Torget")
        assert ear.take() == []
        workplace.tab()
        assert ear.take() == [f"Plats: {NOT_PRINTED}"]
