"""How papers are set: on no more pages than they need, in the order in which they are read, and
in both languages where there are two.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest
from pypdf.generic import Destination

from sipdesk.case import Case, Goal, Participant, Person, Presence
from sipdesk.demo import demo_cases
from sipdesk.documents.kit.blocks import Fields, Heading, Item, ItemList, Together
from sipdesk.documents.kit.flow import Block, Piece, Place, paginate, total_height
from sipdesk.documents.kit.forms import WritingLines
from sipdesk.documents.kit.pen import Pen
from sipdesk.documents.kit.spans import Span
from sipdesk.documents.kit.structure import Element
from sipdesk.documents.kit.style import CELL
from sipdesk.documents.kit.table import Table, TableColumn
from sipdesk.documents.kit.tongues import halves, marked, plain
from sipdesk.documents.kit.typesetting import Typesetter
from sipdesk.documents.wording import Wording, joined
from sipdesk.i18n import MASTER, catalogue
from sipdesk.ports import DocumentKind, TextSize, Wanted
from tests.documents.examples import ORDINARY, TODAY, approved, followed_up
from tests.documents.makers import Paper
from tests.documents.reading import MM, Node, Printed, Shown

HEIGHT = 700.0
CHILD = next(case for case in demo_cases(TODAY) if case.person.child_view)
LONG_LATIN = "Anna Andersson, Distriktssköterska, Vårdcentralen i Björkeby kommun"


def place(language: str = "sv", width: float = 480) -> Place:
    return Place(width, HEIGHT, Typesetter(language), Element("Document"))


def printed(kind: DocumentKind, language: str, case: Case = ORDINARY) -> Printed:
    return Printed(Paper().make(Wanted(kind, language), case, TODAY))


def nothing(pen: Pen, left: float, top: float, /) -> None:
    """Paints nothing."""


# --- pages --------------------------------------------------------------------------------------


def lines(count: int, gap: float = 5) -> list[Piece]:
    return [Piece(10, nothing, gap) for _line in range(count)]


def test_a_few_lines_do_not_spill_on_a_page_of_their_own() -> None:
    assert [len(page) for page in paginate(lines(8), 100)] == [8]


def test_half_a_page_does_not_either_where_less_space_is_enough() -> None:
    assert [len(page) for page in paginate(lines(5, gap=24), 100)] == [5]


def test_more_than_a_few_do() -> None:
    assert [len(page) for page in paginate(lines(10), 100)] == [7, 3]


def test_what_cannot_be_brought_closer_is_spaced_as_usual() -> None:
    pages = paginate(lines(13, gap=0), 100)
    assert [len(page) for page in pages] == [10, 3]
    first, second, *_ = paginate(lines(8, gap=20), 100)[0]
    assert second.offset - first.offset == pytest.approx(30)


@pytest.mark.parametrize("language", ["so", "uk"])
@pytest.mark.parametrize("case", [Case(), CHILD], ids=["blank", "filled"])
def test_the_childs_page_is_one_page_and_no_smaller_than_12_points(
    language: str, case: Case
) -> None:
    page = printed(DocumentKind.CHILD, language, case)
    assert len(page.pdf.pages) == 1
    assert min(shown.size for shown in page.shown) >= 12


def test_the_childs_page_is_larger_where_there_is_room() -> None:
    page = printed(DocumentKind.CHILD, "sv", CHILD)
    (paragraph, *_) = page.tree.all_of("P")
    assert {shown.size for mark in paragraph.marks for shown in page.marked[mark]} == {15}


@pytest.mark.parametrize("kind", [DocumentKind.INVITATION, DocumentKind.BLANK_INVITATION])
@pytest.mark.parametrize("language", ["so", "uk"])
def test_an_invitation_is_one_page(kind: DocumentKind, language: str) -> None:
    assert len(printed(kind, language).pdf.pages) == 1


def test_in_large_print_the_plan_in_short_tells_more_than_pages() -> None:
    wanted = Wanted(DocumentKind.SUMMARY, "uk", size=TextSize.LARGE)
    text = Printed(Paper().make(wanted, ORDINARY, TODAY)).tree.text
    assert ORDINARY.goals[0].own_words in text


@pytest.mark.parametrize(
    "block",
    [
        ItemList(["ett", "två", "tre", "fyra"]),
        Fields([("Dag", "1"), ("Tid", "2"), ("Plats", "3"), ("Tolk", "4")]),
        WritingLines(3),
        Together([Heading(2, "Rubrik"), ItemList(["ett", "två"] * 5)]),
    ],
    ids=["items", "fields", "lines", "together"],
)
def test_a_few_stay_on_one_page(block: ItemList | Fields | WritingLines | Together) -> None:
    pieces = [*block.pieces(place())]
    assert [piece.keep for piece in pieces] == [True] * (len(pieces) - 1) + [False]


def cuts(block: Block) -> list[int]:
    """After how many lines a page may end."""
    return [n for n, piece in enumerate(block.pieces(place()), 1) if not piece.keep]


def lines_of_text(count: int) -> str:
    return "\n".join(["Jag bor ensam."] * count)


def test_a_value_of_a_few_lines_is_not_cut_from_its_label() -> None:
    assert cuts(Fields([("Plats", lines_of_text(3))] * 6)) == [6, 9, 12, 18]


def test_a_long_value_may_be_cut() -> None:
    assert 30 in cuts(Fields([("Plats", lines_of_text(60))]))


def test_a_few_high_values_need_not_stay_together() -> None:
    assert cuts(Fields([("Plats", lines_of_text(6))] * 4)) == [12, 24]


def test_of_many_items_neither_the_first_nor_the_last_stands_alone() -> None:
    height = total_height(ItemList(["ett"] * 6).pieces(place()))
    pages = paginate(ItemList(["ett"] * 10).pieces(place()), height)
    assert [len(page) for page in pages] == [6, 4]
    (one_too_many, *_) = pages
    assert not one_too_many[-1].piece.keep


def test_a_short_item_is_never_cut() -> None:
    assert cuts(ItemList([lines_of_text(5)] * 6)) == [10, 15, 20, 30]
    assert 30 in cuts(ItemList([lines_of_text(60)]))


def test_the_label_within_an_item_stays_with_what_it_is_of() -> None:
    label = [Span("Nu:", bold=True)]
    pieces = [*ItemList([Item([label, lines_of_text(60), label, "Kort"])]).pieces(place())]
    kept = [n for n, piece in enumerate(pieces) if piece.keep]
    assert {0, len(pieces) - 2} <= {*kept}
    assert len(kept) < 10


def test_what_is_asked_of_an_intervention_or_a_goal_begins_on_one_page() -> None:
    case = followed_up(ORDINARY)
    case = replace(case, goals=tuple(Goal(id=f"g{n}", own_words=f"Mål {n}") for n in range(6)))
    page = printed(DocumentKind.FOLLOW_UP, "sv", case)
    nodes = [node for node in page.tree.everything() if node.pages]
    goals = [n for n, node in enumerate(nodes) if node.role == "H3"]
    assert len(goals) == len(case.goals)
    for n in goals:
        assert len({min(node.pages) for node in nodes[n : n + 4]}) == 1


def test_signatures_stand_with_how_the_consent_was_given() -> None:
    section = printed(DocumentKind.CONSENT, "sv+fa", CHILD).tree.all_of("Sect")[-1]
    assert len(section.all_pages) == 1


@pytest.mark.parametrize("language", ["fi", "pl"])
def test_no_word_in_the_heading_of_a_column_is_cut(language: str) -> None:
    page = printed(DocumentKind.PLAN, language)
    for cell in page.tree.all_of("TH"):
        shown = [
            one.text for node in cell.all_of("P") for m in node.marks for one in page.marked[m]
        ]
        assert "".join(f"{line.strip()} " for line in shown).split() == cell.text.split()
    goal = catalogue(language).gettext("Mål")
    assert any(one.text.strip() == goal for one in page.shown)


def test_no_word_of_a_label_is_cut_while_it_has_room() -> None:
    """The longest word of all labels, in the largest text."""
    wanted = Wanted(DocumentKind.BLANK_PLAN, "se", size=TextSize.LARGE)
    page = Printed(Paper().make(wanted, Case(), TODAY))
    shown = " ".join(one.text for node in page.tree.all_of("Lbl") for one in shown_of(page, node))
    assert "Váldoovddasvástideaddji" in shown.split()


@pytest.mark.parametrize("language", ["sv", "sv+fi"])
def test_no_word_in_a_table_is_cut_while_the_columns_have_room(language: str) -> None:
    role = "Arbetsförmedlingen"
    people = tuple(
        Participant(name=name, role=role, organisation="Rehabilitering", presence=Presence.PRESENT)
        for name in ("Anna Ek", "Kristina Bernhardsson-Lagerkvist")
    )
    page = printed(DocumentKind.PLAN, language, replace(ORDINARY, participants=people))
    (table,) = (t for t in page.tree.all_of("Table") if "Rehabilitering" in t.text)
    cells = [cell for kind in ("TH", "TD") for cell in table.all_of(kind)]
    shown = " ".join(one.text for cell in cells for one in marked_in(page, cell)).split()
    assert shown.count(role) == shown.count("Rehabilitering") == 2
    assert {"Lagerkvist", "Verksamhet", "Närvaro"} <= set(shown)


def test_a_word_that_no_column_holds_takes_room_from_no_other_word() -> None:
    cells = [["Bo"], ["Arbetsförmedlingen"], [f"{'x' * 200} Rehabiliteringen"]]
    columns = [TableColumn(name, 1) for name in ("Namn", "Roll", "Plats")]
    here = place(width=330)
    [(_, one), (_, two), (_, three)] = Table(columns, [cells], "").bounds(here)
    assert two >= here.typesetter.widest_word("Arbetsförmedlingen", CELL)
    assert one + two + three == pytest.approx(330 - 6 * 5)
    assert three == pytest.approx(100)


def marked_in(page: Printed, cell: Node) -> list[Shown]:
    return [one for node in cell.all_of("P") for one in shown_of(page, node)]


def shown_of(page: Printed, node: Node) -> list[Shown]:
    return [one for mark in node.marks for one in page.marked[mark]]


def test_the_columns_are_as_wide_as_the_table() -> None:
    columns = (TableColumn("Insats", 90), TableColumn("Verksamhetsansvarig", 1))
    (heading, _row) = Table(columns, [[["Stöd"], ["–"]]], "").pieces(place(width=400))
    assert heading.height == pytest.approx(16 + 10)


# --- order and sides ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((marked("نعم", "ar"), marked("شفهيًا", "ar")), "نعم، شفهيًا"),
        ((marked("بله", "fa"), "13:00"), "بله، 13:00"),
        (
            (marked("مارس 2026", "ar"), marked("بشهادة", "ar") + " Karin Ek"),
            "مارس 2026، بشهادة Karin Ek",
        ),
        ((marked("نعم", "ar"), "Bo Berg"), "نعم, Bo Berg"),
        (("محمد علي", "070-123 45 67"), "محمد علي, 070-123 45 67"),
        (("Anna", "kurator"), "Anna, kurator"),
    ],
)
def test_the_comma_is_that_of_the_texts(parts: Sequence[str], expected: str) -> None:
    assert bare(joined(parts)) == expected


def bare(text: str) -> str:
    return plain(text).replace("\u2068", "").replace("\u2069", "")


def test_of_a_pair_each_half_has_its_own_comma() -> None:
    word = Wording("sv+ar").texts.gettext
    swedish, arabic = halves(joined((word("Ja"), word("Muntligt"))))
    assert bare(swedish) == "Ja, Muntligt"
    assert "، " in bare(arabic)


def test_what_was_written_keeps_its_end_behind_an_arabic_label() -> None:
    page = printed(DocumentKind.PLAN, "ar")
    line = next(shown for shown in page.shown if "Stabil dygnsrytm" in shown.text)
    assert line.text.strip().startswith("Stabil dygnsrytm.")


def test_in_two_languages_a_label_stands_on_one_line_with_what_was_written() -> None:
    text = Wording("sv+fi").led_by(Wording("sv+fi").texts.gettext("Jag"), "Jag går ut.")
    (line,) = Typesetter().lines(text, Fields([]).style, 400)
    assert line.width < 400
    assert bare("".join(span.text for span in text)) == "Jag / Minä: Jag går ut."


def test_a_swedish_line_with_an_arabic_word_in_it_begins_at_the_left() -> None:
    text = [Span("Eva Strand: ", bold=True), Span(joined(("Stöd", marked("من 3 مارس", "ar"))))]
    (line,) = Typesetter("ar").lines(text, Fields([]).style, 400)
    assert not line.right_to_left
    (line,) = Typesetter("ar").lines(joined((marked("نعم", "ar"), "Bo")), Fields([]).style, 400)
    assert line.right_to_left


ARABIC_NAME, ARABIC_TEXT = "محمد الأحمد", "أريد أن أبقى في بيتي."


@pytest.mark.parametrize("language", [MASTER, "ar"])
@pytest.mark.parametrize(
    ("label", "text", "right_to_left"),
    [
        (ARABIC_NAME, "Stöd i hemmet.", False),
        (ARABIC_NAME, f"Stöd i hemmet med {ARABIC_NAME}", False),
        (ARABIC_NAME, ARABIC_TEXT, True),
        (joined([ARABIC_NAME, "Hemtjänsten"]), "Stöd i hemmet.", False),
        ("Kurator", ARABIC_TEXT, False),
    ],
)
def test_behind_a_name_a_line_runs_as_what_was_written(
    language: str, label: str, text: str, right_to_left: bool
) -> None:
    spans = Wording(language).led_by(label, text)
    (line,) = Typesetter(language).lines(spans, Fields([]).style, 600)
    assert line.right_to_left is right_to_left


@pytest.mark.parametrize(
    ("language", "name", "right_to_left"),
    [(MASTER, ARABIC_NAME, False), ("ar", ARABIC_NAME, True), ("ar", "Anna Ek", False)],
)
def test_who_somebody_is_runs_as_the_name_on_a_page_that_runs_so_too(
    language: str, name: str, right_to_left: bool
) -> None:
    who = Wording(language).who(Participant(name=name, role="Kurator", organisation="Skolan"))
    (line,) = Typesetter(language).lines(who, Fields([]).style, 600)
    assert line.right_to_left is right_to_left


def test_the_colon_stands_between_a_name_in_arabic_and_what_was_written() -> None:
    (line,) = Typesetter().lines(Wording(MASTER).led_by(ARABIC_NAME, "Stöd"), Fields([]).style, 600)
    seen = [run.text for part in line.parts for stretch in part.stretches for run in stretch.runs]
    assert "".join(seen).endswith(": Stöd")


def test_in_large_print_the_foot_of_the_page_says_the_whole_day() -> None:
    wanted = Wanted(DocumentKind.FOLLOW_UP, "so", size=TextSize.LARGE)
    day = dt.date(2026, 9, 10)
    page = Printed(Paper().make(wanted, followed_up(approved(ORDINARY)), day))
    assert "…" not in "".join(shown.text for shown in page.shown)


def test_an_item_of_the_overview_begins_at_the_left_whoever_comes_first() -> None:
    case = replace(ORDINARY, participants=(Participant(name=ARABIC_NAME, role="Kurator"),))
    page = printed(DocumentKind.OVERVIEW, MASTER, case)
    role = next(shown for shown in page.shown if "Kurator" in shown.text)
    beside = [shown for shown in page.shown if shown.y == role.y and shown is not role]
    assert len(beside) > 1
    assert all(shown.x < role.x for shown in beside)


def test_a_number_in_front_of_an_arabic_item_has_its_point_behind_it() -> None:
    page = printed(DocumentKind.SUMMARY, "ar")
    label = page.tree.all_of("Lbl")[0]
    assert [one.text for mark in marks(label) for one in page.marked[mark]] == [".1"]


def marks(node: Node) -> list[tuple[int, int]]:
    return [mark for each in node.everything() for mark in each.marks]


# --- in both languages --------------------------------------------------------------------------


def test_boxes_to_tick_are_in_both_languages() -> None:
    page = printed(DocumentKind.FOLLOW_UP, "sv+fi")
    finnish = catalogue("fi").gettext
    assert f"Närvarande / {finnish('Närvarande')}" in page.tree.text
    assert f"Ja / {finnish('Ja')}" in page.tree.text
    boxes = {str(figure.element.Alt) for figure in page.tree.all_of("Figure")}
    assert boxes == {f"Tom ruta / {finnish('Tom ruta')}"}


def test_title_outline_and_page_number_are_in_both_languages() -> None:
    page = printed(DocumentKind.PLAN, "sv+uk")
    own = catalogue("uk").gettext
    title = f"Samordnad individuell plan (SIP) / {own('Samordnad individuell plan (SIP)')}"
    assert str(page.pdf.docinfo["/Title"]) == title
    entries = [str(one.title) for one in page.reader.outline[1:] if isinstance(one, Destination)]
    assert title in entries
    foot = [shown.text for shown in page.shown if shown.y < 30 * MM]
    assert any(text.startswith("Sida 1 av ") for text in foot)
    assert any(own("Sida {page} av {pages}").split()[0] in text for text in foot)


def test_a_day_of_birth_is_not_called_a_personal_number() -> None:
    case = replace(ORDINARY, person=Person(name="Elsa", birth_date="2016-11-18"))
    for kind in (DocumentKind.CONSENT, DocumentKind.OVERVIEW, DocumentKind.PLAN):
        text = printed(kind, "sv", case).tree.text
        assert "Född fredag 18 november 2016" in text
        assert "Personnummer" not in text


def test_the_words_of_a_long_numbered_list_stand_below_each_other_and_apart_from_its_numbers() -> (
    None
):
    goals = tuple(Goal(own_words=f"Mål {n}") for n in range(1, 13))
    shown = printed(DocumentKind.SUMMARY, "sv", replace(ORDINARY, goals=goals)).shown
    words = [each for each in shown if each.text.startswith("Mål ")]
    (number,) = (each for each in shown if each.text.strip() == "12.")
    assert len({each.x for each in words}) == 1
    assert words[0].x - number.x > 1.6 * number.size  # two digits and a stop take 1.4
