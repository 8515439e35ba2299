"""Copies with real keys: ticked, printed, noted, and nobody forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QTableWidget

from sipdesk.case import (
    Address,
    Answer,
    ApprovedVersion,
    Case,
    ConsentAnswer,
    ConsentEntry,
    ConsentPurpose,
    CopyForm,
    CopyGiven,
    Participant,
    Person,
    Presence,
    closed,
)
from sipdesk.errors import FileNotWrittenError
from sipdesk.ports import DocumentKind
from sipdesk.rules import findings, is_saved_file, with_consent_withdrawn
from sipdesk.rules.copies import PLAN
from sipdesk.ui.locked import is_locked
from sipdesk.ui.meeting.chapters import Chapter
from tests.ui.conftest import NOW, Workplace
from tests.ui.fake_doors import cancel, print_to
from tests.ui.fake_paper import FakeDocuments
from tests.ui.preview_probe import wait_for_pages
from tests.ui.test_meeting import hold_meeting, made_at, turn_to

pytestmark = pytest.mark.usefixtures("without_ink")
EVA = Participant(id="eva", name="Eva Ek", presence=Presence.PRESENT, gets_copy=Answer.YES)
BO = Participant(id="bo", name="Bo Berg", presence=Presence.PRESENT, gets_copy=Answer.YES)
SHARING = ConsentPurpose.SHARING
YES = ConsentEntry(
    purpose=SHARING,
    answer=ConsentAnswer.YES,
    recorded_at="2026-03-01T10:00:00+01:00",
    recipient_ids="eva",
)
DRAFT = Case(person=Person(name="Anna"), participants=(EVA, BO), consent_entries=(YES,))
MET = replace(
    DRAFT,
    approved_versions=(ApprovedVersion(number=1, approved_at=NOW.isoformat(), case=DRAFT),),
)
PRINTED = "Utskriften är skickad till skrivaren."


def show(workplace: Workplace, case: Case = MET, kind: DocumentKind = DocumentKind.PLAN) -> None:
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    workplace.window.show_document(kind)
    wait_for_pages(workplace.qtbot, workplace.window.preview.page)


def boxes(workplace: Workplace) -> dict[str, QCheckBox]:
    """The recipients on the preview, by name."""
    wait_for_pages(workplace.qtbot, workplace.window.preview.page)
    found = workplace.window.preview.findChildren(QCheckBox)
    named = {box.accessibleName(): box for box in found}
    return {
        name.removeprefix("Kopia till "): box
        for name, box in named.items()
        if name.startswith("Kopia till ")
    }


def ticked(workplace: Workplace) -> list[str]:
    return [name for name, box in boxes(workplace).items() if box.isChecked()]


def tick(workplace: Workplace, name: str) -> None:
    boxes(workplace)[name].setFocus()
    workplace.press(Qt.Key.Key_Space)
    wait_for_pages(workplace.qtbot, workplace.window.preview.page)


def press(workplace: Workplace, text: str) -> None:
    """Press a button with the keyboard, and wait for the window when another came before it."""
    buttons = workplace.window.findChildren(QPushButton)
    next(b for b in buttons if b.text() == text and b.isVisible()).setFocus()
    workplace.press(Qt.Key.Key_Space)
    workplace.qtbot.waitUntil(workplace.window.isActiveWindow)
    wait_for_pages(workplace.qtbot, workplace.window.preview.page)


def use_paper(workplace: Workplace, folder: Path, pages: str = "") -> Path:
    """Somebody who prints to a file; some of the pages when they are given."""

    def choose(printer: QPrinter) -> None:
        if pages:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setPageRanges(QPageRanges.fromString(pages))

    paper = folder / "paper.pdf"
    workplace.doors.use_printer = print_to(paper, choose)
    return paper


def said(workplace: Workplace) -> str:
    labels = workplace.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def given(case: Case) -> list[tuple[int, str, str, CopyForm]]:
    return [
        (c.number, c.document, c.recipient_name, c.form)
        for c in case.copies_given
        if not is_saved_file(c)
    ]


def has_finding(workplace: Workplace) -> bool:
    return "no-copy" in [f.code for f in findings(workplace.case, NOW.date())]


def papers(workplace: Workplace) -> list[CopyGiven | None]:
    documents = workplace.desk.documents
    assert isinstance(documents, FakeDocuments)
    return [wanted.copy for wanted, *_rest in documents.made]


@pytest.mark.parametrize(("people", "is_said"), [((EVA, BO), True), ((EVA,), False)])
def test_at_the_table_it_is_said_that_somebody_goes_without_a_copy_but_not_who(
    workplace: Workplace, people: tuple[Participant, ...], is_said: bool
) -> None:
    hold_meeting(workplace, replace(MET, participants=people))
    turn_to(workplace, Chapter.PRINT)
    workplace.press(Qt.Key.Key_Space)
    workplace.qtbot.waitUntil(lambda: made_at(workplace) == ["plan"])
    lines = said(workplace).splitlines()
    sentence = "1 deltagare omfattas inte av samtycket och får ingen kopia. Se fliken Samtycke."
    assert (sentence in lines) is is_said
    names = [box.text() for box in workplace.window.findChildren(QCheckBox)]
    assert "Eva Ek" in names
    assert "Bo Berg" not in names


def test_the_log_calls_the_plan_what_the_checks_call_it() -> None:
    assert DocumentKind.PLAN.value == PLAN


def test_ticked_printed_noted_and_nothing_more_to_say(workplace: Workplace, tmp_path: Path) -> None:
    paper = use_paper(workplace, tmp_path)
    show(workplace)
    assert has_finding(workplace)
    assert ticked(workplace) == ["Anna", "Eva Ek"]
    assert [(c.number, c.recipient_name) for c in papers(workplace) if c] == [(1, "Anna")]
    press(workplace, "Skriv &ut …")

    assert len(PdfReader(paper).pages) == 8
    assert PRINTED in said(workplace)
    assert ticked(workplace) == []
    assert "Har fått exemplar 2" in said(workplace)
    assert papers(workplace)[-1] is None
    assert not has_finding(workplace)
    workplace.press(Qt.Key.Key_Escape)
    workplace.control(Qt.Key.Key_Z)
    assert given(workplace.on_file()) == [
        (1, "plan", "Anna", CopyForm.PAPER),
        (2, "plan", "Eva Ek", CopyForm.PAPER),
    ]


def test_whoever_is_outside_the_consent_says_why_and_stays_unticked(workplace: Workplace) -> None:
    show(workplace)
    bo = boxes(workplace)["Bo Berg"]
    workplace.qtbot.mouseClick(bo, Qt.MouseButton.LeftButton)
    assert (is_locked(bo), bo.isChecked()) == (True, False)
    assert "Deltagaren står inte i samtycket." in bo.accessibleDescription()
    assert "Deltagaren står inte i samtycket." in said(workplace)


@pytest.mark.parametrize(
    ("answer", "note"),
    [(Answer.NOT_ASKED, "Inte frågat om kopia"), (Answer.NO, "Ska inte ha någon kopia")],
)
def test_whoever_was_not_said_yes_to_is_not_ticked_and_it_is_said(
    workplace: Workplace, answer: Answer, note: str
) -> None:
    show(workplace, replace(MET, participants=(replace(EVA, gets_copy=answer), BO)))
    eva = boxes(workplace)["Eva Ek"]
    assert (is_locked(eva), eva.isChecked()) == (answer is Answer.NO, False)
    assert eva.accessibleDescription().endswith(note)
    assert said(workplace).count(note) == 1
    assert has_finding(workplace)


def test_after_a_withdrawal_only_the_person_is_left(workplace: Workplace) -> None:
    show(workplace)
    workplace.desk.editor.settle(with_consent_withdrawn(workplace.case, SHARING, NOW))
    assert [name for name, box in boxes(workplace).items() if not is_locked(box)] == ["Anna"]
    assert said(workplace).count("Samtycket är återkallat.") == 2
    assert ticked(workplace) == ["Anna"]


@pytest.mark.parametrize("fails", [False, True], ids=["cancelled", "failed"])
def test_what_was_not_printed_is_not_noted_and_can_be_repeated(
    workplace: Workplace, tmp_path: Path, fails: bool
) -> None:
    use_paper(workplace, tmp_path)
    if fails:
        workplace.doors.printer_stays, workplace.doors.answers = False, [False]
    else:
        workplace.doors.use_printer = cancel
    show(workplace, kind=DocumentKind.WHAT_CHANGED)  # a single page
    press(workplace, "Skriv &ut …")
    assert workplace.case.copies_given == ()
    assert ticked(workplace) == ["Anna", "Eva Ek"]

    workplace.doors.printer_stays = True
    use_paper(workplace, tmp_path)
    press(workplace, "Skriv &ut …")
    assert [number for number, *_rest in given(workplace.case)] == [1, 2]


def test_only_whole_copies_are_noted(workplace: Workplace, tmp_path: Path) -> None:
    use_paper(workplace, tmp_path, pages="2-8")
    show(workplace)
    press(workplace, "Skriv &ut …")
    assert given(workplace.case) == [(2, "plan", "Eva Ek", CopyForm.PAPER)]


def test_somebody_forgotten_is_told_on_leaving(workplace: Workplace, tmp_path: Path) -> None:
    use_paper(workplace, tmp_path)
    show(workplace)
    tick(workplace, "Eva Ek")
    press(workplace, "Skriv &ut …")
    workplace.press(Qt.Key.Key_Escape)
    assert "Har ännu inte fått någon kopia: Eva Ek." in said(workplace)
    assert has_finding(workplace)


def test_a_working_copy_is_nobodys_and_not_noted(workplace: Workplace, tmp_path: Path) -> None:
    paper = use_paper(workplace, tmp_path)
    show(workplace)
    press(workplace, "Välj in&gen")
    assert papers(workplace)[-1] is None
    press(workplace, "Skriv &ut …")
    assert len(PdfReader(paper).pages) == 4
    workplace.press(Qt.Key.Key_Escape)
    assert "Har ännu inte" not in said(workplace)
    assert workplace.case.copies_given == ()


def test_a_draft_is_noted_as_a_draft(workplace: Workplace, tmp_path: Path) -> None:
    use_paper(workplace, tmp_path)
    show(workplace, DRAFT)
    press(workplace, "Skriv &ut …")
    assert {copy.document for copy in workplace.case.copies_given} == {"draft"}


def test_the_pre_meeting_sheet_is_for_the_person_unless_somebody_is_ticked(
    workplace: Workplace,
) -> None:
    show(workplace, kind=DocumentKind.PREPARATION)
    assert ticked(workplace) == ["Anna"]
    assert not is_locked(boxes(workplace)["Eva Ek"])


def test_blank_forms_ask_for_no_recipient(workplace: Workplace, tmp_path: Path) -> None:
    use_paper(workplace, tmp_path)
    show(workplace)
    workplace.window.show_document(DocumentKind.BLANK)
    assert not any(box.isVisible() for box in boxes(workplace).values())
    press(workplace, "Skriv &ut …")
    assert workplace.case.copies_given == ()


@pytest.mark.parametrize("agreed", [True, False])
def test_a_copy_from_elsewhere_is_noted_after_one_question(
    workplace: Workplace, agreed: bool
) -> None:
    workplace.doors.answers = [agreed]
    show(workplace, closed(MET, NOW.isoformat()))
    press(workplace, "Anteckna k&opia")
    (question,) = workplace.doors.asked
    assert question.sentence.endswith("• Anna\n• Eva Ek")
    assert question.danger  # it cannot be undone, and Enter comes easily after another dialog
    wanted = [(1, "plan", "Anna", CopyForm.PAPER), (2, "plan", "Eva Ek", CopyForm.PAPER)]
    assert given(workplace.case) == (wanted if agreed else [])


# --- as a file ----------------------------------------------------------------------------------


@pytest.mark.parametrize("has_got_it", [True, False])
def test_a_file_is_a_copy_when_somebody_has_got_it(
    workplace: Workplace, tmp_path: Path, has_got_it: bool
) -> None:
    workplace.doors.answers = [has_got_it]
    workplace.doors.path = tmp_path / "no such folder" / "plan.pdf"
    show(workplace)
    tick(workplace, "Anna")
    press(workplace, "S&para som PDF …")
    assert workplace.case.copies_given == ()
    workplace.doors.path = tmp_path / "plan.pdf"
    press(workplace, "S&para som PDF …")
    assert "eva" in [copy.recipient for copy in papers(workplace) if copy]
    assert workplace.doors.asked[-1].sentence.endswith("• Eva Ek, exemplar 1")
    wanted = [(1, "plan", "Eva Ek", CopyForm.FILE)]
    assert given(workplace.on_file()) == (wanted if has_got_it else [])


def test_the_number_of_a_file_that_nobody_has_got_yet_is_no_other_papers(
    workplace: Workplace, tmp_path: Path
) -> None:
    workplace.doors.answers = [False, True]
    workplace.doors.path = tmp_path / "plan.pdf"
    show(workplace)
    tick(workplace, "Anna")
    press(workplace, "S&para som PDF …")
    assert "Exemplar 1 är sparat som fil, inte utlämnat" in said(workplace)
    assert ticked(workplace) == ["Eva Ek"]

    tick(workplace, "Eva Ek")
    tick(workplace, "Anna")
    use_paper(workplace, tmp_path)
    press(workplace, "Skriv &ut …")
    assert given(workplace.case) == [(2, "plan", "Anna", CopyForm.PAPER)]
    workplace.control(Qt.Key.Key_Z)

    tick(workplace, "Eva Ek")
    press(workplace, "Anteckna k&opia")
    assert given(workplace.on_file())[1:] == [(1, "plan", "Eva Ek", CopyForm.FILE)]


@pytest.mark.parametrize("agreed", [True, False])
def test_several_get_a_file_each_with_the_number_of_the_copy(
    workplace: Workplace, tmp_path: Path, agreed: bool
) -> None:
    workplace.doors.path, workplace.doors.answers = tmp_path, [agreed, True]
    show(workplace)
    assert ticked(workplace) == ["Anna", "Eva Ek"]
    taken = tmp_path / "SIP-plan version 1 2026-03-12 exemplar 2.pdf"
    taken.write_text("något annat")
    press(workplace, "S&para som PDF …")
    files = sorted(path.name for path in tmp_path.glob("*.pdf"))
    if not agreed:
        assert files == [taken.name]
        assert workplace.case.copies_given == ()
        return
    assert files == [
        "SIP-plan version 1 2026-03-12 exemplar 1.pdf",
        "SIP-plan version 1 2026-03-12 exemplar 2 (2).pdf",
        taken.name,
    ]
    assert taken.read_text() == "något annat"
    assert given(workplace.on_file()) == [
        (1, "plan", "Anna", CopyForm.FILE),
        (2, "plan", "Eva Ek", CopyForm.FILE),
    ]


def test_the_cursor_stays_with_its_recipient_when_several_files_are_noted(
    workplace: Workplace, tmp_path: Path
) -> None:
    workplace.doors.path, workplace.doors.answers = tmp_path, [True, True]
    show(workplace)
    boxes(workplace)["Eva Ek"].setFocus()
    workplace.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    workplace.qtbot.waitUntil(lambda: len(given(workplace.case)) > 1)
    wait_for_pages(workplace.qtbot, workplace.window.preview.page)
    assert workplace.focus is boxes(workplace)["Eva Ek"]


def test_files_that_could_not_be_written_are_not_noted(
    workplace: Workplace, tmp_path: Path
) -> None:
    workplace.doors.path, workplace.doors.answers = tmp_path / "no such folder", [True]
    show(workplace)
    press(workplace, "S&para som PDF …")
    ((_title, sentence),) = workplace.doors.told
    assert sentence == FileNotWrittenError.sentence
    assert workplace.case.copies_given == ()


# --- the log ------------------------------------------------------------------------------------


def test_the_log_is_where_the_finding_leads_and_so_is_the_way_to_give_more(
    workplace: Workplace,
) -> None:
    copy = CopyGiven(
        number=1,
        document="plan",
        version=1,
        recipient_name="Anna",
        given_at=NOW.isoformat(),
        form=CopyForm.PAPER,
        language="sv",
    )
    show(workplace, replace(MET, copies_given=(copy, replace(copy, id="2", number=2))))
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.window.case_page.reveal(Address("copies_given", ""))
    tables = workplace.window.findChildren(QTableWidget)
    (table,) = (t for t in tables if t.accessibleName() == "Utlämnade kopior" and t.isVisible())
    items = [[table.item(row, column) for column in range(3)] for row in range(2)]
    assert [[item.text() for item in row if item] for row in items] == [
        [f"Plan · Version 1 · Exemplar {n}", "Anna", "12 mars 2026 14:02 · På papper · Svenska"]
        for n in (2, 1)
    ]
    workplace.press(Qt.Key.Key_Space)
    assert workplace.window.preview.isVisible()
    assert ticked(workplace) == ["Eva Ek"]


def test_no_name_of_a_recipient_stays_behind(workplace: Workplace) -> None:
    show(workplace)
    workplace.desk.editor.open(None)
    assert "Eva Ek" not in "\n".join(boxes(workplace))
    labels = workplace.window.findChildren(QLabel)
    assert not [label.text() for label in labels if "Deltagaren står inte" in label.text()]


def test_many_come_into_sight_in_pieces_and_are_ticked_before(workplace: Workplace) -> None:
    many = tuple(replace(EVA, id=f"p{n}", name=f"Deltagare {n:02}") for n in range(20))
    consent = replace(YES, recipient_ids=" ".join(p.id for p in many))
    case = replace(DRAFT, participants=many, consent_entries=(consent,))
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    workplace.window.show_document(DocumentKind.PLAN)
    preview = workplace.window.preview.page
    assert preview.recipients() == ("", *(p.id for p in many))
    assert boxes_in_sight(workplace) == []
    preview.show_again(preview.wanted(), ("p3", "p19"))
    assert preview.recipients() == ("p3", "p19")
    workplace.qtbot.waitUntil(lambda: len(boxes_in_sight(workplace)) == 1 + len(many))
    assert ticked(workplace) == ["Deltagare 03", "Deltagare 19"]
    boxes_in_sight(workplace)[0].setFocus()
    for _box in many:
        workplace.tab()
    assert workplace.focus.accessibleName() == "Kopia till Deltagare 19"


def boxes_in_sight(workplace: Workplace) -> list[QCheckBox]:
    found = workplace.window.preview.findChildren(QCheckBox)
    return [b for b in found if b.isVisible() and b.accessibleName().startswith("Kopia till ")]
