"""The page that shows a document: what is shown, going through it, and its faults."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot

from sipdesk.case import FollowUp
from sipdesk.demo import demo_cases
from sipdesk.errors import ExpectedError
from sipdesk.ports import DocumentKind, TextSize
from sipdesk.ui.document_kind import WITHOUT_CASE
from tests.documents.makers import Paper
from tests.ui.fake_doors import FakeDoors
from tests.ui.fake_paper import FakeDocuments
from tests.ui.hearing import open_ear
from tests.ui.preview_probe import CASE, CONSENTING, TODAY, Preview

# A window on the offscreen platform makes it say this of itself.
pytestmark = [
    pytest.mark.usefixtures("application"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"),
]


@pytest.fixture
def documents() -> FakeDocuments:
    return FakeDocuments()


@pytest.fixture
def preview(qtbot: QtBot, documents: FakeDocuments) -> Preview:
    return Preview(qtbot, documents, FakeDoors())


# --- what is shown ------------------------------------------------------------------------------


def test_the_plan_is_shown_in_swedish_with_its_pages(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show()
    assert documents.last == (DocumentKind.PLAN, CASE, "sv")
    assert "Sida 1 av 4" in preview.texts()
    preview.qtbot.waitUntil(preview.has_ink)


def test_the_other_documents_are_a_key_away(preview: Preview, documents: FakeDocuments) -> None:
    preview.show()
    preview.choose("Dokument", steps=1)
    preview.choose("Dokument", steps=1)
    assert documents.kinds == [
        DocumentKind.PLAN,
        DocumentKind.INVITATION,
        DocumentKind.PREPARATION,
    ]
    assert "Sida 1 av 2" in preview.texts()


def test_for_whom_another_document_is_can_be_heard(
    preview: Preview, application: QApplication
) -> None:
    preview.show(case=CONSENTING)
    with open_ear(application) as ear:
        preview.choose("Dokument", steps=1)
    assert f"Kopia till: {', '.join(preview.ticked())}" in ear.heard


TWICE = replace(
    CASE,
    follow_ups=(
        FollowUp(id="first", date="2026-01-12"),
        FollowUp(id="second", date="2026-02-12"),
    ),
)


def test_of_a_follow_up_the_last_is_shown_and_the_others_are_a_key_away(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show(DocumentKind.FOLLOW_UP, TWICE)
    preview.choose("Möte", steps=-1)
    assert [wanted.follow_up_id for wanted, *_rest in documents.made] == ["second", "first"]
    assert documents.last == (DocumentKind.FOLLOW_UP, TWICE, "sv")
    preview.choose("Dokument", steps=-1)
    assert not preview.box("Möte").isVisible()


def test_large_print_is_a_key_away_and_stays(preview: Preview, documents: FakeDocuments) -> None:
    preview.show()
    preview.choose("Textstorlek", steps=1)
    preview.choose("Dokument", steps=1)
    sizes = [wanted.size for wanted, *_rest in documents.made]
    assert sizes == [TextSize.NORMAL, TextSize.LARGE, TextSize.LARGE]


def test_the_other_language_is_a_key_away(preview: Preview, documents: FakeDocuments) -> None:
    preview.show()
    preview.choose("Språk", steps=1)
    assert documents.last == (DocumentKind.PLAN, CASE, "en")


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("arabiska, lite svenska", "Språk (personens: Arabiska)"),
        ("Svenska", "Språk"),
        ("portugisiska", "Språk"),
        ("", "Språk"),
    ],
)
def test_the_language_of_the_person_is_told_where_there_is_paper_in_it(
    preview: Preview, written: str, label: str
) -> None:
    preview.show(case=replace(CASE, person=replace(CASE.person, language=written)))
    assert preview.box(label).currentText() == "Svenska"
    preview.page.clear()
    assert preview.box("Språk")


def test_a_language_stands_alone_or_below_the_swedish(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show()
    box = preview.box("Språk")
    assert box.count() == 10
    preview.choose("Språk", steps=box.findText("Arabiska"))
    assert documents.made[-1][0].language == "ar"
    (beside,) = preview.page.findChildren(
        QCheckBox, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    assert beside.isVisible()
    beside.click()
    preview.wait()
    assert documents.made[-1][0].language == "sv+ar"
    assert "Översättningen är inte granskad av någon som har språket som modersmål." in (
        preview.texts()
    )
    preview.choose("Språk", steps=-box.currentIndex())
    assert not any("inte granskad" in text for text in preview.texts())
    assert not beside.isVisible()
    assert documents.made[-1][0].language == "sv"


def test_the_next_document_is_swedish_again(preview: Preview, documents: FakeDocuments) -> None:
    preview.show()
    preview.choose("Språk", steps=1)
    preview.show(DocumentKind.PREPARATION)
    assert documents.last == (DocumentKind.PREPARATION, CASE, "sv")


def test_characters_without_a_font_are_told(qtbot: QtBot) -> None:
    preview = Preview(qtbot, FakeDocuments(strange="😀\u200b"), FakeDoors())
    preview.show()
    sentence = (
        "Det finns 2 olika tecken som inte går att skriva ut: 😀 U+200B. "
        "På papperet står � i stället."
    )
    assert sentence in preview.texts()


def test_many_characters_without_a_font_do_not_push_the_page_away(qtbot: QtBot) -> None:
    strange = "".join(chr(0x4E00 + n) for n in range(500))
    preview = Preview(qtbot, FakeDocuments(strange=strange), FakeDoors())
    preview.show()
    assert any("500" in text and "…" in text for text in preview.texts())
    assert preview.view().height() > 400


@pytest.mark.parametrize(
    ("written", "remark"),
    [
        ("Pär Nordstrand", "Mötets dag eller tid går inte att läsa. Rätta den under Deltagare."),
        (
            "2026-03-11",
            "Mötets dag har redan varit. Rätta den under Deltagare om den är fel.",
        ),
        ("2026-03-12", ""),
        ("", ""),
    ],
    ids=["unreadable", "past", "today", "blank"],
)
def test_a_day_that_nobody_can_come_on_is_told_before_they_are_called(
    preview: Preview, application: QApplication, written: str, remark: str
) -> None:
    case = replace(CASE, meeting=replace(CASE.meeting, date=written))
    with open_ear(application) as ear:
        preview.show(DocumentKind.INVITATION, case)
        assert (remark in preview.texts()) == bool(remark)
        assert ear.heard.count(remark) == bool(remark)
        preview.show(DocumentKind.BLANK_INVITATION, case)
        assert not any(text.startswith("Mötets dag") for text in preview.texts())


def test_a_misspelt_convener_is_told_before_anybody_is_called(preview: Preview) -> None:
    case = replace(CASE, meeting=replace(CASE.meeting, convener="Cajsa Sederlund"))
    told = "Den som kallar finns inte bland deltagarna. Rätta namnet under Deltagare."
    preview.show(DocumentKind.INVITATION, case)
    assert told in preview.texts()
    right = replace(case, meeting=replace(case.meeting, convener="Cajsa Cederlund"))
    preview.show(DocumentKind.INVITATION, right)
    assert told not in preview.texts()


def test_a_blank_sheet_has_no_characters_to_tell_of(qtbot: QtBot) -> None:
    preview = Preview(qtbot, FakeDocuments(strange="😀"), FakeDoors())
    preview.show(DocumentKind.BLANK)
    assert not any("😀" in text for text in preview.texts())


def test_cleared_nothing_is_left(preview: Preview, documents: FakeDocuments) -> None:
    preview.show()
    preview.qtbot.waitUntil(preview.has_ink)
    preview.page.clear()
    assert not preview.has_ink()
    assert preview.view().document().pageCount() == 0
    assert not preview.button("Skriv &ut …").isEnabled()
    assert not preview.button("S&para som PDF …").isEnabled()
    preview.choose("Dokument", steps=-1)
    assert len(documents.made) == 1


def test_the_real_documents_of_a_demo_case_are_shown_and_saved(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "document.pdf"
    preview = Preview(qtbot, Paper(), FakeDoors(path=path))
    case = next(c for c in demo_cases(TODAY) if c.interventions)
    for kind in DocumentKind:
        preview.show(kind, case)
        preview.qtbot.waitUntil(preview.has_ink)
        if preview.ticked():
            preview.click("Välj in&gen")
        preview.click("S&para som PDF …")
        pages = PdfReader(path).pages
        assert f"Sida 1 av {len(pages)}" in preview.texts()
        text = " ".join(page.extract_text() for page in pages)
        name_on_paper = case.person.name in " ".join(text.split())
        assert name_on_paper is (kind not in WITHOUT_CASE), kind


# --- going through it ---------------------------------------------------------------------------


def test_pages_are_turned_and_stop_at_both_ends(preview: Preview) -> None:
    preview.show()
    back, on = preview.button("&Föregående sida"), preview.button("N&ästa sida")
    assert (back.isEnabled(), on.isEnabled()) == (False, True)
    for number in (2, 3, 4):
        preview.click("N&ästa sida")
        assert f"Sida {number} av 4" in preview.texts()
    assert (back.isEnabled(), on.isEnabled()) == (True, False)
    preview.click("&Föregående sida")
    assert "Sida 3 av 4" in preview.texts()


def test_at_the_last_page_the_focus_stays_with_the_page_buttons(preview: Preview) -> None:
    preview.show(DocumentKind.PREPARATION)
    on = preview.button("N&ästa sida")
    on.setFocus()
    preview.qtbot.keyClick(on, Qt.Key.Key_Space)
    assert preview.button("&Föregående sida").hasFocus()


def test_zoom_keeps_the_page(preview: Preview) -> None:
    preview.show()
    for _step in range(2):
        preview.click("N&ästa sida")
    sizes = [preview.view().zoomFactor()]
    for text in ("St&örre", "St&örre", "&Mindre"):
        preview.click(text)
        sizes.append(preview.view().zoomFactor())
        assert "Sida 3 av 4" in preview.texts()
    assert sizes[2] == pytest.approx(sizes[1] * 1.25)
    assert sizes[3] == pytest.approx(sizes[1])
    preview.click("He&la sidan")
    assert preview.view().zoomMode() == QPdfView.ZoomMode.FitInView
    assert "Sida 3 av 4" in preview.texts()
    preview.click("Sid&bredd")
    assert preview.view().zoomMode() == QPdfView.ZoomMode.FitToWidth
    assert "Sida 3 av 4" in preview.texts()


def test_larger_begins_from_what_is_seen(preview: Preview) -> None:
    preview.show()
    preview.click("He&la sidan")
    whole = preview.view().viewport().height()
    preview.click("St&örre")
    points = preview.view().document().pagePointSize(0).height()
    height = (
        points * preview.view().zoomFactor() * preview.view().screen().logicalDotsPerInch() / 72
    )
    assert height == pytest.approx(whole * 1.25, rel=0.05)


def test_zoom_ends_somewhere(preview: Preview) -> None:
    preview.show()
    for _step in range(30):
        preview.click("St&örre")
    largest = preview.view().zoomFactor()
    for _step in range(40):
        preview.click("&Mindre")
    assert (largest, preview.view().zoomFactor()) == (5.0, 0.25)


def test_it_begins_with_the_choice_of_document_where_keys_scroll_the_pages_at_once(
    preview: Preview,
) -> None:
    preview.show()
    choice = preview.box("Dokument")
    assert QApplication.focusWidget() is choice
    kind, bar = choice.currentText(), preview.view().verticalScrollBar()
    before = bar.value()
    preview.qtbot.keyClick(choice, Qt.Key.Key_PageDown)
    assert bar.value() > before
    preview.qtbot.keyClick(choice, Qt.Key.Key_PageUp)
    assert (bar.value(), choice.currentText()) == (before, kind)


@pytest.mark.parametrize("way", ["button", "escape"])
def test_going_back(preview: Preview, way: str) -> None:
    preview.show()
    with preview.qtbot.waitSignal(preview.page.closed):
        if way == "button":
            preview.click("&Tillbaka")
        else:
            preview.qtbot.keyClick(preview.view(), Qt.Key.Key_Escape)


# --- faults of the documents --------------------------------------------------------------------


def test_an_expected_fault_is_told_and_the_page_stays_usable(
    preview: Preview, documents: FakeDocuments
) -> None:
    documents.fault = ExpectedError()
    preview.show()
    assert [sentence for _title, sentence in preview.doors.told] == [ExpectedError.sentence]
    assert not preview.button("Skriv &ut …").isEnabled()
    documents.fault = None
    preview.choose("Dokument", steps=-1)
    assert preview.button("Skriv &ut …").isEnabled()
    assert "Sida 1 av 1" in preview.texts()


def test_a_bug_reaches_the_crash_dialog_and_leaves_a_calm_sentence(
    preview: Preview, documents: FakeDocuments
) -> None:
    preview.show()
    documents.fault = ZeroDivisionError()
    with preview.qtbot.captureExceptions() as caught:
        preview.choose("Dokument", steps=-1)
    assert [kind for kind, *_rest in caught] == [ZeroDivisionError]
    assert "Dokumentet kunde inte göras. Gå tillbaka och försök igen." in preview.texts()
    assert QApplication.overrideCursor() is None
    assert not preview.has_ink()
