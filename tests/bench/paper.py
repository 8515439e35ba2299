"""The ways to make a plan with forty interventions: ours, and three that others take.

All set the same text, which is read out of our own document: headings, paragraphs and tables.
Each imports what it needs when it is asked for: the imports are a part of what is measured.
"""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

OURS = "SIPdesk"
Content = list[tuple[str, Any]]
"""What a document says, in order: ("H1", text), ("P", text), ("L", rows), ("Table", rows)."""
Maker = Callable[[], bytes]
ROWS = {"L": 0, "Table": 1}  # what has rows, and how many of them are headings


def forty_interventions() -> Any:
    """A short plan but for its forty interventions: three to five pages, as it is set."""
    case = importlib.import_module("sipdesk.case")
    interventions = tuple(
        case.Intervention(
            id=f"i{n}",
            what=f"Stöd hemma, del {n}",
            principal=tuple(case.Principal)[n % 2],
            organisation=f"Enhet {n}",
            how_often="Varje vecka",
            goal_id="sleep",
        )
        for n in range(40)
    )
    goals = (case.Goal(id="sleep", own_words="Jag vill sova hela natten"),)
    person = case.Person(name="Anna Andersson", identity_number="19850709-9805")
    return case.Case(person=person, goals=goals, interventions=interventions)


def ours() -> Maker:
    documents = importlib.import_module("sipdesk.documents.paper")
    day = importlib.import_module("datetime").date(2026, 2, 26)
    ports = importlib.import_module("sipdesk.ports")
    paper, case = documents.Paper(), forty_interventions()
    plan = ports.Wanted(ports.DocumentKind.PLAN, "sv")

    def make() -> bytes:
        return paper.make(plan, case, day)

    return make


def write_content(path: Path) -> None:
    """Read the text of our document out of its own structure tree."""
    reading = importlib.import_module("tests.documents.reading")
    content: Content = []
    _read(reading.Printed(ours()()).tree, content)
    path.write_text(json.dumps(content), encoding="utf-8")


def _read(node: Any, content: Content) -> None:
    if node.role == "Table":
        content.append(("Table", [[cell.text for cell in row.kids] for row in node.all_of("TR")]))
    elif node.role == "L":
        content.append(("L", [[part.text for part in item.kids] for item in node.kids]))
    elif node.marks:
        content.append((node.role, node.text))
    else:
        for kid in node.kids:
            _read(kid, content)


# --- plain ReportLab ----------------------------------------------------------------------------


def reportlab(content: Content) -> Maker:
    """Platypus as its user guide shows it, with the same typeface, and no structure."""
    fonts = importlib.import_module("sipdesk.fonts")
    pdfmetrics = importlib.import_module("reportlab.pdfbase.pdfmetrics")
    ttfonts = importlib.import_module("reportlab.pdfbase.ttfonts")
    styles = importlib.import_module("reportlab.lib.styles")
    pagesizes = importlib.import_module("reportlab.lib.pagesizes")
    platypus = importlib.import_module("reportlab.platypus")
    family = fonts.families()[0]
    pdfmetrics.registerFont(ttfonts.TTFont("plain", str(family.regular)))
    pdfmetrics.registerFont(ttfonts.TTFont("plain-bold", str(family.bold)))
    sizes = {"P": ("plain", 12), "H1": ("plain-bold", 22), "H2": ("plain-bold", 15)}
    looks = {
        role: styles.ParagraphStyle(role, fontName=font, fontSize=size, leading=size * 1.4)
        for role, (font, size) in {**sizes, "H3": ("plain-bold", 12)}.items()
    }
    lines = platypus.TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, "black")])

    def set_part(role: str, what: Any) -> Any:
        if role not in ROWS:
            return platypus.Paragraph(escape(what), looks[role])
        rows = [[platypus.Paragraph(escape(cell), looks["P"]) for cell in row] for row in what]
        return platypus.Table(rows, repeatRows=ROWS[role], style=lines if ROWS[role] else None)

    def make() -> bytes:
        target = BytesIO()
        document = platypus.SimpleDocTemplate(target, pagesize=pagesizes.A4)
        document.build([set_part(role, what) for role, what in content])
        return target.getvalue()

    return make


# --- WeasyPrint ---------------------------------------------------------------------------------


def weasyprint(content: Content) -> Maker:
    """HTML and CSS to PDF/UA-1."""
    library = importlib.import_module("weasyprint")
    body = "".join(_html(role, what) for role, what in content)
    style = "@page{size:A4;margin:25mm 20mm}body{font:12pt/1.4 'Fira Sans'}table{width:100%}"
    page = f"<html lang=sv><head><title>SIP</title><style>{style}</style></head>{body}</html>"

    def make() -> bytes:
        return library.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")

    return make


def _html(role: str, what: Any) -> str:
    if role not in ROWS:
        return f"<{role.lower()}>{escape(what)}</{role.lower()}>"
    if role == "L":
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in what)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    head, *rows = what
    cells = "".join(f"<th scope=col>{escape(cell)}</th>" for cell in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


# --- LibreOffice --------------------------------------------------------------------------------

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_DOCX_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def libreoffice(content: Content) -> Maker:
    """A filled .docx, converted by a LibreOffice that is started for it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise SystemExit("there is no soffice")
    folder = Path(tempfile.mkdtemp())

    def make() -> bytes:
        write_docx(folder / "plan.docx", content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        to_pdf = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        command = [str(office), profile, *to_pdf, str(folder / "plan.docx")]
        subprocess.run(command, check=True, capture_output=True)
        return (folder / "plan.pdf").read_bytes()

    return make


def write_docx(path: Path, content: Content) -> None:
    """The smallest .docx with these paragraphs and tables."""
    body = "".join(_word(role, what) for role, what in content)
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
        f'"/word/document.xml" ContentType="{_DOCX_MAIN}"/></Types>'
    )
    relations = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", relations)
        document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document)


def _word(role: str, what: Any) -> str:
    if role not in ROWS:
        return f"<w:p><w:r><w:t>{escape(what)}</w:t></w:r></w:p>"
    rows = ("".join(f"<w:tc>{_word('P', cell)}</w:tc>" for cell in row) for row in what)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


# --- one way in its own process -----------------------------------------------------------------

WAYS: Mapping[str, Callable[[Content], Maker]] = {
    OURS: lambda _content: ours(),
    "ReportLab": reportlab,
    "WeasyPrint": weasyprint,
    "LibreOffice": libreoffice,
}


def first(name: str, content: Content) -> tuple[Maker, dict[str, float]]:
    """How to make it again; the seconds to the first document, imports included; its pages."""
    start = time.perf_counter()
    make = WAYS[name](content)
    pdf = make()
    cold = time.perf_counter() - start
    pikepdf = importlib.import_module("pikepdf")
    return make, {"cold": cold, "pages": len(pikepdf.open(BytesIO(pdf)).pages)}


def again(make: Maker) -> float:
    """The seconds for one more document."""
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def take_turns(name: str, content: Content) -> None:
    """Tell of the first document, and then of one more for each line that is read."""
    make, told = first(name, content)
    print(json.dumps(told), flush=True)
    for _line in sys.stdin:
        print(again(make), flush=True)


if __name__ == "__main__":
    _, way, path = sys.argv
    take_turns(way, json.loads(Path(path).read_text(encoding="utf-8")))
