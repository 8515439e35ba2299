"""Every document in every edition: whose words are in which language, and on which side."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from sipdesk.case import Case, Person, with_new_version
from sipdesk.documents.kit.tongues import RIGHT_TO_LEFT, both
from sipdesk.documents.wording import Wording
from sipdesk.editions import PAPER_LANGUAGES, Edition, editions
from sipdesk.i18n import MASTER, catalogue
from sipdesk.ports import DocumentKind, TextSize, Wanted
from sipdesk.rules import statute
from sipdesk.rules.law import PLAN
from tests.documents.examples import ORDINARY, TODAY, approved, followed_up
from tests.documents.makers import Paper
from tests.documents.reading import MM, Node, Printed

PAPER = Paper()
FOLLOWED = followed_up(ORDINARY)
CHANGED = replace(
    with_new_version(approved(ORDINARY)),
    plan=replace(with_new_version(approved(ORDINARY)).plan, crisis_plan="Ring 070-123 45 67"),
)


@cache
def plan(code: str) -> bytes:
    return PAPER.plan(ORDINARY, code, TODAY)


DOCUMENTS: dict[str, Callable[[str], bytes]] = {
    "plan": plan,
    "sheet": lambda code: PAPER.preparation_sheet(ORDINARY, code, TODAY),
    "blank sheet": lambda code: PAPER.preparation_sheet(None, code, TODAY),
    "follow-up": lambda code: PAPER.follow_up_form(FOLLOWED, code, TODAY),
    "blank follow-up": lambda code: PAPER.follow_up_form(None, code, TODAY),
    "changes": lambda code: PAPER.what_changed(CHANGED, code, TODAY),
}
LEFT, RIGHT = 20 * MM, 190 * MM
MARKS = frozenset(map(chr, range(0xFDD0, 0xFDF0)))
TRANSLATIONS = [edition for edition in editions() if edition.is_translation]
APPLIES = "Översättningen är inte granskad. Den svenska texten gäller."


# Below the Swedish, two documents have all that there is: tables and lists, boxes and pictures.
PRINTED = [
    (edition, name)
    for edition in TRANSLATIONS
    for name in (("plan", "follow-up") if edition.beside_swedish else DOCUMENTS)
]


def called(param: tuple[Edition, str]) -> str:
    return f"{param[0].code}-{param[1]}"


@pytest.fixture(scope="module", params=PRINTED, ids=called)
def made(request: pytest.FixtureRequest) -> tuple[Edition, Printed]:
    edition, name = request.param
    return edition, Printed(DOCUMENTS[name](edition.code))


@pytest.fixture
def edition(made: tuple[Edition, Printed]) -> Edition:
    return made[0]


@pytest.fixture
def printed(made: tuple[Edition, Printed]) -> Printed:
    return made[1]


def language_of(node: Node) -> str:
    return str(node.element.get("/Lang", ""))


def text_in(root: Node, language: str, around: str) -> str:
    """All that is in one language below a node."""
    mine = language_of(root) or around
    own = Node(root.role, root.element, texts=root.texts).text if mine == language else ""
    return " ".join([own, *(text_in(kid, language, mine) for kid in root.kids)])


def test_the_paper_says_in_both_languages_that_the_swedish_text_applies(
    edition: Edition, printed: Printed
) -> None:
    note = printed.tree.all_of("P")[0].text
    translate = catalogue(edition.language).gettext
    assert APPLIES in note
    assert translate(APPLIES) in note


def test_no_mark_of_a_language_and_no_missing_character_is_on_the_paper(printed: Printed) -> None:
    told = "".join(shown.text for shown in printed.shown)
    for node in printed.tree.everything():
        told += str(node.element.get("/Alt", "")) + str(node.element.get("/ActualText", ""))
    told += str(printed.pdf.docinfo["/Title"])
    told += "".join(item.title for item in printed.pdf.open_outline().root)
    assert not MARKS & set(told)
    assert "\ufffd" not in told


def test_the_file_says_its_language(edition: Edition, printed: Printed) -> None:
    root = printed.pdf.Root
    main = MASTER if edition.beside_swedish else edition.language
    assert root.Lang == main
    turned = str(root.ViewerPreferences.get("/Direction", ""))
    assert turned == ("/R2L" if main in RIGHT_TO_LEFT else "")


def test_nothing_stands_outside_the_margins(edition: Edition, printed: Printed) -> None:
    assert all(LEFT - 0.1 <= shown.x < RIGHT for shown in printed.shown)
    for box in (box for f in printed.tree.all_of("Figure") if (box := f.attribute("/BBox"))):
        assert LEFT - 0.1 <= float(box[0]) < float(box[2]) <= RIGHT + 0.1


@pytest.mark.parametrize("language", [code for code in PAPER_LANGUAGES if code != MASTER])
def test_what_was_written_stays_swedish_and_the_fixed_text_is_of_the_language(
    language: str,
) -> None:
    printed = Printed(DOCUMENTS["plan"](language))
    tree = printed.tree
    goal, heading = "Jag vill sova hela natten", catalogue(language).gettext("Mina mål")
    assert goal in text_in(tree, MASTER, language)
    assert heading in text_in(tree, language, language)
    assert goal not in text_in(tree, language, language)


def test_a_name_in_arabic_says_so_in_a_swedish_document() -> None:
    case = Case(person=Person(name="محمد الأحمد"))
    printed = Printed(PAPER.plan(case, MASTER, TODAY))
    assert "محمد الأحمد" in text_in(printed.tree, "ar", MASTER)


@pytest.mark.parametrize("language", ["ar", "fi"])
def test_below_or_beside_the_swedish_stands_the_other_language(language: str) -> None:
    printed = Printed(DOCUMENTS["plan"](f"sv+{language}"))
    tree = printed.tree
    translate = catalogue(language).gettext
    heading, _in_the_plan = [n for n in tree.all_of("H2") if n.text.startswith("Mina mål")]
    between = " " if language in RIGHT_TO_LEFT else " / "
    assert heading.text == f"Mina mål{between}{translate('Mina mål')}"
    assert [language_of(span) for span in heading.all_of("Span")] == [language]
    header = tree.all_of("Table")[0].all_of("TH")[0]
    assert header.text == f"Insats {translate('Insats')}"


def test_what_was_written_stands_once_below_the_swedish() -> None:
    printed = Printed(DOCUMENTS["plan"]("sv+fi"))
    text = printed.tree.text
    assert text.count("Jag vill sova hela natten") == 2  # in short, and in the plan
    assert text.count("Stabil dygnsrytm.") == 1


# --- from right to left -------------------------------------------------------------------------


@pytest.fixture(scope="module", params=sorted(RIGHT_TO_LEFT & set(PAPER_LANGUAGES)))
def mirrored(request: pytest.FixtureRequest) -> tuple[Printed, str]:
    return Printed(DOCUMENTS["plan"](request.param)), request.param


def where(printed: Printed, node: Node) -> float:
    """The left edge of the first thing that a node shows."""
    return min(s.x for n in node.everything() for m in n.marks for s in printed.marked[m] if s.text)


def test_the_columns_of_a_table_begin_at_the_right(mirrored: tuple[Printed, str]) -> None:
    printed, _language = mirrored
    for table in printed.tree.all_of("Table"):
        for row in table.all_of("TR"):
            places = [where(printed, cell) for cell in row.kids]
            assert places == sorted(places, reverse=True)


def test_a_label_stands_to_the_right_of_its_value(mirrored: tuple[Printed, str]) -> None:
    printed, language = mirrored
    number = catalogue(language).gettext("Personnummer")
    (field,) = [li for li in printed.tree.all_of("LI") if li.text.startswith(number)]
    assert [kid.role for kid in field.kids] == ["Lbl", "LBody"]
    assert where(printed, field.kids[0]) > where(printed, field.kids[1])
    assert field.kids[1].text == "19850709-9805"


def test_a_telephone_number_and_a_time_keep_their_order(mirrored: tuple[Printed, str]) -> None:
    printed, _language = mirrored
    lines = [shown.text for shown in printed.shown]
    assert any("070-765 43 21" in line for line in lines)
    assert any("14:30–15:30" in line for line in lines)


@pytest.mark.parametrize("language", sorted(RIGHT_TO_LEFT & set(PAPER_LANGUAGES)))
def test_the_number_of_pages_stays_where_its_sentence_ends(language: str) -> None:
    long = replace(ORDINARY, plan=replace(ORDINARY.plan, situation="Jag bor ensam. " * 2000))
    printed = Printed(PAPER.plan(long, f"sv+{language}", TODAY))
    pages = len(printed.pages)
    assert pages >= 10
    (foot,) = [line.text for line in printed.shown if line.page == 0 and line.text.endswith("حفص")]
    assert foot.startswith(f"{pages} "), "read from the right, it comes last"


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm (poppler-utils) is not here")
def test_an_arabic_title_ends_at_the_right_margin(tmp_path: Path) -> None:
    ink = {code: ink_of_title(DOCUMENTS["plan"](code), tmp_path) for code in ("ar", "sv", "sv+ar")}
    assert ink["ar"][1] == pytest.approx(RIGHT, abs=4)
    assert ink["ar"][0] > LEFT + 40 * MM
    assert ink["sv"][0] == pytest.approx(LEFT, abs=4)
    assert ink["sv+ar"][0] == pytest.approx(LEFT, abs=4)


def ink_of_title(pdf: bytes, folder: Path) -> tuple[float, float]:
    """From where to where there is ink in the first line below the head, in points."""
    file = folder / "plan.pdf"
    file.write_bytes(pdf)
    area = ["-x", "0", "-y", str(round(26 * MM)), "-W", "595", "-H", "30"]
    command = ["pdftoppm", "-r", "72", "-gray", "-f", "1", "-l", "1", *area, str(file)]
    picture = subprocess.run(command, capture_output=True, check=True).stdout
    _magic, size, _most, pixels = picture.split(b"\n", 3)
    width = int(size.split()[0])
    dark = [n % width for n, value in enumerate(pixels) if value < 128]
    return min(dark), max(dark)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not here")
@pytest.mark.parametrize("language", ["ar", "fa", "ti", "uk"])
def test_pdftotext_reads_the_headings(language: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(DOCUMENTS["plan"](language))
    told = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True)
    assert catalogue(language).gettext("Mina mål") in told.stdout.decode()


@pytest.mark.parametrize("edition", ["sv+en", "sv+ar"])
def test_no_value_of_several_stands_beside_a_label_of_two_languages(edition: str) -> None:
    """Else each line of the one seems to belong to a line of the other."""
    wanted = Wanted(DocumentKind.PLAN, edition, size=TextSize.LARGE)
    printed = Printed(Paper().make(wanted, ORDINARY, TODAY))
    fields = [item for item in printed.tree.all_of("LI") if len(item.kids[-1].all_of("P")) > 1]
    assert len(fields) >= 2
    for label, value in (item.kids for item in fields):
        lowest = min(line.y for mark in label.marks for line in printed.marked[mark])
        highest = max(
            line.y for p in value.all_of("P") for mark in p.marks for line in printed.marked[mark]
        )
        assert label.all_pages != value.all_pages or lowest > highest + 5


@pytest.mark.parametrize("language", [each for each in PAPER_LANGUAGES if each != "sv"])
def test_two_statutes_are_joined_in_the_language_of_the_paper(language: str) -> None:
    reference = statute(PLAN, TODAY).reference
    first, second = reference.split(" och ")
    said = both(Wording(language).law(reference))
    assert first in said
    assert second in said
    assert " och " not in said


def test_the_law_is_cited_once_in_a_plan_in_two_languages() -> None:
    assert Printed(plan("sv+fi")).text.count("SoL (2025:400)") == 1


@pytest.mark.parametrize(
    ("language", "printed", "approved_on"),
    [
        ("fi", "Tulostettu: torstai 26.", "Hyväksytty: torstai 26."),
        ("uk", "Надруковано: четвер, 26", "Затверджено: четвер, 26"),
        ("pl", "Wydrukowano: czwartek, 26", "Zatwierdzono: czwartek, 26"),
    ],
)
def test_a_day_stands_behind_a_colon_where_it_would_be_inflected(
    language: str, printed: str, approved_on: str
) -> None:
    wording = Wording(language)
    assert both(wording.printed(TODAY)).startswith(printed)
    date = wording.date(TODAY.isoformat())
    assert both(wording.texts.gettext("Godkänd {date}", date=date)).startswith(approved_on)
