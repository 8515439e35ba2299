"""veraPDF finds no fault in documents, and does find what somebody breaks in one: the short form of
`python -m tests.documents.prove`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Generator
from operator import attrgetter
from pathlib import Path
from typing import Any, cast

import pikepdf
import pytest
from pikepdf import Name, Pdf

from sipdesk.editions import PAPER_LANGUAGES, editions
from sipdesk.i18n import MASTER
from sipdesk.ports import DocumentKind, TextSize, Wanted
from tests.documents import prove
from tests.documents.every_document import Made, every_pair, few_pairs, made, name_of
from tests.documents.verapdf import VeraPdf


@pytest.fixture(scope="module")
def verapdf() -> Generator[VeraPdf]:
    engine = VeraPdf()
    yield engine
    engine.close()


def faults(verapdf: VeraPdf, pdf: bytes, folder: Path) -> dict[str, str]:
    path = folder / "document.pdf"
    path.write_bytes(pdf)
    return verapdf.faults(path)


@pytest.mark.parametrize("one", [*few_pairs()], ids=name_of)
def test_each_document_each_language_and_each_length_is_whole(
    verapdf: VeraPdf, tmp_path: Path, one: Made
) -> None:
    assert faults(verapdf, made(*one), tmp_path) == {}


def test_the_short_form_leaves_out_no_document_no_edition_and_no_length() -> None:
    few = [*few_pairs()]
    assert {(wanted.kind, wanted.size) for wanted, _length in few} == {
        (kind, size) for kind in DocumentKind for size in TextSize
    }
    assert {wanted.language for wanted, _length in few} == {one.code for one in editions()}
    assert {length for _wanted, length in few} == {"blank", "short", "long"}


def test_the_command_asks_about_documents_by_name(
    verapdf: VeraPdf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert prove.main(verapdf, ["--only", "short sv summary"]) == 0
    assert capsys.readouterr().out == "documents: 1, not whole: 0\n"
    assert prove.main(verapdf, ["--only", "no such document"]) == 1


def test_the_command_tells_what_is_broken(
    verapdf: VeraPdf, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prove, "made", lambda _wanted, _length: broken(without_language))
    assert prove.main(verapdf, ["--only", "short sv summary"]) == 1
    *lines, count = capsys.readouterr().out.splitlines()
    assert count == "documents: 1, not whole: 1"
    assert any(line.startswith("short sv summary normal: ua1 7.2-34: ") for line in lines)


def test_the_command_sees_each_document_and_each_language_in_each_form() -> None:
    seen = {
        (chosen, length, wanted.size)
        for wanted, length in every_pair()
        for chosen in (wanted.kind, wanted.language)
    }
    forms = {("short", TextSize.NORMAL)}
    forms |= {(length, size) for length in ("blank", "long") for size in TextSize}
    assert seen >= {(each, *form) for form in forms for each in (*DocumentKind, *PAPER_LANGUAGES)}


def test_too_much_of_everything_is_whole_too(verapdf: VeraPdf, tmp_path: Path) -> None:
    sheet = made(Wanted(DocumentKind.PREPARATION, MASTER), "extreme")
    assert faults(verapdf, sheet, tmp_path) == {}


# --- broken on purpose --------------------------------------------------------------------------


def elements(pdf: Pdf, role: str) -> list[Any]:
    """The elements of the structure tree with a role, in no order."""
    return [obj for obj in cast("Any", pdf.objects) if _is_element(obj) and role == obj.S]


def _is_element(obj: Any) -> bool:
    return isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/StructElem"


def without_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


def without_title(pdf: Pdf) -> None:
    replace_in_metadata(pdf, b"dc:title", b"dc:source")


def without_word_of_pdf_ua(pdf: Pdf) -> None:
    replace_in_metadata(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


def replace_in_metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    metadata = cast("Any", pdf.Root.Metadata)
    before = metadata.read_bytes()
    assert old in before
    metadata.write(before.replace(old, new))


def without_first_heading(pdf: Pdf) -> None:
    (heading,) = elements(pdf, "/H1")
    heading.S = Name.P


def without_alternative_text(pdf: Pdf) -> None:
    for figure in elements(pdf, "/Figure"):
        del figure["/Alt"]


def with_cells_outside_a_row(pdf: Pdf) -> None:
    elements(pdf, "/TR")[0].S = Name.P


def with_a_row_of_too_few_cells(pdf: Pdf) -> None:
    row = elements(pdf, "/TR")[-1]
    row.K = list(row.K)[:-1]


def without_a_font(pdf: Pdf) -> None:
    fonts = cast("Any", pdf.pages[0].obj).Resources.Font
    first = fonts[next(iter(fonts.keys()))]
    del first.FontDescriptor["/FontFile2"]


def without_text_of_glyphs(pdf: Pdf) -> None:
    fonts = cast("Any", pdf.pages[0].obj).Resources.Font
    for name in fonts.keys():  # noqa: SIM118 - not a dict
        del fonts[name]["/ToUnicode"]


def without_output_intent(pdf: Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def without_structure(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]
    del pdf.Root["/MarkInfo"]


def with_text_neither_read_nor_passed_over(pdf: Pdf) -> None:
    """The first artifact is painted without its mark."""
    page = pdf.pages[0]
    operations = list(cast("Any", pikepdf.parse_content_stream(page)))
    start = next(n for n, (_, operator) in enumerate(operations) if str(operator) == "BDC")
    end = next(n for n, (_, operator) in enumerate(operations) if str(operator) == "EMC")
    kept = [one for n, one in enumerate(operations) if n not in {start, end}]
    page.obj["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream(kept))


# What is broken in which document, and one of the rules that veraPDF then names.
DEFECTS: dict[Callable[[Pdf], None], tuple[DocumentKind, str]] = {
    without_language: (DocumentKind.PLAN, "ua1 7.2-34"),
    without_title: (DocumentKind.PLAN, "ua1 7.1-9"),
    without_word_of_pdf_ua: (DocumentKind.PLAN, "ua1 5-1"),
    without_first_heading: (DocumentKind.PREPARATION, "ua1 7.4.2-1"),
    without_alternative_text: (DocumentKind.FOLLOW_UP, "ua1 7.3-1"),
    with_cells_outside_a_row: (DocumentKind.PLAN, "ua1 7.2-8"),
    with_a_row_of_too_few_cells: (DocumentKind.PLAN, "ua1 7.2-43"),
    without_a_font: (DocumentKind.PLAN, "2a 6.2.11.4.1-1"),
    without_text_of_glyphs: (DocumentKind.PLAN, "2a 6.2.11.7.2-1"),
    without_output_intent: (DocumentKind.PLAN, "2a 6.2.4.3-2"),
    without_structure: (DocumentKind.PLAN, "2a 6.7.3.3-1"),
    with_text_neither_read_nor_passed_over: (DocumentKind.PLAN, "ua1 7.1-3"),
}


def broken(defect: Callable[[Pdf], None], kind: DocumentKind = DocumentKind.PLAN) -> bytes:
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(made(Wanted(kind, MASTER), "short"))) as pdf:
        defect(pdf)
        pdf.save(result)
    return result.getvalue()


def nothing(pdf: Pdf) -> None:
    """Opened and saved again, as with a defect."""


def test_a_file_is_not_broken_by_being_opened_and_saved(verapdf: VeraPdf, tmp_path: Path) -> None:
    assert faults(verapdf, broken(nothing), tmp_path) == {}


@pytest.mark.parametrize("defect", DEFECTS, ids=attrgetter("__name__"))
def test_a_broken_file_fails(
    verapdf: VeraPdf, tmp_path: Path, defect: Callable[[Pdf], None]
) -> None:
    kind, rule = DEFECTS[defect]
    found = faults(verapdf, broken(defect, kind), tmp_path)
    assert rule in found
