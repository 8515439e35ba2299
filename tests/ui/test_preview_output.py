"""From the preview to a printer and to a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from sipdesk import i18n
from sipdesk.errors import FileNotWrittenError, NoPrinterError, PrintError
from sipdesk.ports import DocumentKind
from sipdesk.ui.document_kind import file_name
from tests.ui.fake_doors import FakeDoors, cancel, print_to
from tests.ui.fake_paper import FakeDocuments
from tests.ui.preview_probe import CASE, CONSENTING, TODAY, Preview

# A window on the offscreen platform makes it say this of itself.
pytestmark = [
    pytest.mark.usefixtures("application"),
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"),
]


@pytest.fixture
def preview(qtbot: QtBot) -> Preview:
    return Preview(qtbot, FakeDocuments(), FakeDoors())


# --- printing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "pages", "name"),
    [
        (DocumentKind.PLAN, 12, "SIP-plan"),
        (DocumentKind.PREPARATION, 2, "SIP-förberedelseblad"),
        (DocumentKind.BLANK, 1, "SIP-förberedelseblad"),
        (DocumentKind.FOLLOW_UP, 9, "SIP-uppföljning"),
        (DocumentKind.BLANK_FOLLOW_UP, 2, "SIP-uppföljning"),
    ],
)
def test_one_job_holds_a_copy_for_the_person_and_for_each_who_comes(
    preview: Preview, kind: DocumentKind, pages: int, name: str
) -> None:
    preview.doors.use_printer = cancel
    preview.show(kind, CONSENTING)
    preview.click("Skriv &ut …")
    (request,) = preview.doors.print_requests
    assert (request.copies, request.pages, request.job_name) == (1, pages, name)
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
    doors = FakeDoors(answers=[file_wanted, False], printer_names=(), path=path)
    preview = Preview(qtbot, FakeDocuments(), doors)
    preview.show()
    preview.click("Skriv &ut …")
    question, *_whether_given = doors.asked
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
        (DocumentKind.PLAN, "SIP-plan version 2 utkast 2026-03-12 exemplar 1.pdf"),
        (DocumentKind.SUMMARY, "SIP i korthet version 2 utkast 2026-03-12 exemplar 1.pdf"),
        (DocumentKind.PREPARATION, "SIP-förberedelseblad 2026-03-12 exemplar 1.pdf"),
        (DocumentKind.BLANK, "SIP-förberedelseblad blankt.pdf"),
        (DocumentKind.FOLLOW_UP, "SIP-uppföljning 2026-03-12 exemplar 1.pdf"),
        (DocumentKind.BLANK_FOLLOW_UP, "SIP-uppföljning blank.pdf"),
    ],
)
def test_the_suggested_name_tells_of_the_copy_and_nothing_about_the_person(
    preview: Preview, kind: DocumentKind, name: str
) -> None:
    preview.show(kind)
    preview.click("S&para som PDF …")
    assert preview.doors.suggested == [name]
    assert preview.said == []


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_suggested_name_works_on_every_system(kind: DocumentKind, language: str) -> None:
    name = file_name(kind, CASE, language, TODAY)
    assert name.endswith(".pdf")
    assert not set(name) & set('\\/:*?"<>|{}')
    assert not [told for told in ("Anna", "Andersson", "1985") if told in name]


def test_what_is_shown_is_saved_and_said(preview: Preview, tmp_path: Path) -> None:
    preview.doors.path, preview.doors.answers = tmp_path / "planen.pdf", [False]
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
