"""The page that shows a document: every control, by mouse and by key, in both languages."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Generator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sipdesk import i18n
from sipdesk.case import Answer, Case, Participant, Person, Plan
from sipdesk.demo import demo_cases
from sipdesk.documents.paper import Paper
from sipdesk.errors import ExpectedError, FileNotWrittenError, NoPrinterError, PrintError
from sipdesk.i18n import gettext as _
from sipdesk.ports import Documents
from sipdesk.ui.document_kind import DocumentKind, file_name
from sipdesk.ui.preview_page import PreviewPage
from sipdesk.ui.style import dress
from tests.ui.fake_doors import FakeDoors, cancel, print_to
from tests.ui.fake_paper import FakeDocuments

# A window on the offscreen platform makes it say this of itself.
pytestmark = [
    pytest.mark.usefixtures("application"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"),
]

TODAY = dt.date(2026, 3, 12)
CASE = Case(
    person=Person(name="Anna Andersson", identity_number="198507099805"),
    plan=Plan(version=2),
    participants=(
        Participant(name="Bo Berg"),
        Participant(name="Cajsa Cederlund"),
        Participant(name="Doris Dahl", wanted=Answer.NO),
    ),
)
NARROWEST = 880  # what is left beside the case list on a screen of 1366 × 768


class Preview:
    """The page on the screen, with what it was given and what it said."""

    def __init__(self, qtbot: QtBot, documents: Documents, doors: FakeDoors) -> None:
        self.doors, self.qtbot = doors, qtbot
        self.page = PreviewPage(documents, doors)
        self.said: list[str] = []
        self.page.printed.connect(self.said.append)
        self.page.saved_as.connect(self.said.append)
        qtbot.addWidget(self.page)
        self.page.resize(NARROWEST, 640)
        self.page.show()
        qtbot.waitActive(self.page)

    def show(self, kind: DocumentKind = DocumentKind.PLAN, case: Case = CASE) -> None:
        self.page.show_case(case, kind, TODAY)

    def button(self, text: str) -> QPushButton:
        wanted = _(text)
        return next(b for b in self.page.findChildren(QPushButton) if b.text() == wanted)

    def click(self, text: str) -> None:
        self.qtbot.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def box(self, name: str) -> QComboBox:
        boxes = self.page.findChildren(QComboBox)
        return next(b for b in boxes if b.accessibleName() == name)

    def choose(self, name: str, *, steps: int) -> None:
        """Turn a box with the keys, as somebody without a mouse does."""
        pressed = Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up
        for _step in range(abs(steps)):
            self.qtbot.keyClick(self.box(name), pressed)

    def texts(self) -> list[str]:
        """What stands on the page now, beside the buttons."""
        labels = self.page.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    def view(self) -> QPdfView:
        view = self.page.findChild(QPdfView)
        assert isinstance(view, QPdfView)
        return view

    def has_ink(self) -> bool:
        """Whether anything dark is drawn where the document is."""
        image = self.view().viewport().grab().toImage()
        columns, rows = range(0, image.width(), 3), range(0, image.height(), 3)
        return any(image.pixelColor(x, y).lightness() < 80 for x in columns for y in rows)


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
    assert documents.made == [("plan", CASE, "sv", TODAY)]
    assert "Sida 1 av 4" in preview.texts()
    preview.qtbot.waitUntil(preview.has_ink)


def test_the_other_documents_are_a_key_away(preview: Preview, documents: FakeDocuments) -> None:
    preview.show()
    preview.choose("Dokument", steps=-1)
    preview.choose("Dokument", steps=-1)
    assert [(what, case) for what, case, *_rest in documents.made] == [
        ("plan", CASE),
        ("sheet", None),
        ("sheet", CASE),
    ]
    assert "Sida 1 av 2" in preview.texts()


def test_the_other_language_is_a_key_away(preview: Preview, documents: FakeDocuments) -> None:
    preview.show()
    preview.choose("Språk", steps=1)
    assert documents.made[-1] == ("plan", CASE, "en", TODAY)


def test_the_next_document_is_swedish_again(preview: Preview, documents: FakeDocuments) -> None:
    preview.show()
    preview.choose("Språk", steps=1)
    preview.show(DocumentKind.PREPARATION)
    assert documents.made[-1] == ("sheet", CASE, "sv", TODAY)


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
        preview.click("S&para som PDF …")
        pages = PdfReader(path).pages
        assert f"Sida 1 av {len(pages)}" in preview.texts()
        name_on_paper = case.person.name in "".join(page.extract_text() for page in pages)
        assert name_on_paper is (kind is not DocumentKind.BLANK)


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


def test_arrow_keys_scroll_at_once(preview: Preview) -> None:
    preview.show()
    assert QApplication.focusWidget() is preview.view()
    before = preview.view().verticalScrollBar().value()
    preview.qtbot.keyClick(preview.view(), Qt.Key.Key_PageDown)
    assert preview.view().verticalScrollBar().value() > before


@pytest.mark.parametrize("way", ["button", "escape"])
def test_going_back(preview: Preview, way: str) -> None:
    preview.show()
    with preview.qtbot.waitSignal(preview.page.closed):
        if way == "button":
            preview.click("&Tillbaka")
        else:
            preview.qtbot.keyClick(preview.view(), Qt.Key.Key_Escape)


# --- printing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "copies", "pages", "name"),
    [
        (DocumentKind.PLAN, 3, 4, "SIP-plan"),
        (DocumentKind.PREPARATION, 3, 2, "SIP-förberedelseblad"),
        (DocumentKind.BLANK, 1, 1, "SIP-förberedelseblad"),
    ],
)
def test_print_suggests_a_copy_for_each_who_comes_and_the_person(
    preview: Preview, kind: DocumentKind, copies: int, pages: int, name: str
) -> None:
    preview.doors.use_printer = cancel
    preview.show(kind)
    preview.click("Skriv &ut …")
    (request,) = preview.doors.print_requests
    assert (request.copies, request.pages, request.job_name) == (copies, pages, name)
    assert preview.said == []


def test_what_was_shown_is_printed_and_said(preview: Preview, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    preview.doors.use_printer = print_to(paper, lambda printer: printer.setCopyCount(1))
    preview.show(DocumentKind.PREPARATION)
    preview.click("Skriv &ut …")
    assert len(PdfReader(paper).pages) == 2
    assert preview.said == ["Utskriften är skickad till skrivaren."]


@pytest.mark.parametrize("file_wanted", [True, False])
def test_without_printer_the_file_is_offered(
    qtbot: QtBot, tmp_path: Path, file_wanted: bool
) -> None:
    path = tmp_path / "plan.pdf"
    doors = FakeDoors(answers=[file_wanted], printer_names=(), path=path)
    preview = Preview(qtbot, FakeDocuments(), doors)
    preview.show()
    preview.click("Skriv &ut …")
    (question,) = doors.asked
    assert (question.sentence, question.yes, question.no) == (
        NoPrinterError.sentence,
        "&Spara som PDF",
        "&Avbryt",
    )
    assert path.exists() is file_wanted


def test_a_printer_that_fails_is_told_and_the_job_can_be_repeated(
    preview: Preview, tmp_path: Path
) -> None:
    paper = tmp_path / "paper.pdf"
    preview.doors.use_printer = print_to(paper, lambda printer: printer.setCopyCount(1))
    preview.doors.printer_stays, preview.doors.answers = False, [False]
    preview.show(DocumentKind.BLANK)
    preview.click("Skriv &ut …")
    assert preview.doors.asked[0].sentence == PrintError.sentence
    assert preview.said == []
    preview.doors.printer_stays = True
    preview.click("Skriv &ut …")
    assert preview.said == ["Utskriften är skickad till skrivaren."]


# --- saving -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (DocumentKind.PLAN, "SIP-plan version 2 2026-03-12.pdf"),
        (DocumentKind.PREPARATION, "SIP-förberedelseblad 2026-03-12.pdf"),
        (DocumentKind.BLANK, "SIP-förberedelseblad blankt.pdf"),
    ],
)
def test_the_suggested_name_tells_nothing_about_the_person(
    preview: Preview, kind: DocumentKind, name: str
) -> None:
    preview.show(kind)
    preview.click("S&para som PDF …")
    assert [path.name for path in preview.doors.suggested] == [name]
    assert preview.said == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_suggested_name_works_on_every_system(kind: DocumentKind, language: str) -> None:
    name = file_name(kind, CASE, language, TODAY)
    assert name.endswith(".pdf")
    assert not set(name) & set('\\/:*?"<>|{}')
    assert not [told for told in ("Anna", "Andersson", "1985") if told in name]


def test_what_is_shown_is_saved_and_said(preview: Preview, tmp_path: Path) -> None:
    preview.doors.path = tmp_path / "planen.pdf"
    preview.show()
    preview.click("S&para som PDF …")
    assert len(PdfReader(preview.doors.path).pages) == 4
    assert preview.said == ["Dokumentet är sparat som planen.pdf."]


def test_a_file_that_cannot_be_written_is_told(preview: Preview, tmp_path: Path) -> None:
    preview.doors.path = tmp_path / "no such folder" / "planen.pdf"
    preview.show()
    preview.click("S&para som PDF …")
    assert [sentence for _title, sentence in preview.doors.told] == [FileNotWrittenError.sentence]
    assert preview.said == []


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


# --- for everybody ------------------------------------------------------------------------------


@pytest.fixture(params=i18n.LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    i18n.speak(request.param)
    return request.param


@pytest.fixture(params=[1.0, 2.0], ids=["100 %", "200 %"])
def text_size(request: pytest.FixtureRequest, application: QApplication) -> Generator[None]:
    dress(application, [], scale=request.param)
    yield
    dress(application, [])


def controls(page: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QComboBox, QPdfView)
    return [w for w in page.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]


@pytest.mark.usefixtures("language", "text_size")
def test_nothing_is_clipped_or_covered(qtbot: QtBot) -> None:
    preview = Preview(qtbot, FakeDocuments(strange="😀"), FakeDoors())
    preview.show()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert preview.page.width() == NARROWEST
    shown = [*controls(preview.page), *visible_labels(preview.page)]
    for widget in shown:
        place = widget.rect().translated(widget.mapTo(preview.page, QPoint(0, 0)))
        assert preview.page.rect().contains(place), widget
        if isinstance(widget, QPushButton | QComboBox):
            assert widget.width() >= widget.sizeHint().width()
            assert widget.height() >= widget.sizeHint().height()
        if isinstance(widget, QLabel):
            assert widget.height() >= widget.heightForWidth(widget.width())
            assert widget.wordWrap() or widget.width() >= widget.sizeHint().width()
    for one, other in itertools.combinations(shown, 2):
        assert not overlap(preview.page, one, other), (one, other)
    assert preview.view().height() >= 250


def visible_labels(page: QWidget) -> list[QLabel]:
    return [label for label in page.findChildren(QLabel) if label.isVisible()]


def overlap(page: QWidget, one: QWidget, other: QWidget) -> bool:
    if one.isAncestorOf(other) or other.isAncestorOf(one):
        return False
    places = [w.rect().translated(w.mapTo(page, QPoint(0, 0))) for w in (one, other)]
    return places[0].intersects(places[1])


@pytest.mark.usefixtures("language")
def test_every_control_has_a_name_and_a_letter_of_its_own(qtbot: QtBot) -> None:
    preview = Preview(qtbot, FakeDocuments(), FakeDoors())
    preview.show()
    for control in controls(preview.page):
        named = control.text() if isinstance(control, QAbstractButton) else control.accessibleName()
        assert named, control
    buttons = [w.text() for w in controls(preview.page) if isinstance(w, QAbstractButton)]
    buddies = [w.text() for w in preview.page.findChildren(QLabel) if w.buddy()]
    letters = [QKeySequence.mnemonic(text).toString() for text in [*buttons, *buddies]]
    assert len(letters) == 11
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_tab_goes_through_all_controls_in_reading_order(preview: Preview) -> None:
    preview.show()
    preview.click("N&ästa sida")  # so that none is disabled
    preview.box("Dokument").setFocus()
    names = []
    for _control in controls(preview.page):
        widget = QApplication.focusWidget()
        assert isinstance(widget, QWidget)
        text = widget.text() if isinstance(widget, QPushButton) else widget.accessibleName()
        names.append(text.replace("&", ""))
        preview.qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert names == [
        "Dokument",
        "Språk",
        "Skriv ut …",
        "Spara som PDF …",
        "Tillbaka",
        "Föregående sida",
        "Nästa sida",
        "Mindre",
        "Större",
        "Sidbredd",
        "Hela sidan",
        "Förhandsvisning av dokumentet",
    ]
