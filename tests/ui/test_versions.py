"""Versions on screen: what a draft changes, its approval, and the older ones in the preview."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sipdesk.case import (
    Address,
    Answer,
    ApprovalForm,
    Case,
    Coordinator,
    Guardian,
    Meeting,
    Person,
    closed,
    with_new_version,
    with_value,
)
from sipdesk.demo.at_the_meeting import aino
from sipdesk.ports import DocumentKind
from sipdesk.rules import Layer, findings
from sipdesk.ui.approval import ApprovalBlock, still_good_to_do
from sipdesk.ui.approved_bar import ApprovedBar
from sipdesk.ui.changed_since import ChangedSinceBlock
from sipdesk.ui.choice_input import ChoiceInput
from sipdesk.ui.following_scroll import FollowingScroll
from tests.documents.examples import ORDINARY, approved
from tests.ui.conftest import NOW, Workplace
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import FakeDocuments
from tests.ui.preview_probe import Preview

pytestmark = [
    pytest.mark.usefixtures("application"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"),
]
EVENING = dt.datetime(2026, 3, 12, 20, 0, tzinfo=dt.UTC)
ONCE = approved(ORDINARY)
DRAFT = with_new_version(ONCE)
TWICE = approved(DRAFT)
REASON = Address("plan", "change_reason")


def ready(case: Case = DRAFT, date: str = "2026-03-12", reason: str = "Ny skola") -> Case:
    plan = replace(
        case.plan, approval_form=ApprovalForm.ORAL, approval_date=date, change_reason=reason
    )
    return replace(case, plan=plan)


def on_the_plan_tab(workplace: Workplace, case: Case) -> ApprovalBlock:
    workplace.store.save(case)
    workplace.window.open_case(case.id)
    workplace.window.turn_to_tab(3)
    block = workplace.window.findChild(ApprovalBlock)
    assert isinstance(block, ApprovalBlock)
    return block


def changed_since(block: ApprovalBlock) -> tuple[str, list[str]] | None:
    """The heading and the lines in sight, or None when the list is not there."""
    listed = block.findChild(ChangedSinceBlock)
    assert isinstance(listed, ChangedSinceBlock)
    if not listed.isVisible():
        return None
    title, *more = [label.text() for label in listed.findChildren(QLabel) if label.isVisible()]
    texts = [t for t in listed.findChildren(QPlainTextEdit) if t.isVisible()]
    return title, more + [line for text in texts for line in text.toPlainText().split("\n")]


def at(workplace: Workplace, moment: dt.datetime) -> None:
    """Turn the clock of the laptop; what is given to every block stays the same."""
    object.__setattr__(workplace.desk, "now", lambda: moment)


# --- the Plan tab -------------------------------------------------------------------------------


def test_the_question_says_how_much_is_left_and_stops_nothing(workplace: Workplace) -> None:
    case = replace(ready(), meeting=Meeting(), coordinator=Coordinator())
    block = on_the_plan_tab(workplace, case)
    shown = findings(workplace.case, NOW.date())
    at(workplace, EVENING)
    left = sum(finding.layer is Layer.QUALITY for finding in shown)
    assert left > 1
    workplace.doors.answers = [True]
    block.approve()
    (asked,) = workplace.doors.asked
    assert f"{left} saker som är bra att göra finns kvar i Att komplettera:" in asked.sentence
    assert "• Ange vem personen har valt som samordnare." in asked.sentence
    assert workplace.case.is_approved


def test_the_question_may_be_read_at_the_table_and_names_nobody() -> None:
    sentence = still_good_to_do(_answered_for("Bo Ek", "Eva Dal"), NOW.date(), is_for_all=True)
    assert "Bo Ek" not in sentence
    assert sentence.endswith("\n• 2 saker till")


def test_the_question_tells_the_only_one_that_is_left_without_the_name() -> None:
    sentence = still_good_to_do(_answered_for("Bo Ek"), NOW.date(), is_for_all=True)
    assert sentence.endswith(
        "\n• Någon svarar för en insats men är inte kallad, inbjuden eller med på mötet."
    )
    assert "Bo Ek" not in sentence
    assert "till" not in sentence.splitlines()[-1].split()


def test_in_the_usual_window_the_question_names_them_as_the_list_beside_it_does() -> None:
    sentence = still_good_to_do(_answered_for("Bo Ek", "Eva Dal"), NOW.date(), is_for_all=False)
    assert "• Bo Ek svarar för en insats" in sentence
    assert "• Eva Dal svarar för en insats" in sentence
    assert not sentence.endswith("till")


def _answered_for(*names: str) -> Case:
    """A case in which nothing else is left to do."""
    case = aino(NOW.date())
    first = case.interventions[0]
    rows = [replace(first, id=name, responsible_person=name) for name in names]
    return replace(case, interventions=(*case.interventions, *rows))


def test_whether_a_guardian_agrees_comes_before_advice_about_an_intervention() -> None:
    case = _answered_for("Bo Ek")
    child = replace(case.person, birth_date="2010-02-03", identity_number="")
    guardians = (Guardian(name="Peter Lind"),)
    undecided = replace(case, person=child, guardians=guardians, meeting=Meeting())
    lines = still_good_to_do(undecided, NOW.date(), is_for_all=True).splitlines()
    assert lines[1] == "• Fråga om Peter Lind håller med om planen."
    assert not lines[-1].endswith("1 sak till")


def test_the_question_names_no_participant_either() -> None:
    late = [replace(each, invited_on="2026-12-24") for each in ready().participants]
    case = replace(ready(), participants=tuple(late))
    sentence = still_good_to_do(case, NOW.date(), is_for_all=True)
    assert not any(each.name in sentence for each in late if each.name)


def test_what_is_about_the_approval_itself_is_told_first() -> None:
    child = replace(ready(), person=Person(name="Elsa", birth_date="2016-02-03"))
    case = replace(child, plan=replace(child.plan, approval_form=ApprovalForm.ORAL))
    case = replace(case, meeting=Meeting())
    lines = still_good_to_do(case, NOW.date(), is_for_all=True).splitlines()
    assert lines[1].startswith("• Barnet är under 15 år.")
    assert lines[-1].endswith("saker till")


def test_nothing_left_is_nothing_said() -> None:
    assert still_good_to_do(aino(NOW.date()), NOW.date(), is_for_all=True) == ""


@pytest.mark.parametrize("case", [Case(), ORDINARY, ONCE], ids=["blank", "first draft", "approved"])
def test_without_a_draft_after_an_approval_there_is_no_list(
    workplace: Workplace, case: Case
) -> None:
    assert changed_since(on_the_plan_tab(workplace, case)) is None


def test_the_list_follows_what_is_written(workplace: Workplace) -> None:
    block = on_the_plan_tab(workplace, ONCE)
    block.begin_new_version()
    assert changed_since(block) == ("Ändrat sedan version 1", ["Inget är ändrat ännu."])
    editor = workplace.desk.editor
    editor.type_in(Address("plan", "crisis_plan"), "Ring Eva.")
    sentence = (
        "• Ändrat: Om läget försämras från ”Om jag inte svarar på två dagar ringer ni min syster.” "
        "till ”Ring Eva.”"
    )
    assert changed_since(block) == ("Ändrat sedan version 1", [sentence])
    editor.undo()
    assert changed_since(block) == ("Ändrat sedan version 1", ["Inget är ändrat ännu."])
    editor.undo()
    assert changed_since(block) is None


def test_an_approved_plan_says_on_top_why_it_cannot_be_changed(workplace: Workplace) -> None:
    on_the_plan_tab(workplace, ONCE)
    page = workplace.window.case_page.page_in_sight()
    bar = page.findChild(ApprovedBar)
    assert isinstance(bar, ApprovedBar)
    assert bar.isVisible()
    (label,) = bar.findChildren(QLabel)
    assert label.text() == "Version 1 är godkänd och kan inte ändras."
    (renew,) = bar.findChildren(QPushButton)
    renew.setFocus()
    workplace.press(Qt.Key.Key_Space)
    assert workplace.case.plan.version == 2
    assert not bar.isVisible()
    workplace.type("Ny skola")
    assert workplace.case.plan.change_reason == "Ny skola"


def test_the_way_to_a_new_version_is_a_letter_away(workplace: Workplace) -> None:
    on_the_plan_tab(workplace, ONCE)
    workplace.press(Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    workplace.qtbot.waitUntil(lambda: workplace.case.plan.version == 2)


def test_a_new_version_begins_in_the_upper_half_of_the_page(workplace: Workplace) -> None:
    block = on_the_plan_tab(workplace, ONCE)
    bar = workplace.window.case_page.page_in_sight().findChild(ApprovedBar)
    assert isinstance(bar, ApprovedBar)
    (renew,) = bar.findChildren(QPushButton)
    renew.click()
    around = block.parentWidget()
    while not isinstance(around, FollowingScroll):
        assert around is not None
        around = around.parentWidget()
    page = around.viewport()

    def from_the_top(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().bottomLeft()).y()

    workplace.qtbot.waitUntil(lambda: from_the_top(workplace.focus) < page.height() / 2)
    assert workplace.focus.accessibleName() == "Varför ändras planen?"
    assert workplace.focus.mapTo(page, QPoint()).y() > 0


def test_what_cannot_be_written_in_an_approved_plan_leads_to_a_new_version(
    workplace: Workplace,
) -> None:
    lss = replace(ORDINARY.plan, lss_plan=Answer.YES, lss_reviewed="2024-01-01")
    on_the_plan_tab(workplace, approved(replace(ORDINARY, plan=lss)))
    (late,) = (f for f in findings(workplace.case, NOW.date()) if f.code == "lss-review-late")
    workplace.window.turn_to_tab(0)
    workplace.window.case_page.findings.wanted.emit(late.address)
    assert isinstance(workplace.focus, QPushButton)
    assert workplace.focus.text() == "Börja på en ny vers&ion"
    workplace.press(Qt.Key.Key_Space)
    assert not workplace.case.is_approved
    (late,) = (f for f in findings(workplace.case, NOW.date()) if f.code == "lss-review-late")
    workplace.window.case_page.findings.wanted.emit(late.address)
    assert workplace.focus.accessibleName() == "När sågs LSS-planen över senast?"


def test_a_closed_case_has_no_second_bar_about_its_plan(workplace: Workplace) -> None:
    on_the_plan_tab(workplace, closed(ONCE, NOW.isoformat()))
    (bar,) = workplace.window.findChildren(ApprovedBar)
    assert not bar.isVisible()


def test_a_closed_case_leaves_nothing_of_itself(workplace: Workplace) -> None:
    block = on_the_plan_tab(workplace, with_value(DRAFT, Address("plan", "crisis_plan"), "Eva"))
    workplace.desk.editor.open(None)
    assert "Eva" not in "".join(t.toPlainText() for t in block.findChildren(QPlainTextEdit))


def test_a_new_version_is_not_approved_without_its_reason(workplace: Workplace) -> None:
    block = on_the_plan_tab(workplace, ready(reason=""))
    at(workplace, EVENING)
    block.approve()
    ((_title, sentence),) = workplace.doors.told
    assert "Skriv varför planen ändras." in sentence
    assert not workplace.case.is_approved


def test_a_new_version_with_its_reason_is_approved_and_kept(workplace: Workplace) -> None:
    block = on_the_plan_tab(workplace, ready())
    at(workplace, EVENING)
    workplace.doors.answers = [True]
    block.approve()
    assert workplace.doors.told == []
    assert changed_since(block) is None
    assert isinstance(workplace.focus, QPushButton)
    assert workplace.focus.text() == "Lämna ut kopior av planen …"
    versions = workplace.on_file().approved_versions
    assert [version.number for version in versions] == [1, 2]
    assert versions[0] == ONCE.approved_versions[0]


@pytest.mark.parametrize(
    ("moment", "date", "words"),
    [
        (EVENING, "2026-03-11", "före version 1, som godkändes torsdag 12 mars 2026"),
        (NOW - dt.timedelta(days=1), "2026-03-12", "Datorns klocka visar en tid före"),
    ],
)
def test_an_approval_before_the_one_before_is_told_and_refused(
    workplace: Workplace, moment: dt.datetime, date: str, words: str
) -> None:
    case = ready(date=date)
    block = on_the_plan_tab(workplace, case)
    at(workplace, moment)
    block.approve()
    ((_title, sentence),) = workplace.doors.told
    assert words in sentence
    assert workplace.case.approved_versions == case.approved_versions


# --- the preview --------------------------------------------------------------------------------


@pytest.fixture
def documents() -> FakeDocuments:
    return FakeDocuments()


@pytest.fixture
def preview(qtbot: QtBot, documents: FakeDocuments) -> Preview:
    return Preview(qtbot, documents, FakeDoors())


def choices(preview: Preview) -> list[str]:
    box = preview.box("Version")
    return [box.itemText(n) for n in range(box.count())] if box.isVisible() else []


@pytest.mark.parametrize("case", [ORDINARY, ONCE], ids=["draft", "approved"])
def test_a_single_version_is_no_choice(preview: Preview, case: Case) -> None:
    preview.show(case=case)
    assert choices(preview) == []


def versions_made(documents: FakeDocuments) -> list[int | None]:
    return [wanted.version for wanted, *_rest in documents.made]


def test_every_version_can_be_shown_newest_first(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show(case=with_new_version(TWICE))
    assert choices(preview) == [
        "Version 3, utkast",
        "Version 2, godkänd 12 mars 2026",
        "Version 1, godkänd 12 mars 2026",
    ]
    preview.choose("Version", steps=1)
    preview.choose("Version", steps=1)
    assert versions_made(documents) == [None, 2, 1]


def compared(documents: FakeDocuments) -> list[tuple[int | None, int | None]]:
    return [(wanted.version, wanted.since) for wanted, *_rest in documents.made]


def test_of_three_versions_any_two_can_be_compared(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show(DocumentKind.WHAT_CHANGED, with_new_version(TWICE))
    assert len(choices(preview)) == 3
    earlier = preview.box("Jämför med")
    assert [earlier.itemText(n) for n in range(earlier.count())] == [
        "Version 2, godkänd 12 mars 2026",
        "Version 1, godkänd 12 mars 2026",
    ]
    preview.choose("Jämför med", steps=1)
    preview.choose("Version", steps=1)
    assert not earlier.isVisible()
    assert compared(documents) == [(None, 2), (None, 1), (2, None)]


def test_what_is_compared_is_shown_again(preview: Preview, documents: FakeDocuments) -> None:
    case = with_new_version(TWICE)
    preview.show(DocumentKind.WHAT_CHANGED, case)
    preview.choose("Jämför med", steps=1)
    wanted = preview.page.wanted()
    preview.show(DocumentKind.PLAN, case)
    preview.page.show_again(wanted, ())
    preview.wait()
    assert compared(documents)[-1] == (None, 1)


def test_two_versions_are_compared_without_a_choice(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show(DocumentKind.WHAT_CHANGED, DRAFT)
    assert choices(preview) == []
    assert not preview.box("Jämför med").isVisible()
    assert compared(documents) == [(None, None)]


def test_the_next_case_begins_with_its_version_in_work(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show(case=DRAFT)
    preview.choose("Version", steps=1)
    preview.show(case=TWICE)
    assert choices(preview)[0] == "Version 2, godkänd 12 mars 2026"
    assert versions_made(documents) == [None, 1, 2]


def test_the_suggested_name_tells_the_version_and_its_day(preview: Preview) -> None:
    preview.show(case=DRAFT)
    preview.choose("Version", steps=1)
    preview.click("S&para som PDF …")
    preview.show(DocumentKind.WHAT_CHANGED, DRAFT)
    preview.click("S&para som PDF …")
    assert preview.doors.suggested == [
        "SIP-plan version 1 2026-03-12 exemplar 1.pdf",
        "SIP-ändringar version 2 utkast 2026-03-12 exemplar 1.pdf",
    ]


def test_another_document_is_a_key_away_and_has_no_versions(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show(case=DRAFT)
    preview.choose("Dokument", steps=1)
    assert documents.kinds[-1] is not DocumentKind.PLAN
    assert choices(preview) == []
    preview.show(DocumentKind.PLAN, DRAFT)
    assert len(choices(preview)) == 2


def test_coming_back_to_the_plan_begins_with_the_newest_version(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show(case=DRAFT)
    preview.choose("Version", steps=1)
    preview.choose("Dokument", steps=1)
    preview.choose("Dokument", steps=-1)
    assert documents.kinds[-1] is DocumentKind.PLAN
    assert versions_made(documents)[-1] is None


def test_cleared_no_version_is_left(preview: Preview) -> None:
    preview.show(case=DRAFT)
    preview.page.clear()
    assert preview.box("Version").count() == 0


def test_tab_leads_from_the_reason_to_how_the_person_approves(workplace: Workplace) -> None:
    block = on_the_plan_tab(workplace, DRAFT)
    assert block.reveal(Address("plan", "change_reason"))
    workplace.tab()
    assert isinstance(workplace.focus, ChoiceInput)
    assert workplace.focus.accessibleName() == "Hur godkänner personen?"
